"""Where the sound service listens, and how others find out: one folder, one lock, one address file; torch-free.

The folder is open to its owner only. The lock is held while a service takes clients, so there is one at most, and the
system lets go of it when that process ends, however it ends; what lies about without a lock is stale. The address file
says where to connect and the secret to show there. A socket of the Unix kind belongs to its owner (0600); where there
is none, on Windows, the service listens on this machine's own network address and the secret is what keeps others out.
"""

import json
import os
import secrets
import shutil
import socket
import stat
import sys
import tempfile
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from engine import __version__
from engine.analysis.cache import cache_folder
from engine.errors import ServiceError

__all__ = ["TRANSPORTS", "Meeting", "ServiceAddress", "Transport", "connect", "read_address", "service_folder"]

Transport = Literal["unix", "tcp"]
TRANSPORTS: tuple[Transport, ...] = ("tcp",) if sys.platform == "win32" else ("unix", "tcp")
"""Those that this system has, the usual one first."""
_LONGEST_SOCKET_PATH = 100
_WAITING_CLIENTS = 16


@dataclass(frozen=True)
class ServiceAddress:
    """Where a service listens.

    Attributes
    ----------
    protocol : int
    version : str
        Of the program.
    pid : int
    transport : str
        ``"unix"`` or ``"tcp"``.
    address : str
        Path of the socket, or ``127.0.0.1:PORT``.
    secret : str
        To be shown in the first message.
    """

    protocol: int
    version: str
    pid: int
    transport: str
    address: str
    secret: str

    def to_json(self) -> str:
        """Return the address as one line of JSON."""
        return json.dumps({"kind": "soloscope service", **asdict(self)})


def service_folder() -> Path:
    """Return where services of this user meet their clients; ``$SOLOSCOPE_RUNTIME_DIR`` names another place."""
    named, session = os.environ.get("SOLOSCOPE_RUNTIME_DIR"), os.environ.get("XDG_RUNTIME_DIR")
    if named:
        return Path(named)
    return Path(session) / "soloscope" if session else cache_folder() / "service"


def read_address(folder: Path) -> ServiceAddress | None:
    """Return what the address file says; None if there is none that can be read. Nobody need listen there any more."""
    try:
        values = json.loads((folder / "address.json").read_text(encoding="utf-8"))
        if values.pop("kind") != "soloscope service":
            return None
        return ServiceAddress(**values)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def connect(address: ServiceAddress, timeout_s: float) -> socket.socket:
    """Connect to a service; raises OSError if nobody is there."""
    unix = address.transport == "unix"
    family = socket.AF_UNIX if unix and sys.platform != "win32" else socket.AF_INET
    line = socket.socket(family, socket.SOCK_STREAM)
    try:
        line.settimeout(timeout_s)
        if unix:
            line.connect(address.address)
        else:
            host, _, port = address.address.rpartition(":")
            line.connect((host, int(port)))
    except (OSError, ValueError) as error:
        line.close()
        raise OSError(f"nobody listens at {address.address}") from error
    return line


class Meeting:
    """The lock, the listening socket and the address file of one service; use it in a ``with`` block.

    Parameters
    ----------
    protocol : int
    folder : Path
        As `service_folder` gives it; made if missing.
    transport : str

    Raises
    ------
    ServiceError
        If another service holds the lock, or the folder cannot be used.
    """

    def __init__(self, protocol: int, folder: Path, transport: Transport = TRANSPORTS[0]) -> None:
        self._folder = folder
        self._short_folder: str | None = None
        try:
            _make_private(folder)
            self._lock = _locked(folder / "lock")
        except OSError as error:
            raise ServiceError(f"The folder “{folder}” cannot be used by the service ({error.strerror}).") from error
        try:
            self.listener, where = self._listening(transport)
            self.address = ServiceAddress(
                protocol, __version__, os.getpid(), transport, where, secrets.token_urlsafe(24)
            )
            self._publish()
        except OSError as error:
            self._lock.close()
            raise ServiceError(f"The service cannot listen in “{folder}” ({error.strerror or error}).") from error

    def __enter__(self) -> "Meeting":
        """Return the meeting itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Leave."""
        self.leave()

    def leave(self) -> None:
        """Take no further client and let another service take over; may be called again."""
        if self._lock.closed:
            return
        self.listener.close()
        with suppress(OSError):
            (self._folder / "address.json").unlink()
        if self.address.transport == "unix":
            with suppress(OSError):
                os.unlink(self.address.address)
        if self._short_folder is not None:
            shutil.rmtree(self._short_folder, ignore_errors=True)
        self._lock.close()  # last: whoever gets it now finds nothing of ours

    def _listening(self, transport: Transport) -> tuple[socket.socket, str]:
        if sys.platform == "win32" or transport == "tcp":
            listener = socket.create_server(("127.0.0.1", 0), backlog=_WAITING_CLIENTS)
            return listener, f"127.0.0.1:{listener.getsockname()[1]}"
        path = str(self._folder / "socket")
        if len(os.fsencode(path)) > _LONGEST_SOCKET_PATH:
            self._short_folder = tempfile.mkdtemp(prefix="soloscope-")  # open to its owner only
            path = os.path.join(self._short_folder, "socket")
        with suppress(FileNotFoundError):
            os.unlink(path)  # we hold the lock, so it is a dead service's
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            listener.bind(path)
            os.chmod(path, 0o600)
            listener.listen(_WAITING_CLIENTS)  # nobody could connect before
        except OSError:
            listener.close()
            raise
        return listener, path

    def _publish(self) -> None:
        target, fresh = self._folder / "address.json", self._folder / "address.new"
        with suppress(FileNotFoundError):
            fresh.unlink()
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as stream:
            stream.write(self.address.to_json() + "\n")
        os.replace(fresh, target)


def _make_private(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if sys.platform == "win32":
        return  # folders below the user's profile are the user's own there
    found = os.lstat(folder)
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid():
        raise ServiceError(f"“{folder}” belongs to somebody else; name another folder in SOLOSCOPE_RUNTIME_DIR.")
    if found.st_mode & 0o077:
        os.chmod(folder, 0o700)


def _locked(path: Path) -> BinaryIO:
    stream = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b")
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        stream.close()
        raise ServiceError("The service is running already.") from error
    return stream
