"""Freed memory stays with the process: a network's tensors are not fetched from the system again for every batch."""

import subprocess
import sys

import pytest

PROGRAM = """
import resource
import sys

import torch

from engine.analysis.heap import keep_freed_memory

if sys.argv[1] == "kept":
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


def page_faults(argument: str) -> int:
    done = subprocess.run([sys.executable, "-c", PROGRAM, argument], capture_output=True, text=True, check=True)
    return int(done.stdout)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a setting of glibc")
def test_tensors_of_ten_megabytes_come_without_new_pages() -> None:
    returned, kept = page_faults("returned"), page_faults("kept")
    assert kept < returned / 5
