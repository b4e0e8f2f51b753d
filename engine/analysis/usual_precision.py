"""Remembers with which precision this computer analyses, so that what is kept is found without loading torch.

Which one that is depends on the processor and on the devices that torch finds; each analysis that is run tells it anew.
"""

import json
import platform
from contextlib import suppress
from pathlib import Path

from engine.atomic import replacing

__all__ = ["remember_precision", "usual_precision"]

_FILE = "precision.json"


def usual_precision(folder: Path, device: str) -> str:
    """Return the precision of the last analysis here that was told to use this device.

    Parameters
    ----------
    folder : Path
        Of the cache; several computers may share it.
    device : str
        As in `engine.analysis.settings.AnalysisSettings`.

    Returns
    -------
    str
        ``"float32"`` or ``"bfloat16"``; empty if that is not known.
    """
    found = _read(folder).get(platform.node(), {}).get(device, "")
    return found if isinstance(found, str) else ""


def remember_precision(folder: Path, device: str, precision: str) -> None:
    """Note with which precision an analysis was run; where nothing can be written, torch has to be asked again."""
    if usual_precision(folder, device) == precision:
        return
    known = _read(folder)
    known.setdefault(platform.node(), {})[device] = precision
    with suppress(OSError), replacing(folder / _FILE) as stream:
        stream.write(json.dumps(known, indent=1).encode())


def _read(folder: Path) -> dict[str, dict[str, str]]:
    try:
        known = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        return {str(computer): dict(devices) for computer, devices in known.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
