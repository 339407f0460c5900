"""Searches that listen: that somebody looked at what one has heard. Saving and ending one are in `notes`."""

from yourturn.core.sight import Sight
from yourturn.store import search, unit


def look(sight: Sight, view: int) -> str:
    """Count nothing of what it has heard so far any more, and give what it searches for.

    Raises NotThere where it is neither theirs nor shared with a team of theirs.
    """
    with unit.write():
        query = search.access_listening(sight, view)
        search.looked_at(view)
        return query
