#include "settings.hpp"

#include <cstdlib>
#include <string>

#ifdef _WIN32
#include <windows.h>
#endif

namespace soloscope {

#ifdef _WIN32

std::optional<std::string> environmentVariable(const char* name) {
    const std::wstring wideName(name, name + std::char_traits<char>::length(name));  // our names are ASCII
    std::wstring value(32768, L'\0');
    const DWORD length = GetEnvironmentVariableW(wideName.c_str(), value.data(), static_cast<DWORD>(value.size()));
    if (length == 0 || length >= value.size()) {
        return std::nullopt;
    }
    const int bytes =
        WideCharToMultiByte(CP_UTF8, 0, value.data(), static_cast<int>(length), nullptr, 0, nullptr, nullptr);
    std::string text(static_cast<std::size_t>(bytes), '\0');
    WideCharToMultiByte(CP_UTF8, 0, value.data(), static_cast<int>(length), text.data(), bytes, nullptr, nullptr);
    return text;
}

#else

std::optional<std::string> environmentVariable(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr && *value != '\0' ? std::optional<std::string>(value) : std::nullopt;
}

#endif

std::chrono::milliseconds patience() {
    constexpr std::chrono::milliseconds usual{60'000};
    const auto named = environmentVariable("SOLOSCOPE_TIMEOUT");
    if (!named) {
        return usual;
    }
    // Whole seconds: reading a fraction would depend on the host's locale.
    const long seconds = std::strtol(named->c_str(), nullptr, 10);
    return seconds >= 1 && seconds <= 86'400 ? std::chrono::milliseconds(seconds * 1000) : usual;
}

}  // namespace soloscope
