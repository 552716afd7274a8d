"""Feeds: in which order posts are shown to somebody. Pure functions, swapped by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal

from agents.streams import Stream
from agents.talk import Utterance

Feed = Literal["recent", "popular", "similar", "random"]


def ordered(
    feed: Feed, posts: Sequence[Utterance], stances: Mapping[str, int], replies: Counter[str], stream: Stream
) -> list[Utterance]:
    """Return `posts` as `feed` shows them, the first first; ties by age and id.

    Args:
        feed: "recent" newest first; "popular" those with most replies; "similar" those whose stance is nearest to the
            reader's own on the same topic; "random" by lot.
        posts: Whatever may be shown, in any order.
        stances: The reader's own, in millionths, by topic.
        replies: By id of a post: how many answered it.
        stream: The reader's draws, for "random".
    """
    newest = sorted(posts, key=lambda post: (-post.seconds, post.id))
    if feed == "popular":
        return sorted(newest, key=lambda post: -replies[post.id])
    if feed == "similar":
        return sorted(newest, key=lambda post: _distance(post, stances))
    return stream.shuffled(newest) if feed == "random" else newest


def _distance(post: Utterance, stances: Mapping[str, int]) -> int:
    """Return how far a post is from what the reader thinks; a post on what it has no view of is half way off."""
    found = [abs(one.stance_e6 - stances[one.topic]) for one in post.stances if one.topic in stances]
    return min(found, default=1_000_000)
