"""What is stored per conversation, derived from its posts: needs, whose turn it is, counters."""

from yourturn.core.live.closings import CLOSINGS, OUTCOMES, check_closing
from yourturn.core.live.columns import CONVERSATIONS, NEEDS_LIVE, POSTS_LIVE, WHOSE_TURN
from yourturn.core.live.counters import COUNTERS, Counters
from yourturn.core.live.derive import Derived, derive

__all__ = [
    "CLOSINGS",
    "CONVERSATIONS",
    "COUNTERS",
    "NEEDS_LIVE",
    "OUTCOMES",
    "POSTS_LIVE",
    "WHOSE_TURN",
    "Counters",
    "Derived",
    "check_closing",
    "derive",
]
