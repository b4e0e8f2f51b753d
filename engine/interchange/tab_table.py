"""Tables of tab separated fields under a line of titles, in which programs list what was marked."""

from collections.abc import Iterator, Sequence
from itertools import islice

from engine.interchange.malformed import wrong

__all__ = ["TabTable"]


class TabTable:
    """
    The rows of a table, and where its columns are.

    Parameters
    ----------
    text
        The whole file.
    needed
        Titles of the columns that there must be, as they are written.
    name
        Of the file, for errors.

    Raises
    ------
    ExportError
        When a needed column is not named.
    """

    def __init__(self, text: str, needed: Sequence[str], name: str) -> None:
        self._rows = text.split("\n")
        titles = _fields(self._rows[0])
        self._titles = len(titles)
        self._columns = {title.strip().lower(): index for index, title in enumerate(titles)}
        self._name = name
        for title in needed:
            if title.lower() not in self._columns:
                raise wrong(name, 1, f"does not name the column “{title}”", "export it again")
        self._last_needed = max(self._columns[title.lower()] for title in needed)

    def __iter__(self) -> Iterator[tuple[int, Sequence[str]]]:
        """Yield the number of every line that is not empty, and its fields; the needed ones are there."""
        for line, row in enumerate(islice(self._rows, 1, None), 2):
            fields = _fields(row)
            if not any(fields):
                continue
            if len(fields) <= self._last_needed:
                raise wrong(self._name, line, f"has {len(fields)} fields where the first line has {self._titles}")
            yield line, fields

    def __contains__(self, title: str) -> bool:
        """Return whether a column has this title."""
        return title.lower() in self._columns

    def field(self, fields: Sequence[str], *titles: str, otherwise: str = "") -> str:
        """Return the field below the first of these titles that a column has; another text where there is none."""
        index = next((self._columns[title.lower()] for title in titles if title in self), None)
        return fields[index] if index is not None and index < len(fields) else otherwise


def _fields(row: str) -> list[str]:
    return row.rstrip("\r").split("\t")
