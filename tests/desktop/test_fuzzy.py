import pytest

from desktop.fuzzy import rank


def best(wanted: str, *texts: str) -> str:
    scores = {text: rank(wanted, text) for text in texts}
    return max((text for text in texts if scores[text] is not None), key=lambda text: scores[text])


@pytest.mark.parametrize(
    ("wanted", "texts", "found"),
    [
        ("zs", ("Horizons", "Zoom to selection"), "Zoom to selection"),
        ("next so", ("Next region", "Next solo", "Nudge next to so"), "Next solo"),
        ("loop", ("Let one old pair go", "Loop selection"), "Loop selection"),
        ("fit", ("Fit recording", "Full instrument table"), "Fit recording"),
        ("ue", ("Über Eins", "Open recording"), "Über Eins"),
        ("regions", ("Regions table", "More regions", "Next region"), "Regions table"),
    ],
)
def test_what_a_person_means_comes_first(wanted, texts, found):
    assert best(wanted, *texts) == found


def test_letters_must_all_be_there_in_their_order():
    assert rank("os", "solo") is None
    assert rank("sol", "solo") is not None
    assert rank("ss", "solo") is None


def test_nothing_typed_is_answered_by_all_alike():
    assert rank("", "Zoom") == rank("  ", "Undo") == 0.0


def test_case_accents_and_blanks_do_not_matter():
    assert rank("ZO ÍN", "zoom in") == rank("zoin", "Zoom in")
