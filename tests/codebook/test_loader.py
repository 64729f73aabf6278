"""The loader: the default codebook, and a person's own file over it."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest

from sayso.codebook import Codebook, load
from sayso.codebook.schemes import UCDP_TYPES
from sayso.errors import CodebookError

_LEDGER = """
funds arms trains supplies_materiel sends_troops shares_intelligence hosts joint_operations supports_politically
supports_other member_of part_of leads commands founded allied_with represents backs_generally planned approved knew_of
did_not_warn warned intends claims_responsibility met_with contacted negotiated_with agreed_with visited urged praised
criticised threatened promised denied_responsibility attacked killed captured struck deployed smuggled fought sanctioned
lifted_sanctions released_funds bought_from recognises normalised_with
"""
LEDGER = _LEDGER.split()
"""The relations of the default codebook, as the ledger names them."""

TOLD_APART_BY_TYPE = {("member_of", "part_of")}


@pytest.fixture(scope="module")
def book() -> Codebook:
    return load()


def own(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "my.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_default_has_the_ledgers_relations(book: Codebook) -> None:
    assert sorted(book.relations) == sorted(LEDGER)


def test_the_ledger_names_no_other_relation() -> None:
    path = Path(__file__).parents[3] / "shared" / "acceptance" / "LEDGER.md"
    if not path.is_file():
        pytest.skip("the acceptance material is not beside this checkout")
    text = path.read_text(encoding="utf-8").partition("Relations of the default codebook")[2].partition(":")[2]
    named = re.findall(r"[a-z]+(?:_[a-z]+)*(?=[,.]|\s·)", text.replace("\n", " "))
    assert sorted(named) == sorted(LEDGER)


def test_every_relation_is_defined_expressed_and_shown(book: Codebook) -> None:
    for relation in book.relations.values():
        assert relation.definition.endswith("."), relation.code
        assert relation.label and relation.group != "other", relation.code
        assert len(relation.expressions) >= 10, relation.code
        assert relation.examples, relation.code
        assert relation.symmetric or relation.inverse, relation.code


def test_examples_hold_their_participants(book: Codebook) -> None:
    for relation in book.relations.values():
        for example in relation.examples:
            for words in (example.subject, example.object):
                assert words is None or words.casefold() in example.text.casefold(), example


def test_every_pattern_is_about_someone(book: Codebook) -> None:
    for patterns in book.by_lemma.values():
        for pattern in patterns:
            assert {"S", "O"} & {slot.filler[0] for slot in pattern.slots}, pattern


def test_no_two_relations_claim_the_same_shape(book: Codebook) -> None:
    clashes = []
    for key, patterns in book.by_lemma.items():
        codes = defaultdict(set)
        for pattern in patterns:
            codes[frozenset((slot.name, slot.filler) for slot in pattern.slots if not slot.optional)].add(pattern.code)
        clashes += [(key, found) for found in codes.values() if len(found) > 1 and tuple(sorted(found)) not in TOLD_APART_BY_TYPE]
    assert clashes == []


def test_specific_patterns_come_first(book: Codebook) -> None:
    for patterns in book.by_lemma.values():
        assert [p.specificity for p in patterns] == sorted((p.specificity for p in patterns), reverse=True)


@pytest.mark.parametrize(
    ("pos", "lemma", "code"),
    [
        ("verb", "bankroll", "funds"),
        ("verb", "arm", "arms"),
        ("noun", "airstrike", "struck"),
        ("noun", "ambush", "attacked"),
        ("noun", "clash", "fought"),
        ("compound", "backed", "backs_generally"),
        ("compound", "pro", "supports_politically"),
        ("verb", "arrest", "captured"),
        ("verb", "phone", "contacted"),
        ("noun", "spokeswoman", "represents"),
        ("verb", "unfreeze", "released_funds"),
        ("noun", "embargo", "sanctioned"),
    ],
)
def test_common_words_lead_to_their_relation(book: Codebook, pos: str, lemma: str, code: str) -> None:
    assert code in {pattern.code for pattern in book.patterns(pos, lemma)}


def test_unknown_words_have_no_patterns(book: Codebook) -> None:
    assert book.patterns("verb", "zzz") == ()


def test_loading_twice_gives_the_same(book: Codebook) -> None:
    assert load() == book


def test_own_relation_and_class(tmp_path: Path) -> None:
    path = own(
        tmp_path,
        """
