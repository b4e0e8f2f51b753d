#include "plugin.hpp"

#include <algorithm>
#include <cmath>
#include <iostream>

#include "engine_error.hpp"
#include "instruments.hpp"

namespace soloscope {

namespace {

constexpr std::size_t kBlock = 1024;
constexpr std::size_t kSendAtOnce = 65536;
constexpr std::size_t kMostChannels = 64;
constexpr float kFrameRate = 10.0F;
constexpr int kRegions = 0, kSolos = 1, kActivations = 2;
const char* const kAsTrained = "As trained";
const char* const kSolosOnly = "Solos only";

Vamp::Plugin::OutputDescriptor markedOutput(const char* identifier, const char* name, const char* description) {
    Vamp::Plugin::OutputDescriptor output;
    output.identifier = identifier;
    output.name = name;
    output.description = description;
    output.hasFixedBinCount = true;
    output.binCount = 0;
    output.sampleType = Vamp::Plugin::OutputDescriptor::VariableSampleRate;
    output.hasDuration = true;
    return output;
}

}  // namespace

Plugin::Plugin(float sampleRate) : Vamp::Plugin(sampleRate) {}

std::string Plugin::getIdentifier() const { return "soloscope"; }
std::string Plugin::getName() const { return "Soloscope"; }
std::string Plugin::getDescription() const {
    return "Finds which instrument sounds when, and the solos. Needs the Soloscope program.";
}
std::string Plugin::getMaker() const { return "Soloscope"; }
std::string Plugin::getCopyright() const { return "Apache License 2.0"; }
int Plugin::getPluginVersion() const { return 1; }
std::size_t Plugin::getPreferredBlockSize() const { return kBlock; }
std::size_t Plugin::getMaxChannelCount() const { return kMostChannels; }

Plugin::ParameterList Plugin::getParameterDescriptors() const {
    ParameterDescriptor instrument;
    instrument.identifier = "instrument";
    instrument.name = "Instrument";
    instrument.description = "Mark all instruments, or this one only";
    instrument.minValue = 0;
    instrument.maxValue = static_cast<float>(kInstruments.size());
    instrument.defaultValue = 0;
    instrument.isQuantized = true;
    instrument.quantizeStep = 1;
    instrument.valueNames.emplace_back("all");
    instrument.valueNames.insert(instrument.valueNames.end(), kInstruments.begin(), kInstruments.end());

    ParameterDescriptor threshold;
    threshold.identifier = "threshold";
    threshold.name = "Threshold";
    threshold.description =
        "Probability that a region must reach, the same for all instruments; 0 keeps the threshold that was fitted "
        "for each";
    threshold.minValue = 0;
    threshold.maxValue = 1;
    threshold.defaultValue = 0;
    threshold.isQuantized = false;

    ParameterDescriptor solosOnly;
    solosOnly.identifier = "solosonly";
    solosOnly.name = "Solos only";
    solosOnly.description = "Mark only solos: where one instrument is alone or leads";
    solosOnly.minValue = 0;
    solosOnly.maxValue = 1;
    solosOnly.defaultValue = 0;
    solosOnly.isQuantized = true;
    solosOnly.quantizeStep = 1;

    return {instrument, threshold, solosOnly};
}

float Plugin::getParameter(std::string identifier) const {
    if (identifier == "instrument") {
        return static_cast<float>(instrument_);
    }
    if (identifier == "threshold") {
        return threshold_;
    }
    return identifier == "solosonly" && solosOnly_ ? 1.0F : 0.0F;
}

void Plugin::setParameter(std::string identifier, float value) {
    if (std::isnan(value)) {
        return;
    }
    if (identifier == "instrument") {
        instrument_ = static_cast<int>(std::lround(std::clamp(value, 0.0F, static_cast<float>(kInstruments.size()))));
    } else if (identifier == "threshold") {
        threshold_ = std::clamp(value, 0.0F, 1.0F);
    } else if (identifier == "solosonly") {
        solosOnly_ = value >= 0.5F;
    }
}

Plugin::ProgramList Plugin::getPrograms() const { return {kAsTrained, kSolosOnly}; }

std::string Plugin::getCurrentProgram() const {
    if (instrument_ != 0 || threshold_ > 0) {
        return {};
    }
    return solosOnly_ ? kSolosOnly : kAsTrained;
}

void Plugin::selectProgram(std::string name) {
    if (name == kAsTrained || name == kSolosOnly) {
        instrument_ = 0;
        threshold_ = 0;
        solosOnly_ = name == kSolosOnly;
    }
}

Plugin::OutputList Plugin::getOutputDescriptors() const {
    OutputDescriptor activations;
    activations.identifier = "activations";
    activations.name = "Activations";
    activations.description = "Probability of each instrument in every tenth of a second";
    activations.hasFixedBinCount = true;
    activations.binCount = kInstruments.size();
    activations.binNames.assign(kInstruments.begin(), kInstruments.end());
    activations.hasKnownExtents = true;
    activations.minValue = 0;
    activations.maxValue = 1;
    activations.sampleType = OutputDescriptor::FixedSampleRate;
    activations.sampleRate = kFrameRate;
    return {
        // Audacity makes a command of each output. Named like the plugin, this one's is "Soloscope"; any other name
        // would be appended after a colon, and Audacity's own scripts and macros cannot call such a command.
        markedOutput("regions", "Soloscope", "Where each instrument sounds, labelled with its name and mean probability"),
        markedOutput("solos", "Solos", "Where one instrument is alone, or leads over others (featured)"),
        activations,
    };
}

bool Plugin::initialise(std::size_t channels, std::size_t stepSize, std::size_t blockSize) {
    if (channels < 1 || channels > kMostChannels || stepSize < 1 || stepSize > blockSize) {
        return false;
    }
    channels_ = channels;
    step_ = stepSize;
    block_ = blockSize;
    reset();
    return true;
}

void Plugin::reset() {
    hearing_.reset();  // hangs up: the engine drops what it had of an earlier sound
    waiting_.assign(channels_, {});
    overlap_.assign(channels_, {});
    sent_ = 0;
    began_ = false;
    failure_.clear();
}

Plugin::FeatureSet Plugin::process(const float* const* inputBuffers, Vamp::RealTime timestamp) {
    if (channels_ == 0) {
        return {};
    }
    if (!began_) {
        began_ = true;
        origin_ = timestamp;
    }
    if (!failure_.empty()) {
        sent_ += step_;  // only its length is of interest any more
        return {};
    }
    try {
        take(inputBuffers);
        if (!hearing_) {
            const auto* instrument = instrument_ == 0 ? "" : kInstruments.at(static_cast<std::size_t>(instrument_ - 1));
            const auto rate = static_cast<unsigned>(std::lround(m_inputSampleRate));
            hearing_ = std::make_unique<Hearing>(rate, channels_, Question{instrument, threshold_});
        }
        if (pending() >= kSendAtOnce + block_) {
            sendAllBut(block_);
        }
    } catch (const std::exception& error) {
        fail(error.what());
    }
    return {};
}

Plugin::FeatureSet Plugin::getRemainingFeatures() {
    if (!began_) {
        return {};
    }
    began_ = false;  // a host that asks again has had its answer
    if (failure_.empty()) {
        try {
            cutPadding();
            sendAllBut(0);
            const Findings findings = hearing_->finish();
            hearing_.reset();
            return features(findings);
        } catch (const std::exception& error) {
            fail(error.what());
        }
    }
    return failure();
}

void Plugin::take(const float* const* inputBuffers) {
    for (std::size_t c = 0; c < channels_; ++c) {
        waiting_[c].insert(waiting_[c].end(), inputBuffers[c], inputBuffers[c] + step_);
        overlap_[c].assign(inputBuffers[c] + step_, inputBuffers[c] + block_);
    }
}

void Plugin::sendAllBut(std::size_t kept) {
    const std::size_t samples = pending() - std::min(kept, pending());
    if (samples == 0) {
        return;
    }
    hearing_->send(waiting_, samples);
    for (std::vector<float>& channel : waiting_) {
        channel.erase(channel.begin(), channel.begin() + static_cast<std::ptrdiff_t>(samples));
    }
    sent_ += samples;
}

// Hosts fill the last block up with zeros. Without them the sound is as long as the recording, to the sample, unless
// that itself ends in digital silence; then it is shorter by less than a block.
void Plugin::cutPadding() {
    std::size_t length = 0;
    for (std::size_t c = 0; c < channels_; ++c) {
        waiting_[c].insert(waiting_[c].end(), overlap_[c].begin(), overlap_[c].end());
        overlap_[c].clear();
        const auto lastSounding =
            std::find_if(waiting_[c].rbegin(), waiting_[c].rend(), [](float sample) { return sample != 0.0F; });
        length = std::max(length, static_cast<std::size_t>(waiting_[c].rend() - lastSounding));
    }
    length = std::max(length, pending() - std::min(pending(), block_));
    if (sent_ + length > 0) {
        for (std::vector<float>& channel : waiting_) {
            channel.resize(length);
        }
    }
}

void Plugin::fail(const std::string& sentence) {
    failure_ = "Soloscope: " + sentence;
    std::cerr << failure_ << std::endl;
    hearing_.reset();
    sent_ += pending();
    waiting_.assign(channels_, {});
}

// No host shows a plugin's errors, but all show labels: one over the whole sound says what is wrong.
Plugin::FeatureSet Plugin::failure() const {
    const Feature note = marked(0, static_cast<double>(sent_) / static_cast<double>(m_inputSampleRate), failure_);
    return {{kRegions, {note}}, {kSolos, {note}}};
}

Plugin::FeatureSet Plugin::features(const Findings& findings) const {
    FeatureSet set;
    for (const FoundRegion& region : solosOnly_ ? findings.solos : findings.regions) {
        set[kRegions].push_back(marked(region.onset, region.offset, region.label));
    }
    for (const FoundRegion& solo : findings.solos) {
        const std::string label = solo.solo == "featured" ? solo.label + " (featured)" : solo.label;
        set[kSolos].push_back(marked(solo.onset, solo.offset, label));
    }
    // By name: a later model may know other instruments.
    const std::size_t columns = findings.instruments.size();
    const std::size_t frames = columns == 0 ? 0 : findings.activations.size() / columns;
    std::vector<std::size_t> source;
    for (const char* name : kInstruments) {
        const auto found = std::find(findings.instruments.begin(), findings.instruments.end(), name);
        source.push_back(static_cast<std::size_t>(found - findings.instruments.begin()));
    }
    for (std::size_t frame = 0; frame < frames; ++frame) {
        Feature feature;
        feature.hasTimestamp = true;
        feature.timestamp = origin_ + Vamp::RealTime::fromSeconds(static_cast<double>(frame) * findings.frameLength);
        for (const std::size_t column : source) {
            const bool known = column < columns;
            feature.values.push_back(known ? static_cast<float>(findings.activations[frame * columns + column]) : 0);
        }
        set[kActivations].push_back(feature);
    }
    return set;
}

Plugin::Feature Plugin::marked(double onset, double offset, const std::string& label) const {
    Feature feature;
    feature.hasTimestamp = true;
    feature.timestamp = origin_ + Vamp::RealTime::fromSeconds(onset);
    feature.hasDuration = true;
    feature.duration = Vamp::RealTime::fromSeconds(offset - onset);
    feature.label = label;
    return feature;
}

}  // namespace soloscope
