"""The one pass over posts in order that opens and ends waits; compiled by numba where it is called.

It knows numbers only. `scan` is plain Python as written, and it is that which numba compiles.
"""

from typing import Any, Final

import numpy as np
import numpy.typing as npt

ANSWERED, OPEN, BY_PEOPLE, WITHDRAWN = 0, 1, 2, 3
NONE: Final = -1
NO_TIME: Final = np.iinfo(np.int64).min
WEEK_US: Final = 7 * 86_400_000_000

Numbers = npt.NDArray[Any]


def scan(  # noqa: C901 - one loop, so that a post is looked at once
    conversation: Numbers,
    person: Numbers,
    ours: Numbers,
    at: Numbers,
    parent_person: Numbers,
    opens: Numbers,
    answers: Numbers,
    substantive: Numbers,
    thanks: Numbers,
    withdrawn: Numbers,
    mention_from: Numbers,
    mentions: Numbers,
    as_of: int,
) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Give per need: opening row, row that ended it, row of the first acknowledgement, and how it ended.

    Where people ended it, the ending row is the post of the person who helped.
    `opens[row]` is True on the first post of a turn that waits; `parent_person` is -1 where unknown.
    """
    rows = len(conversation)
    opened = np.empty(rows, np.int64)
    answered = np.full(rows, NONE, np.int64)
    acked = np.full(rows, NONE, np.int64)
    ended = np.full(rows, OPEN, np.int8)
    helped = np.full(rows, NONE, np.int64)
    waiting = np.empty(rows, np.int64)
    found = 0
    n_waiting = 0
    for row in range(rows + 1):
        changed = row == rows or (row > 0 and conversation[row] != conversation[row - 1])
        now = as_of if changed else at[row]
        kept = 0
        for place in range(n_waiting):
            need = waiting[place]
            help_row = helped[need]
            if help_row >= 0 and now != NO_TIME and at[help_row] != NO_TIME and now - at[help_row] >= WEEK_US:
                ended[need], answered[need] = BY_PEOPLE, help_row
            else:
                waiting[kept] = need
                kept += 1
        n_waiting = 0 if changed else kept
        if row == rows:
            break
        if ours[row]:
            if not answers[row]:
                continue
            alone = n_waiting == 1
            kept = 0
            for place in range(n_waiting):
                need = waiting[place]
                asker = person[opened[need]]
                meant = alone or (parent_person[row] == asker and asker >= 0)
                for index in range(mention_from[row], mention_from[row + 1]):
                    meant = meant or mentions[index] == asker
                if meant and substantive[row]:
                    ended[need], answered[need] = ANSWERED, row
                    continue
                if meant and acked[need] == NONE:
                    acked[need] = row
                waiting[kept] = need
                kept += 1
            n_waiting = kept
            continue
        has_need = False
        kept = 0
        for place in range(n_waiting):
            need = waiting[place]
            asker = person[opened[need]]
            if asker == person[row] and asker >= 0:
                if helped[need] >= 0 and thanks[row]:
                    ended[need], answered[need] = BY_PEOPLE, helped[need]
                    continue
                helped[need] = NONE
                has_need = True
            elif parent_person[row] == asker and asker >= 0 and helped[need] == NONE:
                helped[need] = row
            waiting[kept] = need
            kept += 1
        n_waiting = kept
        if opens[row] and not has_need:
            opened[found] = row
            if withdrawn[row]:
                ended[found] = WITHDRAWN
            else:
                waiting[n_waiting] = found
                n_waiting += 1
            found += 1
    return opened[:found], answered[:found], acked[:found], ended[:found]
