"""Speed, shuttle, roll, volume and outputs of the player, heard through an output that keeps what it is given."""

import os
import subprocess
import sys
import textwrap
import time
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtTest import QSignalSpy

from desktop.fader import Fader
from desktop.playback import Player, PlayerState
from desktop.ring_buffer import RingBuffer
from desktop.time_stretch import TimeStretch
from tests.builders import chirp, sine, write_wav
from tests.desktop.sound_builders import Tape, pitch_hz

RATE = 22050


def stopped(player):
    return lambda: player.state is PlayerState.STOPPED


def stretched(samples: np.ndarray, tempo: float, rate: int = 44100) -> np.ndarray:
    stretch = TimeStretch(rate, 2, tempo)
    frames = np.repeat(samples[:, None], 2, axis=1)
    pieces = [stretch.process(frames[start : start + 4410]) for start in range(0, len(frames), 4410)]
    return np.concatenate([*pieces, stretch.finish()])[:, 0]


# ---- tempo --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tempo", [0.5, 0.75, 0.9, 1.25, 2.0, 4.0, 8.0])
def test_440_hz_stay_440_hz_at_every_tempo(tempo):
    heard = stretched(sine(440.0, 6.0), tempo)
    assert len(heard) / 44100 == pytest.approx(6.0 / tempo, rel=0.02)
    quarter = len(heard) // 4
    assert pitch_hz(heard[quarter:-quarter], 44100) == pytest.approx(440.0, abs=1.0)


@pytest.mark.parametrize("tempo", [0.5, 0.75, 1.25, 2.0])
def test_every_moment_comes_when_its_tempo_says(tempo):
    places_s = np.arange(0.5, 5.0, 0.5)
    samples = np.zeros(6 * 44100, np.float32)
    for place_s in places_s:
        samples[round(place_s * 44100) :][:400] = np.hanning(400) * np.sin(0.5 * np.arange(400))
    heard = np.abs(stretched(samples, tempo))
    for place_s in places_s:
        around = round(place_s / tempo * 44100) + np.arange(-5000, 5000)
        come_s = around[heard[around].argmax()] / 44100 * tempo
        assert come_s == pytest.approx(place_s, abs=0.045)


def test_a_tempo_out_of_reach_is_refused():
    with pytest.raises(ValueError, match=r"0\.1"):
        TimeStretch(RATE, 2, 0.1)


@pytest.mark.parametrize("speed", [0.5, 1.5])
def test_the_playhead_is_where_the_sound_is_at_every_speed(qapp, tmp_path, qtbot, speed):
    """A click at 1.0 s: when the output gets it, the playhead passes 1.0 s."""
    tape, samples = Tape(), np.zeros(2 * RATE, np.float32)
    samples[RATE : RATE + 200] = 0.8
    player = Player(output_factory=tape)
    player.set_recording(write_wav(tmp_path / "click.wav", samples, RATE, "FLOAT"), 2.0, RATE)
    player.set_speed(speed)
    moved: list[tuple[float, float]] = []
    player.position_changed.connect(lambda position_s: moved.append((time.monotonic(), position_s)))
    player.seek(0.6)
    player.play()
    qtbot.waitUntil(lambda: player.position_s > 1.3, timeout=30_000)
    player.close()
    loudest = max(range(len(tape.heard)), key=lambda number: np.abs(tape.heard[number]).max())
    when, where = zip(*moved, strict=True)
    assert np.interp(tape.times[loudest], when, where) == pytest.approx(1.0, abs=0.15 * max(1.0, speed))


def test_the_speed_can_be_changed_while_playing_and_keeps_its_bounds(player, qtbot):
    rates = QSignalSpy(player.rate_changed)
    player.play()
    qtbot.waitUntil(lambda: player.position_s > 0.2, timeout=30_000)
    player.set_speed(2.0)
    begun, from_s = time.monotonic(), player.position_s
    assert player.playing and from_s < 0.8
    qtbot.waitUntil(lambda: player.position_s > from_s + 0.6, timeout=30_000)
    assert player.position_s - from_s == pytest.approx(2 * (time.monotonic() - begun), abs=0.3)
    player.set_speed(99)
    assert player.speed == 2.0
    player.set_speed(0.01)
    assert player.speed == 0.5
    assert [rates.at(number)[0] for number in range(rates.count())] == [2.0, 0.5]


