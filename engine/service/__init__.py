"""The engine as a process of its own: the messages it speaks, the worker, a plain client.

Importing this package does not import torch; the worker loads it when the first analysis asks for it.
"""
