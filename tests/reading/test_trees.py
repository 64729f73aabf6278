"""Trees alone: the same words, in sentences with one root each."""

from __future__ import annotations

from sayso.documents import read_bytes
from sayso.reading.encoder.session import Encoder
from sayso.reading.trees import Trees

TEXT = "Highland paid for the Karu dam, North Wire reported. It didn't cost much.\n\nOss lies on the lake.\n"


def test_every_sentence_is_one_tree_over_its_words(encoder: Encoder) -> None:
    document = read_bytes(TEXT.encode("utf-8"), "one.txt")
    trees = list(Trees(encoder).of(document))
    assert [TEXT[t.span.start : t.span.end] for t in trees] == [
        "Highland paid for the Karu dam, North Wire reported.", "It didn't cost much.", "Oss lies on the lake.",
    ]  # fmt: skip
    for tree in trees:
        assert sum(word.head == 0 for word in tree.words) == 1
        assert all(0 <= word.head <= len(tree.words) and word.head != n for n, word in enumerate(tree.words, 1))
    assert [TEXT[w.span.start : w.span.end] for w in trees[1].words] == ["It", "did", "n't", "cost", "much", "."]
    paid = trees[0].words[1]
    assert (paid.upos, trees[0].words[0].deprel, trees[0].words[0].head) == ("VERB", "nsubj", 2)
