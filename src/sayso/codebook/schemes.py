"""The schemes that relations are mapped to: UCDP external support types, and PLOVER event types with their modes."""

from __future__ import annotations

UCDP_TYPES = frozenset(f"ext_{letter}" for letter in "xpywmtfilou")
"""UCDP External Support Dataset 18.1: troops x, foreign presence p, infrastructure and joint operations y, weapons w, materiel m,
training t, funding f, intelligence i, territory l, other o, unknown u."""

_MODES = {
    "AGREE": "",
    "CONSULT": "visit third-party multilateral phone",
    "SUPPORT": "",
    "CONCEDE": "",
    "COOPERATE": "",
    "AID": "",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
    "heavy-weapons crowd-control unconventional",
}

PLOVER_TYPES = frozenset(_MODES) | {f"{event}/{mode}" for event, modes in _MODES.items() for mode in modes.split()}
"""PLOVER event types, alone and as ``TYPE/mode``."""
