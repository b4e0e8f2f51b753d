"""JSON from outside as plain values; what is wrong with it becomes a sentence."""

import json
from typing import Any, NoReturn

from engine.errors import ExportError
from engine.interchange.malformed import wrong

__all__ = ["plain_json"]


def plain_json(text: str, name: str) -> Any:
    """
    Return the value that a JSON text holds.

    Raises
    ------
    ExportError
        When it is not valid, holds NaN or infinity, or is nested beyond measure.
    """

    def refuse(constant: str) -> NoReturn:
        raise ExportError(f"“{name}” holds {constant} where a number belongs; correct it and try again.")

    try:
        return json.loads(text.removeprefix("\ufeff"), parse_constant=refuse)
    except json.JSONDecodeError as error:
        raise wrong(name, error.lineno, f"is not valid JSON ({error.msg})", "export it again") from error
    except (RecursionError, ValueError) as error:
        raise ExportError(f"“{name}” is nested too deep or holds numbers too long to be read.") from error
