"""How fast sayso reads, how that grows, and how much memory it takes: a Markdown section for docs/performance.md.

    python -m benchmarks.speed [--sizes 100,1000,3000] [--jobs 1,2] [--update docs/performance.md]

The corpus is made from the bundled examples (see benchmarks/variations.py). Every run has a process of its own.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks import variations
from benchmarks.pages import put_section

ROOT = Path(__file__).parent.parent
MARKS = ("<!-- speed: begin -->", "<!-- speed: end -->")
MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Size:
    """What was measured on one corpus: runs by number of processes, and the encoder alone; fields as in benchmarks/measure.py."""

    documents: int
    words: int
    runs: dict[int, dict[str, Any]]
    forward: dict[str, Any]


def main(arguments: list[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description="How fast sayso reads.")
    parser.add_argument("--sizes", default="100,1000,3000", help="documents in each corpus")
    parser.add_argument("--jobs", default="1,2", help="numbers of processes")
    parser.add_argument("--update", type=Path, help="also put the section between its marks in this file")
    given = parser.parse_args(arguments)
    load = _load()
    jobs = [int(j) for j in given.jobs.split(",")]
    sizes = [measure(int(s), jobs) for s in given.sizes.split(",")]
    section = "\n".join([machine(load), "", *table(sizes), "", *parts(sizes), "", *verdicts(sizes)])
    print(section)
    if given.update:
        put_section(given.update, MARKS, section)


def measure(size: int, jobs: list[int]) -> Size:
    """Measure one corpus size."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "reports"
        folder.mkdir()
        words = variations.write(size, folder)
        _tell(f"{size} documents: the encoder alone")
        forward = _apart("forward", str(folder))
        runs = {}
        for j in jobs:
            _tell(f"{size} documents: reading with {j} process{'es' if j > 1 else ''}")
            runs[j] = _apart("read", str(folder), str(j), str(Path(scratch) / f"{j}.sayso"))
        return Size(size, words, runs, forward)


def _apart(*arguments: str) -> dict[str, Any]:
    env = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), str(ROOT / "src"), os.environ.get("PYTHONPATH")]))}
    command = [sys.executable, "-m", "benchmarks.measure", *arguments]
    done = subprocess.run(command, env=env, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    return dict(json.loads(done.stdout.decode().splitlines()[-1]))


def table(sizes: list[Size]) -> list[str]:
    """One row for every size and number of processes."""
    out = [
        "| documents | words | processes | whole time | of it weighing | documents/s | words/s | peak memory |",
        "|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for s in sizes:
        for j, run in s.runs.items():
            whole = run["reading"] + run["weighing"]
            memory = f"{run['peak'] / MIB:,.0f} MiB"
            if run["peak_worker"]:
                memory += f" + {j} × {run['peak_worker'] / MIB:,.0f} MiB"
            out.append(
                f"| {s.documents:,} | {s.words:,} | {j} | {whole:,.1f} s | {run['weighing']:,.1f} s "
                f"| {s.documents / whole:,.1f} | {s.words / whole:,.0f} | {memory} |"
            )
    return out


def parts(sizes: list[Size]) -> list[str]:
    """Against the encoder's bare forward passes, on one process; start-up left out, since it does not grow.

    The reader goes from an opened text to its reading; then with files opened and the case written; then with the weighing.
    """
    out = [
        "| documents | word pieces | forward alone | pieces/s | start-up "
        "| reader ÷ forward | with files and case | and weighing | same, CPU time |",
        "|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for s in sizes:
        if 1 in s.runs:
            run, bare = s.runs[1], s.forward
            reading = run["reading"] - run["start"]
            out.append(
                f"| {s.documents:,} | {bare['pieces']:,} | {bare['seconds']:,.1f} s | {bare['pieces'] / bare['seconds']:,.0f} "
                f"| {run['start']:.1f} s | {bare['reader'] / bare['seconds']:.2f} | {reading / bare['seconds']:.2f} "
                f"| {(reading + run['weighing']) / bare['seconds']:.2f} | {run['cpu'] / bare['cpu']:.2f} |"
            )
    return out


def verdicts(sizes: list[Size]) -> list[str]:
    """Growth exponents and what the aims are."""
    out = []
    measured = [s for s in sizes if 1 in s.runs]
    if len(measured) > 1:
        counts = [s.documents for s in measured]
        runs = [s.runs[1] for s in measured]
        reading = slope(counts, [r["reading"] - r["start"] for r in runs])
        weighing = slope(counts, [r["weighing"] for r in runs])
        whole = slope(counts, [r["reading"] - r["start"] + r["weighing"] for r in runs])
        out.append(
            f"- Growth exponent (log-log slope of time over documents, one process, start-up left out; aim ≤ 1.05): "
            f"whole **{whole:.2f}**, reading {reading:.2f}, weighing {weighing:.2f}."
        )
    if measured:
        run, bare = measured[-1].runs[1], measured[-1].forward
        alone = bare["reader"] / bare["seconds"]
        out.append(f"- Reader ÷ bare forward time at {measured[-1].documents:,} documents (aim ≤ 1.5): **{alone:.2f}**.")
        ratio = (run["reading"] - run["start"] + run["weighing"]) / bare["seconds"]
        out.append(f"- Whole time ÷ bare forward time at {measured[-1].documents:,} documents (aim ≤ 1.5): **{ratio:.2f}**.")
    peak = max(r["peak"] + j * r["peak_worker"] for s in sizes for j, r in s.runs.items())
    out.append(f"- Peak memory of any run, its processes added up (aim < 1.5 GB): **{peak / 1e9:.2f} GB**.")
    return out


def slope(x: list[int], y: list[float]) -> float:
    """Least-squares slope of log y over log x."""
    u, v = [math.log(a) for a in x], [math.log(max(b, 1e-9)) for b in y]
    mean_u, mean_v = sum(u) / len(u), sum(v) / len(v)
    return sum((a - mean_u) * (b - mean_v) for a, b in zip(u, v, strict=True)) / sum((a - mean_u) ** 2 for a in u)


def machine(load: float | None) -> str:
    """The machine in general terms: no names, no paths."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    packages = ", ".join(f"{p} {version(p)}" for p in ("onnxruntime", "duckdb"))
    busy = "" if load is None else f" Load when it began: {load:.1f}{'' if load < 0.5 else ' (not idle: do not trust the times)'}."
    return f"Measured on {cores} cores of {_cpu()}, {platform.system()}, Python {platform.python_version()}, {packages}.{busy}"


def _cpu() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    name = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), "")
    return f"{name} ({platform.machine()})" if name else platform.machine()


def _load() -> float | None:
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else None


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
