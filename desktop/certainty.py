"""How sure the document's regions are, in flags and words; worked out when asked for and kept until they change."""

from desktop.document import Document
from desktop.numbers import decimal
from desktop.translation import translate
from engine.analysis.certainty import MOST_S, edge_errors_s, is_unsure
from engine.analysis.regions import Region


class Certainty:
    """Answers for the regions of one document.

    Parameters
    ----------
    document : Document
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._errors: dict[Region, tuple[float, float]] = {}
        for signal in (document.regions_changed, document.rules_changed, document.activations_changed):
            signal.connect(self._errors.clear)

    def is_unsure(self, region: Region) -> bool:
        """Tell whether a region barely reaches its threshold."""
        return is_unsure(region, self._document.rules.for_instrument(region.instrument))

    def errors_s(self, region: Region) -> tuple[float, float]:
        """Return plus/minus of onset and offset in seconds."""
        if region not in self._errors:
            rule = self._document.rules.for_instrument(region.instrument)
            self._errors[region] = edge_errors_s(region, self._document.activations, rule)
        return self._errors[region]

    def edge_words(self, region: Region, *, start: bool) -> str:
        """Say how exact one edge is, and why."""
        error_s = self.errors_s(region)[0 if start else 1]
        if error_s == 0.0:
            return translate("Certainty", "exact: set by hand, or where the recording ends")
        if start:
            words = translate("Certainty", "{error}, the time the activation takes to rise there")
        else:
            words = translate("Certainty", "{error}, the time the activation takes to fall there")
        return words.format(error=_plus_minus(error_s))

    def words(self, region: Region) -> str:
        """Say in a line or two how sure a region is."""
        onset_s, offset_s = self.errors_s(region)
        edges = translate("Certainty", "start {start}, end {end}, from how fast the activation rises and falls")
        edges = edges.format(start=_plus_minus(onset_s), end=_plus_minus(offset_s))
        if not self.is_unsure(region):
            return edges
        threshold = self._document.rules.for_instrument(region.instrument).threshold
        doubt = translate("Certainty", "? unsure: its peak {peak} barely reaches the threshold {threshold}")
        return f"{edges}\n{doubt.format(peak=decimal(region.peak, 2), threshold=decimal(threshold, 2))}"


def _plus_minus(error_s: float) -> str:
    if error_s == 0.0:
        return translate("Certainty", "exact")
    if error_s < MOST_S:
        return f"± {decimal(error_s, 1)} s"
    return translate("Certainty", "± {seconds} s or more").format(seconds=decimal(MOST_S, 0))
