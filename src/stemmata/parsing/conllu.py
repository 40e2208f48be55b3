"""CoNLL-U in and out: the seam where any Universal Dependencies parser can be plugged in.

Format: https://universaldependencies.org/format.html. Our tokens are surface words: a multiword token whose
words concatenate to the surface ("don't" = do + n't) stays split without a space; any other ("im" = in + dem)
becomes one token with the tag, lemma and relation of the word that heads it and the union of the features.
Empty nodes are skipped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from stemmata.errors import ReadingError
from stemmata.model import Sentence, Token

COLUMNS = 10
Row = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One sentence as it stands in a CoNLL-U file: its `# key = value` comments and its rows of ten columns."""

    line: int
    comments: Mapping[str, str]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A surface word with its analysis. `head` is an index into the sentence's words, -1 for the root."""

    form: str
    space: bool
    lemma: str
    upos: str
    xpos: str
    feats: Mapping[str, str]
    head: int
    deprel: str
    misc: Mapping[str, str]


def blocks(lines: Iterable[str]) -> Iterator[Block]:
    """Split CoNLL-U lines into sentences.

    Raises:
        ReadingError: a row without ten columns; the message names the line.
    """
    comments: dict[str, str] = {}
    rows: list[Row] = []
    start = 1
    for number, raw in enumerate(lines, 1):
        line = raw.rstrip("\r\n")
        if not line.strip():
            if rows:
                yield Block(line=start, comments=comments, rows=tuple(rows))
            comments, rows, start = {}, [], number + 1
        elif line.startswith("#"):
            key, _, value = line[1:].partition("=")
            comments[key.strip()] = value.strip()
        else:
            row = tuple(line.split("\t"))
            if len(row) != COLUMNS:
                raise ReadingError(f"CoNLL-U line {number}: {len(row)} columns instead of {COLUMNS}")
            rows.append(row)
    if rows:
        yield Block(line=start, comments=comments, rows=tuple(rows))


def words(block: Block) -> tuple[Word, ...]:
    """The surface words of a block, heads as indices among them.

    Raises:
        ReadingError: ids or heads that are not numbers, or a head that is not in the sentence.
    """
    try:
        groups = _groups(block.rows)
        index = {row[0]: k for k, (_, _, rows) in enumerate(groups) for row in rows}
        return tuple(_word(form, misc, rows, index) for form, misc, rows in groups)
    except (ValueError, KeyError) as error:
        raise ReadingError(f"CoNLL-U sentence at line {block.line}: bad id or head ({error})") from None


def _groups(rows: Sequence[Row]) -> list[tuple[str, Mapping[str, str], list[Row]]]:
    """Surface words as (form, misc, syntactic words)."""
    plain = [row for row in rows if row[0].isdigit()]
    inside: dict[int, tuple[Row, int, int]] = {}
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-", 1))
            inside.update((int(other[0]), (row, first, last)) for other in plain if first <= int(other[0]) <= last)
    groups: list[tuple[str, Mapping[str, str], list[Row]]] = []
    done: set[int] = set()
    for row in plain:
        number = int(row[0])
        if number in done:
            continue
        if number not in inside:
            groups.append((row[1], _pairs(row[9]), [row]))
            continue
        surface, first, last = inside[number]
        members = [other for other in plain if first <= int(other[0]) <= last]
        done.update(int(other[0]) for other in members)
        if "".join(other[1] for other in members) == surface[1]:
            tight = {"SpaceAfter": "No"}
            groups.extend((other[1], tight, [other]) for other in members[:-1])
            groups.append((members[-1][1], _pairs(surface[9]), [members[-1]]))
        else:
            groups.append((surface[1], _pairs(surface[9]), members))
    return groups


def _word(form: str, misc: Mapping[str, str], rows: list[Row], index: Mapping[str, int]) -> Word:
    numbers = {row[0] for row in rows}
    head = next((row for row in rows if row[6] not in numbers), rows[0])
    feats: dict[str, str] = {}
    for row in rows:
        for key, value in _pairs(row[5]).items():
            feats.setdefault(key, value)
    lemma = head[2] if head[2] != "_" or form == "_" else form
    return Word(
        form=form,
        space=misc.get("SpaceAfter") != "No",
        lemma=lemma,
        upos=head[3],
        xpos="" if head[4] == "_" else head[4],
        feats=dict(sorted(feats.items())),
        head=-1 if head[6] == "0" else index[head[6]],
        deprel=head[7],
        misc=misc,
    )


