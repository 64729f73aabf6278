"""Who is meant by nouns and pronouns; trees written by hand, so no model is asked."""

from __future__ import annotations

import pytest

from sayso.model import EntityType
from sayso.reading.analysis import Analysis
from sayso.reading.names import Name
from sayso.reading.referents import Referents
from tests.reading.trees import tree, word


def _referents(a: Analysis, names: dict[tuple[str, ...], EntityType]) -> Referents:
    return Referents(a, [Name(word(a, form[0]), word(a, form[-1]), kind) for form, kind in names.items()])


DESERT = "Desert/P/compound/2 Directorate/P/nsubj/3 slept/V/root/0"


@pytest.mark.parametrize(
    ("later", "same"),
    [
        ("the/D/det/2 directorate/N/nsubj/3 woke/V/root/0", True),
        ("a/D/det/2 directorate/N/nsubj/3 woke/V/root/0", False),
        ("the/D/det/3 old/A/amod/3 directorate/N/nsubj/4 woke/V/root/0", False),
    ],
)
def test_a_body_is_meant_by_the_noun_its_name_turns_on(later: str, same: bool) -> None:
    a = tree(DESERT, later)
    referents = _referents(a, {("Desert", "Directorate"): "StateBody"})
    assert (referents.of_word(word(a, "directorate")) == referents.named_at(0)) is same


@pytest.mark.parametrize(("noun", "same"), [("engineer", True), ("spokesman", False)])
def test_a_definite_phrase_is_no_unnamed_person_told_by_another_noun(noun: str, same: bool) -> None:
    a = tree("an/D/det/2 engineer/N/nsubj/3 slept/V/root/0", f"the/D/det/2 {noun}/N/nsubj/3 left/V/root/0")
    a.antecedents[4] = [1, 4]
    referents = _referents(a, {})
    assert (referents.of_word(4) == referents.of_word(1)) is same


def test_an_event_may_be_told_again_by_another_noun() -> None:
    a = tree("an/D/det/2 attack/N/nsubj/3 failed/V/root/0", "the/D/det/2 operation/N/nsubj/3 ended/V/root/0")
    a.antecedents[4] = [1, 4]
    referents = _referents(a, {})
    assert referents.of_word(4) == referents.of_word(1)


def test_two_bodies_of_that_noun_leave_it_open() -> None:
    a = tree(DESERT, "River/P/compound/2 Directorate/P/nsubj/3 slept/V/root/0", "the/D/det/2 directorate/N/nsubj/3 woke/V/root/0")
    referents = Referents(a, [Name(0, 1, "StateBody"), Name(3, 4, "StateBody")])
    assert referents.of_word(word(a, "directorate")) not in (referents.named_at(0), referents.named_at(3))


def test_a_counted_group_is_the_one_told_with_that_number() -> None:
    a = tree(
        "two/M/nummod/2 pilots/N/nsubj/3 slept/V/root/0",
        "three/M/nummod/2 cooks/N/nsubj/3 woke/V/root/0",
        "the/D/det/2 two/M/nsubj/3 left/V/root/0",
    )
    referents = _referents(a, {})
    pilots = referents.of_word(word(a, "pilots"))
    referents.of_word(word(a, "cooks"))
    assert referents.of_word(a.words.index("two", 4)) == pilots


@pytest.mark.parametrize("form", ["one", "another", "some"])
def test_one_of_several_is_somebody_of_their_own(form: str) -> None:
    a = tree("Voss/P/nsubj/2 slept/V/root/0", f"{form}/N/nsubj/2 left/V/root/0")
    a.antecedents[2] = [0, 2]
    referents = _referents(a, {("Voss",): "Person"})
    assert referents.of_word(2) not in (None, referents.named_at(0))


