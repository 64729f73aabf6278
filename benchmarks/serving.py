"""How fast the reading room answers on a large case: a Markdown section.

    python -m benchmarks.serving [--documents 10000] [--update docs/performance.md]

The case is invented (benchmarks/invented.py) and held in memory; every kind of page is asked for several times, each time at
another place, through the whole application with its guard, but without a socket. Times are processor time of the whole
process, so that other work on the machine does not count; on an idle machine that is what a person waits.
"""

from __future__ import annotations

import argparse
import gc
import resource
import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

from starlette.testclient import TestClient

from benchmarks import invented
from benchmarks.pages import put_section
from sayso.serving import Entrance, Shelf, Snapshot, application
from sayso.telling.view import Index
from sayso.weighing.hypotheses import ask_step

MARKS = ("<!-- serving: begin -->", "<!-- serving: end -->")
LARGEST = 500_000  # bytes of a page
TIMES = 12  # requests of each kind
PORT = 8000


def main(arguments: list[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.serving", description="How fast the reading room answers.")
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--update", type=Path, help="also put the section between its marks in this file")
    given = parser.parse_args(arguments)
    section = "\n".join(measure(given.documents))
    print(section)
    if given.update:
        put_section(given.update, MARKS, section)


def measure(documents: int) -> Iterator[str]:
    """The section's lines."""
    index = Index.of(invented.view(documents))
    case = Snapshot(index, name="invented.sayso")
    steps: list[tuple[str, float]] = []
    case.warm(lambda step: steps.append((step, time.process_time())))
    took = time.process_time() - steps[0][1]
    case = case.with_steps([ask_step(q, case.grounds, by="A", at="2031-06-01") for q in case.suggested_questions[:TIMES]])
    gc.collect()
    gc.freeze()
    client = browser(case)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / 1024
    yield f"{len(index.documents):,} documents, {len(index.claims):,} claims, {len(index.attributions):,} acts of saying,"
    yield f"{len(case.ties):,} ties, {len(case.disputes):,} disputes. Working all this out once, at the start:"
    yield f"{took:.0f} s of one core, {memory:.1f} GiB at most. Processor time of each answer:"
    yield ""
    yield "| page | median ms | slowest ms | largest kB |"
    yield "| --- | ---: | ---: | ---: |"
    for name, paths in asked(case):
        times, sizes = [], []
        for path in paths:
            begun = time.process_time()
            answer = client.get(path)
            times.append((time.process_time() - begun) * 1000)
            sizes.append(len(answer.content))
            if answer.status_code != 200 or len(answer.content) > LARGEST:
                raise SystemExit(f"{path}: {answer.status_code}, {len(answer.content)} bytes")
        yield f"| {name} | {statistics.median(times):.0f} | {max(times):.0f} | {max(sizes) / 1000:.0f} |"
    ends = [at for _, at in steps[1:]] + [steps[0][1] + took]
    slow = sorted(((end - at, step) for (step, at), end in zip(steps, ends, strict=True)), reverse=True)[:6]
    yield ""
    yield "Slowest at the start: " + ", ".join(f"{step} {seconds:.1f} s" for seconds, step in slow) + "."


def browser(case: Snapshot) -> TestClient:
    """A browser that has come in."""
    app = application(Shelf(Path("invented.sayso"), case), entrance=Entrance(token="t", session="s"), port=PORT)
    return TestClient(app, base_url=f"http://127.0.0.1:{PORT}", headers={"cookie": "sayso=s"})


def asked(case: Snapshot) -> Iterator[tuple[str, list[str]]]:
    """Every kind of page, each at several places, drawn by a fixed lot."""
    random = Random(3)

    def some(ids: object) -> list[str]:
        return random.sample(sorted(ids), min(TIMES, len(sorted(ids))))  # type: ignore[call-overload]

    pages = [f"page={random.randrange(1, 40)}" for _ in range(TIMES)]
    actors = some(case.about)
    states = [e.id for e in case.index.entities.values() if e.type == "Country"]
    outlets = some(case.outlets)
    yield "overview", ["/"] * TIMES
    yield "documents", [f"/documents?{p}" for p in pages]
    yield "documents, words in the text", [f"/documents?q={case.index.name(a)}" for a in actors]
    yield "documents, a very common word", ["/documents?q=the+bridge"] * TIMES
    yield "one document", [f"/documents/{d}" for d in some(case.index.documents)]
    yield "claims", [f"/claims?{p}" for p in pages]
    yield "claims, by a name", [f"/claims?q={case.index.name(a)}" for a in actors]
    yield "claims, by the commonest words", ["/claims?q=the+front"] * TIMES
    yield "claims, by outlet and relation", [f"/claims?code=met&outlet={o}" for o in outlets]
    yield "claims, by date", ["/claims?from=2019-03&to=2020"] * TIMES
    yield "one claim", [f"/claims/{c}" for c in some(case.index.claims)]
    yield "actors", [f"/actors?{p}" for p in pages]
    yield "actors, by name", [f"/actors?q={case.index.name(a).split()[0]}" for a in actors]
    yield "one actor", [f"/actors/{a}" for a in actors]
    yield "one much discussed actor", [f"/actors/{a}" for a in states[:TIMES]]
    yield "network", [f"/network?{p}" for p in pages]
    yield "network, as told by one outlet", [f"/network?told={o}" for o in outlets]
    yield "network, from one year on", ["/network?from=2021"] * TIMES
    yield "network, between two days", ["/network?from=2019-03-02&to=2021-02-03"] * TIMES
    yield "network, one outlet from one year on", [f"/network?told={o}&from=2021" for o in outlets]
    yield "the network's picture", ["/network/data"] * TIMES
    yield "the same, from one year on", ["/network/data?from=2021&draw=150"] * TIMES
    yield "one tie", [f"/ties/{t}" for t in some(case.ties)]
    yield "timeline", [f"/timeline?{p}" for p in pages]
    yield "timeline, as told by one outlet", [f"/timeline?outlet={o}" for o in outlets]
    yield "timeline, by words", [f"/timeline?q={case.index.name(a)}" for a in actors]
    yield "disputes", [f"/disputes?{p}" for p in pages]
    yield "one dispute", [f"/disputes/{d}" for d in some(case.disputes)]
    yield "hypotheses", [f"/hypotheses?{p}" for p in pages]
    yield "one question's matrix", [f"/hypotheses/{q}" for q in case.matrices]
    yield "drift", [f"/drift?{p}" for p in pages]
    yield "review", [f"/review?{p}" for p in pages]
    yield "sources", [f"/sources?{p}" for p in pages]
    yield "one source", [f"/sources/{s}" for s in some(case.sources)]


if __name__ == "__main__":
    main()
