"""One claim as one attributed sentence: who says it, citing whom, and the text's own words for it; nothing in our own voice."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model import Claim, Modality, Span, Stance
from sayso.telling import wording
from sayso.telling.chains import Link, cited
from sayso.telling.view import Index
from sayso.weighing.sentences import is_pointing, negates

QUOTE = 240  # characters of a clause that are quoted
_READ_AS: dict[Stance, str] = {
    "doubts": "a doubt", "hints": "a hint", "promises": "a promise", "threatens": "a threat", "demands": "a demand",
    "praises": "praise", "asks": "a question", "believes": "a belief", "predicts": "a prediction",
}  # fmt: skip
_MEANT: dict[Modality, str] = {
    "reported_possible": "a possibility", "future": "still to come", "conditional": "holding under a condition",
    "counterfactual": "not having been", "normative": "what should be", "opinion": "an opinion",
}  # fmt: skip
_ASKING = frozenset({"whether", "if"})
_OWN_VIEWS = frozenset({"opinion", "editorial"})
_PAIRS = (("“", "”"), ("‘", "’"), ('"', '"'))


@dataclass(frozen=True, slots=True)
class Said:
    """An attributed sentence: ``lead`` in pieces, each with whether it is a name, then the text's ``words``, then the ``tail``."""

    lead: tuple[tuple[str, bool], ...]
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
        Daily Harbour, citing Agency North, citing “two officials” (not named, 2 of them), says: “the line was cut”.
    """
    clause = index.words(claim.document, Span(claim.start, claim.end))
    words, whole = around(claim, links, index)
    lead = (*_who(claim, links, index), (_verb(claim, links, whole=whole), False))
    return Said(lead, words, _tail(claim, clause, words, index, denied=len(links) > 1 and links[-1].stance == "denies"))


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


def _verb(claim: Claim, links: tuple[Link, ...], *, whole: bool) -> str:
    if len(links) == 1:
        return f" says, with “{claim.hedge}”:" if claim.hedge else " says in its own voice:"
    if whole:
        return ", reports:"
    stance = links[-1].stance
    if stance == "denies":
        return ", reports a denial of this:" if claim.polarity == "-" else ", reports a denial, in these words:"
    return f", says (read as {_READ_AS[stance]}):" if stance in _READ_AS else ", says:"


def around(claim: Claim, links: tuple[Link, ...], index: Index) -> tuple[str, bool]:
    """The words to quote for a claim: all that was said there, not a piece cut out of it, as far as it is short enough.

    Of somebody's words that is what the innermost act of saying holds; the whole sentence, where the claim is not meant as fact or
    is negated from outside, so that what makes it so stands there too. In the text's own voice it is the sentence, or the clause
    where others speak in that sentence too.

    Returns:
        The words, and whether they are a sentence that tells the act of saying itself.
    """
    clause = Span(claim.start, claim.end)
    document = index.documents[claim.document]
    sentence = next((s for s in index.sentences.get(document.id, ()) if s.start <= clause.start and clause.end <= s.end), clause)
    acts = {act.id: act for act in index.acts(claim)}
    held = [acts[link.attribution] for link in links if link.attribution in acts]
    if not held:
        outside = claim.polarity == "-" and not negates(index.words(document.id, clause))
        spoken = [span for act in index.acts_in(document.id) for span in act.content]
        others = any(span.start < sentence.end and sentence.start < span.end for span in spoken)
        return _fitting(clause if others and not acts and not outside else sentence, clause, document.text), False
    act = held[-1]
    content = next((span for span in act.content if span.start <= clause.start and clause.end <= span.end), clause)
    within = Span(max(content.start, min(sentence.start, clause.start)), min(content.end, max(sentence.end, clause.end)))
    if act.stance != "denies" and _depends(claim, within, index):
        cue = act.cue or act.source
        telling = cue is not None and sentence.start <= cue.start < sentence.end
        return _fitting(sentence, clause, document.text), telling and len(_one_line(document.text, sentence)) <= QUOTE
    return _fitting(within, clause, document.text), False


def _depends(claim: Claim, within: Span, index: Index) -> bool:
    """Whether words outside a content say how it is meant: it is no plain fact, is negated from there, or is a question."""
    words = index.words(claim.document, within)
    if claim.modality in ("reported_possible", "conditional", "counterfactual"):
        return True
    return (claim.polarity == "-" and not negates(words)) or bool(_ASKING & set(words.casefold().split()[:3]))


def _one_line(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())


def _fitting(wanted: Span, clause: Span, text: str) -> str:
    """The wanted words where they are short enough, else as many of them around the clause as are."""
    whole = _one_line(text, wanted)
    if len(whole) <= QUOTE:
        return _bare(whole)
    room = max(0, QUOTE - (clause.end - clause.start)) // 2
    start, end = max(wanted.start, clause.start - room), min(wanted.end, clause.end + room)
    while wanted.start < start < clause.start and not text[start - 1].isspace():
        start += 1
    while clause.end < end < wanted.end and not text[end].isspace():
        end -= 1
    cut = _bare(wording.shortened(text[start:end], QUOTE + 1))
    return f"{'… ' if start > wanted.start else ''}{cut}{' …' if end < wanted.end and not cut.endswith('…') else ''}"


def _bare(words: str) -> str:
    """Words without a comma or full stop at their end and without the quotation marks around them all."""
    words = words.strip(" ,;:").removesuffix(".")
    for left, right in _PAIRS:
        inner = words[1:-1]
        if len(words) > 2 and words[0] == left and words[-1] == right and left not in inner and right not in inner:
            words = inner.strip(" ,;:")
        elif words[:1] == left and words.count(left) > words.count(right) * (left != right):
            words = words[1:].lstrip() if right not in words[1:] else words
        elif words[-1:] == right and left not in words[:-1]:
            words = words[:-1].rstrip(" ,;:")
    return words.removesuffix(".")


def _tail(claim: Claim, clause: str, words: str, index: Index, *, denied: bool) -> str:
    """Whom the words are read to speak of, where they only point; and how they are meant, where that is not as plain fact."""
    beside = []
    name = index.name(claim.subject)
    if name and not is_pointing(name) and not _plain(name) & _plain(words):
        beside.append(f"read as said of {index.called(claim.subject)}")
    meant = [_MEANT[claim.modality]] if claim.modality != "actual" else []
    meant += ["said not to be so"] if claim.polarity == "-" and not denied and not negates(clause) else []
    if meant:
        about = f"“{wording.shortened(clause, 80)}” " if len(clause) + 12 < len(words) else ""
        beside.append(f"{about}read as {', '.join(meant)}")
    return f" ({'; '.join(beside)})" if beside else ""


def _plain(words: str) -> set[str]:
    return {part.removesuffix("s") for part in "".join(c if c.isalnum() else " " for c in words.casefold()).split()}
