import pytest
from PySide6.QtCore import Qt

from desktop.dialogs.go_to import GoToDialog

TEN = 36000.0


@pytest.fixture
def dialog(qtbot):
    made = GoToDialog(120.0, 30.0, None, "25")
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def of_day(qtbot):
    """A recording of two minutes whose first sample was recorded at ten o'clock."""
    made = GoToDialog(120.0, 30.0, TEN, "29.97 drop")
    qtbot.addWidget(made)
    made.show()
    return made


def test_typing_and_enter_go_there(qtbot, dialog):
    qtbot.keyClicks(dialog.field, "1:05.25")
    assert "0:01:05.250 in the recording, timecode 00:01:05:06" in dialog.says.text()
    with qtbot.waitSignal(dialog.chosen) as gone:
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert gone.args == [65.25]
    assert not dialog.isVisible()


def test_enter_on_no_time_stays_and_says_what_is_wrong(qtbot, dialog):
    qtbot.keyClicks(dialog.field, "2:70")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "no 70 seconds" in dialog.says.text()
    assert not dialog.go_button.isEnabled()


def test_a_step_counts_from_the_playhead_and_ends_at_the_edges(dialog):
    for text, place in (("+2.5", 32.5), ("-10", 20.0), ("-500", 0.0), ("+1:00:00", 120.0)):
        dialog.field.setText(text)
        assert dialog.target_s == pytest.approx(place)


def test_a_time_outside_of_the_recording_is_refused_in_words(dialog):
    dialog.field.setText("2:00.5")
    assert dialog.target_s is None
    assert "which ends at 0:02:00.000" in dialog.says.text()
    dialog.field.setText("2:00")
    assert dialog.target_s == 120.0


def test_another_frame_rate_reads_the_same_text_anew(qtbot, dialog):
    dialog.field.setText("00:00:10:24")
    assert dialog.target_s == pytest.approx(10.96)
    with qtbot.waitSignal(dialog.rate_chosen) as chosen:
        dialog.rate.setCurrentText("50")
    assert chosen.args == ["50"]
    assert dialog.target_s == pytest.approx(10.48)
    dialog.rate.setCurrentText("24")
    assert dialog.target_s is None


def test_without_a_start_timecode_there_is_no_box_for_it(dialog, of_day):
    assert not dialog.of_day.isVisible()
    assert of_day.of_day.isVisible() and of_day.of_day.isChecked()
    assert "10:00:00.000" in of_day.start_label.text()


def test_times_with_colons_count_from_the_recordings_start_timecode(of_day):
    of_day.field.setText("10:00:30;00")
    assert of_day.target_s == pytest.approx(30.0, abs=0.04)
    of_day.field.setText("10:01:00.5")
    assert of_day.target_s == pytest.approx(60.5)
    of_day.field.setText("45")
    assert of_day.target_s == 45.0
    of_day.field.setText("0:00:30")
    assert of_day.target_s is None
    assert "which starts at 10:00:00.000" in of_day.says.text()
    of_day.of_day.setChecked(False)
    assert of_day.target_s == 30.0
