"""Speech for judging: files of a folder joined to recordings, bad files told of, every region counted as a mistake."""

import json
import re
from pathlib import Path

import numpy as np
import pytest
import soundfile

from engine.analysis.analyzer import Analyzer
from engine.cli import main
from engine.errors import SettingsError
from engine.models import load_bundle
from engine.training import open_world, spoken_recordings
from engine.training.speech_judging import JudgedSpeech, SpeechFigures, judge_speech
from engine.training.spoken_recordings import TREATMENTS, SpokenFolder
from engine.training.stem_pool import POOL_RATE
from tests.builders import notes, region, sine
from tests.builders_speech import babble


@pytest.fixture
def speech(tmp_path: Path) -> Path:
    """Two speakers with short prompts, at other rates and with other channels, and a hidden file."""
    folder = tmp_path / "speech"
    for speaker, (rate, pitch_hz) in {"low": (16000, 105.0), "high": (44100, 210.0)}.items():
        (folder / speaker / "prompts").mkdir(parents=True)
        for number in range(8):
            sound = babble(3.0, rate, pitch_hz, seed=number)
            both = np.stack([sound, 0.5 * sound], axis=1)
            soundfile.write(folder / speaker / "prompts" / f"{number}.flac", both if number % 2 else sound, rate)
    (folder / "low" / ".hidden.wav").write_text("not a sound")
    return folder


@pytest.fixture
def short_recordings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spoken_recordings, "RECORDING_S", 10.0)
    monkeypatch.setattr(spoken_recordings, "_SHORTEST_S", 5.0)


def test_prompts_are_joined_with_pauses_to_recordings_of_one_speaker_each(speech: Path, short_recordings: None) -> None:
    folder = SpokenFolder(speech, seed=1)
    found = list(folder.recordings())
    assert folder.speakers == ("high", "low")
    assert [each.speaker for each in found] == sorted(each.speaker for each in found)
    assert {each.speaker for each in found} == {"high", "low"}
    for each in found:
        assert each.samples.dtype == np.float32
        assert 5.0 <= each.duration_s < 17.0
        assert 0.1 < np.abs(each.samples).max() <= 1.0
    spoken_s = sum(each.duration_s for each in found if each.speaker == "low")
    assert 24.0 + 8 * 0.25 <= spoken_s <= 24.0 + 8 * 1.25 + 3 * 1.5
    assert folder.passed_over == {}


def test_the_same_seed_gives_the_same_recordings(speech: Path, short_recordings: None) -> None:
    first, again, other = (list(SpokenFolder(speech, seed).recordings()) for seed in (1, 1, 2))
    assert all(np.array_equal(a.samples, b.samples) for a, b in zip(first, again, strict=True))
    assert not all(np.array_equal(a.samples, b.samples) for a, b in zip(first, other, strict=False))


def test_recordings_are_treated_in_turn_and_dry_ones_keep_silent_pauses(speech: Path, short_recordings: None) -> None:
    found = list(SpokenFolder(speech, seed=1).recordings())
    own = [each.treatment for each in found if each.speaker == "high"]
    assert own == list(TREATMENTS)[: len(own)]
    assert {each.treatment for each in found} == set(TREATMENTS)
    silent = {each.treatment: float(np.mean(each.samples == 0)) for each in found}
    assert silent["dry"] > 0.05
    assert silent["room"] < 0.01


def test_long_file_is_heard_once_in_several_recordings(tmp_path: Path, short_recordings: None) -> None:
    soundfile.write(tmp_path / "lecture.wav", babble(26.0, POOL_RATE), POOL_RATE)
    found = list(SpokenFolder(tmp_path).recordings())
    assert [round(each.duration_s) for each in found] == pytest.approx([11, 11, 7], abs=2)
    assert {each.speaker for each in found} == {tmp_path.name}


def test_no_speaker_is_heard_longer_than_the_others_by_more_files(
    speech: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spoken_recordings, "RECORDING_S", 3.0)
    monkeypatch.setattr(spoken_recordings, "RECORDINGS_OF_A_SPEAKER", 2)
    assert [each.speaker for each in SpokenFolder(speech).recordings()] == ["high", "high", "low", "low"]


