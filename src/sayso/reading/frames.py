"""A predicate's surroundings as slots: agent, patient, recipient, possessor, prepositional phrases, read off the tree."""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.reading.analysis import Analysis
from sayso.reading.lemmas import lemmas

_OBJECT_CONTROL = frozenset(
    (
        "urge tell order ask force allow help enable let make get press persuade convince invite require want expect call "
        "instruct direct permit encourage warn command compel pressure lead cause authorize authorise forbid train arm pay send "
        "task push beg advise"
    ).split()
)
_MEASURES = frozenset(
    (
        "hundred thousand million billion trillion dozen score ten number lot amount sum series set flow stream wave "
        "batch shipment load ton tonne piece part share portion quantity range variety kind type sort group handful "
        "majority half third quarter percent"
    ).split()
)
_TITLES = frozenset({"compound", "amod", "flat", "nmod"})
_MODIFIERS = frozenset({"amod", "compound", "nmod", "nmod:poss"})

_RECEIVING = frozenset("have enjoy receive get gain win obtain secure attract draw retain keep command need seek lose".split())
_GRANTED = frozenset(
    "support backing endorsement blessing approval sympathy protection patronage sponsorship help assistance".split()
)


@dataclass(slots=True)
class Frame:
    """One predicate word and the head words in each slot; ``particle`` is a verb particle, ``passive`` as the tree says."""

    word: int
    pos: str
    slots: dict[str, list[int]] = field(default_factory=dict)
    particle: str = ""
    passive: bool = False

    def put(self, slot: str, words: list[int]) -> None:
        """Add head words to a slot, keeping order, dropping repeats."""
        have = self.slots.setdefault(slot, [])
        have += [w for w in words if w not in have] if have else words


def conjuncts(a: Analysis, word: int) -> list[int]:
    """The word and the words coordinated with it."""
    return [word] + [c for c in a.children[word] if a.deprel[c] == "conj" and a.upos[c] != "VERB"]


def frame_of(a: Analysis, word: int) -> Frame:
    """The slots around ``word`` as a verb, noun, adjective or hyphened participle."""
    pos = {"VERB": "verb", "AUX": "verb", "ADJ": "adj", "NOUN": "noun", "PROPN": "noun"}.get(a.upos[word], "noun")
    frame = Frame(word, pos)
    if _hyphened(a, word, frame):
        return frame
    if pos == "verb":
        _verb(a, frame)
    elif pos == "adj":
        _adjective(a, frame)
    else:
        _noun(a, frame)
    return frame


def measured(a: Analysis, word: int) -> int:
    """What a measure is a measure of: "dollars" in "hundreds of millions of dollars"; the word itself where it measures nothing."""
    for _ in range(3):
        if a.upos[word] != "NUM" and not any(x in _MEASURES for x in lemmas(a.words[word])):
            break
        inner = next((c for c in a.children[word] if a.deprel[c] == "nmod" and preposition(a, c) == "of"), None)
        if inner is None:
            break
        word = inner
    return word


def preposition(a: Analysis, word: int) -> str:
    """The preposition that introduces a phrase, fixed ones joined by underscores; empty when there is none."""
    known = a.prepositions.get(word)
    if known is None:
        known = a.prepositions[word] = _preposition(a, word)
    return known


def _preposition(a: Analysis, word: int) -> str:
    if not a.children[word]:
        return ""
    case = [c for c in a.children[word] if a.deprel[c] == "case" and c < word]
    if not case:  # "to minister Voss": the preposition may hang on the title
        case = [
            x
            for c in a.children[word]
            if c < word and a.deprel[c] in _TITLES
            for x in a.children[c]
            if a.deprel[x] == "case" and x < c
        ]
    if not case:
        return ""
    if not a.children[case[0]]:
        return a.lower[case[0]]
    parts = [case[0], *(c for c in a.children[case[0]] if a.deprel[c] == "fixed")]
    return "_".join(a.lower[i] for i in sorted(parts))


def _phrases(a: Analysis, frame: Frame, word: int) -> None:
    for c in a.children[word]:
        if a.deprel[c] in ("obl", "nmod", "obl:agent", "advcl", "acl") and c != frame.word:
            p = preposition(a, c)
            if p:
                frame.put(p, conjuncts(a, c))
                frame.put(p + "'s", [x for x in a.children[c] if a.deprel[x] == "nmod:poss"])
                if p == "between":
                    frame.put("among", conjuncts(a, c))


