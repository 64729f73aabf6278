"""What cannot be read exactly gets one clear line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sayso.documents import read_bytes, read_document, read_text
from sayso.documents.decode import MAX_BYTES, decode
from sayso.errors import DocumentError

BAD = [
    ("empty", b"", "is empty"),
    ("blank", " \r\n\xa0\ufeff\n".encode(), "is empty"),
    ("binary", b"abc\0def", "is binary, with a zero byte at byte 4"),
    ("controls", b"\x01\x02\x03\x04 text", "is binary"),
    ("pdf", b"%PDF-1.7 ...", "is a PDF"),
    ("latin-1", "a\nThe café closed.".encode("latin-1"), "is not UTF-8: byte 0xE9 at byte 10, line 2"),
    ("utf-16", "The café closed.".encode("utf-16"), "is UTF-16, not UTF-8"),
    ("surrogate", b"half \xed\xa0\xbd of an emoji", "lone surrogate at byte 6, line 1"),
    ("too large", b"a " * (MAX_BYTES // 2 + 1), "is too large (2 MB; one document may have 2 MB)"),
    ("cut", "The café".encode()[:-1], "is not UTF-8"),
]


@pytest.mark.parametrize(("case", "data", "says"), BAD, ids=[case for case, _, _ in BAD])
def test_bad_bytes_are_refused_in_one_line_with_a_way_out(case: str, data: bytes, says: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_bytes(data, "reports/odd.txt")
    line = str(caught.value)
    assert line.startswith("reports/odd.txt: ") and says in line and "\n" not in line
    assert caught.value.hint


def test_lone_surrogates_in_a_string_are_refused() -> None:
    with pytest.raises(DocumentError, match=r"lone surrogate U\+D83D at character 4"):
        read_text("abc\ud83d", "typed.txt")


def test_the_text_is_the_file_unchanged(tmp_path: Path) -> None:
    written = "\ufeffTitle\r\n\r\nNon\xa0breaking, e\u0301, \U0001f6a2, \u0633\u0644\u0627\u0645\rend \u2028 \x85 .\n"
    file = tmp_path / "a.txt"
    file.write_bytes(written.encode())
    with file.open(encoding="utf-8", newline="") as opened:
        assert read_document(file).text == opened.read() == written


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "large.txt"
    with file.open("wb") as opened:
        opened.truncate(50 * 1024 * 1024)
    with pytest.raises(DocumentError, match="too large"):
        read_document(file)


def test_a_link_to_itself_is_no_document(tmp_path: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(link)
    with pytest.raises(DocumentError, match="leads back to itself"):
        read_document(link)


def test_a_device_is_no_document() -> None:
    with pytest.raises(DocumentError, match="device"):
        read_document(Path(os.devnull))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_says_so(tmp_path: Path) -> None:
    file = tmp_path / "locked.txt"
    file.write_text("x", encoding="utf-8")
    file.chmod(0)
    with pytest.raises(DocumentError, match="may not be read"):
        read_document(file)


def test_a_byte_order_mark_stays() -> None:
    assert decode("\ufeffThe ferry".encode(), "a").startswith("\ufeff")
