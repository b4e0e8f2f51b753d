"""Finds the sentences that the engine tells its user, as templates; the engine itself knows no language but English.

A template is a sentence with places: ``“{name}” is empty (0 bytes); record or copy it again.`` What an error class, or
one of the functions in `FRAMES`, is given in the source is one; `packaging/translations.py` writes them down, and
`desktop/engine_sentences.py` recognises a sentence by them.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

PARTS = ("frame_rates.py", "analysis", "audio", "batch", "features", "interchange", "links", "models", "service")
"""Parts of the engine that work for the window; what the others say goes to a terminal."""
ERRORS = {
    *("RecordingError", "BundleError", "ExportError", "EvidenceError", "SettingsError", "EngineStopped", "LinkError"),
    *("QueueDamaged", "ServiceError", "FormatUnclearError"),
}
FRAMES = {
    "_Refused": "“{{name}}” {}.",
    "wrong": "Line {{line}} of “{{name}}” {}; {{hint}}.",
    "refuse": "Region {{count}} of “{{name}}” {}; correct it and try again.",
    "implausible": "“{{name}}” {}, so it is damaged; export or record it again.",
    "_reason": "“{{name}}” was not written: {}.",
}
"""The sentence around what a function is given or gives: an end of a sentence cannot be translated alone."""
_GIVING = {"implausible", "_reason"}
"""The functions among them that return the words; the others are given them."""
_GIVEN_AS = {"wrong": 2}
_HINT = "correct it and try again"
"""What to do about a wrong line, where nothing else is said."""
_LEAST_LETTERS = 8
_SAYING_NOTHING = {"self", "join", "str", "type", "__name__", "len", "replace", "sorted", "wait", "_shown"}


class SentenceError(Exception):
    """A sentence in the engine's source that is no literal; the message says where."""


def engine_templates(root: Path) -> list[str]:
    """Return the templates of all sentences of the engine, each once, sorted."""
    found: set[str] = set()
    for part in PARTS:
        place = root / "engine" / part
        for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            name = path.relative_to(root).as_posix()
            found.update(_templates_of(name, ast.parse(path.read_text(encoding="utf-8"))))
    return sorted(template for template in found if len(re.findall(r"[a-zA-Z]", _fixed(template))) >= _LEAST_LETTERS)


def _templates_of(name: str, tree: ast.Module) -> Iterator[str]:
    named = {
        ast.unparse(node.targets[0]): node.value
        for node in tree.body
        if isinstance(node, ast.Assign) and template_of(node.value) is not None
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            place = _GIVEN_AS.get(called, 0)
            if called in ERRORS | set(FRAMES) and len(node.args) > place and called not in _GIVING:
                frame = FRAMES.get(called, "{}")
                if called == "wrong":
                    frame = frame.replace("{{hint}}", _hint_of(node))
                given = node.args[place]
                yield from _framed(name, frame, named.get(ast.unparse(given), given))
        elif isinstance(node, ast.FunctionDef) and node.name in _GIVING:
            for inner in ast.walk(node):
                if isinstance(inner, ast.Return) and not _is_nothing(inner.value):
                    value = inner.value
                    yield from _framed(name, FRAMES[node.name], named.get(ast.unparse(value), value) if value else None)
        elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "sentence":
            yield from _framed(name, "{}", node.value)


def _hint_of(call: ast.Call) -> str:
    """Return what a call of `wrong` says to do, or a place for it."""
    if len(call.args) < 4:
        return _HINT
    return (template_of(call.args[3]) or "{hint}").replace("{hint}", "{{hint}}")


def _framed(name: str, frame: str, node: ast.expr | None) -> Iterator[str]:
    template = None if node is None else template_of(node)
    if template is None:
        words = "nothing" if node is None else ast.unparse(node)
        raise SentenceError(f"{name}:{getattr(node, 'lineno', 0)}: a sentence must be a literal or f-string: {words}")
    # A refusal whose words come from `implausible` is listed there.
    if frame != FRAMES["_Refused"] or not template.startswith("{"):
        yield frame.format(template) if frame == "{}" else frame.replace("{}", template).format_map(_Kept())


class _Kept(dict[str, str]):
    """Leaves the places of a format string as they are."""

    def __missing__(self, key: str) -> str:
        return f"{{{key}}}"


def template_of(node: ast.expr) -> str | None:
    """Return a literal or an f-string with its places named after what stands in them; None for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if not isinstance(node, ast.JoinedStr):
        return None
    names: list[str] = []
    parts: list[str] = []
    for value in node.values:
        if isinstance(value, ast.FormattedValue):
            name = _name_of(value.value)
            count = sum(1 for other in names if other.rstrip("0123456789") == name)
            names.append(f"{name}{count + 1}" if count else name)
            parts.append(f"{{{names[-1]}}}")
        else:
            parts.append(str(ast.literal_eval(value)))
    return "".join(parts)


def _name_of(node: ast.expr) -> str:
    """Return a word for what stands in a place: the last name in it that says something."""
    if isinstance(node, ast.Call) and ast.unparse(node.func) in ("display_name", "os.strerror"):
        return "name" if "display" in ast.unparse(node.func) else "reason"
    words = re.findall(r"[a-z_]+", ast.unparse(node))
    telling = [word.strip("_") for word in words if word not in _SAYING_NOTHING and word.strip("_")]
    return telling[-1] if telling else "value"


def _fixed(template: str) -> str:
    return re.sub(r"\{\w*\}", "", template)


def _is_nothing(node: ast.expr | None) -> bool:
    return node is None or (isinstance(node, ast.Constant) and node.value is None)
