"""How a context network is built and trained."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ContextTraining:
    """Size of the context network and the course of its training; without ``sequences`` there is none.

    ``music`` is the share of the sequences that are cut from produced music. In training, the logits it sees are
    disturbed: multiplied by a gain between ``weakest_gain`` and ``strongest_gain``, and shifted by noise that is new
    in every frame (``frame_noise``) or drifts over seconds (``slow_noise``), for of instruments it has never heard
    the network of the windows is less sure and wrong in longer stretches. In the share ``casts`` of the mixed sequences
    the same few instruments play throughout; ``pools`` are half-widths, in frames, of what the network looks at to tell
    who belongs to a recording.
    """

    sequences: int = 0
    seed: int = 41
    music: float = 0.2
    casts: float = 0.0
    pools: tuple[int, ...] = ()
    width: int = 24
    layers: int = 5
    steps: int = 1200
    batch_size: int = 6
    learning_rate: float = 3e-3
    weight_decay: float = 0.01
    dropout: float = 0.1
    frame_noise: float = 1.0
    slow_noise: float = 1.0
    weakest_gain: float = 0.7
    strongest_gain: float = 1.15
    ema_decay: float = 0.995
    label_smoothing: float = 0.02
    lead_weight: float = 0.5

    @property
    def arguments(self) -> dict[str, object]:
        """Keyword arguments of the network."""
        return {
            "width": self.width,
            "dilations": [2**layer for layer in range(self.layers)],
            "dropout": self.dropout,
            **({"pools": list(self.pools)} if self.pools else {}),
        }
