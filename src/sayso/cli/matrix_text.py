"""A matrix on a terminal: plain lines, each cell with what is suggested and, beside it, what a person set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.cli.plain import one_line
from sayso.telling.hypotheses import PREFACE, VALUE_WORDS, does, evidence, origins_words, status
from sayso.telling.view import Index
from sayso.telling.wording import counted
from sayso.weighing.hypotheses import Cell, Matrix, Row

_LETTERS = {"consistent": "c", "inconsistent": "i", "not_applicable": "n", "open": "o"}
_MOST_SENTENCES = 3


def lines(matrix: Matrix, index: Index, *, everything: bool = False) -> Iterator[str]:
    """The matrix line by line; rows that only speak of the same are counted unless ``everything``."""
    question = matrix.question
    yield one_line(f"{question.id}: {question.asks}")
    yield "  " + one_line(f"{status(matrix)}")
    yield from ("", *(f"{one.id}  {one_line(one.says)}" for one in question.alternatives), "", PREFACE)
    rows = [row for row in matrix.rows if everything or row.bearing != "near" or any(cell.set for cell in row.cells)]
    yield from ("", "Evidence (c consistent, i inconsistent, n not applicable, o open; capitals: set by a person)")
    for row in rows:
        yield from _row(row, matrix, index)
    if len(rows) < len(matrix.rows):
        yield f"  {counted(len(matrix.rows) - len(rows), 'further row')} only speak of the same; --all shows them"
    yield from ("", "Counts", *_counts(matrix))
    yield from ("", "If one origin is left out", *_left_out(matrix))
    hinges = [f"  {row.id}: {row.linchpin}" for row in matrix.rows if row.linchpin]
    yield from ("", "Rows on which a comparison hangs", *(hinges or ["  none"]))
    yield from ("", "What would settle it", *(f"  {one_line(gap.words)}" for gap in matrix.gaps))
    if matrix.orphans:
        yield from ("", "Re-opened: set by people on evidence that is gone", *_orphans(matrix))


def _row(row: Row, matrix: Matrix, index: Index) -> Iterator[str]:
    marks = " ".join(f"{cell.alternative}:{_mark(cell)}" for cell in row.cells)
    yield ""
    yield f"{row.id}  {marks}  {one_line(row.says)}"
    yield "  " + one_line(f"{origins_words(row.origins, row.unstated, matrix)}; {does(row, len(row.cells))}")
    for claim in row.claims[:_MOST_SENTENCES]:
        found = evidence(claim, index)
        yield "  " + one_line(f"“{found.quote}”")
        yield "    " + one_line(f"{found.chain} ({found.path}, {found.start}–{found.end})")
    if len(row.claims) > _MOST_SENTENCES:
        yield f"  and {len(row.claims) - _MOST_SENTENCES} more"
    for cell in row.cells:
        yield "  " + one_line(f"{cell.alternative}, suggested {VALUE_WORDS[cell.suggestion.value]}: {cell.suggestion.why}")
        if cell.set is not None:
            again = f"re-opened ({cell.set.reopened}), was " if cell.set.reopened else ""
            note = f": {cell.set.note}" if cell.set.note else ""
            changed = f" [{cell.set.changed}]" if cell.set.changed else ""
            said = f"{again}set {VALUE_WORDS[cell.set.value]} by {cell.set.by} on {cell.set.at[:10]}{note}{changed}"
            yield "  " + one_line(f"{cell.alternative}, {said}")


def _mark(cell: Cell) -> str:
    letter = _LETTERS[cell.value]
    return letter.upper() if cell.by_person else letter + ("?" if cell.set is not None else "")


def _counts(matrix: Matrix) -> Iterator[str]:
    for tally in matrix.tallies:
        against = origins_words(tally.inconsistent_origins, tally.inconsistent_unstated, matrix)
        fits = origins_words(tally.consistent_origins, tally.consistent_unstated, matrix)
        left = f"{counted(tally.open, 'row')} open"
        yield "  " + one_line(f"{tally.alternative}  inconsistent: {against} | consistent: {fits} | {left}")


def _left_out(matrix: Matrix) -> Iterator[str]:
    letters = [alternative.id for alternative in matrix.question.alternatives]
    changing = [one for one in matrix.left_out if one.changes]
    for one in changing:
        resting = f"; {counted(len(one.rows), 'row')} {'rests' if len(one.rows) == 1 else 'rest'} on it alone" if one.rows else ""
        against = _moved(one.before, one.after, letters)
        fits = _moved(one.fits_before, one.fits_after, letters)
        turned = f"; {one.comparison}" if one.comparison else ""
        said = f"inconsistent {against or 'the same'}; consistent {fits or 'the same'}"
        yield "  " + one_line(f"without {one.name}: {said}{resting}{turned}")
    if not changing:
        yield "  no count changes"


def _moved(before: Sequence[int], after: Sequence[int], letters: Sequence[str]) -> str:
    return ", ".join(f"{letter} {a} to {b}" for letter, a, b in zip(letters, before, after, strict=True) if a != b)


def _orphans(matrix: Matrix) -> Iterator[str]:
    for one in matrix.orphans:
        said = f"{VALUE_WORDS[one.set.value]}, set by {one.set.by} on {one.set.at[:10]} ({one.set.reopened})"
        yield "  " + one_line(f"{one.row} {one.alternative}: {said}")
        yield from ("    " + one_line(f"“{quote}”") for quote in one.quotes[:2])
