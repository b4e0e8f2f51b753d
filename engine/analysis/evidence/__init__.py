"""What can be shown of a network's work: its gates, its feature maps, and what its answer rests on.

Gates depend on the sound and not on the instrument; only `occlusion` says why an instrument was heard. Importing this
package does not import torch.
"""
