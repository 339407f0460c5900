"""Makes the search index again from the posts, in short transactions; nothing is missing meanwhile."""

from collections.abc import Callable

from yourturn.store import search, unit


def index_again(progress: Callable[[int], None]) -> int:
    """Index every post and every name again; `progress` hears how many posts are done. Gives that number."""
    done, last = 0, 0
    while True:
        with unit.write():
            last, many = search.index_slice(last)
        if not many:
            break
        done += many
        progress(done)
    last = 0
    while True:
        with unit.write():
            last, many = search.index_names_slice(last)
        if not many:
            return done