def test_a_loop_goes_round_at_another_speed(player, tape, qtbot):
    player.set_speed(2.0)
    player.set_loop((0.4, 0.8))
    player.seek(0.4)
    positions = []
    player.position_changed.connect(positions.append)
    player.play()
    qtbot.waitUntil(lambda: sum(b < a for a, b in pairwise(positions)) >= 3, timeout=30_000)
    assert min(positions) >= 0.4
    assert max(positions) <= 0.81


# ---- shuttle ------------------------------------------------------------------------------------------------------


def test_backwards_the_very_samples_come_in_reverse(player, tape, qtbot):
    player.seek(1.2)
    player.shuttle(-1)
    positions = [player.position_s]
    player.position_changed.connect(positions.append)
    qtbot.waitUntil(stopped(player), timeout=30_000)
    wanted = chirp(2.0, RATE).T[: round(1.2 * RATE)][::-1]
    assert np.array_equal(tape.sound[: len(wanted) - 1], wanted[:-1])
    assert all(b <= a for a, b in pairwise(positions))
    assert player.position_s == 0.0


def test_the_same_key_doubles_the_rate_and_the_other_turns_round(player):
    player.seek(1.0)
    rates = []
    for direction in (1, 1, 1, 1, 1, -1, -1, -1, 1):
        player.shuttle(direction)
        assert player.playing
        rates.append(player.rate)
    assert rates == [1, 2, 4, 8, 8, -1, -2, -4, 1]
    player.shuttle(1)
    player.pause()
    assert player.rate == 1
    player.play()
    assert player.rate == 1


