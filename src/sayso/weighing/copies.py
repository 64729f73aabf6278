"""Copied texts: who took over whose passages, or retold whose story, without saying so or with a word of credit.

Three kinds of evidence, each strong enough alone. A **passage**: words in a row, in the text's own voice, with a name or figure
among them (a stock phrase has none; what stands in quotation marks belongs to whom it quotes). A **retelling**: a text that shares
names, figures and content words beyond the lead with an earlier one and has no fact of its own; a reporter who was there brings
some. A **credit**: the text names the other's outlet and has its facts. Two texts that only quote one speaker or one paper share
that one's words and are not copies.

Pairs are found by shared fingerprints and by shared rare words (Broder, "On the resemblance and containment of documents", 1997);
long postings link neighbours in time only, so that work stays in proportion to the number of words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby

from sayso.model import Attribution, Document, Span
from sayso.weighing.article_words import Word, comparable, wording
from sayso.weighing.dates import day
from sayso.weighing.passages import Run, fingerprints, passage_prints, runs
from sayso.weighing.text_likeness import LEAST_OF_TWO, Likeness, Telling, brings, likeness, stretches

_WINDOW_DAYS = 30
ALL_PAIRED, MOST_POSTED, NEIGHBOURS, MOST_MODELS, _MOST_PARTS = 12, 60, 2, 8, 6
RARE_IN_COMMON = 4
# Lines above an article that may name its outlet, and the words of the longest.
_MOST_HEADS, _LONGEST_HEAD = 6, 6
# A copied passage: words in its own voice, content words among them, names and figures among those.
PASSAGE, _TELLING, _FACTS = 14, 6, 1
_SHOWN = 12
_Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Copy:
    """One text that has another's story.

    ``given`` and ``taken`` are document ids, the earlier first; ``parts`` pairs the spans of copied passages (given, taken), and is
    empty where the story as a whole was retold. ``reason`` shows the words or facts in common and tells the direction. ``credit``
    is the first text's outlet as comparable words where the later text names it, else empty.
    """

    given: str
    taken: str
    parts: tuple[tuple[Span, Span], ...]
    reason: str
    credit: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """A text made ready to be compared: its words, the day it was published (ordinal), and what it tells.

    ``passages`` are hashes of which texts with a passage in common share one.
    """

    document: Document
    words: tuple[Word, ...]
    published: int | None
    telling: Telling
    passages: frozenset[int]


def copies(documents: Mapping[str, Document], attributions: Iterable[Attribution]) -> list[Copy]:
    """Find copies.

    Args:
        documents: all documents by id.
        attributions: all attributions.

    Returns:
        Copies, those taken earliest first. At most eight for a text.
    """
    texts = _texts(documents, attributions)
    credited = _Credited(texts)
    out: list[Copy] = []
    for taken, models in _candidates(texts).items():
        out.extend(_of(texts[taken], [texts[given] for given in models], credited))
    return sorted(out, key=lambda copy: (age(texts[copy.taken]), age(texts[copy.given]), copy.reason))


def copies_of(text: Text, models: Sequence[Text]) -> list[Copy]:
    """The copies among the pairs of one text with earlier ones, or with ones of the same day, the likeliest first."""
    return list(_of(text, models, _Credited({one.document.id: one for one in (text, *models)})))


class _Credited:
    """Which texts name another text's outlet, or what stands above its article where no outlet was made out."""

    def __init__(self, texts: Mapping[str, Text]) -> None:
        self._heads = {ident: frozenset(_heads(text.document)) for ident, text in texts.items()}
        wanted = frozenset(name for heads in self._heads.values() for name in heads)
        lengths = sorted({len(name) for name in wanted})
        self._named = {ident: frozenset(_named(text.words, wanted, lengths)) for ident, text in texts.items()}

    def name(self, text: Text, model: Text) -> tuple[str, ...]:
        """The other text's outlet where the one names it (and is not of that outlet itself), else empty."""
        heads = self._heads[model.document.id]
        found = heads & self._named[text.document.id] - self._heads[text.document.id]
        return max(found, key=lambda name: (len(name), name), default=())


def _heads(document: Document) -> Iterator[tuple[str, ...]]:
    """The outlet as comparable words; where none was made out, the short lines above the article, one of which may be it."""
    if document.outlet:
        lines = [document.outlet]
    else:
        above = document.text[: min((span.start for span in document.body), default=0)]
        lines = [part for line in above.splitlines()[:_MOST_HEADS] for part in line.split("|")]
    for line in lines:
        name = comparable(line)
        if 1 < len(name) <= _LONGEST_HEAD and not any(word[0].isdigit() for word in name):
            yield name


