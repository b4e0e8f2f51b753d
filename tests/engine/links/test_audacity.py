"""What Soloscope asks of Audacity, against a project that is kept in a thread behind real FIFOs."""

import sys

import pytest

from engine.errors import LinkError
from engine.links.audacity import Audacity, export_open_sound, send_regions
from engine.markers import Marker
from tests.builders import region
from tests.engine.links.audacity_double import serving
from tests.engine.links.audacity_project import Project, sound

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="FIFOs are of Linux and macOS")


@pytest.fixture
def link(tmp_path):
    """Return a function that connects to a project."""
    opened = []

    def connect(project: Project) -> Audacity:
        server = serving(tmp_path, project.answer)
        client = Audacity(server.__enter__().places)
        opened.append((server, client))
        return client

    yield connect
    for server, client in opened:
        client.pipe.close()
        server.__exit__(None, None, None)


def test_labels_that_were_there_keep_place_and_text(link):
    mine = [(0.5, 1.0, 'my "own" \\'), (9.0, 9.0, "C:\\temp, [ 1, 2,")]
    project = Project([{"name": "notes", "kind": "label", "selected": 1, "focused": 1}], [mine])
    made = send_regions(link(project), [region("cello", 2.0, 3.0, 0.6), region("flute", 1.0, 2.0, float("nan"))])
    assert made == 1
    assert project.labels == [mine, [(1.0, 2.0, "flute"), (2.0, 3.0, "cello 0.60")]]
    assert [track["selected"] for track in project.tracks] == [1, 0]


def test_what_lies_before_audacitys_zero_is_cut_off(link):
    project = Project()
    regions = [region("flute", 0.0, 1.0), region("flute", 1.5, 3.0), region("flute", 4.0, 5.0)]
    progress = []
    send_regions(link(project), regions, offset_s=-2.0, on_progress=lambda *done: progress.append(done))
    assert [label[:2] for label in project.labels[0]] == [(0.0, 1.0), (2.0, 3.0)]
    assert progress == [(1, 2), (2, 2)]


MARKERS = (Marker(0.5, "gone"), Marker(3.0, "take 2\tb"))


def test_markers_become_labels_of_a_point_beside_the_regions(link):
    project = Project()
    assert send_regions(link(project), [region("flute", 1.0, 4.0)], MARKERS, offset_s=-1.0) == 1
    assert project.labels == [[(0.0, 3.0, "flute 0.75"), (2.0, 2.0, "take 2 b")]]


def test_markers_have_a_track_of_their_own_where_each_instrument_has_one(link):
    project = Project()
    assert send_regions(link(project), [region("flute", 1.0, 4.0)], MARKERS, track_per_instrument=True) == 2
    assert [track["name"] for track in project.tracks] == ["Markers", "flute"]
    assert project.labels[0] == [(0.5, 0.5, "gone"), (3.0, 3.0, "take 2 b")]


def test_a_click_in_between_is_told_of(link):
    project = Project([{"name": "notes", "kind": "label", "selected": 0, "focused": 0}], [[(0.0, 1.0, "mine")]])
    project.clicked_after = 1
    with pytest.raises(LinkError, match="clicked in Audacity meanwhile"):
        send_regions(link(project), [region("flute", 1.0, 2.0), region("flute", 3.0, 4.0)])


def test_nothing_to_send_makes_no_track(link):
    project = Project()
    assert send_regions(link(project), []) == 0
    assert project.tracks == []


def test_the_export_takes_the_sounding_tracks_and_gives_the_selection_back(link, tmp_path):
    tracks = [
        sound("low", 3.25, 8.0, selected=1),
        {"name": "notes", "kind": "label", "selected": 1, "focused": 0},
        sound("empty", 0.0, 0.0),
        sound("high", 4.0, 3661.12, channels=2),
    ]
    project = Project(tracks)
    out = tmp_path / "out.wav"
    out.write_bytes(b"what Audacity writes")
    assert export_open_sound(link(project), out) == 3.249968
    name, channels, (start, end), chosen = project.exported
    assert (name, channels, start, chosen) == (str(out), "2", 3.249968, ["low", "high"])
    assert 3661.125 <= end < 3662
    assert [track["selected"] for track in project.tracks] == [1, 1, 0, 0]


def test_muted_projects_and_exports_that_leave_no_file_are_told_of(link, tmp_path):
    project = Project([sound("low", mute=1)])
    client = link(project)
    with pytest.raises(LinkError, match="muted"):
        export_open_sound(client, tmp_path / "out.wav")
    project.tracks[0]["mute"] = 0
    with pytest.raises(LinkError, match="there is no file"):
        export_open_sound(client, tmp_path / "out.wav")
