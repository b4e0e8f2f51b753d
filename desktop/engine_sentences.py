"""Sentences of the engine in the window's language.

The engine speaks English and knows no Qt. Its sentences are recognised by templates that ``make translations`` takes
out of its source; a sentence that fits none is shown as it is.
"""

import json
import re
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QLocale

from desktop.theme import display_name
from desktop.translation import translate
from engine.resource_files import resource_path

_PLACE = re.compile(r"\{(\w+)\}")


class _Template(NamedTuple):
    text: str
    pattern: re.Pattern[str]


def engine_words(sentence: str) -> str:
    """Return a sentence in the window's language, with names and numbers as they are; any other text unchanged."""
    if QLocale().language() == QLocale.Language.English:
        return sentence
    for template in _templates():
        fit = template.pattern.fullmatch(sentence)
        if fit is not None:
            return translate("Engine", template.text).format(
                **{name: _place_words(name, value) for name, value in fit.groupdict().items()}
            )
    return sentence


def _place_words(name: str, value: str) -> str:
    """Return what stands in a place: an instrument, another sentence, or anything else as it is."""
    if name == "instrument":
        return display_name(value)
    return engine_words(value)


@cache
def _templates() -> tuple[_Template, ...]:
    """Return the templates, those with the most fixed letters first, for they say most exactly what is meant."""
    path = resource_path("translations", "engine_sentences.json")
    texts: list[str] = json.loads(path.read_text(encoding="utf-8"))
    texts.sort(key=lambda text: -len(_PLACE.sub("", text)))
    return tuple(_Template(text, _pattern(text)) for text in texts)


def _pattern(text: str) -> re.Pattern[str]:
    parts = _PLACE.split(text)
    # Fixed words and names of places take turns.
    pieces = [f"(?P<{part}>.+?)" if number % 2 else re.escape(part) for number, part in enumerate(parts)]
    return re.compile("".join(pieces), re.DOTALL)
