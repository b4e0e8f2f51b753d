"""Everything that can be wrong with a file ends in one clear sentence, and nothing hangs."""

import os
import struct
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import numpy as np
import pytest

from engine.audio import content_hash, open_recording
from engine.errors import RecordingError
from tests.builders import chirp, noise, silence, write_av, write_wav

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX files")


def refusal(path, read: bool = False) -> str:
    """Return the sentence with which a file is refused, after looking that it is one."""
    with pytest.raises(RecordingError) as refused, open_recording(path) as recording:
        if read:
            for _ in recording.blocks():
                pass
    sentence = str(refused.value)
    assert "\n" not in sentence
    assert sentence.startswith("“")
    assert sentence.endswith(".")
    assert sentence.count(". ") == 0
    return sentence


def cut(path: Path, share: float) -> Path:
    """Keep the first share of a file's bytes."""
    os.truncate(path, int(path.stat().st_size * share))
    return path


def patched(path: Path, old: bytes, new: bytes) -> Path:
    """Replace bytes that must be there once or more."""
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new))
    return path


def test_a_missing_file(tmp_path):
    assert "“gone.wav” does not exist" in refusal(tmp_path / "gone.wav")


def test_a_missing_folder(tmp_path):
    (tmp_path / "file").write_text("x")
    assert "does not exist" in refusal(tmp_path / "file" / "gone.wav")


def test_a_folder(tmp_path):
    (tmp_path / "takes.wav").mkdir()
    assert "“takes.wav” is a folder" in refusal(tmp_path / "takes.wav")


def test_an_empty_file(tmp_path):
    (tmp_path / "a.wav").touch()
    assert "is empty (0 bytes)" in refusal(tmp_path / "a.wav")


def test_a_name_with_a_nul():
    assert "is not a name a file can have" in refusal("a\0b.wav")


def test_a_name_that_is_too_long(tmp_path):
    sentence = refusal(tmp_path / ("a" * 5000))
    assert "cannot be read" in sentence
    assert len(sentence) < 300


@pytest.mark.parametrize(("subtype", "container"), [("PCM_16", "WAV"), ("PCM_24", "RF64"), ("PCM_16", "AIFF")])
def test_a_header_without_samples(tmp_path, subtype, container):
    path = write_wav(tmp_path / "a", np.zeros(0, np.float32), subtype=subtype, container=container)
    assert "holds no sound (0 samples)" in refusal(path)


def test_a_header_and_nothing_else(tmp_path):
    path = write_wav(tmp_path / "a.wav", chirp(1.0))
    path.write_bytes(path.read_bytes()[:12])
    assert "not a recording Soloscope can read, or it is damaged" in refusal(path)


@pytest.mark.parametrize("share", [0.02, 0.5, 0.97])
@pytest.mark.parametrize(
    ("name", "subtype", "container"),
    [
        ("a.wav", "PCM_16", "WAV"),
        ("a.rf64", "PCM_24", "RF64"),
        ("a.w64", "PCM_16", "W64"),
        ("a.aiff", "PCM_16", "AIFF"),
        ("a.caf", "PCM_16", "CAF"),
        ("a.flac", "PCM_16", "FLAC"),
        ("a.mp3", "MPEG_LAYER_III", "MP3"),
    ],
)
def test_a_truncated_recording(tmp_path, name, subtype, container, share):
    path = write_wav(tmp_path / name, chirp(4.0) + noise(4.0), subtype=subtype, container=container)
    assert f"“{name}” is cut short" in refusal(cut(path, share))


def test_a_truncated_ogg(tmp_path):
    path = write_wav(tmp_path / "a.ogg", noise(20.0), subtype="VORBIS", container="OGG")
    assert "is cut short" in refusal(cut(path, 0.7))


def test_a_truncated_m4a_with_its_index_in_front(tmp_path):
    path = write_av(tmp_path / "a.m4a", chirp(4.0), container_options={"movflags": "faststart"})
    assert "is cut short: its last" in refusal(cut(path, 0.6))


def test_a_truncated_m4a_with_its_index_at_the_end(tmp_path):
    assert "is cut short" in refusal(cut(write_av(tmp_path / "a.m4a", chirp(4.0)), 0.6))


def test_an_m4a_whose_recorder_never_finished(tmp_path):
    path = write_av(tmp_path / "a.m4a", chirp(4.0))
    data = path.read_bytes()
    path.write_bytes(data[: data.index(b"moov") - 4])
    assert "the index of its sound is missing" in refusal(path)


def test_a_truncated_matroska_film(tmp_path):
    path = write_av(tmp_path / "a.mkv", chirp(4.0), codec="flac", picture_s=4.0)
    assert "is cut short" in refusal(cut(path, 0.6))


