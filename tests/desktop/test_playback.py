import itertools
import os
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path
from typing import ClassVar

import numpy as np
import pytest
from PySide6.QtTest import QSignalSpy

import desktop.playback as playback
from desktop.audio_output import SoundDeviceOutput, TimerOutput
from desktop.playback import Player, PlayerState
from tests.builders import chirp, sine, write_wav
from tests.desktop.sound_builders import Tape, pitch_hz

RATE = 22050


def stopped(player):
    return lambda: player.state is PlayerState.STOPPED


def test_playing_delivers_exactly_the_samples_of_both_channels(player, tape, qtbot):
    player.play()
    qtbot.waitUntil(stopped(player), timeout=30_000)
    wanted = chirp(2.0, RATE).T
    first = np.flatnonzero(np.abs(wanted).max(axis=1) > 0)[0]
    heard = tape.sound[: len(wanted) - first]
    assert np.array_equal(heard, wanted[first:])


def test_a_mono_recording_is_heard_on_both_sides(qapp, tape, tmp_path, qtbot):
    player = Player(output_factory=tape)
    player.set_recording(write_wav(tmp_path / "mono.wav", sine(440, 0.4, RATE), RATE), 0.4, RATE)
    player.play()
    qtbot.waitUntil(stopped(player), timeout=30_000)
    heard = tape.sound
    assert heard.shape[1] == 2
    assert np.array_equal(heard[:, 0], heard[:, 1])
    player.close()


def test_a_recording_of_six_channels_is_heard_as_their_mean(qapp, tape, tmp_path, qtbot):
    player = Player(output_factory=tape)
    samples = chirp(0.4, RATE, channels=6)
    player.set_recording(write_wav(tmp_path / "six.wav", samples, RATE, "FLOAT"), 0.4, RATE)
    player.play()
    qtbot.waitUntil(stopped(player), timeout=30_000)
    assert np.abs(tape.sound[:, 0]).max() == pytest.approx(np.abs(samples.mean(axis=0)).max(), abs=1e-3)
    player.close()


def test_the_playhead_moves_at_the_pace_of_the_sound(player, qtbot):
    player.play()
    qtbot.waitUntil(lambda: player.position_s > 0.2, timeout=30_000)
    from_s, begun = player.position_s, time.monotonic()
    qtbot.wait(600)
    assert player.position_s - from_s == pytest.approx(time.monotonic() - begun, abs=0.25)


def test_pause_holds_the_playhead_and_play_goes_on_from_there(player, qtbot):
    player.play()
    qtbot.waitUntil(lambda: player.position_s > 0.3, timeout=30_000)
    player.pause()
    held = player.position_s
    qtbot.wait(150)
    assert player.position_s == held
    assert player.state is PlayerState.PAUSED
    player.toggle()
    qtbot.waitUntil(lambda: player.position_s > held + 0.1, timeout=30_000)
    assert player.position_s < held + 0.6


def test_seeking_while_playing_goes_on_from_the_new_place(player, tape, qtbot):
    player.play()
    qtbot.waitUntil(lambda: player.position_s > 0.1, timeout=30_000)
    player.seek(1.5)
    tape.heard.clear()
    qtbot.waitUntil(stopped(player), timeout=30_000)
    wanted = chirp(2.0, RATE).T
    heard = tape.sound
    assert np.array_equal(heard[:1000], wanted[round(1.5 * RATE) :][:1000])


def test_seeking_while_paused_moves_the_playhead_only(player):
    moved = QSignalSpy(player.position_changed)
    player.seek(1.25)
    assert player.position_s == 1.25
    assert moved.count() == 1
    assert not player.playing
    player.seek(99)
    assert player.position_s == 2.0


def test_fifty_seeks_in_a_row_leave_one_reader(player, qtbot):
    player.play()
    for step in range(50):
        player.seek(step * 0.03)
    qtbot.waitUntil(lambda: sum(t.name == "playback-reader" for t in threading.enumerate()) <= 1, timeout=30_000)
    assert player.playing


def test_a_stretch_played_once_ends_where_it_began(player, tape, qtbot):
    player.play_once(0.5, 0.9)
    assert player.playing
    qtbot.waitUntil(lambda: not player.playing, timeout=30_000)
    assert player.position_s == 0.5
    assert player.state is PlayerState.PAUSED
    wanted = chirp(2.0, RATE).T[round(0.5 * RATE) : round(0.9 * RATE)]
    assert np.array_equal(tape.sound[: len(wanted)], wanted)
    assert not tape.sound[len(wanted) :].any()


