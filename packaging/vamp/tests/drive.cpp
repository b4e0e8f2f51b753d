// A Vamp host for tests: does to the plugin what hosts may do and vamp-simple-host does not.
//
//   drive RATE CHANNELS SAMPLES.f32 [NAME=VALUE...]
//
// SAMPLES.f32 holds interleaved little-endian floats. Names: block, step, stop (destroy the plugin after so many blocks),
// times (runs with one plugin object), ends (how often it is asked for what remains), start (seconds, of the first block), program, output (number), and the plugin's
// parameters. Prints each feature as tab-separated values: time, duration, label, values.

#include <vamp-hostsdk/PluginLoader.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace {

using Options = std::map<std::string, std::string>;
using Channels = std::vector<std::vector<float>>;

std::size_t number(const Options& options, const char* name, std::size_t otherwise) {
    const auto found = options.find(name);
    return found == options.end() ? otherwise : std::strtoul(found->second.c_str(), nullptr, 10);
}

Channels samplesOf(const char* path, std::size_t channels) {
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    std::vector<float> all(static_cast<std::size_t>(file.tellg()) / sizeof(float));
    file.seekg(0);
    file.read(reinterpret_cast<char*>(all.data()), static_cast<std::streamsize>(all.size() * sizeof(float)));
    Channels result(channels);
    for (std::size_t i = 0; i < all.size(); ++i) {
        result[i % channels].push_back(all[i]);
    }
    return result;
}

void print(const Vamp::Plugin::FeatureList& features) {
    for (const auto& feature : features) {
        std::printf("%.9f\t%.9f\t%s", feature.timestamp.sec + feature.timestamp.nsec * 1e-9,
                    feature.duration.sec + feature.duration.nsec * 1e-9, feature.label.c_str());
        for (const float value : feature.values) {
            std::printf("\t%.7g", static_cast<double>(value));
        }
        std::printf("\n");
    }
}

// Run the plugin over the samples as hosts do: the last block is filled up with zeros. False if it was to be cut short.
bool run(Vamp::Plugin& plugin, const Channels& channels, unsigned rate, const Options& options) {
    const std::size_t block = number(options, "block", 1024), step = number(options, "step", block);
    const std::size_t stop = number(options, "stop", static_cast<std::size_t>(-1));
    const std::size_t length = channels.front().size();
    const auto start = Vamp::RealTime::fromSeconds(static_cast<double>(number(options, "start", 0)));
    std::size_t blocks = 0;
    for (std::size_t position = 0; position < length; position += step) {
        if (blocks++ == stop) {
            return false;
        }
        Channels padded;
        std::vector<const float*> pointers;
        for (const auto& channel : channels) {
            auto& filled = padded.emplace_back(block, 0.0F);
            for (std::size_t i = 0; i < block && position + i < length; ++i) {
                filled[i] = channel[position + i];
            }
        }
        for (const auto& channel : padded) {
            pointers.push_back(channel.data());
        }
        const auto time = start + Vamp::RealTime::frame2RealTime(static_cast<long>(position), rate);
        auto early = plugin.process(pointers.data(), time);
        print(early[static_cast<int>(number(options, "output", 0))]);
        if (position + block >= length) {
            break;
        }
    }
    auto found = plugin.getRemainingFeatures();
    print(found[static_cast<int>(number(options, "output", 0))]);
    for (std::size_t again = 1; again < number(options, "ends", 1); ++again) {
        auto more = plugin.getRemainingFeatures();
        print(more[static_cast<int>(number(options, "output", 0))]);
    }
    return true;
}

}  // namespace

int main(int count, char** words) {
    if (count < 4) {
        return 2;
    }
    const auto rate = static_cast<unsigned>(std::strtoul(words[1], nullptr, 10));
    const auto channels = samplesOf(words[3], std::strtoul(words[2], nullptr, 10));
    Options options;
    for (int i = 4; i < count; ++i) {
        const std::string word = words[i];
        options[word.substr(0, word.find('='))] = word.substr(word.find('=') + 1);
    }
    auto* loader = Vamp::HostExt::PluginLoader::getInstance();
    const std::unique_ptr<Vamp::Plugin> plugin(loader->loadPlugin("soloscope:soloscope", static_cast<float>(rate), 0));
    if (!plugin) {
        std::fprintf(stderr, "the plugin was not found on VAMP_PATH\n");
        return 3;
    }
    if (options.count("program") != 0) {
        plugin->selectProgram(options["program"]);
    }
    for (const auto& parameter : plugin->getParameterDescriptors()) {
        if (options.count(parameter.identifier) != 0) {
            plugin->setParameter(parameter.identifier, std::strtof(options[parameter.identifier].c_str(), nullptr));
        }
    }
    const std::size_t block = number(options, "block", 1024);
    if (!plugin->initialise(channels.size(), number(options, "step", block), block)) {
        std::fprintf(stderr, "the plugin refused to be initialised\n");
        return 4;
    }
    for (std::size_t time = 0; time < number(options, "times", 1); ++time) {
        if (time > 0) {
            plugin->reset();
        }
        if (!run(*plugin, channels, rate, options)) {
            std::printf("stopped\n");
            return 0;
        }
    }
    return 0;
}
