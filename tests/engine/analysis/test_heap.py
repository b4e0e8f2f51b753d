"""Freed memory stays with the process: a network's tensors are not fetched from the system again for every batch."""

import subprocess
import sys

import pytest

PROGRAM = """
import resource

import torch

from engine.analysis.heap import keep_freed_memory

assert keep_freed_memory()
torch.set_num_threads(1)


def faults(times):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for _ in range(times):
        torch.ones(10 << 18) + torch.ones(10 << 18)
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before


faults(3)
print(faults(20))
"""
PAGES = 20 * 3 * (10 << 20) // 4096
"""Of the tensors that the program makes."""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a setting of glibc")
def test_tensors_of_ten_megabytes_come_without_new_pages() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    assert int(done.stdout) < PAGES / 10