def _hyphened(a: Analysis, word: int, frame: Frame) -> bool:
    """ "X-backed group": the participle after a hyphen modifies the noun that follows."""
    if word < 2 or a.lower[word - 1] not in ("-", "‑", "–") or a.spans[word].start != a.spans[word - 1].end:
        return False
    head = a.head[word]
    for _ in range(3):
        if head > word and a.upos[head] in ("NOUN", "PROPN"):
            break
        head = a.head[head]
    if head <= word:
        following = next((i for i in range(word + 1, min(word + 5, len(a.words))) if a.upos[i] in ("NOUN", "PROPN")), None)
        if following is None:
            return False
        head = following
        while a.head[head] > head and a.deprel[head] in ("compound", "amod") and a.upos[a.head[head]] in ("NOUN", "PROPN"):
            head = a.head[head]
    frame.pos = "compound"
    frame.put("before", [word - 2])
    frame.put("head", conjuncts(a, head))
    return True


def _verb(a: Analysis, frame: Frame) -> None:
    word = frame.word
    subjects, objects = [], []
    for c in a.children[word]:
        d = a.deprel[c]
        if d == "nsubj":
            subjects += conjuncts(a, c)
        elif d == "nsubj:pass":
            frame.passive = True
            objects += conjuncts(a, c)
        elif d == "aux:pass":
            frame.passive = True
        elif d == "obj":
            if objects and "recipient" not in frame.slots:  # two bare phrases: "lent the group its support"
                frame.put("recipient", objects)
                objects = []
            objects += conjuncts(a, c)
        elif d == "iobj":
            frame.put("recipient", conjuncts(a, c))
        elif d in ("xcomp", "ccomp"):
            frame.put("clause", [c])
        elif d == "compound:prt":
            frame.particle = a.lower[c]
    _phrases(a, frame, word)
    outer = [c for c in a.children[word] if a.deprel[c] in ("obl", "nmod")]
    for o in (*objects[:2], *outer):
        for c in a.children[o]:
            if a.deprel[c] in ("nmod", "obl") and (p := preposition(a, c)):
                frame.put(p + "'", conjuncts(a, c))
            elif a.deprel[c] == "nmod:poss" and o in objects:
                frame.put("patient's", [c])
    if frame.passive and not subjects:
        subjects = frame.slots.pop("by", [])
    _borrowed(a, frame, subjects, objects)
    frame.put("agent", subjects)
    frame.put("patient", objects)


def _borrowed(a: Analysis, frame: Frame, subjects: list[int], objects: list[int]) -> None:
    """Participants a predicate takes from the clause it depends on: control, coordination, participles."""
    word = frame.word
    head, d = a.head[word], a.deprel[word]
    if head == word:
        return
    if d in ("acl", "amod") and a.upos[head] in ("NOUN", "PROPN", "PRON"):
        inflected = lemmas(a.words[word])[0] != a.lower[word] and not a.lower[word].endswith("s")
        participle = inflected or "by" in frame.slots  # built, kept, lost; cut by
        infinitive = any(a.lower[c] == "to" and a.deprel[c] == "mark" for c in a.children[word])
        if infinitive and not subjects:
            outer = next((c for c in a.children[head] if a.deprel[c] == "nmod:poss"), None)
            subjects += [outer] if outer is not None else (_subject(a, a.head[head]) if a.upos[a.head[head]] == "VERB" else [])
        elif participle and not a.lower[word].endswith("ing") and not objects:
            frame.passive = True
            objects += [head]
            subjects += frame.slots.pop("by", [])
        elif a.lower[word].endswith("ing") and not subjects:
            subjects += [head]
        return
    if subjects or d not in ("xcomp", "advcl", "conj", "ccomp", "parataxis", "acl"):
        return
    if d == "conj" and not frame.passive and not objects and _participle(a, word) and _is_passive(a, head):
        frame.passive = True
    if d == "conj" and frame.passive and not objects:
        objects += [c for c in a.children[head] if a.deprel[c] == "nsubj:pass"][:1]
        return
    if frame.passive:
        return
    if d == "xcomp" and any(x in _OBJECT_CONTROL for x in lemmas(a.words[head])):
        controlled = [c for c in a.children[head] if a.deprel[c] in ("obj", "iobj", "nsubj:pass")]
        if controlled:
            subjects += conjuncts(a, controlled[0])
            return
    subjects += _subject(a, head)


def _participle(a: Analysis, word: int) -> bool:
    return a.lower[word].endswith(("ed", "en", "wn", "nt", "ught", "ld", "ht", "un"))


