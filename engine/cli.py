"""The command line: reads the arguments, calls the verb, turns what happens into words and an exit code.

Exit codes: 0 done, 1 some recording failed, 2 usage, 130 cancelled. Results go to standard output only when asked for;
progress and messages go to standard error. Nothing here loads torch.
"""

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

from engine import __version__
from engine.commands.console import NORMAL, QUIET, VERBOSE, Console
from engine.errors import BundleError, SettingsError, SoloscopeError
from engine.service.launch import WORKER_FLAG

__all__ = ["build_parser", "main"]

DONE, FAILED, USAGE, CANCELLED = 0, 1, 2, 130
_MODULES = {
    "analyze": "analyze",
    "batch": "batch",
    "convert": "convert",
    "cut": "cut",
    "formats": "formats",
    "models": "models",
    "audacity": "audacity",
    "train": "training",
    "evaluate": "training",
    "synthesize": "training",
    "doctor": "doctor",
    "serve": "serve",
    "desktop": "desktop",
}


def build_parser(verb: str = "") -> argparse.ArgumentParser:
    """Return the parser of the whole command line, or of one verb: then nothing that others need is loaded."""
    parser = argparse.ArgumentParser(
        prog="soloscope",
        description="Shows which instrument sounds when in a recording, finds the solos and exports the timeline.",
    )
    parser.add_argument("--version", action="version", version=f"soloscope {__version__}")
    verbs = parser.add_subparsers(metavar="COMMAND", required=True)
    for name in [_MODULES[verb]] if verb in _MODULES else dict.fromkeys(_MODULES.values()):
        import_module(f"engine.commands.{name}").add_parsers(verbs)
    for parser_of_verb in verbs.choices.values():
        voice = parser_of_verb.add_argument_group("messages")
        voice.add_argument("--json-progress", action="store_true", help="say everything as one JSON object a line")
        level = voice.add_mutually_exclusive_group()
        level.add_argument("-q", "--quiet", dest="level", action="store_const", const=QUIET, help="say errors only")
        level.add_argument("-v", "--verbose", dest="level", action="store_const", const=VERBOSE, help="say more")
        parser_of_verb.set_defaults(level=NORMAL)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code.

    Parameters
    ----------
    argv : sequence of str, optional
        Arguments after the program's name; those of this process by default.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments == [WORKER_FLAG]:
        from engine.service.worker import main as worker_main

        return worker_main()
    if argv is None:
        signal.signal(signal.SIGTERM, _end)
    console = Console()
    try:
        if arguments[:1] == ["desktop"]:
            from engine.commands.desktop import open_window

            return open_window(arguments[1:])
        parsed = build_parser(arguments[0] if arguments else "").parse_args(arguments)
        parsed.command_line = arguments
        console = Console(parsed.json_progress, parsed.level)
        code: int = parsed.run(parsed, console)
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        console.event("cancelled", "Cancelled.")
        return CANCELLED
    except (SettingsError, BundleError) as error:
        console.error(str(error), type(error).__name__)
        return USAGE
    except SoloscopeError as error:
        console.error(str(error), type(error).__name__)
        return FAILED
    except BrokenPipeError:
        # Whoever read our output has seen enough; keep Python from complaining about it when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED


def _end(number: int, frame: object) -> NoReturn:
    """End on SIGTERM as on Ctrl+C: half-written files are taken away."""
    raise SystemExit(128 + number)


if __name__ == "__main__":
    sys.exit(main())
