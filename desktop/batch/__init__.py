"""The batch in the window: its queue at work in an engine process of its own, and the window that shows it."""
