"""The options that say which claims are wanted, shared by all commands that list claims."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from stemmata.words import VOCABULARIES

TEXTS = {
    "event": "Only this type of event.",
    "status": "Only events of this status.",
    "polarity": "Only claims that it holds, or that it does not.",
    "certainty": "Only claims this certain, as their source puts it.",
    "stance": "Only claims to which their source stands like this.",
}
NAMES = {
    "actor": "Who takes part, in any role: an id (RU, houthis) or words of a name.",
    "item": "What it is about: an id (kn-23, ballistic-missile) or words of a name.",
    "place": "Where: a place's id or words of its name.",
    "source": "Who says so, anywhere in the chain of sources: words of a name, a country, a kind.",
}
REST = {
    "since": ("DATE", "Only events on or after this day; those without a time are left out and counted."),
    "until": ("DATE", "Only events on or before this day."),
    "document": ("DOC", "Only claims of this document: an id, the beginning of one, a URL or a path."),
}


def wanted(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the filter options."""
    found = [
        click.option(
            f"--{name}",
            type=click.Choice(VOCABULARIES[name]),
            metavar="WORD",
            help=f"{text} One of: {', '.join(VOCABULARIES[name])}.",
        )
        for name, text in TEXTS.items()
    ]
    found += [click.option(f"--{name}", metavar="NAME", help=text) for name, text in NAMES.items()]
    found += [click.option(f"--{name}", metavar=shape, help=text) for name, (shape, text) in REST.items()]
    for option in reversed(found):
        command = option(command)
    return command