def test_a_recording_that_was_not_closed_opens_with_what_is_there(tmp_path):
    for size in (0, 0xFFFFFFFF):
        path = write_wav(tmp_path / "a.wav", chirp(1.0))
        data = bytearray(path.read_bytes())
        position = data.index(b"data") + 4
        struct.pack_into("<I", data, position, size)
        path.write_bytes(data)
        assert open_recording(path).read(0.0, 9.0).shape == (44100,)


def test_text_is_not_a_recording(tmp_path):
    path = tmp_path / "notes.wav"
    path.write_text("Bring the clarinet on Thursday.\n" * 200)
    assert "“notes.wav” is not a recording Soloscope can read" in refusal(path)


@pytest.mark.parametrize("name", ["photo.wav", "photo.mp3", "photo.m4a"])
def test_a_picture_is_not_a_recording(tmp_path, name):
    import cv2

    picture = cv2.imencode(".jpg", np.random.default_rng(0).integers(0, 255, (300, 400, 3), np.uint8))[1]
    (tmp_path / name).write_bytes(picture.tobytes())
    assert "is not a recording Soloscope can read" in refusal(tmp_path / name)


@pytest.mark.parametrize("size", [1, 2, 11, 44, 5000, 400_000])
def test_random_bytes_are_not_a_recording(tmp_path, size):
    path = tmp_path / "a.wav"
    path.write_bytes(np.random.default_rng(size).bytes(size))
    assert "is not a recording Soloscope can read" in refusal(path)


def test_zeros_are_not_a_recording(tmp_path):
    (tmp_path / "a.wav").write_bytes(bytes(300_000))
    assert "is not a recording Soloscope can read" in refusal(tmp_path / "a.wav")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("list.m3u8", "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{other}\n#EXT-X-ENDLIST\n"),
        ("list.ffconcat", "ffconcat version 1.0\nfile {other}\n"),
        ("list.sdp", "v=0\no=- 0 0 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=audio 5004 RTP/AVP 0\n"),
    ],
)
def test_a_list_of_other_files_is_not_followed(tmp_path, name, text):
    other = write_av(tmp_path / "other.m4a", chirp(1.0))
    (tmp_path / name).write_text(text.format(other=other))
    assert "is not a recording Soloscope can read" in refusal(tmp_path / name)


@pytest.mark.parametrize("entry", [b"drms", b"enca", b"aavd"])
def test_a_protected_file(tmp_path, entry):
    path = patched(write_av(tmp_path / "bought.m4p", chirp(1.0), container="ipod"), b"mp4a\0", entry + b"\0")
    assert "“bought.m4p” is protected against copying (DRM)" in refusal(path)


@pytest.mark.parametrize("name", ["film.mp4", "film.mkv", "film.mov"])
def test_a_film_without_sound(tmp_path, name):
    path = write_av(tmp_path / name, np.zeros((1, 0)), picture_s=1.0)
    assert "has no sound track" in refusal(path)


def test_a_header_with_no_channels(tmp_path):
    path = write_wav(tmp_path / "a.wav", chirp(1.0))
    data = bytearray(path.read_bytes())
    struct.pack_into("<H", data, 22, 0)
    path.write_bytes(data)
    assert "has no channels" in refusal(path)


@pytest.mark.parametrize("rate", [0, 1, 999, 3_000_000, 0xFFFFFFFF])
def test_an_absurd_sample_rate(tmp_path, rate):
    path = write_wav(tmp_path / "a.wav", chirp(1.0))
    data = bytearray(path.read_bytes())
    struct.pack_into("<I", data, 24, rate)
    path.write_bytes(data)
    assert f"claims a sample rate of {rate} Hz" in refusal(path)


@posix
def test_a_file_that_may_not_be_read(tmp_path):
    with tempfile.TemporaryDirectory() as folder:
        path = write_wav(Path(folder) / "secret.wav", chirp(0.5))
        os.chmod(folder, 0o755)
        os.chmod(path, 0)
        with _without_privileges():
            assert "“secret.wav” may not be read" in refusal(path)
            with pytest.raises(RecordingError, match="may not be read"):
                content_hash(path)


@posix
def test_a_file_in_a_folder_that_may_not_be_entered(tmp_path):
    with tempfile.TemporaryDirectory() as folder:
        path = write_wav(Path(folder) / "secret.wav", chirp(0.5))
        os.chmod(folder, 0)
        with _without_privileges():
            assert "“secret.wav” may not be read" in refusal(path)


class _without_privileges:
    """Give up root for a moment: root may read everything."""

    def __enter__(self) -> None:
        self._user = os.geteuid()
        if self._user == 0:
            os.seteuid(65534)

    def __exit__(self, *_: object) -> None:
        os.seteuid(self._user)


