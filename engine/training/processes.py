"""The processes that share one training: one, or as many as ``torchrun`` started (one for each GPU)."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import torch
from torch import distributed, nn
from torch.nn.parallel import DistributedDataParallel

from engine.errors import SettingsError


@dataclass(frozen=True)
class Processes:
    """Which process this is, and how many there are.

    Attributes
    ----------
    rank : int
        From 0; the first one judges, writes and reports.
    count : int
    local_rank : int
        Among those of the same machine: the number of its GPU.
    """

    rank: int = 0
    count: int = 1
    local_rank: int = 0

    @property
    def is_first(self) -> bool:
        """Whether this process judges, writes and reports."""
        return self.rank == 0

    def device(self, chosen: torch.device) -> torch.device:
        """Return the GPU of this process if GPUs were chosen and there are several processes."""
        return torch.device("cuda", self.local_rank) if self.count > 1 and chosen.type == "cuda" else chosen

    def share_of(self, batch_size: int) -> int:
        """Windows of a batch that fall to each process.

        Raises
        ------
        SettingsError
            If they cannot be dealt out evenly.
        """
        if batch_size % self.count:
            raise SettingsError(f"Batches of {batch_size} windows cannot be shared evenly by {self.count} processes.")
        return batch_size // self.count

    def joined(self, model: nn.Module) -> nn.Module:
        """Return the network such that all processes learn from the windows of each."""
        return DistributedDataParallel(model) if self.count > 1 else model

    def agreed(self, verdict: bool) -> bool:
        """Return the first process's verdict in all of them."""
        if self.count == 1:
            return verdict
        told = [verdict]
        distributed.broadcast_object_list(told)
        return told[0]

    @contextmanager
    def first_before_others(self) -> Iterator[None]:
        """Let the first process make what all need, before the others find it made."""
        if not self.is_first:
            self.wait()
        yield
        if self.is_first:
            self.wait()

    def wait(self) -> None:
        """Go on once all processes have come this far."""
        if self.count > 1:
            distributed.barrier()


@contextmanager
def training_processes(device: torch.device) -> Iterator[Processes]:
    """Join the processes that ``torchrun`` started, if it did; leave them in the end."""
    count = int(os.environ.get("WORLD_SIZE", "1"))
    if count < 2:
        yield Processes()
        return
    distributed.init_process_group("nccl" if device.type == "cuda" else "gloo")
    try:
        yield Processes(distributed.get_rank(), count, int(os.environ.get("LOCAL_RANK", "0")))
    finally:
        distributed.destroy_process_group()
