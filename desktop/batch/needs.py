"""What of that which the batch window's commands need is there now; the commands stand in the one table."""

from desktop.batch.phase import Phase
from desktop.batch.runner import BatchRunner
from engine.batch.items import State


def needs_met(runner: BatchRunner, *, chosen: bool) -> set[str]:
    """Return what is there, by the names that `desktop.command.Command.needs` has for it.

    Parameters
    ----------
    runner : BatchRunner
    chosen : bool
        Whether recordings are selected.
    """
    phase = runner.phase
    counts = runner.queue.counts if runner.queue is not None else {}
    cancelled = bool(counts.get(State.CANCELLED))
    there = {
        "batch_chosen": chosen,
        "batch_idle": phase is Phase.IDLE,
        "batch_running": phase is Phase.RUNNING,
        "batch_paused": phase is Phase.PAUSED,
        "batch_busy": phase is not Phase.IDLE,
        "batch_waiting": bool(counts.get(State.WAITING)) or cancelled,
        "batch_failed": bool(counts.get(State.FAILED)) or cancelled,
        "batch_finished": bool(counts.get(State.DONE) or counts.get(State.SKIPPED)),
    }
    return {need for need, met in there.items() if met}
