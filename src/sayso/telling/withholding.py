"""Names that are withheld from what others get to read: of minors and victims, on demand of all private people, unless a person
lets one stand.

A name is taken out of every word of the case before anything is told: in a text by as many signs as it has letters, so that all
offsets hold, elsewhere by "[name withheld 1]". Who is a minor, a victim or private is read from the pile, so some are missed.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache, partial
from importlib import resources
from typing import Any, Literal, TypeVar

from sayso.codebook import titles
from sayso.model import Document, Entity, Mention
from sayso.telling.view import Index
from sayso.weighing import vocabulary

Whose = Literal["victims", "private"]
T = TypeVar("T")
NEAR = 40  # characters on either side of a name in which an age, a title or a word for a child belongs to it
BLOCK = "█"
_BEARERS = frozenset({"Person", "Organization", "ArmedGroup", "StateBody", "Country", "Outlet"})
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_AGE_BEFORE = re.compile(r"(\d{1,2})[- ]years?[- ]old(?:[ ,]+[\w’'-]+){0,3}[ ,]*$")
_AGE_AFTER = re.compile(r"^(?:,|,? *\(|,? *aged?) *(?:aged? )?(\d{1,2})(?=[,.;)]|$)|^, +an? +(\d{1,2})[- ]years?[- ]old")
_CALLED = re.compile(r"^, +(?:an?|the|his|her|their) +((?:[\w-]+ +){0,3}[\w-]+)")


@dataclass(frozen=True, slots=True)
class Withheld:
    """Somebody whose name is withheld: the entity's id, the ``name``, what stands for it (``told``), and why."""

    entity: str
    name: str
    told: str
    why: str

    def __str__(self) -> str:
        return f"{self.told} ({self.why})"


def withheld(index: Index, whose: Whose = "victims", shown: Collection[str] = ()) -> tuple[Withheld, ...]:
    """Whose names have to be withheld, in the order of the case.

    Args:
        index: the whole case.
        whose: ``victims``, minors and victims of violence without a public post; ``private``, everybody else without one as well.
        shown: ids of entities whose names a person lets stand.
    """
    found: list[Withheld] = []
    harmed = {c.object for c in index.claims.values() if c.code in _words("harm") and c.polarity == "+"}
    posted = {c.subject for c in index.claims.values() if c.code in _words("posts")}
    authors = {name.casefold() for document in index.documents.values() for name in document.authors}
    for entity in index.entities.values():
        if entity.type != "Person" or not index.named(entity.id) or entity.id in shown:
            continue
        public = entity.id in posted or entity.name.casefold() in authors or _titled(entity, index)
        why = _why(entity, entity.id in harmed, public, whose, index)
        if why:
            found.append(Withheld(entity.id, entity.name, f"[name withheld {len(found) + 1}]", why))
    return tuple(found)


def _why(entity: Entity, harmed: bool, public: bool, whose: Whose, index: Index) -> str:
    if _young(entity, index):
        return "a minor"
    if public:
        return ""
    if harmed or any(_called(entity, "victims", index)):
        return "a victim"
    return "a private person" if whose == "private" else ""


def masked(value: T, names: Collection[Withheld], index: Index) -> T:
    """A record, or a whole case, in which these names are withheld in every string and every text.

    Args:
        value: what is masked: a dataclass, a collection or a string; whatever holds no string comes back as it is.
        names: whose names are withheld.
        index: the case, unmasked, which says how they are written.
    """
    without: T = _mask(names, index)(value)
    return without


def _mask(names: Collection[Withheld], index: Index) -> Callable[[Any], Any]:
    spelled = _spelled(names, index)
    if not spelled:
        return lambda value: value
    words = "|".join(r"\s+".join(map(re.escape, one.split())) for one in sorted(spelled, key=len, reverse=True))
    return partial(_masked, pattern=re.compile(rf"(?<!\w)(?:{words})(?!\w)"), spelled=spelled)


class WithoutNames:
    """An open case as exports read it, record by record, in which these names are withheld.

    Args:
        case: the case; it is read when its records are asked for.
        names: whose names are withheld.
        index: the case, unmasked, which says how they are written.
    """

    def __init__(self, case: object, names: Collection[Withheld], index: Index) -> None:
        self._case, self._without = case, _mask(names, index)

    def __getattr__(self, name: str) -> Any:
        """What the case has under this name, or what it answers, without the names."""
        held = getattr(self._case, name)
        if callable(held):
            return lambda *args, **options: map(self._without, held(*args, **options))
        if isinstance(held, Sequence) and not isinstance(held, (str, tuple)):
            return tuple(map(self._without, held))
        return self._without(held)


