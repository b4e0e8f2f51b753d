// What a user or a test may set from outside: environment variables.

#pragma once

#include <chrono>
#include <optional>
#include <string>

namespace soloscope {

// The value of an environment variable in UTF-8; nothing if it is not set or empty.
std::optional<std::string> environmentVariable(const char* name);

// How long the engine may be silent: $SOLOSCOPE_TIMEOUT in seconds, else a minute.
std::chrono::milliseconds patience();

}  // namespace soloscope
