"""The window: shows a recording, its activations and regions, and lets the user decide. It never imports torch."""
