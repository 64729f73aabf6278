"""The codebook: relations, their expressions and the press vocabulary, as data with one loader.

``load()`` gives the relations and their patterns; each vocabulary has its own door and is read when first asked for.
"""

from sayso.codebook.loader import load
from sayso.codebook.records import Codebook, Example, Filler, Pattern, Relation, Slot
from sayso.codebook.words import (
    Actor,
    Country,
    Cue,
    Hedge,
    Implicative,
    Modal,
    ModalityWords,
    Outlet,
    Role,
    Title,
    armed_groups,
    countries,
    cues,
    hedges,
    metonyms,
    modality,
    organisations,
    outlets,
    roles,
    titles,
)

__all__ = [
    "Actor",
    "Codebook",
    "Country",
    "Cue",
    "Example",
    "Filler",
    "Hedge",
    "Implicative",
    "Modal",
    "ModalityWords",
    "Outlet",
    "Pattern",
    "Relation",
    "Role",
    "Slot",
    "Title",
    "armed_groups",
    "countries",
    "cues",
    "hedges",
    "load",
    "metonyms",
    "modality",
    "organisations",
    "outlets",
    "roles",
    "titles",
]
