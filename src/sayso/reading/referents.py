"""Who is meant: names, noun phrases and pronouns of one document gathered into its entities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sayso.model import Entity, EntityType, Mention, Span
from sayso.reading import gender, pronouns
from sayso.reading.analysis import Analysis
from sayso.reading.lemmas import lemmas
from sayso.reading.lexicon import noun_types, outlet_kinds
from sayso.reading.names import Name, gazetteer
from sayso.reading.naming import Referent, apposed, behind, gather, noun_of, tidy
from sayso.reading.phrases import OWN, PRONOUNS, called, in_tag, noun_phrase, plural
from sayso.reading.pronouns import FIRST_PERSON, GROUPS, IT, RELATIVE, SECOND_PERSON, THEY, WHO, WHOM, I

_TRIED = 3  # of the encoder's antecedents, for one that agrees with a pronoun
_TOP = 6  # sentences
_NO_ONE = (PRONOUNS - {"one"}) | frozenset(["nothing", "none", "there"])
_RETOLD = frozenset({"Event", "Agreement"})  # told again by another noun: "the attack", "the operation"
_SOMEBODY = frozenset("one another other others some many several each".split())
_NOT_THE_HOLDER = frozenset("next future new former first last any another every potential would-be prospective a an no".split())


class Referents:
    """Resolves words of one document to entities.

    Args:
        a: the analysis.
        names: its named mentions, in text order.
        times: words that tell a time; they refer to nobody.
    """

    def __init__(self, a: Analysis, names: list[Name], times: frozenset[int] = frozenset()) -> None:
        self.a = a
        self._times = times
        self.all: list[Referent] = []
        self._word: dict[int, int] = {}
        self._name_at: dict[int, Name] = {n_word: n for n in names for n_word in range(n.first, n.last + 1)}
        self._speaker: list[tuple[Span, int]] = []
        self._quoting: list[tuple[Span, int]] = []
        self._saying: dict[int, list[Span]] = {}  # the quotations that a word is said to utter
        self._pending: set[int] = set()
        self._nobody: set[int] = set()  # words that the question being asked has found to refer to nothing
        self._author: int | None = None
        for index, spoken in enumerate(gather(a, names, self.all)):
            for n in spoken:
                self.all[index].mentions[a.span(n.first, n.last)] = "name"
                self._word.update(dict.fromkeys(range(n.first, n.last + 1), index))
        self._of: dict[int, set[int]] = defaultdict(set)  # the bodies an entity is said to be of
        self._offices = self._held_offices(names)
        self._nouns: dict[str, list[int]] = defaultdict(list)  # bodies by the noun their name turns on
        for index, r in enumerate(self.all):
            if r.type != "Person":
                self._nouns[noun_of(r.name)].append(index)

    # -- names ---------------------------------------------------------------------------------------------------

    def _held_offices(self, names: list[Name]) -> dict[str, list[tuple[int, frozenset[int]]]]:
        """Posts the text itself gives to people ("Narish minister Ana Voss"): head noun → persons and the bodies named with it."""
        a = self.a
        out: dict[str, list[tuple[int, frozenset[int]]]] = defaultdict(list)
        for n in names:
            person = self._word[n.first]
            if n.type != "Person" or self.all[person].type != "Person":
                continue
            heads = [n.first - 1] if n.first and a.sentence_of[n.first - 1] == a.sentence_of[n.first] else []
            heads += [c for c in a.children[n.first] if a.deprel[c] == "appos"]
            for h in heads:
                if a.upos[h] in ("NOUN", "PROPN") and h not in self._word and self._type(h) == "Person":
                    bodies = self._bodies(h)
                    self._of[person] |= bodies
                    out[lemmas(a.words[h])[0]].append((person, bodies))
        return out

    def _bodies(self, head: int) -> frozenset[int]:
        """Named entities inside the noun phrase of a post, persons apart."""
        first, last = noun_phrase(self.a, head)
        low = min(first, max(0, head - 4))
        inside = {
            self._word[i] for i in range(low, last + 1) if i in self._name_at and self.a.sentence_of[i] == self.a.sentence_of[head]
        }
        return frozenset(i for i in inside if self.all[i].type != "Person")

    # -- words ---------------------------------------------------------------------------------------------------

    def speaker(self, span: Span, entity: int, quotes: Iterable[Span] = ()) -> None:
        """Inside ``span`` the first person is ``entity`` (the source of a quotation), and inside ``quotes`` the third is not."""
        self._speaker.append((span, entity))
        self._quoting += [(q, entity) for q in quotes]

    def says(self, word: int, quotes: list[Span]) -> None:
        """Tells that ``word`` is who utters ``quotes``: it means nobody who is named in them alone."""
        self._saying[word] = quotes

    def tells_time(self, word: int) -> bool:
        """Whether ``word`` is part of a time expression."""
        return word in self._times

    def named_at(self, word: int) -> int | None:
        """The entity of the named mention that covers ``word``."""
        return self._word[word] if word in self._name_at else None

    def named_words(self) -> list[int]:
        """The words of all named mentions, in text order."""
        return sorted(self._name_at)

    def known_at(self, word: int) -> int | None:
        """The entity that ``word`` is already known to refer to."""
        return self._word.get(word)

    def of_word(self, word: int) -> int | None:
        """The entity that the phrase headed by ``word`` refers to, made new if need be; None for what refers to nothing.

        The mention is recorded. Pronouns without an antecedent refer to nothing.
        """
        if word in self._word:
            return self._word[word]
        if word in self._pending or word in self._nobody or word in self._times:
            return None
        self._pending.add(word)
        try:
            index = self._resolve(word)
        finally:
            self._pending.discard(word)
        if index is not None:
            self._word[word] = index
        if not self._pending:
            self._nobody.clear()
        elif index is None:
            self._nobody.add(word)
        return index

    def _resolve(self, word: int) -> int | None:
        a = self.a
        form = a.lower[word]
        if a.upos[word] in ("PRON", "DET") and form in PRONOUNS and form != "one":
            index = self._pronoun(word, form)
            if index is not None and form not in RELATIVE:
                self.all[index].mentions.setdefault(a.spans[word], "pronoun")
            return index
        if a.upos[word] not in ("NOUN", "PROPN", "ADJ", "NUM", "X", "SYM", "DET", "PRON") or form in _NO_ONE or in_tag(a, word):
            return None
        first, last = noun_phrase(a, word)
        same = self._titled(word, first, last) if form not in _SOMEBODY else None
        if same is None:
            same = self._definite(word, first)
        span = a.span(first, last)
        if same is None:
            same = self._new(word, span)
            self._of[same] |= self._bodies(word)
        self.all[same].mentions.setdefault(span, "nominal")
        return same

    def goes_on(self, word: int, speaker: int) -> bool:
        """Takes a third person pronoun for one who spoke just before, if it can stand for that one; whether it did."""
        form, r = self.a.lower[word], self.all[speaker]
        # a person by a noun that the codebook does not know: "a shepherd"
        somebody = not r.named and r.type == "Group" and r.name.lower().startswith(("a ", "an ", "one"))
        if word in self._word or gender.pronoun(form) is None or not (self._agrees(form, speaker) or somebody):
            return False
        self._word[word] = speaker
        self.all[speaker].mentions.setdefault(self.a.spans[word], "pronoun")
        return True

    def writes(self, word: int) -> None:
        """Takes a first person pronoun for the text's author, the one person of its byline where it has one."""
        if self._author is None:
            self._author = self._byline()
        if self._author is None:
            self.all.append(Referent("the author", "Person", head="author"))
            self._author = len(self.all) - 1
        if self.a.lower[word] in FIRST_PERSON:
            self._word[word] = self._author
            self.all[self._author].mentions.setdefault(self.a.spans[word], "pronoun")

    def _byline(self) -> int | None:
        """The person named right behind "By" at the start of a line near the top."""
        for start, end in self.a.sentences[:_TOP]:
            if self.a.lower[start] == "by" and end - start > 1:
                who = self.named_at(start + 1)
                people = {p for i in range(start, end) if (p := self.named_at(i)) is not None and self.all[p].type == "Person"}
                return who if people == {who} else None
        return None

    def first_outlet(self) -> int | None:
        """The outlet named first in the text."""
        named = [(min(r.mentions), index) for index, r in enumerate(self.all) if r.named and r.type == "Outlet"]
        return min(named)[1] if named else None

    def stands_for(self, word: int, entity: int) -> None:
        """Takes the noun ``word`` for a mention of ``entity``."""
        self._word[word] = entity
        self.all[entity].mentions.setdefault(self.a.span(*noun_phrase(self.a, word)), "nominal")

    def state_of(self, word: int) -> int | None:
        """The state, named in the text, whose people a noun is: Mali for "Malians"."""
        known = gazetteer().get(self.a.lower[word])
        if known is None or not known.people:
            return None
        return next((index for index, r in enumerate(self.all) if r.named and r.name == known.name), None)

    def acts(self, index: int) -> bool:
        """Whether an entity can be a party to something: it has a name, or its head noun names a kind of actor, place or event."""
        r = self.all[index]
        return r.named or r.head in noun_types()

    def _new(self, word: int, span: Span) -> int:
        text = tidy(self.a.text[span.start : span.end])
        self.all.append(Referent(text, self._type(word), plural=plural(self.a, word), head=lemmas(self.a.words[word])[0]))
        return len(self.all) - 1

    def _type(self, word: int) -> EntityType:
        found = noun_types()
        for lemma in lemmas(self.a.words[word]):
            if lemma in found:
                kind = found[lemma]
                return "Group" if kind == "Person" and plural(self.a, word) else kind
        return "Group"

    def _titled(self, word: int, first: int, last: int) -> int | None:
        """The person or body whose title or apposition this phrase is: "President X", "X, head of Y", "the group Y"."""
        a = self.a
        for c in a.children[word]:
            if a.deprel[c] in ("flat", "appos") or (a.deprel[c] == "compound" and c > word):
                target = None if any(a.upos[i] == "ADP" for i in range(word + 1, c)) else self.named_at(c)
                if target is None and a.deprel[c] == "appos":
                    target = self.named_at(called(a, c) or c)
                if target is not None and (a.deprel[c] != "appos" or self._compatible(word, target)):
                    return target
        for n in (behind(a, self._name_at, word, last + 1), apposed(a, self._name_at, last + 1)):
            if n is not None and a.sentence_of[n.first] == a.sentence_of[word] and self._compatible(word, self._word[n.first]):
                return self._word[n.first]
        if a.deprel[word] in ("appos", "flat"):
            target = self.named_at(a.head[word])
            if target is not None and self._compatible(word, target):
                return target
        return None

    def _compatible(self, word: int, target: int) -> bool:
        mine, theirs = self._type(word), self.all[target].type
        if theirs == "Person":
            return mine == "Person"
        if theirs == "Outlet":
            return mine == "Outlet" or any(lemma in outlet_kinds() for lemma in lemmas(self.a.words[word]))
        return mine == theirs or (mine in GROUPS and theirs in GROUPS)

    def _definite(self, word: int, first: int) -> int | None:
        """An earlier entity meant by a definite phrase: by the encoder's antecedent if it fits, else by the same head noun."""
        a = self.a
        if a.lower[word] in _SOMEBODY:
            return None
        if a.upos[word] == "NUM":
            return self._counted(word) if a.lower[max(0, min(first, word - 1))] in ("the", "these", "those") else None
        holder = self._holder(word, first)
        if holder is not None:
            return holder
        if a.lower[first] in ("the", "this") and first == word - 1 and (body := self._named_with(word)) is not None:
            return body
        definite = a.lower[first] in ("the", "this", "these", "those", "both", "that", "its", "their", "his", "her")
        antecedent = self.a.antecedent(word)
        if antecedent is not None and definite:
            target = self.of_word(antecedent)
            if target is not None and self._of_same(word, target) and (a.lower[first] not in OWN or self._called(word, target)):
                return target
        if a.lower[first] in ("the", "these", "those", "this"):
            head = lemmas(a.words[word])[0]
            for index in range(len(self.all) - 1, -1, -1):
                r = self.all[index]
                if not r.named and r.head == head and r.plural == plural(a, word) and min(r.mentions).start < a.spans[word].start:
                    return index
        return None

    def _counted(self, word: int) -> int | None:
        """The latest group told with the same number: "**two** diplomats" for "the two"."""
        number = self.a.lower[word]
        for index in range(len(self.all) - 1, -1, -1):
            r = self.all[index]
            if not r.named and number in r.name.lower().split() and min(r.mentions).start < self.a.spans[word].start:
                return index
        return None

    def _named_with(self, word: int) -> int | None:
        """The one body named so far whose name turns on the noun ``word``: the Desert Directorate for "the directorate"."""
        at = self.a.spans[word].start
        fits = [index for index in self._nouns.get(self.a.lower[word], ()) if min(self.all[index].mentions).start < at]
        return fits[0] if len(fits) == 1 else None

    def _called(self, word: int, target: int) -> bool:
        """Whether an entity is called by the noun ``word``."""
        return self.all[target].head == lemmas(self.a.words[word])[0]

    def _of_same(self, word: int, target: int) -> bool:
        """Whether a definite phrase may mean ``target``: kinds agree, and bodies named in both are not different ones."""
        bodies = self._bodies(word)
        if bodies and target not in bodies and not bodies & self._of[target]:
            return False
        r = self.all[target]
        if r.head == lemmas(self.a.words[word])[0]:
            return True
        return (r.named or r.type in _RETOLD) and self._compatible(word, target)  # "the spokesman" is not "an engineer"

    def _holder(self, word: int, first: int) -> int | None:
        """The one person to whom the text gives the post this singular phrase names, of the same body if the phrase names one."""
        a = self.a
        held = self._offices.get(lemmas(a.words[word])[0])
        if not held or plural(a, word) or any(a.lower[i] in _NOT_THE_HOLDER for i in range(first, word)):
            return None
        bodies = self._bodies(word)
        if not bodies and a.lower[first] not in ("the", "his", "her", "their", "its", "our", "my"):
            return None
        fits = {person for person, of in held if (bodies & of if bodies else True)}
        return fits.pop() if len(fits) == 1 else None

    def _pronoun(self, word: int, form: str) -> int | None:
        a = self.a
        if form in SECOND_PERSON or (form in ("this", "that", "these", "those", "one") and a.deprel[word] != "nsubj"):
            return None
        if form in FIRST_PERSON:
            inside = [(s.end - s.start, e) for s, e in self._speaker if s.start <= a.spans[word].start < s.end]
            speaker = min(inside)[1] if inside else None
            return speaker if form in I else self._we(word, speaker)
        if form in RELATIVE:
            if form in WHO and (before := self.named_at(word - 1)) is not None and self.all[before].type in WHOM:
                return before
            clause = next((i for i in (word, a.head[word], a.head[a.head[word]]) if a.deprel[i] == "acl:relcl"), None)
            return self.of_word(a.head[clause]) if clause is not None else self._just_before(word)
        main = self._main_subject(word) if form in IT or form in THEY else None
        if main is not None and self._agrees(form, main):
            return main
        barred = self._speaking(word) if gender.pronoun(form) else None
        quotes = self._saying.get(word, ())

        def uttered(i: int) -> bool:
            return any(q.start <= a.spans[i].start < q.end for q in quotes)

        def able(target: int) -> bool:
            return target != barred and self._agrees(form, target)

        for antecedent in self.a.likely_antecedents(word)[:_TRIED]:
            target = None if uttered(antecedent) else self.of_word(antecedent)
            if target is not None and able(target):
                return target
        return pronouns.recent(
            a,
            word,
            lambda i: None if (known := self._word.get(i)) is None or uttered(i) else known,
            lambda target: able(target) and pronouns.near_enough(form, self.all[target]),
        )

    def _speaking(self, word: int) -> int | None:
        """Who says the quotation that ``word`` stands in."""
        at = self.a.spans[word].start
        return next((entity for quote, entity in reversed(self._quoting) if quote.start <= at < quote.end), None)

    def _we(self, word: int, speaker: int | None) -> int | None:
        """Whom "we" stands for: the body of people the encoder goes back to, else the one the speaker is of, else the speaker."""
        for antecedent in self.a.likely_antecedents(word)[:1]:
            target = None if self.a.head[antecedent] == self.a.head[word] else self.of_word(antecedent)  # whom "we" do something to
            if target is None or not (self.a.lower[antecedent] in FIRST_PERSON or self.acts(target)):
                continue
            if self.all[target].plural or self.all[target].type in GROUPS:
                return target
        bodies = self._of[speaker] if speaker is not None else set()
        return min(bodies) if len(bodies) == 1 else speaker

    def _main_subject(self, word: int) -> int | None:
        """The named subject of the clause that a pronoun's own clause depends on: "Peru will not act unless **it** is attacked"."""
        a = self.a
        clause = a.head[word]
        if a.deprel[word] not in ("nsubj", "nsubj:pass") or a.deprel[clause] != "advcl":
            return None
        subject = a.child(a.head[clause], "nsubj", "nsubj:pass")
        return None if subject is None or subject > word else self.named_at(subject)

    def _just_before(self, word: int) -> int | None:
        """The name that stands right before a relative pronoun and its comma."""
        return next((self._word[i] for i in range(word - 1, max(word - 3, -1), -1) if i in self._name_at), None)

    def _agrees(self, form: str, target: int) -> bool:
        return pronouns.agrees(self.a, form, self.all[target])

    # -- result --------------------------------------------------------------------------------------------------

    def entities(self, document: str) -> tuple[tuple[Entity, ...], dict[int | None, str]]:
        """The entities in order of first mention, and the id each index became; nobody (None) became none."""
        placed = {index: r.placed() for index, r in enumerate(self.all) if r.mentions}
        order = sorted(placed, key=lambda index: (placed[index][0][:2], index))
        ids: dict[int | None, str] = {index: f"{document}.e{n + 1}" for n, index in enumerate(order)}
        out = []
        for index in order:
            r = self.all[index]
            mentions = tuple(Mention(document, start, end, kind) for start, end, kind in placed[index])
            out.append(Entity(ids[index], r.name, r.type, mentions))
        return tuple(out), ids
