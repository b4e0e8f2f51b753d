"""The instruments Soloscope names, and the families they belong to."""

OPENMIC_INSTRUMENTS = (
    "accordion",
    "banjo",
    "bass",
    "cello",
    "clarinet",
    "cymbals",
    "drums",
    "flute",
    "guitar",
    "mallet_percussion",
    "mandolin",
    "organ",
    "piano",
    "saxophone",
    "synthesizer",
    "trombone",
    "trumpet",
    "ukulele",
    "violin",
    "voice",
)
"""The twenty classes of OpenMIC-2018, by their names there, in alphabetical order."""

FAMILIES = {
    "strings": ("violin", "cello", "bass"),
    "plucked": ("guitar", "banjo", "mandolin", "ukulele"),
    "winds": ("flute", "clarinet", "saxophone"),
    "brass": ("trumpet", "trombone"),
    "keys": ("piano", "organ", "accordion", "synthesizer"),
    "percussion": ("drums", "cymbals", "mallet_percussion"),
    "voice": ("voice",),
}
"""Instruments grouped as a score groups them."""
