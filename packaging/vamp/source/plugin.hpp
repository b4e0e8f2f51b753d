// The Vamp plugin: gathers the host's audio for the engine and hands its findings to the host as features.

#pragma once

#include <vamp-sdk/Plugin.h>

#include <memory>
#include <string>
#include <vector>

#include "hearing.hpp"

namespace soloscope {

class Plugin : public Vamp::Plugin {
public:
    explicit Plugin(float sampleRate);

    std::string getIdentifier() const override;
    std::string getName() const override;
    std::string getDescription() const override;
    std::string getMaker() const override;
    std::string getCopyright() const override;
    int getPluginVersion() const override;

    ParameterList getParameterDescriptors() const override;
    float getParameter(std::string identifier) const override;
    void setParameter(std::string identifier, float value) override;
    ProgramList getPrograms() const override;
    std::string getCurrentProgram() const override;
    void selectProgram(std::string name) override;

    InputDomain getInputDomain() const override { return TimeDomain; }
    std::size_t getPreferredBlockSize() const override;
    std::size_t getPreferredStepSize() const override { return getPreferredBlockSize(); }
    std::size_t getMinChannelCount() const override { return 1; }
    std::size_t getMaxChannelCount() const override;
    OutputList getOutputDescriptors() const override;

    bool initialise(std::size_t channels, std::size_t stepSize, std::size_t blockSize) override;
    void reset() override;
    FeatureSet process(const float* const* inputBuffers, Vamp::RealTime timestamp) override;
    FeatureSet getRemainingFeatures() override;

private:
    std::size_t pending() const { return waiting_.empty() ? 0 : waiting_.front().size(); }
    void take(const float* const* inputBuffers);
    void sendAllBut(std::size_t kept);
    void cutPadding();
    void fail(const std::string& sentence);
    FeatureSet failure() const;
    FeatureSet features(const Findings& findings) const;
    Feature marked(double onset, double offset, const std::string& label) const;

    int instrument_ = 0;  // 0: all
    float threshold_ = 0;
    bool solosOnly_ = false;

    std::size_t channels_ = 0, step_ = 0, block_ = 0;
    std::unique_ptr<Hearing> hearing_;
    std::vector<std::vector<float>> waiting_;  // not sent yet, by channel
    std::vector<std::vector<float>> overlap_;  // end of the last block where blocks overlap
    std::size_t sent_ = 0;
    bool began_ = false;
    Vamp::RealTime origin_;
    std::string failure_;
};

}  // namespace soloscope
