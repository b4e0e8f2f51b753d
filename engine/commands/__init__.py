"""The verbs of the command line, one module each; all logic they need lives in the engine's other packages."""
