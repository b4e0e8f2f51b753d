"""The script pipe in its ugly moments: nobody there, nobody listening, half replies, silence, farewell."""

import os
import sys
import threading
import time

import pytest

from engine.analysis.progress import Cancelled
from engine.errors import LinkError
from engine.links.script_pipe import LONGEST_LINE, PipePlaces, ScriptPipe, fitting, pipe_places, quoted
from tests.engine.links.audacity_double import FAILED, OK, serving

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="FIFOs are of Linux and macOS")


def reply(text: str, end: str = OK) -> bytes:
    return (text + end).encode()


def test_a_reply_comes_back_without_the_line_that_ends_it(tmp_path):
    with serving(tmp_path, lambda line: reply(f"you said {line}")) as server, ScriptPipe(server.places) as pipe:
        assert pipe.do("Help: Command=Help") == "you said Help: Command=Help"
        assert pipe.do("Second:") == "you said Second:"
    assert server.heard == ["Help: Command=Help", "Second:"]


def test_long_replies_in_pieces_and_letters_cut_in_two_are_put_together(tmp_path):
    text = "ö" * 5000 + "\nBatchCommand finished: not yet\n\nmore"
    with serving(tmp_path, lambda _: reply(text)) as server, ScriptPipe(server.places) as pipe:
        assert pipe.do("GetInfo: Type=Labels") == text


def test_a_second_close_closes_nothing_of_anybody_else(tmp_path):
    with serving(tmp_path, lambda _: reply("fine")) as server, ScriptPipe(server.places) as pipe:
        pipe.close()
        others = [os.open(tmp_path, os.O_RDONLY) for _ in range(8)]  # some get the numbers that the pipe had
        pipe.close()
        for other in others:
            os.close(other)  # raises where it was closed already
        with pytest.raises(LinkError, match="ended the conversation"):
            pipe.do("Help: Command=Help")


def test_a_refusal_says_why_and_the_conversation_goes_on(tmp_path):
    answers = {"Bad:": reply("Your batch command of Bad was not recognized.", FAILED), "Good:": reply("fine")}
    with serving(tmp_path, answers.__getitem__) as server, ScriptPipe(server.places) as pipe:
        with pytest.raises(LinkError, match="refused “Bad”: Your batch command of Bad was not recognized"):
            pipe.do("Bad:")
        assert not pipe.lost
        assert pipe.do("Good:") == "fine"


def test_without_a_pipe_the_error_comes_at_once(tmp_path):
    began = time.monotonic()
    with pytest.raises(LinkError, match="cannot be opened"):
        ScriptPipe(pipe_places(tmp_path))
    assert time.monotonic() - began < 3.0


def test_pipes_that_nobody_serves_do_not_block(tmp_path):
    places = pipe_places(tmp_path)
    for place in places:
        os.mkfifo(place)
    began = time.monotonic()
    seen: list[int | None] = []
    with pytest.raises(LinkError, match="my reason"):
        ScriptPipe(places, lambda error: (seen.append(error.errno), LinkError("my reason"))[1])
    assert time.monotonic() - began < 15.0
    assert os.strerror(seen[0]) == "No such device or address"


def test_a_server_that_comes_up_within_a_moment_is_waited_for(tmp_path):
    places = pipe_places(tmp_path)
    os.mkfifo(places.back)
    made = []

    def later():
        os.unlink(places.back)
        with serving(tmp_path, lambda _: reply("there")) as server:
            made.append(server)
            done.wait(5)

    done = threading.Event()
    thread = threading.Timer(0.3, later)
    thread.start()
    try:
        with ScriptPipe(places) as pipe:
            assert pipe.do("Hello:") == "there"
    finally:
        done.set()
        thread.join()


def test_silence_ends_with_the_time_limit_and_nothing_more_is_asked(tmp_path):
    with serving(tmp_path, lambda _: b"") as server, ScriptPipe(server.places) as pipe:
        began = time.monotonic()
        with pytest.raises(LinkError, match="does not answer"):
            pipe.do("Slow:", timeout_s=0.3)
        assert 0.2 < time.monotonic() - began < 10.0
        with pytest.raises(LinkError, match="ended the conversation"):
            pipe.do("Next:")
    assert server.heard == ["Slow:"]


