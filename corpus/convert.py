"""Convert the chain corpus from its inline markup to standoff annotation.

    python corpus/convert.py corpus/train -o DIR     write NNN.json and NNN.txt

The markup is described in guidelines.md. Offsets are code points into the plain text, [start, end).
"""

import argparse
import json
import pathlib
import re
import sys
from typing import Any

sys.path.insert(0, str(pathlib.Path(__file__).parent))  # so that the file also loads by path

from chain_codes import BOUNDS, FORMS_OF_TEXT, GENRES, KIND_WORDS, KINDS, MODALITIES, RELATIONS, STANCES, TYPES
from chain_markup import CLOSE, OPEN, Marked, MarkupError, Span
from chain_spans import covers, depth_of, size, without_cue


class Converter:
    """Turns one Marked document into the standoff dictionary, collecting errors with their lines."""

    def __init__(self, marked: Marked) -> None:
        self.marked = marked
        self.spans = marked.spans
        self.entities: dict[str, dict[str, Any]] = {}
        self.codes: dict[str, str] = {}
        self.attributions: dict[str, dict[str, Any]] = {}
        self.forced: dict[str, str | None] = {}
        self.derived: list[tuple[int, str, str, str]] = []
        self.claims: list[dict[str, Any]] = []
        self.quantities: dict[str, dict[str, Any]] = {}
        self.times: dict[str, dict[str, Any]] = {}
        self.tags: dict[str, list[str]] = {}
        self.negatives: list[dict[str, Any]] = []

    def document(self) -> dict[str, Any]:
        readers = {
            "e": self._entity,
            "a": self._attribution,
            "q": self._quantity,
            "t": self._time,
            "c": self._claim,
            "x": self._negative,
        }
        for letter in "eaqtcx":
            for line, tokens in self.marked.lines:
                kind = tokens[0][0]
                if kind == letter:
                    plain = [token for token in tokens[1:] if not token.startswith("#")]
                    self.tags[tokens[0]] = [token[1:] for token in tokens[1:] if token.startswith("#")]
                    readers[letter](line, tokens[0], plain)
                elif kind not in readers and letter == "e":
                    self.marked.error(line, f"unknown line {tokens[0]}")
            if letter == "a":
                self._parents()
        self._unknown()
        return self._assemble()

    def _negative(self, line: int, name: str, rest: list[str]) -> None:
        """A stretch that looks like a phenomenon and is none; its tags say which."""
        span = self._one(line, name)
        if rest or not self.tags[name]:
            self.marked.error(line, f"{name}: a negative example needs #tags and nothing else")
        self.negatives.append({"span": span, "tags": self.tags[name]})

    def _first(self, tag: str) -> Span | None:
        return next(iter(self.spans.get(tag, [])), None)

    def _one(self, line: int, tag: str) -> Span | None:
        if tag not in self.spans:
            self.marked.error(line, f"{tag} is not in the text")
        return self._first(tag)

    def _entity(self, line: int, name: str, rest: list[str]) -> None:
        if not rest or rest[0] not in TYPES:
            self.marked.error(line, f"{name}: type must be one of {' '.join(TYPES)}")
            return
        mentions = self.spans.get(name, [])
        nominal = sorted(self.spans.get(name + ".n", []) + self.spans.get(name + ".p", []))
        if not mentions and not nominal:
            self.marked.error(line, f"{name} is not in the text")
            return
        canonical = rest[1].strip('"') if len(rest) > 1 else (mentions or nominal)[0][2]
        self.codes[name] = rest[0]
        self.entities[name] = {"id": name, "name": canonical, "type": TYPES[rest[0]], "mentions": mentions, "nominal": nominal}

    def _source_entity(self, source: Span | None, *, whole: bool) -> str | None:
        """The entity mentioned in the source phrase; ``whole``: only one whose mention is the phrase itself."""
        best: tuple[int, int, str] | None = None
        for name, entity in self.entities.items():
            for span in entity["mentions"] + entity["nominal"]:
                fits = source and (span[:2] == source[:2] if whole else source[0] <= span[0] and span[1] <= source[1])
                if source and fits:
                    rank = (0 if self.codes[name] == "P" else 1 if span[:2] == source[:2] else 2, span[0], name)
                    best = rank if best is None else min(best, rank)
        return best[2] if best else None

    def _attribution(self, line: int, name: str, rest: list[str]) -> None:
        record: dict[str, Any] = {
            "id": name,
            "source": self._first(name + ".s"),
            "source_entity": None,
            "source_kind": "anonymous",
            "source_count": None,
            "cue": self._first(name + ".c"),
            "content": self.spans.get(name + ".t", []),
            "form": "indirect",
            "stance": "asserts",
            "parent": None,
            "time": None,
        }
        forced_entity: str | None = None
        kind: str | None = None
        for token in rest:
            key, _, value = token.partition("=")
            if token in STANCES:
                record["stance"] = token
            elif token in KIND_WORDS:
                kind = KIND_WORDS[token]
            elif key == "n" and value.isdigit():
                record["source_count"] = int(value)
            elif key == "src" and value in self.attributions:
                record["source"] = self.attributions[value]["source"]
            elif key == "e" and value in (*self.entities, "0"):
                forced_entity = value
            elif key in ("in", "up"):
                self.derived.append((line, name, key, value))
            elif key == "parent":
                self.forced[name] = None if value == "0" else value
            else:
                self.marked.error(line, f"{name}: unknown {token!r}")
        unnamed = kind in ("anonymous", "document")
        entity = forced_entity or self._source_entity(record["source"], whole=unnamed)
        record["source_entity"] = None if entity == "0" else entity
        code = self.codes.get(record["source_entity"] or "", "")
        record["source_kind"] = kind or KINDS.get(code, "anonymous")
        if record["source"] and not kind and not code:
            self.marked.error(line, f"{name}: source {record['source'][2]!r} names no entity; give a kind")
        record["form"] = self._form(record["content"])
        self.attributions[name] = record

    def _form(self, content: list[Span]) -> str:
        text = self.marked.text

        def quoted(span: Span) -> bool:
            after = text[span[1] : span[1] + 2].lstrip(".,?!")
            return span[0] > 0 and text[span[0] - 1] in OPEN and after[:1] in tuple(CLOSE)

        if content and all(quoted(span) for span in content):
            return "direct"
        inside = any(mark in span[2] for span in content for mark in '"“”')
        return "mixed" if inside or any(quoted(span) for span in content) else "indirect"

    def _innermost(self, spans: list[Span], beyond: int, skip: str = "") -> str | None:
        fits = [
            (size(a["content"]), -depth_of(self.forced, name), name)
            for name, a in self.attributions.items()
            if name != skip and size(a["content"]) > beyond and covers(a["content"], spans)
        ]
        return min(fits)[2] if fits else None

    def _derive(self) -> None:
        """Contents given by reference: in=aN shares what aN holds, one step inside; up=aN holds aN with its source."""
        for line, name, key, value in self.derived:
            record, other = self.attributions[name], self.attributions.get(value)
            if other is None:
                self.marked.error(line, f"{name}: unknown attribution {value}")
                continue
            own = [other["source"]] if key == "up" and other["source"] and not covers(other["content"], [other["source"]]) else []
            record["content"] = sorted(record["content"] + own + other["content"])
            self.forced.setdefault(*((name, value) if key == "in" else (value, name)))
            record["form"] = self._form(record["content"])
        for name, record in self.attributions.items():
            record["content"] = without_cue(self.marked, record)
            if not record["content"]:
                self.marked.error(1, f"{name} has no content")

    def _parents(self) -> None:
        self._derive()
        for name, record in self.attributions.items():
            if name in self.forced:
                record["parent"] = self.forced[name]
                if record["parent"] is not None and record["parent"] not in self.attributions:
                    self.marked.error(1, f"{name}: unknown parent {record['parent']}")
            else:
                record["parent"] = self._innermost(record["content"], size(record["content"]), name)
        parents = {name: record["parent"] for name, record in self.attributions.items()}
        for name in parents:
            if depth_of(parents, name) > len(parents):
                self.marked.error(1, f"{name}: its chain of parents has no end")

    def _quantity(self, line: int, name: str, rest: list[str]) -> None:
        span = self._one(line, name)
        try:
            low, high, unit, bound = rest
            self.quantities[name] = {
                "text": span,
                "low": _number(low),
                "high": _number(high),
                "unit": unit.strip('"'),
                "bound": bound,
            }
        except ValueError:
            self.marked.error(line, f"{name}: needs low high unit bound")
            return
        if bound not in BOUNDS:
            self.marked.error(line, f"{name}: unknown bound {bound}")

    def _time(self, line: int, name: str, rest: list[str]) -> None:
        span = self._one(line, name)
        first, _, last = (rest or [""])[0].partition("/")
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", first):
            self.marked.error(line, f"{name}: needs YYYY-MM-DD or YYYY-MM-DD/YYYY-MM-DD")
        self.times[name] = {"text": span, "from": first, "to": last or first}

    def _claim(self, line: int, name: str, rest: list[str]) -> None:
        trigger = self._one(line, name)
        if trigger is None or len(rest) < 2:
            self.marked.error(line, f"{name}: needs a trigger, a relation and participants")
            return
        if rest[0] not in RELATIONS and not rest[0].startswith("x_"):
            self.marked.error(line, f"{name}: unknown relation {rest[0]}")
        claim: dict[str, Any] = {
            "id": name,
            "span": None,
            "subject": None,
            "relation": rest[0],
            "object": None,
            "object_text": None,
            "polarity": "+",
            "modality": "actual",
            "time": None,
            "place": None,
            "quantity": None,
            "attribution": None,
            "hedge": None,
            "condition": None,
            "note": "",
            "trigger": trigger,
        }
        self._participants(line, claim, rest[1])
        clause = self._first("k" + name[1:])
        owner: str | None = self._innermost([trigger], 0)
        for token in rest[2:]:
            key, _, value = token.partition("=")
            if token == "neg":
                claim["polarity"] = "-"
            elif token in MODALITIES:
                claim["modality"] = token
            elif token in self.quantities:
                claim["quantity"] = self.quantities[token]
            elif token in self.times:
                claim["time"] = self.times[token]
            elif re.fullmatch(r"d\d+", token):
                condition = self._one(line, token)
                claim["condition"] = condition and condition[2]
            elif re.fullmatch(r"k\d+", token):
                clause = self._one(line, token)
            elif key == "p" and value in self.entities:
                claim["place"] = value
            elif key == "h":
                claim["hedge"] = value.strip('"')
            elif key == "note":
                claim["note"] = value.strip('"')
            elif key == "attr" and (value == "0" or value in self.attributions):
                owner = None if value == "0" else value
            else:
                self.marked.error(line, f"{name}: unknown {token!r}")
        claim["attribution"] = owner
        claim["span"] = clause or self._clause(trigger, owner)
        self.claims.append(claim)

    def _participants(self, line: int, claim: dict[str, Any], token: str) -> None:
        match = re.fullmatch(r'(e\d+|0)>(e\d+|0)?(?:"([^"]*)")?', token)
        if not match:
            self.marked.error(line, f'{claim["id"]}: participants must read e1>e2, 0>e2, e1>0 or e1>"text"')
            return
        for role, value in (("subject", match.group(1)), ("object", match.group(2))):
            if value and value != "0":
                claim[role] = value
                if value not in self.entities:
                    self.marked.error(line, f"{claim['id']}: unknown entity {value}")
        claim["object_text"] = match.group(3)

    def _clause(self, trigger: Span, owner: str | None) -> Span:
        start, end = next(s for s in self.marked.sentences if s[0] <= trigger[0] < s[1])
        if owner:
            for piece in self.attributions[owner]["content"]:
                if piece[0] <= trigger[0] and trigger[1] <= piece[1]:
                    start, end = max(start, piece[0]), min(end, piece[1])
        return self.marked.trim(start, max(end, trigger[1]))

    def _unknown(self) -> None:
        known = {"a": self.attributions, "e": self.entities, "q": self.quantities, "t": self.times, "x": self.tags}
        claims = {claim["id"] for claim in self.claims}
        for tag in self.spans:
            name = tag.split(".")[0]
            pool = known.get(name[0])
            if (pool is not None and name not in pool) or (name[0] == "c" and name not in claims):
                self.marked.error(1, f"{tag} is in the text but not annotated")
            elif name[0] not in "aeqtckdfx":
                self.marked.error(1, f"unknown tag {tag}")

    def _assemble(self) -> dict[str, Any]:
        marked = self.marked
        text, header = marked.text, marked.header
        if len(header) == 4:
            header = [*header, header[3]]
        if len(header) != 5 or header[3] not in GENRES or header[4] not in FORMS_OF_TEXT | GENRES:
            marked.error(1, "header must read: outlet | origin | YYYY-MM-DD | kind | genre")
            header = ([*header, "", "", "", "", ""])[:5]
        for record in (*self.attributions.values(), *self.claims):
            record["tags"] = self.tags[record["id"]]
        body, place = [], 0
        for start, end, _ in [*self.spans.get("f", []), [len(text), len(text), ""]]:
            if text[place:start].strip():
                body.append([place, start])
            place = end
        meta: dict[str, Any] = {
            "title": text.split("\n")[0],
            "outlet": header[0],
            "origin": header[1] or None,
            "authors": [],
            "published": header[2] or None,
            "kind": header[3],
            "genre": header[4],
            "language": "en",
        }
        return {
            "doc": pathlib.PurePath(marked.name).stem + ".txt",
            "meta": meta,
            "body": body,
            "entities": list(self.entities.values()),
            "attributions": list(self.attributions.values()),
            "claims": self.claims,
            "negatives": self.negatives,
            "text": text,
        }


