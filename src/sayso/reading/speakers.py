"""Whose word it is: the source of a cue, and the word of it that names or stands for the one who speaks."""

from __future__ import annotations

from functools import cache

from sayso.reading.analysis import HYPHENS, Analysis, over
from sayso.reading.cuewords import adjective_cues, speech_nouns, told_where, verbs
from sayso.reading.frames import preposition
from sayso.reading.lemmas import lemmas
from sayso.reading.lexicon import adverb_cues, is_title, person_roles, source_hints, title_words
from sayso.reading.phrases import noun_phrase
from sayso.reading.pronouns import NOMINATIVE
from sayso.reading.referents import Referents
from sayso.reading.runs import Run, name_run, runs, without

_LIKELY = -1.0
_CLAUSE = 14  # words
_CITED = frozenset("quote cite see obtain review publish carry release report broadcast hear record paraphrase leak".split())
_HEARD = frozenset("ask question press quiz tell inform remind warn brief assure".split())
_ARTICLES = frozenset(["the", "a", "an"])
_EDGES = ("PUNCT", "ADP", "CCONJ", "SCONJ", "AUX")


def source_of(a: Analysis, referents: Referents, cue: Run, main: int) -> tuple[Run | None, int | None]:
    """The source of a cue as a run of words and its head; nothing for what "is said" by nobody in particular.

    Args:
        a: the analysis.
        referents: to prefer the name inside a phrase such as "Foreign Minister Ana Voss".
        cue: the cue.
        main: the cue's word whose scores count.
    """
    if a.lower[main] in adverb_cues():
        return None, None  # "reportedly": nobody in particular says so
    where = told_where(a, main)
    if where is not None:
        return _with_head(a, referents, noun_phrase(a, where), cue)
    passive = _passive(a, cue)
    if passive is not None:
        agent = _agent(a, passive)
        if not any(x in _CITED for x in lemmas(a.words[passive])):
            return (None, None) if agent is None else _with_head(a, referents, noun_phrase(a, agent), cue)
    run = _scored(a, referents, cue, main) or _subject(a, cue)
    return (None, None) if run is None else _with_head(a, referents, run, cue)


def _with_head(a: Analysis, referents: Referents, run: Run, cue: Run) -> tuple[Run, int]:
    run = _with_name(a, referents, _with_clause(a, run, cue), cue)
    run = run[0], _end_of_name(referents, run[1])  # a name is not cut in two
    return run, _speaking_name(a, referents, run, _head(a, referents, run))


def _with_clause(a: Analysis, run: Run, cue: Run) -> Run:
    """A source takes the clause that says which one is meant: "two officers **who worked under him** said"."""
    who, stop = run[1] + 1, a.sentences[a.sentence_of[run[1]]][1]
    if who >= stop or a.lower[who] != "who":
        return run
    end = next((i for i in range(who, stop) if i == cue[0] or a.upos[i] == "PUNCT"), stop)
    while end > who + 1 and a.upos[end - 1] in ("AUX", "ADV", "PART"):
        end -= 1
    return (run[0], end - 1) if who + 1 < end <= who + _CLAUSE else run


def _with_name(a: Analysis, referents: Referents, run: Run, cue: Run) -> Run:
    """A post takes the name behind its comma: "the head of the bank, **Ana Voss**"."""
    name = run[1] + 2
    who = referents.named_at(name) if name < len(a.words) and a.words[run[1] + 1] == "," else None
    if who is None or referents.all[who].type != "Person" or not _is_post(a, referents, run):
        return run
    last = _end_of_name(referents, name)
    closed = last + 1 == cue[0] or last + 1 == len(a.words) or a.upos[last + 1] in ("PUNCT", "AUX")
    return (run[0], last) if closed else run


def _passive(a: Analysis, cue: Run) -> int | None:
    """The cue's verb where it is a passive of saying: "was told", "is believed", "Asked if"; "was convinced" is a state."""
    for i in verbs(a, cue):
        if a.lower[i] in adjective_cues():
            continue
        subject = a.child(i, "nsubj:pass")
        if subject is not None and a.child(i, "aux:pass") is not None and a.child(i, "nsubj") is None:
            return i
        if _hearer(a, i):
            return i
    return None


