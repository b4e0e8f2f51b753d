"""Finding a title by some of its letters, as a command palette does; plain text in, a rank out."""

import unicodedata


def rank(wanted: str, text: str) -> float | None:
    """Say how well a text answers what was typed.

    Every letter typed must occur in the text, in that order; blanks are passed over. Letters at the beginnings of
    words and letters in a row count more, so that ``zs`` finds "Zoom to selection" before "Horizons".

    Parameters
    ----------
    wanted : str
        What was typed.
    text : str
        A title.

    Returns
    -------
    float or None
        The higher the better; None if the text does not answer. Nothing typed is answered by every text, with 0.
    """
    letters = [letter for letter in _plain(wanted) if not letter.isspace()]
    ground = _plain(text)
    if not letters:
        return 0.0
    best = _best(letters, ground)
    if best is None:
        return None
    # Of two texts that answer alike, the shorter one says it better.
    return best - 0.01 * len(ground)


def _best(letters: list[str], ground: str) -> float | None:
    """Best sum over all ways to find the letters in order; `ends` holds, per place of the last letter, the sum."""
    ends: dict[int, float] = {}
    for number, letter in enumerate(letters):
        found: dict[int, float] = {}
        # The best sum of any earlier place, kept up while walking along the text.
        earlier: float | None = 0.0 if number == 0 else None
        for place, there in enumerate(ground):
            if number and place - 1 in ends:
                known = ends[place - 1]
                earlier = known if earlier is None else max(earlier, known)
            if there != letter or earlier is None:
                continue
            score = earlier + _worth(ground, place)
            if number and place - 1 in ends:
                score = max(score, ends[place - 1] + 2.5)
            found[place] = score
        if not found:
            return None
        ends = found
    return max(ends.values())


def _worth(ground: str, place: int) -> float:
    """Return what one letter counts: the first of the text most, the first of a word more than one inside."""
    if place == 0:
        return 3.5
    return 2.5 if not ground[place - 1].isalnum() else 0.5


def _plain(text: str) -> str:
    """Letters without case and accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