def test_her_deputy_is_not_who_was_called_something_else() -> None:
    a = tree("the/D/det/2 minister/N/nsubj/3 slept/V/root/0", "her/O/nmod:poss/2 deputy/N/nsubj/3 left/V/root/0")
    a.antecedents[word(a, "deputy")] = [word(a, "minister"), word(a, "deputy")]
    referents = _referents(a, {})
    assert referents.of_word(word(a, "minister")) != referents.of_word(word(a, "deputy"))


def test_a_body_behind_a_preposition_is_not_the_group_of_it() -> None:
    a = tree("a/D/det/2 panel/N/nsubj/5 of/I/case/4 Interpol/P/compound/2 met/V/root/0")
    referents = _referents(a, {("Interpol",): "Organization"})
    assert referents.of_word(word(a, "panel")) != referents.named_at(word(a, "Interpol"))


def test_he_is_nobody_whom_the_text_calls_her() -> None:
    a = tree("Voss/P/nsubj/2 slept/V/root/0", "she/O/nsubj/2 woke/V/root/0", "he/O/nsubj/2 left/V/root/0")
    a.antecedents[word(a, "she")] = [0, word(a, "she")]
    a.antecedents[word(a, "he")] = [0, word(a, "he")]
    referents = _referents(a, {("Voss",): "Person"})
    assert referents.of_word(word(a, "she")) == referents.named_at(0)
    assert referents.of_word(word(a, "he")) is None


@pytest.mark.parametrize(("before", "meant"), [("Voss", "Voss"), ("Voss/P/nsubj/2 ,/./punct/2", "hand")])
def test_who_means_the_name_it_follows_without_a_comma(before: str, meant: str) -> None:
    named = before if "/" in before else f"{before}/P/appos/3"
    a = tree(f"the/D/det/2 hand/N/nsubj/{5 + named.count(' ')} {named} who/O/nsubj/{5 + named.count(' ')} slept/V/acl:relcl/2")
    referents = _referents(a, {("Voss",): "Person"})
    assert referents.of_word(word(a, "who")) == referents.of_word(word(a, meant))


def test_an_editors_brackets_are_no_part_of_a_name() -> None:
    a = tree("[/./punct/3 Peru/P/nmod:poss/5 's/T/case/2 ]/./punct/2 axis/N/nsubj/6 slept/V/root/0")
    referents = _referents(a, {("Peru",): "Country"})
    index = referents.of_word(word(a, "axis"))
    assert index is not None and referents.all[index].name == "Peru 's axis"


@pytest.mark.parametrize(("noun", "same"), [("paper", True), ("agency", True), ("group", False)])
def test_an_outlet_is_meant_by_nouns_for_outlets_alone(noun: str, same: bool) -> None:
    a = tree(f"the/D/det/2 {noun}/N/nsubj/4 Courier/P/appos/2 slept/V/root/0")
    referents = _referents(a, {("Courier",): "Outlet"})
    assert (referents.of_word(word(a, noun)) == referents.named_at(2)) is same


def test_he_is_nobody_whose_name_or_title_calls_for_she() -> None:
    a = tree(
        "Mrs/N/compound/2 Voss/P/nsubj/3 slept/V/root/0", "Ana/P/nsubj/3 Orsk/P/flat/1 woke/V/root/0", "he/O/nsubj/2 left/V/root/0"
    )
    he = word(a, "he")
    a.antecedents[he] = [1, he]
    referents = Referents(a, [Name(1, 1, "Person"), Name(3, 4, "Person")])
    assert referents.of_word(he) is None


def test_he_in_a_quotation_is_not_who_utters_it() -> None:
    a = tree("“Lee/P/nsubj/2 slept/V/root/0 and/C/cc/5 he/O/nsubj/5 left”/V/conj/2 Voss/P/nsubj/7 said/V/parataxis/2")
    he = word(a, "he")
    a.antecedents[he] = [word(a, "Voss"), he]
    quote = a.span(0, 4)
    referents = _referents(a, {("“Lee",): "Person", ("Voss",): "Person"})
    referents.speaker(quote, referents.named_at(word(a, "Voss")) or 0, [quote])
    assert referents.of_word(he) == referents.named_at(0)


