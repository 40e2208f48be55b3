"""Files, folders, globs, standard input; bad input never stops the rest."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from stemmata.capture import Limits, capture, from_bytes
from stemmata.errors import CaptureError
from stemmata.model import Capture

NOW = "2024-01-05T12:00:00+00:00"
PAGE = b"<!doctype html><html><body><h1>Title</h1><p>Text.</p></body></html>"


def take(source: Path | str, **options: object) -> list[Capture | CaptureError]:
    return list(capture(source, clock=lambda: NOW, **options))  # type: ignore[arg-type]


def test_a_folder_is_read_deep_sorted_and_without_sidecars(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "one.html").write_bytes(PAGE)
    (tmp_path / "a.txt").write_text("Some text.")
    (tmp_path / "a.json").write_text(json.dumps({"publisher": "P", "published": "2024-01-01", "text": "Some text."}))
    (tmp_path / "report.json").write_text(json.dumps({"text": "A report.", "title": "T"}))
    (tmp_path / "list.json").write_text("[1, 2]")
    (tmp_path / ".hidden.txt").write_text("no")
    (tmp_path / "photo.png").write_bytes(b"\x89PNG")
    found = [c for c in take(tmp_path) if isinstance(c, Capture)]
    assert [Path(c.source).name for c in found] == ["a.txt", "one.html", "report.json"]
    assert dict(found[0].stated) == {"publisher": "P", "published": "2024-01-01"}
    assert [c.media_type for c in found] == ["text/plain", "text/html", "application/json"]
    assert found[2].stated["title"] == "T"
    assert all(c.retrieved == NOW for c in found)


def test_what_the_user_states_wins_over_the_sidecar(tmp_path: Path) -> None:
    page = tmp_path / "x.html"
    page.write_bytes(PAGE)
    (tmp_path / "x.json").write_text(json.dumps({"publisher": "A", "url": "https://a.example/"}))
    (found,) = take(page, stated={"publisher": "B"})
    assert isinstance(found, Capture)
    assert dict(found.stated) == {"publisher": "B", "url": "https://a.example/"}


def test_bytes_are_kept_verbatim_under_their_hash() -> None:
    data = b"\xef\xbb\xbfGr\xc3\xbc\xc3\x9fe\r\n"
    found = from_bytes(data, source="x", retrieved=NOW)
    assert found.data == data
    assert found.id == from_bytes(data, source="y", retrieved=NOW).id
    assert found.id.startswith("sha256:")
    assert len(found.id) == len("sha256:") + 64


def test_standard_input_and_globs(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text("One.")
    (tmp_path / "2.txt").write_text("Two.")
    assert len(take(str(tmp_path / "*.txt"))) == 2
    (found,) = take("-", stdin=io.BytesIO(b"Some text."))
    assert isinstance(found, Capture)
    assert found.source == "-"


def test_json_lines_are_one_capture_a_line(tmp_path: Path) -> None:
    lines = tmp_path / "reports.jsonl"
    lines.write_text('{"text": "One.", "language": "en"}\n\n{"no": 1}\n{"html": "<p>Two.</p>"}\n')
    first, wrong, last = take(lines)
    assert isinstance(first, Capture)
    assert first.source.endswith("reports.jsonl:1")
    assert isinstance(wrong, CaptureError)
    assert isinstance(last, Capture)


BAD = {
    "empty": (b"", "empty"),
    "blank": (b" \n\t", "empty"),
    "bom only": (b"\xef\xbb\xbf", "empty"),
    "pdf": (b"%PDF-1.7 ...", "PDF"),
    "zip": (b"PK\x03\x04....", "zip"),
    "picture": (b"\x89PNG\r\n\x1a\n....", "PNG"),
    "zeros": (b"abc\x00\x01\x02\x03def" * 50, "binary"),
}


@pytest.mark.parametrize(("data", "word"), BAD.values(), ids=BAD.keys())
def test_bad_bytes_are_refused_in_one_line_that_names_input_and_mend(tmp_path: Path, data: bytes, word: str) -> None:
    bad = tmp_path / "bad.html"
    bad.write_bytes(data)
    (tmp_path / "good.txt").write_text("Some text.")
    wrong, good = take(tmp_path)
    assert isinstance(wrong, CaptureError)
    assert isinstance(good, Capture)
    assert str(bad) in str(wrong)
    assert word in str(wrong)
    assert "\n" not in str(wrong)


def test_a_page_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    big = tmp_path / "big.html"
    with big.open("wb") as stream:
        stream.truncate(200_000_000)  # a sparse file: reading it would show zeros and say "binary"
    (wrong,) = take(big)
    assert isinstance(wrong, CaptureError)
    assert "200 MB, over the limit of 20 MB" in str(wrong)
    (wrong,) = take("-", stdin=io.BytesIO(b"x" * 101), limits=Limits(page_bytes=100))
    assert isinstance(wrong, CaptureError)


@pytest.mark.parametrize(
    "source", ["/no/such/file.html", "/no/such/*.html", "/dev/null", "file:///etc/passwd", "ftp://a.example/x"]
)
def test_what_cannot_be_read_is_said(source: str) -> None:
    (wrong,) = take(source)
    assert isinstance(wrong, CaptureError)
    assert source in str(wrong)


def test_utf_16_is_text() -> None:
    for charset in ("utf-16", "utf-16-le"):
        data = "Panzer fuer Kiew, sagte Kirby.".encode(charset)
        assert from_bytes(data, source="x", retrieved=NOW).media_type == "text/plain"


def test_html_in_a_text_file_is_html() -> None:
    assert from_bytes(PAGE, source="x.txt", retrieved=NOW, media_type="text/plain").media_type == "text/html"
    assert from_bytes(b"a < b and <i>", source="x.txt", retrieved=NOW).media_type == "text/plain"
