"""Which computing devices torch can use here, and the choice among them."""

import torch

from engine.errors import SettingsError

__all__ = ["available_devices", "choose_device", "device_name", "fast_precision"]


def available_devices() -> tuple[str, ...]:
    """Return the usable ones among ``cuda``, ``mps`` and ``cpu``, the fastest first."""
    found = []
    if torch.cuda.is_available():
        found.append("cuda")
    if torch.backends.mps.is_available():
        found.append("mps")
    return (*found, "cpu")


def choose_device(name: str = "auto") -> torch.device:
    """Return the device called `name`, or the fastest there is for ``auto``.

    Raises
    ------
    SettingsError
        If the device is not there.
    """
    available = available_devices()
    if name == "auto":
        return torch.device(available[0])
    if name in available:
        return torch.device(name)
    if name == "cuda" and torch.version.cuda is None:
        raise SettingsError(
            "The device 'cuda' is not there: this is the CPU build of PyTorch. Choose the device 'auto' or install "
            "the CUDA build."
        )
    if name in ("cuda", "mps"):
        raise SettingsError(f"The device '{name}' is not there; this machine has {', '.join(available)}.")
    raise SettingsError(f"The device '{name}' is unknown; choose one of auto, cpu, cuda, mps.")


def device_name(device: torch.device) -> str:
    """Return what to call a device in front of a user: ``cpu``, ``mps`` or ``cuda (NVIDIA ...)``."""
    if device.type == "cuda":
        return f"cuda ({torch.cuda.get_device_name(device)})"
    return device.type


def fast_precision(device: torch.device) -> str:
    """Return ``"bfloat16"`` for a processor with instructions for such numbers, else ``"float32"``."""
    # torch has no public question for this yet; without an answer full precision is always right.
    questions = (getattr(torch.cpu, name, None) for name in ("_is_avx512_bf16_supported", "_is_amx_tile_supported"))
    native = device.type == "cpu" and any(question() for question in questions if question is not None)
    return "bfloat16" if native else "float32"
