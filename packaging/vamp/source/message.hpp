// The engine's messages as bytes: a 4-byte big-endian length, so much JSON, then the arrays it lists, little-endian.
// engine/service/wire.py has the other end.

#pragma once

#include <cstddef>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace soloscope {

struct Array {
    std::vector<std::size_t> shape;
    std::vector<double> values;
};

struct Message {
    nlohmann::json fields;  // with "type"
    std::map<std::string, Array> arrays;

    std::string type() const { return fields.value("type", std::string()); }
};

// One message without arrays.
std::string encoded(const nlohmann::json& fields);

// One message with an array "samples" of float32, shape (channels, samples).
std::string encodedSamples(nlohmann::json fields, const std::vector<std::vector<float>>& channels, std::size_t samples);

// Turns bytes, cut anywhere, back into messages.
class MessageReader {
public:
    void feed(const char* data, std::size_t size) { buffer_.append(data, size); }

    // The next message if it is complete. Throws EngineError if the bytes cannot be one.
    std::optional<Message> next();

private:
    std::string buffer_;
};

}  // namespace soloscope
