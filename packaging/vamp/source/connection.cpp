#include "connection.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "engine_error.hpp"

#ifdef _WIN32
#include <winsock2.h>
#include <ws2tcpip.h>
#else
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>
#endif

namespace soloscope {

namespace {

constexpr std::size_t kMostAtOnce = 1 << 20;

#ifdef _WIN32

constexpr int kSendFlags = 0;
using Length = int;

void startNetwork() {
    static const bool started = [] {
        WSADATA data;
        return WSAStartup(MAKEWORD(2, 2), &data) == 0;
    }();
    if (!started) {
        throw EngineError("Windows gives no access to its network functions, which the engine is reached through.");
    }
}

void closeSocket(std::uintptr_t socket) { ::closesocket(socket); }
bool timedOut() { return WSAGetLastError() == WSAETIMEDOUT; }
bool interrupted() { return false; }

#else

using Length = std::size_t;
#ifdef MSG_NOSIGNAL
constexpr int kSendFlags = MSG_NOSIGNAL;  // a service that is gone must not end the host
#else
constexpr int kSendFlags = 0;  // macOS: SO_NOSIGPIPE below does it
#endif

void startNetwork() {}
void closeSocket(int socket) { ::close(socket); }
bool timedOut() { return errno == EAGAIN || errno == EWOULDBLOCK; }
bool interrupted() { return errno == EINTR; }

#endif

const char* const kStopped = "Soloscope's engine has stopped in the middle of its work. Try again.";
const char* const kSilent = "Soloscope's engine does not answer any more. Try again.";

sockaddr_in localAddress(const std::string& address) {
    const std::size_t colon = address.rfind(':');
    const long port = colon == std::string::npos ? 0 : std::strtol(address.c_str() + colon + 1, nullptr, 10);
    sockaddr_in where{};
    where.sin_family = AF_INET;
    if (port < 1 || port > 65535 || ::inet_pton(AF_INET, address.substr(0, colon).c_str(), &where.sin_addr) != 1) {
        throw EngineError("Soloscope's engine gave an address that is none: " + address + ".");
    }
    where.sin_port = htons(static_cast<std::uint16_t>(port));
    return where;
}

}  // namespace

Connection::Connection(const std::string& transport, const std::string& address, std::chrono::milliseconds patience) {
    startNetwork();
    bool connected = false;
    if (transport == "tcp") {
        const sockaddr_in where = localAddress(address);
        socket_ = ::socket(AF_INET, SOCK_STREAM, 0);
        configure(patience);
        connected = ::connect(socket_, reinterpret_cast<const sockaddr*>(&where), sizeof(where)) == 0;
#ifndef _WIN32
    } else if (transport == "unix") {
        sockaddr_un where{};
        where.sun_family = AF_UNIX;
        if (address.size() >= sizeof(where.sun_path)) {
            throw EngineError("Soloscope's engine listens at too long a path: " + address + ".");
        }
        std::copy(address.begin(), address.end(), where.sun_path);
        socket_ = ::socket(AF_UNIX, SOCK_STREAM, 0);
        configure(patience);
        connected = ::connect(socket_, reinterpret_cast<const sockaddr*>(&where), sizeof(where)) == 0;
#endif
    } else {
        throw EngineError("Soloscope's engine listens in a way that this plugin does not know; update the plugin.");
    }
    if (!connected) {
        closeSocket(socket_);
        throw EngineError("Soloscope's engine was started but cannot be reached. Try again.");
    }
}

Connection::~Connection() { closeSocket(socket_); }

void Connection::configure(std::chrono::milliseconds patience) {
#ifdef _WIN32
    const DWORD limit = static_cast<DWORD>(patience.count());
    const char* value = reinterpret_cast<const char*>(&limit);
#else
    timeval limit{};
    limit.tv_sec = static_cast<decltype(limit.tv_sec)>(patience.count() / 1000);
    limit.tv_usec = static_cast<decltype(limit.tv_usec)>(patience.count() % 1000 * 1000);
    const timeval* value = &limit;
#endif
    ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, value, sizeof(limit));
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, value, sizeof(limit));
#ifdef SO_NOSIGPIPE
    const int yes = 1;
    ::setsockopt(socket_, SOL_SOCKET, SO_NOSIGPIPE, &yes, sizeof(yes));
#endif
}

void Connection::send(const std::string& bytes) {
    for (std::size_t sent = 0; sent < bytes.size();) {
        const auto length = static_cast<Length>(std::min(bytes.size() - sent, kMostAtOnce));
        const auto count = ::send(socket_, bytes.data() + sent, length, kSendFlags);
        if (count > 0) {
            sent += static_cast<std::size_t>(count);
        } else if (!interrupted()) {
            throw EngineError(timedOut() ? kSilent : kStopped);
        }
    }
}

std::size_t Connection::receive(char* buffer, std::size_t size) {
    while (true) {
        const auto count = ::recv(socket_, buffer, static_cast<Length>(std::min(size, kMostAtOnce)), 0);
        if (count > 0) {
            return static_cast<std::size_t>(count);
        }
        if (count == 0) {
            throw EngineError(kStopped);
        }
        if (!interrupted()) {
            throw EngineError(timedOut() ? kSilent : kStopped);
        }
    }
}

}  // namespace soloscope
