"""Answers the worker's requests for evidence: model gain, one window's attention, what an activation rests on.

Torch is loaded when the first of them is done. Batches are small, so that an analysis running beside them gets its
share of the processor and a cancel is noticed soon.
"""

import numpy as np

from engine.analysis.evidence.shelf import EvidenceNetwork, EvidenceShelf
from engine.analysis.evidence.stack_rows import mel_edge_hz, stack_bands
from engine.audio import open_recording
from engine.service.evidence_messages import (
    Explain,
    ExplainProgress,
    Explanation,
    ModelGain,
    ReadAttention,
    ReadModelGain,
    WindowAttention,
)
from engine.service.jobs import Job

__all__ = ["EvidenceDesk"]


class EvidenceDesk:
    """Does jobs that ask for evidence; a network stays warm between them. Several threads may use it."""

    def __init__(self) -> None:
        self._shelf = EvidenceShelf()

    def model_gain(self, request: ReadModelGain, job: Job) -> None:
        """Answer with ModelGain."""
        from engine.analysis.evidence.gates import as_gated, model_gain
        from engine.analysis.evidence.window_reader import WindowReader

        network = self._shelf.get(request.bundle)
        bundle = network.analyzer.bundle
        gated = as_gated(bundle.model, bundle.card.name)
        with open_recording(request.path) as recording:
            reader = WindowReader(recording, network.cpu_extractor, job.cancelled)
            gain = model_gain(gated, reader, request.start_s, request.end_s, request.hop_s, job.cancelled)
        bands, band_rows = _bands(network)
        job.end(
            ModelGain(
                request.request_id,
                gain.start_s,
                gain.end_s,
                early=gain.height["early"],
                mid=gain.height["mid"],
                late=gain.height["late"],
                column_s=gain.column_s,
                early_width=gain.width["early"],
                mid_width=gain.width["mid"],
                late_width=gain.width["late"],
                width_column_s=gain.width_column_s,
                bands=bands,
                band_rows=band_rows,
                mel_edges_hz=_mel_edges_hz(network),
                sampled=gain.sampled,
            )
        )

    def attention(self, request: ReadAttention, job: Job) -> None:
        """Answer with WindowAttention."""
        from engine.analysis.evidence.gates import as_gated, window_attention
        from engine.analysis.evidence.window_reader import WindowReader

        network = self._shelf.get(request.bundle)
        bundle = network.analyzer.bundle
        gated = as_gated(bundle.model, bundle.card.name)
        with open_recording(request.path) as recording:
            seen = window_attention(
                gated, WindowReader(recording, network.cpu_extractor, job.cancelled), request.time_s
            )
        bands, band_rows = _bands(network)
        job.end(
            WindowAttention(
                request.request_id,
                seen.start_s,
                seen.end_s,
                early_height=seen.height["early"],
                mid_height=seen.height["mid"],
                late_height=seen.height["late"],
                early_width=seen.width["early"],
                mid_width=seen.width["mid"],
                late_width=seen.width["late"],
                channel=seen.channel,
                early_maps=seen.maps["early"],
                mid_maps=seen.maps["mid"],
                late_maps=seen.maps["late"],
                early_shown=np.array(seen.shown["early"], dtype=np.int64),
                mid_shown=np.array(seen.shown["mid"], dtype=np.int64),
                late_shown=np.array(seen.shown["late"], dtype=np.int64),
                bands=bands,
                band_rows=band_rows,
            )
        )

    def explain(self, request: Explain, job: Job) -> None:
        """Answer with Explanation, after ExplainProgress."""
        from engine.analysis.evidence.audible import save_evidence
        from engine.analysis.evidence.occlusion import CUT_DB, DELETION_COUNTS, occlusion
        from engine.analysis.evidence.window_reader import WindowReader

        network = self._shelf.get(request.bundle, request.device)
        with open_recording(request.path) as recording:
            found = occlusion(
                network.analyzer,
                WindowReader(recording, network.extractor, job.cancelled),
                request.instrument,
                request.start_s,
                request.end_s,
                job.cancelled,
                lambda done, total: job.tell(ExplainProgress(request.request_id, done, total)),
            )
            path, evidence_start_s = save_evidence(recording, found)
        job.end(
            Explanation(
                request.request_id,
                found.instrument,
                found.start_s,
                found.end_s,
                np.array(found.window_starts_s),
                found.window_s,
                found.activation,
                found.points,
                found.evidence.astype(np.uint8),
                np.array(DELETION_COUNTS, dtype=np.int64),
                found.deletion,
                np.array(found.cells.band_edges_hz),
                np.array(found.cells.step_edges_s),
                CUT_DB,
                found.representations,
                found.representation_points,
                str(path),
                evidence_start_s,
            )
        )


def _bands(network: EvidenceNetwork) -> tuple[tuple[str, ...], np.ndarray]:
    """Representations of the stack and the rows at which they begin, with the end of the last."""
    bands = stack_bands(network.analyzer.bundle.features)
    return tuple(band.name for band in bands), np.array([0, *(band.stop for band in bands)], dtype=np.int64)


def _mel_edges_hz(network: EvidenceNetwork) -> np.ndarray:
    settings = network.analyzer.bundle.features
    rows = settings.representation_rows["log_mel"]
    return np.array([mel_edge_hz(row, rows, settings.sample_rate / 2) for row in range(rows + 1)])
