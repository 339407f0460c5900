"""The one pass over posts in order that opens and ends waits; compiled by numba where it is called.

It knows numbers only. `scan` is plain Python as written, and it is that which numba compiles.
"""

from typing import Any, Final

import numpy as np
import numpy.typing as npt

ANSWERED, OPEN, BY_PEOPLE, WITHDRAWN, MODERATED, CLOSED = 0, 1, 2, 3, 4, 5
NONE: Final = -1
NO_TIME: Final = np.iinfo(np.int64).min
WEEK_US: Final = 7 * 86_400_000_000

Numbers = npt.NDArray[Any]


def scan(  # noqa: C901 - one loop, so that a post is looked at once
    conversation: Numbers,
    person: Numbers,
    ours: Numbers,
    at: Numbers,
    parent_row: Numbers,
    opens: Numbers,
    answers: Numbers,
    substantive: Numbers,
    content: Numbers,
    solved: Numbers,
    gone: Numbers,
    early: Numbers,
    mention_from: Numbers,
    mentions: Numbers,
    closed: Numbers,
    as_of: int,
) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Give per need: opening row, row that ended it, row of the first acknowledgement, and how it ended.

    Where people ended it, the ending row is the post of the person who helped; where it was closed by hand,
    the asker's post that carries the closing. `person` and `parent_row` are -1 where unknown. `opens` is True
    on the first post of a turn that waits; `content` on posts of people that thank and ask nothing more;
    `gone` is OPEN, WITHDRAWN or MODERATED; `early` is the row of an answer of ours that is dated before the
    post it answers, else -1. `closed` stands on a person's last post before their wait was closed by hand:
    when that was; NO_TIME elsewhere.
    """
    rows = len(conversation)
    opened = np.empty(rows, np.int64)
    answered = np.full(rows, NONE, np.int64)
    acked = np.full(rows, NONE, np.int64)
    ended = np.full(rows, OPEN, np.int8)
    helped = np.full(rows, NONE, np.int64)
    closing = np.full(rows, NONE, np.int64)
    waiting = np.empty(rows, np.int64)
    found, n_waiting, first = 0, 0, 0
    for row in range(rows + 1):
        changed = row == rows or (row > 0 and conversation[row] != conversation[row - 1])
        now = as_of if changed else at[row]
        kept = 0
        for place in range(n_waiting):
            need = waiting[place]
            help_row, close_row = helped[need], closing[need]
            over = now != NO_TIME and close_row >= 0 and now >= closed[close_row]
            if help_row >= 0 and now != NO_TIME and at[help_row] != NO_TIME and now - at[help_row] >= WEEK_US:
                over = over and closed[close_row] - at[help_row] < WEEK_US
                ended[need], answered[need] = BY_PEOPLE, help_row
            if over:
                ended[need], answered[need] = CLOSED, close_row
            elif ended[need] == BY_PEOPLE:
                continue
            else:
                waiting[kept] = need
                kept += 1
        n_waiting = 0 if changed else kept
        if row == rows:
            break
        if changed:
            first = row
        alone = n_waiting == 1
        parent = parent_row[row]
        has_need = False
        kept = 0
        for place in range(n_waiting):
            need = waiting[place]
            asker = person[opened[need]]
            known = asker >= 0
            meant = parent >= 0 and (parent == opened[need] or (known and person[parent] == asker))
            marked = solved[row] and (opened[need] == first or (known and person[first] == asker))
            if ours[row]:
                if answers[row]:
                    meant = meant or alone
                    for index in range(mention_from[row], mention_from[row + 1]):
                        meant = meant or mentions[index] == asker
                    if marked or (meant and substantive[row]):
                        ended[need], answered[need] = ANSWERED, row
                        continue
                    if meant and acked[need] == NONE:
                        acked[need] = row
            elif known and asker == person[row]:
                has_need = True
                if helped[need] >= 0 and content[row]:
                    ended[need], answered[need] = BY_PEOPLE, helped[need]
                    continue
                if early[row] >= 0 and substantive[early[row]]:
                    ended[need], answered[need] = ANSWERED, early[row]
                    continue
                helped[need] = NONE
                if closed[row] != NO_TIME:
                    closing[need] = row
            elif marked:
                ended[need], answered[need] = BY_PEOPLE, row
                continue
            elif meant and helped[need] == NONE:
                helped[need] = row
            waiting[kept] = need
            kept += 1
        n_waiting = kept
        if opens[row] and not has_need:
            opened[found] = row
            if early[row] >= 0 and substantive[early[row]]:
                ended[found], answered[found] = ANSWERED, early[row]
            elif gone[row] != OPEN:
                ended[found] = gone[row]
            else:
                acked[found] = early[row]
                if closed[row] != NO_TIME:
                    closing[found] = row
                waiting[n_waiting] = found
                n_waiting += 1
            found += 1
    return opened[:found], answered[:found], acked[:found], ended[:found]