def test_he_who_says_it_is_nobody_named_in_it_alone() -> None:
    a = tree("Voss/P/nsubj/2 spoke/V/root/0", "“Lee/P/nsubj/2 slept”/V/ccomp/4 he/O/nsubj/4 said/V/root/0")
    he = word(a, "he")
    a.antecedents[he] = [word(a, "“Lee"), he]
    referents = _referents(a, {("Voss",): "Person", ("“Lee",): "Person"})
    referents.says(he, [a.span(2, 3)])
    assert referents.of_word(he) == referents.named_at(0)


@pytest.mark.parametrize(("before", "held"), [("the", True), ("the next", False), ("a", False)])
def test_a_post_is_its_holder_unless_it_is_another_one(before: str, held: bool) -> None:
    post = f"{before.split()[0]}/D/det/{1 + len(before.split())} " + ("next/A/amod/3 " if "next" in before else "")
    a = tree(
        "Peru/P/nmod:poss/3 's/T/case/1 president/N/nsubj/5 Voss/P/appos/3 slept/V/root/0",
        f"{post}president/N/nsubj/{2 + len(before.split())} woke/V/root/0",
    )
    referents = _referents(a, {("Peru",): "Country", ("Voss",): "Person"})
    later = max(i for i, form in enumerate(a.words) if form == "president")
    assert (referents.of_word(later) == referents.named_at(word(a, "Voss"))) is held


NAMED = [("Voss", True), ("Ana", True), ("Orsk Voss", True), ("Ana Voss", True), ("Orsk", False), ("Eva Voss", False)]


@pytest.mark.parametrize(("short", "same"), NAMED, ids=[n[0] for n in NAMED])
def test_a_shorter_name_is_the_one_person_it_can_be(short: str, same: bool) -> None:
    forms = short.split()
    again = " ".join(f"{form}/P/nsubj/{len(forms) + 1}" for form in forms)
    a = tree("Ana/P/nsubj/4 Orsk/P/flat/1 Voss/P/flat/1 slept/V/root/0", f"{again} woke/V/root/0")
    referents = Referents(a, [Name(0, 2, "Person"), Name(4, 3 + len(forms), "Person")])
    assert (referents.named_at(0) == referents.named_at(4)) is same


def test_a_given_name_of_two_people_is_neither() -> None:
    a = tree(
        "Ana/P/nsubj/3 Voss/P/flat/1 slept/V/root/0", "Ana/P/nsubj/3 Orsk/P/flat/1 woke/V/root/0", "Ana/P/nsubj/2 left/V/root/0"
    )
    referents = Referents(a, [Name(0, 1, "Person"), Name(3, 4, "Person"), Name(6, 6, "Person")])
    assert referents.named_at(6) not in (referents.named_at(0), referents.named_at(3))


def test_mr_and_mrs_of_one_surname_are_two() -> None:
    a = tree(
        "Ana/P/nsubj/3 Orsk/P/flat/1 slept/V/root/0",
        "Mr./N/compound/2 Orsk/P/nsubj/3 woke/V/root/0",
        "Mrs./N/compound/2 Orsk/P/nsubj/3 left/V/root/0",
    )
    referents = Referents(a, [Name(0, 1, "Person"), Name(4, 4, "Person"), Name(7, 7, "Person")])
    assert referents.named_at(7) == referents.named_at(0) != referents.named_at(4)


def test_a_party_is_meant_by_its_adjective() -> None:
    a = tree("Liberal/A/amod/2 senators/N/nsubj/3 left/V/root/0", "the/D/det/3 Liberal/P/compound/3 Party/P/nsubj/4 fell/V/root/0")
    referents = Referents(a, [Name(0, 0, "Organization"), Name(4, 5, "Organization")])
    assert referents.named_at(0) == referents.named_at(4)


