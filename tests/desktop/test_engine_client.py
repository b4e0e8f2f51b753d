import sys
import time
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtTest import QSignalSpy

from desktop import engine_client
from desktop.engine_client import EngineClient
from tests.desktop.conftest import kill

TIMEOUT = 180_000

pytestmark = pytest.mark.usefixtures("one_thread")


@pytest.fixture
def one_thread(monkeypatch):
    monkeypatch.setenv("OMP_NUM_THREADS", "1")


def test_a_recording_is_opened_by_the_process(client, song, qtbot):
    with qtbot.waitSignal(client.recording_opened, timeout=TIMEOUT) as opened:
        number = client.open_recording(song)
    message = opened.args[0]
    assert message.request_id == number
    assert Path(message.path) == song
    assert message.duration_s == pytest.approx(12.0)
    assert (message.sample_rate, message.channels) == (22050, 2)


def test_the_process_says_that_it_is_ready_and_which_it_is(client, qtbot):
    with qtbot.waitSignal(client.ready, timeout=TIMEOUT) as ready:
        client.start()
    assert ready.args[0].pid == client.process_id


def test_a_bad_file_fails_with_a_sentence_and_the_process_goes_on(client, song, tmp_path, qtbot):
    bad = tmp_path / "notes.wav"
    bad.write_text("no sound in here")
    with qtbot.waitSignal(client.failed, timeout=TIMEOUT) as failed:
        number = client.open_recording(bad)
    assert failed.args[0].request_id == number
    assert "notes.wav" in failed.args[0].sentence
    process = client.process_id
    with qtbot.waitSignal(client.recording_opened, timeout=TIMEOUT):
        client.open_recording(song)
    assert client.process_id == process


