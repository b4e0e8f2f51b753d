"""A real ``soloscope serve`` and its clients: good ones, bad ones, and ones that vanish."""

import os
import stat
import threading
from contextlib import suppress

import numpy as np
import pytest

from engine.analysis.file_analysis import AnalyzerShelf, analyze_file
from engine.analysis.settings import AnalysisSettings
from engine.analysis.solos import every_solo
from engine.audio import open_recording
from engine.service.messages import AnalysisProgress, Analyze, Cancel, Cancelled, Failed
from engine.service.rendezvous import ServiceAddress
from engine.service.sound_messages import BeginSound, EndSound, FoundRegions, Retire, SoundBlock, SoundHeard, Welcome
from tests.builders import write_wav
from tests.builders_analysis import INSTRUMENTS, music
from tests.engine.service.sound_client import Client, serving, wait_until


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("serving")


@pytest.fixture(scope="module")
def address(folder):
    with serving(folder) as (_, address):
        yield address


@pytest.fixture
def client(address):
    with Client(address) as client:
        assert isinstance(client.receive(), Welcome)
        yield client


@pytest.fixture(scope="module")
def tiny(tiny_bundle):
    return {"bundle": str(tiny_bundle), "device": "cpu"}


@pytest.fixture(scope="module")
def stereo():
    return np.stack([music(9.7), music(9.7, seed=3)])


def found(messages, kind):
    (regions,) = [m for m in messages if isinstance(m, FoundRegions) and m.kind == kind]
    return list(zip(regions.onsets_s.tolist(), regions.offsets_s.tolist(), regions.labels, regions.solos, strict=True))


def as_found(regions):
    return [(r.onset_s, r.offset_s, f"{r.instrument} {r.mean:.2f}", r.solo) for r in regions]


@pytest.mark.parametrize("transport", ["unix", "tcp"])
def test_what_it_finds_is_what_the_file_gives(tmp_path, tiny, stereo, transport):
    path = write_wav(tmp_path / "take.wav", stereo, 22050, subtype="FLOAT")
    with open_recording(path) as recording:
        expected = analyze_file(recording, AnalysisSettings(tiny["bundle"], device="cpu"), AnalyzerShelf()).activations
    with serving(tmp_path, "--transport", transport) as (_, address), Client(address) as client:
        answers = client.sound(stereo, tiny)
    heard = answers[-1]
    assert isinstance(heard, SoundHeard), heard
    assert (heard.instruments, heard.frame_s, heard.from_cache) == (INSTRUMENTS, 0.1, False)
    np.testing.assert_array_equal(heard.values, expected.values)
    assert found(answers, "regions") == as_found(expected.regions())
    assert found(answers, "solos") == as_found(every_solo(expected.regions()))
    assert found(answers, "regions")


def test_a_second_time_it_remembers_and_takes_another_threshold(client, tiny, stereo):
    first = client.sound(stereo, tiny, number=1)
    again = client.sound(stereo, {**tiny, "threshold": 0.9, "instrument": "flute"}, number=2)
    assert again[-1].from_cache
    np.testing.assert_array_equal(first[-1].values, again[-1].values)
    assert {label.split()[0] for _, _, label, _ in found(again, "regions")} <= {"flute"}
    assert found(again, "regions") != [r for r in found(first, "regions") if r[2].startswith("flute")]


def test_clients_at_the_same_time_get_each_their_own(address, tiny):
    lengths = (3.0, 5.0, 7.0)
    heard: dict[float, SoundHeard] = {}

    def converse(length_s):
        with Client(address) as client:
            heard[length_s] = client.sound(music(length_s, seed=int(length_s))[None], tiny)[-1]

    threads = [threading.Thread(target=converse, args=[length]) for length in lengths]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {length: round(heard[length].duration_s, 3) for length in lengths} == {length: length for length in lengths}


def test_a_client_that_waits_hears_that_its_request_is_alive(client, tiny):
    answers = client.sound(music(8.0, seed=77)[None], tiny)
    assert any(isinstance(message, AnalysisProgress) for message in answers)


