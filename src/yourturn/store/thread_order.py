"""Sorts posts into branches: what somebody else began under the opening post stands apart."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from yourturn.core.labels import BITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from yourturn.store.threads import Said


@dataclass(frozen=True)
class Branch:
    """Posts in the order they were said. `apart`: somebody else than the opener began it."""

    apart: bool
    posts: tuple[Said, ...]
    people: int
    rests: bool  # nobody in it waits for us
    helped: bool  # somebody thanked another one of them

    @property
    def at(self) -> datetime | None:
        """When it begins."""
        return self.posts[0].at


def branches(start: Said | None, posts: Sequence[Said]) -> tuple[Branch, ...]:
    """Give the branches in the order they begin; what we and the opener say stands in none apart."""
    if start is None:
        return ()
    known = {one.id: one for one in (start, *posts)}
    tops: dict[int, list[Said]] = {}
    for one in posts:
        tops.setdefault(_top(one, known, start.id), []).append(one)
    several = len({known[top].person for top in tops if known[top].side == "people"} | {start.person}) > 1
    made: list[Branch] = []
    for top, members in tops.items():
        apart = several and known[top].side == "people" and known[top].person != start.person
        if not apart and made and not made[-1].apart:
            made[-1] = _branch([*made[-1].posts, *members], known, start, apart=False)
        else:
            made.append(_branch(members, known, start, apart=apart))
    return tuple(made)


def _top(post: Said, known: dict[int, Said], root: int) -> int:
    """Give the post right under the opening one from which this one hangs; itself where that is not known."""
    seen = set()
    while post.parent is not None and post.parent != root and post.parent in known and post.id not in seen:
        seen.add(post.id)
        post = known[post.parent]
    return post.id


def _branch(members: Iterable[Said], known: dict[int, Said], start: Said, *, apart: bool) -> Branch:
    posts: list[Said] = []
    above = start.id
    for one in sorted(members, key=lambda one: (one.at is None, one.at, one.id)):
        parent = known.get(one.parent) if one.parent is not None else None
        beside = parent is None or parent.id in {above, start.id} or parent.person == one.person
        posts.append(replace(one, answers="" if beside or parent is None else parent.name))
        above = one.id
    people = {one.person for one in posts if one.side == "people"}
    waits = any(one.wait is not None and one.wait.ended == "open" for one in posts)
    helped = any(
        (post.labels or 0) & BITS["thanks"] and post.side == "people"
        and (parent := known.get(post.parent or -1)) is not None
        and parent.side == "people" and parent.person != post.person
        for post in posts
    )  # fmt: skip
    return Branch(apart, tuple(posts), len(people), not waits, helped)
