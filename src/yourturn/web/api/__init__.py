"""The JSON API under /api/v1: the reads of the store and the actions of colleagues, for programs with a token."""

from yourturn.web.api.place import api

__all__ = ["api"]