def _hearer(a: Analysis, verb: int) -> bool:
    """Whether whom a cue hangs on is who hears it: "**Asked** if she had known, Voss said"."""
    alone = a.deprel[verb] in ("advcl", "acl") and a.child(verb, "nsubj", "nsubj:pass", "aux", "obj") is None
    return alone and not a.lower[verb].endswith("ing") and any(x in _HEARD for x in lemmas(a.words[verb]))


def _agent(a: Analysis, verb: int) -> int | None:
    return next((c for c in a.children[verb] if a.deprel[c] in ("obl:agent", "obl") and preposition(a, c) == "by"), None)


def _scored(a: Analysis, referents: Referents, cue: Run, main: int) -> Run | None:
    """The best scored run of the cue's sentence, else of the ones beside it."""
    start, scores = a.row("source", main)
    values = [i for i, _ in over(start, scores, _LIKELY) if not cue[0] <= i <= cue[1]]
    here = a.sentence_of[cue[0]]
    near = [v for v in values if a.sentence_of[v] == here]
    found = runs(near or [v for v in values if abs(a.sentence_of[v] - here) == 1], 1)
    apart = {i for r in found for i in range(r[0], r[1] + 1) if _divides(a, i) or _between_names(referents, a, r, i)}
    found = without(found, apart | set(range(cue[0], cue[1] + 1)))
    found = [r for r in found if not _occasion(a, r) and not _about_another(a, r, found)]
    if not found:
        return None
    best = max(found, key=lambda r: (float(scores[r[0] - start : r[1] - start + 1].max()), -abs(r[0] - cue[0])))
    return _noun_phrase(a, cue, _who_does(a, cue, _tidy(a, best)))


def _who_does(a: Analysis, cue: Run, run: Run | None) -> Run | None:
    """Of "a charge **it** rejects" the pronoun alone: what stands before it is what is rejected."""
    if run is None or run[0] == run[1] or run[1] + 1 != cue[0] or a.lower[run[1]] not in NOMINATIVE:
        return run
    return (run[1], run[1]) if a.upos[run[1] - 1] in ("NOUN", "PROPN") else run


def _noun_phrase(a: Analysis, cue: Run, run: Run | None) -> Run | None:
    """A run that is but an article or a modifier takes its noun."""
    if run is None:
        return None
    head = _top(a, run)
    noun = a.head[head]
    part = a.deprel[head] in ("det", "compound", "amod", "nummod", "flat") and a.upos[noun] in ("NOUN", "PROPN")
    if not part or run[0] <= noun <= run[1] or cue[0] <= noun <= cue[1] or abs(noun - head) > 5:
        return run
    return noun_phrase(a, noun)


def _top(a: Analysis, run: Run) -> int:
    """The word of a run that the tree puts above the others."""
    members = range(run[0], run[1] + 1)
    tops = [i for i in members if a.head[i] not in members or a.head[i] == i]
    nouns = [i for i in tops if a.upos[i] in ("NOUN", "PROPN", "PRON", "NUM")]
    others = [i for i in tops if a.upos[i] in ("DET", "ADJ")]
    return (nouns or others or tops or [run[1]])[0]


def _is_post(a: Analysis, referents: Referents, run: Run) -> bool:
    """Whether a phrase is a person's post or title, without a name: "the head of the mission"."""
    head = _head(a, referents, run)
    return referents.named_at(head) is None and _titled(a, head)


def _titled(a: Analysis, head: int) -> bool:
    return a.lower[head] == "one" or any(x in titled() for x in lemmas(a.words[head]))


def _between_names(referents: Referents, a: Analysis, run: Run, i: int) -> bool:
    """A comma between two names that are not one party: "in the Herald, Voss said"."""
    if a.lower[i] != "," or not run[0] < i < run[1]:
        return False
    before, after = referents.named_at(i - 1), referents.named_at(i + 1)
    if after is not None and referents.all[after].type == "Person" and _is_post(a, referents, (run[0], i - 1)):
        return False
    return None not in (before, after) and before != after and a.deprel[i + 1] not in ("appos", "conj")


