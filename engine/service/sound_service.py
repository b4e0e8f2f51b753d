"""The service that gives other programs, such as the Vamp plugin, an engine that is warm already.

It listens in one place for each user (see `engine.service.rendezvous`), serves any number of clients at once with one
model in memory, and ends when none has come for some minutes. Sound is sent, not file names: an editor has it in
memory, cut and processed. At most a block of it is in memory here, too.

Protocol, version 1. Messages travel as described in `engine.service.messages`; their fields are documented in
`engine.service.sound_messages`.

1. The client sends ``Hello`` with the version of the protocol and the secret of the address; the service answers
   ``Welcome``, or ``Failed`` and hangs up. Until then it takes 4 kB at most, and waits ten seconds at most.
2. For each sound: ``BeginSound``, any number of ``SoundBlock``, ``EndSound``, all with one request number chosen by the
   client. The model is loaded while the sound arrives.
3. The service answers ``FoundRegions`` of the kind ``regions``, ``FoundRegions`` of the kind ``solos``, then
   ``SoundHeard``; or ``Failed`` or ``Cancelled``. Until then ``AnalysisProgress`` comes every two seconds or more
   often, so that a client may take a longer silence for the service's end.
4. ``Cancel`` ends a request; hanging up ends all of the client's. ``Retire`` ends the service for new clients.

Bytes that are no message of the protocol are answered by ``Failed`` with request number -1, and the service hangs up on
that client alone.
"""

import hmac
import logging
import os
import queue
import select
import selectors
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress

from engine import __version__
from engine.analysis.cache import AnalysisCache, cache_folder
from engine.analysis.file_analysis import AnalyzerShelf, FileAnalysis, analyze_gathered
from engine.analysis.progress import Progress
from engine.analysis.settings import AnalysisSettings
from engine.errors import SettingsError, SoloscopeError
from engine.models import find_bundle, read_card
from engine.models.shelf import CARD_FILE
from engine.service import messages as m
from engine.service import wire
from engine.service.jobs import Lane
from engine.service.rendezvous import Meeting
from engine.service.sound_messages import SOUND_PROTOCOL, BeginSound, EndSound, Hello, Retire, SoundBlock, Welcome
from engine.service.sound_request import SoundRequest

__all__ = ["SoundService"]

_LOG = logging.getLogger("soloscope.service")
_READ_BYTES = 1 << 18
_MOST_WAKES = 4096
_MOST_BEFORE_HELLO = 4096
_HELLO_S = 10.0
_HEARTBEAT_S = 2.0
_SEND_S = 60.0
_GOODBYE_S = 0.5
_STEP_BACK = 5
"""An analysis keeps every core busy; the editor that waits for it goes first."""


class SoundService:
    """Serves clients until none has come for a while.

    Parameters
    ----------
    meeting : Meeting
        Where it listens.
    idle_s : float
        It ends when it has had no client for so long.
    """

    def __init__(self, meeting: Meeting, idle_s: float) -> None:
        self._meeting = meeting
        self._idle_s = idle_s
        self._clients: set[_Client] = set()
        self._changed = threading.Lock()
        self._idle_since = time.monotonic()
        self._waker, self._woken = socket.socketpair()
        self._waker.setblocking(False)
        self._retired, self._left = threading.Event(), threading.Event()
        self.lane = Lane("analysis", niceness=_STEP_BACK)
        self.shelf = AnalyzerShelf()
        self.cache = AnalysisCache()
        self.folder = cache_folder() / "sounds"
        self.secret = meeting.address.secret

    def serve(self) -> None:
        """Take clients until the end; those at work are finished with before it returns."""
        with selectors.DefaultSelector() as waiting:
            waiting.register(self._meeting.listener, selectors.EVENT_READ)
            waiting.register(self._woken, selectors.EVENT_READ)
            while not self._retired.is_set():
                left = self._seconds_left()
                if left <= 0:
                    break
                for key, _ in waiting.select(left):
                    if key.fileobj is self._meeting.listener:
                        self._accept()
                    else:
                        self._woken.recv(_MOST_WAKES)
        self._meeting.leave()
        self._left.set()
        for client in self._present():
            client.wait()

    def retire(self) -> None:
        """Have `serve` take no further client; returns when another service may take over."""
        self._retired.set()
        self._wake()
        self._left.wait()

    def forget(self, client: "_Client") -> None:
        """Let a client go that has hung up."""
        with self._changed:
            self._clients.discard(client)
            self._idle_since = time.monotonic()
        self._wake()

    def _wake(self) -> None:
        with suppress(OSError):  # full: it will wake without this
            self._waker.send(b".")

    def _present(self) -> tuple["_Client", ...]:
        with self._changed:
            return tuple(self._clients)

    def _seconds_left(self) -> float:
        with self._changed:
            if self._clients:
                return self._idle_s + 1.0  # looked at again when one hangs up
            return self._idle_since + self._idle_s - time.monotonic()

    def _accept(self) -> None:
        try:
            line, _ = self._meeting.listener.accept()
        except OSError:
            return  # the client was gone again, or too many files are open
        client = _Client(line, self)
        with self._changed:
            self._clients.add(client)
        client.start()