def test_a_post_cut_short_before_a_name_is_the_post() -> None:
    a = tree("Gov./N/compound/2 Voss/P/nsubj/3 slept/V/root/0", "the/D/det/2 governor/N/nsubj/3 woke/V/root/0")
    referents = _referents(a, {("Voss",): "Person"})
    assert referents.of_word(word(a, "governor")) == referents.named_at(1)


@pytest.mark.parametrize(("verb", "same"), [(4, True), (3, False)])
def test_we_are_not_whom_we_do_something_to(verb: int, same: bool) -> None:
    a = tree(f"Guild/P/nsubj/{verb} we/O/nsubj/3 fought/V/ccomp/4 says/V/root/0")
    a.antecedents[1] = [0, 1]
    referents = _referents(a, {("Guild",): "Organization"})
    assert (referents.of_word(1) == referents.named_at(0)) is same


def test_pronouns_that_mean_nobody_are_each_asked_once_in_one_question(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    resolve = Referents._resolve

    def counted(self: Referents, word: int) -> int | None:
        asked.append(word)
        assert len(asked) <= 40, "asked again and again"
        return resolve(self, word)

    monkeypatch.setattr(Referents, "_resolve", counted)
    a = tree(" ".join(f"he/O/nsubj/{n} said/V/{'root/0' if n == 2 else f'conj/{n - 2}'}" for n in range(2, 82, 2)))
    pronouns = [word for word, form in enumerate(a.lower) if form == "he"]
    a.antecedents |= {word: pronouns[max(0, n - 3) : n][::-1] for n, word in enumerate(pronouns)}
    assert _referents(a, {}).of_word(pronouns[-1]) is None and sorted(asked) == pronouns


SPOKESMAN = "A/D/det/2 spokesman/N/nsubj/{} for/I/case/5 the/D/det/5 army/N/nmod/2 ,/./punct/8 Col./N/dep/8 "


@pytest.mark.parametrize(
    ("rest", "names", "same"),
    [
        ("Orr/P/dep/{} ,/./punct/8 spoke/V/root/0", ["Orr"], True),
        ("Orr/P/dep/{} ,/./punct/8 and/C/cc/11 Voss/P/conj/8 spoke/V/root/0", ["Orr", "Voss"], False),
        ("Orr/P/dep/{} ,/./punct/8 Voss/P/conj/8 and/C/cc/12 Lin/P/conj/8 spoke/V/root/0", ["Orr", "Voss", "Lin"], False),
        ("Orr/P/dep/{} spoke/V/root/0", ["Orr"], False),
    ],
)
def test_who_is_named_between_commas_behind_a_post_holds_it(rest: str, names: list[str], same: bool) -> None:
    verb = len((SPOKESMAN + rest).split())
    a = tree((SPOKESMAN + rest).format(verb, verb))
    referents = _referents(a, {(name,): "Person" for name in names})
    assert (referents.of_word(1) == referents.named_at(word(a, "Orr"))) is same


def test_who_is_called_a_former_major_named_so_is_that_person() -> None:
    a = tree(
        "their/O/nmod:poss/2 leader/N/nsubj/10 ,/./punct/6 a/D/det/6 former/A/amod/6 major/N/appos/2 named/V/acl/6 Orr/P/xcomp/7 "
        ",/./punct/2 spoke/V/root/0"
    )
    referents = _referents(a, {("Orr",): "Person"})
    assert referents.of_word(1) == referents.named_at(word(a, "Orr"))


@pytest.mark.parametrize(("noun", "same"), [("owners", True), ("committee", True), ("letter", False)])
def test_they_are_several_or_a_body_and_no_thing(noun: str, same: bool) -> None:
    a = tree(f"the/D/det/2 {noun}/N/nsubj/3 left/V/root/0", "they/O/nsubj/2 slept/V/root/0")
    a.antecedents[3] = [1, 3]
    referents = _referents(a, {})
    assert (referents.of_word(1) == referents.of_word(3)) is same
