"""A person who does everything in no order, and takes it back: each step leads to what was there, star and all."""

import random
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QStyle, QStyleOptionSlider

from desktop import region_edits, undo_history
from desktop.region_composer import MOST_AT_ONCE
from desktop.rule_changes import RuleChanges
from desktop.theme import set_own_colours
from desktop.views.time_axis import LANE_LABEL_WIDTH
from desktop.work import same_work
from engine.analysis.regions import Region
from tests.desktop.command_checks import press_key
from tests.desktop.window_builders import DURATION_S, open_window

DEEDS = (
    *("confirm", "reject", "withdraw", "split", "merge", "region_start", "region_end"),
    *("region_earlier", "region_later", "delete", "restore_deleted", "select_all", *3 * ("next_region",)),
    *("marker_add", "marker_later", "marker_delete", "preset_save", "preset_rename", "preset_delete"),
    *("more_regions", "fewer_regions", "trained_thresholds", "rules_reset_all", "threshold"),
    *("lane_up", "lane_down", "lane_higher", "lane_lower", "lanes_higher", "lanes_lower", "lanes_fit"),
    *("colour", "lane_colour_reset", "hide_silent", "group_families", "lane_solo"),
    *("order_name", "order_family", "order_sounding", "seek", "save"),
)


class Person:
    """Acts on a window, and remembers what there was after each step.

    Parameters
    ----------
    window : MainWindow
    seed : int
        Another person for each.
    """

    def __init__(self, window: Any, seed: int) -> None:
        self.window, self.chance = window, random.Random(seed)
        self.document, self.history = window.session.document, window.session.document.undo_stack
        self.saved = self.document.work
        self.seen = {0: self.look()}
        self.steps = 0

    def look(self) -> tuple[object, ...]:
        """All that undo is about; how high all lanes are is a look."""
        self.document.flush()
        lanes, colours = self.window.editor.lanes.arrangement.state, self.window.lane_commands._colours
        presets = self.window.rules_dock.panel._presets.own
        regions = [(r.instrument, r.onset_s, r.offset_s, r.status) for r in self.document.regions]
        own = {name: colours.own(name) for name in self.document.instruments}
        return self.document.work, lanes._replace(height=None), own, dict(presets), regions

    def act(self) -> None:
        """Do one thing, perhaps nothing."""
        deed, before = self.chance.choice(DEEDS), self.history.index()
        name = self.chance.choice(self.document.instruments)
        if deed == "colour":
            self.window.lane_commands._choose_colour(name, QColor.fromHsv(self.chance.randrange(360), 200, 200))
        elif deed == "seek":
            self.window.session.player.seek(self.chance.uniform(0.0, 12.0))
        elif deed == "threshold":
            self.document.set_threshold(name, self.chance.uniform(0.1, 0.9))
        elif deed == "save":
            self.history.setClean()
            self.saved = self.document.work
        elif self.window.actions_by_id[deed].isEnabled():
            self.window.actions_by_id[deed].trigger()
        QApplication.processEvents()
        now = self.history.index()
        if now > before:
            self.steps += 1
            self.seen = {index: seen for index, seen in self.seen.items() if index <= before}
            self.seen[now] = self.look()
        elif now == before and self.look() != self.seen[now]:
            # A gesture that went on.
            self.seen[now] = self.look()
        self.hold()

    def go(self, back: bool) -> None:
        """Undo or redo a step, if there is one."""
        action = self.window.actions_by_id["undo" if back else "redo"]
        if action.isEnabled():
            action.trigger()
            QApplication.processEvents()
            self.hold()

    def hold(self) -> None:
        """What is there is what was there after as many steps, and the star says whether it is saved."""
        there, expected = self.look(), self.seen[self.history.index()]
        for now, then in zip(there, expected, strict=True):
            assert now == then, f"step {self.history.index()}, before “{self.history.redoText()}”"
        starred = self.window.isWindowModified()
        assert starred == (not same_work(self.saved, self.document.work))
        assert starred or self.document.work == self.saved