class _Client:
    """One connection: a thread that reads and one that writes, so that a slow client holds up no other."""

    def __init__(self, line: socket.socket, service: SoundService) -> None:
        self._line = line
        self._service = service
        self._greeted = False
        self._requests: dict[int, SoundRequest] = {}
        self._decoder = wire.Decoder()
        self._outgoing: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._converse, name="client", daemon=True)
        self._writer = threading.Thread(target=self._write_all, name="client-answers", daemon=True)

    def start(self) -> None:
        self._writer.start()
        self._reader.start()

    def wait(self) -> None:
        """Wait until the conversation is over."""
        self._reader.join()

    def send(self, message: m.Reply) -> None:
        """Queue a message; never waits."""
        self._outgoing.put(wire.encode(message))

    def _converse(self) -> None:
        try:
            self._line.settimeout(_SEND_S)
            self._read_all()
        except wire.ProtocolError as error:
            self.send(m.Failed(-1, f"The service was sent something that is no message: {error}.", "ProtocolError"))
        except SoloscopeError as error:
            self.send(m.Failed(-1, str(error), type(error).__name__))
        except OSError:
            pass  # as good as hanging up
        except Exception:  # a fault of the program; it must not take the other clients along
            _LOG.exception("a client cannot be served")
            self.send(m.Failed(-1, "Something went wrong inside Soloscope; its log has the details.", "Exception"))
        finally:
            for request in self._requests.values():
                request.cancel()
            self._hang_up()
            self._service.forget(self)

    def _hang_up(self) -> None:
        """Close once all answers are written, in a way that lets the other end read them."""
        self._outgoing.put(None)
        self._writer.join()
        with suppress(OSError):
            self._line.shutdown(socket.SHUT_WR)
            deadline = time.monotonic() + _GOODBYE_S
            while time.monotonic() < deadline and select.select([self._line], [], [], _GOODBYE_S)[0]:
                if not self._line.recv(_READ_BYTES):
                    break
        self._line.close()

    def _read_all(self) -> None:
        heard, began = 0, time.monotonic()
        beaten = began
        while True:
            something = select.select([self._line], [], [], _HEARTBEAT_S)[0]
            if not self._greeted and time.monotonic() - began > _HELLO_S:
                raise SettingsError("The service heard no greeting and hung up.")
            if time.monotonic() - beaten >= _HEARTBEAT_S:
                beaten = time.monotonic()
                self._beat()
            if not something:
                continue
            data = self._line.recv(_READ_BYTES if self._greeted else _MOST_BEFORE_HELLO)
            if not data:
                return
            heard += len(data)
            for message in self._decoder.feed(data):
                if isinstance(message, Retire) and self._greeted:
                    _LOG.info("asked to retire")
                    self._service.retire()
                    return
                self._handle(message)
            if not self._greeted and heard >= _MOST_BEFORE_HELLO:
                raise wire.ProtocolError("it is too long for a greeting")

    def _beat(self) -> None:
        """Tell that waiting requests are alive, and forget those that are over."""
        self._requests = {number: request for number, request in self._requests.items() if not request.over}
        for request in self._requests.values():
            request.beat()

    def _handle(self, message: m.Message) -> None:
        if not self._greeted:
            self._greet(message)
        elif isinstance(message, BeginSound):
            self._begin(message)
        elif isinstance(message, SoundBlock | EndSound):
            request = self._requests.get(message.request_id)
            if request is None:
                raise wire.ProtocolError(f"there is no sound {message.request_id}")
            if isinstance(message, SoundBlock):
                request.add(message.samples)
            else:
                request.finish(self._service.lane.put, self._analyse)
        elif isinstance(message, m.Cancel):
            request = self._requests.pop(message.request_id, None)
            if request is not None:
                request.cancel()
        else:
            raise wire.ProtocolError(f"the service does not answer {type(message).__name__}")

    def _greet(self, message: m.Message) -> None:
        if not isinstance(message, Hello):
            raise wire.ProtocolError(f"it began with {type(message).__name__}")
        if message.protocol != SOUND_PROTOCOL:
            older = "the program that called" if message.protocol < SOUND_PROTOCOL else "Soloscope"
            raise SettingsError(
                f"Soloscope {__version__} speaks version {SOUND_PROTOCOL} of its protocol, not {message.protocol}; "
                f"update {older}."
            )
        if not hmac.compare_digest(message.secret.encode(), self._service.secret.encode()):
            raise SettingsError("The service does not know this caller: the secret is wrong.")
        self._greeted = True
        _LOG.info("serving %.80r", message.program)
        self.send(Welcome(SOUND_PROTOCOL, __version__, os.getpid()))

    def _begin(self, message: BeginSound) -> None:
        former = self._requests.pop(message.request_id, None)
        if former is not None:
            former.cancel()
        try:
            card = read_card(find_bundle(message.bundle) / CARD_FILE)
            request = SoundRequest(message, card, self._service.folder, self.send)
        except SoloscopeError as error:
            self.send(m.Failed(message.request_id, str(error), type(error).__name__))
            return
        self._requests[message.request_id] = request
        self._service.lane.put(lambda: self._warm_up(request.settings))

    def _warm_up(self, settings: AnalysisSettings) -> None:
        """Load the model while the sound arrives."""
        try:
            self._service.shelf.get(settings)
        except SoloscopeError:
            pass  # the analysis will say so
        except Exception:  # must not end the lane that others wait in; the analysis meets it again
            _LOG.exception("the model cannot be loaded")

    def _analyse(self, request: SoundRequest, on_progress: Callable[[Progress], None]) -> FileAnalysis:
        return analyze_gathered(
            request.sound,
            request.settings,
            self._service.shelf,
            self._service.cache,
            on_progress=on_progress,
            cancelled=request.cancelled,
        )

    def _write_all(self) -> None:
        while (data := self._outgoing.get()) is not None:
            try:
                self._line.sendall(data)
            except OSError:
                with suppress(OSError):
                    self._line.shutdown(socket.SHUT_RDWR)  # the reading thread sees the end and tidies up
                return
