"""Brings `resources/translations` up to date: texts out of the source, and what Qt Linguist made of them into ``.qm``.

``make translations`` runs it. It reads the source by itself and hands what it found to ``pyside6-lupdate``, which does
the merging: lupdate misses calls whose number is not a literal, and cannot see that a table of commands holds texts.
A text that is not a literal is an error here, for nobody could translate it.
"""

import argparse
import ast
import json
import os
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import engine_sentences

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
TEMPLATES = "engine_sentences.json"
NOT_LITERAL = {
    "desktop/bundle_words.py",
    "desktop/command.py",
    "desktop/theme/instrument_looks.py",
    "desktop/engine_sentences.py",
    "desktop/format_words.py",
    "desktop/translation.py",
}
"""Modules that translate what stands in a table; `table_texts` lists it."""


@dataclass(frozen=True, order=True)
class Text:
    """A text to be translated: Qt's context, the English, what tells it from its like, and whether it has a number."""

    context: str
    source: str
    comment: str = ""
    counted: bool = False


class TextError(Exception):
    """A text in the source that could not be translated; the message says where."""


def source_texts(root: Path = ROOT) -> Iterator[Text]:
    """Yield the texts in calls of ``self.tr`` and ``translate`` of the whole desktop."""
    for path in sorted((root / "desktop").rglob("*.py")):
        yield from texts_of_file(path.relative_to(root).as_posix(), path)


def texts_of_file(name: str, path: Path) -> Iterator[Text]:
    """Yield the texts of one module; `name` is told where one is wrong."""
    yield from _texts_of(name, ast.parse(path.read_text(encoding="utf-8")))


def _texts_of(name: str, tree: ast.AST, context: str = "") -> Iterator[Text]:
    for node in ast.iter_child_nodes(tree):
        inner = node.name if isinstance(node, ast.ClassDef) else context
        if isinstance(node, ast.Call):
            text = _text_of(name, node, context)
            if text is not None:
                yield text
        yield from _texts_of(name, node, inner)


def _text_of(name: str, call: ast.Call, context: str) -> Text | None:
    called = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if called == "tr" and isinstance(call.func, ast.Attribute):
        parts = [ast.Constant(context), *call.args]
    elif called == "translate":
        parts = list(call.args)
    else:
        return None
    words = [_literal(part) for part in parts[:3]]
    if name in NOT_LITERAL and None in words:
        return None
    named = {keyword.arg for keyword in call.keywords}
    if len(words) < 2 or None in words or not words[0] or named - {"n"}:
        raise TextError(f"{name}:{call.lineno}: context, text and comment must be literals, in this order")
    counted = len(parts) > 3 or "n" in named
    if counted != ("%n" in str(words[1]) or "%Ln" in str(words[1])):
        raise TextError(f"{name}:{call.lineno}: a number goes with %n or %Ln in the text, and they with a number")
    return Text(str(words[0]), str(words[1]), str(words[2]) if len(words) > 2 else "", counted)


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def table_texts() -> Iterator[Text]:
    """Yield the texts that stand in tables: commands, menus, instruments, formats, models, the engine's sentences."""
    from desktop.commands import COMMANDS, MENUS
    from engine.instruments import OPENMIC_INSTRUMENTS
    from engine.interchange import FORMATS

    for command in COMMANDS:
        yield Text("Commands", command.text, command.id)
        yield Text("Commands", command.tip, command.id)
        if "/" in command.menu:
            yield Text("Menus", command.menu.partition("/")[2])
    for menu in dict.fromkeys(chain.from_iterable(MENUS.values())):
        yield Text("Menus", f"&{menu}")
    for instrument in OPENMIC_INSTRUMENTS:
        yield Text("Instruments", instrument.replace("_", " "))
    for spec in FORMATS:
        yield from (Text("Formats", words) for words in (spec.name, spec.keeps, spec.loses, spec.hint) if words)
    for card in sorted((ROOT / "resources" / "models").glob("*/card.json")):
        yield Text("Bundles", json.loads(card.read_text(encoding="utf-8"))["description"])
    # Qt's own German addresses its reader formally; what the window shows all the time is said anew.
    yield Text("QKeySequenceEdit", "Press shortcut")
    for template in engine_sentences.engine_templates(ROOT):
        yield Text("Engine", template)


def all_texts() -> list[Text]:
    """Return every text once, in a fixed order."""
    return sorted({*source_texts(), *table_texts()})


def languages(folder: Path = FOLDER) -> list[str]:
    """Return the languages that a folder has a ``.ts`` file for."""
    return sorted(path.stem.removeprefix("soloscope_") for path in folder.glob("soloscope_*.ts"))


def update(folder: Path = FOLDER, added: str = "") -> None:
    """Merge the texts of the source into the files of a folder; what has gone is taken out, a language may be added."""
    texts = all_texts()
    templates = json.dumps(engine_sentences.engine_templates(ROOT), ensure_ascii=False, indent=1)
    (folder / TEMPLATES).write_text(f"{templates}\n", encoding="utf-8")
    for language in sorted({*languages(folder), *added.split()}):
        # English needs a file for its plurals alone.
        wanted = [text for text in texts if text.counted or language != "en"]
        with tempfile.TemporaryDirectory() as place:
            listing = Path(place) / "texts.cpp"
            listing.write_text("".join(map(_as_call, wanted)), encoding="utf-8")
            _run(
                *("lupdate", "-silent", "-locations", "none", "-no-obsolete", "-source-language", "en"),
                # What only looks alike is not translated alike.
                *("-disable-heuristic", "sametext", "-disable-heuristic", "similartext"),
                *("-target-language", language, str(listing), "-ts", str(folder / f"soloscope_{language}.ts")),
            )


def _as_call(text: Text) -> str:
    words = [_quoted(part) for part in (text.context, text.source, text.comment)]
    return f"QCoreApplication::translate({', '.join(words)}{', 1' if text.counted else ''});\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def release(folder: Path = FOLDER, target: Path = FOLDER) -> None:
    """Compile the ``.ts`` files of a folder to the ``.qm`` files that the program loads."""
    for language in languages(folder):
        name = f"soloscope_{language}"
        # Put in its place when it is whole: a program that runs has the old one mapped, and would die of a shorter one.
        with tempfile.TemporaryDirectory(dir=target) as place:
            made = Path(place) / f"{name}.qm"
            _run("lrelease", "-silent", "-compress", str(folder / f"{name}.ts"), "-qm", str(made))
            os.replace(made, target / made.name)


def _run(tool: str, *arguments: str) -> None:
    """Run one of Qt Linguist's tools, which come with PySide6."""
    program = Path(sysconfig.get_path("scripts")) / f"pyside6-{tool}"
    subprocess.run([str(program), *arguments], check=True)


def main() -> int:
    """Update and compile."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--add", default="", metavar="CODE", help="begin another language, for example fr")
    added = parser.parse_args().add
    sys.path.insert(0, str(ROOT))
    FOLDER.mkdir(exist_ok=True)
    try:
        update(added=added)
    except (TextError, engine_sentences.SentenceError) as error:
        print(error, file=sys.stderr)
        return 1
    release()
    return 0


if __name__ == "__main__":
    sys.exit(main())
