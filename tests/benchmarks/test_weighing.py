"""The measures of ``benchmarks.weighing`` on made-up piles; nothing here reads a document."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from benchmarks import weighing
from benchmarks.invented import THEATRE, Theatres, World, reading
from benchmarks.reading.common import Refused
from benchmarks.weighing import size
from benchmarks.weighing.__main__ import MEASURES
from benchmarks.weighing.copying import families
from benchmarks.weighing.copying.families import LOOK_ALIKES, held_out, sources, texts
from benchmarks.weighing.copying.scoring import KINDS, copied_pairs, figures, joined_pairs, related_pairs
from sayso.model import Claim, Document, LabelledRange, Origin, OriginKind, Pile, Span, Weighing


def _pile() -> Pile:
    """Every text as a document with one claim, not read."""
    documents = tuple(Document(f"d{text.name}", text.name, "", "text/plain", text.printed()) for text in texts())
    return Pile(documents, claims=tuple(Claim(f"{one.id}.c0", one.id, 0, 5, None, "be", None, None) for one in documents))


def _weighed(kind: OriginKind, *names: str) -> Weighing:
    claims = tuple(f"d{name}.c0" for name in names)
    return Weighing(origins=(Origin("o1", "x", kind, claims, "said"),), origin_of=dict.fromkeys(claims, "o1"))


def test_every_text_has_a_known_kind_parents_that_are_there_and_words() -> None:
    for text in texts():
        event = {other.letter: other for other in texts() if other.event == text.event}
        assert text.kind in (*KINDS, *LOOK_ALIKES)
        assert bool(text.parents) == (text.kind in KINDS)
        assert sources(text, event) <= event.keys()
        assert text.title and text.paragraphs


def test_the_held_out_part_is_frozen_and_as_well_formed() -> None:
    found = held_out()
    assert not {text.event for text in found} & {text.event for text in texts()}
    for text in found:
        event = {other.letter: other for other in found if other.event == text.event}
        assert text.kind in (*KINDS, *LOOK_ALIKES) and bool(text.parents) == (text.kind in KINDS)
        assert sources(text, event) <= event.keys() and text.title and text.paragraphs
    assert len({text.event for text in found if text.parents}) >= 12
    assert sum(text.kind in LOOK_ALIKES[1:] for text in found) >= 24


def test_a_held_out_part_that_was_changed_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(families, "HELD_OUT", tmp_path)
    (tmp_path / "families.txt").write_text("== 01 x\n")
    with pytest.raises(Refused, match="frozen"):
        families.held_out()


def test_there_are_forty_families_and_sixty_look_alikes() -> None:
    found = texts()
    assert len({text.event for text in found if text.parents}) >= 40
    assert sum(text.kind in LOOK_ALIKES[1:] for text in found) >= 60


def test_texts_of_two_parents_are_related_to_both_and_the_parents_are_not() -> None:
    related, independent = related_pairs(texts())
    assert {frozenset(("05a.txt", "05d.txt")), frozenset(("05d.txt", "05e.txt"))} <= related.keys()
    assert frozenset(("05a.txt", "05e.txt")) in independent


@pytest.mark.parametrize(("kind", "pairs"), [("outlet", 1), ("anonymous", 1), ("person", 0), ("document", 0)])
def test_a_speaker_s_words_in_two_texts_join_no_pair(kind: OriginKind, pairs: int) -> None:
    assert len(list(joined_pairs(_pile(), _weighed(kind, "01a.txt", "01x.txt")))) == pairs


def test_right_and_wrong_joins_are_counted() -> None:
    right = figures(texts(), _pile(), _weighed("outlet", "01a.txt", "01b.txt"))
    assert right["verbatim"]["hit"] == right["all"]["hit"] == right["all"]["found"] == 1
    wrong = figures(texts(), _pile(), _weighed("outlet", "01a.txt", "01x.txt", "02a.txt"))
    kept = wrong["independent pairs of one event kept apart"]
    assert (wrong["all"]["hit"], kept["of"] - kept["right"], wrong["joined pairs that are of two events"]) == (0, 1, 2)


def test_pairs_between_the_texts_need_no_claim() -> None:
    pile = _pile()
    documents = (replace(one, ranges=(LabelledRange(Span(0, len(one.text)), "body"),)) for one in pile.documents)
    pile = replace(pile, documents=tuple(documents), claims=())
    assert frozenset(("01a.txt", "01b.txt")) in set(copied_pairs(pile))


def test_every_measure_is_there() -> None:
    assert all((Path(weighing.__file__).parent / f"{name}.py").exists() or name == "copying" for name in MEASURES)


def test_a_world_that_grows_begins_as_the_one_that_does_not_and_brings_others() -> None:
    fixed, growing = World(words=200), Theatres(words=200)
    assert reading(7, growing.at(7)) == reading(7, fixed)
    later, again = growing.at(THEATRE), Theatres(words=200).at(THEATRE + 1)
    assert reading(THEATRE, later) == reading(THEATRE, again)
    for names in ("states", "groups", "outlets"):
        own, first = set(getattr(later, names)), set(getattr(fixed, names))
        assert 0 < len(own & first) <= len(first) // 9 and len(own) > 0.9 * len(first)
    assert growing.at(0) is growing and later.words == fixed.words


def test_sizes_measured_before_are_told_again_with_the_power_of_each_series(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def figures(cpu: float) -> dict[str, Any]:
        weighed = {"cpu": cpu, "peak_mib": 200.0, "blocks": 9, "bytes": 60_000_000, "steps": {"pairs": [9, cpu / 4]}}
        return {"make": {"claims": 20_000}, "weigh": weighed, "add": weighed}

    kept, page = tmp_path / "kept.json", tmp_path / "page.md"
    kept.write_text(json.dumps({"fixed": {"1000": figures(20), "10000": figures(400)}, "growing": {"1000": figures(20)}}))
    page.write_text("before\n<!-- weighing size: begin --><!-- weighing size: end -->\nafter\n")
    size.main(["--fixed", "1000,10000", "--growing", "1000", "--kept", str(kept), "--steps", "--update", str(page)])
    told = page.read_text()
    assert told.startswith("before") and told.endswith("after\n") and capsys.readouterr().out.strip() in told
    assert told.count("to the power of 1.30 (1,000 to 10,000)") == 1
    assert "| pairs | 5.0 | 100.0 | 1.30 |" in told and "A world that grows with the pile:" in told
