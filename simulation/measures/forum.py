"""The forum: how much is read and written, how alike what people read is to what they think, and what is banned."""

from __future__ import annotations

from agents.canonical import E6
from agents.talk import Utterance
from simulation.events import Moderated, Opined, Posted, Read
from simulation.measures.dispersion import mean_of
from simulation.measures.evidence import Evidence
from simulation.measures.table import Cell, Row, Table

NAME = "forum"


def forum(evidence: Evidence) -> tuple[Table, ...]:
    """Return what happened on the forum, in one row, and day by day.

    Measures: posts, threads, readings; the mean distance between a reader's stance and the post's, on [0, 2] (small
    in an echo chamber); readings of posts that carry a claim after it was banned, which must be none.

    Unit: posts; stances in [-1, 1].

    Source: the distance follows the exposure measures of E. Bakshy, S. Messing, L. Adamic, "Exposure to ideologically
    diverse news and opinion on Facebook", Science 348, 2015.

    Limits: a post counts as read once its page was shown.
    """
    posts: dict[str, Utterance] = {}
    own: dict[tuple[str, str], float] = {}
    banned: set[str] = set()
    per_day: dict[int, list[float]] = {}
    written: dict[int, int] = {}
    read: dict[int, int] = {}
    late, starts = 0, evidence.starts()
    for happened in evidence.events("posted", "read", "moderated", "opined"):
        event, day = happened.event, evidence.setting.clock.moment(starts[happened.tick]).day + 1
        if isinstance(event, Posted):
            posts[event.utterance.id] = event.utterance
            written[day] = written.get(day, 0) + 1
        elif isinstance(event, Moderated):
            banned.add(event.claim)
        elif isinstance(event, Opined):
            own[event.person, event.topic] = event.opinion.stance_e6 / E6
        elif isinstance(event, Read):
            read[day] = read.get(day, 0) + len(event.posts)
            for post in (posts[one] for one in event.posts):
                late += any(carried.claim in banned for carried in post.claims)
                per_day.setdefault(day, []).extend(
                    abs(own[event.person, voiced.topic] - voiced.stance_e6 / E6)
                    for voiced in post.stances
                    if (event.person, voiced.topic) in own
                )
    days = sorted({*written, *read})
    rows: tuple[Row, ...] = tuple(
        (day, written.get(day, 0), read.get(day, 0), _cell(mean_of(per_day.get(day, [])))) for day in days
    )
    every = [distance for found in per_day.values() for distance in found]
    threads = len({post.conversation for post in posts.values()})
    summary: Row = (len(posts), threads, sum(read.values()), _cell(mean_of(every)), late)
    columns = ("posts", "threads", "readings", "distance_to_own_view", "read_after_ban")
    return (
        Table(NAME, "On the forum", columns, (summary,)),
        Table("forum_days", "On the forum, day by day", ("day", "posts", "readings", "distance_to_own_view"), rows),
    )


def _cell(value: float | None) -> Cell:
    return None if value is None else round(value, 4)
