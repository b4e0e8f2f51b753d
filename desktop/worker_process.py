"""The process of an engine's worker, whoever talks to it: what it is started with, and how it is ended."""

from PySide6.QtCore import QProcess, QProcessEnvironment

from engine.service.launch import worker_environment

_GOODBYE_MS = 400


def end_process(process: QProcess) -> None:
    """Wait a moment for a process that was told to end, then end it by force."""
    process.blockSignals(True)
    if process.state() != QProcess.ProcessState.NotRunning and not process.waitForFinished(_GOODBYE_MS):
        process.kill()
        process.waitForFinished(-1)
    process.deleteLater()


def worker_surroundings() -> QProcessEnvironment:
    """Return the environment that a worker is started with."""
    environment = QProcessEnvironment()
    for name, value in worker_environment().items():
        environment.insert(name, value)
    return environment
