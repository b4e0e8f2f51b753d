"""What a model's card says of it, in the window's language; cards say it in English.

``make translations`` takes the descriptions out of the cards in ``resources/models``. What the card of somebody's own
model says is shown as it is.
"""

from desktop.translation import translate


def description_words(description: str) -> str:
    """Return the description of a bundle as it is shown."""
    return translate("Bundles", description)
