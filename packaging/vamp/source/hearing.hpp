// One sound, handed to the engine in blocks, and what the engine heard in it.
// engine/service/sound_service.py documents the protocol.

#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "connection.hpp"
#include "message.hpp"

namespace soloscope {

// What to find.
struct Question {
    std::string instrument;  // empty: all
    double threshold = 0;    // 0: as trained
};

struct FoundRegion {
    double onset, offset;  // seconds
    std::string label;
    std::string solo;
};

struct Findings {
    std::vector<FoundRegion> regions, solos;
    std::vector<std::string> instruments;
    double frameLength = 0;           // seconds
    std::vector<double> activations;  // frames x instruments
};

class Hearing {
public:
    // Finds the engine's service, starting it if there is none. Throws EngineError, as all that follows.
    Hearing(unsigned sampleRate, std::size_t channels, const Question& question);

    // Send the first `samples` of each channel.
    void send(const std::vector<std::vector<float>>& channels, std::size_t samples);

    // Wait for the answer to all that was sent.
    Findings finish();

private:
    Message receive();

    std::unique_ptr<Connection> connection_;
    MessageReader reader_;
};

}  // namespace soloscope
