"""From windows of a recording to activations, regions and solos.

Importing this package does not import torch; only `engine.analysis.analyzer` needs it.
"""
