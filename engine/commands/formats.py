"""``soloscope formats``: which formats regions can be written in, what each keeps, and who has checked it."""

import argparse
import json
import textwrap

from engine.commands.console import Console
from engine.interchange import FORMATS, FormatSpec

__all__ = ["add_parsers"]

_WIDTH = 100


def add_parsers(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser(
        "formats",
        help="list the formats of regions",
        description="List the formats in which regions can be written: what each keeps and loses, and which programs "
        "a test has seen read it.",
    )
    parser.add_argument("--json", action="store_true", help="print as JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """List the formats; return the exit code."""
    if arguments.json:
        print(json.dumps([_facts(spec) for spec in FORMATS], indent=1, ensure_ascii=False))
        return 0
    for count, spec in enumerate(FORMATS):
        way = "written and read" if spec.can_read else "written"
        needs = f"; needs the package {spec.package}" if spec.package else ""
        print(f"{'' if count == 0 else chr(10)}{spec.id}  {spec.name} ({', '.join(spec.extensions)}), {way}{needs}")
        for title, text in (
            ("keeps", spec.keeps),
            ("loses", spec.loses),
            ("heed", spec.hint),
            ("checked", spec.verified_by or "by no real program; made from the descriptions of several others"),
        ):
            lead = f"  {title:9}"
            if not text:
                continue
            print(textwrap.fill(text, _WIDTH, initial_indent=lead, subsequent_indent=" " * len(lead)))
    return 0


def _facts(spec: FormatSpec) -> dict[str, object]:
    return {
        "id": spec.id,
        "name": spec.name,
        "extensions": list(spec.extensions),
        "reads": spec.can_read,
        "keeps": spec.keeps,
        "loses": spec.loses,
        "hint": spec.hint,
        "verified_by": spec.verified_by,
        "options": sorted(spec.options),
        "package": spec.package,
    }
