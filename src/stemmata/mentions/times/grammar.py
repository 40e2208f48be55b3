"""A small pattern language over the symbols of a text: the rules stand in `languages/<code>/times.toml`.

A pattern is a row of elements, each matching one symbol unless noted:

    im|in        one of these words or marks (lower case)
    MONTH        a word of that class of the language's lexicon; keeps its value under the name MONTH
    UNIT:u2      the same, kept under another name
    N COUNT YEAR DAY ORD INT CLOCK DMY ISO SLASH PERIOD ...   computed (see `symbols.py`), may span several symbols
    [ ... ]      optional
    < ... >      what the mention covers (all of it by default); what stands outside is context
    _            no white space before the next symbol

Matching is greedy with backtracking over at most a dozen elements, so a text is read in linear time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from stemmata.mentions.lexing import Word


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its pattern compiled, the reader that gives it meaning, fixed arguments for the reader."""

    name: str
    nodes: tuple[Node, ...]
    read: str
    args: Mapping[str, Any]
    group: str
    order: int


@dataclass(frozen=True, slots=True)
class Node:
    """One element: kind is words, class, optional, open, close or glue."""

    kind: str
    words: frozenset[str] = frozenset()
    name: str = ""
    key: str = ""
    inner: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that fits words `[begin, end)`; the mention is words `[first, last)`."""

    rule: Rule
    begin: int
    end: int
    first: int
    last: int
    values: Mapping[str, Any]


# (words, position) -> (value, position behind) or None.
Symbol = Callable[[int], "tuple[Any, int] | None"]


def compile_pattern(pattern: str) -> tuple[Node, ...]:
    """Nodes of a pattern. Raises ValueError when its brackets do not match."""
    nodes, rest = _sequence(pattern.replace("[", " [ ").replace("]", " ] ").split(), 0)
    if rest != -1:
        raise ValueError(f"pattern {pattern!r}: a bracket is closed that was never opened")
    return nodes


def _sequence(parts: Sequence[str], i: int, *, nested: bool = False) -> tuple[tuple[Node, ...], int]:
    nodes: list[Node] = []
    while i < len(parts):
        part = parts[i]
        i += 1
        if part == "]":
            if nested:
                return tuple(nodes), i
            return tuple(nodes), i
        if part == "[":
            inner, i = _sequence(parts, i, nested=True)
            nodes.append(Node("optional", inner=inner))
        elif part in ("<", ">", "_"):
            nodes.append(Node({"<": "open", ">": "close", "_": "glue"}[part]))
        elif part.replace("_", "").replace(":", "").isalnum() and part[0].isupper():
            name, _, key = part.partition(":")
            nodes.append(Node("class", name=name, key=key or name))
        else:
            nodes.append(Node("words", words=frozenset(part.split("|"))))
    if nested:
        raise ValueError("a pattern's bracket is never closed")
    return tuple(nodes), -1


def firsts(nodes: Sequence[Node]) -> frozenset[str]:
    """The words and class names (with a leading `$`) that a match can begin with."""
    found: set[str] = set()
    for node in nodes:
        if node.kind == "words":
            return frozenset(found | node.words)
        if node.kind == "class":
            return frozenset(found | {"$" + node.name})
        if node.kind == "optional":
            found |= firsts(node.inner)
    return frozenset(found)


class Reader:
    """Matches patterns over one text's words. `classes(i)` gives the lexicon classes of word `i` with values."""

    def __init__(
        self, words: Sequence[Word], classes: Callable[[int], Mapping[str, Any]], symbols: Mapping[str, Symbol]
    ) -> None:
        self.words, self.classes, self.symbols = words, classes, symbols

    def match(self, rule: Rule, begin: int) -> Match | None:
        """The rule at word `begin`, or None."""
        found = self._run(rule.nodes, 0, begin, begin, {"<": begin})
        if found is None:
            return None
        end, values = found
        first, last = values.pop("<"), values.pop(">", end)
        return Match(rule, begin, end, first, last, values) if last > first else None

    def _run(
        self, nodes: tuple[Node, ...], k: int, i: int, begin: int, values: dict[str, Any]
    ) -> tuple[int, dict[str, Any]] | None:
        if k == len(nodes):
            return i, values
        node = nodes[k]
        if node.kind == "optional":
            return self._run(node.inner + nodes[k + 1 :], 0, i, begin, values) or self._run(
                nodes, k + 1, i, begin, values
            )
        if node.kind == "open":
            return self._run(nodes, k + 1, i, begin, values | {"<": i})
        if node.kind == "close":
            return self._run(nodes, k + 1, i, begin, values | {">": i})
        if i >= len(self.words) or (i > begin and self.words[i].fresh):
            return None
        if node.kind == "glue":
            return self._run(nodes, k + 1, i, begin, values) if self.words[i].glued else None
        if node.kind == "words":
            return self._run(nodes, k + 1, i + 1, begin, values) if self.words[i].low in node.words else None
        got = self._symbol(node.name, i)
        if got is None:
            return None
        return self._run(nodes, k + 1, got[1], begin, values | {node.key: got[0]})

    def _symbol(self, name: str, i: int) -> tuple[Any, int] | None:
        computed = self.symbols.get(name)
        if computed is not None:
            return computed(i)
        classes = self.classes(i)
        return (classes[name], i + 1) if name in classes else None