def _masked(value: Any, pattern: re.Pattern[str], spelled: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return pattern.sub(lambda found: spelled[_one_line(found[0])] or found[0], value)
    if isinstance(value, Document):
        rest = {f.name: _masked(getattr(value, f.name), pattern, spelled) for f in fields(value) if f.name not in ("text", "id")}
        return replace(value, text=pattern.sub(lambda found: _blocks(found[0], spelled), value.text), **rest)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _masked(getattr(value, f.name), pattern, spelled) for f in fields(value) if f.init})
    if isinstance(value, Mapping):
        return {key: _masked(held, pattern, spelled) for key, held in value.items()}
    if isinstance(value, (tuple, list, frozenset)):
        return type(value)(_masked(held, pattern, spelled) for held in value)
    return value


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _blocks(words: str, spelled: Mapping[str, str]) -> str:
    """As many signs as the words have, so that offsets hold; the words themselves where they are let stand."""
    return re.sub(r"\S", BLOCK, words) if spelled[_one_line(words)] else words


def _spelled(names: Collection[Withheld], index: Index) -> dict[str, str]:
    """Every way in which these names are written -> what stands for it.

    A part of a name counts where nobody else bears it. "" stands for longer names of others that hold one: they are let stand.
    """
    hidden = {one.entity for one in names}
    others = {name for e in index.entities.values() if e.id not in hidden and e.type in _BEARERS for name in _names(e, index)}
    borne = {word for name in others for word in name.split()}
    found: dict[str, str] = {}
    for one in names:
        whole = _names(index.entities[one.entity], index)
        parts = {word for name in whole if len(words := name.split()) > 1 for word in (words[0], words[-1])}
        for name in (*sorted(whole), *sorted(part for part in parts - borne if len(part) > 2)):
            found.setdefault(name, one.told)
            found.setdefault(name.upper(), one.told)
    alone = {name for name in found if " " not in name}
    return {name: "" for name in others if " " in name and alone & set(name.split())} | found if found else {}


def _names(entity: Entity, index: Index) -> set[str]:
    """What an entity is called by name."""
    return {_one_line(name) for name in (entity.name, *(_text(m, index) for m in entity.mentions if m.kind == "name"))} - {""}


def _text(mention: Mention, index: Index) -> str:
    held = index.documents.get(mention.document)
    return held.text[mention.start : mention.end] if held else ""


def _around(entity: Entity, index: Index) -> Iterator[tuple[str, str]]:
    """The words before and after each time that somebody is named."""
    for mention in entity.mentions:
        if mention.kind == "name" and mention.document in index.documents:
            text = index.documents[mention.document].text
            before, after = text[max(0, mention.start - NEAR) : mention.start], text[mention.end : mention.end + NEAR]
            yield " ".join(before.split()), " ".join(f"|{after}".split())[1:]


def _young(entity: Entity, index: Index) -> bool:
    """Whether the pile calls somebody a child or gives an age below that of an adult."""
    for before, after in _around(entity, index):
        ages = [age for found in (_AGE_BEFORE.search(before), _AGE_AFTER.search(after)) if found for age in found.groups() if age]
        if any(int(age) < _data()["adult"] for age in ages):
            return True
        apposed = _CALLED.search(after)
        beside = [*_WORD.findall(before.casefold())[-1:], *(apposed[1].casefold().split() if apposed else ())]
        if _words("children") & set(beside):
            return True
    return any(_called(entity, "children", index))


def _called(entity: Entity, kind: str, index: Index) -> Iterator[bool]:
    """For each description of somebody without a name, whether it holds such a word."""
    for mention in entity.mentions:
        if mention.kind != "name":
            yield bool(_words(kind) & set(_WORD.findall(_text(mention, index).casefold())))


def _titled(entity: Entity, index: Index) -> bool:
    """Whether somebody is called by a title or a description that goes with a public post."""
    heads = vocabulary.first_of_row("posts", "heads")
    described = (_text(m, index).casefold().split() for m in entity.mentions if m.kind != "name")
    if any(word in heads for words in described for word in words):
        return True
    return any(before.casefold().endswith(_titles()) for before, _ in _around(entity, index))


@cache
def _titles() -> tuple[str, ...]:
    return tuple(f" {title.name.casefold()}" for title in titles() if title.relation in _words("posts"))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(_data()[name])


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((resources.files("sayso.telling") / "withholding.toml").read_text(encoding="utf-8"))