def _named(words: Sequence[Word], wanted: Collection[tuple[str, ...]], lengths: Sequence[int]) -> Iterator[tuple[str, ...]]:
    keys, firsts = [word.key for word in words], {name[0] for name in wanted}
    for at in (at for at, key in enumerate(keys) if key in firsts):
        for length in lengths:
            if (name := tuple(keys[at : at + length])) in wanted:
                yield name


def _texts(documents: Mapping[str, Document], attributions: Iterable[Attribution]) -> dict[str, Text]:
    acts: dict[str, list[Attribution]] = defaultdict(list)
    for act in attributions:
        acts[act.document].append(act)
    out = {}
    for ident, document in documents.items():
        out[ident] = text_of(document, acts.get(ident, ()))
    return dict(sorted(out.items(), key=lambda item: age(item[1])))


def text_of(document: Document, acts: Sequence[Attribution]) -> Text:
    """A document made ready, with its acts of saying."""
    words = wording(document, acts)
    published = day(document.published) if document.published else None
    return Text(document, words, published, Telling.of(words), passage_prints(words, PASSAGE))


def age(text: Text) -> tuple[bool, int, str]:
    """A sort key: the older first, undated ones last."""
    return (text.published is None, text.published or 0, text.document.id)


def _candidates(texts: Mapping[str, Text]) -> dict[str, list[str]]:
    """Later text -> the earlier ones that it may have its words or facts from, likeliest first."""
    weight: Counter[_Pair] = Counter()
    for posting in _postings((ident, fingerprints(text.words)) for ident, text in texts.items()):
        for pair in _linked(posting):
            weight[pair] += RARE_IN_COMMON
    for posting in _postings((ident, text.telling.keys) for ident, text in texts.items()):
        if len(posting) <= MOST_POSTED:
            for pair in _linked(posting):
                weight[pair] += 1
    out: dict[str, list[str]] = defaultdict(list)
    for (given, taken), much in sorted(weight.items(), key=lambda item: (-item[1], item[0])):
        if much >= RARE_IN_COMMON and len(out[taken]) < MOST_MODELS:
            out[taken].append(given)
    return out


def _postings(marks: Iterable[tuple[str, Collection[object]]]) -> Iterator[list[str]]:
    posted: dict[object, list[str]] = defaultdict(list)
    for ident, found in marks:
        for mark in found:
            posted[mark].append(ident)
    yield from (posting for posting in posted.values() if len(posting) > 1)


def _linked(posting: Sequence[str]) -> Iterator[_Pair]:
    """Pairs of a posting in order of time: all of a short one; of a long one each with the first and the two before it."""
    if len(posting) <= ALL_PAIRED:
        yield from combinations(posting, 2)
        return
    for at, ident in enumerate(posting[1:], 1):
        for before in dict.fromkeys((posting[0], *posting[max(0, at - NEIGHBOURS) : at])):
            yield before, ident


def near(one: int | None, other: int | None) -> bool:
    """Whether texts published on these days, None where that is not known, may tell of one story."""
    return one is None or other is None or abs(one - other) <= _WINDOW_DAYS


def _of(text: Text, models: Sequence[Text], credited: _Credited) -> Iterator[Copy]:
    """The copies among the pairs of one text with earlier ones, or with ones of the same day."""
    partial: list[Text] = []
    for model in models:
        given, taken = (text, model) if credited.name(model, text) and not credited.name(text, model) else (model, text)
        like = likeness(given.telling, taken.telling) if near(given.published, taken.published) else None
        if like is not None and _direction_unknown(given, taken) and given is model and not like.retells_all:
            back = likeness(taken.telling, given.telling)
            given, taken, like = (taken, given, back) if back is not None and back.retells_all else (given, taken, like)
        found = _pair(given, taken, like, credited.name(taken, given))
        if found is not None:
            yield found
        elif given is model and len(partial) < _MOST_PARTS and _gives_part(model, text):
            partial.append(model)
    yield from _of_two(text, partial)


def _gives_part(model: Text, text: Text) -> bool:
    """Whether the earlier text, near in time, has a sixth of the later one's words, two facts among them."""
    given, taken = model.telling, text.telling
    if not near(model.published, text.published):
        return False
    return 6 * len(given.keys & taken.keys) >= len(taken.keys) and len(given.facts & taken.facts) >= 2