@pytest.mark.parametrize("seed", [1, 2])
def test_whatever_was_done_comes_back_step_by_step(song, monkeypatch, seed):
    monkeypatch.setattr(undo_history, "MOST_STEPS", 400)
    # Commands follow one another at once here; only some of them are one gesture.
    times = iter(range(100_000))
    monkeypatch.setattr("desktop.undo_steps.time", SimpleNamespace(monotonic=lambda: next(times) * 0.9))
    names = random.Random(seed)
    monkeypatch.setattr(QInputDialog, "getText", lambda *args: (names.choice(["One", "Two", "Three"]), True))
    with open_window(song) as window:
        person = Person(window, seed)
        for _ in range(8):
            for _ in range(8):
                person.act()
            for _ in range(person.chance.randrange(8)):
                person.go(back=True)
            for _ in range(person.chance.randrange(5)):
                person.go(back=False)
        last, steps = person.look(), person.history.index()
        assert person.steps > 15
        while person.history.canUndo():
            person.go(back=True)
        assert person.look() == person.seen[0]
        for _ in range(steps):
            person.go(back=False)
        assert person.look() == last
    set_own_colours({})


def test_steps_of_lanes_and_presets_go_between_edits_of_thousands_of_regions(song, monkeypatch, qtbot):
    monkeypatch.setattr(QInputDialog, "getText", lambda *args: ("One", True))
    many, names = MOST_AT_ONCE + 500, ("flute", "guitar", "violin")
    each_s = DURATION_S / many
    regions = [Region(names[n % 3], n * each_s, (n + 1) * each_s, 0.5, 0.5, origin="import") for n in range(many)]
    with open_window(song) as window:
        document, history, actions = window.session.document, window.session.document.undo_stack, window.actions_by_id
        order = [lane.instrument for lane in window.editor.lanes.lanes]
        document.edit("Import", region_edits.import_instead(regions, DURATION_S))
        document.flush()
        document.select_regions(document.regions)
        window.editor.lanes.arrangement.set_current("flute")
        # None of these waits until the one before it is seen.
        assert document.confirm()
        actions["lane_down"].trigger()
        document.set_threshold_scale(0.8)
        actions["preset_save"].trigger()
        actions["delete"].trigger()
        qtbot.waitUntil(lambda: history.undoText().startswith("Delete"), timeout=60_000)
        assert history.count() == 6
        for _ in range(5):
            history.undo()
        history.redo()
        document.flush()
        assert {region.status for region in document.regions} == {"confirmed"} and len(document.regions) == many
        assert len(document.selected_regions) == many
        assert [lane.instrument for lane in window.editor.lanes.lanes] == order
        for _ in range(4):
            history.redo()
        document.flush()
        assert document.regions == () and list(window.rules_dock.panel._presets.own) == ["One"]
        assert window.editor.lanes.arrangement.order == "own"


@pytest.mark.parametrize("control", ["slider", "sensitivity", "handle"])
def test_a_control_that_is_held_makes_one_step_however_long_one_listens_meanwhile(song, monkeypatch, qtbot, control):
    times = iter(range(0, 100_000, 10))
    monkeypatch.setattr("desktop.undo_steps.time", SimpleNamespace(monotonic=lambda: next(times)))
    with open_window(song) as window:
        document, lanes = window.session.document, window.editor.lanes
        document.select_region(document.regions[0])
        window.actions_by_id["show_rules"].trigger()
        QApplication.processEvents()
        if control == "handle":
            held = lanes
            places = [QPoint(LANE_LABEL_WIDTH - 4, round(lanes.threshold_y(0)) + moved) for moved in (0, 4, 8)]
        else:
            panel = window.rules_dock.panel
            held = panel.rows["threshold"].slider if control == "slider" else window.transport.sensitivity
            option = QStyleOptionSlider()
            held.initStyleOption(option)
            handle = QStyle.SubControl.SC_SliderHandle
            start = held.style().subControlRect(QStyle.ComplexControl.CC_Slider, option, handle, held).center()
            places = [start + QPoint(moved, 0) for moved in (0, 8, 16)]
        # There, and not the whole way back.
        for steps, way in ((1, places), (2, places[:0:-1])):
            QTest.mousePress(held, Qt.MouseButton.LeftButton, pos=way[0])
            for place in way[1:]:
                QTest.mouseMove(held, place)
                QApplication.processEvents()
            QTest.mouseRelease(held, Qt.MouseButton.LeftButton, pos=way[-1])
            assert document.undo_stack.count() == steps
        document.undo_stack.undo()
        assert document.work.rule_changes != RuleChanges()
        document.undo_stack.undo()
        assert document.work.rule_changes == RuleChanges()


def test_what_undo_said_goes_with_the_next_step(song):
    with open_window(song) as window:
        window.activateWindow()
        window.session.document.select_region(window.session.document.regions[0])
        press_key(window, "reject")
        press_key(window, "undo")
        assert window.statusBar().currentMessage().startswith("Undone: reject flute")
        press_key(window, "group_families")
        assert window.statusBar().currentMessage() == ""
