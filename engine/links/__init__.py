"""Conversations with programs that run at the same time, for what a file cannot do; neither Qt nor torch is needed."""
