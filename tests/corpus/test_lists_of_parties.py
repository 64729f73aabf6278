"""The lists of parties that training makes from annotated documents (``training/coordination.py``)."""

from __future__ import annotations

import random

from training.coordination import Names, listed, lists, names_in
from training.example import Passage


def _passage() -> Passage:
    p = Passage("one", "Hamra sent rifles to Orsk , Lovat said .".split(), [(0, 9)])
    p.spans("ner", [(0, 1, ("ArmedGroup",)), (4, 5, ("ArmedGroup",)), (6, 7, ("Person",))])
    for i in range(len(p.words)):
        p.tag("trigger", i, "arms" if i == 1 else "none")
        p.tag("cue", i, "B" if i == 7 else "O")
    p.rows = {
        "subject": [(1, frozenset({0}))],
        "object": [(1, frozenset({4}))],
        "source": [(7, frozenset({6}))],
        "content": [(7, frozenset(range(5)))],
    }
    return p


def _made() -> list[Passage]:
    p = _passage()
    names: Names = {
        "ArmedGroup": [("Eastern", "Front"), ("Qarn",), ("Vost", "Brigade")],
        "Person": [("Ada", "Berg")],
        "Place": [("Tell",)],
    }
    return [q for seed in range(60) if (q := listed(p, names, random.Random(seed))) is not None]


def test_every_member_of_a_list_takes_part_and_nothing_else_moves() -> None:
    made = _made()
    assert len(made) > 20
    for q in made:
        ((trigger, objects),) = q.rows["object"]
        assert q.words[trigger] == "sent"
        members = {q.words[j] for j in objects}
        assert "Orsk" in members and members <= {"Orsk", "Front", "Qarn", "Brigade"}
        assert len(objects) > 1
        assert q.sentences == [(0, len(q.words))]
        assert len(q.tags["ner"]) == len(q.tags["trigger"]) == len(q.tags["cue"]) == len(q.words)


def test_what_is_said_holds_the_words_put_in_and_speakers_stay_alone() -> None:
    for q in _made():
        ((cue, content),) = q.rows["content"]
        ((_, source),) = q.rows["source"]
        assert [q.words[j] for j in sorted(source)] == ["Lovat"]
        assert sorted(content) == list(range(cue - 2))


def test_a_name_within_a_longer_phrase_or_before_a_verb_is_left_alone() -> None:
    for q in _made():
        assert q.words[:2] == ["Hamra", "sent"]


def test_the_same_seed_gives_the_same_lists() -> None:
    passages = [_passage(), _passage()]
    assert names_in(passages) == {"ArmedGroup": [("Hamra",), ("Orsk",)], "Person": [("Lovat",)]}
    assert [q.words for q in lists(passages, 3)] == [q.words for q in lists(passages, 3)]
