"""A running ``soloscope serve`` and a client of it, for tests."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from engine.service.launch import worker_environment
from engine.service.messages import ENDINGS, Message
from engine.service.rendezvous import ServiceAddress, connect, read_address
from engine.service.sound_messages import SOUND_PROTOCOL, BeginSound, EndSound, Hello, SoundBlock
from engine.service.wire import Decoder, encode

__all__ = ["Client", "environment_of", "serving", "soloscope", "wait_until"]

PATIENCE_S = 60.0


def environment_of(folder: Path) -> dict[str, str]:
    """Return an environment whose service and cache live below `folder`."""
    places = {"SOLOSCOPE_RUNTIME_DIR": str(folder / "service"), "SOLOSCOPE_CACHE_DIR": str(folder / "cache")}
    return worker_environment({**os.environ, **places})


def soloscope(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command line to its end."""
    command = [sys.executable, "-P", "-m", "engine", *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, timeout=PATIENCE_S, env=environment_of(folder), check=False
    )


def wait_until(holds: Callable[[], Any], seconds: float = PATIENCE_S) -> Any:
    """Return what `holds` returns as soon as that is something."""
    deadline = time.monotonic() + seconds
    while not (found := holds()):
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.01)
    return found


@contextmanager
def serving(folder: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], ServiceAddress]]:
    """Run a service in the foreground."""
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "engine", "serve", *options],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment_of(folder),
    )  # fmt: skip

    def own_address() -> ServiceAddress | None:
        assert process.poll() is None, process.communicate()[1]
        address = read_address(folder / "service")
        return address if address is not None and address.pid == process.pid else None

    try:
        yield process, wait_until(own_address)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        process.communicate(timeout=PATIENCE_S)


class Client:
    """One connection; use it in a ``with`` block."""

    def __init__(self, address: ServiceAddress, **hello: Any) -> None:
        self.line: socket.socket = connect(address, PATIENCE_S)
        self._decoder = Decoder()
        self._messages: list[Message] = []
        if hello.pop("greet", True):
            self.send(Hello(**{"protocol": SOUND_PROTOCOL, "program": "test", "secret": address.secret, **hello}))

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *_: object) -> None:
        self.line.close()

    def send(self, *messages: Message) -> None:
        for message in messages:
            self.line.sendall(encode(message))

    def receive(self) -> Message | None:
        """Return the next message; None when the service has hung up."""
        while not self._messages:
            data = self.line.recv(65536)
            if not data:
                return None
            self._messages += self._decoder.feed(data)
        return self._messages.pop(0)

    def until_end(self, request_id: int) -> list[Message]:
        """Return the messages of a request up to its last."""
        found = []
        while True:
            message = self.receive()
            assert message is not None, "the service hung up"
            if getattr(message, "request_id", None) == request_id:
                found.append(message)
                if isinstance(message, ENDINGS):
                    return found

    def sound(
        self, samples: np.ndarray, bundle: Mapping[str, Any], rate: int = 22050, number: int = 1
    ) -> list[Message]:
        """Send a sound, shape (channels, samples), and return all answers to it."""
        self.send(BeginSound(number, rate, len(samples), **bundle))
        for start in range(0, samples.shape[1], 5000):
            self.send(SoundBlock(number, samples[:, start : start + 5000]))
        self.send(EndSound(number))
        return self.until_end(number)
