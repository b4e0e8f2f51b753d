// Runs a program to its end and returns what it said. Arguments are a list; no shell is involved.

#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace soloscope {

struct ProgramResult {
    int exitCode = 0;  // -1 if it ended otherwise than by itself
    std::string output;
    std::string messages;  // its standard error
};

// Throws EngineError if it cannot be started or does not end in time; then it is ended by force.
ProgramResult runProgram(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                         std::chrono::milliseconds timeout);

}  // namespace soloscope