def test_the_shuttle_keeps_the_pitch_in_both_directions(qapp, tmp_path, qtbot):
    for direction, start_s in ((1, 0.5), (-1, 5.5)):
        tape = Tape()
        player = Player(output_factory=tape)
        player.set_recording(write_wav(tmp_path / "a.wav", sine(440.0, 6.0, RATE), RATE), 6.0, RATE)
        player.seek(start_s)
        player.shuttle(direction)
        player.shuttle(direction)
        tape.heard.clear()
        qtbot.waitUntil(lambda player=player, start=start_s: abs(player.position_s - start) > 2.4, timeout=30_000)
        player.close()
        assert pitch_hz(tape.sound[: RATE // 2, 0], RATE) == pytest.approx(440.0, abs=2.5)


def test_at_the_edges_the_shuttle_stays(player):
    player.shuttle(-1)
    assert not player.playing
    player.seek(2.0)
    player.shuttle(1)
    assert not player.playing


# ---- roll ---------------------------------------------------------------------------------------------------------


def test_a_stretch_is_played_once_with_its_roll(player, tape, qtbot):
    player.play_once(0.5, 0.8, roll_s=0.25)
    assert player.position_s == 0.25
    qtbot.waitUntil(lambda: not player.playing, timeout=30_000)
    assert player.position_s == 0.5
    wanted = chirp(2.0, RATE).T[round(0.25 * RATE) : round(1.05 * RATE)]
    assert np.array_equal(tape.sound[: len(wanted)], wanted)
    player.play_once(0.1, 1.9, roll_s=0.25)
    assert player.position_s == 0.0


# ---- volume and meter ---------------------------------------------------------------------------------------------


def test_the_volume_scales_what_the_output_gets_and_mute_silences_it(player, tape, qtbot):
    player.set_volume(0.5)
    player.play_once(0.5, 0.8)
    qtbot.waitUntil(lambda: not player.playing, timeout=30_000)
    wanted = chirp(2.0, RATE).T[round(0.5 * RATE) : round(0.8 * RATE)]
    # The first buffers come down from full volume; later ones stand at an eighth.
    assert tape.sound[3000 : len(wanted)] == pytest.approx(wanted[3000:] / 8, abs=1e-6)
    assert player.volume_db == pytest.approx(-18.06, abs=0.01)
    player.set_muted(True)
    tape.heard.clear()
    player.play_once(0.5, 0.8)
    qtbot.waitUntil(lambda: not player.playing, timeout=30_000)
    assert np.abs(np.concatenate(tape.heard)[3000:]).max() == 0
    player.set_volume(1.0)
    assert not player.muted


def test_the_volume_changes_without_a_step():
    fader, block = Fader(), np.ones((441, 2), np.float32)
    fader.volume = 0.0
    fader.apply(block)
    assert block[0, 0] == 1 and block[-1, 0] == 0
    assert np.abs(np.diff(block[:, 0])).max() < 0.003
    again = np.ones((441, 2), np.float32)
    fader.apply(again)
    assert not again.any()


def test_at_full_volume_the_samples_are_untouched():
    block = chirp(0.1, RATE).T.copy()
    Fader().apply(block)
    assert np.array_equal(block, chirp(0.1, RATE).T)


def test_what_was_heard_is_told_once_and_whole_before_the_volume(player, qtbot):
    player.set_volume(0.3)
    told: list[np.ndarray] = []
    player.sounded.connect(lambda frames, rate: told.append(frames))
    player.play_once(0.5, 1.0)
    qtbot.waitUntil(lambda: not player.playing, timeout=30_000)
    heard = np.concatenate(told)
    assert np.array_equal(heard, chirp(2.0, RATE).T[round(0.5 * RATE) :][: len(heard)])
    assert len(heard) == pytest.approx(0.5 * RATE, abs=2)


def test_the_ring_keeps_what_was_taken_for_a_while_and_no_longer():
    ring = RingBuffer(8, 1, history=4)
    out = np.empty((6, 1), np.float32)
    for start in range(0, 24, 6):
        assert ring.room >= 6
        ring.write(np.arange(start, start + 6, dtype=np.float32)[:, None])
        assert ring.take(out) == 6
        assert out[:, 0].tolist() == list(range(start, start + 6))
    assert ring.peek(20, 24)[:, 0].tolist() == [20, 21, 22, 23]
    assert len(ring.peek(0, 24)) == 4
    assert ring.room == 8


# ---- outputs ------------------------------------------------------------------------------------------------------


def test_another_output_takes_over_while_playing(player, tape, qtbot):
    player.play()
    qtbot.waitUntil(lambda: player.position_s > 0.2, timeout=30_000)
    other = Tape()
    player.set_output(other)
    assert player.playing
    # The former one is closed in a thread, and may take a last block meanwhile.
    qtbot.waitUntil(lambda: sum(map(len, other.heard)) > RATE // 6, timeout=30_000)
    given = len(tape.heard)
    qtbot.waitUntil(lambda: sum(map(len, other.heard)) > RATE // 3, timeout=30_000)
    assert len(tape.heard) == given
    assert np.abs(other.sound).max() > 0.1


def test_an_output_that_is_not_the_chosen_one_says_so_once(player, qtbot):
    told = QSignalSpy(player.failed)
    player.set_output(Tape(note="“Studio” is not connected; the sound goes to the system’s own output."))
    for _ in range(2):
        player.play_once(0.2, 0.3)
        qtbot.waitUntil(lambda: not player.playing, timeout=30_000)
        with qtbot.waitCallback() as released:
            player.release_output(released)
        released.assert_called_with(True)
    assert told.count() == 1
    assert "Studio" in told.at(0)[0]


@pytest.mark.skipif(not Path("/usr/share/alsa/alsa.conf").exists(), reason="needs ALSA's null device")
def test_the_real_sound_library_lists_its_devices_and_plays_through_the_chosen_one(tmp_path, rising):
    """Through PortAudio and ALSA, on devices that take sound and lose it: no sound card is needed."""
    configuration = tmp_path / "alsa.conf"
    configuration.write_text(
        "</usr/share/alsa/alsa.conf>\n"
        "pcm.!default { type null }\n"
        "pcm.studio { type plug slave.pcm { type null } }\n"
        "pcm.headphones { type plug slave.pcm { type null } }\n"
    )
    program = """
        from desktop.audio_output import SoundDeviceOutput, output_devices
        assert {"studio", "headphones"} <= set(output_devices()), output_devices()
        for name in ("studio", "a lost one", ""):
            output = SoundDeviceOutput(44100, lambda out: out.fill(0.0), device=name)
            output.start()
            assert set(output_devices(look_again=True)) == set(output_devices())
            output.close()
            print(repr(output.note))
    """
    environment = {**os.environ, "ALSA_CONFIG_PATH": str(configuration), "PYTHONPATH": str(Path(__file__).parents[2])}
    environment.pop("PULSE_SERVER", None)
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)], env=environment, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "''",
        "'“a lost one” is not connected; the sound goes to the system’s own output.'",
        "''",
    ]
