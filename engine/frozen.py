"""Copies of frozen dataclasses with other values, for where there are thousands of them."""

from typing import Any, TypeVar

_Value = TypeVar("_Value")

__all__ = ["altered"]


def altered(value: _Value, **changes: Any) -> _Value:
    """Return a copy of a frozen dataclass with other values, in less than half of `dataclasses.replace`'s time.

    For classes without slots whose construction does nothing but keep its arguments; that the names of the changes are
    names of fields is not looked at.
    """
    copy = object.__new__(type(value))
    copy.__dict__.update(value.__dict__, **changes)
    return copy
