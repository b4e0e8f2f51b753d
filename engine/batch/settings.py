"""What a batch is told besides its recordings; values, no work."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from engine.analysis.run_file import RunSettings
from engine.errors import SettingsError
from engine.interchange import format_by_id

__all__ = ["BatchSettings"]


@dataclass(frozen=True)
class BatchSettings:
    """The settings of every recording in a batch.

    Attributes
    ----------
    run : RunSettings
        Of the analysis and its regions. Its format is the first of `formats`.
    formats : tuple of str
        Ids of the formats in which the regions are written; at least one.
    activations : bool
        Write the activations as a table, too.
    skip_existing : bool
        Leave out a recording whose results are there and up to date.
    """

    run: RunSettings = field(default_factory=RunSettings)
    formats: tuple[str, ...] = ("csv",)
    activations: bool = False
    skip_existing: bool = True

    def __post_init__(self) -> None:
        """Refuse what cannot be written, in words; bring the run's format into line."""
        if not self.formats:
            raise SettingsError("Choose at least one format for the results.")
        for format_id in self.formats:
            format_by_id(format_id)
        object.__setattr__(self, "formats", tuple(dict.fromkeys(self.formats)))
        object.__setattr__(self, "run", replace(self.run, format=self.formats[0]))

    def with_analysis(self, **changes: Any) -> "BatchSettings":
        """Return the same settings with other fields of `AnalysisSettings`."""
        run = self.run
        return replace(self, run=replace(run, analysis=replace(run.analysis, **changes)))

    def with_formats(self, *formats: str) -> "BatchSettings":
        """Return the same settings with other formats."""
        return replace(self, formats=formats)

    def to_json(self) -> dict[str, Any]:
        """Return the settings as plain values."""
        own = {"activations": self.activations, "skip_existing": self.skip_existing}
        return {"run": self.run.to_json(), "formats": list(self.formats), **own}

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "BatchSettings":
        """Read what `to_json` wrote.

        Raises
        ------
        SettingsError, ExportError
            If a value cannot be used, or a format is not known any more.
        """
        try:
            return cls(
                run=RunSettings.from_json(values["run"]),
                formats=tuple(str(name) for name in values["formats"]),
                activations=bool(values["activations"]),
                skip_existing=bool(values["skip_existing"]),
            )
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise SettingsError(f"The settings of the batch cannot be read: {error}.") from error
