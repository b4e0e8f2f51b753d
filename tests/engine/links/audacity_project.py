"""A project of Audacity, in the few commands that Soloscope uses, for the other side of the pipe."""

import json
import re

from tests.engine.links.audacity_double import FAILED, OK


class Project:
    """The few commands of Audacity that Soloscope uses, with Audacity's own way of writing JSON."""

    def __init__(self, tracks=(), labels=()):
        self.tracks = [dict(track) for track in tracks]
        self.labels = [list(of_track) for of_track in labels]
        self.selection = (0.0, 0.0)
        self.clicked_after = None
        self.preferences = {}
        self.exports = lambda _: None

    def answer(self, line: str) -> bytes:
        command, _, arguments = line.partition(":")
        found = re.findall(r'(\w+)=(?:"((?:\\.|[^"\\])*)"|(\S+))', arguments)
        values = {key: re.sub(r"\\(.)", r"\1", text) if text else bare for key, text, bare in found}
        try:
            return (str(getattr(self, command)(**values) or "") + OK).encode()
        except (AttributeError, KeyError):
            return (f"Your batch command of {command} was not recognized." + FAILED).encode()

    def GetInfo(self, Type, Format):
        if Type == "Tracks":
            return json.dumps(self.tracks)
        rows = [[n, [[a, b, "@@@"] for a, b, _ in labels]] for n, labels in enumerate(self.labels)]
        text = json.dumps(rows)
        for _, _, words in (label for labels in self.labels for label in labels):
            text = text.replace("@@@", words.replace('"', '\\"'), 1)
        return text

    def NewLabelTrack(self):
        self.tracks.append({"name": "Label Track", "kind": "label", "selected": 0, "focused": 0})
        self.labels.append([])

    def SetTrackStatus(self, Track, Name, Selected, Focused):
        self.tracks[int(Track)] |= {"name": Name, "selected": 1, "focused": 1}

    def SelectTime(self, Start, End, RelativeTo):
        self.selection = (float(Start), float(End))

    def SelectTracks(self, Track, TrackCount, Mode):
        for place, track in enumerate(self.tracks):
            there = int(Track) <= place < int(Track) + int(TrackCount)
            track["selected"] = int(there or (Mode == "Add" and track["selected"]))

    def AddLabel(self):
        track = -1
        if self.clicked_after is not None:
            self.clicked_after -= 1
            track = 0 if self.clicked_after < 0 else -1
        self.labels[track].append((*self.selection, ""))

    def SetLabel(self, Label, Text, Start, End, Selected):
        left = int(Label)
        for labels in self.labels:
            if left < len(labels):
                labels[left] = (float(Start), float(End), Text)
                labels.sort(key=lambda label: label[0])
                return
            left -= len(labels)
        raise KeyError

    def GetPreference(self, Name):
        return self.preferences[Name]

    def SetPreference(self, Name, Value, Reload):
        self.preferences[Name] = Value

    def Export2(self, Filename, NumChannels):
        self.exported = (Filename, NumChannels, self.selection, [t["name"] for t in self.tracks if t["selected"]])
        self.exports(Filename)


def sound(name: str, start: float = 0.0, end: float = 5.0, **more: object) -> dict:
    return {"name": name, "kind": "wave", "selected": 0, "focused": 0, "start": start, "end": end, "channels": 1} | more
