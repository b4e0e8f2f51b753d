"""``soloscope doctor``: whether everything Soloscope needs works on this machine, and what to do where it does not."""

import argparse
import importlib
import importlib.metadata
import importlib.util
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from engine import __version__
from engine.analysis.cache import cache_folder
from engine.analysis.settings import DEFAULT_BUNDLE
from engine.commands.console import Console
from engine.errors import BundleError
from engine.models import bundle_folders, list_bundles

__all__ = ["Finding", "add_parsers", "examine"]

OK, NOTE, FAULT = "ok", "note", "fault"
_REQUIRED = ("numpy", "torch", "soundfile", "av", "soxr", "safetensors", "platformdirs")
_DESKTOP = ("PySide6", "sounddevice")
_DISTRIBUTIONS = {"PySide6": "PySide6_Essentials"}
_SOUNDFILE_FORMATS = ("WAV", "RF64", "AIFF", "FLAC", "OGG")
_CODECS = ("mp3", "aac", "opus", "vorbis", "alac", "ac3")


@dataclass(frozen=True)
class Finding:
    """One thing looked at: ``ok``, a ``note`` (works without it) or a ``fault``."""

    state: str
    subject: str
    text: str


def add_parsers(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser(
        "doctor",
        help="check that everything works on this machine",
        description="Check versions, devices, sound, decoders, model bundles and folders.",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Print what was found; return 0 if all is usable, else 1."""
    faults = 0
    for title, findings in examine():
        print(title)
        for finding in findings:
            faults += finding.state == FAULT
            mark = {OK: " ", NOTE: "-", FAULT: "!"}[finding.state]
            print(f" {mark} {finding.subject:<16} {finding.text}")
    print()
    print("Everything Soloscope needs works." if not faults else f"Faults (marked !): {faults}.")
    return 1 if faults else 0


def examine() -> Iterator[tuple[str, list[Finding]]]:
    """Look at one area after another and yield its title and what was found there."""
    areas: dict[str, Callable[[], list[Finding]]] = {
        "Versions": _versions,
        "Devices for the analysis": _devices,
        "Sound output": _sound_output,
        "Decoders": _decoders,
        "Model bundles": _bundles,
        "Folders": _folders,
    }
    for title, look in areas.items():
        try:
            yield title, look()
        except ImportError as error:
            yield title, [Finding(FAULT, "", f"cannot be looked at: {error}")]


def _versions() -> list[Finding]:
    findings = [
        Finding(OK, "Soloscope", __version__),
        Finding(OK, "Python", f"{platform.python_version()} ({sys.executable})"),
        Finding(OK, "System", platform.platform()),
    ]
    findings += [_package(name, FAULT) for name in _REQUIRED]
    return findings + [_package(name, NOTE) for name in _DESKTOP]


def _package(name: str, state_if_missing: str) -> Finding:
    """Look whether a package is there, and unless it belongs to Qt, whether it loads."""
    remedy = "install Soloscope again"
    if importlib.util.find_spec(name) is None:
        return Finding(state_if_missing, name, f"is not installed; {remedy}")
    if name != "PySide6":
        try:
            importlib.import_module(name)
        except (ImportError, OSError) as error:
            hint = "install the PortAudio library" if name == "sounddevice" else remedy
            return Finding(state_if_missing, name, f"cannot be loaded ({error}); {hint}")
    try:
        return Finding(OK, name, importlib.metadata.version(_DISTRIBUTIONS.get(name, name)))
    except importlib.metadata.PackageNotFoundError:
        return Finding(OK, name, "version unknown")


def _devices() -> list[Finding]:
    import torch

    from engine.analysis.devices import available_devices, device_name

    findings = []
    for name in available_devices():
        text = device_name(torch.device(name))
        if name == "cpu":
            text = f"{platform.processor() or platform.machine()}, {torch.get_num_threads()} threads"
        findings.append(Finding(OK, name, text))
    if "cuda" not in available_devices():
        build = "this PyTorch is a CPU build" if torch.version.cuda is None else "no CUDA device was found"
        findings.append(Finding(NOTE, "cuda", f"{build}; the analysis runs on the CPU"))
    return findings


def _sound_output() -> list[Finding]:
    try:
        import sounddevice
    except (ImportError, OSError) as error:
        return [Finding(NOTE, "PortAudio", f"cannot be loaded ({error}); playback is off, all else works")]
    findings = [Finding(OK, "PortAudio", sounddevice.get_portaudio_version()[1])]
    try:
        outputs = [device for device in sounddevice.query_devices() if device["max_output_channels"] > 0]
    except sounddevice.PortAudioError as error:
        return [*findings, Finding(NOTE, "devices", f"cannot be listed ({error}); playback is off, all else works")]
    if not outputs:
        return [*findings, Finding(NOTE, "devices", "there is no sound output; playback is off, all else works")]
    return [*findings, *(Finding(OK, "output", f"{d['name']} ({d['default_samplerate']:.0f} Hz)") for d in outputs)]


def _decoders() -> list[Finding]:
    import av
    import soundfile

    formats = soundfile.available_formats()
    missing = [name for name in _SOUNDFILE_FORMATS if name not in formats]
    findings = [
        Finding(
            FAULT if missing else OK, "libsndfile", f"{soundfile.__libsndfile_version__}, {_read(missing, formats)}"
        ),
    ]
    version = ".".join(str(part) for part in av.library_versions["libavcodec"])
    without = [name for name in _CODECS if name not in av.codecs_available]
    text = f"lacks {', '.join(without)}" if without else f"reads {', '.join(_CODECS)} and more"
    return [*findings, Finding(FAULT if without else OK, "libavcodec", f"{version}, {text}")]


def _read(missing: list[str], formats: dict[str, str]) -> str:
    return f"lacks {', '.join(missing)}" if missing else f"reads {len(formats)} formats"


def _bundles() -> list[Finding]:
    from engine.models import load_bundle

    findings = []
    for summary in list_bundles():
        try:
            bundle = load_bundle(summary.path)
        except BundleError as error:
            findings.append(Finding(FAULT, summary.name, str(error)))
        else:
            findings.append(Finding(OK, summary.name, f"{len(bundle.instruments)} instruments, {summary.path}"))
    if DEFAULT_BUNDLE not in [finding.subject for finding in findings]:
        where = " or ".join(str(folder) for folder in bundle_folders())
        findings.append(Finding(FAULT, DEFAULT_BUNDLE, f"is not in {where}; install Soloscope again"))
    return findings


def _folders() -> list[Finding]:
    folders = {"cache": cache_folder(), "data": bundle_folders()[0].parent}
    return [_folder(name, path) for name, path in {**folders, "temporary": Path(tempfile.gettempdir())}.items()]


def _folder(name: str, path: Path) -> Finding:
    try:
        path.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=path):
            pass
    except OSError as error:
        return Finding(FAULT, name, f"{path} cannot be written ({error.strerror}); make it writable for {_user()}")
    return Finding(OK, name, str(path))


def _user() -> str:
    return os.environ.get("USER") or os.environ.get("USERNAME") or "you"
