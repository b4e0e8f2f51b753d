// What went wrong between the plugin and the engine, as the sentence that the host's user reads.

#pragma once

#include <stdexcept>

namespace soloscope {

class EngineError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

}  // namespace soloscope
