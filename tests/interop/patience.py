"""How long a test waits for another program before it gives up."""

PATIENCE_S = 600.0
"""Nothing is measured by it: a machine may be slow and busy, and a test that waits for an event goes on at once."""
