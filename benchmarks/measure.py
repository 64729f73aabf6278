"""One measurement in a process of its own, so that its peak memory is its own; prints one line of JSON.

python -m benchmarks.measure read FOLDER JOBS CASE
python -m benchmarks.measure forward FOLDER
"""

from __future__ import annotations

import json
import resource
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from sayso import build
from sayso.casefile import Case
from sayso.codebook import load
from sayso.documents import find_files, read_document
from sayso.reading import Reader
from sayso.reading.encoder.pieces import Pieces
from sayso.reading.encoder.session import Encoder, Floats
from sayso.reading.sentences import sentences_in
from sayso.reading.words import words_in


@dataclass(frozen=True, slots=True)
class Run:
    """One reading of a folder into a new case, in seconds and bytes.

    ``start`` is what loading codebook and encoder takes before the first document (it is part of ``reading``), ``reading`` lasts
    until the last document is in the case, ``weighing`` from there to the end. ``cpu`` is this process's own processor time over
    both, less what start-up takes of it. ``peak`` is the largest resident memory of this process, ``peak_worker`` of its largest
    reading process (0 without).
    """

    documents: int
    claims: int
    start: float
    reading: float
    weighing: float
    cpu: float
    peak: int
    peak_worker: int


@dataclass(frozen=True, slots=True)
class Forward:
    """The encoder's bare forward passes over a folder: seconds by the clock and of the processor, windows, word pieces.

    ``reader`` is what reading the same documents takes in seconds, from the opened text to the reading, with no file and no case.
    """

    seconds: float
    cpu: float
    windows: int
    pieces: int
    reader: float


class TimedEncoder(Encoder):
    """The packaged encoder; adds up what its forward passes take."""

    seconds = cpu = 0.0
    windows = total_pieces = 0

    def forward(self, window: Pieces) -> tuple[Floats, Floats]:
        began, began_cpu = time.perf_counter(), time.process_time()
        scores = super().forward(window)
        self.seconds += time.perf_counter() - began
        self.cpu += time.process_time() - began_cpu
        self.windows += 1
        self.total_pieces += len(window.ids)
        return scores


def read(folder: Path, jobs: int, case_path: Path) -> Run:
    """Read the folder as ``sayso read`` does and time its parts."""
    Reader(codebook=load())  # once before, so that imports and file caches count for nothing
    start, start_cpu = _start()
    last = [0.0]

    def told(_: build.Progress) -> None:
        last[0] = time.perf_counter()

    cpu = time.process_time()
    began = time.perf_counter()
    with Case.open(case_path, create=True) as case:
        report = build.fill(case, folder, jobs=jobs, progress=told)
        ended = time.perf_counter()
        cpu = time.process_time() - cpu - start_cpu
        if report.problems or len(report.added) != report.total:
            raise RuntimeError(f"{len(report.added)} of {report.total} documents were added: {report.problems[:3]}")
        peaks = _peak(), _peak_of_workers() if jobs > 1 else 0
        return Run(report.total, len(case.claims), start, last[0] - began, ended - last[0], cpu, *peaks)


def forward(folder: Path) -> Forward:
    """Run the encoder alone over the windows that reading the folder runs it over; then the reader over the opened documents."""
    encoder, reader = TimedEncoder(), Reader(codebook=load())
    documents = [read_document(file.path, name=file.name) for file in find_files([folder])]
    for document in documents:
        words = [words_in(document.text, s) for s in sentences_in(document.text, document.body)]
        for _ in encoder.score([[document.text[w.start : w.end] for w in ws] for ws in words if ws]):
            pass
    began = time.perf_counter()
    for document in documents:
        reader.read(document)
    return Forward(encoder.seconds, encoder.cpu, encoder.windows, encoder.total_pieces, time.perf_counter() - began)


def _start() -> tuple[float, float]:
    """What start-up takes, in seconds by the clock and of the processor."""
    began, began_cpu = time.perf_counter(), time.process_time()
    Reader(codebook=load())
    return time.perf_counter() - began, time.process_time() - began_cpu


def _peak() -> int:
    """Peak resident memory in bytes: the kernel's own mark where it can be read, since getrusage starts at the parent's."""
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    return _bytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def _peak_of_workers() -> int:
    return _bytes(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)


def _bytes(maxrss: int) -> int:
    return maxrss if sys.platform == "darwin" else maxrss * 1024


def main(arguments: list[str]) -> None:
    """Measure what the arguments name."""
    what, folder, *rest = arguments
    found: Run | Forward = forward(Path(folder)) if what == "forward" else read(Path(folder), int(rest[0]), Path(rest[1]))
    print(json.dumps(asdict(found)))


if __name__ == "__main__":
    main(sys.argv[1:])
