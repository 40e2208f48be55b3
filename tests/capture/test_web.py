"""Pages from the net, with the net cut: canned answers stand in for servers."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest
from standin_net import CannedNet, answer

from stemmata.capture.address import GuardedBackend, is_public
from stemmata.capture.limits import Limits
from stemmata.capture.web import Web
from stemmata.errors import CaptureError

NOW = "2024-01-05T12:00:00+00:00"
PAGE = b"<html><body><h1>T</h1><p>Text of the page.</p></body></html>"
NO_RULES = answer("404 Not Found")
PUBLIC = "93.184.216.34"
NAMES = {
    "a.example": [PUBLIC],
    "b.example": ["151.101.1.1"],
    "inside.example": ["10.0.0.7"],
    "mixed.example": [PUBLIC, "::1"],
}


class Clock:
    """A clock that tests move."""

    def __init__(self) -> None:
        self.time = 0.0
        self.slept: list[float] = []

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds


def visitor(net: CannedNet, *, limits: Limits | None = None, clock: Clock | None = None) -> Web:
    clock = clock or Clock()
    resolver: Callable[[str, int], list[str]] = lambda host, port: NAMES.get(host, [host])  # noqa: E731
    backend = GuardedBackend(resolver=resolver, inner=net, now=clock.now)
    return Web(backend=backend, limits=limits or Limits(), now=clock.now, sleep=clock.sleep)


def refusal(net: CannedNet, url: str, *, limits: Limits | None = None) -> str:
    with visitor(net, limits=limits) as web, pytest.raises(CaptureError) as caught:
        web.capture(url, retrieved=NOW)
    message = str(caught.value)
    assert url in message
    assert "\n" not in message
    return message


def test_a_page_is_kept_with_its_headers_and_where_it_came_from() -> None:
    net = CannedNet(NO_RULES, answer(body=PAGE, content_type="text/html; charset=utf-8", set_cookie="s=1"))
    with visitor(net) as web:
        found = web.capture("http://a.example/x#e1", retrieved=NOW, stated={"publisher": "A"})
    assert (found.data, found.source) == (PAGE, "http://a.example/x#e1")
    assert (found.media_type, found.retrieved) == ("text/html", NOW)
    assert found.headers["content-type"] == "text/html; charset=utf-8"
    assert "set-cookie" not in found.headers
    assert net.asked == [PUBLIC, PUBLIC]  # the address that was checked, not the name


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "[::1]",
        "10.1.2.3",
        "192.168.0.1",
        "172.16.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "[fe80::1]",
        "[fc00::1]",
        "[::ffff:127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "224.0.0.1",
        "inside.example",
        "mixed.example",
        "255.255.255.255",
    ],
)
def test_addresses_that_are_not_public_are_refused_before_any_connection(host: str) -> None:
    net = CannedNet()
    assert "not a public address" in refusal(net, f"http://{host}/")
    assert net.asked == []


@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "0177.0.0.1", "127.1"])
def test_odd_spellings_of_addresses_are_checked_as_the_system_resolves_them(host: str) -> None:
    net = CannedNet()
    with Web(backend=GuardedBackend(inner=net)) as web, pytest.raises(CaptureError):
        web.capture(f"http://{host}/", retrieved=NOW)
    assert net.asked == []


def test_redirects_pass_the_same_gate() -> None:
    net = CannedNet(NO_RULES, answer("302 Found", location="http://169.254.169.254/latest/meta-data"))
    assert "169.254.169.254 is not a public address" in refusal(net, "http://a.example/")
    assert net.asked == [PUBLIC, PUBLIC]
    assert "only http and https" in refusal(
        CannedNet(NO_RULES, answer("301 Moved", location="file:///etc/passwd")), "http://a.example/"
    )


def test_redirects_are_followed_to_other_hosts_and_bounded() -> None:
    net = CannedNet(NO_RULES, answer("301 Moved", location="http://b.example/y"), NO_RULES, answer(body=PAGE))
    with visitor(net) as web:
        assert web.capture("http://a.example/", retrieved=NOW).data == PAGE
    assert net.asked[-1] == "151.101.1.1"
    endless = CannedNet(NO_RULES, *[answer("302 Found", location="/again")] * 10)
    assert "more than 5 redirects" in refusal(endless, "http://a.example/")


def test_robots_rules_are_obeyed_and_asked_for_once() -> None:
    rules = answer(body=b"User-agent: *\nDisallow: /private\nCrawl-delay: 3\n")
    clock = Clock()
    net = CannedNet(rules, answer(body=PAGE), answer(body=PAGE + b" "))
    with visitor(net, clock=clock) as web:
        web.capture("http://a.example/1", retrieved=NOW)
        web.capture("http://a.example/2", retrieved=NOW)
        with pytest.raises(CaptureError, match=r"robots\.txt"):
            web.capture("http://a.example/private/3", retrieved=NOW)
    assert len(net.asked) == 3
    assert clock.slept == [3.0]
    assert "robots.txt" in refusal(CannedNet(answer("503 Busy")), "http://a.example/")


def test_a_zip_bomb_never_unfolds() -> None:
    bomb = answer(body=gzip.compress(b"\0" * 5_000_000), content_encoding="gzip", content_type="text/html")
    limits = Limits(page_bytes=1_000_000)
    assert "unpacks to more than 1 MB" in refusal(CannedNet(NO_RULES, bomb), "http://a.example/", limits=limits)
    fine = answer(body=gzip.compress(PAGE), content_encoding="gzip", content_type="text/html")
    with visitor(CannedNet(NO_RULES, fine)) as web:
        assert web.capture("http://a.example/", retrieved=NOW).data == PAGE
    assert "broken" in refusal(
        CannedNet(NO_RULES, answer(body=b"no gzip", content_encoding="gzip")), "http://a.example/"
    )
    assert "not asked for" in refusal(
        CannedNet(NO_RULES, answer(body=b"x", content_encoding="br")), "http://a.example/"
    )


@pytest.mark.parametrize(
    ("reply", "word"),
    [
        (answer("404 Not Found"), "answered 404"),
        (answer(body=b"%PDF-1.4", content_type="application/pdf"), "application/pdf"),
        (answer(body=b"", content_type="text/html"), "empty"),
        (b"HTTP/1.1 200 OK\r\ncontent-length: 900000000\r\n\r\n", "over the limit"),
        (b"HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\nshort", "cannot be reached"),
        (b"not http at all\r\n\r\n", "cannot be reached"),
    ],
)
def test_bad_answers_are_one_line(reply: bytes, word: str) -> None:
    assert word in refusal(CannedNet(NO_RULES, reply), "http://a.example/")


@pytest.mark.parametrize(
    "url", ["http://", "http://u:p@a.example/", "http://a.example:99999/", "http://[::/", "gopher://a.example/"]
)
def test_bad_urls_are_one_line(url: str) -> None:
    refusal(CannedNet(), url)


def test_a_server_that_trickles_is_cut_off() -> None:
    clock = Clock()

    class Slow(CannedNet):
        def connect_tcp(self, *args: object, **options: object) -> object:  # type: ignore[override]
            clock.time += 40
            return super().connect_tcp(*args, **options)  # type: ignore[arg-type]

    with visitor(Slow(NO_RULES), clock=clock) as web, pytest.raises(CaptureError, match="no answer in time"):
        web.capture("http://a.example/", retrieved=NOW)


def test_public_addresses_are_public() -> None:
    assert is_public("93.184.216.34")
    assert is_public("2606:4700:4700::1111")
    assert not is_public("not an address")
