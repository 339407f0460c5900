"""The JSON API under /api/v1: what colleagues read and do, for programs with a token."""

from yourturn.web.api.place import api

__all__ = ["api"]
