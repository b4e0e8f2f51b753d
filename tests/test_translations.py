"""`resources/translations` against the source: up to date, complete and compiled."""

import importlib.util
import re
import shutil
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
PLACES = re.compile(r"\{\w*\}|%L?n|</?\w+>|;;|\n")


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """The script behind ``make translations``."""
    spec = importlib.util.spec_from_file_location("soloscope_translations", ROOT / "packaging" / "translations.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    # The script finds its neighbour as it does when it is run.
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "packaging"))
        spec.loader.exec_module(module)
    return module


@dataclass(frozen=True)
class Message:
    """A text and its translations, one or as many as the language has plurals."""

    context: str
    source: str
    comment: str
    translations: tuple[str, ...]
    finished: bool


def messages(language: str) -> Iterator[Message]:
    tree = ElementTree.parse(FOLDER / f"soloscope_{language}.ts")
    for context in tree.getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = translation.findall("numerusform")
            texts = [form.text or "" for form in forms] if forms else [translation.text or ""]
            yield Message(
                context.findtext("name", ""),
                message.findtext("source", ""),
                message.findtext("comment", ""),
                tuple(texts),
                translation.get("type") is None,
            )


def test_the_texts_are_those_of_the_source(script, tmp_path):
    for path in FOLDER.glob("*.ts"):
        shutil.copy(path, tmp_path)
    script.update(tmp_path)
    for path in (*FOLDER.glob("*.ts"), *FOLDER.glob("*.json")):
        assert (tmp_path / path.name).read_text(encoding="utf-8") == path.read_text(encoding="utf-8"), (
            f"{path.name} is not up to date; run make translations and translate what is new"
        )


def test_the_compiled_files_are_those_of_the_texts(script, tmp_path):
    script.release(FOLDER, tmp_path)
    for language in script.languages():
        name = f"soloscope_{language}.qm"
        assert (tmp_path / name).read_bytes() == (FOLDER / name).read_bytes(), f"{name}: run make translations"


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_text_is_translated(language):
    found = list(messages(language))
    assert found
    missing = [f"{each.context}: {each.source}" for each in found if not each.finished or "" in each.translations]
    assert not missing, "\n".join(missing)


@pytest.mark.parametrize("language", ["de", "en"])
def test_places_for_names_and_numbers_are_the_same_in_every_language(language):
    for each in messages(language):
        wanted = sorted(PLACES.findall(each.source))
        for number, text in enumerate(each.translations):
            found = sorted(PLACES.findall(text))
            if number == 0 and len(each.translations) > 1:
                # One thing may be named without its number.
                found, wanted_here = ([p for p in ps if not p.endswith("n")] for ps in (found, wanted))
                assert found == wanted_here, each
            else:
                assert found == wanted, each


def test_a_key_of_the_menu_and_dots_of_a_dialog_are_kept():
    for each in messages("de"):
        (text, *_) = each.translations
        # Two ampersands are one that is read.
        assert len(re.findall(r"&\w", each.source)) == len(re.findall(r"&\w", text)), each
        assert each.source.endswith("…") == text.endswith("…"), each


def test_german_has_its_own_quotation_marks_and_addresses_nobody():
    for each in messages("de"):
        for text in each.translations:
            assert text.count("„") == text.count("“"), each
            assert "”" not in text, each
            assert not re.search(r"\w+[aeiou]?n Sie\b", text), each


def test_another_language_begins_with_every_text_open(script, tmp_path):
    for path in FOLDER.glob("*.ts"):
        shutil.copy(path, tmp_path)
    script.update(tmp_path, "fr")
    assert script.languages(tmp_path) == ["de", "en", "fr"]
    found = ElementTree.parse(tmp_path / "soloscope_fr.ts").getroot().iter("translation")
    assert {each.get("type") for each in found} == {"unfinished"}


def test_a_text_that_is_no_literal_is_refused(script, tmp_path):
    (tmp_path / "desktop").mkdir()
    (tmp_path / "desktop" / "bad.py").write_text("class A:\n    def f(self):\n        self.tr(f'{1} x')\n")
    with pytest.raises(script.TextError, match=r"bad\.py:3"):
        list(script.source_texts(tmp_path))


def test_a_number_without_a_place_is_refused(script, tmp_path):
    (tmp_path / "desktop").mkdir()
    (tmp_path / "desktop" / "bad.py").write_text("translate('A', 'regions', '', 3)\n")
    with pytest.raises(script.TextError, match="a number goes with"):
        list(script.source_texts(tmp_path))


def test_every_kind_of_error_for_the_user_is_looked_for(script):
    defined = set()
    for path in (ROOT / "engine").rglob("*.py"):
        package = path.relative_to(ROOT / "engine").parts[0]
        if package in script.engine_sentences.PARTS or path.name == "errors.py":
            kinds = r"class (\w+)\((?:SoloscopeError|\w+Error)\):"
            defined |= {name for name in re.findall(kinds, path.read_text(encoding="utf-8"))}
    own = {"DecodingError", "NoSoundTrackError", "ProtocolError"}  # never told to anybody: what catches them tells
    assert defined - own <= script.engine_sentences.ERRORS


def test_an_engine_sentence_that_is_no_literal_is_refused(script, tmp_path):
    for part in script.engine_sentences.PARTS:
        (tmp_path / "engine" / part).mkdir(parents=True)
    bad = tmp_path / "engine" / "audio" / "bad.py"
    bad.write_text("def f(words):\n    raise RecordingError(words)\n")
    with pytest.raises(script.engine_sentences.SentenceError, match=r"bad\.py:2"):
        script.engine_sentences.engine_templates(tmp_path)


def test_every_call_in_the_desktop_is_read(script):
    """As many calls as a search of the text finds: none is overlooked."""
    calls = 0
    for path in (ROOT / "desktop").rglob("*.py"):
        name = path.relative_to(ROOT).as_posix()
        if name not in script.NOT_LITERAL:
            wanted = r"\bself\.tr\(|(?<!def )(?<!\.)\btranslate\(|\bQCoreApplication\.translate\("
            calls += len(re.findall(wanted, path.read_text(encoding="utf-8")))
    found = 0
    for path in (ROOT / "desktop").rglob("*.py"):
        name = path.relative_to(ROOT).as_posix()
        if name not in script.NOT_LITERAL:
            found += len(list(script.texts_of_file(name, path)))
    assert found == calls > 500
