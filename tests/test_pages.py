"""What the pages for people say can be typed, chosen and opened: their commands, menus, paths and formats exist."""

import contextlib
import io
import re
import shlex
from pathlib import Path

import pytest

from desktop.commands import COMMANDS
from engine.cli import build_parser
from engine.interchange import FORMATS

ROOT = Path(__file__).resolve().parents[1]
PAGES = [
    ROOT / "README.md",
    ROOT / "resources/integrations/README.md",
    ROOT / "resources/integrations/open-with.md",
    ROOT / "packaging/vamp/README.md",
]
by_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
ELSEWHERE = {
    "Audacity, Settings, Modules",
    "Edit, Preferences, Modules",
    "Actions, Show action list, New action, Load ReaScript",
    "Edit, Lua Scripts, Script Manager",
    "Window, Locations",
    "Tools, Plugin Manager",
    "Open with, Choose another app",
    "Open With, Other",
    "Options, Preferences, External Editors, Add",
    "Preferences, System, Audio Plugins",
    "Settings, File & Folder, Sample Editor",
    "Settings, Audio, File Editor (Sample Editor), External Sample Editor",
    "Edit, Open in",
    "File, Import, Labels",
    "Timelines, Import, Timeline Markers from EDL",
    "File, Import, XML",
    "File, Import Annotation Layer",
    "Open, Read from file",
    "File, Open Selection Table",
    "Windows, MinGW-w64",
    "Windows, Visual Studio 2022",
}
"""Menus of other programs, and names of kits to build with; none of them is Soloscope's."""
PLACES = {"COMMAND": "models", "BUNDLE": "hran-context", "FOLDER": "data", "DATA": "data"}
"""What stands on a page for something that people type."""


def commands(page: Path) -> list[str]:
    """Return what a page says to type: lines of its blocks, and single words of the program in the text."""
    text = page.read_text(encoding="utf-8")
    blocks = re.findall(r"^```\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    lines = [re.sub(r"\s+#.*", "", line).strip() for block in blocks for line in block.splitlines()]
    prose = re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)
    spans = [re.sub(r"\s+", " ", span) for span in re.findall(r"`([^`]+)`", prose)]
    return [line for line in lines if line and not line.startswith("#")] + spans


def menus() -> set[str]:
    """Return what the menus of the window hold, as the pages write it: ``File, Export regions``."""
    plain = {(c.menu.split("/")[0], c.text.replace("&", "").rstrip("….")) for c in COMMANDS}
    return {f"{menu}, {text}" for menu, text in plain}


@by_page
def test_every_command_of_the_program_can_be_typed_like_that(page):
    typed = [line for line in commands(page) if re.match(r"(torchrun .* -m engine\.cli|soloscope) [a-zA-Z]", line)]
    assert typed or page.name != "README.md"
    for line in typed:
        words = shlex.split(line)
        words = words[words.index("engine.cli") + 1 :] if "engine.cli" in words else words[1:]
        words = [PLACES.get(word, word) for word in words]
        if words[0] == "desktop":
            continue
        told = io.StringIO()
        try:
            with contextlib.redirect_stderr(told), contextlib.redirect_stdout(told):
                build_parser(words[0]).parse_args(words)
        except SystemExit as end:
            # In a sentence a verb, or a verb with an option, may stand for the whole.
            short = len(words) < 3 and re.search(r"are required|expected one argument", told.getvalue())
            assert end.code == 0 or short, f"{line}: {told.getvalue()}"


@by_page
def test_every_target_and_script_exists(page):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    set_up = (ROOT / "packaging/dev.py").read_text(encoding="utf-8")
    for line in commands(page):
        if match := re.match(r"make ([a-z-]+)", line):
            assert re.search(rf"^{match[1]}:", makefile, re.MULTILINE), line
        if match := re.match(r"(?:python3?|py) (packaging[/\\]\w+(?:[/\\]\w+)?\.py)(?: ([a-z-]+))?", line):
            script = ROOT / match[1].replace("\\", "/")
            assert script.exists(), line
            if script.name == "dev.py" and match[2]:
                assert f'add_parser("{match[2]}"' in set_up or f'"{match[2]}"' in set_up, line
        if match := re.match(r"python -m ([\w.]+)", line):
            assert (ROOT / f"{match[1].replace('.', '/')}.py").exists(), line


@by_page
def test_every_option_of_the_window_s_program_exists(page):
    known = set(re.findall(r'"(--[a-z-]+)"', (ROOT / "desktop/app.py").read_text(encoding="utf-8")))
    assert "--export" in known
    for line in commands(page):
        if "soloscope-desktop" in line:
            for option in re.findall(r"--[a-z-]+", line.split("soloscope-desktop", 1)[1]):
                assert option in known, line


@by_page
def test_every_menu_exists(page):
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    text = text.replace("**", "")
    named = {re.sub(r"\s+", " ", each) for each in re.findall(r"(?<![\w*])\*([^*\n]+(?:\n[^*\n]+)?)\*(?![\w*])", text)}
    paths = {each for each in named if re.match(r"[A-Z]\w*( [A-Z]\w*)?, ", each)}
    dialogs = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "desktop/dialogs").glob("*.py"))
    dialogs = dialogs.replace("&", "")
    for path in paths - ELSEWHERE:
        menu, command, *buttons = path.split(", ")
        assert f"{menu}, {command}" in menus(), path
        assert all(f'tr("{button}' in dialogs for button in buttons), path
    assert not menus() & ELSEWHERE


@by_page
def test_every_link_and_path_leads_somewhere(page):
    text = page.read_text(encoding="utf-8")
    for link in re.findall(r"\]\(((?!https?:)[^)#]+)", text):
        assert (page.parent / link).exists(), link
    for path in re.findall(r"`((?:engine|desktop|resources|packaging|tests)/[\w./-]+)`", text):
        assert (ROOT / path).exists() or (page.parent / path).exists(), path


@by_page
def test_every_format_that_is_named_exists(page):
    known = {spec.id for spec in FORMATS}
    for line in commands(page):
        for named in re.findall(r"--(?:format|from) ([\w-]+)", line):
            assert named in known, line


def test_the_page_for_other_programs_names_every_format_an_editor_could_read():
    text = (ROOT / "resources/integrations/open-with.md").read_text(encoding="utf-8")
    for spec in FORMATS:
        if spec.id not in ("csv", "json", "parquet", "srt", "vtt", "jams"):
            assert f"`{spec.id}`" in text, spec.id


def test_what_is_said_to_be_tried_is_what_a_test_has_seen():
    text = (ROOT / "resources/integrations/open-with.md").read_text(encoding="utf-8")
    section = text[text.index("## From Soloscope to the editor") : text.index("## And back")]
    for row in re.findall(r"^\| (?!program|---)(.+?) \| (.+?) \| .+ \| (.+?) \|$", section, re.MULTILINE):
        program, named, tried = row
        checked = {spec.verified_by for spec in FORMATS if f"`{spec.id}`" in named}
        if tried.startswith("no"):
            assert not any(program.split()[0] in by for by in checked), program
        else:
            assert tried in checked, program
