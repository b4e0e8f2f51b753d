"""XML as text: attributes and content escaped, and elements read without ever following an entity."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.parsers import expat

from engine.errors import ExportError
from engine.interchange.entries import MOST_ENTRIES
from engine.interchange.labels import one_line
from engine.interchange.malformed import wrong

__all__ = ["Element", "attributes", "content", "elements"]


@dataclass(frozen=True)
class Element:
    """The start of an element: its name, its attributes and the line it is on."""

    name: str
    attributes: dict[str, str]
    line: int


def attributes(**values: object) -> str:
    """Return attributes as they stand in a start tag, escaped, each with a space in front."""
    return "".join(f" {name.rstrip('_')}={_quoted(str(value))}" for name, value in values.items())


def content(text: str) -> str:
    """Return a text as it stands between tags."""
    return one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _quoted(text: str) -> str:
    escaped = content(text).replace('"', "&quot;")
    return f'"{escaped}"'


def elements(text: str, name: str, wanted: frozenset[str]) -> Iterator[Element]:
    """
    Yield the elements of a document that have one of the wanted names, in the order of their start tags.

    Raises
    ------
    ExportError
        When the text is not well-formed XML, holds more elements than any list of regions, or declares entities, with
        which a file can grow without bounds.
    """
    found: list[Element] = []
    parser = expat.ParserCreate()

    def refuse(*_: object) -> int:
        raise wrong(name, parser.CurrentLineNumber, "declares an entity, which no list of regions needs", "remove it")

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag in wanted:
            found.append(Element(tag, attributes, parser.CurrentLineNumber))
        if len(found) > MOST_ENTRIES:
            raise ExportError(f"“{name}” holds more than {MOST_ENTRIES} elements; choose a smaller file.")

    parser.EntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse
    parser.StartElementHandler = start
    try:
        # As bytes, so that an encoding declared in the first line does not contradict the text.
        parser.Parse(_without_declaration(text).encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        what = expat.errors.messages.get(error.code, str(error.code))
        raise wrong(name, error.lineno, f"is not valid XML ({what})", "export it again") from error
    yield from found


def _without_declaration(text: str) -> str:
    """Take away ``<?xml … ?>``, keeping its line."""
    start = text.lstrip("\ufeff \t\r\n")
    if not start.startswith("<?xml"):
        return text.removeprefix("\ufeff")
    end = start.find("?>")
    return "\n" * start[:end].count("\n") + start[end + 2 :] if end >= 0 else start
