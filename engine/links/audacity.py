"""What Soloscope asks of a running Audacity: label tracks for regions, and the sound that is open there as a file.

Times are seconds of Audacity's time line. A text file is never imported: Audacity asks the user about it in a window
that stops the conversation.
"""

import json
import os
import re
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.analysis.progress import Cancelled
from engine.analysis.regions import Region
from engine.errors import LinkError
from engine.interchange.labels import label_text, marker_text
from engine.links.audacity_setup import why_unreachable
from engine.links.script_pipe import LONGEST_LINE, PipePlaces, ScriptPipe, fitting, quoted
from engine.markers import Marker

__all__ = ["Audacity", "AudacityTrack", "export_open_sound", "send_regions"]

TRACK_NAME = "Soloscope"
_MARKERS = "Markers"
_EXPORT_S = 1800.0
_DIALOG = "GUI/DialogForNameNewLabel"
_FAR_S = 1e6
_BACKSLASH = re.compile(r'\\(?!"(?!\s*[,}\]]))')
"""Backslashes of a text itself: all but those before a quote inside it."""
_SIX_DIGITS = 1e-5


@dataclass(frozen=True)
class AudacityTrack:
    """A track of the project that is open; start and end have the six digits that Audacity tells."""

    name: str
    kind: str
    selected: bool
    focused: bool
    start_s: float = 0.0
    end_s: float = 0.0
    channels: int = 1
    muted: bool = False


class Audacity:
    """A running Audacity 3.

    Parameters
    ----------
    places : PipePlaces, optional
        Of its script pipe; by default those of this user.
    given_up : threading.Event, optional
        Ends every wait at once, with Cancelled; nothing more can be asked then.

    Raises
    ------
    LinkError
        With what to do when it cannot be reached; so do all methods when Audacity refuses.
    """

    def __init__(self, places: PipePlaces | None = None, given_up: threading.Event | None = None) -> None:
        self.pipe = ScriptPipe(places, why_unreachable, given_up)

    def __enter__(self) -> "Audacity":
        return self

    def __exit__(self, *_: object) -> None:
        self.pipe.close()

    def tracks(self) -> tuple[AudacityTrack, ...]:
        """Return the tracks of the project in front."""
        try:
            return tuple(_track(row) for row in _read(self.pipe.do("GetInfo: Type=Tracks Format=JSON")))
        except (ValueError, TypeError, KeyError) as error:
            raise _unreadable() from error

    def labels(self) -> tuple[tuple[tuple[float, float, str], ...], ...]:
        """Return the labels of each label track in their order: start, end (six digits) and text."""
        try:
            rows = _read(self.pipe.do("GetInfo: Type=Labels Format=JSON"))
            return tuple(tuple((float(a), float(b), str(text)) for a, b, text in labels) for _, labels in rows)
        except (ValueError, TypeError) as error:
            raise _unreadable() from error

    def select_tracks(self, chosen: Sequence[int]) -> None:
        """Select exactly these tracks, by their places."""
        self.pipe.do("SelectTracks: Track=0 TrackCount=0 Mode=Set")
        for place in chosen:
            self.pipe.do(f"SelectTracks: Track={place} TrackCount=1 Mode=Add")

    def select_time(self, start_s: float, end_s: float) -> None:
        """Select a stretch of time."""
        self.pipe.do(f"SelectTime: Start={start_s:.6f} End={end_s:.6f} RelativeTo=ProjectStart")

    def preference(self, name: str) -> str:
        """Return a preference; empty if it was never set."""
        try:
            return self.pipe.do(f"GetPreference: Name={name}")
        except LinkError:
            if self.pipe.lost:
                raise
            return ""

    def set_preference(self, name: str, value: str) -> None:
        """Set a preference."""
        self.pipe.do(f"SetPreference: Name={name} Value={value} Reload=0")


def send_regions(
    audacity: Audacity,
    regions: Sequence[Region],
    markers: Sequence[Marker] = (),
    *,
    offset_s: float = 0.0,
    track_per_instrument: bool = False,
    on_progress: Callable[[int, int], object] | None = None,
    cancelled: threading.Event | None = None,
) -> int:
    """Add label tracks for regions and markers at the end of the open project and return how many were made.

    What is in the project stays as it is, except that nothing is selected afterwards: Audacity does not tell which
    time was. A region that starts before Audacity's zero loses that part; a marker there is left out.

    Parameters
    ----------
    markers : sequence of Marker
        Become labels of a point.
    offset_s : float
        Where the recording's first sample lies on Audacity's time line.
    track_per_instrument : bool
        One label track for each instrument, and one for the markers, else one for all.
    on_progress : callable, optional
        Is given the numbers of labels made and to make.
    cancelled : threading.Event, optional
        Ends the work after the label at hand; those made stay.

    Raises
    ------
    LinkError, Cancelled
    """
    tracks = _label_tracks(regions, markers, offset_s, track_per_instrument)
    total, made = sum(len(labels) for labels in tracks.values()), 0
    asks_for_names = audacity.preference(_DIALOG) == "1"
    selected_before = [place for place, track in enumerate(audacity.tracks()) if track.selected]
    if asks_for_names:
        audacity.set_preference(_DIALOG, "0")
    try:
        for name, labels in tracks.items():
            for _ in _filled(audacity, name, labels, cancelled):
                made += 1
                if on_progress is not None:
                    on_progress(made, total)
    finally:
        if not audacity.pipe.lost:
            if asks_for_names:
                audacity.set_preference(_DIALOG, "1")
            audacity.select_time(0.0, 0.0)
            audacity.select_tracks(selected_before)
    return len(tracks)


