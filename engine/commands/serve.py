"""``soloscope serve``: a warm engine for the plugins of editors; see `engine.service.sound_service`."""

import argparse
import logging

from engine.commands.console import QUIET, VERBOSE, Console
from engine.errors import SettingsError
from engine.service.background import retire_service, service_address
from engine.service.rendezvous import TRANSPORTS, Meeting, Transport, service_folder
from engine.service.sound_messages import SOUND_PROTOCOL

__all__ = ["add_parsers"]

IDLE_MINUTES = 10.0


def add_parsers(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser(
        "serve",
        help="keep the engine warm for the plugins of editors",
        description="Keep one engine warm for the plugins of editors. They start it themselves; it ends by itself.",
    )
    parser.add_argument(
        "--idle-minutes",
        type=float,
        default=IDLE_MINUTES,
        metavar="M",
        help=f"end after so long without a client (default: {IDLE_MINUTES:g})",
    )
    parser.add_argument("--transport", choices=TRANSPORTS, default=TRANSPORTS[0], help=argparse.SUPPRESS)
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument(
        "--background",
        action="store_true",
        help="start it in the background unless it runs, and print where it listens as a line of JSON",
    )
    instead.add_argument("--stop", action="store_true", help="have the running one end when its clients are served")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Serve until the end, or do what was asked for instead; return the exit code."""
    if arguments.background:
        print(service_address().to_json())
        return 0
    if arguments.stop:
        stopped = retire_service(service_folder())
        console.event("stopped", "The service ends." if stopped else "No service is running.", running=stopped)
        return 0
    if not arguments.idle_minutes > 0:
        raise SettingsError(f"The service needs more than {arguments.idle_minutes:g} minutes to live.")
    level = {QUIET: logging.ERROR, VERBOSE: logging.DEBUG}.get(arguments.level, logging.INFO)
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    _serve(arguments.transport, arguments.idle_minutes * 60.0, console)
    return 0


def _serve(transport: Transport, idle_s: float, console: Console) -> None:
    # Imported here: the other uses of this verb must be quick.
    from engine.service.sound_service import SoundService

    with Meeting(SOUND_PROTOCOL, service_folder(), transport) as meeting:
        service = SoundService(meeting, idle_s)
        address = meeting.address
        console.event("listening", f"Listening at {address.address}; Ctrl+C ends.", address=address.address)
        service.serve()
    console.event("ended", "The service has ended.")
