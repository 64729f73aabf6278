"""Event coding on UniversalPetrarch's two public suites: sentences with their events (source actor, target actor, code).

Each sentence is read as a document of its day. Claims become events by the declared tables of ``upetrarch.toml`` (relation,
polarity and modality to a code of the suite's scheme, WEIS or CAMEO; attributions by their stance), participants become actor codes
by UniversalPetrarch's own dictionaries. The suites are unit tests of the coders that own them, which pass them by construction:
much of the first is stylised English with invented names and test codes.

An event counts as found where its source and target (first three letters of the code: the actor's country or kind) and its root
code are found in its sentence; ``pairs`` leaves the code out, ``exact actors`` asks for whole actor codes. Events whose code is
none of the scheme's roots can only be found as pairs. Precision is over all events that we find, sentences without events included;
the same event twice in a sentence counts once.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.reading.polnear import analysed
from benchmarks.reading.upetrarch_actors import Actors, load
from sayso import codebook
from sayso.model import Claim, Document, Entity, LabelledRange, Reading, Span
from sayso.reading.analysis import Analysis
from sayso.reading.encoder.session import Encoder
from sayso.reading.reader import Reader

NAME = "upetrarch"
TITLE = "Events, UniversalPetrarch's suites"
ABOUT = (
    "Sentences coded into events (source, target, root code of WEIS or CAMEO) by declared tables from sayso's claims and "
    "attributions (benchmarks/reading/upetrarch.toml); actors match by the first three letters of their code. The suites are unit "
    "tests of the coders that own them, with their verb dictionary at hand; sayso has no such dictionary and codes fewer kinds."
)
MATERIAL = ("benchmarks/reading/polnear.py",)
SUITES = ("PETR.UnitTest.records.xml", "PETR2_GSR_validation.xml")
_STOP = frozenset({"acl:relcl", "acl", "appos", "conj", "cc", "parataxis", "advcl", "punct", "case"})
_AHEAD = frozenset({"future", "normative", "conditional"})
Event = tuple[str, str, str]
"""Source code, target code, event code."""
Scheme = dict[str, Any]
"""One scheme's tables."""


@dataclass(frozen=True, slots=True)
class Case:
    """One sentence of a suite."""

    date: str
    text: str
    events: frozenset[Event]


def measure(shared: Path) -> dict[str, Any]:
    """Figures of each suite."""
    folder, dictionaries = shared / "data" / "benchmark" / "upetrarch", shared / "data" / "train" / "upetrarch" / "dictionaries"
    for needed in (folder, dictionaries):
        if not needed.is_dir():
            raise FileNotFoundError(f"{needed} is not there")
    encoder = Encoder()
    reader = Reader(codebook.load(), encoder=encoder)
    out: dict[str, Any] = {}
    for suite in SUITES:
        actors = load(dictionaries, _table()["actors"].get(suite, {}))
        cases = cases_of((folder / suite).read_text(encoding="utf-8", errors="replace"))
        scheme = _table()[_table()["suites"][suite]]
        out[suite] = _score([(case, events_of(case, reader, encoder, actors, scheme)) for case in cases], scheme["last"])
    return out


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


