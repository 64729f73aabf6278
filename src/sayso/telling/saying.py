"""One claim as one attributed sentence: who says it, citing whom, and the text's own words for it. Nothing is said in our own voice."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model import Claim, Span, Stance
from sayso.telling import wording
from sayso.telling.chains import Link, cited
from sayso.telling.view import Index
from sayso.weighing.sentences import is_pointing, negates

QUOTE = 240  # characters of a clause that are quoted
_VERBS: dict[Stance, str] = {
    "asserts": "says", "denies": "reports a denial", "doubts": "reports a doubt", "hints": "reports a hint",
    "promises": "reports a promise", "threatens": "reports a threat", "demands": "reports a demand", "praises": "reports praise",
    "asks": "reports a question", "believes": "reports a belief", "predicts": "reports a prediction",
}  # fmt: skip
_OWN_VIEWS = frozenset({"opinion", "editorial"})
_MARKS = "“”‘’\"' ,;:"


@dataclass(frozen=True, slots=True)
class Said:
    """An attributed sentence: ``lead`` in pieces, each with whether it is a name, then the text's ``words``, then the ``tail``.

    ``not_so`` is true where the words are denied by something that stands outside them.
    """

    lead: tuple[tuple[str, bool], ...]
    not_so: bool
    words: str
    tail: str

    def __str__(self) -> str:
        return f"{''.join(text for text, _ in self.lead)} “{self.words}”{self.tail}."


def said(claim: Claim, links: tuple[Link, ...], index: Index) -> Said:
    """Tell a claim as an attributed sentence.

    Args:
        claim: the claim.
        links: its chain, outermost first (``chains.chain``).
        index: the case.

    Example:
        Daily Harbour, citing Agency North, citing two officials (not named, 2 of them), says: “the line was cut” (as a possibility).
    """
    words = index.words(claim.document, Span(claim.start, claim.end))
    not_so = claim.polarity == "-" and not negates(words)
    return Said((*_who(claim, links, index), (_verb(links, not_so), False)), not_so, _quote(words), _tail(claim, words, index))


def whether(sentence: str) -> str:
    """What a proposition states as the heading of those who say it: a question, never a statement of ours.

    Example:
        "Northland funds River Front" is "Whether Northland funds River Front"; the text's own words stay quoted: "On “...”".
    """
    if "“" in sentence and sentence.endswith("”"):
        return f"On {sentence if sentence.startswith('“') else wording.small(sentence)}"
    return f"Whether {wording.small(sentence)}"


def that(sentence: str) -> str:
    """What a proposition states as something told, not as a statement of ours: "that Northland funds River Front"."""
    return sentence if "“" in sentence and sentence.endswith("”") else f"that {wording.small(sentence)}"


def _who(claim: Claim, links: tuple[Link, ...], index: Index) -> tuple[tuple[str, bool], ...]:
    document = index.documents[claim.document]
    if len(links) > 1:
        return cited(links)
    by = ", ".join(document.authors) if document.genre in _OWN_VIEWS else ""
    return ((links[0].name, True), *(((", by ", False), (by, True), (",", False)) if by and by != links[0].name else ()))


def _verb(links: tuple[Link, ...], not_so: bool) -> str:
    if len(links) == 1:
        return " says in its own voice that this is not so:" if not_so else " says in its own voice:"
    verb = _VERBS[links[-1].stance]
    if links[-1].stance == "denies":
        return f", {verb} of this:" if not_so else f", {verb}, in these words:"
    return f", {verb} that this is not so:" if not_so else f", {verb}:"


def _quote(words: str) -> str:
    return wording.shortened(words.strip(_MARKS) or words, QUOTE)


def _tail(claim: Claim, words: str, index: Index) -> str:
    """Whom the words are read to speak of, where they only point; and how they are meant, where that is not as plain fact."""
    beside = []
    name = index.name(claim.subject)
    if name and not is_pointing(name) and not _plain(name) & _plain(words):
        beside.append(f"read as said of {name}")
    if claim.modality != "actual":
        beside.append(wording.MODALITY[claim.modality])
    return f" ({'; '.join(beside)})" if beside else ""


def _plain(words: str) -> set[str]:
    return {part.removesuffix("s") for part in "".join(c if c.isalnum() else " " for c in words.casefold()).split()}
