"""Every command that changes what is seen, tried with its key in the real window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QColorDialog

from tests.desktop.command_checks import Check, becomes, covers, less, more, titles, try_all
from tests.desktop.window_builders import open_window


def axis(window):
    return window.session.time_axis


def lanes(window):
    return window.editor.lanes


def spectrogram(window):
    return window.editor.spectrogram


def arrangement(window):
    return lanes(window).arrangement


def names(window) -> list[str]:
    return [lane.instrument for lane in lanes(window).lanes]


def close_up(window) -> None:
    axis(window).set_view(4.0, 6.0)


def span(window) -> None:
    window.session.document.set_time_selection(5.0, 6.0)


def on_lane(number: int):
    def choose(window) -> None:
        arrangement(window).show_all()
        arrangement(window).set_current(names(window)[number])

    return choose


def soloed(window) -> None:
    arrangement(window).toggle_solo(names(window)[0])


def high_lanes(window) -> None:
    arrangement(window).set_height(90)
    lanes(window).setFocus()
    QApplication.processEvents()


def scrolled(window) -> None:
    high_lanes(window)
    lanes(window)._scroll_bar.setValue(60)


def own_colour(window) -> None:
    on_lane(0)(window)
    window.lane_commands._colours.give(names(window)[0], "#123456")


def focused_view(window) -> None:
    window.editor.waveform.setFocus()


def magnified(window) -> None:
    focused_view(window)
    window.actions_by_id["vertical_in"].trigger()


def focused_table(window) -> None:
    if window.dock.isFloating():
        window.dock.setFloating(False)
    window.table.table.setFocus()


def gain(window) -> str:
    return next(name for name in ("off", "early", "mid", "late") if window.actions_by_id[f"gain_{name}"].isChecked())


def follow(window) -> str:
    return axis(window).follow.value


def other(command_id: str):
    """Choose something else of a group before."""
    return lambda window: window.actions_by_id[command_id].trigger()


def place(window) -> str:
    """What Why here would look at; panel and menu agree on it."""
    actions = window.actions_by_id
    (command_id,) = [name for name in ("why_window", "why_region") if actions[name].isChecked()]
    assert command_id.endswith(window.evidence.reasons_panel.place)
    return command_id


def region_chosen(window) -> None:
    window.session.document.select_region(window.session.document.regions[0])


def whole_region_chosen(window) -> None:
    region_chosen(window)
    window.actions_by_id["why_region"].trigger()


def hidden(part):
    return Check(lambda w: part(w).isVisible(), lambda was, now: was != now)


def pane(window) -> str:
    """Name of the pane that the focus is in."""
    holder = window.panes._pane_of(QApplication.focusWidget())
    return "" if holder is None else holder.name


def order(window) -> str:
    return arrangement(window).order.value


def family_heads(window) -> int:
    return len(arrangement(window).headings(lanes(window).lanes))


TIME = {
    "zoom_in": less(lambda w: axis(w).span_s),
    "zoom_out": more(lambda w: axis(w).span_s, close_up),
    "zoom_selection": less(lambda w: axis(w).span_s, span),
    "zoom_fit": becomes(12.0, lambda w: axis(w).span_s, close_up),
    "page_back": less(lambda w: axis(w).start_s, close_up),
    "page_on": more(lambda w: axis(w).start_s, close_up),
    "follow_centre": becomes("centre", follow, other("follow_off")),
    "follow_page": becomes("page", follow, other("follow_off")),
    "follow_off": becomes("off", follow, other("follow_page")),
}

SPECTRUM = {
    **{
        f"spectrum_{kind}": becomes(kind, lambda w: spectrogram(w).kind, other(f"spectrum_{before}"))
        for kind, before in (
            *(("linear", "log_mel"), ("constant_q", "linear"), ("chroma", "linear"), ("log_mel", "linear")),
        )
    },
    **{
        f"colours_{name}": becomes(name, lambda w: spectrogram(w).colours[0], other(f"colours_{before}"))
        for name, before in (("viridis", "magma"), ("cividis", "magma"), ("grey", "magma"), ("magma", "grey"))
    },
    "colours_inverted": Check(lambda w: spectrogram(w).colours[1], lambda was, now: was != now),
    "brighter": less(lambda w: spectrogram(w).range_db[1], other("standard_range")),
    "darker": more(lambda w: spectrogram(w).range_db[1], other("standard_range")),
    "wider_range": less(lambda w: spectrogram(w).range_db[0], other("standard_range")),
    "narrower_range": more(lambda w: spectrogram(w).range_db[0], other("standard_range")),
    "standard_range": becomes((-80.0, -10.0), lambda w: spectrogram(w).range_db, other("darker")),
    "gain_early": becomes("early", gain, other("gain_off")),
    "gain_mid": becomes("mid", gain, other("gain_off")),
    "gain_late": becomes("late", gain, other("gain_off")),
    "gain_off": becomes("off", gain, other("gain_late")),
    "gain_next": becomes("early", gain, other("gain_off")),
    "gain_fainter": less(lambda w: w.evidence.gain.opacity, other("gain_early")),
    "gain_stronger": more(lambda w: w.evidence.gain.opacity, other("gain_fainter")),
}

PANELS = {
    "show_waveform": hidden(lambda w: w.editor.waveform),
    "show_spectrogram": hidden(lambda w: w.editor.spectrogram),
    "separate_channels": Check(lambda w: w.editor.waveform.separate_channels, lambda was, now: was != now),
    "show_table": hidden(lambda w: w.dock),
    "show_markers": hidden(lambda w: w.marker_desk.dock),
    "show_rules": hidden(lambda w: w.rules_dock),
    "show_attention": hidden(lambda w: w.evidence.attention_dock),
    "show_reasons": hidden(lambda w: w.evidence.reasons_dock),
    "full_screen": Check(lambda w: w.isFullScreen(), lambda was, now: was != now),
}

PANES = {
    "vertical_in": more(lambda w: w.editor.waveform.gain, focused_view),
    "vertical_out": less(lambda w: w.editor.waveform.gain, magnified),
    "vertical_down": more(lambda w: lanes(w)._scroll_bar.value(), high_lanes),
    "vertical_up": less(lambda w: lanes(w)._scroll_bar.value(), scrolled),
    "pane_next": Check(pane, lambda was, now: was != now),
    "pane_previous": Check(pane, lambda was, now: was != now),
    "pane_larger": more(lambda w: w.dock.height(), focused_table),
    "pane_smaller": less(lambda w: w.dock.height(), focused_table),
    "pane_largest": more(lambda w: w.dock.height(), focused_table),
    "pane_float": becomes(True, lambda w: w.dock.isFloating(), focused_table),
    "pane_move": becomes(Qt.DockWidgetArea.LeftDockWidgetArea, lambda w: w.dockWidgetArea(w.dock), focused_table),
    "pane_close": becomes(False, lambda w: w.dock.isVisible(), focused_table),
}
LANES = {
    "lane_solo": more(lambda w: len(arrangement(w).soloed), on_lane(0)),
    "lane_mute": more(lambda w: len(arrangement(w).muted), on_lane(0)),
    "lanes_all": becomes(0, lambda w: len(arrangement(w).soloed), soloed),
    "lane_up": Check(names, lambda was, now: now == [was[1], was[0], *was[2:]], on_lane(1)),
    "lane_down": Check(names, lambda was, now: now == [was[1], was[0], *was[2:]], on_lane(0)),
    "lanes_higher": more(lambda w: lanes(w).lane_height),
    "lanes_lower": less(lambda w: lanes(w).lane_height),
    "lane_higher": more(lambda w: lanes(w).lane_rect(0).height(), on_lane(0)),
    "lane_lower": less(lambda w: lanes(w).lane_rect(0).height(), on_lane(0)),
    "lanes_fit": Check(lambda w: arrangement(w).height, lambda was, now: was is not None and now is None, high_lanes),
    "lane_colour": Check(
        lambda w: [type(x) for x in QApplication.topLevelWidgets() if x.isVisible()],
        lambda was, now: QColorDialog in now and QColorDialog not in was,
        on_lane(0),
    ),
    "lane_colour_reset": becomes(False, lambda w: bool(w.lane_commands._colours.own(names(w)[0])), own_colour),
    "hide_silent": Check(lambda w: lanes(w).hides_silent, lambda was, now: was != now),
    "group_families": Check(family_heads, lambda was, now: was != now),
    "order_name": becomes("name", order, other("order_sounding")),
    "order_activity": becomes("activity", order, other("order_sounding")),
    "order_family": becomes("family", order, other("order_sounding")),
    "order_own": becomes("own", order, other("order_sounding")),
    "order_sounding": becomes("sounding", order, other("order_name")),
    **{
        f"lane_{number}": Check(
            lambda w, number=number: (arrangement(w).soloed, names(w)),
            lambda was, now, number=number: now[0] == {now[1][number - 1]},
            on_lane(0),
        )
        for number in (1, 2, 3)
    },
    **{
        f"lane_{number}": becomes(f"There is no lane {number}.", lambda w: w.statusBar().currentMessage())
        for number in range(4, 10)
    },
}

WHY = {
    "why_region": becomes("why_region", place, region_chosen),
    "why_window": becomes("why_window", place, whole_region_chosen),
}

covers(*TIME, *SPECTRUM, *PANELS, *PANES, *LANES, *WHY)


def test_every_command_of_zooming_and_following_moves_the_view(song, qtbot):
    with open_window(song) as window:
        try_all(window, song, qtbot, TIME)


def test_every_command_of_the_spectrogram_changes_how_it_is_drawn(song, qtbot):
    with open_window(song) as window:
        try_all(window, song, qtbot, SPECTRUM)


def test_every_command_of_panels_shows_or_hides_one(song, qtbot):
    with open_window(song) as window:
        for _ in range(2):  # there and back
            try_all(window, song, qtbot, PANELS)


def test_every_command_of_the_place_of_why_here_chooses_it_in_the_panel(song, qtbot):
    with open_window(song) as window:
        try_all(window, song, qtbot, WHY)
        assert window.evidence.reasons_panel.isVisible()
        whole_region_chosen(window)
        span_s = window.evidence.reasons_panel.span_s()
        region = window.session.document.selected_region
        assert span_s == (region.onset_s, region.offset_s)
        window.session.document.select_region(None)
        assert place(window) == "why_window"
        assert not window.actions_by_id["why_region"].isEnabled()


def test_every_command_of_panes_moves_focus_or_room(song, qtbot):
    for command_id, check in PANES.items():
        with open_window(song) as window:
            try_all(window, song, qtbot, {command_id: check})


def test_every_command_of_lanes_changes_their_looks_or_order(song, qtbot):
    with open_window(song) as window:
        window.resize(1440, 1100)
        try_all(window, song, qtbot, LANES)
    assert titles(window) == []
