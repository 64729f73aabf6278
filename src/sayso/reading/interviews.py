"""Interviews without labels: paragraphs that ask "you", and what stands between them, which the one interviewed says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.model import Span
from sayso.reading.analysis import Analysis
from sayso.reading.pronouns import FIRST_PERSON, SECOND_PERSON, I, told_by
from sayso.reading.referents import Referents
from sayso.reading.runs import name_run
from sayso.reading.say import Say
from sayso.reading.statements import paragraphs_of

_FEWEST = 3  # questions that are answered
_LONGEST = 80  # words of a question
_ANSWER = 12  # paragraphs of one answer at most
_REMARK = 40  # words of what an interviewer says between questions
_ASKING = frozenset(["to", "by"])  # "spoke **to** Ana Voss", "interviewed **by** Ana Voss": she asked
_MARKS = "\"“”«»'‘’"
_ASKED = re.compile(r"\?[\"”»’')\s]*$")


def interview(a: Analysis, referents: Referents) -> list[Say]:
    """Attributions of an interview's answers to the one interviewed, each without a cue; none where the text is no interview.

    It is one where at least three paragraphs ask and are answered, half of them ask "you", half of the answers speak in the
    first person, and a person is named before the first question (or, where nobody is, elsewhere outside the answers) and in less
    than a third of the answers.

    Args:
        a: the analysis.
        referents: to find who is interviewed.
    """
    paragraphs = list(dict.fromkeys(paragraphs_of(a)))
    asks = [_asks(a, p) for p in paragraphs]
    if sum(asks) < _FEWEST:
        return []
    answers = list(_answers(a, paragraphs, asks))
    asking = [p for p, asked in zip(paragraphs, asks, strict=True) if asked]
    if len(answers) < _FEWEST or 2 * sum(_has(a, p, SECOND_PERSON) for p in asking) < len(asking):
        return []
    if any(_opens_a_mark(a, answer[0]) and not _in_marks(a, answer[0]) for answer in answers):
        return []  # a report: “It is so,” he said
    if max(map(len, answers)) > _ANSWER:
        return []  # a column that asks its readers
    if 2 * sum(any(_has(a, p, FIRST_PERSON) for p in answer) for answer in answers) < len(answers):
        return []
    spoken = {answer[0] for answer in answers} | {p for p in paragraphs if _has(a, p, I)}
    who = _interviewed(a, referents, a.sentences[asking[0].start][0], spoken)
    if who is None:
        return []
    named = referents.named_at(who)
    by_name = sum(any(_names(a, referents, p, named) and _has(a, p, FIRST_PERSON) for p in answer) for answer in answers)
    if 3 * by_name >= len(answers):
        return []  # people rarely call themselves by name
    quoted = 2 * sum(_in_marks(a, answer[0]) for answer in answers) > len(answers)
    kept = [[p for p in answer if not _tells_of(a, referents, p, named) and (_in_marks(a, p) or not quoted)] for answer in answers]
    return [Say(None, None, who, [_said(a, p) for p in answer]) for answer in kept if answer]


def _answers(a: Analysis, paragraphs: list[range], asks: list[bool]) -> Iterator[list[range]]:
    """The paragraphs of each answer; behind the last question only those that go on in the first person."""
    last = max(n for n, asked in enumerate(asks) if asked)
    answer: list[range] = []
    for n in range(asks.index(True), len(paragraphs)):
        p = paragraphs[n]
        if asks[n] or (answer and _remarks(a, p)):
            if answer:
                yield answer
            answer = []
        elif n > last + 1 and not _has(a, p, FIRST_PERSON):
            break
        else:
            answer.append(p)
    if answer:
        yield answer


def _words(a: Analysis, paragraph: range) -> range:
    return range(a.sentences[paragraph.start][0], a.sentences[paragraph.stop - 1][1])


def _has(a: Analysis, paragraph: range, forms: frozenset[str]) -> bool:
    return told_by(a, _words(a, paragraph), forms)


def _asks(a: Analysis, paragraph: range) -> bool:
    """Whether a paragraph is a question, and not one in quotation marks."""
    short = len(_words(a, paragraph)) <= _LONGEST and not _opens_a_mark(a, paragraph)
    return short and _ASKED.search(_text(a, paragraph)) is not None


def _remarks(a: Analysis, paragraph: range) -> bool:
    """Whether an interviewer remarks on something: a short paragraph about "you" that says nothing of itself."""
    short = len(_words(a, paragraph)) <= _REMARK and not _opens_a_mark(a, paragraph)
    return short and _has(a, paragraph, SECOND_PERSON) and not _has(a, paragraph, FIRST_PERSON)


def _text(a: Analysis, paragraph: range) -> str:
    words = _words(a, paragraph)
    return a.text[a.spans[words[0]].start : a.spans[words[-1]].end]


def _opens_a_mark(a: Analysis, paragraph: range) -> bool:
    return a.words[_words(a, paragraph)[0]][0] in _MARKS


def _in_marks(a: Analysis, paragraph: range) -> bool:
    """Whether a paragraph is one quotation."""
    return _opens_a_mark(a, paragraph) and _text(a, paragraph).rstrip(".…")[-1:] in _MARKS


def _said(a: Analysis, paragraph: range) -> Span:
    """What is said in an answer's paragraph: all of it, without quotation marks around the whole."""
    words = _words(a, paragraph)
    first, last = words[0], words[-1]
    if a.words[first] in _MARKS and a.words[last] in _MARKS and last - first > 1:
        first, last = first + 1, last - 1
    return a.span(first, last)


def _names(a: Analysis, referents: Referents, paragraph: range, who: int | None) -> bool:
    return any(referents.named_at(i) == who for i in _words(a, paragraph))


def _tells_of(a: Analysis, referents: Referents, paragraph: range, who: int | None) -> bool:
    """Whether a paragraph tells of the one interviewed: a caption, or the text's last words about them."""
    return not _has(a, paragraph, FIRST_PERSON) and _names(a, referents, paragraph, who)


def _interviewed(a: Analysis, referents: Referents, before: int, spoken: set[range]) -> int | None:
    """A word that names the one interviewed: the person named most, before the word ``before`` or else anywhere not ``spoken``."""
    answered = {i for p in spoken for i in _words(a, p)}
    heard = [i for i in referents.named_words() if i not in answered and _person(referents, i) and not _asker(a, referents, i)]
    head = [i for i in heard if i < before] or [i for i in heard if " " in referents.all[referents.named_at(i) or 0].name]
    counts: dict[int, int] = {}
    for i in heard:
        if (who := referents.named_at(i)) is not None and who != referents.named_at(i - 1):
            counts[who] = counts.get(who, 0) + 1
    named = [i for i in head if referents.named_at(i) in counts]
    return max(named, key=lambda i: (counts[referents.named_at(i) or 0], -i), default=None)


def _person(referents: Referents, word: int) -> bool:
    who = referents.named_at(word)
    return who is not None and referents.all[who].type == "Person"


def _asker(a: Analysis, referents: Referents, word: int) -> bool:
    """Whether the name at ``word`` follows "to" or "by", past its title."""
    first, _ = name_run(referents, word) or (word, word)
    while first and a.deprel[first - 1] in ("compound", "flat", "amod", "det"):
        first -= 1
    return first > 0 and a.lower[first - 1] in _ASKING