def _number(word: str) -> float | int | None:
    if word == "-":
        return None
    value = float(word)
    return int(value) if value.is_integer() else value


def convert(source: str, name: str) -> dict[str, Any]:
    """Convert one marked document to standoff form with its "text"; raise MarkupError listing every fault."""
    marked = Marked(source, name)
    document = Converter(marked).document()
    if marked.errors:
        raise MarkupError("\n".join(marked.errors))
    return document


def read_corpus(folder: str | pathlib.Path) -> list[dict[str, Any]]:
    """Read every *.chain file of a folder, in name order; raise MarkupError listing the faults of all of them."""
    documents, faults = [], []
    for path in sorted(pathlib.Path(folder).glob("*.chain")):
        try:
            documents.append(convert(path.read_text(encoding="utf-8"), path.name))
        except MarkupError as error:
            faults.append(str(error))
    if faults:
        raise MarkupError("\n".join(faults))
    return documents


def main(arguments: list[str]) -> int:
    """Command line; returns the exit status."""
    parser = argparse.ArgumentParser(description="Convert the chain corpus to standoff annotation.")
    parser.add_argument("folder")
    parser.add_argument("-o", "--out", required=True)
    options = parser.parse_args(arguments)
    try:
        documents = read_corpus(options.folder)
    except MarkupError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    folder = pathlib.Path(options.out)
    folder.mkdir(parents=True, exist_ok=True)
    for document in documents:
        stem = document["doc"][:-4]
        plain = {key: value for key, value in document.items() if key != "text"}
        (folder / f"{stem}.txt").write_text(document["text"], encoding="utf-8", newline="")
        (folder / f"{stem}.json").write_text(json.dumps(plain, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