@posix
def test_a_pipe_is_refused_and_nothing_hangs(tmp_path):
    path = tmp_path / "pipe.wav"
    os.mkfifo(path)
    sentences: list[str] = []
    thread = threading.Thread(target=lambda: sentences.append(refusal(path)), daemon=True)
    thread.start()
    thread.join(10)
    assert sentences
    assert "is a pipe or a device" in sentences[0]


@posix
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null"])
def test_a_device_is_refused(device):
    assert "is a pipe or a device" in refusal(device)


FORMATS = [
    pytest.param(lambda path: write_wav(path, chirp(60.0)), id="wav"),
    pytest.param(lambda path: write_wav(path, chirp(60.0), container="FLAC"), id="flac"),
    pytest.param(lambda path: write_wav(path, chirp(60.0), subtype="MPEG_LAYER_III", container="MP3"), id="mp3"),
    pytest.param(lambda path: write_av(path, chirp(60.0), container="ipod"), id="m4a"),
]


@pytest.mark.parametrize("write", FORMATS)
def test_a_file_that_is_truncated_while_it_is_read(tmp_path, write):
    path = write(tmp_path / "take")
    with open_recording(path) as recording:
        blocks = recording.blocks(block_s=1.0)
        next(blocks)
        cut(path, 0.4)
        with pytest.raises(RecordingError, match="“take” was changed while it was being read"):
            list(blocks)
        with pytest.raises(RecordingError, match="changed"):
            recording.read(0.0, 1.0)


@posix
@pytest.mark.parametrize("write", FORMATS)
def test_a_file_in_whose_place_another_of_its_size_is_put_while_it_is_read(tmp_path, write):
    path = write(tmp_path / "take")
    other = tmp_path / "other"
    other.write_bytes(path.read_bytes())
    os.utime(other, ns=(0, path.stat().st_mtime_ns + 1_000_000))
    with open_recording(path) as recording:
        blocks = recording.blocks(block_s=1.0)
        next(blocks)
        other.replace(path)
        with pytest.raises(RecordingError, match="“take” was changed while it was being read"):
            list(blocks)
        with pytest.raises(RecordingError, match="changed"):
            recording.check_unchanged()


@posix
@pytest.mark.parametrize("write", FORMATS)
def test_a_file_that_vanishes_while_it_is_read(tmp_path, write):
    path = write(tmp_path / "take")
    with open_recording(path) as recording:
        blocks = recording.blocks(block_s=1.0)
        next(blocks)
        path.unlink()
        with pytest.raises(RecordingError, match="“take” has vanished while it was being read"):
            list(blocks)
        with pytest.raises(RecordingError, match="vanished"):
            next(recording.blocks())


@posix
def test_a_file_that_becomes_unreadable_while_it_is_read(tmp_path):
    path = write_av(tmp_path / "a.m4a", chirp(60.0))
    with open_recording(path) as recording:
        with recording._borrowed() as decoder:
            os.close(decoder._bytes._descriptor)
            decoder._bytes._descriptor = os.open(tmp_path, os.O_RDONLY)  # reading a folder fails as a broken disk does
        with pytest.raises(RecordingError, match="damaged and cannot be read"):
            list(recording.blocks())


def test_damage_in_the_middle_of_an_m4a_is_bridged_or_told(tmp_path):
    path = write_av(tmp_path / "a.m4a", chirp(10.0))
    data = bytearray(path.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 400] = np.random.default_rng(0).bytes(400)
    path.write_bytes(data)
    with open_recording(path) as recording:
        heard = recording.read(0.0, 99.0, mono=False)
    assert heard.shape == (2, 441_000)
    np.testing.assert_allclose(heard[:, -44100:-4000], chirp(10.0)[:, -44100:-4000], atol=0.2)


def test_damage_in_a_flac_is_told_while_reading(tmp_path):
    path = write_wav(tmp_path / "a.flac", noise(20.0), container="FLAC")
    data = bytearray(path.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 60_000] = bytes(60_000)
    path.write_bytes(data)
    assert "“a.flac” is damaged and cannot be read to its end" in refusal(path, read=True)


def test_ffmpeg_says_nothing_on_standard_error(tmp_path):
    path = write_av(tmp_path / "a.m4a", chirp(4.0))
    data = bytearray(path.read_bytes())
    chance = np.random.default_rng(3)
    for position in chance.integers(2000, len(data), 300):
        data[position] = chance.integers(256)
    path.write_bytes(data)
    program = (
        "import sys; from engine.audio import open_recording; from engine.errors import RecordingError\n"
        "try: list(open_recording(sys.argv[1]).blocks())\n"
        "except RecordingError: pass\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, path], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_silence_without_length_differs_from_silence(tmp_path):
    assert "0 samples" in refusal(write_wav(tmp_path / "none.wav", silence(0.0)))
    assert open_recording(write_wav(tmp_path / "some.wav", silence(0.1))).info.duration_s == pytest.approx(0.1)
