"""What kind of bytes these are: HTML, plain text, a JSON report; anything else is refused with a reason."""

from __future__ import annotations

import json
import re

from stemmata.errors import CaptureError

HTML, TEXT, JSON = "text/html", "text/plain", "application/json"

_MAGIC = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a media file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\xfd7zXZ", "an xz file"),
    (b"BZh", "a bzip2 file"),
    (b"OggS", "a media file"),
    (b"ID3", "a media file"),
    (b"{\\rtf", "an RTF document"),
    (b"WARC/", "a web archive"),
)
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_TAGS = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|article|main|div|p|h1|meta|title|section|span|table)\b[^<]*>", re.I
)
_FEW_CONTROLS = 0.02


def refuse_binary(data: bytes, source: str) -> None:
    """Do nothing for text in whatever charset.

    Raises:
        CaptureError: the bytes are empty, or no text.
    """
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise CaptureError(f"{source}: empty: nothing to read here; check the file or address")
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise CaptureError(f"{source}: this is {name}, not a page or text: save it as HTML or text first")
    head = data[:65536]
    if head.startswith(_BOMS) or _is_utf16(head):
        return
    controls = sum(head.count(bytes([c])) for c in (*range(0, 9), *range(14, 27), *range(28, 32)))
    if b"\x00" in head or controls > _FEW_CONTROLS * len(head):
        raise CaptureError(f"{source}: binary data, not a page or text: save it as HTML or text first")


def media_type(data: bytes, declared: str | None = None) -> str:
    """The media type by content, where it shows one, else by what was declared, else plain text."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if b"\x00" in head:
        head = head.replace(b"\x00", b"")
    if head[:1] == b"{" and json_report(data) is not None:
        return JSON
    name = (declared or "").split(";")[0].strip().lower()
    if name in ("text/html", "application/xhtml+xml"):
        return HTML
    tags = len(_TAGS.findall(head))
    if (head[:1] == b"<" and tags) or tags >= 3:
        return HTML
    return TEXT


def json_report(data: bytes) -> dict[str, str] | None:
    """The fields of a JSON object that is a report itself, `{text or html, url, title, …}`, else None."""
    try:
        report = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(report, dict) or not any(isinstance(report.get(k), str) for k in ("text", "html")):
        return None
    return {k: v for k, v in report.items() if isinstance(v, str)}


def _is_utf16(head: bytes) -> bool:
    """Half the bytes of Latin text in UTF-16 are zero, all on one side."""
    half = len(head) // 2
    even, odd = head[0::2].count(0), head[1::2].count(0)
    return half > 8 and max(even, odd) > 0.7 * half and min(even, odd) < 0.1 * half
