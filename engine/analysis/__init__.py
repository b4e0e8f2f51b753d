"""From windows of a recording to activations, regions and solos.

Importing this package does not import torch; only its modules `analyzer`, `windows` and `devices` do.
"""
