"""The corpus: what was said, by whom, in which conversation, and who waits. Written in batches of columns."""

from yourturn.store.bulk import Overtaken
from yourturn.store.corpus.accounts import put_first_times
from yourturn.store.corpus.columns import ACCOUNTS, GONE, POSTS, RAW, Incoming, Written, raw_name
from yourturn.store.corpus.history import History, plan_history, put_history, put_people
from yourturn.store.corpus.place import Place, our_accounts, place_of
from yourturn.store.corpus.writing import derive_again, lapse, write

__all__ = [
    "ACCOUNTS",
    "GONE",
    "POSTS",
    "RAW",
    "History",
    "Incoming",
    "Overtaken",
    "Place",
    "Written",
    "derive_again",
    "lapse",
    "our_accounts",
    "place_of",
    "plan_history",
    "put_first_times",
    "put_history",
    "put_people",
    "raw_name",
    "write",
]