def _pairs(column: str) -> dict[str, str]:
    """`A=b|C=d` as a dict; parts without a value are dropped."""
    return dict(part.split("=", 1) for part in column.split("|") if "=" in part)


def read(data: str, text: str | None = None) -> tuple[Sentence, ...]:
    """Sentences from a CoNLL-U document, with offsets into `text`.

    Without `text` the offsets are into the text that the rows themselves spell (forms joined as SpaceAfter says,
    one space between sentences). With it, each form is found in order; only white space may lie between forms.

    Raises:
        ReadingError: bad CoNLL-U, no or several roots, a loop, or forms that are not those of the text.
    """
    sentences: list[Sentence] = []
    at = 0
    for block in blocks(data.split("\n")):
        tokens: list[Token] = []
        for i, word in enumerate(words(block)):
            start = at if text is None else _find(word.form, text, at, block)
            at = start + len(word.form)
            tokens.append(
                Token(
                    i=i,
                    text=word.form,
                    start=start,
                    end=at,
                    lemma=word.lemma,
                    upos=word.upos,
                    feats=word.feats,
                    head=word.head,
                    deprel=word.deprel,
                )
            )
            at += word.space and text is None
        if not tokens:
            continue
        if not is_tree([token.head for token in tokens]):
            raise ReadingError(f"CoNLL-U sentence at line {block.line}: the heads are not one tree")
        sentences.append(Sentence(start=tokens[0].start, end=tokens[-1].end, tokens=tuple(tokens)))
        at = max(at, tokens[-1].end + 1) if text is None else at
    return tuple(sentences)


def _find(form: str, text: str, at: int, block: Block) -> int:
    start = at
    while start < len(text) and (text[start].isspace() or text[start] in INVISIBLE) and form[0] != text[start]:
        start += 1
    if not text.startswith(form, start):
        raise ReadingError(
            f"CoNLL-U sentence at line {block.line}: {form!r} is not the text's next word at {start}; "
            "parse exactly the text that is given"
        )
    return start


INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
"""Characters that are no part of a word: soft hyphen, zero-width space and joiners, byte-order mark."""


def is_tree(heads: Sequence[int]) -> bool:
    """Whether heads (indices, -1 for the root) form one rooted tree."""
    if sum(head == -1 for head in heads) != 1 or any(not -1 <= head < len(heads) for head in heads):
        return False
    for i in range(len(heads)):
        steps, at = 0, i
        while at != -1 and steps <= len(heads):
            at, steps = heads[at], steps + 1
        if at != -1:
            return False
    return True


def write(sentences: Iterable[Sentence]) -> str:
    """A CoNLL-U document of parsed sentences. MISC keeps `TokenRange=start:end`, the offsets into the text."""
    return "".join(_written(number, sentence) for number, sentence in enumerate(sentences, 1))


def _written(number: int, sentence: Sentence) -> str:
    rows, text = [], ""
    for token, following in zip(sentence.tokens, [*sentence.tokens[1:], None], strict=True):
        tight = following is not None and following.start == token.end
        text += token.text + ("" if tight or following is None else " ")
        feats = "|".join(f"{key}={value}" for key, value in sorted(token.feats.items(), key=lambda p: p[0].lower()))
        misc = ("SpaceAfter=No|" if tight else "") + f"TokenRange={token.start}:{token.end}"
        head = str(token.head + 1)
        rows.append(
            [
                str(token.i + 1),
                token.text,
                token.lemma or "_",
                token.upos or "_",
                "_",
                feats or "_",
                head,
                token.deprel,
                "_",
                misc,
            ]
        )
    body = "\n".join("\t".join(row) for row in rows)
    return f"# sent_id = {number}\n# text = {text}\n{body}\n\n"
