"""Finds the sound service of this user, and starts it in the background when there is none; torch-free."""

import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from engine import __version__
from engine.errors import ServiceError
from engine.service.launch import service_command, worker_environment
from engine.service.messages import Message
from engine.service.rendezvous import ServiceAddress, connect, read_address, service_folder
from engine.service.sound_messages import Hello, Retire, Welcome
from engine.service.wire import Decoder, ProtocolError, encode

__all__ = ["retire_service", "running_service", "service_address"]

_ANSWER_S = 5.0
_LOOK_AGAIN_S = 0.02
_LOG_TAIL = 4096


def service_address(timeout_s: float = 25.0) -> ServiceAddress:
    """Return where a service of this version listens; one is started if there is none, an outdated one is retired.

    Raises
    ------
    ServiceError
        If there is none after `timeout_s`, or it ends at once.
    """
    folder, deadline = service_folder(), time.monotonic() + timeout_s
    started: subprocess.Popen[bytes] | None = None
    while time.monotonic() < deadline:
        found = running_service(folder)
        if found is not None and found.version == __version__:
            return found
        if found is not None:
            retire_service(folder)
        elif started is None:
            started = _started(folder)
        elif started.poll() is not None:
            started = None  # another one may have been quicker: then it is found now
            found = running_service(folder)
            if found is None and (said := _last_words(folder)):
                raise ServiceError(f"The service of Soloscope ended as soon as it was started: {said}")
        time.sleep(_LOOK_AGAIN_S)
    if started is not None:
        started.kill()
    raise ServiceError(f"The service of Soloscope did not start within {timeout_s:g} s; is the computer very busy?")


def running_service(folder: Path) -> ServiceAddress | None:
    """Return where a service listens that answers, None if none does."""
    address = read_address(folder)
    return address if address is not None and _asked(address) is not None else None


def retire_service(folder: Path) -> bool:
    """Ask a running service to end as soon as its clients have what they wait for; return whether there is one."""
    address = read_address(folder)
    return address is not None and _asked(address, Retire()) is not None


def _asked(address: ServiceAddress, request: Retire | None = None) -> Welcome | None:
    """Greet a service, and send it a request that needs no answer; None if nobody is there."""
    try:
        with connect(address, _ANSWER_S) as line:
            line.sendall(encode(Hello(address.protocol, "soloscope", address.secret)))
            decoder, answers = Decoder(), list[Message]()
            while not answers:
                data = line.recv(4096)
                if not data:
                    return None
                answers = decoder.feed(data)
            if not isinstance(answers[0], Welcome):
                return None
            if request is not None:
                line.sendall(encode(request))
                line.recv(1)  # it hangs up when another may take over
            return answers[0]
    except (OSError, ProtocolError):
        return None


def _started(folder: Path) -> subprocess.Popen[bytes]:
    apart: dict[str, object] = {"start_new_session": True}
    if sys.platform == "win32":
        apart = {"creationflags": subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP}
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(folder / "log", "wb") as log:
            return subprocess.Popen(
                service_command(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=folder,
                env=worker_environment(),
                **apart,  # type: ignore[call-overload]  # by system
            )
    except OSError as error:
        raise ServiceError(f"The service cannot be started in “{folder}” ({error.strerror}).") from error


def _last_words(folder: Path) -> str:
    with suppress(OSError):
        lines = (folder / "log").read_bytes()[-_LOG_TAIL:].decode("utf-8", "replace").split("\n")
        return next((line.strip() for line in reversed(lines) if line.strip()), "")
    return ""
