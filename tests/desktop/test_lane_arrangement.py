import re

import pytest

from desktop.commands import COMMANDS
from desktop.views.lane_arrangement import FAMILY_ORDER, LaneArrangement, family_of
from desktop.views.lane_data import make_lanes
from desktop.views.lane_layout import HEADING_HEIGHT, LaneLayout
from desktop.views.lane_state import HIGHEST_LANE, LOWEST_LANE
from engine.analysis.regions import Region
from engine.instruments import OPENMIC_INSTRUMENTS

SPANS = {"voice": 5.0, "piano": 30.0, "violin": 10.0, "cello": 12.0, "trumpet": 1.0}
INSTRUMENTS = ("cello", "flute", "piano", "trumpet", "violin", "voice", "theremin")


@pytest.fixture
def lanes():
    regions = [Region(name, 1.0, 1.0 + length, 0.9, 0.9) for name, length in SPANS.items()]
    return make_lanes(INSTRUMENTS, regions)


@pytest.fixture
def arrangement(qapp):
    return LaneArrangement()


def names(arrangement, lanes) -> list[str]:
    return [lane.instrument for lane in arrangement.arranged(lanes)]


def test_what_sounds_comes_first_in_the_models_order(arrangement, lanes):
    assert names(arrangement, lanes) == ["cello", "piano", "trumpet", "violin", "voice", "flute", "theremin"]


@pytest.mark.parametrize(
    ("order", "first"),
    [
        ("activity", ["piano", "cello", "violin", "voice", "trumpet"]),
        ("name", ["cello", "flute", "piano", "theremin", "trumpet"]),
        ("family", ["violin", "cello", "flute", "trumpet", "piano", "voice", "theremin"]),
    ],
)
def test_lanes_are_sorted_as_asked(qtbot, arrangement, lanes, order, first):
    with qtbot.waitSignal(arrangement.changed):
        arrangement.set_order(order)
    assert names(arrangement, lanes)[: len(first)] == first


def test_every_instrument_of_the_model_has_a_family():
    assert "other" not in {family_of(name) for name in OPENMIC_INSTRUMENTS}
    assert family_of("theremin") == "other"


def test_headings_stand_where_families_begin(arrangement, lanes):
    assert arrangement.headings(arrangement.arranged(lanes)) == {}
    arrangement.set_grouped(True)
    arranged = arrangement.arranged(lanes)
    titles = {arranged[index].instrument: family for index, family in arrangement.headings(arranged).items()}
    assert titles == {
        "cello": "strings",
        "flute": "winds",
        "trumpet": "brass",
        "piano": "keys",
        "voice": "voice",
        "theremin": "other",
    }
    arrangement.set_order("activity")
    assert names(arrangement, lanes)[:2] == ["cello", "violin"]


@pytest.mark.parametrize("command_id", ["order_family", "group_families"])
def test_families_stand_in_the_order_that_the_command_names(command_id):
    tip = next(command.tip for command in COMMANDS if command.id == command_id)
    assert re.findall("|".join(FAMILY_ORDER), tip) == list(FAMILY_ORDER[:-1])


def test_silent_instruments_can_be_left_out(arrangement, lanes):
    arrangement.set_hide_silent(True)
    assert set(names(arrangement, lanes)) == set(SPANS)


def test_moving_makes_the_order_the_users_own(arrangement, lanes):
    shown = names(arrangement, lanes)
    assert arrangement.move("voice", 0, shown)
    assert arrangement.order == "own"
    assert names(arrangement, lanes)[:3] == ["voice", "cello", "piano"]
    assert not arrangement.move("voice", -1, names(arrangement, lanes))
    assert not arrangement.move("kazoo", 1, names(arrangement, lanes))


def test_hidden_lanes_keep_their_places_behind_the_moved_ones(arrangement, lanes):
    arrangement.move("theremin", 0, names(arrangement, lanes))
    arrangement.set_hide_silent(True)
    arrangement.move("voice", 0, names(arrangement, lanes))
    arrangement.set_hide_silent(False)
    assert names(arrangement, lanes) == ["voice", "cello", "piano", "trumpet", "violin", "theremin", "flute"]


