#include <windows.h>

#include <array>

#include "engine_error.hpp"
#include "process.hpp"

namespace soloscope {

namespace {

constexpr std::size_t kMostBytes = 1 << 20;
constexpr DWORD kLookAgainMs = 10;

class Handle {
public:
    explicit Handle(HANDLE handle = nullptr) : handle_(handle) {}
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() { close(); }
    HANDLE get() const { return handle_; }
    HANDLE* address() { return &handle_; }
    void close() {
        if (handle_ != nullptr && handle_ != INVALID_HANDLE_VALUE) {
            CloseHandle(handle_);
        }
        handle_ = nullptr;
    }

private:
    HANDLE handle_;
};

std::wstring wide(const std::string& text) {
    if (text.empty()) {
        return {};
    }
    const int length = MultiByteToWideChar(CP_UTF8, 0, text.data(), static_cast<int>(text.size()), nullptr, 0);
    std::wstring result(static_cast<std::size_t>(length), L'\0');
    MultiByteToWideChar(CP_UTF8, 0, text.data(), static_cast<int>(text.size()), result.data(), length);
    return result;
}

// One argument so that CommandLineToArgvW reads it back unchanged.
std::wstring quoted(const std::wstring& word) {
    std::wstring result = L"\"";
    std::size_t backslashes = 0;
    for (const wchar_t character : word) {
        if (character == L'\\') {
            ++backslashes;
            continue;
        }
        result.append(character == L'"' ? 2 * backslashes + 1 : backslashes, L'\\');
        backslashes = 0;
        result.push_back(character);
    }
    return result.append(2 * backslashes, L'\\') + L"\"";
}

void makePipe(Handle& reading, Handle& writing) {
    SECURITY_ATTRIBUTES inherited{sizeof(SECURITY_ATTRIBUTES), nullptr, TRUE};
    if (!CreatePipe(reading.address(), writing.address(), &inherited, 0)) {
        throw EngineError("Soloscope cannot be started: Windows has no pipe left.");
    }
    SetHandleInformation(reading.get(), HANDLE_FLAG_INHERIT, 0);
}

void readWaiting(HANDLE from, std::string& text) {
    DWORD waiting = 0;
    while (PeekNamedPipe(from, nullptr, 0, nullptr, &waiting, nullptr) && waiting > 0) {
        std::array<char, 4096> buffer{};
        DWORD count = 0;
        if (!ReadFile(from, buffer.data(), static_cast<DWORD>(buffer.size()), &count, nullptr) || count == 0) {
            return;
        }
        if (text.size() < kMostBytes) {
            text.append(buffer.data(), count);
        }
    }
}

}  // namespace

ProgramResult runProgram(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                         std::chrono::milliseconds timeout) {
    std::wstring commandLine = quoted(program.wstring());
    for (const std::string& argument : arguments) {
        commandLine += L" " + quoted(wide(argument));
    }
    Handle outputReading, outputWriting, messagesReading, messagesWriting;
    makePipe(outputReading, outputWriting);
    makePipe(messagesReading, messagesWriting);

    STARTUPINFOW startup{};
    startup.cb = sizeof(startup);
    startup.dwFlags = STARTF_USESTDHANDLES;
    startup.hStdOutput = outputWriting.get();
    startup.hStdError = messagesWriting.get();
    PROCESS_INFORMATION child{};
    if (!CreateProcessW(program.c_str(), commandLine.data(), nullptr, nullptr, TRUE, CREATE_NO_WINDOW, nullptr,
                        nullptr, &startup, &child)) {
        throw EngineError("\"" + program.u8string() + "\" cannot be started (Windows error " +
                          std::to_string(GetLastError()) + ").");
    }
    const Handle process(child.hProcess), thread(child.hThread);
    outputWriting.close();
    messagesWriting.close();

    ProgramResult result;
    const auto deadline = std::chrono::steady_clock::now() + timeout;
    bool running = true;
    while (running) {
        running = WaitForSingleObject(process.get(), kLookAgainMs) == WAIT_TIMEOUT;
        readWaiting(outputReading.get(), result.output);
        readWaiting(messagesReading.get(), result.messages);
        if (running && std::chrono::steady_clock::now() > deadline) {
            TerminateProcess(process.get(), 1);
            throw EngineError("Soloscope did not start in time. Is the computer very busy? Try again.");
        }
    }
    DWORD code = 0;
    GetExitCodeProcess(process.get(), &code);
    result.exitCode = static_cast<int>(code);
    return result;
}

}  // namespace soloscope
