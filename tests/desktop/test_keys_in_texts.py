"""No sentence of the program names a key: the user may have given the command another one."""

import ast
from pathlib import Path

from desktop.commands import COMMANDS
from tests.test_house import ROOT

ALLOWED = {
    # The mouse's part of the key reference, which nobody can change.
    "desktop/dialogs/keys.py",
}


def texts(path: Path) -> list[tuple[int, str]]:
    """Strings of a module that are no documentation, with their lines."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
    ]


def names_a_key(text: str, keys: set[str]) -> bool:
    """Whether a sentence speaks of pressing a key that is in the table."""
    words = text.replace("(", " ").replace(")", " ").replace(".", " ").replace(",", " ").split()
    return len(words) > 2 and any(word in keys for word in words)


def test_a_sentence_that_names_a_key_is_found():
    keys = {key for command in COMMANDS for key in command.keys}
    assert {"F5", "Space", "Ctrl+Up"} <= keys
    assert names_a_key("Check the device and press Space to play on.", keys)
    assert names_a_key("Analyse it again (F5) to see.", keys)
    assert not names_a_key("Space is left for the name", {"F5"})


def test_no_sentence_names_a_key_of_a_command():
    # Single letters are words of their own; Return, Enter, Esc and Del mean the same in every list and field.
    everywhere = {"Return", "Enter", "Esc", "Delete", "Left", "Right", "Home", "End", "Backspace", "F2"}
    keys = {key for command in COMMANDS for key in command.keys if len(key) > 1} - everywhere
    found = [
        f"{path.relative_to(ROOT)}:{line}: {text}"
        for path in sorted((ROOT / "desktop").rglob("*.py"))
        if "commands" not in path.parts and path.relative_to(ROOT).as_posix() not in ALLOWED
        for line, text in texts(path)
        if names_a_key(text, keys)
    ]
    assert found == []
