"""The pipeline over many documents, in this process or in several, results always in the order of the input."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TypeVar

from stemmata.errors import LedgerError, StemmataError

Item = TypeVar("Item")
Result = TypeVar("Result")
WINDOW = 8
"""Documents in flight for each process: enough to hide a long one, few enough to bound memory."""

# Linear algebra on texts of a few hundred words gains nothing from threads, and they steal the other workers' cores.
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


DEBUG = "STEMMATA_DEBUG"
"""Set in the environment, a defect of ours ends the run with its traceback; `stemmata --debug` sets it."""


def blame(error: Exception) -> StemmataError:
    """At the rim of a batch: a defect of ours costs one document, not the night's work.

    Raises:
        Exception: the error itself, for debugging.
    """
    if os.environ.get(DEBUG):
        raise error
    return StemmataError(f"Stemmata failed on it ({type(error).__name__}: {error}): please report this")


def _start() -> None:
    """A worker leaves Ctrl-C to its parent, which alone writes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def over(function: Callable[[Item], Result], items: Iterable[Item], *, jobs: int = 1) -> Iterator[Result]:
    """`map(function, items)`, in `jobs` processes, in the order of `items` and without reading far ahead.

    Raises:
        LedgerError: a process died (killed, out of memory). Results yielded before are good.
    """
    if jobs <= 1:
        yield from map(function, items)
        return
    for name in THREADS:
        os.environ.setdefault(name, "1")
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_start)
    waiting: deque[Future[Result]] = deque()
    try:
        for item in items:
            waiting.append(pool.submit(function, item))
            while len(waiting) >= WINDOW * jobs or (waiting and waiting[0].done()):
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool:
        raise LedgerError(
            "a worker process died, perhaps for lack of memory: run the same command again with fewer --jobs"
        ) from None
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
