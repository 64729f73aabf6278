"""What kind of source speaks: a named person, an outlet, an anonymous official, a document, a collective."""

from __future__ import annotations

from sayso.model import SourceKind
from sayso.reading.analysis import Analysis
from sayso.reading.lemmas import lemmas
from sayso.reading.lexicon import source_hints
from sayso.reading.phrases import plural
from sayso.reading.referents import Referents
from sayso.reading.say import Say

_NAMED: dict[str, SourceKind] = {
    "Person": "named_person",
    "Outlet": "outlet",
    "Agreement": "document",
    "Event": "named_organization",
}
_HIDDEN = (
    "anonym",
    "declined to be",
    "not to be named",
    "asked not",
    "familiar with",
    "knowledge of",
    "close to",
    "inside",
    "briefed on",
)


def source_kind(a: Analysis, referents: Referents, say: Say, entity: int | None) -> SourceKind:
    """Kind of the source of one attribution, from what it is called in the text; see docs/ledger.md for the kinds."""
    if say.source is None or say.source_head is None:
        return "anonymous"
    if entity is not None and referents.all[entity].named:
        return _NAMED.get(referents.all[entity].type, "named_organization")
    hints = source_hints()
    hint = next((hints[x] for x in lemmas(a.words[say.source_head]) if x in hints), None)
    if hint in ("document", "outlet"):
        return "document" if hint == "document" else "outlet"
    words = [a.lower[i] for i in range(say.source[0], say.source[1] + 1)]
    phrase = " ".join(words)
    counted = any(a.upos[i] == "NUM" for i in range(say.source[0], say.source[1] + 1))
    many = plural(a, say.source_head)
    if hint == "anonymous" or counted or any(h in phrase for h in _HIDDEN):
        return "anonymous"
    if many or hint == "collective":
        return "collective"
    if entity is not None and referents.all[entity].type in ("Organization", "StateBody", "ArmedGroup", "Country"):
        return "named_organization"
    return "anonymous"