def _about_another(a: Analysis, run: Run, found: list[Run]) -> bool:
    """Whether a run is the relative clause of another: "Voss, who **chairs the council**"."""
    return run[0] > 0 and a.lower[run[0] - 1] == "who" and any(0 < run[0] - 1 - r[1] <= 2 for r in found)


def _occasion(a: Analysis, run: Run) -> bool:
    """ "in an interview", "at a briefing": where something was said, not who said it."""
    return (
        run[0] > 0
        and a.lower[run[0] - 1] in ("in", "during", "at", "after", "on")
        and any(x in speech_nouns() for x in lemmas(a.words[_top(a, run)]))
    )


def _divides(a: Analysis, i: int) -> bool:
    """Words no source runs across: another cue's finite verb, a relative pronoun."""
    shown_by = i + 1 < len(a.words) and a.lower[i + 1] == "by"
    return (a.cue_score[i] > 0.5 and a.upos[i] == "VERB" and a.deprel[i] not in ("acl", "amod") and not shown_by) or (
        a.lower[i] in ("who", "according", ":") and a.cue_score[i] <= 0.5
    )


def _tidy(a: Analysis, run: Run) -> Run | None:
    first, last = run
    while first <= last and (a.upos[first] in _EDGES or a.lower[first] in ("that", "'s")):
        first += 1
    while last >= first and (
        a.upos[last] in ("PUNCT", "ADP", "AUX", "SCONJ") or (a.lower[last] in ("'s", "that", "which") and last > first)
    ):
        last -= 1
    return (first, last) if first <= last else None


def _subject(a: Analysis, cue: Run) -> Run | None:
    """The cue's subject on the tree, where the scores gave none."""
    for i in verbs(a, cue):
        subject = a.child(i, "nsubj", "obl:agent")
        if subject is None and a.child(i, "nsubj:pass", "aux:pass") is None and a.upos[i] == "VERB":
            subject = _understood(a, i)
        if subject is not None and not cue[0] <= subject <= cue[1]:
            return noun_phrase(a, subject)
    return _owner(a, cue)


def _owner(a: Analysis, cue: Run) -> Run | None:
    """Whose the noun of a cue is: "**his** belief that", "**the ministry**'s claim"."""
    for i in range(cue[0], cue[1] + 1):
        owner = a.child(i, "nmod:poss") if a.upos[i] == "NOUN" else None
        if owner is not None and not cue[0] <= owner <= cue[1]:
            return noun_phrase(a, owner)
    return None


def _understood(a: Analysis, verb: int) -> int | None:
    """The subject a verb shares with the clause it belongs to: "closed the port, claiming ...", "and added", "voices calling"."""
    for _ in range(3):
        if a.deprel[verb] == "acl" and a.lower[verb].endswith("ing") and a.upos[a.head[verb]] in ("NOUN", "PROPN", "PRON"):
            return a.head[verb]
        if a.deprel[verb] not in ("conj", "advcl") or a.head[verb] == verb:
            return None
        verb = a.head[verb]
        subject = a.child(verb, "nsubj", "nsubj:pass")
        if subject is not None:
            return subject
    return None


@cache
def titled() -> frozenset[str]:
    """Nouns for a person or a post: what a name after a comma may explain."""
    return person_roles() | title_words()


def _head(a: Analysis, referents: Referents, run: Run) -> int:
    """The noun a source's phrase turns on: the last one before what is hung on it, behind every possessive.

    Read off the order of the words, since a phrase of the source's kind ("a former head of the bank, Ana Voss, who ...") is where
    the tree errs most.
    """
    core: list[int] = []
    for i in range(run[0], run[1] + 1):
        if a.lower[i] in ("'s", "'") and core and i < run[1]:
            core = []
        elif core and referents.named_at(i) is None and _hangs(a, i, core):
            break
        else:
            core.append(i)
    nouns = [i for i in core if a.upos[i] in ("NOUN", "PROPN") or referents.named_at(i) is not None]
    others = [i for i in core if a.lower[i] not in _ARTICLES and a.upos[i] not in ("PUNCT", "ADP", "ADV")]
    return (nouns or others or [run[1]])[-1]