def test_a_reply_without_its_end_is_none(tmp_path):
    half = b"half\nBatchCommand finished: OK\n"
    with (
        serving(tmp_path, lambda _: half) as server,
        ScriptPipe(server.places) as pipe,
        pytest.raises(LinkError, match="does not answer"),
    ):
        pipe.do("Half:", timeout_s=0.3)


def test_audacity_going_away_is_noticed_before_the_time_limit(tmp_path):
    with serving(tmp_path, lambda _: None) as server, ScriptPipe(server.places) as pipe:
        began = time.monotonic()
        with pytest.raises(LinkError, match="ended the conversation"):
            pipe.do("Exit:", timeout_s=30.0)
        assert time.monotonic() - began < 15.0


def test_a_cancel_ends_the_wait(tmp_path):
    stop = threading.Event()
    with (
        serving(tmp_path, lambda _: stop.set() or b"") as server,
        ScriptPipe(server.places) as pipe,
        pytest.raises(Cancelled),
    ):
        pipe.do("Export2:", timeout_s=30.0, cancelled=stop)


def test_a_second_client_is_turned_away(tmp_path):
    with serving(tmp_path, lambda _: reply("")) as server, ScriptPipe(server.places) as pipe:
        with pytest.raises(LinkError):
            ScriptPipe(server.places)
        assert pipe.do("Still:") == ""


def test_a_line_that_audacity_would_split_is_not_sent(tmp_path):
    with serving(tmp_path, lambda _: reply("")) as server, ScriptPipe(server.places) as pipe:
        pipe.do("x" * LONGEST_LINE)
        for bad in ("x" * (LONGEST_LINE + 1), "ö" * 512, "SetLabel:\nExit:"):
            with pytest.raises(LinkError, match=r"too long|cannot hold"):
                pipe.do(bad)
        assert pipe.do("Next:") == ""
    assert server.heard == ["x" * LONGEST_LINE, "Next:"]


@pytest.mark.parametrize("letter", ["a", "ö", "🎻", '"', "\\", "\t"])
def test_texts_are_shortened_until_the_line_fits(letter):
    line = fitting("SetLabel: Label=3 Text=", letter * 3000, " Start=1 End=2")
    assert len(line.encode()) <= LONGEST_LINE
    assert len(line.encode()) > LONGEST_LINE - 40
    assert line.endswith('…" Start=1 End=2')
    assert fitting("A ", letter, "") == f"A {quoted(letter)}"


def test_quoting_keeps_a_text_on_one_line():
    assert quoted('a "b" \\ c\r\nExit:\t\0') == '"a \\"b\\" \\\\ c  Exit:  "'


def test_the_other_channel_keeps_to_the_same_rules(tmp_path):
    """The channel for Windows over FIFOs: reading in a thread, leaving nothing behind."""
    from engine.links.windows_pipe import WindowsPipeChannel

    places = PipePlaces(str(tmp_path / "to"), str(tmp_path / "back"))
    os.mkfifo(places.to)
    os.mkfifo(places.back)
    heard = []

    def serve():
        with open(places.to, "rb", buffering=0) as to, open(places.back, "wb", buffering=0) as back:
            heard.append(to.read(100))
            back.write(b"fine\0\r\nBatchCommand finished: OK\r\n\r\n\0")

    server = threading.Thread(target=serve)
    server.start()
    channel = WindowsPipeChannel(places.to, places.back)
    assert channel.receive(0.05) == b""
    channel.send(b"Help:" + channel.line_end, 1.0)
    assert channel.receive(20.0) == b"fine\r\nBatchCommand finished: OK\r\n\r\n"
    server.join(5)
    end = time.monotonic() + 5
    while channel.alive() and time.monotonic() < end:
        time.sleep(0.01)
    assert not channel.alive()
    channel.close()
    assert heard == [b"Help:\r\n\0"]
    with pytest.raises(FileNotFoundError):
        WindowsPipeChannel(str(tmp_path / "none"), str(tmp_path / "none"))
