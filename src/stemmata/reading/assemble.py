"""From canonical text and what is known of it to an Article, with the issues that reading met."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stemmata import languages
from stemmata.model import Article, DateFound, Entry, Issue
from stemmata.reading import dates, language
from stemmata.reading.entries import find_entries
from stemmata.reading.issues import issue
from stemmata.reading.parts import Found, find_parts


def assemble(
    text: str,
    *,
    document: str,
    stated: Mapping[str, str],
    read: Mapping[str, str] | None = None,
    page_dates: Sequence[tuple[str, DateFound]] = (),
    found: Found | None = None,
    agencies: Sequence[str] = (),
    authors: Sequence[str] = (),
    retrieved: str | None = None,
    issues: Sequence[Issue] = (),
    entries: Sequence[tuple[int, str]] = (),
) -> Article:
    """Join what was stated, what the page says of itself and what the text shows.

    `stated` wins over `read` (url, title, publisher, language from the page), which wins over the text.
    `page_dates` are ("published" | "updated", date) in the order in which they are believed; `entries` (offset, ISO
    time) of a live blog's entries, as a page's markup gives them.
    """
    read = read or {}
    title = stated.get("title") or read.get("title")
    found = found or find_parts(text, title=title)
    wrong: list[Issue] = list(issues)
    published, updated = _dates(document, stated, page_dates, found, wrong)
    code = _language(document, text, stated, read, wrong)
    wrong += _date_issues(document, published, retrieved)
    if not text.strip():
        wrong.append(issue(document, "no-text", "no running text found on the page"))
    blog = find_entries(
        text,
        found.parts,
        published=published.value if published else None,
        updated=updated.value if updated else None,
        marked=entries,
    )
    if blog:
        wrong.append(_live_blog(document, blog))
    return Article(
        document=document,
        text=text,
        parts=tuple(found.parts),
        title=title or found.title,
        url=stated.get("url") or read.get("url"),
        publisher=stated.get("publisher") or read.get("publisher"),
        language=code,
        published=published,
        updated=updated,
        authors=_distinct([*found.authors, *authors]),
        agencies=_distinct([*found.credited, *found.placed, *agencies]),
        issues=tuple(wrong),
        entries=blog,
    )


def _live_blog(document: str, entries: Sequence[Entry]) -> Issue:
    """That a page holds many reports, how many, and how many of them tell no day."""
    undated = sum(one.published is None for one in entries)
    lacking = f"; {undated} of them have no day: state --published" if undated else ""
    return issue(document, "live-blog", f"a live blog of {len(entries)} entries, each read by its own time{lacking}")


def _dates(
    document: str, stated: Mapping[str, str], page: Sequence[tuple[str, DateFound]], found: Found, wrong: list[Issue]
) -> tuple[DateFound | None, DateFound | None]:
    """The date of publication and of the last change, and an issue where sources name different days."""
    published = [date for kind, date in page if kind == "published"]
    updated = [date for kind, date in page if kind == "updated"]
    said = stated.get("published")
    if said:
        value = dates.iso(said)
        if value:
            published.insert(0, DateFound(value=value, found_in="stated"))
        else:
            wrong.append(issue(document, "unresolved-date", f"stated date {said[:40]!r} is not a date: use YYYY-MM-DD"))
    if found.published:
        published.append(DateFound(value=found.published, found_in="text"))
    if found.updated:
        updated.append(DateFound(value=found.updated, found_in="text"))
    if not published:  # a page that only says "as of"
        published = [d for d in updated if d.found_in == "text"]
    if not published:  # dates that head the report without saying that they are its own
        places = (("dateline", found.dateline), ("headline", dates.set_off(found.title or stated.get("title") or "")))
        published = [DateFound(value=value, found_in=place) for place, value in places if value][:1]
    days = {d.value[:10]: d for d in reversed(published)}
    changed = {d.value[:10] for d in updated}
    others = [
        day
        for day, date in sorted(days.items())
        if day not in changed and not dates.may_be_same_day(date.value, published[0].value)
    ]
    if others:
        told = "; ".join(f"{days[day].found_in}: {day}" for day in others)
        first = published[0]
        wrong.append(
            issue(
                document,
                "date-conflict",
                f"published {first.value[:10]} ({first.found_in}), but {told}: the first is used",
            )
        )
    return (published[0] if published else None), (updated[0] if updated else None)


def _date_issues(document: str, published: DateFound | None, retrieved: str | None) -> list[Issue]:
    """No date at all, or one after the day on which the report was taken in (in whatever zone)."""
    if published is None:
        return [issue(document, "no-date", "no date of publication found: state it with --published YYYY-MM-DD")]
    if not retrieved or published.value[:10] <= retrieved[:10] or dates.may_be_same_day(published.value, retrieved):
        return []
    message = f"published {published.value} is after {retrieved[:10]}, when it was taken in: check --published"
    return [issue(document, "date-in-future", message)]


def _language(
    document: str, text: str, stated: Mapping[str, str], read: Mapping[str, str], wrong: list[Issue]
) -> str | None:
    code = language.normal_code(stated.get("language")) or language.detect(text, hint=read.get("language"))
    if code not in languages.codes():
        can = ", ".join(languages.codes())
        wrong.append(
            issue(
                document,
                "language-not-read",
                f"language {code or 'unknown'} is not read here (only {can}): state --language if that is wrong",
            )
        )
    return code


def _distinct(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(n for n in names if n))