def test_files_that_cannot_be_heard_are_passed_over_in_words(speech: Path, short_recordings: None) -> None:
    (speech / "low" / "about.txt").write_text("Read by nobody.\n")
    (speech / "low" / "empty.wav").write_bytes(b"")
    whole = (speech / "low" / "prompts" / "0.flac").read_bytes()
    (speech / "low" / "broken.flac").write_bytes(whole[: len(whole) // 3])
    soundfile.write(speech / "low" / "silent.wav", np.zeros(16000), 16000)
    folder = SpokenFolder(speech, seed=1)
    assert {each.speaker for each in folder.recordings()} == {"high", "low"}
    told = {path.name: sentence for path, sentence in folder.passed_over.items()}
    assert set(told) == {"about.txt", "empty.wav", "broken.flac"}
    assert all(sentence.startswith(f"“{name}”") and sentence.endswith(".") for name, sentence in told.items())
    assert "is empty" in told["empty.wav"]
    before = len(list(folder.recordings()))
    assert before == len(list(folder.recordings()))


@pytest.mark.parametrize("made", ["nothing", "empty folder", "text only", "silence only"])
def test_folder_without_speech_is_refused_in_words(made: str, tmp_path: Path) -> None:
    folder = tmp_path / "speech"
    if made != "nothing":
        folder.mkdir()
    if made == "text only":
        (folder / "notes.txt").write_text("nothing to hear")
    if made == "silence only":
        soundfile.write(folder / "silent.wav", np.zeros(16000), 16000)
    with pytest.raises(SettingsError, match=r"folder of speech '.*speech'.*\.$"):
        list(SpokenFolder(folder).recordings())


def test_regions_are_counted_with_singing_and_without() -> None:
    first = JudgedSpeech("a", "dry", 60.0, (region("voice", 1, 3, peak=0.8), region("flute", 2, 3, peak=0.6)))
    second = JudgedSpeech("b", "room", 30.0, (region("voice", 1, 2, peak=0.9),))
    found = SpeechFigures((first, second), ("“x.txt” is nothing.",))
    assert found.minutes == pytest.approx(1.5)
    assert found.per_minute == pytest.approx(2.0)
    assert found.per_minute_but_singing == pytest.approx(1 / 1.5)
    assert found.share_called_singing == pytest.approx(3 / 90)
    assert list(found.by_instrument()) == ["voice", "flute"]
    voice = found.by_instrument()["voice"]
    assert (voice.regions, voice.duration_s, voice.peak) == (2, 3.0, 0.9)
    assert {name: each.per_minute for name, each in found.by_treatment().items()} == {"dry": 2.0, "room": 2.0}
    assert found.by_speaker()["b"].per_minute_but_singing == 0.0
    figures = json.loads(json.dumps(found.to_json(), allow_nan=False))
    assert figures["per_minute_without_voice"] == found.per_minute_but_singing
    assert figures["instruments"]["flute"]["regions"] == 1
    assert figures["passed_over"] == ["“x.txt” is nothing."]
    assert np.isnan(SpeechFigures(()).per_minute)


def test_shipped_network_is_judged_by_its_own_rules(tmp_path: Path, short_recordings: None) -> None:
    """Regions are those of an analysis by the rules of the bundle: what plays in a folder of speech is counted."""
    for name, sound in {"music": np.tile(notes(), 5), "talk": babble(10.0, 44100), "tone": sine(440.0, 10.0)}.items():
        (tmp_path / name).mkdir()
        soundfile.write(tmp_path / name / "only.wav", sound, 44100)
    analyzer = Analyzer(load_bundle("hran-quarter"), device="cpu")
    told: list[tuple[int, int]] = []
    found = judge_speech(analyzer, SpokenFolder(tmp_path), 0.5, lambda done, count: told.append((done, count)))
    assert told[-1] == (3, 3)
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert len(found.by_speaker()["music"].recordings[0].regions) > 0
    rates = [figures.per_minute * figures.minutes for figures in found.by_speaker().values()]
    assert sum(rates) == pytest.approx(found.per_minute * found.minutes)
    samples = next(each for each in SpokenFolder(tmp_path).recordings() if each.speaker == "music")
    again = analyzer.analyze_sound(samples.samples, samples.duration_s, 0.5).regions()
    assert again == found.by_speaker()["music"].recordings[0].regions


def test_command_reports_speech_in_text_figures_and_page(
    training_folder: Path,
    speech: Path,
    short_recordings: None,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(open_world, "DURATION_S", 1.0)
    (speech / "about.txt").write_text("Two people who do not exist.\n")
    command = ["evaluate", "hran-quarter", "--data", str(training_folder), "--device", "cpu", "--speech", str(speech)]
    assert main([*command, "--json", str(tmp_path / "f.json"), "--html", str(tmp_path / "f.html")]) == 0
    said = capsys.readouterr().out
    figures = json.loads((tmp_path / "f.json").read_text())
    counted = figures["open_world"]["speech"]
    assert set(counted["speakers"]) == {"high", "low"}
    assert counted["per_minute"] == figures["main_figures"]["speech_regions_per_minute"]
    line = re.search(r"Regions in ([\d.]+) minutes of speech by (\d) speakers: ([\d.]+) a minute, without voice", said)
    assert line is not None
    assert (float(line[1]), float(line[3])) == pytest.approx((counted["minutes"], counted["per_minute"]), abs=0.05)
    assert "Not heard: “about.txt”" in said
    page = (tmp_path / "f.html").read_text()
    assert "Speech by treatment" in page and "Speech by speaker" in page and "“about.txt”" in page


def test_speech_goes_with_a_training_folder_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["evaluate", "hran-quarter", "--data", str(tmp_path), "--dataset", "irmas", "--speech", str(tmp_path)]
    assert main(command) == 2
    assert "--speech goes with a training folder" in capsys.readouterr().err
