"""Size of networks, against counts by hand."""

import torch
from torch import nn

from engine.features import FeatureSettings
from engine.models import build_model
from engine.models.size import network_size


class OneConvolution(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.layer = nn.Conv2d(1, 4, 3, padding=1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.layer(x)


def test_convolution_counts_its_kernel_at_every_place() -> None:
    features = FeatureSettings()
    size = network_size(OneConvolution(), features)
    assert size.parameters == 4 * 9 + 4
    assert size.multiply_adds == 4 * 9 * features.rows * features.window_frames


def test_folded_rows_spare_half_of_the_first_block() -> None:
    features = FeatureSettings()
    arguments = {"channels": [16, 8, 8]}
    whole = network_size(build_model("hran", arguments, 3), features)
    folded = network_size(build_model("hran", {**arguments, "rows_folded": 2}, 3), features)
    assert 0.4 < folded.multiply_adds / whole.multiply_adds < 0.6
