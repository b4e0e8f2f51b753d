#include "engine_path.hpp"

#include <fstream>
#include <string>
#include <system_error>
#include <vector>

#include "engine_error.hpp"
#include "settings.hpp"

#ifdef _WIN32
#include <windows.h>
#else
#include <dlfcn.h>
#include <unistd.h>
#endif

namespace fs = std::filesystem;

namespace soloscope {

namespace {

#ifdef _WIN32
constexpr char kPathSeparator = ';';
constexpr const char* kProgram = "soloscope.exe";
#else
constexpr char kPathSeparator = ':';
constexpr const char* kProgram = "soloscope";
#endif

bool isProgram(const fs::path& path) {
    std::error_code error;
    if (path.empty() || !fs::is_regular_file(path, error)) {
        return false;
    }
#ifdef _WIN32
    return true;
#else
    return ::access(path.c_str(), X_OK) == 0;
#endif
}

// The folder of this very library, wherever the host found it.
fs::path pluginFolder() {
#ifdef _WIN32
    HMODULE module = nullptr;
    const auto flags = GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS | GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT;
    if (!GetModuleHandleExW(flags, reinterpret_cast<LPCWSTR>(&pluginFolder), &module)) {
        return {};
    }
    std::wstring name(32768, L'\0');
    name.resize(GetModuleFileNameW(module, name.data(), static_cast<DWORD>(name.size())));
    return fs::path(name).parent_path();
#else
    Dl_info found{};
    if (::dladdr(reinterpret_cast<const void*>(&pluginFolder), &found) == 0 || found.dli_fname == nullptr) {
        return {};
    }
    return fs::path(found.dli_fname).parent_path();
#endif
}

fs::path namedBesidePlugin() {
    std::ifstream file(pluginFolder() / "soloscope.engine");
    std::string line;
    std::getline(file, line);
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) {
        line.pop_back();
    }
    return fs::u8path(line);
}

std::vector<fs::path> foldersOnPath() {
    std::vector<fs::path> folders;
    const std::string path = environmentVariable("PATH").value_or("");
    for (std::size_t start = 0; start <= path.size();) {
        const std::size_t end = std::min(path.find(kPathSeparator, start), path.size());
        const fs::path folder = fs::u8path(path.substr(start, end - start));
        if (folder.is_absolute()) {  // never from whatever folder the host is in
            folders.push_back(folder);
        }
        start = end + 1;
    }
    return folders;
}

std::vector<fs::path> usualFolders() {
    std::vector<fs::path> folders;
    const auto below = [&folders](const char* variable, const char* rest) {
        if (const auto root = environmentVariable(variable)) {
            folders.push_back(fs::u8path(*root) / rest);
        }
    };
#if defined(_WIN32)
    below("LOCALAPPDATA", "Programs/Soloscope");
    below("ProgramFiles", "Soloscope");
#else
    below("HOME", ".local/bin");
#if defined(__APPLE__)
    folders.emplace_back("/Applications/Soloscope.app/Contents/MacOS");
    below("HOME", "Applications/Soloscope.app/Contents/MacOS");
    folders.emplace_back("/opt/homebrew/bin");
#endif
    folders.emplace_back("/usr/local/bin");
    folders.emplace_back("/usr/bin");
    folders.emplace_back("/opt/soloscope/bin");
#endif
    return folders;
}

}  // namespace

fs::path findEngine() {
    if (const auto named = environmentVariable("SOLOSCOPE")) {
        const fs::path path = fs::u8path(*named);
        if (isProgram(path)) {
            return path;
        }
        throw EngineError("The environment variable SOLOSCOPE names \"" + *named + "\", which is no program.");
    }
    if (const fs::path path = namedBesidePlugin(); isProgram(path)) {
        return path;
    }
    for (const auto& folders : {foldersOnPath(), usualFolders()}) {
        for (const fs::path& folder : folders) {
            if (isProgram(folder / kProgram)) {
                return folder / kProgram;
            }
        }
    }
    throw EngineError(
        "The Soloscope program is not installed, or not where this plugin looks. Install it, or name it in the "
        "environment variable SOLOSCOPE.");
}

}  // namespace soloscope