def test_a_loop_goes_round_without_a_gap(player, tape, qtbot):
    player.set_loop((0.4, 0.7))
    player.seek(0.4)
    player.play()
    positions = []
    player.position_changed.connect(positions.append)
    qtbot.wait(1300)
    player.pause()
    once = chirp(2.0, RATE).T[round(0.4 * RATE) : round(0.7 * RATE)]
    heard = tape.sound[: 3 * len(once)]
    assert np.array_equal(heard, np.tile(once, (3, 1)))
    assert min(positions) >= 0.4
    assert max(positions) <= 0.71
    assert sum(b < a for a, b in itertools.pairwise(positions)) >= 3


def test_a_loop_chosen_elsewhere_while_playing_jumps_into_it(player, qtbot):
    player.play()
    player.set_loop((1.2, 1.6))
    assert 1.2 <= player.position_s <= 1.6
    player.set_loop(None)
    qtbot.waitUntil(stopped(player), timeout=30_000)


def test_a_loop_without_length_is_no_loop(player):
    player.set_loop((1.0, 1.0))
    assert player.loop is None


def test_at_the_end_it_stops_and_plays_again_from_the_start(player, qtbot):
    player.seek(1.8)
    player.play()
    qtbot.waitUntil(stopped(player), timeout=30_000)
    assert player.position_s == 2.0
    player.play()
    assert player.position_s < 0.5


def test_stop_goes_to_the_start(player, qtbot):
    player.play()
    qtbot.waitUntil(lambda: player.position_s > 0.1, timeout=30_000)
    player.stop()
    assert (player.position_s, player.state) == (0.0, PlayerState.STOPPED)


def test_a_device_of_another_rate_plays_at_the_right_speed(qapp, rising, qtbot):
    tape = Tape(rate=48000)
    player = Player(output_factory=tape)
    player.set_recording(rising, 2.0, RATE)
    player.play_once(0.5, 1.0)
    qtbot.waitUntil(lambda: not player.playing, timeout=30_000)
    sounding = np.flatnonzero(np.abs(np.concatenate(tape.heard)).max(axis=1) > 1e-3)
    assert sounding[-1] - sounding[0] == pytest.approx(24000, abs=200)
    player.close()


def test_a_mono_recording_is_heard_on_a_device_of_another_rate(qapp, tmp_path, qtbot):
    tape = Tape(rate=48000)
    player = Player(output_factory=tape)
    player.set_recording(write_wav(tmp_path / "mono.wav", sine(440, 0.5, RATE), RATE), 0.5, RATE)
    player.play()
    qtbot.waitUntil(stopped(player), timeout=30_000)
    assert pitch_hz(tape.sound[:12000, 1], 48000) == pytest.approx(440, abs=1)
    player.close()


def test_without_a_device_the_playhead_moves_and_one_sentence_says_so(qapp, rising, qtbot):
    def no_device(rate, fill):
        raise OSError("No audio device was found")

    player = Player(output_factory=no_device)
    player.set_recording(rising, 2.0, RATE)
    told = QSignalSpy(player.failed)
    player.play()
    qtbot.waitUntil(lambda: player.position_s > 0.2, timeout=30_000)
    player.pause()
    player.play()
    qtbot.waitUntil(lambda: player.position_s > 0.4, timeout=30_000)
    assert told.count() == 1
    assert told.at(0)[0] == "No audio device was found, so playback is silent; the playhead still moves."
    assert player.silent
    player.close()


def test_a_device_connected_later_is_used_at_the_next_play(qapp, rising, tape, qtbot):
    there = []

    def perhaps(rate, fill):
        if not there:
            raise OSError("No audio device was found")
        return tape(rate, fill)

    player = Player(output_factory=perhaps)
    player.set_recording(rising, 2.0, RATE)
    player.play()
    qtbot.waitUntil(lambda: player.silent, timeout=30_000)
    player.pause()
    there.append("headphones")
    player.play()
    qtbot.waitUntil(lambda: bool(tape.heard), timeout=30_000)
    player.close()


def test_a_device_that_cannot_start_falls_silent_too(qapp, rising, qtbot):
    class Stubborn(TimerOutput):
        def start(self):
            raise OSError("The audio device could not be started")

    player = Player(output_factory=Stubborn)
    player.set_recording(rising, 2.0, RATE)
    with qtbot.waitSignal(player.failed):
        player.play()
    qtbot.waitUntil(lambda: player.position_s > 0.1, timeout=30_000)
    player.close()


def test_a_device_that_stops_answering_pauses_with_a_sentence(qapp, rising, qtbot, monkeypatch):
    class Dead(TimerOutput):
        def start(self):
            """Never ask for anything."""

    monkeypatch.setattr(playback, "_DEVICE_PATIENCE_S", 0.2)
    player = Player(output_factory=Dead)
    player.set_recording(rising, 2.0, RATE)
    player.play()
    with qtbot.waitSignal(player.failed, timeout=30_000) as failed:
        pass
    assert "stopped answering" in failed.args[0]
    assert player.state is PlayerState.PAUSED
    player.close()


