"""English time expressions of a report published on Friday, 5 January 2024: span, TIMEX3 value, EDTF past[, future]."""

from __future__ import annotations

import pytest

from stemmata.mentions.times import find_times

ROWS: list[tuple[str, list[tuple[str | None, ...]]]] = [
    (
        "It left in 2019. The first parts came that July.",
        [("2019", "2019", "2019"), ("that July", "2019-07", "2019-07")],
    ),
    ("The missile was fired on Tuesday.", [("Tuesday", "2024-01-02", "2024-01-02", "2024-01-09")]),
    ("The council will meet on Thursday.", [("Thursday", "2024-01-11", "2024-01-04", "2024-01-11")]),
    ("He spoke on Friday.", [("Friday", "2024-01-05", "2024-01-05")]),
    ("Drones hit the town last Thursday.", [("last Thursday", "2023-12-28", "2023-12-28")]),
    ("The talks are due next Monday.", [("next Monday", "2024-01-08", "2024-01-08")]),
    ("The attack began on Thursday evening.", [("Thursday evening", "2024-01-04TEV", "2024-01-04", "2024-01-11")]),
    ("It was seized overnight.", [("overnight", "2024-01-04TNI", "2024-01-04/2024-01-05")]),
    ("Missiles hit the city on December 30, 2023.", [("December 30, 2023", "2023-12-30", "2023-12-30")]),
    ("Missiles hit the city on 30 December.", [("30 December", "2023-12-30", "2023-12-30", "2024-12-30")]),
    (
        "Missiles hit the city on Dec. 30 and 31.",
        [("Dec. 30", "2023-12-30", "2023-12-30", "2024-12-30"), ("31", "2023-12-31", "2023-12-31")],
    ),
    (
        "They fired from 28 to 30 December.",
        [
            ("28", "2023-12-28", "2023-12-28/2023-12-30", "2024-12-28/2024-12-30"),
            ("30 December", "2023-12-30", "2023-12-28/2023-12-30", "2024-12-28/2024-12-30"),
        ],
    ),
    (
        "Strikes on 30 December and 2 January killed ten.",
        [
            ("30 December", "2023-12-30", "2023-12-30", "2024-12-30"),
            ("2 January", "2024-01-02", "2024-01-02", "2025-01-02"),
        ],
    ),
    ("The order of 2022-03-15 stands.", [("2022-03-15", "2022-03-15", "2022-03-15")]),
    ("The ship left on 12/05/23 with shells.", [("12/05/23", "2023-12-05", "2023-12-05")]),
    (
        "Missiles were fired over the turn of the year.",
        [("the turn of the year", "2024-01-01", "2023-12-31~/2024-01-01~", "2024-12-31~/2025-01-01~")],
    ),
    ("The delivery came in November.", [("November", "2023-11", "2023-11", "2024-11")]),
    ("The contract was signed in March 2023.", [("March 2023", "2023-03", "2023-03")]),
    ("Shells have arrived since mid-November.", [("mid-November", "2023-11", "2023-11-15~/..")]),
    ("An embargo has applied since 2004.", [("2004", "2004", "2004/..")]),
    ("The tanks should arrive in early 2024.", [("early 2024", "2024", "2024-01/2024-03")]),
    ("The first systems came in late 2023.", [("late 2023", "2023", "2023-10/2023-12")]),
    (
        "The ship was stopped in early December.",
        [("early December", "2023-12", "2023-12-01/2023-12-10", "2024-12-01/2024-12-10")],
    ),
    (
        "The ship was stopped in mid-December.",
        [("mid-December", "2023-12", "2023-12-11/2023-12-20", "2024-12-11/2024-12-20")],
    ),
    (
        "The ship was stopped in late December.",
        [("late December", "2023-12", "2023-12-21/2023-12-31", "2024-12-21/2024-12-31")],
    ),
    ("Bombs fell last week.", [("last week", "2023-W52", "2023-12-25/2023-12-31")]),
    ("Bombs fell this week.", [("this week", "2024-W01", "2024-01-01/2024-01-05", "2024-01-05/2024-01-07")]),
    ("The package will follow next week.", [("next week", "2024-W02", "2024-01-08/2024-01-14")]),
    ("Tehran sent drones last year.", [("last year", "2023", "2023")]),
    ("Production is to begin next year.", [("next year", "2025", "2025")]),
    ("A ship was stopped last month.", [("last month", "2023-12", "2023-12")]),
    ("A ship was stopped earlier this month.", [("earlier this month", "2024-01", "2024-01")]),
    ("They will arrive later this year.", [("later this year", "2024", "2024-01-05/2024-12-31")]),
    ("Production began two years ago.", [("two years", "P2Y", "2022")]),
    ("Production began three days ago.", [("three days", "P3D", "2024-01-02")]),
    ("Talks have gone on for years.", [("years", "PXY", "../2024-01-05")]),
    (
        "The tanks should arrive in about three months.",
        [("about three months", "P3M", "2023-10-05~/2024-01-05", "2024-04-05~")],
    ),
    ("They are to arrive within weeks.", [("weeks", "PXW", "../2024-01-05", "2024-01-05/..")]),
    ("Four ships were stopped in the past two months.", [("the past two months", "P2M", "2023-11-05~/2024-01-05")]),
    ("Ships were stopped in the past several days.", [("the past several days", "PXD", "../2024-01-05")]),
    ("More will follow in the coming weeks.", [("the coming weeks", "PXW", "2024-01-05/..")]),
    ("All will be delivered by the end of the year.", [("the end of the year", "2024", "2024-01-05/2024-12-31")]),
    (
        "All had been delivered by late November.",
        [("late November", "2023-11", "../2023-11-30", "2024-01-05/2024-11-30")],
    ),
    ("It was not assembled before March.", [("March", "2023-03", "2023-03/..", "2024-03/..")]),
    ("Drones were used in autumn 2020.", [("autumn 2020", "2020-FA", "2020-23")]),
    ("Drones were used last summer.", [("last summer", "2023-SU", "2023-22")]),
    ("Deliveries start in the second half of 2024.", [("the second half of 2024", "2024-H2", "2024-41")]),
    ("Output rose in the third quarter.", [("the third quarter", "2023-Q3", "2023-35", "2024-35")]),
    ("The country bought tanks in the 1990s.", [("the 1990s", "199", "1990/1999")]),
    (
        "It bought radars in 2010 and tanks three years later.",
        [("2010", "2010", "2010"), ("three years later", "P3Y", "2013")],
    ),
    (
        "A ship was found on 15 December. Nine days earlier another was seized.",
        [("15 December", "2023-12-15", "2023-12-15", "2024-12-15"), ("Nine days earlier", "P9D", "2023-12-06")],
    ),
    (
        "A ship was found on 15 December, officials said on Tuesday. One week after the find a second was seized.",
        [
            ("15 December", "2023-12-15", "2023-12-15", "2024-12-15"),
            ("Tuesday", "2024-01-02", "2024-01-02", "2024-01-09"),
            ("One week", "P1W", "2023-12-22"),
        ],
    ),
    (
        "It was seized in 2022 and released the following year.",
        [("2022", "2022", "2022"), ("the following year", "2023", "2023")],
    ),
    ("New missiles recently arrived.", [("recently", "PAST_REF", "../2024-01-05")]),
    ("Talks are currently under way.", [("currently", "PRESENT_REF", "2024-01-05")]),
    ("Until now nothing has been delivered.", [("now", "PRESENT_REF", "../2024-01-05")]),
    ("The city was shelled yesterday.", [("yesterday", "2024-01-04", "2024-01-04")]),
    ("The city was shelled yesterday morning.", [("yesterday morning", "2024-01-04TMO", "2024-01-04")]),
    ("An announcement is expected tomorrow.", [("tomorrow", "2024-01-06", "2024-01-06")]),
    (
        "The rocket lifted off on Wednesday at 7:10 a.m. from the coast.",
        [
            ("Wednesday", "2024-01-03", "2024-01-03", "2024-01-10"),
            ("7:10 a.m.", "2024-01-03T07:10", "2024-01-03T07:10"),
        ],
    ),
    ("The alarm came at 22:15 on the coast.", [("22:15", "2024-01-05T22:15", "2024-01-05T22:15")]),
    (
        "Parts flowed between February and November last year.",
        [("February", "2023-02", "2023-02/2023-11"), ("November last year", "2023-11", "2023-02/2023-11")],
    ),
    ("The tanks will be built between 2026 and 2030.", [("2026", "2026", "2026/2030"), ("2030", "2030", "2026/2030")]),
    (
        "Shots were fired at the weekend.",
        [("the weekend", "2024-W01-WE", "2023-12-30/2023-12-31", "2024-01-06/2024-01-07")],
    ),
    ("Drones fly daily.", [("daily", "P1D", None)]),
    ("The staff meets every Monday.", [("every Monday", "XXXX-WXX-1", None)]),
    ("The war lasted three years.", [("three years", "P3Y", None)]),
    ("The deal was signed last October.", [("October", "2023-10", "2023-10", "2024-10")]),
    ("The deal was signed in October of last year.", [("October of last year", "2023-10", "2023-10")]),
    (
        "That spring fragments were shown after the deal of February 2021.",
        [("That spring", "2023-SP", "2023-21", "2024-21"), ("February 2021", "2021-02", "2021-02")],
    ),
    ("The vote on 15 March will decide.", [("15 March", "2024-03-15", "2023-03-15", "2024-03-15")]),
    ("The aid is expected before the spring.", [("spring", "2024-SP", "../2023-02-28", "2024-01-05/2024-02-29")]),
    ("The systems arrived in the 2022 deal.", [("2022", "2022", "2022")]),
    (
        "in the early hours of January 2 the city was hit",
        [("the early hours of January 2", "2024-01-02TMO", "2024-01-02", "2025-01-02")],
    ),
    ("late on Tuesday the city was hit", [("Tuesday", "2024-01-02", "2024-01-02", "2024-01-09")]),
    ("early Tuesday the city was hit", [("Tuesday", "2024-01-02", "2024-01-02", "2024-01-09")]),
    ("overnight into Friday drones came", [("overnight into Friday", "2024-01-05TNI", "2024-01-04/2024-01-05")]),
    (
        "on the night of January 1-2 drones came",
        [
            ("the night of January 1", "2024-01-01TNI", "2024-01-01/2024-01-02"),
            ("2", "2024-01-02", "2024-01-01/2024-01-02"),
        ],
    ),
    ("over the past year", [("the past year", "P1Y", "2023-01-05~/2024-01-05")]),
    ("in recent weeks", [("recent weeks", "PXW", "../2024-01-05")]),
    ("in the last 24 hours", [("the last 24 hours", "PT24H", "2024-01-05")]),
    ("for the past two years", [("the past two years", "P2Y", "2022-01-05~/2024-01-05")]),
    ("since the start of the war", []),
    ("by mid-2025", [("mid-2025", "2025", "2024-01-05/2025-08-31")]),
    ("from 2025 onward", [("2025", "2025", "2025/..")]),
    ("as of January 3", [("January 3", "2024-01-03", "2024-01-03/..", "2025-01-03/..")]),
    ("no later than March", [("March", "2023-03", "../2023-03", "2024-01-05/2024-03-31")]),
    ("until the end of March", [("the end of March", "2023-03", "../2023-03-31", "2024-01-05/2024-03-31")]),
    ("in the first quarter of 2025", [("the first quarter of 2025", "2025-Q1", "2025-33")]),
    ("in the fall of 2023", [("fall of 2023", "2023-FA", "2023-23")]),
    ("at the end of last year", [("the end of last year", "2023", "2023-10/2023-12")]),
    ("late last year", [("late last year", "2023", "2023-10/2023-12")]),
    ("early next year", [("early next year", "2025", "2025-01/2025-03")]),
    ("in mid-January", [("mid-January", "2024-01", "2024-01-11/2024-01-20")]),
    (
        "the week of January 8",
        [("the week of January 8", "2024-W02", "2023-01-02/2023-01-08", "2024-01-08/2024-01-14")],
    ),
    (
        "It left on 5 December. The next day it was stopped",
        [
            ("5 December", "2023-12-05", "2023-12-05", "2024-12-05"),
            ("The next day", "2023-12-06", "2023-12-06", "2024-01-06"),
        ],
    ),
    (
        "It left on 5 December. The previous day it was loaded",
        [("5 December", "2023-12-05", "2023-12-05", "2024-12-05"), ("The previous day", "2023-12-04", "2023-12-04")],
    ),
    (
        "It left on 5 December. A day later it was stopped",
        [("5 December", "2023-12-05", "2023-12-05", "2024-12-05"), ("A day later", "P1D", "2023-12-06")],
    ),
    (
        "It left in December and arrived the following month",
        [("December", "2023-12", "2023-12", "2024-12"), ("the following month", "2024-01", "2024-01")],
    ),
    ("earlier this week", [("earlier this week", "2024-W01", "2024-01-01/2024-01-05")]),
    ("later in the week", [("the week", "2024-W01", "2024-01-01/2024-01-05", "2024-01-05/2024-01-07")]),
    ("this month", [("this month", "2024-01", "2024-01", "2024-01-05/2024-01-31")]),
    ("this past weekend", [("this past weekend", "2023-W52-WE", "2023-12-30/2023-12-31")]),
    ("over the weekend", [("the weekend", "2024-W01-WE", "2023-12-30/2023-12-31", "2024-01-06/2024-01-07")]),
    ("last fall", [("last fall", "2023-FA", "2023-23")]),
    ("in Q1 2025", [("Q1 2025", "2025-Q1", "2025-33")]),
    (
        "between December 30 and January 2",
        [
            ("December 30", "2023-12-30", "2023-12-30/2024-01-02", "2024-12-30/2025-01-02"),
            ("January 2", "2024-01-02", "2023-12-30/2024-01-02", "2024-12-30/2025-01-02"),
        ],
    ),
    (
        "from December 30 to January 2",
        [
            ("December 30", "2023-12-30", "2023-12-30/2024-01-02", "2024-12-30/2025-01-02"),
            ("January 2", "2024-01-02", "2023-12-30/2024-01-02", "2024-12-30/2025-01-02"),
        ],
    ),
    (
        "on Dec. 30, 2023, and Jan. 2, 2024",
        [("Dec. 30, 2023", "2023-12-30", "2023-12-30"), ("Jan. 2, 2024", "2024-01-02", "2024-01-02")],
    ),
    ("the Jan. 2 strike", [("Jan. 2", "2024-01-02", "2024-01-02", "2025-01-02")]),
    ("a year and a half ago", [("a year and a half", "P1.5Y", "2022")]),
    ("more than a year ago", [("a year", "P1Y", "2023")]),
    ("about two months ago", [("about two months", "P2M", "2023-11")]),
    ("within the next six months", [("the next six months", "P6M", "2024-01-05/2024-07-05")]),
    ("in the next few years", [("the next few years", "PXY", "2024-01-05/..")]),
    ("since early September", [("early September", "2023-09", "2023-09-01~/..")]),
    ("since late 2022", [("late 2022", "2022", "2022-10~/..")]),
    ("in 2016 for the first time", [("2016", "2016", "2016")]),
    ("not before 2026", [("2026", "2026", "2026/..")]),
    ("no earlier than 2026", [("2026", "2026", "2026/..")]),
    ("starting in 2026", [("2026", "2026", "2026/..")]),
    ("by 2030", [("2030", "2030", "2024-01-05/2030-12-31")]),
    ("after 2025", [("2025", "2025", "2025/..")]),
    ("before 2020", [("2020", "2020", "../2019-12-31")]),
    ("in the early 1990s", [("the early 1990s", "199", "1990~/1993~")]),
    (
        "between August 2023 and March 2025",
        [("August 2023", "2023-08", "2023-08/2025-03"), ("March 2025", "2025-03", "2023-08/2025-03")],
    ),
    (
        "from August 2023 to March 2025",
        [("August 2023", "2023-08", "2023-08/2025-03"), ("March 2025", "2025-03", "2023-08/2025-03")],
    ),
    ("between January and March", [("January", "2024-01", "2024-01/2024-03"), ("March", "2023-03", "2024-01/2024-03")]),
    (
        "at the turn of the year",
        [("the turn of the year", "2024-01-01", "2023-12-31~/2024-01-01~", "2024-12-31~/2025-01-01~")],
    ),
    ("on New Year's Eve", [("New Year's Eve", "2023-12-31", "2023-12-31", "2024-12-31")]),
    ("on Thursday, Jan. 4,", [("Thursday, Jan. 4", "2024-01-04", "2024-01-04", "2025-01-04")]),
    (
        "on Thursday (January 4)",
        [
            ("Thursday", "2024-01-04", "2024-01-04", "2024-01-11"),
            ("January 4", "2024-01-04", "2024-01-04", "2025-01-04"),
        ],
    ),
    ("Tuesday's strike", [("Tuesday", "2024-01-02", "2024-01-02", "2024-01-09")]),
    (
        "Updated Jan. 5, 2024, 3:15 p.m.",
        [("Jan. 5, 2024", "2024-01-05", "2024-01-05"), ("3:15 p.m.", "2024-01-05T15:15", "2024-01-05T15:15")],
    ),
    ("in March and April", [("March", "2023-03", "2023-03", "2024-03"), ("April", "2023-04", "2023-04", "2024-04")]),
    ("June 2022 and March 2023", [("June 2022", "2022-06", "2022-06"), ("March 2023", "2023-03", "2023-03")]),
    ("the 9 March drone strike", [("9 March", "2024-03-09", "2023-03-09", "2024-03-09")]),
    ("by the end of 2025", [("the end of 2025", "2025", "2024-01-05/2025-12-31")]),
    ("at the beginning of January", [("the beginning of January", "2024-01", "2024-01-01/2024-01-10")]),
    ("towards the end of the year", [("the end of the year", "2024", "2024-10/2024-12")]),
    (
        "in late December and early January",
        [
            ("late December", "2023-12", "2023-12-21/2023-12-31", "2024-12-21/2024-12-31"),
            ("early January", "2024-01", "2024-01-01/2024-01-10"),
        ],
    ),
    (
        "on 2 and 5 January",
        [("2", "2024-01-02", "2024-01-02", "2025-01-02"), ("5 January", "2024-01-05", "2024-01-05")],
    ),
    (
        "on January 2 and 5",
        [("January 2", "2024-01-02", "2024-01-02", "2025-01-02"), ("5", "2024-01-05", "2024-01-05")],
    ),
    ("last December", [("December", "2023-12", "2023-12", "2024-12")]),
    ("next spring", [("next spring", "2024-SP", "2024-21")]),
    ("this spring", [("this spring", "2024-SP", "2024-21")]),
    ("May 5", [("May 5", "2024-05-05", "2023-05-05", "2024-05-05")]),
    ("in May they may march", [("May", "2024-05", "2023-05", "2024-05")]),
    ("in the coming year", [("the coming year", "2025", "2025")]),
    ("within days", [("days", "PXD", "../2024-01-05", "2024-01-05/..")]),
    ("in the past three months", [("the past three months", "P3M", "2023-10-05~/2024-01-05")]),
    ("2023-24", [("2023-24", "2023/2024", "2023/2024")]),
]


@pytest.mark.parametrize(("text", "wanted"), ROWS, ids=[row[0] for row in ROWS])
def test_english(text: str, wanted: list[tuple[str | None, ...]]) -> None:
    found = find_times(text, "en", "2024-01-05")
    assert [(m.text, m.value, m.edtf, m.edtf_future) for m in found] == [(*w, w[-1])[:4] for w in wanted]


NONE = [
    "Theresa May met officers.",
    "The march on the capital may go on.",
    "UNSCR 2231 and Resolution 2216 ban it.",
    "They sent 2000 drones.",
    "The Su-2000 flew 1950 km.",
    "The 56 years old minister spoke.",
    "He may resign.",
    "It cost $2010.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_time(text: str) -> None:
    assert find_times(text, "en", "2024-01-05") == []
