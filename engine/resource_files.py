"""Where the files that ship with Soloscope are: models, demo recording, icons. Torch-free; reads nothing itself."""

from pathlib import Path

_PACKAGED = Path(__file__).resolve().parent / "_resources"
_CHECKOUT = Path(__file__).resolve().parent.parent / "resources"


def resource_path(*parts: str) -> Path:
    """
    Return the path of a file or folder in ``resources``.

    An installed wheel carries the folder inside the package, as ``engine/_resources``;
    a checkout (also an editable install) has it as ``resources`` beside ``engine``.

    Parameters
    ----------
    *parts
        Path below ``resources``, one name each: ``resource_path("models", "hran-quarter")``.

    Returns
    -------
    pathlib.Path
        Absolute path. It is not checked that anything is there.
    """
    root = _PACKAGED if _PACKAGED.is_dir() else _CHECKOUT
    return root.joinpath(*parts)
