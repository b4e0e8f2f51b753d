"""How ``soloscope serve`` begins and ends: on demand, once, by itself, and after it was killed."""

import json
import os
import signal
import threading

import numpy as np
import pytest

from engine.service.rendezvous import Meeting, read_address
from engine.service.sound_messages import BeginSound, EndSound, SoundBlock, SoundHeard, Welcome
from tests.builders_analysis import music
from tests.engine.service.sound_client import Client, serving, soloscope, wait_until

pytestmark = pytest.mark.skipif(os.name != "posix", reason="ends processes by signals")


@pytest.fixture
def folder(tmp_path):
    """A folder for a service, which is ended afterwards."""
    yield tmp_path
    soloscope(tmp_path, "serve", "--stop")


def started(folder):
    """Have a service started as a plugin does, and return its address."""
    ran = soloscope(folder, "serve", "--background")
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


def alive(pid):
    try:
        with open(f"/proc/{pid}/stat") as facts:
            return facts.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_it_ends_by_itself_and_leaves_only_its_lock(folder):
    with serving(folder, "--idle-minutes", "0.001") as (process, _):
        assert process.wait(30) == 0
    assert {path.name for path in (folder / "service").iterdir()} == {"lock"}


def test_it_does_not_end_while_a_client_is_there(folder):
    with serving(folder, "--idle-minutes", "0.01") as (process, address):
        with Client(address) as client:
            assert isinstance(client.receive(), Welcome)
            with pytest.raises(TimeoutError):
                client.line.settimeout(1.5)  # more than twice as long as it would wait for one
                client.receive()
            assert process.poll() is None
        assert process.wait(30) == 0


def test_it_is_started_once_for_all_who_ask(folder):
    addresses: list[dict] = []
    askers = [threading.Thread(target=lambda: addresses.append(started(folder))) for _ in range(3)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    assert len(addresses) == 3
    assert len({address["pid"] for address in addresses}) == 1
    assert addresses[0] == started(folder)


def test_a_second_one_refuses_in_words(folder):
    with serving(folder):
        second = soloscope(folder, "serve")
        assert (second.returncode, second.stderr.strip()) == (1, "soloscope: The service is running already.")


def test_after_a_kill_what_lies_about_is_stale(folder):
    first = started(folder)
    os.kill(first["pid"], signal.SIGKILL)
    wait_until(lambda: not alive(first["pid"]))
    assert os.path.exists(first["address"])
    second = started(folder)
    assert second["pid"] != first["pid"]
    with Client(read_address(folder / "service")) as client:
        assert isinstance(client.receive(), Welcome)


def test_a_client_of_a_killed_service_sees_the_end(folder):
    address = started(folder)
    with Client(read_address(folder / "service")) as client:
        assert isinstance(client.receive(), Welcome)
        os.kill(address["pid"], signal.SIGKILL)
        assert client.receive() is None


def test_stop_lets_those_who_wait_have_their_answer(folder, tiny_bundle):
    sound = np.stack([music(20.0)])
    with serving(folder) as (process, address), Client(address) as client:
        client.send(BeginSound(1, 22050, 1, bundle=str(tiny_bundle), device="cpu"), SoundBlock(1, sound), EndSound(1))
        stopped = soloscope(folder, "serve", "--stop")
        assert stopped.stderr.strip() == "The service ends."
        assert read_address(folder / "service") is None
        assert isinstance(client.until_end(1)[-1], SoundHeard)
        client.line.close()
        assert process.wait(30) == 0
    assert soloscope(folder, "serve", "--stop").stderr.strip() == "No service is running."


def test_one_of_another_version_gives_way(folder):
    first = started(folder)
    told = folder / "service" / "address.json"
    told.write_text(json.dumps({**first, "version": "0.0.1"}))
    second = started(folder)
    assert (second["version"], second["pid"] != first["pid"]) == (first["version"], True)
    wait_until(lambda: not alive(first["pid"]))


def test_what_keeps_it_from_starting_is_said(folder):
    (folder / "service").write_text("a file where the folder should be")
    ran = soloscope(folder, "serve", "--background")
    assert ran.returncode == 1
    assert ran.stderr.startswith("soloscope: ")
    assert "Traceback" not in ran.stderr


def test_a_long_path_does_not_keep_it_from_listening(tmp_path):
    folder = tmp_path / ("n" * 120)
    with serving(folder) as (_, address), Client(address) as client:
        assert isinstance(client.receive(), Welcome)
        assert len(address.address) < 100
    assert not os.path.exists(os.path.dirname(address.address))


def test_somebody_elses_folder_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "getuid", lambda: 12345)
    with pytest.raises(Exception, match="belongs to somebody else"):
        Meeting(1, tmp_path / "service")


def test_an_address_file_that_is_none_is_no_address(tmp_path):
    for text in ("", "{", "[]", '{"kind": "soloscope service"}', '{"kind": "other"}'):
        (tmp_path / "address.json").write_text(text)
        assert read_address(tmp_path) is None


@pytest.mark.parametrize("minutes", ["0", "-1", "nan"])
def test_no_time_to_live_is_refused(tmp_path, minutes):
    ran = soloscope(tmp_path, "serve", "--idle-minutes", minutes)
    assert ran.returncode == 2
    assert "needs more than" in ran.stderr
