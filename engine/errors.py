"""The errors Soloscope tells its user about; ``str(error)`` is the sentence shown."""


class SoloscopeError(Exception):
    """Base of every error whose text is written for the user."""


class RecordingError(SoloscopeError):
    """A recording cannot be opened or read."""


class BundleError(SoloscopeError):
    """A model bundle is missing, damaged or does not fit this version."""


class ExportError(SoloscopeError):
    """A file of regions or activations cannot be written or read."""


class FormatUnclearError(ExportError):
    """Which of several formats a file has cannot be told from its name and content."""


class LinkError(SoloscopeError):
    """Another program cannot be reached, or does not do what it was asked."""


class EvidenceError(SoloscopeError):
    """A model or a recording cannot give the evidence asked for."""


class SettingsError(SoloscopeError):
    """A setting, argument or configuration file has a value that cannot be used."""


class ServiceError(SoloscopeError):
    """The service that other programs talk to cannot be started or reached."""
