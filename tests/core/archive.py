"""Small archives for tests: a row says who wrote when, in answer to what, with which labels."""

from datetime import UTC, datetime, timedelta

import polars as pl

from yourturn.core.roles import add_roles
from yourturn.core.schema import LABELS_PEOPLE, LABELS_US, STUDIED

SPACES = frozenset({"forum", "mail", "page", "ask", "helpdesk"})
START = datetime(2024, 3, 4, 9, tzinfo=UTC)


def post(conversation, person, at_h, parent=None, labels=(), **more):
    return {
        "conversation": conversation,
        "person": person,
        "at_h": at_h,
        "parent": parent,
        "labels": labels,
        **more,
    }


def archive(*rows):
    """Number the rows from 0 as posts; person 0 is us; `parent` names a row."""
    posts = []
    for number, row in enumerate(rows):
        ours = row["person"] == 0
        own = dict.fromkeys(LABELS_US if ours else LABELS_PEOPLE, False)
        given = {key: value for key, value in row.items() if key not in {"at_h", "labels"}}
        posts.append(
            {
                "post": number,
                "id": f"p{number:05}",
                "at": None if row["at_h"] is None else START + timedelta(hours=row["at_h"]),
                "side": "us" if ours else "people",
                "channel": "mastodon",
                "kind": "post",
                "state": "present",
                "language": "en",
                "words": 9,
                "text": "The last boat leaves at twenty past from the pier",
                "mentions_us": not ours,
                "names_us": not ours,
                "mentions": [],
                "theme": 0,
                "speaker_id": row["person"],
                **own,
                **dict.fromkeys(row["labels"], True),
                **given,
            }
        )
    schema = {**STUDIED, "speaker_id": pl.UInt32}
    return pl.DataFrame(posts, schema=schema).sort("conversation", "at", "id", nulls_last=True)


def with_roles(posts, own_spaces=SPACES):
    """Give the posts their roles in an organisation with these spaces of its own."""
    return add_roles(posts, own_spaces)
