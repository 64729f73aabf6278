"""Acts of saying, thinking and showing: cues with their source and content, nested to any depth."""

from __future__ import annotations

from sayso.model import Span
from sayso.reading.analysis import Analysis
from sayso.reading.captions import captioned, headline_outlet, headline_speakers
from sayso.reading.carriers import carrying_outlets, headline_outlets, once_carried
from sayso.reading.contents import content_of, nearer_cues, only_the_denied, paired_marks, part_ways, whole_quotes
from sayso.reading.cuewords import cue_runs, hands_over
from sayso.reading.encoder.labels import cue_word
from sayso.reading.hearsay import hearsay
from sayso.reading.interviews import interview
from sayso.reading.nearby import Nearby
from sayso.reading.nouncues import own_nouns
from sayso.reading.phrases import PRONOUNS
from sayso.reading.referents import Referents
from sayso.reading.runs import Run
from sayso.reading.say import Say
from sayso.reading.speakers import source_of
from sayso.reading.stances import only_asks, stance_of
from sayso.reading.statements import carried_quotes, open_statement, spoken_paragraphs
from sayso.reading.turns import turns

_NEAR = 4  # sentences
_OPENING = 2  # words: "Voss was", "For Voss"
_ACTORS = frozenset(["Country", "ArmedGroup"])  # what they show is no evidence
_AUTHOR = frozenset(["i", "we", "me", "us", "my", "our"])


def says_in(a: Analysis, referents: Referents, quotes: list[Span], body_end: int) -> list[Say]:
    """All attributions of a document, unsorted and not yet nested.

    Args:
        a: the analysis.
        referents: to know which words are outlets.
        quotes: quoted stretches, marks included.
        body_end: end of the last body range, how far an open statement can reach.
    """
    headline_outlet(a, referents)
    found: list[Say] = []
    for cue in cue_runs(a):
        say = _from_cue(a, referents, cue, quotes)
        if say is not None:
            found.append(say)
    found = _once_quoted(a, own_nouns(a, found))
    called = [more for say in found for more in only_the_denied(a, say, quotes)]
    near = Nearby((q, [q]) for q in quotes)
    for say in found:
        if say.source_head is not None and a.lower[say.source_head] in PRONOUNS:
            referents.says(
                say.source_head, [q for c in say.content for q in near.touching(c) if q.start < c.end and c.start < q.end]
            )
    _same_speaker(a, referents, found, near)
    part_ways(a, found)
    nearer_cues(a, found)
    spoken_paragraphs(a, referents, found, quotes)
    transcript = turns(a, referents) or interview(a, referents)
    labels = frozenset(i for turn in transcript if turn.source for i in range(turn.source[0], turn.source[1] + 1))
    for say in list(found):
        found += open_statement(a, say, quotes, body_end)
        found += (carried for carried in carrying_outlets(a, referents, say) if carried.source_head not in labels)
    found = once_carried(a, referents, found) + hearsay(a, found) + called
    found += transcript + headline_outlets(a, referents)
    if not transcript:
        found += headline_speakers(a, referents, found)
    whole_quotes(a, found, near)
    for say in found:
        if say.stance == "asserts" and only_asks(a, say.content):
            say.stance = "asks"
    found += captioned(a, referents, found, quotes)
    found += carried_quotes(a, referents, found, quotes)
    paired_marks(found, near)
    _first_person(a, referents, found, near)
    _mentioned(a, referents, found)
    return found


def _from_cue(a: Analysis, referents: Referents, cue: Run, quotes: list[Span]) -> Say | None:
    main = cue[0] + cue_word(a.words[cue[0] : cue[1] + 1])
    source, head = source_of(a, referents, cue, main)
    content = content_of(a, cue, main, source, quotes)
    if not content or _handed_over(a, referents, cue, head, content, quotes):
        return None
    return Say(cue, source, head, content, stance_of(a, cue, main), a.cue_score[main])


def _handed_over(a: Analysis, referents: Referents, cue: Run, source: int | None, content: list[Span], quotes: list[Span]) -> bool:
    """Whether what looks like content is a thing that somebody offers or shows, and not quoted."""
    words = a.words_in(content[0])
    if not words or any(q.start < content[0].end and content[0].start < q.end for q in quotes):
        return False
    who = referents.named_at(source) if source is not None else None
    return hands_over(a, cue, words[0], shown=who is not None and referents.all[who].type in _ACTORS)


def _once_quoted(a: Analysis, found: list[Say]) -> list[Say]:
    """Without the "quoted" of "was quoted **as saying**": it is one act, whose words are what follows the second cue."""
    again = [(s, a.spans[s.cue[0]]) for s in found if s.cue is not None and s.source is not None and a.lower[s.cue[0] - 1] == "as"]
    if not again:
        return found
    near = Nearby((s, s.content) for s in found)
    double: set[int] = set()
    for say, at in again:
        around = (s for s in near.touching(at) if any(c.start <= at.start < c.end for c in s.content))
        double.update(id(s) for s in around if s is not say and s.source == say.source)
    return [s for s in found if id(s) not in double]