def test_in_groups_a_lane_stays_in_its_family(arrangement, lanes):
    arrangement.set_grouped(True)
    shown = names(arrangement, lanes)
    assert shown[:2] == ["cello", "violin"]
    assert arrangement.move("cello", 6, shown)
    assert names(arrangement, lanes)[:3] == ["violin", "cello", "flute"]
    assert not arrangement.move("flute", 0, names(arrangement, lanes))


def test_solo_shows_some_in_full_and_mute_dims_some(arrangement):
    arrangement.toggle_mute("piano")
    assert [name for name in SPANS if not arrangement.in_full(name)] == ["piano"]
    arrangement.solo_only("violin")
    arrangement.toggle_solo("piano")
    assert [name for name in SPANS if arrangement.in_full(name)] == ["piano", "violin"]
    arrangement.solo_only("violin")
    assert arrangement.soloed == {"violin"}
    arrangement.solo_only("violin")
    assert arrangement.soloed == set() and not arrangement.in_full("piano")
    arrangement.show_all()
    assert all(arrangement.in_full(name) for name in SPANS)


def test_heights_stay_within_reason_and_own_ones_keep_their_proportion(arrangement):
    assert arrangement.height_of("piano", 33) == 33
    arrangement.set_lane_height("piano", 60)
    assert (arrangement.height_of("piano", 33), arrangement.height_of("voice", 33)) == (60, 33)
    arrangement.set_height(80)
    assert (arrangement.height_of("piano", 33), arrangement.height_of("voice", 33)) == (120, 80)
    arrangement.set_height(1)
    assert arrangement.height_of("voice", 33) == LOWEST_LANE
    arrangement.set_lane_height("voice", 999)
    assert arrangement.height_of("voice", 33) == HIGHEST_LANE
    arrangement.share_room()
    assert arrangement.height_of("voice", 33) == arrangement.height_of("piano", 33) == 33


def test_what_is_kept_comes_back_and_solo_does_not(arrangement, lanes):
    arrangement.move("voice", 0, names(arrangement, lanes))
    arrangement.set_grouped(True)
    arrangement.set_hide_silent(True)
    arrangement.set_height(50)
    arrangement.set_lane_height("piano", 70)
    arrangement.solo_only("piano")
    again = LaneArrangement()
    again.read_json(arrangement.to_json())
    assert again.to_json() == arrangement.to_json()
    assert names(again, lanes) == names(arrangement, lanes)
    assert again.soloed == set()


@pytest.mark.parametrize("damage", [{"order": "upwards"}, {"own": 3, "heights": [1]}, {"heights": {"a": "b"}}, {}])
def test_damaged_settings_leave_the_lanes_as_they_are(arrangement, lanes, damage):
    before = names(arrangement, lanes)
    arrangement.read_json(damage)
    assert names(arrangement, lanes) == before


# ---- geometry -----------------------------------------------------------------------------------------------------


def test_lanes_and_headings_fill_the_height_without_gaps():
    layout = LaneLayout((30, 50, 40), {0: "strings", 2: "voice"})
    assert [layout.top(i) for i in range(3)] == [HEADING_HEIGHT, HEADING_HEIGHT + 30, 2 * HEADING_HEIGHT + 80]
    assert layout.total == 2 * HEADING_HEIGHT + 120
    assert layout.heading_tops() == [(0, "strings"), (HEADING_HEIGHT + 80, "voice")]
    hits = [layout.at(y) for y in (-1, 5, 20, 49, 50, 99, 105, 120, 159, 160)]
    assert hits == [None, None, 0, 0, 1, 1, None, 2, 2, None]


def test_edges_and_gaps_are_found_near_the_pointer():
    layout = LaneLayout((30, 50))
    assert [layout.edge_at(y, 3) for y in (27, 33, 34, 80, 10)] == [0, 0, None, 1, None]
    assert [layout.gap_at(y) for y in (-5, 14, 16, 54, 56, 200)] == [0, 0, 1, 1, 2, 2]


def test_no_lanes_have_no_height():
    layout = LaneLayout()
    assert layout.total == 0 and layout.at(0) is None and layout.gap_at(10) == 0
