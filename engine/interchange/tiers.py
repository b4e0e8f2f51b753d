"""Lays spans out on tiers for programs in which no two annotations of a tier may overlap."""

import heapq
from collections.abc import Iterable

__all__ = ["tiers"]

Span = tuple[int, int, str]


def tiers(spans: Iterable[Span]) -> list[list[Span]]:
    """
    Return the spans on as few tiers as it takes for none to overlap, each tier in order.

    Parameters
    ----------
    spans
        Start, end (exclusive, after the start) and text of each, in any unit that is whole.
    """
    laid: list[list[Span]] = []
    free: list[int] = []
    busy: list[tuple[int, int]] = []
    for span in sorted(spans):
        while busy and busy[0][0] <= span[0]:
            heapq.heappush(free, heapq.heappop(busy)[1])
        if not free:
            laid.append([])
            free.append(len(laid) - 1)
        tier = heapq.heappop(free)
        laid[tier].append(span)
        heapq.heappush(busy, (span[1], tier))
    return laid
