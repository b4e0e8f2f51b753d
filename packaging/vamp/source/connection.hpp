// A stream of bytes to the service on this machine: a Unix domain socket, or TCP on the local address.

#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

namespace soloscope {

class Connection {
public:
    // transport: "unix" with a path, or "tcp" with "127.0.0.1:PORT". Throws EngineError if nobody is there.
    Connection(const std::string& transport, const std::string& address, std::chrono::milliseconds patience);
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection();

    // Send all bytes, or throw EngineError.
    void send(const std::string& bytes);

    // Wait for bytes and return how many came, at least one, or throw EngineError.
    std::size_t receive(char* buffer, std::size_t size);

private:
#ifdef _WIN32
    using Socket = std::uintptr_t;
#else
    using Socket = int;
#endif
    void configure(std::chrono::milliseconds patience);

    Socket socket_;
};

}  // namespace soloscope