def export_open_sound(audacity: Audacity, path: Path, cancelled: threading.Event | None = None) -> float:
    """Write what sounds in the open project, mixed, to a WAV file; return where on the time line it starts.

    Muted tracks are left out by Audacity. The user's selection of tracks is kept, that of time is not.

    Raises
    ------
    LinkError
        When there is no sound, or the file is not written.
    Cancelled
    """
    tracks = audacity.tracks()
    sounding = [place for place, track in enumerate(tracks) if track.kind == "wave" and track.end_s > track.start_s]
    if not sounding:
        raise LinkError("There is no sound in Audacity’s project; open or record something there first.")
    if all(tracks[place].muted for place in sounding):
        raise LinkError("All tracks in Audacity are muted, so there is nothing to hear; unmute one and try again.")
    start_s = round(max(0.0, min(tracks[place].start_s for place in sounding) * (1 - _SIX_DIGITS)), 6)
    end_s = max(tracks[place].end_s for place in sounding) * (1 + _SIX_DIGITS)
    channels = 2 if any(tracks[place].channels > 1 for place in sounding) else 1
    command = f"Export2: Filename={quoted(os.fspath(path))} NumChannels={channels}"
    if len(command.encode()) > LONGEST_LINE:
        raise LinkError("The folder for temporary files has too long a name for Audacity; set TMPDIR to a shorter one.")
    audacity.select_time(start_s, end_s)
    audacity.select_tracks(sounding)
    try:
        audacity.pipe.do(command, _EXPORT_S, cancelled)
    finally:
        if not audacity.pipe.lost:
            audacity.select_time(0.0, 0.0)
            audacity.select_tracks([place for place, track in enumerate(tracks) if track.selected])
    if not path.is_file():
        raise LinkError("Audacity said that it had exported, but there is no file; it may run in a sandbox of its own.")
    return start_s


def _label_tracks(
    regions: Sequence[Region], markers: Sequence[Marker], offset_s: float, track_per_instrument: bool
) -> dict[str, list[tuple[float, float, str]]]:
    """Return the labels of every track to be made: start, end, text; in the order of time."""
    tracks: dict[str, list[tuple[float, float, str]]] = {}
    for region in sorted(regions, key=lambda r: (r.onset_s, r.offset_s, r.instrument)):
        start_s, end_s = max(0.0, region.onset_s + offset_s), region.offset_s + offset_s
        if end_s < 0.0:
            continue
        name = region.instrument.replace("_", " ") if track_per_instrument else TRACK_NAME
        tracks.setdefault(name, []).append((start_s, end_s, label_text(region)))
    for marker in markers:
        if marker.time_s + offset_s >= 0.0:
            point = (marker.time_s + offset_s, marker.time_s + offset_s, marker_text(marker))
            tracks.setdefault(_MARKERS if track_per_instrument else TRACK_NAME, []).append(point)
    return {name: sorted(labels) for name, labels in sorted(tracks.items())}


def _filled(
    audacity: Audacity,
    name: str,
    labels: Sequence[tuple[float, float, str]],
    cancelled: threading.Event | None,
) -> Iterator[None]:
    """Make a label track at the end of the project, and yield after every label in it."""
    place = len(audacity.tracks())
    audacity.pipe.do("NewLabelTrack:")
    audacity.pipe.do(fitting(f"SetTrackStatus: Track={place} Name=", name, " Selected=1 Focused=1"))
    first = sum(map(len, audacity.labels()))
    if audacity.tracks()[place].kind != "label":
        raise LinkError("Audacity did not make a label track; look at Audacity, then try again.")
    # A new label goes where the selection is. Far behind everything it is the last of its track, whatever else is in
    # there, and can be moved by its number.
    audacity.select_time(_FAR_S, _FAR_S)
    for number, (start_s, end_s, text) in enumerate(labels, first):
        if cancelled is not None and cancelled.is_set():
            raise Cancelled
        audacity.pipe.do("AddLabel:")
        audacity.pipe.do(
            fitting(f"SetLabel: Label={number} Text=", text, f" Start={start_s:.6f} End={end_s:.6f} Selected=0")
        )
        yield
    after = audacity.labels()
    if not after or len(after[-1]) != len(labels) or sum(map(len, after)) != first + len(labels):
        raise LinkError(
            "Something was clicked in Audacity meanwhile, and labels went elsewhere. Undo there as far as needed, then "
            "send them again."
        )


def _track(row: dict) -> AudacityTrack:
    return AudacityTrack(
        name=str(row["name"]),
        kind=str(row["kind"]),
        selected=bool(row["selected"]),
        focused=bool(row.get("focused", 0)),
        start_s=float(row.get("start", 0.0)),
        end_s=float(row.get("end", 0.0)),
        channels=int(row.get("channels", 1)),
        muted=bool(row.get("mute", 0)),
    )


def _read(said: str) -> list:
    """Read a reply in JSON as Audacity writes it: backslashes in names and labels are not escaped, quotes are."""
    try:
        rows = json.loads(_BACKSLASH.sub(r"\\\\", said), strict=False)
    except ValueError as error:
        raise _unreadable() from error
    if not isinstance(rows, list):
        raise _unreadable()
    return rows


def _unreadable() -> LinkError:
    return LinkError("What Audacity says about its tracks cannot be read; Soloscope talks to Audacity 3.")
