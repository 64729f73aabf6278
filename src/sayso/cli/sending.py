"""What left this computer, and what a stopped run left to do, told to a person or a program."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sayso.build import Report
    from sayso.model import Sent

_NOTES = {
    "not_locatable": ("quote", "not found in the text"),
    "rejected": ("part", "left out"),
    "aligned": ("quote", "found though not to the letter"),
}


def sent_in_words(report: Report) -> Iterator[str]:
    """One line for each place that texts were sent to, with what that took; none where nothing was sent."""
    from sayso.telling.wording import counted

    places: dict[tuple[str, str], list[Sent]] = defaultdict(list)
    for sent in report.sent:
        places[sent.host, sent.model].append(sent)
    for (host, model), requests in places.items():
        texts, size = len({s.document for s in requests}), sum(s.bytes for s in requests)
        yield f"Sent to {host} (model {model}): {counted(texts, 'text')}, {size:,} bytes in {counted(len(requests), 'request')}."
    if report.sent and report.used:
        yield f"That took {report.used}."
    told = [f"{counted(report.notes[kind], what)} {how}" for kind, (what, how) in _NOTES.items() if report.notes[kind]]
    if told:
        yield f"Noted: {', '.join(told)} (the view notes in sayso sql)."


def stopped_in_words(report: Report) -> str:
    """Why the run stopped, and how much is left."""
    return f"{report.stopped}; {len(report.left)} of {report.total} left to read"


def sent_rows(report: Report) -> dict[str, Any]:
    """The same for programs; nothing where the built-in reader read."""
    if not report.sent and report.stopped is None:
        return {}
    return {
        "sent": [asdict(sent) for sent in report.sent],
        "used": report.used,
        "notes": dict(sorted(report.notes.items())),
        "stopped": report.stopped and {"problem": report.stopped.message, "hint": report.stopped.hint},
        "left": report.left,
    }
