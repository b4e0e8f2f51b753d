"""What the engine's process says about itself, asked for once and kept: versions, devices, bundles."""

from PySide6.QtCore import QObject, Signal

from desktop.engine_client import EngineClient
from engine.service.facts_messages import BundleFacts, EngineFacts
from engine.service.messages import Failed


class EngineReport(QObject):
    """Facts about the engine as far as they have come.

    Parameters
    ----------
    engine : EngineClient
    parent : QObject, optional
    """

    changed = Signal()
    """There is more to know than before."""
    bundle_read = Signal(str)
    """A bundle that `read_bundle` asked for is among the bundles now; its name there."""
    refused = Signal(str)
    """A question could not be answered; a sentence."""

    def __init__(self, engine: EngineClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._asked: dict[int, str] = {}
        self.versions: dict[str, str] = {}
        self.devices: dict[str, str] = {}
        self.bundles: dict[str, dict] = {}
        engine.engine_described.connect(self._engine_described)
        engine.bundles_described.connect(self._bundles_described)
        engine.failed.connect(self._failed)

    def look(self) -> None:
        """Ask for what is not known yet; `changed` follows for each answer."""
        if not self.versions and "engine" not in self._asked.values():
            self._asked[self._engine.describe_engine()] = "engine"
        if not self.bundles and "bundles" not in self._asked.values():
            self._asked[self._engine.describe_bundles()] = "bundles"

    def read_bundle(self, name: str) -> None:
        """Ask for one bundle by name or folder; `bundle_read` or `refused` follows."""
        self._asked[self._engine.describe_bundles(name)] = name

    def _engine_described(self, message: EngineFacts) -> None:
        self._asked.pop(message.request_id, None)
        self.versions = {name: str(version) for name, version in message.versions.items()}
        self.devices = {name: str(words) for name, words in message.devices.items()}
        self.changed.emit()

    def _bundles_described(self, message: BundleFacts) -> None:
        question = self._asked.pop(message.request_id, "")
        self.bundles = {**self.bundles, **message.bundles}
        self.changed.emit()
        if question in message.bundles:
            self.bundle_read.emit(question)

    def _failed(self, message: Failed) -> None:
        if self._asked.pop(message.request_id, None) is not None:
            self.refused.emit(message.sentence)