def _pair(given: Text, taken: Text, like: Likeness | None, credit: tuple[str, ...]) -> Copy | None:
    ids = (given.document.id, taken.document.id)
    credits = bool(credit)
    known = credits or not _direction_unknown(given, taken)
    if like is not None and (credits or like.tells) and (like.retells if known else like.retells_all):
        return Copy(*ids, (), f"{_direction(given, taken, 'retells', credits)}: {like.words()}", credit)
    if like is not None and credits and like.fits_credit:
        parts = tuple((_all(given), span) for span in _sentences(taken, given))
        return Copy(*ids, parts, f"the text of {_name(given)} that {_name(taken)} credits is in the pile: {like.words()}", credit)
    if given.passages.isdisjoint(taken.passages):
        return None
    runs_ = [run for run in runs(given.words, taken.words) if _is_passage(run, given.words, taken.words)]
    if not runs_:
        return None
    parts = tuple((_span(given.words, run.one, run), _span(taken.words, run.other, run)) for run in runs_)
    return Copy(*ids, parts, f"{_direction(given, taken, 'has words of', credits)}: {_shown(taken, runs_)}", credit)


def _all(text: Text) -> Span:
    return Span(text.words[0].start, text.words[-1].end)


def _sentences(text: Text, model: Text, beside: Text | None = None) -> Iterator[Span]:
    """The sentences that have half their content words from one stretch of ``model``, and no fewer than from one of ``beside``."""
    held, others = list(stretches(model.telling)), list(stretches(beside.telling)) if beside else []
    for _, group in groupby(text.words, key=lambda word: word.sentence):
        words = list(group)
        telling = frozenset(word.key for word in words if word.tells)
        shared = _most(telling, held)
        if 2 * shared >= len(telling) > 0 and shared >= _most(telling, others):
            yield Span(words[0].start, words[-1].end)


def _most(words: frozenset[str], held: Iterable[frozenset[str]]) -> int:
    return max((len(words & stretch) for stretch in held), default=0)


def _of_two(text: Text, models: Sequence[Text]) -> Iterator[Copy]:
    """Copies of a text that has nothing beside what two earlier ones tell, each of which brings something."""
    for one, other in combinations(models, 2):
        a, b, own = one.telling, other.telling, text.telling
        like = likeness(a.and_of(b), own, LEAST_OF_TWO)
        if like is not None and like.retells and like.close and brings(a, b, own) and brings(b, a, own):
            for model, beside in ((one, other), (other, one)):
                reason = f"{_name(text)} has nothing beside what {_name(model)} and {_name(beside)} tell: {like.words()}"
                parts = tuple((_all(model), span) for span in _sentences(text, model, beside))
                yield Copy(model.document.id, text.document.id, parts, reason)
            return


def _is_passage(run: Run, given: Sequence[Word], taken: Sequence[Word]) -> bool:
    """Whether enough of a run stands in the text's own voice: what either text puts in quotation marks is whom it quotes."""
    pairs = zip(given[run.one : run.one + run.length], taken[run.other : run.other + run.length], strict=True)
    own = [word for first, word in pairs if not (first.quoted or word.quoted)]
    if len(own) < PASSAGE or sum(word.tells for word in own) < _TELLING:
        return False
    return sum(word.fact for word in own) >= _FACTS


def _span(words: Sequence[Word], start: int, run: Run) -> Span:
    return Span(words[start].start, words[start + run.length - 1].end)


def _shown(text: Text, found: Sequence[Run]) -> str:
    longest = max(found, key=lambda run: (run.length, -run.other))
    first, last = text.words[longest.other], text.words[longest.other + min(longest.length, _SHOWN) - 1]
    quote = " ".join(text.document.text[first.start : last.end].split())
    more = " …" if longest.length > _SHOWN else ""
    total = sum(run.length for run in found)
    return f"{total} words in a row in common, “{quote}{more}”" if len(found) == 1 else (
        f"{total} words in {len(found)} passages in common, “{quote}{more}”"
    )  # fmt: skip


def _direction_unknown(one: Text, other: Text) -> bool:
    return one.published is None or one.published == other.published or other.published is None


def _direction(given: Text, taken: Text, does: str, credits: bool) -> str:
    if _direction_unknown(given, taken) and not credits:
        return f"{_name(taken)} and {_name(given)} have one story, direction not known"
    return f"{_name(taken)} {does} {_name(given)}"


def _name(text: Text) -> str:
    document = text.document
    return document.outlet or (f"“{document.title}”" if document.title else document.path)