_CODING = re.compile(r"<EventCoding\b([^>]*)>")
_PART = re.compile(r"""(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


def cases_of(xml: str) -> list[Case]:
    """The sentences of a suite; the files are no well-formed XML, so they are read by their tags."""
    out = []
    for block in re.split(r"<Sentence\b(?!s)", re.sub(r"<!--.*?-->", "", xml, flags=re.S))[1:]:
        said = re.search(r"<Text>(.*?)</Text>", block, re.S)
        date = re.search(r'date\s*=\s*"(\d{8})', block)
        if said is None or date is None or not said[1].strip():
            continue
        events = set()
        for coding in _CODING.findall(block):
            parts = {name.lower(): a or b for name, a, b in _PART.findall(coding)}
            if "eventcode" in parts:
                events.add((parts["sourcecode"], parts["targetcode"], parts["eventcode"]))
        out.append(Case(date[1], " ".join(said[1].split()), frozenset(events)))
    return out


def events_of(case: Case, reader: Reader, encoder: Encoder, actors: Actors, scheme: Scheme) -> set[Event]:
    """The events that sayso's reading of a sentence gives."""
    document = _document(case)
    a = analysed(document, encoder)
    reading = reader.read(document)
    codes = {e.id: _actor(a, e, actors, case.date) for e in reading.entities}
    types = {e.id: e.type for e in reading.entities}
    events: set[Event] = set()
    for c in reading.claims:
        events |= _of_claim(c, codes, types, scheme)
    pairs = {(s, t) for s, t, _ in events}
    return events | {e for e in _of_attributions(reading, codes, scheme) if (e[0], e[1]) not in pairs}


def _of_claim(c: Claim, codes: dict[str, list[str]], types: dict[str, Any], scheme: Scheme) -> set[Event]:
    """A claim's events, one for each actor of either side."""
    code = scheme["relations"].get(c.code or "")
    if code is None or c.subject is None or c.object is None:
        return set()
    force = scheme.get("force", {})
    if c.code in force.get("relations", ()):
        code = force["state" if types.get(c.subject) in force["types"] else "other"]
    back = code if c.code in _table()["mutual"]["relations"] else scheme["reverse"].get(c.code)
    out = set()
    for source in codes.get(c.subject, []):
        for target in codes.get(c.object, []):
            if source != target:
                out.add((source, target, _as_said(c, code, scheme)))
                if back is not None:
                    out.add((target, source, _as_said(c, back, scheme)))
    return out


def _as_said(c: Claim, code: str, scheme: Scheme) -> str:
    """The code under the claim's polarity and modality."""
    if c.polarity == "-":
        return str(scheme["negated"].get(code[:2], code))
    return str(scheme["ahead"].get(code[:2], code)) if c.modality in _AHEAD else code


def _of_attributions(reading: Reading, codes: dict[str, list[str]], scheme: Scheme) -> set[Event]:
    """What a source says of those who take part in what it says."""
    out = set()
    for x in reading.attributions:
        told = [p for c in reading.claims if c.attribution == x.id for p in (c.subject, c.object) if p]
        for source in codes.get(x.source_entity or "", []):
            for target in {t for p in told for t in codes.get(p, [])} - {source}:
                out.add((source, target, str(scheme["stances"][x.stance])))
    return out


def _actor(a: Analysis, entity: Entity, actors: Actors, date: str) -> list[str]:
    """The codes of an entity, by the noun phrase around its first mention that has one."""
    for m in entity.mentions:
        inside = a.words_in(Span(m.start, m.end))
        if not inside:
            continue
        code = actors.code([a.words[i] for i in _phrase(a, inside)], date)
        if code is not None:
            return [code]
    code = actors.code(entity.name.split(), date)
    return [] if code is None else [code]


def _phrase(a: Analysis, inside: range) -> list[int]:
    """The words of the noun phrase that a mention heads, the mention's own among them."""
    head = next((i for i in inside if a.head[i] not in inside or a.head[i] == i), inside[-1])
    for _ in range(2):
        head = a.head[head] if a.deprel[head] in ("flat", "compound") else head
    return sorted({*inside, *a.subtree(head, _STOP)})


def _document(case: Case) -> Document:
    sha = hashlib.sha256(case.text.encode("utf-8")).hexdigest()
    day = f"{case.date[:4]}-{case.date[4:6]}-{case.date[6:]}"
    body = (LabelledRange(Span(0, len(case.text)), "body"),)
    return Document(f"d{sha[:12]}", "upetrarch", sha, "text/plain", case.text, published=day, ranges=body)


_FORMS = {"coded": (3, 2), "pairs": (3, 0), "exact actors": (None, 2)}
"""How many letters of the actor codes and of the event code must agree."""


def _score(results: list[tuple[Case, set[Event]]], last: str) -> dict[str, Any]:
    """Recall and precision of events, pairs and events with whole actor codes."""
    out: dict[str, Any] = {"sentences": len(results), "events": sum(len(c.events) for c, _ in results)}
    for name, (actor, code) in _FORMS.items():
        gold = [{(s[:actor], t[:actor], e[:code]) for s, t, e in c.events} for c, _ in results]
        found = [{(s[:actor], t[:actor], e[:code]) for s, t, e in ours} for _, ours in results]
        right = sum(len(g & f) for g, f in zip(gold, found, strict=True))
        given, wanted = sum(map(len, found)), sum(map(len, gold))
        codable = sum(1 for g in gold for e in g if not code or "01" <= e[2] <= last)
        out[name] = {
            "found": round(right / wanted, 4) if wanted else 0.0,
            "found_codable": round(right / codable, 4) if codable else 0.0,
            "precision": round(right / given, 4) if given else 0.0,
            "right": right,
            "gold": wanted,
            "gold_codable": codable,
            "ours": given,
        }
    return out


_LINES = {
    "coded": "events: source, target, root code",
    "pairs": "source and target",
    "exact actors": "whole actor codes, root code",
}


def rows(figures: dict[str, Any]) -> list[str]:
    """A Markdown table; the coders that own the suites find everything, by construction."""
    out = ["| suite | what | found | of the scheme's codes | precision | gold | its own coder |", "|---|---|---|---|---|---|---|"]
    for suite, f in figures.items():
        for name, title in _LINES.items():
            x = f[name]
            out.append(
                f"| {suite} ({f['sentences']} sentences) | {title} | {x['found']:.3f} | {x['found_codable']:.3f} "
                f"| {x['precision']:.3f} | {x['gold']} | 1.000 |"
            )
    return out


def short(figures: dict[str, Any]) -> list[tuple[str, str, float]]:
    """(row, what is measured, value) of the few that say most."""
    return [(suite, f"{suite}: events found", f["coded"]["found"]) for suite, f in figures.items()]