class Slow(TimerOutput):
    """A device that takes its time to open, as a sound server may."""

    gate = threading.Event()
    made: ClassVar[list[str]] = []

    def __init__(self, sample_rate, fill):
        self.made.append(threading.current_thread().name)
        assert self.gate.wait(10)
        super().__init__(sample_rate, fill)


@pytest.fixture
def slow():
    Slow.gate.clear()
    Slow.made.clear()
    yield Slow
    Slow.gate.set()


def test_a_slow_device_holds_up_nobody_and_is_opened_once(qapp, rising, qtbot, slow):
    player = Player(output_factory=slow)
    player.set_recording(rising, 2.0, RATE)
    begun = time.monotonic()
    player.play()
    player.seek(0.5)
    player.pause()
    player.play()
    player.seek(0.7)
    assert time.monotonic() - begun < 5.0, "the device opens after ten seconds"
    assert player.playing
    assert player.position_s == 0.7
    slow.gate.set()
    qtbot.waitUntil(lambda: player.position_s > 0.8, timeout=30_000)
    assert slow.made == ["audio device"]
    player.close()


def test_a_device_that_opens_after_pause_stays_still(qapp, rising, qtbot, slow):
    player = Player(output_factory=slow)
    player.set_recording(rising, 2.0, RATE)
    player.play()
    player.pause()
    slow.gate.set()
    qtbot.wait(150)
    assert player.position_s == 0.0
    assert player.state is PlayerState.PAUSED
    player.close()


def test_a_device_that_never_opens_pauses_with_a_sentence_and_another_one_plays(
    qapp, rising, qtbot, slow, tape, monkeypatch
):
    monkeypatch.setattr(playback, "_OPENING_PATIENCE_S", 0.2)
    player = Player(output_factory=slow)
    player.set_recording(rising, 2.0, RATE)
    with qtbot.waitSignal(player.failed, timeout=30_000) as failed:
        player.play()
    assert "does not open" in failed.args[0]
    assert player.state is PlayerState.PAUSED
    player.set_output(tape)
    player.play()
    qtbot.waitUntil(lambda: bool(tape.heard) and player.position_s > 0.1, timeout=30_000)
    slow.gate.set()
    player.close()


def test_a_driver_that_raises_anything_is_a_device_that_does_not_work(qapp, rising, qtbot):
    def broken(rate, fill):
        raise ValueError("not for people")

    player = Player(output_factory=broken)
    player.set_recording(rising, 2.0, RATE)
    with qtbot.waitSignal(player.failed, timeout=30_000) as failed:
        player.play()
    assert failed.args[0] == "The audio device does not work, so playback is silent; the playhead still moves."
    player.close()


def test_a_missing_portaudio_is_said_in_words(monkeypatch):
    monkeypatch.setitem(sys.modules, "sounddevice", None)
    with pytest.raises(OSError, match="PortAudio is not installed"):
        SoundDeviceOutput(RATE, lambda out: None)


def test_a_recording_that_is_gone_pauses_with_a_sentence(player, rising, qtbot):
    rising.unlink()
    with qtbot.waitSignal(player.failed, timeout=30_000) as failed:
        player.play()
    assert "rising.wav" in failed.args[0]
    assert player.state is PlayerState.PAUSED


def test_nothing_plays_without_a_recording(qapp):
    player = Player(output_factory=TimerOutput)
    player.play()
    player.play_once(0.0, 1.0)
    assert not player.playing


def test_another_recording_stops_the_former_and_forgets_its_loop(player, rising):
    player.set_loop((0.2, 0.4))
    player.play()
    player.set_recording(rising, 2.0, RATE)
    assert not player.playing
    assert player.loop is None
    assert player.position_s == 0.0


@pytest.mark.skipif(not Path("/usr/share/alsa/alsa.conf").exists(), reason="needs ALSA's null device")
def test_the_real_sound_library_plays_to_the_end_on_a_null_device(tmp_path, rising):
    configuration = tmp_path / "alsa.conf"
    configuration.write_text("</usr/share/alsa/alsa.conf>\npcm.!default { type null }\n")
    program = f"""
        from PySide6.QtCore import QCoreApplication, QTimer
        from desktop.playback import Player, PlayerState
        app = QCoreApplication([])
        player = Player()
        player.failed.connect(lambda sentence: app.exit(3))
        player.set_recording({str(rising)!r}, 2.0, {RATE})
        def ended(state):
            if state is PlayerState.STOPPED:
                print("ended at", player.position_s, "silent" if player.silent else "through PortAudio")
                player.close()
                app.quit()
        player.state_changed.connect(ended)
        player.play()
        QTimer.singleShot(20000, lambda: app.exit(4))
        raise SystemExit(app.exec())
    """
    environment = {**os.environ, "ALSA_CONFIG_PATH": str(configuration), "PYTHONPATH": str(Path(__file__).parents[2])}
    environment.pop("PULSE_SERVER", None)
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)], env=environment, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "ended at 2.0 through PortAudio"
