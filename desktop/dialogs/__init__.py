"""Windows that open on demand: the key reference, about."""
