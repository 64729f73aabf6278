"""The frozen test split of our own corpus."""

from __future__ import annotations

from pathlib import Path

from benchmarks.reading import documents, negatives
from benchmarks.reading.common import CORPUS, Figures, Refused, corpus_module, digest, needed
from benchmarks.reading.markdown import accuracies, prf, right, shares, table

NAME = "own_test"
TITLE = "Our own test documents"
ABOUT = (
    "`corpus/test`: press documents of many genres written and annotated for this project, never trained on and never looked at "
    "while rules were written. They were made like the training documents, so real pages are harder. The split is frozen by a "
    "digest (`corpus/test.sha256`); texts carry no outlet or date other than what stands in them. "
    "Its totals, never its texts, were in view when the fourth model was taken from five candidates; "
    "the fifth was chosen without them. Those of two mixtures of the sixth had been seen when a third was taken, for other reasons "
    "(docs/decisions/0008-real-texts-and-weights-of-evidence.md)."
)
SPLIT, SEAL = CORPUS / "test", CORPUS / "test.sha256"
MATERIAL = ("corpus/test", "corpus/convert.py", "corpus/chain_markup.py", "corpus/chain_codes.py")
_CHAIN = "attributions: whole chain"
_SHORT = (
    "attributions: content + source",
    _CHAIN,
    "claims: both participants",
    "claims: coded (code + participants)",
)


def measure(shared: Path) -> Figures:
    """Read the split as a user would and score the ledger.

    Raises:
        Refused: the split is not the frozen one.
    """
    check()
    return documents.measure(shared, corpus_module("convert").read_corpus(SPLIT))


def check() -> None:
    """See that the split is the frozen one.

    Raises:
        Refused: it is not, or was never frozen.
    """
    needed(SPLIT)
    if not SEAL.exists():
        raise Refused("corpus/test is not frozen yet: python -m benchmarks.reading --freeze")
    if SEAL.read_text(encoding="utf-8").split()[0] != _digest():
        raise Refused("corpus/test is not the frozen split: its digest differs from corpus/test.sha256")


def freeze() -> str:
    """Write the split's digest; returns it."""
    SEAL.write_text(_digest() + "\n", encoding="utf-8")
    return _digest()


def _digest() -> str:
    return digest(SPLIT.glob("*.chain"))


def rows(figures: Figures) -> list[str]:
    """All tables of a split of annotated documents, and the rules for negative examples."""
    return [*split_rows(NAME, figures), "", "Nothing wrong means, by tag:", "", *negatives.table()]


def split_rows(measure: str, figures: Figures) -> list[str]:
    """The scorer's figures, then genres, depths, phenomena and negative examples."""
    scores = figures["scores"]
    return [
        *prf(measure, scores, f"on {scores['documents']} documents", "published F1"),
        "",
        *accuracies(measure, scores, "share right", "published"),
        "",
        *parts("genre, F1", figures["genres"]),
        "",
        *shares("whole chain right, by depth", figures["depths"]),
        "",
        *shares("whole chain right, by phenomenon", figures["attribution tags"]),
        "",
        *claims(figures["claim tags"]),
        "",
        *shares("negative examples on which nothing wrong was made", figures["negatives"]),
    ]


def parts(title: str, figures: Figures) -> list[str]:
    """F1 of parts of the documents, one row a part."""
    names = list(dict.fromkeys(name for part in figures.values() for name in part if name != "documents"))
    body = [[part, f["documents"], *(f.get(name, {}).get("f1") for name in names)] for part, f in figures.items()]
    return table([title, "documents", *names], body)


def claims(figures: Figures) -> list[str]:
    """One row a phenomenon of claims."""
    head = ["claims by phenomenon", "coded right", "error rate", "of", "polarity right", "modality right", "of found"]
    body = []
    for tag, f in figures.items():
        polarity, modality = right(f["polarity"])[0], right(f["modality"])[0]
        body.append([tag, *right(f["coded"]), f["coded"]["of"], polarity, modality, f["polarity"]["of"]])
    return table(head, body)


def short(figures: Figures) -> list[tuple[str, str, float]]:
    """(row, what is measured, value) of the few that say most, and whole chains in each kind of text that has two documents."""
    scores = figures["scores"]
    kinds = [(name, part[_CHAIN]["f1"]) for name, part in figures["genres"].items() if part["documents"] > 1 and _CHAIN in part]
    return [
        *((name, f"{name}, F1", scores[name]["f1"]) for name in _SHORT if name in scores),
        *(("", f"whole chain by kind of text, F1: {name}", value) for name, value in kinds),
    ]
