"""Sentences with their trees written out by hand, as the encoder would give them, for tests of what reads trees."""

from __future__ import annotations

import numpy as np

from sayso.model import Span
from sayso.reading.analysis import Analysis
from sayso.reading.encoder.labels import HEADS, ROLES, TRIGGER, offsets
from sayso.reading.encoder.session import Window

_UPOS = {
    "N": "NOUN", "P": "PROPN", "V": "VERB", "A": "ADJ", "D": "DET", "I": "ADP", "R": "ADV", "X": "AUX", "O": "PRON", "T": "PART",
    "S": "SCONJ", "C": "CCONJ", "M": "NUM", ".": "PUNCT",
}  # fmt: skip


def tree(*sentences: str) -> Analysis:
    """An analysis of sentences written as ``form/upos letter/relation/head`` words; heads count from 1, a root's is 0.

    Words are joined by single spaces, but for those written with a plus before them, and sentences by a line end; the scores
    behind it are all zero.

    Example:
        >>> tree("Peru/P/nsubj/2 sings/V/root/0").words
        ['Peru', 'sings']
    """
    a = Analysis("", [], [], [])
    text = ""
    for sentence in sentences:
        text += "\n" if text else ""
        first = len(a.words)
        for number, word in enumerate(sentence.split()):
            form, upos, relation, head = word.rsplit("/", 3)
            joined = len(form) > 1 and form[0] == "+"
            form = form[joined:]
            text += " " if number and not joined else ""
            a.words.append(form)
            a.spans.append(Span(len(text), len(text) + len(form)))
            a.upos.append(_UPOS[upos])
            a.deprel.append(relation)
            a.head.append(first + (int(head) - 1 if head != "0" else number))
            text += form
        a.sentences.append((first, len(a.words)))
    a.text = text
    _fill(a)
    return a


def _fill(a: Analysis) -> None:
    count = len(a.words)
    a.lower = [w.lower().replace("’", "'") for w in a.words]
    a.starts, a.ends = [s.start for s in a.spans], [s.end for s in a.spans]
    a.sentence_of = [k for k, (x, y) in enumerate(a.sentences) for _ in range(x, y)]
    a.children = [[i for i in range(count) if a.head[i] == k and i != k] for k in range(count)]
    a.ner, a.cue, a.cue_score = ["O"] * count, ["O"] * count, [0.0] * count
    a.trigger_scores = np.zeros((count, len(TRIGGER)), dtype=np.float32)
    width = sum(len(labels) for labels in HEADS.values())
    tags = np.zeros((count, width), dtype=np.float32)
    a.windows = [Window(0, tags, np.full((len(ROLES), count, count), -9.0, dtype=np.float32))]
    a.window_of = [0] * count


def whole_window(a: Analysis) -> Window:
    """The one window behind the sentences, its scores to be changed."""
    window = a.windows[0]
    if not isinstance(window, Window):
        raise TypeError("this analysis has let its pair scores go")
    return window


def tag_names(a: Analysis, tags: list[str]) -> None:
    """Let the encoder tag the words so ("B-Person", "I-Person", "O"), in letters and in scores."""
    a.ner = tags
    for i, tag in enumerate(tags):
        whole_window(a).tags[i, offsets()["ner"].start + HEADS["ner"].index(tag)] = 9.0


def raise_score(a: Analysis, role: str, word: int, others: list[int], score: float = 9.0) -> None:
    """Let the encoder hold ``others`` to stand in a pair role to ``word``."""
    whole_window(a).pairs[ROLES.index(role), word, others] = score


def doubt(a: Analysis, score: float) -> None:
    """Let the encoder score every pair so."""
    whole_window(a).pairs[:] = score


def word(a: Analysis, form: str) -> int:
    """The first word of that form."""
    return a.words.index(form)


def forms(a: Analysis, words: list[int]) -> list[str]:
    """The forms of some words."""
    return [a.words[i] for i in words]


def said(a: Analysis, run: tuple[int, int] | None) -> str | None:
    """The text of an inclusive run of words."""
    return None if run is None else a.text[a.spans[run[0]].start : a.spans[run[1]].end]
