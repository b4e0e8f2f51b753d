"""What the batch is doing."""

from enum import Enum


class Phase(Enum):
    """What the batch is doing."""

    IDLE = "idle"
    RUNNING = "running"
    PAUSED = "paused"
    EXPORTING = "exporting"
