"""Pages on the net: one polite request at a time, with a limit on everything.

http and https only; public addresses only (see `address`); robots.txt obeyed; a pause between requests to one
host; size after decompression, total time and redirects bounded; no proxies or credentials from the environment.
"""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from types import TracebackType

import httpcore2
import httpx2

from stemmata import __version__
from stemmata.capture import kinds, robots
from stemmata.capture.address import GuardedBackend
from stemmata.capture.keep import from_bytes, too_large
from stemmata.capture.limits import DEFAULT, Limits, size
from stemmata.errors import CaptureError
from stemmata.model import Capture

USER_AGENT = f"stemmata/{__version__} (reads public reports for research; obeys robots.txt)"
_HEADERS = {
    "user-agent": USER_AGENT,
    "accept": "text/html,application/xhtml+xml,text/plain;q=0.8",
    "accept-language": "de,en;q=0.8",
    "accept-encoding": "gzip",
}
_READABLE = (kinds.HTML, "application/xhtml+xml", kinds.TEXT, kinds.JSON)
_LEFT_OUT = ("set-cookie", "set-cookie2")
_REDIRECTS = (301, 302, 303, 307, 308)


class GuardedTransport(httpx2.BaseTransport):
    """An HTTP transport over a guarded network backend; proxies and environment are not asked."""

    def __init__(self, backend: GuardedBackend) -> None:
        self._pool = httpcore2.ConnectionPool(
            ssl_context=httpx2.create_ssl_context(trust_env=False), network_backend=backend, max_connections=4
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send one request; the response's bytes are read from the stream later."""
        url = request.url
        response = self._pool.handle_request(
            httpcore2.Request(
                method=request.method,
                url=httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx2.Response(
            status_code=response.status,
            headers=response.headers,
            stream=_Body(response),
            extensions=response.extensions,
        )

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()


class _Body(httpx2.SyncByteStream):
    def __init__(self, response: httpcore2.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()


class Web:
    """One visitor to the net: keeps robots rules and the time of the last request per host.

    `transport`, `backend`, `now` and `sleep` are seams for tests; the defaults use the net.
    """

    def __init__(
        self,
        *,
        limits: Limits = DEFAULT,
        backend: GuardedBackend | None = None,
        transport: httpx2.BaseTransport | None = None,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._limits, self._now, self._sleep = limits, now, sleep
        self._backend = backend or GuardedBackend(now=now)
        self._client = httpx2.Client(
            transport=transport or GuardedTransport(self._backend),
            trust_env=False,
            follow_redirects=False,
            headers=_HEADERS,
            timeout=min(10.0, limits.seconds),
        )
        self._rules: dict[str, robots.Rules] = {}
        self._last: dict[str, float] = {}

    def __enter__(self) -> Web:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self._client.close()

    def capture(self, url: str, *, retrieved: str, stated: Mapping[str, str] | None = None) -> Capture:
        """The page at a URL; its fragment is kept in the capture's source, for entries of a live blog.

        Raises:
            CaptureError: not http(s), forbidden, unreachable, too large, too slow, or no page.
        """
        self._backend.deadline = self._now() + self._limits.seconds
        try:
            status, headers, data = self._follow(_parse(url, url), url)
        except CaptureError as error:
            text = str(error)
            raise CaptureError(text if text.startswith(url) else f"{url}: {text}") from None
        except httpx2.InvalidURL as error:
            raise CaptureError(f"{url}: not a valid URL ({error}): check it") from None
        except (httpx2.HTTPError, httpcore2.TimeoutException, TimeoutError) as error:
            raise _unreachable(url, error) from None
        except (httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.UnsupportedProtocol, OSError) as error:
            raise _unreachable(url, error) from None
        if status != 200:
            raise CaptureError(f"{url}: the server answered {status}: check the address in a browser")
        declared = headers.get("content-type", "").split(";")[0].strip().lower()
        if declared and declared not in _READABLE:
            raise CaptureError(f"{url}: the server sent {declared}, not a page: give the address of the report itself")
        return from_bytes(
            data,
            source=url,
            retrieved=retrieved,
            media_type=declared or None,
            headers=headers,
            stated=stated,
            limits=self._limits,
        )

    def _follow(self, address: httpx2.URL, source: str) -> tuple[int, dict[str, str], bytes]:
        """Ask for a page and follow its redirects, each of them checked like the first address."""
        for _ in range(self._limits.redirects + 1):
            self._ask_robots(address, source)
            status, headers, data = self._get(address, source, self._limits.page_bytes)
            if status not in _REDIRECTS or "location" not in headers:
                return status, headers, data
            address = _parse(str(address.join(headers["location"])), source)
        raise CaptureError(f"{source}: more than {self._limits.redirects} redirects: give the final address")

    def _get(self, address: httpx2.URL, source: str, most: int) -> tuple[int, dict[str, str], bytes]:
        """One request, after the pause its host is due."""
        self._pause(address.host)
        with self._client.stream("GET", address) as response:
            headers = {k.lower(): v for k, v in response.headers.items() if k.lower() not in _LEFT_OUT}
            if response.status_code in _REDIRECTS:
                return response.status_code, headers, b""
            length = headers.get("content-length", "")
            if length.isascii() and length.isdigit() and int(length) > most:
                raise too_large(source, int(length), self._limits)
            coding = headers.get("content-encoding", "identity").strip().lower()
            return response.status_code, headers, self._body(response, coding, source, most)

    def _body(self, response: httpx2.Response, coding: str, source: str, most: int) -> bytes:
        """The body, decompressed no further than the limit: a zip bomb never unfolds."""
        decode = _decoder(coding, source)
        body = bytearray()
        for chunk in response.iter_raw(65536):
            if self._now() > self._backend.deadline:
                raise CaptureError(f"{source}: took longer than {self._limits.seconds:g} seconds: try again later")
            try:
                body += decode(chunk, most + 1 - len(body))
            except zlib.error:
                raise CaptureError(f"{source}: broken {coding} compression: save the page and read the file") from None
            if len(body) > most:
                raise CaptureError(f"{source}: unpacks to more than {size(most)}, the limit for a page: not read")
        return bytes(body)

    def _pause(self, host: str) -> None:
        rules = self._rules.get(host)
        wait = min(self._limits.longest_delay, max(self._limits.delay, rules.delay if rules else 0.0))
        due = self._last.get(host, float("-inf")) + wait - self._now()
        if due > 0:
            self._sleep(due)
            self._backend.deadline += due  # politeness is not the server's slowness
        self._last[host] = self._now()

    def _ask_robots(self, address: httpx2.URL, source: str) -> None:
        """Respect robots.txt of the address's host, asked for once.

        Raises:
            CaptureError: the page is forbidden to robots.
        """
        site = str(address.copy_with(raw_path=b"/", fragment=None)).rstrip("/")
        if site not in self._rules:
            self._rules[site] = self._load_robots(address, source)
            self._rules[address.host] = self._rules[site]
            self._last.pop(address.host, None)  # asking for the rules is no visit yet
        if not self._rules[site].allows(str(address)):
            raise CaptureError(f"{source}: forbidden by the site's robots.txt: ask the site, or save the page yourself")

    def _load_robots(self, address: httpx2.URL, source: str) -> robots.Rules:
        target = address.copy_with(raw_path=b"/robots.txt", fragment=None)
        for _ in range(self._limits.redirects + 1):
            try:
                status, headers, data = self._get(target, source, self._limits.robots_bytes)
            except CaptureError as error:
                if "unpacks" in str(error) or "over the limit" in str(error):
                    return robots.NOTHING_FORBIDDEN
                raise
            if status not in _REDIRECTS or "location" not in headers:
                return robots.read(status, data)
            target = _parse(str(target.join(headers["location"])), source)
        return robots.NOTHING_FORBIDDEN


def _parse(url: str, source: str) -> httpx2.URL:
    """A URL that may be asked for, without its fragment.

    Raises:
        CaptureError: another scheme, no host, or credentials in it.
    """
    try:
        parsed = httpx2.URL(url.strip())
    except (httpx2.InvalidURL, ValueError, TypeError):
        raise CaptureError(f"{source}: not a valid URL: check it") from None
    if parsed.scheme not in ("http", "https"):
        raise CaptureError(f"{source}: only http and https addresses are read, not {parsed.scheme or 'this'}")
    if not parsed.host or (parsed.port is not None and not 0 < parsed.port < 65536):
        raise CaptureError(f"{source}: no host, or no such port, in this URL: check it")
    if parsed.userinfo:
        raise CaptureError(f"{source}: a URL with a user name or password is not read: leave them out")
    return parsed.copy_with(fragment=None)


def _decoder(coding: str, source: str) -> Callable[[bytes, int], bytes]:
    """A function (bytes, most) -> at most `most` decompressed bytes."""
    if coding in ("", "identity"):
        return lambda chunk, most: chunk[: max(most, 0)]
    if coding not in ("gzip", "x-gzip", "deflate"):
        raise CaptureError(f"{source}: sent as {coding[:20]}, which was not asked for: save the page and read the file")
    engine = zlib.decompressobj(wbits=47)  # gzip and zlib headers alike
    return lambda chunk, most: engine.decompress(chunk, max(most, 1))


def _unreachable(url: str, error: Exception) -> CaptureError:
    slow = isinstance(error, (httpx2.TimeoutException, httpcore2.TimeoutException, TimeoutError))
    if slow:
        return CaptureError(f"{url}: no answer in time: try again later")
    reason = " ".join(str(error).split())[:120] or type(error).__name__
    return CaptureError(f"{url}: cannot be reached ({reason}): check the address and the network")
