"""Search over what was said and over people's names: the index, what is found, what is listened for."""

from yourturn.store.search.alerts import Listening, access_listening, alerts_for, listening_for, looked_at
from yourturn.store.search.finding import Found, FoundPost, FoundTalk, Totals, Year, search
from yourturn.store.search.index import index, index_names, index_names_slice, index_slice, unindex
from yourturn.store.search.names import FoundPerson, people_named
from yourturn.store.search.narrowing import Unknown

__all__ = [
    "Found",
    "FoundPerson",
    "FoundPost",
    "FoundTalk",
    "Listening",
    "Totals",
    "Unknown",
    "Year",
    "access_listening",
    "alerts_for",
    "index",
    "index_names",
    "index_names_slice",
    "index_slice",
    "listening_for",
    "looked_at",
    "people_named",
    "search",
    "unindex",
]
