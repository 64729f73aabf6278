"""Each document once more, now that it is known whose its entities are: drift inside it, interests, and claims that meet by kin."""

from __future__ import annotations

from sayso.casefile.blocks import Feed, Key, Made
from sayso.model import Reading
from sayso.weighing.drift import within
from sayso.weighing.scene import Scene
from sayso.weighing.steps.drifting import put_drifts
from sayso.weighing.steps.kinship import belonging_of, faces_of, put_interests
from sayso.weighing.steps.kinship import scene_of as faces_scene
from sayso.weighing.steps.packing import dump, key, load
from sayso.weighing.steps.rules import kin_keys
from sayso.weighing.steps.scenes import acts_of, scene_of, stated
from sayso.weighing.steps.step import Context, Lines, Step


def _kindred(number: Key, reading: Reading, lines: Lines, made: Made, context: Context) -> None:
    own = scene_of(reading, lines[1])
    kin = [load(line) for line in dict.fromkeys(lines[2])]
    more = faces_scene(faces_of(kin))
    scene = Scene(own.documents, {**more.entities, **own.entities}, own.entity_of, own.named | more.named)
    belonging = belonging_of(kin, scene)
    statements, by_id = stated(reading, own), {row[0]: row for row in kin}
    for one in statements:
        core = one.core or ("", "", "")
        doer = scene.entity_of.get(one.claim.subject or "", "")
        agent, _ = belonging.named_at(one.claim.document, one.claim.start)
        its = [by_id[ident] for ident in dict.fromkeys((core[0], core[2], doer, agent)) if ident in by_id]
        ref = key("claim", one.id)
        for rule in kin_keys(one, scene, belonging):
            made.row("meet", number, key(*rule), dump([one.id, rule, its]), ref)
        ends = [[row[0], row[1], [], row[3], row[4], {}, [], []] for row in its]
        if ends:
            made.row("agents", number, ref, dump(ends))
    put_drifts(number, within(statements, acts_of(reading), scene, belonging), 0, made)
    put_interests(number, reading, statements, scene, kin, made)


STEPS = (
    Step(
        "kindred", (Feed("documents"), Feed("held"), Feed("kin", "held")),
        ("meet", "agents", "drifting", "leaning", "ask", "leant"), reads=_kindred,
    ),
)  # fmt: skip