def test_the_overview_covers_the_recording(client, song, qtbot):
    chunks = []
    client.overview_chunk.connect(chunks.append)
    with qtbot.waitSignal(client.overview_done, timeout=TIMEOUT):
        client.scan_overview(song)
    buckets = sum(chunk.minima.shape[1] for chunk in chunks)
    assert buckets == -(-12 * 22050 // chunks[0].bucket_samples)
    assert chunks[0].minima.shape[0] == 2
    assert max(chunk.maxima.max() for chunk in chunks) > 0.05


def test_a_stretch_of_spectrogram_is_drawn(client, song, qtbot):
    with qtbot.waitSignal(client.spectrogram_tile, timeout=TIMEOUT) as tile:
        number = client.read_spectrogram(song, 1.0, 3.0, 200)
    assert tile.args[0].request_id == number
    assert tile.args[0].image.shape == (128, 200)


def test_an_analysis_reports_start_parts_and_end(client, song, bundle, qtbot):
    started, parts, progress = QSignalSpy(client.analysis_started), [], QSignalSpy(client.analysis_progress)
    client.partial_activations.connect(parts.append)
    with qtbot.waitSignal(client.analysis_done, timeout=TIMEOUT) as done:
        client.analyze(song, str(bundle), use_cache=False)
    message = done.args[0]
    assert message.values.shape == (120, 3)
    assert started.count() == 1
    assert started.at(0)[0].instruments == ("flute", "guitar", "violin")
    assert progress.count() >= 1
    for part in parts:
        stretch = message.values[part.start_frame : part.start_frame + len(part.values)]
        assert np.allclose(part.values, stretch, atol=1e-5)


def test_a_model_is_loaded_ahead_and_nobody_is_told(client, song, bundle, qtbot):
    client.warm_up(str(bundle))  # no process, no harm
    assert not client.running
    failed = QSignalSpy(client.failed)
    with qtbot.waitSignal(client.ready, timeout=TIMEOUT):
        client.start()
    client.warm_up("no such bundle", device="cpu")
    client.warm_up(str(bundle), device="cpu")
    with qtbot.waitSignal(client.analysis_done, timeout=TIMEOUT):
        client.analyze(song, str(bundle), device="cpu", use_cache=False)
    assert failed.count() == 0


def test_cancel_ends_an_analysis_at_once_and_nothing_follows(client, long_song, bundle, qtbot):
    with qtbot.waitSignal(client.partial_activations, timeout=TIMEOUT):
        number = client.analyze(long_song, str(bundle), use_cache=False)
    parts, done = QSignalSpy(client.partial_activations), QSignalSpy(client.analysis_done)
    begun = time.perf_counter()
    with qtbot.waitSignal(client.cancelled, timeout=30_000) as cancelled:
        client.cancel(number)
    # Left alone it would go on for a minute. Milliseconds are measured by tests.benchmarks.engine_figures.
    assert time.perf_counter() - begun < 3.0
    assert cancelled.args[0].request_id == number
    qtbot.wait(200)
    assert parts.count() == 0
    assert done.count() == 0


def test_a_cancelled_request_no_longer_counts_when_it_was_never_sent(client):
    cancelled = QSignalSpy(client.cancelled)
    client.cancel(99)
    assert cancelled.count() == 0


def test_after_a_crash_the_request_is_repeated_by_a_new_process(client, long_song, bundle, qtbot):
    with qtbot.waitSignal(client.partial_activations, timeout=TIMEOUT):
        number = client.analyze(long_song, str(bundle), use_cache=False)
    crashed, retried = QSignalSpy(client.crashed), QSignalSpy(client.retried)
    first = client.process_id
    kill(first)
    with qtbot.waitSignal(client.partial_activations, timeout=TIMEOUT) as part:
        pass
    assert part.args[0].request_id == number
    assert client.process_id != first
    assert crashed.count() == 1
    assert "Your work is kept" in crashed.at(0)[0]
    assert retried.at(0)[0] == number


def test_a_request_that_ends_two_processes_fails_in_words(client, long_song, bundle, qtbot):
    with qtbot.waitSignal(client.analysis_started, timeout=TIMEOUT):
        number = client.analyze(long_song, str(bundle), use_cache=False)
    kill(client.process_id)
    with qtbot.waitSignal(client.analysis_started, timeout=TIMEOUT):
        pass
    with qtbot.waitSignal(client.failed, timeout=TIMEOUT) as failed:
        kill(client.process_id)
    assert failed.args[0].request_id == number
    assert "stopped twice" in failed.args[0].sentence and "try it once more" in failed.args[0].sentence
    qtbot.waitUntil(lambda: client.running, timeout=30_000)


def test_a_process_that_cannot_stay_up_is_given_up_after_three_times(qtbot):
    client = EngineClient(command=[sys.executable, "-c", "import sys; sys.exit(3)"])
    crashed, failed = QSignalSpy(client.crashed), QSignalSpy(client.failed)
    client.start()
    qtbot.waitUntil(lambda: crashed.count() == 3, timeout=TIMEOUT)
    assert "several times" in crashed.at(2)[0]
    assert not client.running
    client.open_recording("song.wav")
    qtbot.waitUntil(lambda: failed.count() == 1, timeout=TIMEOUT)
    client.close()


def test_a_program_that_is_not_there_is_said_in_words(qtbot, tmp_path):
    client = EngineClient(command=[str(tmp_path / "nothing")])
    with qtbot.waitSignal(client.failed, timeout=10_000) as failed:
        client.open_recording("song.wav")
    assert "could not be started" in failed.args[0].sentence
    client.close()


def test_noise_on_the_line_is_treated_as_a_crash(qtbot):
    code = "import sys, time; sys.stdout.write('hello, this is no message at all'); sys.stdout.flush(); time.sleep(60)"
    client = EngineClient(command=[sys.executable, "-c", code])
    with qtbot.waitSignal(client.crashed, timeout=10_000):
        client.start()
    client.close()


def test_a_process_deaf_to_cancel_is_replaced_and_other_requests_are_repeated(qtbot, monkeypatch):
    monkeypatch.setattr(engine_client, "CANCEL_PATIENCE_MS", 200)
    client = EngineClient(command=[sys.executable, "-c", "import sys; sys.stdin.buffer.read()"])
    number, other = client.analyze("song.wav"), client.scan_overview("song.wav")
    qtbot.waitUntil(lambda: client.process_id > 0)
    first, retried = client.process_id, QSignalSpy(client.retried)
    with qtbot.waitSignal(client.cancelled, timeout=30_000) as cancelled:
        client.cancel(number)
    assert cancelled.args[0].request_id == number
    assert client.process_id != first
    assert [retried.at(i)[0] for i in range(retried.count())] == [other]
    client.close()


def test_closing_ends_the_process_at_once_even_in_the_middle_of_an_analysis(client, long_song, bundle, qtbot):
    with qtbot.waitSignal(client.partial_activations, timeout=TIMEOUT):
        client.analyze(long_song, str(bundle), use_cache=False)
    begun = time.perf_counter()
    client.close()
    assert time.perf_counter() - begun < 3.0
    assert not client.running


def test_a_closed_client_takes_no_further_requests(client, song):
    client.close()
    client.open_recording(song)
    assert not client.running
