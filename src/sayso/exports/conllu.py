"""CoNLL-U: the reading's words, tags and trees, with who says what in MISC.

Form: Universal Dependencies, CoNLL-U (ten columns). The case keeps no trees, so the texts are parsed once more, by the packaged
encoder. Lemmas, XPOS, features and enhanced graphs are left out (``_``): the encoder gives none. MISC holds ``Start`` and ``End``
(code points of the stored text), ``SpaceAfter=No``, and for words inside them ``Entity``, ``Source``, ``Cue``, ``Content`` and
``Claim`` with the records' ids, comma-separated.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from sayso.casefile import Case
from sayso.exports.material import index_of
from sayso.exports.whole import whole
from sayso.model import Document, Span
from sayso.reading.trees import Tree, Trees
from sayso.telling.view import Index

_WHITE = re.compile(r"\s+")
_RESERVED = str.maketrans({"|": "\\p", "\\": "\\\\", " ": "_", ",": ";"})
Marks = dict[str, list[tuple[Span, str]]]


class Parser(Protocol):
    """What gives the trees."""

    @property
    def version(self) -> str: ...
    def of(self, document: Document) -> Iterator[Tree]: ...


class _Packaged:
    """The packaged encoder, with the name it goes by in an export."""

    def __init__(self) -> None:
        self._trees = Trees()
        self.version = f"encoder {self._trees.version}"

    def of(self, document: Document) -> Iterator[Tree]:
        return self._trees.of(document)


def write(case: Case, path: Path, *, parser: Parser | None = None) -> None:
    """Parse the case's texts and write them with their attributions.

    Args:
        case: the case to write.
        path: the file.
        parser: what gives the trees; the packaged encoder when None.

    Raises:
        SaysoError: the file cannot be written.
        ModelError: the encoder's weights are missing.
    """
    index = index_of(case)
    parser = parser or _Packaged()
    marks = _marks(index)
    with whole(path) as file:
        file.write("# global.columns = ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL DEPS MISC\n")
        for document in index.documents.values():
            held = {name: spans.get(document.id, []) for name, spans in marks.items()}
            for n, tree in enumerate(parser.of(document), 1):
                if n == 1:
                    file.write(
                        f"# newdoc id = {document.id}\n# path = {_one_line(document.path)}\n# parsed_by = {parser.version}\n"
                    )
                file.writelines(_sentence(document, n, tree, held))


def _sentence(document: Document, n: int, tree: Tree, marks: Marks) -> Iterator[str]:
    words = [word.span for word in tree.words]
    yield f"# sent_id = {document.id}.s{n}\n# text = {_one_line(document.text[words[0].start : words[-1].end])}\n"
    misc = _misc(document, words, tree.span, marks)
    for i, (word, more) in enumerate(zip(tree.words, misc, strict=True), 1):
        form = _WHITE.sub("\u00a0", document.text[word.span.start : word.span.end])
        yield "\t".join((str(i), form, "_", word.upos, "_", "_", str(word.head), word.deprel, "_", more)) + "\n"
    yield "\n"


def _misc(document: Document, words: Sequence[Span], whole_: Span, marks: Marks) -> list[str]:
    found: list[dict[str, list[str]]] = [{} for _ in words]
    for name, spans in marks.items():
        for span, id_ in spans:
            if span.start < whole_.end and whole_.start < span.end:
                first = bisect_right(words, span.start, key=lambda w: w.end)
                last = bisect_left(words, span.end, key=lambda w: w.start)
                for i in range(first, last):
                    found[i].setdefault(name, []).append(id_)
    out = []
    for i, word in enumerate(words):
        parts = [f"Start={word.start}", f"End={word.end}"]
        after = words[i + 1].start if i + 1 < len(words) else whole_.end
        if i + 1 < len(words) and document.text[word.end : after] == "":
            parts.append("SpaceAfter=No")
        parts += [f"{name}={','.join(id_.translate(_RESERVED) for id_ in dict.fromkeys(ids))}" for name, ids in found[i].items()]
        out.append("|".join(parts))
    return out


def _marks(index: Index) -> dict[str, dict[str, list[tuple[Span, str]]]]:
    """By kind and document: what stands where."""
    found: dict[str, dict[str, list[tuple[Span, str]]]] = {n: {} for n in ("Entity", "Source", "Cue", "Content", "Claim")}

    def note(kind: str, document: str, spans: Iterable[Span | None], id_: str) -> None:
        found[kind].setdefault(document, []).extend((span, id_) for span in spans if span is not None)

    for entity in index.entities.values():
        for m in entity.mentions:
            note("Entity", m.document, (Span(m.start, m.end),), entity.id)
    for act in index.attributions.values():
        note("Source", act.document, (act.source,), act.id)
        note("Cue", act.document, (act.cue,), act.id)
        note("Content", act.document, act.content, act.id)
    for claim in index.claims.values():
        note("Claim", claim.document, (Span(claim.start, claim.end),), claim.id)
    return found


def _one_line(text: str) -> str:
    return _WHITE.sub(" ", text).strip()
