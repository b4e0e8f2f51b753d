"""The Vamp plugin in a real Audacity 3: the labels that arrive are what the command line finds."""

import json

import pytest

from engine.links.script_pipe import ScriptPipe, quoted
from engine.service.rendezvous import read_address
from tests.interop.patience import PATIENCE_S
from tests.interop.real_audacity import missing, real_audacity
from tests.interop.vamp_builders import Marked, assert_same
from tests.interop.vamp_builders import missing as missing_for_plugin

REASON = missing_for_plugin() or missing()
pytestmark = [pytest.mark.interop, pytest.mark.slow, pytest.mark.skipif(bool(REASON), reason=REASON)]


@pytest.fixture(scope="module")
def program(plugin, tmp_path_factory):
    """An Audacity that finds the plugin; it makes XDG_RUNTIME_DIR its own, so the service has a folder by name."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("VAMP_PATH", "SOLOSCOPE_RUNTIME_DIR", "SOLOSCOPE_CACHE_DIR"):
            patch.setenv(name, plugin.environment[name])
        patch.delenv("SOLOSCOPE", raising=False)
        with real_audacity(tmp_path_factory.mktemp("audacity")) as started:
            yield started


@pytest.fixture(scope="module")
def pipe(program, recording):
    with ScriptPipe(program.places) as pipe:
        pipe.do(f"Import2: Filename={quoted(str(recording))}")
        yield pipe


def marked_by(pipe, command):
    """Run a command over all of the first track; return the labels of the track it makes."""
    before = json.loads(pipe.do("GetInfo: Type=Labels Format=JSON"))
    pipe.do("SelectTracks: Track=0 TrackCount=1 Mode=Set")
    pipe.do("SelTrackStartToEnd:")
    pipe.do(command, timeout_s=PATIENCE_S)
    after = json.loads(pipe.do("GetInfo: Type=Labels Format=JSON"))
    assert len(after) == len(before) + 1
    return [Marked.labelled(*label) for label in after[-1][1]]


def test_it_is_in_the_menu_of_analyses_with_and_without_solos(pipe):
    menus = json.loads(pipe.do("GetInfo: Type=Menus Format=JSON"))
    assert {"Soloscope...", "Soloscope: Solos..."} <= {entry["label"] for entry in menus}


def test_the_labels_are_the_regions_of_the_command_line(pipe, plugin, recording):
    # Audacity tells times with six digits.
    assert_same(marked_by(pipe, "Soloscope: Use=defaults"), plugin.regions(recording), within_s=0.001)
    assert read_address(plugin.service) is not None


def test_labels_of_a_later_part_lie_where_it_is(pipe, plugin, recording):
    pipe.do("SelectTracks: Track=0 TrackCount=1 Mode=Set")
    pipe.do("SelectTime: Start=9 End=14 RelativeTo=ProjectStart")
    pipe.do("Soloscope: Use=defaults", timeout_s=PATIENCE_S)
    tracks = json.loads(pipe.do("GetInfo: Type=Labels Format=JSON"))
    onsets = [label[0] for label in tracks[-1][1]]
    assert onsets
    assert min(onsets) >= 9.0
    assert max(label[1] for label in tracks[-1][1]) <= 14.001
    assert len({label[2].split()[0] for label in tracks[-1][1]}) >= 2