def _is_passive(a: Analysis, word: int) -> bool:
    return any(a.deprel[c] in ("nsubj:pass", "aux:pass") for c in a.children[word])


def _subject(a: Analysis, word: int, depth: int = 0) -> list[int]:
    """The understood subject of a clause, climbing at most three clauses."""
    own = [c for c in a.children[word] if a.deprel[c] in ("nsubj", "nsubj:pass")]
    if own:
        return conjuncts(a, own[0])
    if a.deprel[word] in ("acl", "acl:relcl") and a.upos[a.head[word]] in ("NOUN", "PROPN"):
        return [a.head[word]]
    if depth < 3 and a.deprel[word] in ("xcomp", "conj", "advcl", "ccomp") and a.head[word] != word:
        return _subject(a, a.head[word], depth + 1)
    return []


def _noun(a: Analysis, frame: Frame) -> None:
    word = frame.word
    frame.put("self", _predicated(a, word) or [word])
    for c in a.children[word]:
        if a.deprel[c] == "nmod:poss":
            frame.put("poss", conjuncts(a, c))
        elif a.deprel[c] in ("compound", "amod", "nmod") and c < word and not preposition(a, c):
            frame.put("poss", conjuncts(a, c))
            frame.put("compound", conjuncts(a, c))
        elif a.deprel[c] == "acl" and not any(a.deprel[x] == "nsubj" for x in a.children[c]):
            for x in a.children[c]:
                if a.deprel[x] in ("obl", "obl:agent") and preposition(a, x) == "by":
                    frame.put("by", conjuncts(a, x))
    _phrases(a, frame, word)
    head = a.head[word]
    if (
        not frame.slots.get("poss")
        and head > word
        and a.deprel[word] in ("compound", "flat", "nmod", "appos", "amod", "nsubj", "dep")
    ):
        title = [c for c in a.children[head] if c < word and a.deprel[c] in _MODIFIERS and a.upos[c] in ("PROPN", "ADJ")]
        frame.put("poss", title)
        frame.put("compound", title)
    if head != word and a.upos[head] == "VERB":
        if a.deprel[word] in ("obj", "nsubj:pass"):
            for c in a.children[head]:
                if a.deprel[c] == "obl" and (p := preposition(a, c)) and p not in frame.slots:
                    frame.put(p, conjuncts(a, c))
        subject = _subject(a, head)
        if subject and a.deprel[word] == "obj" and (givers := _givers(a, frame, word, head)):
            for p in ("of", "from"):
                frame.slots.pop(p, None)
            frame.put("poss", givers)
            for p in ("for", "to"):
                frame.put(p, subject)
        elif a.deprel[word] in ("obj", "obl", "iobj", "xcomp"):
            frame.put("doer", subject)


def _givers(a: Analysis, frame: Frame, noun: int, verb: int) -> list[int]:
    """Whose the noun is that a verb's subject receives: "enjoys the support **of the unions**", "won backing **from Peru**"."""
    receives = not _RECEIVING.isdisjoint(lemmas(a.words[verb]))
    of = frame.slots.get("of", []) if not _GRANTED.isdisjoint(lemmas(a.words[noun])) else []
    return (frame.slots.get("from") or of) if receives else []


def _predicated(a: Analysis, word: int) -> list[int]:
    """Of whom a noun is predicated: "X is chairman and **president**", "X serves as president"; empty where it names itself."""
    top = word
    for _ in range(3):
        if a.deprel[top] in ("conj", "appos") and a.upos[a.head[top]] == "NOUN":
            top = a.head[top]
    if any(a.deprel[c] == "cop" for c in a.children[top]):
        return conjuncts(a, next((c for c in a.children[top] if a.deprel[c] == "nsubj"), word))
    if preposition(a, top) == "as" and a.upos[a.head[top]] == "VERB":
        return _subject(a, a.head[top])
    return []


def _adjective(a: Analysis, frame: Frame) -> None:
    word = frame.word
    own = [c for c in a.children[word] if a.deprel[c] == "nsubj"]
    if own:
        frame.put("agent", conjuncts(a, own[0]))
    elif a.deprel[word] in ("amod", "acl", "acl:relcl") and a.head[word] != word:
        frame.put("agent", [a.head[word]])
    elif a.deprel[word] in ("xcomp", "conj", "advcl"):
        frame.put("agent", _subject(a, a.head[word]))
    for c in a.children[word]:
        if a.deprel[c] in ("xcomp", "ccomp", "advcl"):
            frame.put("clause", [c])
    _phrases(a, frame, word)
