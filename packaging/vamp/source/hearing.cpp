#include "hearing.hpp"

#include <algorithm>
#include <array>

#include "engine_error.hpp"
#include "engine_path.hpp"
#include "process.hpp"
#include "settings.hpp"

namespace soloscope {

namespace {

using nlohmann::json;

constexpr int kProtocol = 1;
constexpr int kRequest = 1;  // a connection carries one sound only
constexpr int kUsageError = 2;

std::string lastLine(const std::string& text) {
    const std::size_t end = text.find_last_not_of(" \r\n\t");
    if (end == std::string::npos) {
        return {};
    }
    const std::size_t newline = text.rfind('\n', end);
    const std::size_t start = newline == std::string::npos ? 0 : newline + 1;
    return text.substr(start, end + 1 - start);
}

// Ask the program where its service listens; it starts one if need be.
json serviceAddress() {
    const auto engine = findEngine();
    const ProgramResult result = runProgram(engine, {"serve", "--background"}, patience());
    const json address = json::parse(lastLine(result.output), nullptr, false);
    if (address.is_object() && address.value("kind", json()) == "soloscope service") {
        return address;
    }
    const std::string said = lastLine(result.messages);
    if (result.exitCode == kUsageError && said.find("invalid choice") != std::string::npos) {
        throw EngineError("The Soloscope at \"" + engine.u8string() + "\" is too old for this plugin; update it.");
    }
    throw EngineError("Soloscope could not be started" + (said.empty() ? "." : ": " + said));
}

std::vector<FoundRegion> regionsOf(const Message& message) {
    const auto labels = message.fields.at("labels").get<std::vector<std::string>>();
    const auto solos = message.fields.at("solos").get<std::vector<std::string>>();
    const auto& onsets = message.arrays.at("onsets_s").values;
    const auto& offsets = message.arrays.at("offsets_s").values;
    std::vector<FoundRegion> regions;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        regions.push_back({onsets.at(i), offsets.at(i), labels[i], solos.at(i)});
    }
    return regions;
}

// What is missing in a message, or of another kind, is as bad as bytes that are none.
template <typename Work>
auto understood(Work work) {
    try {
        return work();
    } catch (const json::exception&) {
    } catch (const std::out_of_range&) {
    }
    throw EngineError("Soloscope's engine answered in a way that this plugin does not understand; update both.");
}

}  // namespace

Hearing::Hearing(unsigned sampleRate, std::size_t channels, const Question& question) {
    understood([&] {
        const json address = serviceAddress();
        connection_ = std::make_unique<Connection>(address.at("transport").get<std::string>(),
                                                   address.at("address").get<std::string>(), patience());
        connection_->send(encoded({{"type", "Hello"},
                                   {"protocol", kProtocol},
                                   {"program", "Vamp plugin"},
                                   {"secret", address.at("secret").get<std::string>()}}));
        if (receive().type() != "Welcome") {
            throw EngineError("Soloscope's engine did not greet back; update Soloscope and this plugin.");
        }
        connection_->send(encoded({{"type", "BeginSound"},
                                   {"request_id", kRequest},
                                   {"sample_rate", sampleRate},
                                   {"channels", channels},
                                   {"instrument", question.instrument},
                                   {"threshold", question.threshold}}));
    });
}

void Hearing::send(const std::vector<std::vector<float>>& channels, std::size_t samples) {
    connection_->send(encodedSamples({{"type", "SoundBlock"}, {"request_id", kRequest}}, channels, samples));
}

Findings Hearing::finish() {
    connection_->send(encoded({{"type", "EndSound"}, {"request_id", kRequest}}));
    return understood([this] {
        Findings findings;
        while (true) {
            Message message = receive();
            if (message.type() == "FoundRegions") {
                const bool solos = message.fields.at("kind").get<std::string>() == "solos";
                (solos ? findings.solos : findings.regions) = regionsOf(message);
            } else if (message.type() == "SoundHeard") {
                findings.instruments = message.fields.at("instruments").get<std::vector<std::string>>();
                findings.frameLength = message.fields.at("frame_s").get<double>();
                findings.activations = std::move(message.arrays.at("values").values);
                return findings;
            }
        }
    });
}

Message Hearing::receive() {
    std::array<char, 65536> buffer{};
    while (true) {
        if (auto message = reader_.next()) {
            if (message->type() == "Failed") {
                throw EngineError(message->fields.value("sentence", std::string("Soloscope's engine failed.")));
            }
            return std::move(*message);
        }
        const std::size_t count = connection_->receive(buffer.data(), buffer.size());
        reader_.feed(buffer.data(), count);
    }
}

}  // namespace soloscope
