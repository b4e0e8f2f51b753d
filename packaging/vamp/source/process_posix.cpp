#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "engine_error.hpp"
#include "process.hpp"

#ifdef __APPLE__
#include <crt_externs.h>
#define environ (*_NSGetEnviron())
#else
extern char** environ;
#endif

namespace soloscope {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t kMostBytes = 1 << 20;

class Descriptor {
public:
    explicit Descriptor(int number = -1) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(other.number_) { other.number_ = -1; }
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~Descriptor() { close(); }
    int number() const { return number_; }
    void close() {
        if (number_ >= 0) {
            ::close(number_);
            number_ = -1;
        }
    }

private:
    int number_;
};

struct Pipe {
    Descriptor reading, writing;
};

// Neither end may reach a program that the host starts at the same moment: it would keep the pipe open.
Pipe makePipe() {
    std::array<int, 2> ends{};
#ifdef __linux__
    const bool made = ::pipe2(ends.data(), O_CLOEXEC) == 0;
#else
    const bool made = ::pipe(ends.data()) == 0;
    if (made) {
        ::fcntl(ends[0], F_SETFD, FD_CLOEXEC);
        ::fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    }
#endif
    if (!made) {
        throw EngineError(std::string("The engine cannot be started: ") + std::strerror(errno) + ".");
    }
    return {Descriptor(ends[0]), Descriptor(ends[1])};
}

pid_t spawn(const std::filesystem::path& program, const std::vector<std::string>& arguments, const Pipe& output,
            const Pipe& messages) {
    std::vector<std::string> words{program.string()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    for (std::string& word : words) {
        pointers.push_back(word.data());
    }
    pointers.push_back(nullptr);

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, output.writing.number(), 1);
    posix_spawn_file_actions_adddup2(&actions, messages.writing.number(), 2);

    // The host may have blocked signals in this thread, or ignore some; the engine must start as from a terminal.
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none, usual;
    sigemptyset(&none);
    sigemptyset(&usual);
    for (const int signal : {SIGPIPE, SIGTERM, SIGINT, SIGCHLD}) {
        sigaddset(&usual, signal);
    }
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &usual);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);

    pid_t child = -1;
    const int failure = ::posix_spawn(&child, program.c_str(), &actions, &attributes, pointers.data(), environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    if (failure != 0) {
        throw EngineError("\"" + program.string() + "\" cannot be started: " + std::strerror(failure) + ".");
    }
    return child;
}

// Append what can be read; false at the end of the stream.
bool readSome(const Descriptor& from, std::string& text) {
    std::array<char, 4096> buffer{};
    const ssize_t count = ::read(from.number(), buffer.data(), buffer.size());
    if (count < 0) {
        return errno == EINTR || errno == EAGAIN;
    }
    if (text.size() < kMostBytes) {
        text.append(buffer.data(), static_cast<std::size_t>(count));
    }
    return count > 0;
}

// Read both streams to their ends; false if that takes too long.
bool readAll(Pipe& output, Pipe& messages, ProgramResult& result, Clock::time_point deadline) {
    std::array<Descriptor*, 2> ends{&output.reading, &messages.reading};
    std::array<std::string*, 2> texts{&result.output, &result.messages};
    while (ends[0]->number() >= 0 || ends[1]->number() >= 0) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
        if (left <= 0) {
            return false;
        }
        std::array<pollfd, 2> waiting{{{ends[0]->number(), POLLIN, 0}, {ends[1]->number(), POLLIN, 0}}};
        if (::poll(waiting.data(), waiting.size(), static_cast<int>(left)) < 0 && errno != EINTR) {
            return false;
        }
        for (std::size_t i = 0; i < ends.size(); ++i) {
            if (waiting[i].revents != 0 && !readSome(*ends[i], *texts[i])) {
                ends[i]->close();
            }
        }
    }
    return true;
}

int waitFor(pid_t child) {
    int status = 0;
    while (::waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) {
            return 0;  // the host collects its children's exit codes itself; judge by what was said
        }
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

ProgramResult runProgram(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                         std::chrono::milliseconds timeout) {
    Pipe output = makePipe(), messages = makePipe();
    const auto deadline = Clock::now() + timeout;
    const pid_t child = spawn(program, arguments, output, messages);
    output.writing.close();
    messages.writing.close();
    ProgramResult result;
    const bool inTime = readAll(output, messages, result, deadline);
    if (!inTime) {
        ::kill(child, SIGKILL);
    }
    result.exitCode = waitFor(child);
    if (!inTime) {
        throw EngineError("Soloscope did not start in time. Is the computer very busy? Try again.");
    }
    return result;
}

}  // namespace soloscope