[class]
policy = "policy cover"
[relation.insures]
definition = "The subject insures the object."
expressions = ["S insure O", "S write {policy} for O"]
examples = [{ text = "Harbour Mutual insured the ferry.", subject = "Harbour Mutual", object = "the ferry" }]
[relation.funds]
also = ["S crowdfund O"]
""",
    )
    book = load(path)
    assert book.patterns("verb", "insure")[0].code == "insures"
    assert book.relations["insures"].examples[0].object == "the ferry"
    assert book.patterns("verb", "crowdfund")[0].code == "funds"
    assert book.relations["funds"].ucdp == "ext_f"
    assert len(book.relations["funds"].expressions) == len(load().relations["funds"].expressions) + 1
    assert "insures" not in load().relations


@pytest.mark.parametrize(
    ("code", "subject", "object_", "ucdp", "plover"),
    [
        ("sends_troops", "Country", "ArmedGroup", "ext_x", "AID"),
        ("sends_troops", "Country", "Country", "ext_p", "AID"),
        ("captured", "StateBody", "Person", None, "COERCE/arrest"),
        ("captured", "ArmedGroup", "Person", None, "ASSAULT/abduct"),
        ("captured", "StateBody", "ArmedGroup", None, "ASSAULT/abduct"),
        ("captured", "ArmedGroup", "Place", None, "COERCE/seize"),
        ("captured", None, None, None, "COERCE/arrest"),
        ("deployed", "Country", "Weapon", None, "MOBILIZE/weapons"),
    ],
)
def test_the_types_of_the_parties_decide_the_code_of_a_scheme(
    code: str, subject: str | None, object_: str | None, ucdp: str | None, plover: str
) -> None:
    relation = load().relations[code]
    assert (relation.ucdp_of(subject, object_), relation.plover_of(subject, object_)) == (ucdp, plover)


def test_every_type_of_external_support_has_a_relation() -> None:
    relations = load().relations.values()
    reached = {r.ucdp for r in relations} | {where.code for r in relations for where in r.ucdp_where}
    assert reached - {None} == UCDP_TYPES


def test_an_own_code_comes_without_the_conditions_of_the_old_one(tmp_path: Path) -> None:
    book = load(own(tmp_path, '[relation.sends_troops]\nucdp = "ext_o"\n[relation.captured]\nlabel = "took"\n'))
    assert book.relations["sends_troops"].ucdp_of("Country", "Country") == "ext_o"
    assert book.relations["captured"].plover_of("ArmedGroup", "Place") == "COERCE/seize"


def test_own_expressions_replace(tmp_path: Path) -> None:
    book = load(own(tmp_path, "[relation.funds]\nexpressions = '''\n# only this\nS endow O\n'''\n"))
    assert book.relations["funds"].expressions == ("S endow O",)
    assert "funds" not in {pattern.code for pattern in book.patterns("verb", "bankroll")}


def test_own_class_reaches_the_default_relations(tmp_path: Path) -> None:
    book = load(own(tmp_path, '[class]\nbombardment = "sortie"\n'))
    assert "struck" in {pattern.code for pattern in book.patterns("noun", "sortie")}
    assert "struck" not in {pattern.code for pattern in book.patterns("noun", "airstrike")}


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (
            '[relation.arms]\nexpressions = ["S arm O", "S ship {wepon} to O"]',
            'my.toml: relation "arms": field "expressions"[1]: unknown class {wepon}; did you mean {weapon}?',
        ),
        ('[relation.arms]\nalso = ["S give O to"]', 'my.toml: relation "arms": field "also"[0]: nothing follows'),
        ('[relation.arms]\nexpresions = ["S arm O"]', 'field "expresions": unknown field; did you mean "expressions"?'),
        ("[relation.arms]\nexpressions = [1]", 'field "expressions": expected a list of strings'),
        ('[relation.arms]\nucdp = "ext_q"', "field \"ucdp\": unknown value 'ext_q'"),
        ('[relation.arms]\nplover = "AIDS"', "field \"plover\": unknown value 'AIDS'; did you mean 'AID'?"),
        (
            '[relation.arms]\nucdp_where = [{ object = ["Place"], code = "ext_q" }]',
            "ucdp_where[0]: field \"code\": unknown value 'ext_q'",
        ),
        ('[relation.arms]\nucdp_where = [{ object = ["Place"] }]', 'ucdp_where[0]: field "code": missing'),
        ('[relation.arms]\nplover_where = [{ object = ["Plce"], code = "AID" }]', "unknown entity type 'Plce'"),
        ('[relation.arms]\nsubject_types = ["Persn"]', "field \"subject_types\": unknown entity type 'Persn'"),
        ('[relation.arms]\nsymmetric = "yes"', 'field "symmetric": expected true or false'),
        ("[relation.arms]\ndefinition = 3", 'field "definition": expected a string'),
        ('[relation.arms]\nexamples = ["x"]', "examples[0]: expected a table"),
        ('[relation.insures]\nexpressions = ["S insure O"]', 'relation "insures": field "definition": missing'),
        ('[relation."In Sures"]\ndefinition = "x"', "a code is lower-case letters"),
        ("[relation]\narms = 3", 'relation "arms": expected a table'),
        ("relation = 3", "[relation]: expected a table"),
        ("[class]\nweapon = 3", '[class]: field "weapon": expected a list of strings'),
        ('[class]\nweapon = ""', 'field "weapon": expected lower-case letters as the name and at least one word'),
        ("[relations.arms]\n", 'field "relations": unknown field; did you mean "relation"?'),
        ("[relation.arms\n", "my.toml: not valid TOML"),
        ("x = " + "[" * 5000, "my.toml: not valid TOML"),
    ],
)
def test_mistakes_name_file_entry_and_field(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(CodebookError) as caught:
        load(own(tmp_path, text))
    assert complaint in str(caught.value)
    assert "\n" not in str(caught.value)


def test_broken_toml_names_the_line(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="line 2"):
        load(own(tmp_path, "[class]\nweapon = \n"))


def test_a_missing_file_and_a_binary_one(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="cannot be read"):
        load(tmp_path / "none.toml")
    (tmp_path / "b.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CodebookError, match="not UTF-8"):
        load(tmp_path / "b.toml")
    with pytest.raises(CodebookError, match="cannot be read"):
        load(tmp_path)