def _same_speaker(a: Analysis, referents: Referents, found: list[Say], quotes: Nearby[Span]) -> None:
    """ "He added": the person who spoke last, unless that was in what somebody else said."""
    last: Say | None = None
    near = Nearby((s, s.content) for s in found)
    for say in found:
        if say.cue is None or say.source_head is None:
            continue
        at = a.spans[say.cue[0]].start
        quoted = _within(quotes, a.spans[say.cue[0]])
        if last is not None and last.cue is not None and last.source_head is not None:
            apart = a.sentence_of[min(_first(a, say.content), say.cue[0])] - a.sentence_of[last.cue[1]]
            inside = any(c.start <= at < c.end for c in last.content)
            if apart <= _NEAR and not inside:
                who = _comes_up(a, referents, last, say.source_head)
                who = referents.of_word(last.source_head) if who is None else who
                if who is not None:
                    referents.goes_on(say.source_head, who)
        told = any(c.start <= at < c.end for s in near.touching(a.spans[say.cue[0]]) if s is not say for c in s.content)
        if not told and not (quoted and a.lower[say.source_head] in PRONOUNS):
            last = say


def _within(quotes: Nearby[Span], at: Span) -> bool:
    """Whether a word at ``at`` stands in a quotation."""
    return any(q.start <= at.start < q.end for q in quotes.touching(at))


def _first(a: Analysis, content: list[Span]) -> int:
    """The first word of what is said."""
    return min((words[0] for c in content if (words := a.words_in(c))), default=len(a.words))


def _comes_up(a: Analysis, referents: Referents, last: Say, word: int) -> int | None:
    """The person with whom a later sentence than what was said last opens, the nearest before ``word``."""
    first = a.sentence_of[last.cue[1]] + 1 if last.cue is not None else 0
    for sentence in range(a.sentence_of[word] - 1, first - 1, -1):
        start, end = a.sentences[sentence]
        if any(c.start <= a.spans[start].start < c.end for c in last.content):
            continue
        for i in range(start, min(start + _OPENING, end)):
            who = referents.named_at(i)
            if who is not None and referents.all[who].type == "Person":
                return who
    return None


def _first_person(a: Analysis, referents: Referents, found: list[Say], quotes: Nearby[Span]) -> None:
    """Inside what someone says "I" is that someone and "we" the body they speak for; outside of everything it is the author."""
    held: Nearby[Say] = Nearby((s, s.content) for s in found if s.source_head is not None and not s.outlet)
    for say in sorted(found, key=lambda s: -sum(c.end - c.start for c in s.content)):
        head = say.source_head
        if head is None or say.outlet:
            continue
        at = a.spans[head]
        if a.lower[head] in _AUTHOR:
            speakers = [s for s in held.touching(at) if s is not say and any(c.start <= at.start < c.end for c in s.content)]
            if not speakers and not _within(quotes, at):
                say.author = True
                referents.writes(head)
                continue
            if a.lower[head] != "i" and speakers:
                say.source_head = _body(a, referents, min(speakers, key=lambda s: sum(c.end - c.start for c in s.content))) or head
        person = referents.of_word(say.source_head or head)
        if person is not None:
            for c in say.content:
                referents.speaker(c, person, [q for q in quotes.touching(c) if q.start <= c.start and c.end <= q.end])


def _body(a: Analysis, referents: Referents, speaker: Say) -> int | None:
    """The state or organisation in a speaker's title: "Mexico's president", "a spokesman for the ministry"."""
    if speaker.source is None:
        return None
    for i in range(speaker.source[0], speaker.source[1] + 1):
        target = referents.named_at(i)
        if target is not None and referents.all[target].type in ("Country", "StateBody", "Organization", "ArmedGroup"):
            return i
    return None


def _mentioned(a: Analysis, referents: Referents, found: list[Say]) -> None:
    """A source without a name is mentioned by its whole phrase ("officials who asked not to be named"), not its head alone."""
    for say in found:
        if say.source is None or say.source_head is None or a.lower[say.source_head] in PRONOUNS - {"one"}:
            continue
        entity = referents.of_word(say.source_head)
        if entity is None or referents.all[entity].named or not say.source[0] <= say.source_head <= say.source[1]:
            continue
        whole, mentions = a.span(*say.source), referents.all[entity].mentions
        for span in [m for m, kind in mentions.items() if kind == "nominal" and whole.start <= m.start and m.end <= whole.end]:
            del mentions[span]
        mentions[whole] = "nominal"
