"""Named-entity sets whose labels are coarser than ours: each coarse label allows several of our types."""

from __future__ import annotations

import json
from pathlib import Path

from sayso.model import Span
from sayso.reading.sentences import sentences_in
from sayso.reading.words import words_in
from training.example import Passage

_ORG = ("Organization", "ArmedGroup", "StateBody", "Outlet", "Facility", "Group")
_LOC = ("Country", "Place", "Facility")
_CROSSNER = {
    "politician": ("Person",),
    "person": ("Person",),
    "organisation": _ORG,
    "politicalparty": ("Organization",),
    "event": ("Event",),
    "election": ("Event",),
    "country": ("Country",),
    "location": ("Place", "Facility"),
    "misc": None,
}
_WIKIGOLD = {"PER": ("Person",), "ORG": _ORG, "LOC": _LOC, "MISC": None}
_PUBLIC = {
    "PER": "PER",
    "ORG": "ORG",
    "LOC": "LOC",
    "person": "PER",
    "politician": "PER",
    "organisation": "ORG",
    "politicalparty": "ORG",
    "country": "LOC",
    "location": "LOC",
}
"""Public sets' labels in the convention of UNER; a label that is not here stays unknown there, MISC is no name."""
_RE3D = {
    "Person": ("Person",),
    "Organisation": _ORG,
    "Location": _LOC,
    "Nationality": None,
    "MilitaryPlatform": None,
    "Weapon": None,
    "Vehicle": None,
    "DocumentReference": None,
    "CommsIdentifier": None,
}
_DOCRED = {"PER": ("Person",), "ORG": _ORG, "LOC": _LOC, "MISC": None}


def load_names(data: Path) -> list[Passage]:
    """CrossNER politics, wikigold, re3d and Re-DocRED as passages with partly known names; uncertain labels stay unknown."""
    out = []
    for split in ("train", "dev", "test"):
        out += _conll(data / "crossner_politics" / "politics" / f"{split}.txt", _CROSSNER, f"crossner/{split}")
    wikigold = _conll(data / "ner_misc" / "wikigold" / "CONLL-format" / "data" / "wikigold.conll.txt", _WIKIGOLD, "wikigold")
    out += wikigold
    for part in "abefgh":
        out += _conll(data / "ner_misc" / "BTC" / "CONLL-format" / "data" / f"{part}.conll", None, f"btc/{part}")
    out += _docred(data / "redocred" / "data" / "dev_revised.json")
    return out


def _conll(path: Path, kinds: dict[str, tuple[str, ...] | None] | None, name: str) -> list[Passage]:
    """Blocks of "word tag" lines, eight to a passage; ``kinds`` None: for the public names alone."""
    out = []
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    for start in range(0, len(blocks), 8):
        p = Passage(f"{name}/{start}", [], [])
        tags: list[str] = []
        for block in blocks[start : start + 8]:
            rows = [x.split() for x in block.splitlines() if len(x.split()) == 2 and "�" not in x]
            if rows and not rows[0][0].startswith("-DOCSTART"):
                base = len(p.words)
                p.words += [r[0] for r in rows]
                p.sentences.append((base, len(p.words)))
                tags += [r[1] for r in rows]
        if kinds is not None:
            _add(p, tags, kinds)
        _public(p, tags)
        if p.words:
            out.append(p)
    return out


def _public(p: Passage, tags: list[str]) -> None:
    """The same tags as public names; an I- after another name or nothing begins one."""
    before = "O"
    for i, tag in enumerate(tags):
        kind = _PUBLIC.get(tag[2:])
        if kind is not None:
            p.tag("public", i, ("I-" if before[2:] == tag[2:] and tag[0] == "I" else "B-") + kind)
        elif tag == "O" or tag[2:] == "MISC":
            p.tag("public", i, "O")
        before = tag


def _add(p: Passage, tags: list[str], kinds: dict[str, tuple[str, ...] | None]) -> None:
    found, unsure, i = [], set(), 0
    while i < len(tags):
        if tags[i] == "O":
            i += 1
            continue
        kind, j = tags[i][2:], i + 1
        while j < len(tags) and tags[j] == "I-" + kind:
            j += 1
        allowed = kinds.get(kind)
        if allowed is None:
            unsure |= set(range(i, j))
        else:
            found.append((i, j, allowed))
        i = j
    p.spans("ner", found, frozenset(unsure))


def _docred(path: Path) -> list[Passage]:
    out = []
    for doc in json.loads(path.read_text(encoding="utf-8"))[::2]:
        p = Passage(f"redocred/{doc['title']}", [], [])
        bases = []
        for sentence in doc["sents"]:
            bases.append(len(p.words))
            p.words += [w if w.strip() else "·" for w in sentence]
            p.sentences.append((bases[-1], len(p.words)))
        found, unsure = [], set()
        for vertex in doc["vertexSet"]:
            for m in vertex:
                span = [bases[m["sent_id"]] + k for k in m["pos"]]
                allowed = _DOCRED.get(m["type"], ())
                if allowed is None:
                    unsure |= set(range(span[0], span[1]))
                elif allowed:
                    found.append((span[0], span[1], allowed))
        p.spans("ner", found, frozenset(unsure))
        out.append(p)
    return out


def load_re3d(data: Path, skip: frozenset[str] = frozenset()) -> list[Passage]:
    """re3d's people, organisations and places; documents whose text is in ``skip`` (by first 60 characters) are left out."""
    out = []
    for folder in sorted((data / "re3d").iterdir()):
        if not (folder / "documents.json").exists():
            continue
        read = lambda name, folder=folder: [
            json.loads(x) for x in (folder / name).read_text(encoding="utf-8").splitlines() if x.strip()
        ]
        entities = read("entities.json")
        for doc in read("documents.json"):
            text = doc["text"]
            if text.strip()[:60] in skip:
                continue
            p = Passage(f"re3d/{doc['_id']}", [], [])
            where: list[Span] = []
            for s in sentences_in(text, (Span(0, len(text)),)):
                words = words_in(text, s)
                p.sentences.append((len(where), len(where) + len(words)))
                where += words
            p.words = [text[w.start : w.end] for w in where]
            found, unsure = [], set()
            mine = [e for e in entities if e["documentId"] == doc["_id"]]
            for e in sorted(mine, key=lambda e: e["begin"] - e["end"]):
                inside = [i for i, w in enumerate(where) if w.start >= e["begin"] and w.end <= e["end"]]
                allowed = _RE3D.get(e["type"], ())
                if not inside or allowed == ():
                    continue
                proper = all(
                    p.words[i][0].isupper() or not p.words[i][0].isalpha() or p.words[i] in ("of", "the", "al") for i in inside
                )
                if allowed is None or not proper:
                    unsure |= set(inside)
                else:
                    found.append((inside[0], inside[-1] + 1, allowed))
            p.spans("ner", found, frozenset(unsure))
            out.append(p)
    return out
