"""From bytes to text: byte order mark, what the server and the page declare, what the bytes themselves show."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_IN_PAGE = re.compile(
    rb"<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s{0,3}=\s{0,3}[\"']?\s{0,3}([\w.:-]{2,30})", re.I
)
_IN_HEADER = re.compile(r"charset\s{0,3}=\s{0,3}[\"']?([\w.:-]{2,30})", re.I)
_TWICE = re.compile(r"Ã[\u0080-¿¤¶¼Ÿ„–œ]|â€[œž“™\u009d\u0080-¿]|Ð[\u0080-¿]")
_FEW = 0.0005
_UNUSED = frozenset({0x81, 0x8D, 0x8F, 0x90, 0x9D})
# Codecs that decode text; Python has others (hex, punycode, utf-7) that a page must not choose.
_OF_PAGES = re.compile(
    r"utf-(?:8|16|16-le|16-be|32)|iso8859-\d{1,2}|cp\d{3,4}|koi8-[rut]|mac-\w+|gb2312|gbk|gb18030|big5(?:hkscs)?|"
    r"euc[_-]\w+|shift_jis\w*|iso2022_\w+|johab|tis-620"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text, the charset it was read in, and what was wrong with the charset, if anything."""

    text: str
    charset: str
    trouble: str | None = None


def decode(data: bytes, *, content_type: str = "") -> Decoded:
    """Text of `data`, never failing: BOM first, then the HTTP header, the page's own word, then the bytes."""
    for mark, charset in _BOMS:
        if data.startswith(mark):
            return _checked(data[len(mark) :], charset, None)
    declared = _known(_group(_IN_HEADER.search(content_type))) or _known(_in_page(data[:4096]))
    if declared is None:
        if (wide := _utf16(data[:4096])) is not None:
            return _checked(data, wide, None)
        return _undeclared(data)
    if declared == "cp1252" and _is_utf8(data) and not data.isascii():
        return _really_utf8(data, "Latin-1")
    try:
        return Decoded(text=_mended(data.decode(declared)), charset=declared)
    except UnicodeDecodeError:
        return _checked(data, declared, declared)


def _checked(data: bytes, charset: str, declared: str | None) -> Decoded:
    """Decode although some bytes do not fit; if many do not, in another charset."""
    text = data.decode(charset, "replace")
    bad = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    if bad <= 0:
        return Decoded(text=text, charset=charset)
    if declared is None or bad <= max(1, _FEW * len(text)):
        return Decoded(text=text, charset=charset, trouble=f"{bad} bytes are not {charset}: shown as \ufffd")
    if declared != "utf-8" and _is_utf8(data):
        return _really_utf8(data, declared)
    guess = _undeclared(data)
    trouble = f"declared as {declared}, which it is not: read as {guess.charset}"
    return Decoded(text=guess.text, charset=guess.charset, trouble=trouble)


def _really_utf8(data: bytes, declared: str) -> Decoded:
    return Decoded(text=data.decode("utf-8"), charset="utf-8", trouble=f"declared as {declared}, is UTF-8")


def _undeclared(data: bytes) -> Decoded:
    if _is_utf8(data):
        return Decoded(text=_mended(data.decode("utf-8")), charset="utf-8")
    text = data.decode("utf-8", "replace")
    if text.count("\ufffd") <= _FEW * len(text):
        return _checked(data, "utf-8", None)
    charset = _guess(data)
    trouble = f"no charset declared and not UTF-8: read as {charset}"
    return Decoded(text=data.decode(charset, "replace"), charset=charset, trouble=trouble)


def _guess(data: bytes) -> str:
    """Western Europe unless the letters are mostly from the upper half, as in Cyrillic or Greek charsets."""
    high = sum(byte >= 0xC0 for byte in data[:20000])
    letters = sum(chr(byte).isalpha() for byte in data[:20000] if byte < 0x80)
    if high <= letters:
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:20000]).best()
    return _known(best.encoding) or "cp1252" if best else "cp1252"


def _mended(text: str) -> str:
    """Undo UTF-8 that was taken for Latin-1 and encoded again, where the whole text shows it."""
    if len(_TWICE.findall(text[:20000])) < 3:
        return text
    try:
        return b"".join(_byte(char) for char in text).decode("utf-8")
    except UnicodeError:
        return text


def _byte(char: str) -> bytes:
    """A character's byte in Windows-1252; its five unused bytes stand for themselves, as browsers read them."""
    return bytes([ord(char)]) if ord(char) in _UNUSED else char.encode("cp1252")


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _utf16(head: bytes) -> str | None:
    half = len(head) // 2
    if half < 8 or b"\x00" not in head:
        return None
    return "utf-16-be" if head[0::2].count(0) > head[1::2].count(0) else "utf-16-le"


def _in_page(head: bytes) -> str | None:
    match = _IN_PAGE.search(head)
    return match[1].decode("ascii", "replace") if match else None


def _group(match: re.Match[str] | None) -> str | None:
    return match[1] if match else None


def _known(name: str | None) -> str | None:
    """The codec of a charset's name; as in browsers Latin-1 is read as its superset Windows-1252."""
    try:
        codec = codecs.lookup(name or "").name
    except (LookupError, ValueError):
        return None
    if codec in ("iso8859-1", "ascii"):
        return "cp1252"
    return codec if _OF_PAGES.fullmatch(codec) else None