@pytest.mark.parametrize(
    ("garbage", "sentence"),
    [
        (b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", "header of"),
        (b"\x00\x00\x00\x02[]", "not an object"),
        (b"\x00\x00\x00\x10" + b"\xff" * 16, "not JSON"),
        (b"\x00\x00\x20\x00" + b" " * 0x2000, "too long for a greeting"),
    ],
)
def test_garbage_ends_that_conversation_only(address, client, garbage, sentence):
    with Client(address, greet=False) as stranger:
        stranger.line.sendall(garbage)
        answer = stranger.receive()
        assert isinstance(answer, Failed), answer
        assert sentence in answer.sentence
        assert stranger.receive() is None
    client.send(BeginSound(1, 0, 1))
    assert isinstance(client.until_end(1)[-1], Failed)


def test_a_client_of_another_version_is_told_what_to_update(address):
    for version, older in ((0, "the program that called"), (99, "Soloscope")):
        with Client(address, protocol=version) as other:
            answer = other.receive()
            assert answer.sentence.endswith(f"not {version}; update {older}.")
            assert other.receive() is None


def test_who_does_not_know_the_secret_is_sent_away(address):
    with Client(address, secret="guessed") as stranger:
        assert "secret is wrong" in stranger.receive().sentence
        assert stranger.receive() is None


def test_nothing_is_done_before_the_greeting(address):
    with Client(address, greet=False) as stranger:
        stranger.send(Retire())
        assert "began with Retire" in stranger.receive().sentence
    with Client(address) as other:
        assert isinstance(other.receive(), Welcome)


def test_a_message_of_the_worker_is_refused(client):
    client.send(Analyze(1, "/etc/hostname"))
    assert "does not answer Analyze" in client.receive().sentence


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"sample_rate": 12}, "1000 to 1000000 Hz"),
        ({"channels": 0}, "0 channels"),
        ({"threshold": 1.5}, "at most 1"),
        ({"threshold": -0.5}, "at most 1"),
        ({"instrument": "kazoo"}, "does not know the instrument 'kazoo'"),
        ({"bundle": "no-such-bundle"}, "no-such-bundle"),
        ({"device": "abacus"}, "abacus"),
    ],
)
def test_what_is_not_possible_is_said_and_the_conversation_goes_on(client, tiny, wrong, sentence):
    client.send(BeginSound(1, **{"sample_rate": 22050, "channels": 1, **tiny, **wrong}))
    (answer,) = client.until_end(1)
    assert isinstance(answer, Failed)
    assert sentence in answer.sentence
    assert isinstance(client.sound(music(2.0)[None], tiny, number=2)[-1], SoundHeard)


def test_a_block_of_another_shape_fails_that_sound_only(client, tiny):
    client.send(BeginSound(1, 22050, 2, **tiny), SoundBlock(1, np.zeros((1, 10), np.float32)))
    (answer,) = client.until_end(1)
    assert "2 channels" in answer.sentence
    client.send(SoundBlock(1, np.zeros((1, 10), np.float32)), EndSound(1))
    assert isinstance(client.sound(music(2.0)[None], tiny, number=2)[-1], SoundHeard)


def test_sound_without_a_beginning_is_no_conversation(client):
    client.send(SoundBlock(7, np.zeros((1, 10), np.float32)))
    assert "no sound 7" in client.receive().sentence
    assert client.receive() is None


def test_empty_sound_is_said(client, tiny):
    client.send(BeginSound(1, 22050, 1, **tiny), EndSound(1))
    assert "empty" in client.until_end(1)[-1].sentence


def test_cancel_is_answered_at_once_and_the_next_sound_does_not_wait_for_the_old(client, tiny):
    client.send(BeginSound(1, 22050, 1, **tiny))
    for _ in range(30):
        client.send(SoundBlock(1, music(30.0)[None]))
    client.send(EndSound(1), Cancel(1))
    assert isinstance(client.until_end(1)[-1], Cancelled)
    assert isinstance(client.sound(music(2.0)[None], tiny, number=2)[-1], SoundHeard)


@pytest.mark.skipif(not os.path.exists("/proc/self/fd"), reason="looks at the open files of a process")
def test_a_client_that_vanishes_leaves_nothing(folder, address, tiny):
    def open_sounds():
        found = []
        for name in os.listdir(f"/proc/{address.pid}/fd"):
            with suppress(FileNotFoundError):
                found.append(os.readlink(f"/proc/{address.pid}/fd/{name}"))
        return [path for path in found if path.startswith(str(folder / "cache" / "sounds"))]

    wait_until(lambda: not open_sounds())
    with Client(address) as leaving:
        leaving.send(BeginSound(1, 22050, 1, **tiny), SoundBlock(1, music(30.0)[None]))
        wait_until(open_sounds)
    wait_until(lambda: not open_sounds())
    with Client(address) as other:
        assert isinstance(other.sound(music(2.0)[None], tiny)[-1], SoundHeard)
    assert list((folder / "cache" / "sounds").iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="permissions as Unix has them")
def test_only_the_user_reaches_it(folder, address):
    def mode(path):
        return stat.S_IMODE(os.stat(path).st_mode)

    assert address.transport == "unix"
    assert mode(address.address) == 0o600
    assert mode(folder / "service" / "address.json") == 0o600
    assert mode(folder / "service") == 0o700


def test_an_address_does_not_show_twice_the_same_secret(address, tmp_path):
    with serving(tmp_path) as (_, other):
        assert isinstance(other, ServiceAddress)
        assert other.secret != address.secret
        assert len(other.secret) >= 32
