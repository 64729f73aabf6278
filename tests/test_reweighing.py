"""A ledger weighed: what sayso wrote comes back as it was, and what another program wrote is weighed by the same rules."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import sayso
from sayso import judging
from sayso.casefile import Case
from sayso.cli.demo_command import copy_examples
from sayso.errors import SaysoError
from sayso.exports import ledger
from sayso.reweighing import Weighed, weigh_ledger
from sayso.weighing.bench import Signature
from tests.exports import given

SIGNED = Signature("Ann Ode", "2031-06-01T00:00:00Z", "as the text says")


def _files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def _lines(folder: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The case file of the bundled examples."""
    folder = tmp_path_factory.mktemp("examples")
    copy_examples(folder / "reports")
    sayso.read(folder / "reports", case=folder / "c.sayso").close()
    return folder / "c.sayso"


def test_the_examples_weighed_again_from_their_ledger_are_the_same_bytes(examples: Path, tmp_path: Path) -> None:
    with Case.open(examples, read_only=True) as case:
        ledger.write(case, tmp_path / "L")
        found = Weighed(
            len(case.documents), len(case.claims), len(case.propositions), len(case.origins), len(case.relations), len(case.ties)
        )
    assert weigh_ledger(tmp_path / "L", tmp_path / "M") == found
    assert found.origins > 10 < found.ties
    assert _files(tmp_path / "M") == _files(tmp_path / "L")


def test_what_people_judged_holds_in_the_ledger_weighed_again(examples: Path, tmp_path: Path) -> None:
    copy = tmp_path / "c.sayso"
    copy.write_bytes(examples.read_bytes())
    with Case.open(copy) as case:
        bench = judging.bench(case)
        one, other = [origin.id for origin in case.origins if origin.kind == "anonymous"][:2]
        iran, hamas = (next(entity.id for entity in case.entities if entity.name == name) for name in ("Iran", "Hamas"))
        accepted, rejected, corrected = (claim.id for claim in [*case.claims.where(modality="actual")][:3])
        made = [
            bench.about("accept", accepted, SIGNED), bench.correct(corrected, {"modality": "opinion"}, SIGNED),
            bench.between("join", one, other, None, SIGNED), bench.merge([iran, hamas], SIGNED),
            bench.about("reject", rejected, SIGNED),
        ]  # fmt: skip
        judging.added(case, made)
        ledger.write(case, tmp_path / "L")
    weigh_ledger(tmp_path / "L", tmp_path / "M")
    before, after = _files(tmp_path / "L"), _files(tmp_path / "M")
    states = [line["state"] for line in _lines(tmp_path / "M", "judgements")]
    assert states == [*["in force"] * 4, "open"]  # what was rejected is not in the ledger any more
    assert {name for name in before if before[name] != after[name]} == {"judgements.jsonl"}


def test_a_ledger_of_another_program_is_weighed(tmp_path: Path) -> None:
    found = weigh_ledger(given.write(tmp_path / "L", given.lines()), tmp_path / "M")
    assert (found.documents, found.claims, found.ties) == (2, 2, 1)
    [relation] = [one for one in _lines(tmp_path / "M", "relations") if one["kind"] == "denies"]
    assert {relation["a"], relation["b"]} == {"c1", "c2"}
    assert {one["name"] for one in _lines(tmp_path / "M", "origins")} == {"Daily Post", "Marsh"}
    assert len(_lines(tmp_path / "M", "entities")) == 3  # the ledger has one Arvia and one Marsh, each in two texts
    claim = _lines(tmp_path / "M", "claims")[0]
    assert claim["subject"] in {one["id"] for one in _lines(tmp_path / "M", "entities")}


def test_entities_that_the_ledger_has_as_one_stay_one_whatever_they_are_called(tmp_path: Path) -> None:
    held = given.lines()
    held["documents"][1]["text"] = "It was denied that the north funds it."
    for name in ("entities", "attributions", "claims"):
        for row in held[name]:
            row["mentions"] = [m for m in row.get("mentions", ()) if m["document"] == "p1"]
    held["entities"][0]["mentions"].append({"document": "p2", "start": 19, "end": 28, "kind": "nominal"})
    held["attributions"], held["claims"] = held["attributions"][:2], held["claims"][:1]
    weigh_ledger(given.write(tmp_path / "L", held), tmp_path / "M")
    arvia = next(one for one in _lines(tmp_path / "M", "entities") if one["name"] == "Arvia")
    assert {mention["document"] for mention in arvia["mentions"]} == {"p1", "p2"}


def test_one_text_under_two_ids_stays_two_documents(tmp_path: Path) -> None:
    held = given.lines()
    held["documents"].append({**held["documents"][0], "id": "p3", "path": "three.txt", "outlet": "Reed Times"})
    held["claims"].append({**held["claims"][0], "id": "c3", "document": "p3", "attribution": None})
    found = weigh_ledger(given.write(tmp_path / "L", held), tmp_path / "M")
    assert (found.documents, found.claims) == (3, 3)


def test_a_broken_ledger_leaves_nothing_behind(tmp_path: Path) -> None:
    held = given.lines()
    held["claims"][1]["attribution"] = "x"
    given.write(tmp_path / "L", held)
    with pytest.raises(SaysoError, match=r"claims.jsonl: line 2, attribution"):
        weigh_ledger(tmp_path / "L", tmp_path / "M")
    assert [path.name for path in tmp_path.iterdir()] == ["L"]


def test_a_folder_of_other_files_is_left_alone(tmp_path: Path) -> None:
    source = given.write(tmp_path / "L", given.lines())
    (tmp_path / "M").mkdir()
    (tmp_path / "M" / "photo.jpg").write_bytes(b"x")
    for place in (tmp_path / "M", source):  # the ledger itself bears no mark of ours
        before = _files(place)
        with pytest.raises(SaysoError, match="holds other files"):
            weigh_ledger(source, place)
        assert _files(place) == before
