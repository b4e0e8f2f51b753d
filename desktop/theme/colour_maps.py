"""The colour maps of spectrograms and gains; the same in every theme, since they stand for levels."""

from functools import cache

import numpy as np

# Each map in 17 even steps; the perceptual maps of matplotlib (CC0) are smooth enough for that.
_COLOUR_MAPS = {
    "magma": "000004 090721 1c1046 35106a 50127b 691c81 822581 9b2e7f b63679 cf406f e55063 f4695c fb8761 fea571 "
    "fec287 fde0a1 fcfdbf",
    "viridis": "440154 481769 472c7a 423f85 3b518b 33628d 2c718e 26818e 21908c 1f9f88 27ad80 3dbc73 5cc862 81d34c "
    "aadc31 d5e219 fde725",
    "cividis": "00204d 002b68 05366e 2c416c 404d6b 51586c 60646f 6e6f73 7c7b78 8b8779 9b9477 aca174 bcaf6f cebc67 "
    "e0cb5d f2da4f ffea46",
    "grey": "000000 ffffff",
}

COLOUR_MAPS = tuple(_COLOUR_MAPS)


@cache
def colour_map(name: str = "magma") -> np.ndarray:
    """Return 256 opaque colours of a map as ``0xAARRGGBB`` (uint32), dark to light."""
    anchors = np.array([[int(step[i : i + 2], 16) for i in (0, 2, 4)] for step in _COLOUR_MAPS[name].split()])
    positions = np.linspace(0, 255, len(anchors))
    channels = [np.round(np.interp(np.arange(256), positions, anchors[:, i])).astype(np.uint32) for i in range(3)]
    lut: np.ndarray = (np.uint32(255) << 24) | (channels[0] << 16) | (channels[1] << 8) | channels[2]
    lut.flags.writeable = False
    return lut
