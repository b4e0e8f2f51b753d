#include "message.hpp"

#include <cstdint>
#include <cstring>

#include "engine_error.hpp"

#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "The arrays are little-endian; this processor would need them turned round."
#endif

namespace soloscope {

namespace {

using nlohmann::json;

constexpr std::size_t kLengthBytes = 4;
constexpr std::size_t kMostHeader = 4u << 20;
constexpr std::size_t kMostArrays = 512u << 20;

[[noreturn]] void notUnderstood() {
    throw EngineError("Soloscope's engine sent something that this plugin does not understand; update both.");
}

std::string framed(const json& fields) {
    // Never throws for odd bytes: what cannot be UTF-8 is replaced.
    const std::string text = fields.dump(-1, ' ', true, json::error_handler_t::replace);
    const auto length = static_cast<std::uint32_t>(text.size());
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8) {
        bytes.push_back(static_cast<char>(length >> shift & 0xff));
    }
    return bytes + text;
}

std::size_t itemBytes(const std::string& type) {
    if (type == "float32") {
        return sizeof(float);
    }
    if (type == "float64") {
        return sizeof(double);
    }
    notUnderstood();
}

std::size_t itemCount(const std::vector<std::size_t>& shape) {
    std::size_t count = 1;
    for (const std::size_t length : shape) {
        if (length > kMostArrays || count * length > kMostArrays) {
            notUnderstood();
        }
        count *= length;
    }
    return count;
}

template <typename Item>
std::vector<double> read(const char* bytes, std::size_t count) {
    std::vector<double> values(count);
    for (std::size_t i = 0; i < count; ++i) {
        Item item;
        std::memcpy(&item, bytes + i * sizeof(Item), sizeof(Item));
        values[i] = static_cast<double>(item);
    }
    return values;
}

}  // namespace

std::string encoded(const json& fields) { return framed(fields); }

std::string encodedSamples(json fields, const std::vector<std::vector<float>>& channels, std::size_t samples) {
    fields["arrays"] = {{{"name", "samples"}, {"dtype", "float32"}, {"shape", {channels.size(), samples}}}};
    std::string bytes = framed(fields);
    bytes.reserve(bytes.size() + channels.size() * samples * sizeof(float));
    for (const std::vector<float>& channel : channels) {
        bytes.append(reinterpret_cast<const char*>(channel.data()), samples * sizeof(float));
    }
    return bytes;
}

std::optional<Message> MessageReader::next() try {
    if (buffer_.size() < kLengthBytes) {
        return std::nullopt;
    }
    std::size_t length = 0;
    for (std::size_t i = 0; i < kLengthBytes; ++i) {
        length = length << 8 | static_cast<unsigned char>(buffer_[i]);
    }
    if (length < 2 || length > kMostHeader) {
        notUnderstood();
    }
    if (buffer_.size() < kLengthBytes + length) {
        return std::nullopt;
    }
    Message message;
    message.fields = json::parse(buffer_.begin() + kLengthBytes,
                                 buffer_.begin() + static_cast<std::ptrdiff_t>(kLengthBytes + length));
    std::size_t end = kLengthBytes + length;
    for (const json& entry : message.fields.value("arrays", json::array())) {
        const auto shape = entry.at("shape").get<std::vector<std::size_t>>();
        const std::size_t size = itemBytes(entry.at("dtype").get<std::string>()), count = itemCount(shape);
        if (end + size * count > kMostHeader + kMostArrays) {
            notUnderstood();
        }
        if (buffer_.size() >= end + size * count) {
            const char* bytes = buffer_.data() + end;
            auto values = size == sizeof(float) ? read<float>(bytes, count) : read<double>(bytes, count);
            message.arrays[entry.at("name").get<std::string>()] = {shape, std::move(values)};
        }
        end += size * count;
    }
    if (buffer_.size() < end) {
        return std::nullopt;
    }
    buffer_.erase(0, end);
    return message;
} catch (const json::exception&) {
    notUnderstood();
}

}  // namespace soloscope
