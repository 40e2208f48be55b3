"""Charsets: declared, undeclared, wrong."""

from __future__ import annotations

import pytest

from stemmata.reading.charset import decode

TEXT = "Über Kiew flögen „Raketen“ – sagte Außenminister Müller – für 5 €."


@pytest.mark.parametrize(
    ("data", "content_type"),
    [
        (TEXT.encode(), ""),
        (TEXT.encode("utf-8-sig"), ""),
        (TEXT.encode("utf-16"), ""),
        (TEXT.encode("utf-32"), ""),
        (TEXT.encode("cp1252"), "text/html; charset=iso-8859-1"),
        (b"<meta charset='windows-1252'>" + TEXT.encode("cp1252"), ""),
        (b"<meta http-equiv=Content-Type content='text/html; charset=utf-8'>" + TEXT.encode(), "text/html"),
    ],
)
def test_charsets_that_are_told_truly(data: bytes, content_type: str) -> None:
    decoded = decode(data, content_type=content_type)
    assert decoded.text.endswith(TEXT)
    assert decoded.trouble is None


@pytest.mark.parametrize(
    ("data", "content_type"),
    [
        (TEXT.encode(), "text/html; charset=iso-8859-1"),
        (TEXT.encode("cp1252"), "text/html; charset=utf-8"),
        (TEXT.encode("cp1252"), ""),
        (TEXT.encode(), "text/html; charset=us-ascii"),
    ],
)
def test_wrong_charsets_are_mended_and_told(data: bytes, content_type: str) -> None:
    decoded = decode(data, content_type=content_type)
    assert decoded.text == TEXT
    assert decoded.trouble is not None


@pytest.mark.parametrize("name", ["nonsense", "rot13", "hex", "base64", "utf-7", "idna", "punycode", "undefined"])
def test_names_that_are_no_charset_of_pages_are_not_used(name: str) -> None:
    assert decode(TEXT.encode(), content_type=f"text/html; charset={name}").text == TEXT


def test_text_encoded_twice_is_mended() -> None:
    text = "Müller für Größe: „Ä“"
    cp1252 = {bytes([b]): bytes([b]).decode("cp1252", "replace").replace("\ufffd", chr(b)) for b in range(256)}
    twice = "".join(cp1252[bytes([b])] for b in text.encode())
    assert decode(twice.encode()).text == text


def test_a_few_broken_bytes_cost_only_themselves() -> None:
    data = (TEXT * 60).encode() + b"\xff" + TEXT.encode()
    decoded = decode(data, content_type="text/html; charset=utf-8")
    assert decoded.text.count("\ufffd") == 1
    assert decoded.trouble is not None
