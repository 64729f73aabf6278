"""What was read, in figures, and what the pile lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from sayso.model import Document
from sayso.telling.counting import count, publishers
from sayso.telling.disputes import disputes, tally
from sayso.telling.sources import never_heard
from sayso.telling.view import Index
from sayso.telling.wording import GENRE_COUNTED, counted, date_words, language_words, listed

_OWN_VIEWS = frozenset({"opinion", "editorial", "press-release"})


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document with its number in the dossier; ``quoted`` where sentences of it are shown."""

    number: int
    document: Document
    claims: int
    quoted: bool


@dataclass(frozen=True, slots=True)
class Pile:
    """The pile as the dossier's opening tells it; ``figures`` are label, figure, note.

    ``silent`` counts the texts that say nothing of what is told and are not listed.
    """

    line: str
    figures: tuple[tuple[str, int, str], ...]
    documents: tuple[DocumentRow, ...]
    documents_left_out: int
    lacks: tuple[str, ...]
    silent: int = 0


def pile(index: Index, quoted: Set[str], most: int, *, within: Index | None = None) -> Pile:
    """Tell what was read and what it lacks.

    Args:
        index: the whole case.
        quoted: ids of the documents whose sentences are shown.
        most: how many documents are listed.
        within: the case narrowed to what is told; then only texts that speak to it are listed.
    """
    told = within or index
    claims = Counter(c.document for c in told.claims.values())
    rows = [DocumentRow(n, d, claims[d.id], d.id in quoted) for n, d in enumerate(index.documents.values(), 1)]
    listed_ = [row for row in rows if row.claims or within is None]
    shown = tuple(listed_[:most])
    lacks = tuple(_lacks(index, told))
    return Pile(_line(index), _figures(told), shown, len(listed_) - len(shown), lacks, len(rows) - len(listed_))


def _line(index: Index) -> str:
    outlets = publishers(d for d in index.documents.values() if d.outlet)
    dates = sorted(d.published for d in index.documents.values() if d.published)
    genres = Counter(d.genre for d in index.documents.values())
    words = f"{counted(len(index.documents), 'text')} from {counted(len(outlets), 'outlet')}"
    if dates:
        first, last = date_words(dates[0]), date_words(dates[-1])
        words += f", published {first}" if first == last else f", published {first} to {last}"
    kinds = ", ".join(counted(n, *GENRE_COUNTED[genre]) for genre, n in genres.most_common())
    languages = listed(sorted({language_words(d.language) for d in index.documents.values()}), 6)
    return f"{words}: {kinds}; read in {languages}." if index.documents else "No text has been read."


def _figures(index: Index) -> tuple[tuple[str, int, str], ...]:
    claims = tuple(index.claims.values())
    counts = count(claims, index)
    told = {c.document for c in claims}
    attributed = sum(c.attribution is not None for c in claims)
    traced = counted(len(claims) - counts.unstated, "claim")
    differing = tally(disputes(index))
    return (
        ("texts", len(told), "" if len(index.documents) == len(told) else f"of {len(index.documents):,} read"),
        ("claims", len(claims), f"{attributed:,} on someone’s word, {len(claims) - attributed:,} in a text’s own voice"),
        ("negative claims", sum(c.polarity == "-" for c in claims), ""),
        ("origins at most", counts.origins, f"behind {traced}; {counts.unstated:,} without one"),
        ("disputes", differing.disputes, f"{counted(differing.differences, 'difference')} between accounts"),
        ("acts of saying", len(index.attributions), f"{_unnamed(index):,} by unnamed sources"),
    )


def _unnamed(index: Index) -> int:
    return sum(a.source_kind == "anonymous" for a in index.attributions.values())


def _lacks(index: Index, told: Index) -> list[str]:
    """What the pile lacks: sides, languages, publishers, dates, second origins; ``told`` is the part of it that is told."""
    documents = tuple(index.documents.values())
    lines = [_one_sided(len(documents), sum(d.genre in _OWN_VIEWS for d in documents))]
    languages = sorted({d.language for d in documents})
    if len(languages) == 1:
        only = language_words(languages[0])
        lines.append(f"All texts are in one language ({only}); what others say is only there as they retell it.")
    outlets = publishers(documents)
    if len(outlets) == 1:
        lines.append(f"All texts come from one publisher ({outlets[0]}).")
    lines += [_without(documents, "published", "date"), _without(documents, "outlet", "outlet"), *_single_origins(told)]
    silent = never_heard(replace(told, attributions=index.attributions), told.claims.values())
    lines += [f"{name} is spoken of in {counted(n, 'claim')} and is nowhere named as a source." for name, n in silent]
    if silent:
        lines.append("Members of a side may still speak under their own names; but no text here was found to cite these as such.")
    return [line for line in lines if line] or ["Nothing that this program can see; that is not to say that nothing is missing."]


def _without(documents: Sequence[Document], name: str, what: str) -> str:
    missing = [d for d in documents if getattr(d, name) is None]
    return f"{counted(len(missing), 'text')} without a stated {what}: {listed([d.path for d in missing], 6)}." if missing else ""


def _single_origins(told: Index) -> Iterator[str]:
    """How much rests on one origin, or on none that is stated."""
    behind = [count((told.claims[c] for c in ids), told).origins for ids in told.alike.values()]
    one, none = behind.count(1), behind.count(0)
    if one or none:
        verb = "rests" if one == 1 else "rest"
        yield f"Of {counted(len(behind), 'thing')} that are said, {one:,} {verb} on one origin and {none:,} on none that is stated."


def _one_sided(all_: int, own: int) -> str:
    verbs = "is opinion or speaks for its publisher" if own == 1 else "are opinion or speak for their publishers"
    return f"{own} of {counted(all_, 'text')} {verbs}." if own else ""