def _hangs(a: Analysis, word: int, core: list[int]) -> bool:
    """Whether a phrase's further words are about its noun: "of ...", "who ...", ", ...", "and ..."."""
    if a.upos[word] in ("PUNCT", "ADP", "SCONJ") or a.lower[word] in ("who", "which", "that", "whose", "whom"):
        return a.words[word] not in ("-", "‑", "‐", ".", '"', "“") and any(a.upos[i] not in ("DET", "PUNCT") for i in core)
    if a.upos[word] == "VERB" and a.words[word - 1] in HYPHENS:  # "UK-based"
        return False
    if a.upos[word] == "ADJ":  # "a source familiar with it"
        return a.upos[core[-1]] in ("NOUN", "PROPN") and core[-1] == word - 1 and a.upos[word + 1 : word + 2] == ["ADP"]
    if a.upos[word] in ("CCONJ", "VERB"):
        return any(a.upos[i] in ("NOUN", "PROPN") for i in core)
    return False


def _speaking_name(a: Analysis, referents: Referents, run: Run, head: int) -> int:
    """The name a phrase introduces: "minister Ana Voss", "its president, Ana Voss", "the daily Nordlys", "Nordlys news agency"."""
    own = referents.named_at(head)
    if own is not None and referents.all[own].type == "Person" and not _only_title(referents.all[own].name):
        return head
    appositions = [c for c in a.children[head] if a.deprel[c] in ("appos", "flat") and referents.named_at(c) is not None]
    candidates: list[int] = [*range(run[0], run[1] + 1), *appositions]
    for i in candidates:
        target = referents.named_at(i)
        if target is None or (i > run[0] and referents.named_at(i - 1) == target and i not in appositions):
            continue
        if _introduced(a, referents, i, head, referents.all[target].type == "Person", run):
            return i
    return head


def _only_title(name: str) -> bool:
    return all(is_title(w) for w in name.lower().split())


def _introduced(a: Analysis, referents: Referents, first: int, head: int, person: bool, run: Run) -> bool:
    if referents.named_at(first) is None:
        return False
    last = _end_of_name(referents, first)
    before = a.upos[first - 1] if first > run[0] else "NOUN"
    after = a.lower[last + 1] if last + 1 < len(a.words) else "."
    if after in ("'s", "'") or before in ("ADP", "CCONJ") or _only_title(referents.all[referents.named_at(first) or 0].name):
        return False
    if person:
        people = referents.named_at(head) is None and (lemmas(a.words[head])[0] != a.lower[head] or not _titled(a, head))
        if people and _under_preposition(a, head, first):
            return False
        listed = any(a.deprel[c] == "conj" for c in a.children[head])
        apposed = a.deprel[first] == "appos" and a.head[first] == head and not listed
        if before == "PUNCT" and not apposed and not _titled(a, head):
            return False
        return last >= run[1] or a.upos[last + 1] not in ("NOUN", "PROPN", "ADJ", "NUM")
    hint = any(source_hints().get(x) == "outlet" for x in lemmas(a.words[head]))
    outlet = referents.all[referents.named_at(first) or 0].type == "Outlet"
    return referents.named_at(head) is None and hint and outlet


def _under_preposition(a: Analysis, head: int, first: int) -> bool:
    """Whether a name belongs to another noun than ``head``: "supporters of the Liberal **Ana Voss**"."""
    comma = next((i for i in range(first - 1, head, -1) if a.upos[i] == "PUNCT"), head)
    return any(a.upos[i] == "ADP" for i in range(comma + 1, first))


def _end_of_name(referents: Referents, word: int) -> int:
    """The last word of the name that a word stands in; the word itself where it stands in none."""
    return (name_run(referents, word) or (word, word))[1]
