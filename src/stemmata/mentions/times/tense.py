"""Whether a time expression stands in a clause about what has been or what is to come."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stemmata.mentions.lexing import Word
from stemmata.mentions.times.lexicon import Lexicon
from stemmata.model import Sentence, Token

_REACH = 24  # words on either side
_CLAUSE = 5  # what a comma adds to the distance


def future(words: Sequence[Word], first: int, last: int, lex: Lexicon) -> bool | None:
    """True: to come, False: past, None: nothing in the sentence tells. The nearest cue word decides.

    Cues are words (`lists.future`, `lists.past`) and past endings (`-te`, `-ed`); a clause mark counts as distance.
    """
    best: tuple[int, bool] | None = None
    for step, start in ((-1, first - 1), (1, last)):
        distance, k = 0, start
        while 0 <= k < len(words) and distance < _REACH:
            word = words[k]
            if word.fresh and (step == 1 or k < start) and step == 1:
                break
            if word.low in (".", "!", "?") and not _inner_stop(words, k):
                break
            distance += _CLAUSE if word.low in lex.lists["clause_marks"] else 1
            told = _cue(words, k, lex)
            if told is not None and (best is None or distance < best[0]):
                best = (distance, told)
            if word.fresh and step == -1:
                break
            k += step
    return best[1] if best else None


def _cue(words: Sequence[Word], k: int, lex: Lexicon) -> bool | None:
    word = words[k]
    if word.kind != "word":
        return None
    if word.low in lex.lists["infinitive_marks"]:  # "to be delivered", not "to the front", "to Juba"
        after = words[k + 1] if k + 1 < len(words) else None
        return (
            True
            if after and after.kind == "word" and after.text.islower() and after.low not in lex.lists["not_infinitive"]
            else None
        )
    if word.low in lex.lists["future"]:
        return True
    return False if told(word, lex) else None


def told(word: Word, lex: Lexicon) -> bool:
    """Whether a word is a past form, by list or by ending."""
    if word.low in lex.lists["past"]:
        return True
    ends = word.text[0].islower() and len(word.low) > 4 and word.low not in lex.lists["not_past"]
    return ends and word.low.endswith(tuple(lex.lists["past_endings"]))


def _inner_stop(words: Sequence[Word], k: int) -> bool:
    """A full stop after a number or a short abbreviation does not end a sentence."""
    before = words[k - 1] if k and words[k].glued else None
    after = words[k + 1] if k + 1 < len(words) else None
    if after is not None and after.glued:
        return True
    return bool(
        before
        and ((before.kind == "num" and len(before.text) < 3) or re.fullmatch(r"[A-Z]|[A-Z]?[a-z]{1,2}", before.text))
    )


def told_future(sentence: Sentence | None, words: Sequence[Word], first: int, last: int, lex: Lexicon) -> bool | None:
    """Tense from the parse where it is sure; a bare present gives way to a cue word nearby; else the cue words."""
    tree = tree_future(sentence, words[first].start, words[last - 1].end, lex) if sentence else None
    if tree is False:
        return False
    cue = future(words, first, last, lex)
    return tree if cue is None else cue


def tree_future(sentence: Sentence, start: int, end: int, lex: Lexicon) -> bool | None:
    """The same from the parse: the tense of the verb that governs the expression at characters `[start, end)`.

    Present tense with a date announces ("tagt am Dienstag", "meets on Tuesday"); a participle with have, haben, sein
    and any past form report. None when the expression hangs on no verb.
    """
    token = next(
        (
            t
            for t in sentence.tokens
            if t.start < end
            and start < t.end
            and not (0 <= t.head < len(sentence.tokens) and start <= sentence.tokens[t.head].start < end)
        ),
        None,
    )
    for _ in range(8):
        if token is None:
            return None
        told = _tense_of(token, sentence, lex)
        if told is not None or token.head < 0:
            return told
        if (
            token.deprel == "nmod" and told is None
        ):  # "das Ergebnis vom Sonntag": the verb tells nothing of its noun's date
            return None
        token = sentence.tokens[token.head]
    return None


def _tense_of(verb: Token, sentence: Sentence, lex: Lexicon) -> bool | None:
    auxiliaries = [t for t in sentence.tokens if t.head == verb.i and t.deprel.split(":")[0] in ("aux", "cop")]
    if verb.upos not in ("VERB", "AUX") and not auxiliaries:
        return None
    forms = [verb, *auxiliaries]
    if any(t.feats.get("Tense") == "Past" and t.feats.get("VerbForm") == "Fin" for t in forms):
        return False
    if any(t.text.lower() in lex.lists["future_auxiliaries"] for t in auxiliaries):
        return True
    form = verb.feats.get("VerbForm")
    if (
        form == "Part"
        or verb.feats.get("Tense") == "Past"
        or any(t.text.lower() in lex.lists["past"] for t in auxiliaries)
    ):
        return False
    if form == "Inf":
        return True
    return True if form == "Fin" or auxiliaries else None
