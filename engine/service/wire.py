"""How messages travel as bytes between a program and the engine's worker.

On the wire a message is a 4-byte big-endian length, that many bytes of JSON (class name, fields, and the name, type and
shape of every array), then the arrays' little-endian bytes one after another. Nothing that is received can run code.
"""

import json
import math
import struct
from dataclasses import MISSING, fields
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import numpy as np

from engine.service.messages import Message

MAX_HEADER_BYTES = 4 * 2**20
MAX_ARRAY_BYTES = 512 * 2**20

_WIRE_TYPES = {"float32": "<f4", "float64": "<f8", "uint8": "|u1", "int16": "<i2", "int32": "<i4", "int64": "<i8"}
_LENGTH = struct.Struct(">I")
_CLASSES: dict[str, type] = {cls.__name__: cls for cls in get_args(Message)}
_HINTS: dict[str, dict[str, Any]] = {name: get_type_hints(cls) for name, cls in _CLASSES.items()}


class ProtocolError(ValueError):
    """The bytes received are not a message of this protocol."""


def encode(message: Message) -> bytes:
    """Return the bytes of one message."""
    header: dict[str, Any] = {"type": type(message).__name__}
    arrays: list[dict[str, Any]] = []
    payload: list[bytes] = []
    for f in fields(message):
        value = getattr(message, f.name)
        if isinstance(value, np.ndarray):
            arrays.append({"name": f.name, "dtype": value.dtype.name, "shape": list(value.shape)})
            payload.append(np.ascontiguousarray(value, dtype=_WIRE_TYPES[value.dtype.name]).tobytes())
        else:
            header[f.name] = value
    header["arrays"] = arrays
    text = json.dumps(header, allow_nan=False).encode("ascii")
    return b"".join([_LENGTH.pack(len(text)), text, *payload])


class Decoder:
    """Turns a stream of bytes, cut anywhere, back into messages.

    After a ProtocolError the stream cannot be trusted any more; start over with a new connection.
    """

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._header: dict[str, Any] | None = None
        self._header_end = 0
        self._frame_end = 0

    def feed(self, data: bytes) -> list[Message]:
        """Take further bytes and return the messages that are complete by now.

        Raises
        ------
        ProtocolError
            If the bytes cannot be a message.
        """
        self._buffer += data
        messages = []
        while self._header_is_there() and len(self._buffer) >= self._frame_end:
            messages.append(self._take())
        return messages

    def _header_is_there(self) -> bool:
        if self._header is not None:
            return True
        if len(self._buffer) < _LENGTH.size:
            return False
        (length,) = _LENGTH.unpack_from(self._buffer)
        if not 2 <= length <= MAX_HEADER_BYTES:
            raise ProtocolError(f"a header of {length} bytes is not possible")
        self._header_end = _LENGTH.size + length
        if len(self._buffer) < self._header_end:
            return False
        self._header = _parsed_header(bytes(self._buffer[_LENGTH.size : self._header_end]))
        size = sum(_array_bytes(entry) for entry in self._header["arrays"])
        if size > MAX_ARRAY_BYTES:
            raise ProtocolError(f"arrays of {size} bytes are too large")
        self._frame_end = self._header_end + size
        return True

    def _take(self) -> Message:
        assert self._header is not None  # narrowed by _header_is_there
        header, self._header = self._header, None
        position = self._header_end
        values = {name: value for name, value in header.items() if name not in ("type", "arrays")}
        for entry in header["arrays"]:
            size = _array_bytes(entry)
            raw = bytes(self._buffer[position : position + size])
            array = np.frombuffer(raw, dtype=_WIRE_TYPES[entry["dtype"]]).reshape(entry["shape"])
            values[entry["name"]] = array
            position += size
        del self._buffer[: self._frame_end]
        return _built(header["type"], values)


def _parsed_header(text: bytes) -> dict[str, Any]:
    try:
        header = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ProtocolError("the header is not JSON") from error
    if not isinstance(header, dict) or not isinstance(header.get("arrays", []), list):
        raise ProtocolError("the header is not an object")
    if header.get("type") not in _CLASSES:
        raise ProtocolError(f"unknown message {header.get('type')!r}")
    header.setdefault("arrays", [])
    return header


def _array_bytes(entry: Any) -> int:
    if not isinstance(entry, dict) or entry.get("dtype") not in _WIRE_TYPES or not isinstance(entry.get("name"), str):
        raise ProtocolError("an array is not described as it must be")
    shape = entry.get("shape")
    if not isinstance(shape, list) or not all(type(n) is int and n >= 0 for n in shape):
        raise ProtocolError("an array has an impossible shape")
    return math.prod(shape) * np.dtype(_WIRE_TYPES[entry["dtype"]]).itemsize


def _built(type_name: str, values: dict[str, Any]) -> Message:
    cls = _CLASSES[type_name]
    hints = _HINTS[type_name]
    unknown = values.keys() - hints.keys()
    if unknown:
        raise ProtocolError(f"{type_name} has no field {sorted(unknown)[0]!r}")
    missing = {f.name for f in fields(cls) if f.default is MISSING} - values.keys()
    if missing:
        raise ProtocolError(f"{type_name} lacks the field {sorted(missing)[0]!r}")
    checked = {name: _checked(f"{type_name}.{name}", value, hints[name]) for name, value in values.items()}
    message: Message = cls(**checked)
    return message


def _checked(what: str, value: Any, hint: Any) -> Any:
    """Return `value` as the field's type has it: lists become tuples, whole numbers may stand for floats."""
    if isinstance(hint, UnionType):
        if value is None and NoneType in get_args(hint):
            return None
        hint = next(option for option in get_args(hint) if option is not NoneType)
    origin = get_origin(hint) or hint
    if hint is float and type(value) is int:
        return float(value)
    if origin is tuple and isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    if origin is not tuple and isinstance(value, origin) and (origin is bool or not isinstance(value, bool)):
        return value
    raise ProtocolError(f"{what} cannot be {type(value).__name__}")
