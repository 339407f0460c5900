"""Pages over ASGI: each request is answered by a thread that keeps its connection to the database.

A view may give a stream with an async iterator (live events); only that runs on the loop.
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

from django.core.handlers.asgi import ASGIHandler
from django.db import close_old_connections, connection, connections
from django.http import HttpRequest, HttpResponseBase

THREADS: Final = 8


class Pages(ASGIHandler):
    """Django's handler with threads that stay, so that a connection is opened once, not once a request."""

    def __init__(self, threads: int = THREADS) -> None:
        super().__init__()
        self.load_middleware(is_async=False)
        self.threads = ThreadPoolExecutor(threads, thread_name_prefix="page")
        self._opened: set[Any] = set()  # each thread's connection, to be closed at the end

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:  # noqa: ANN401 - ASGI's own
        """Answer one request."""
        if scope["type"] == "http":
            await self.handle(scope, receive, send)

    async def run_get_response(self, request: HttpRequest) -> HttpResponseBase:
        """Answer in one of the threads."""
        return await asyncio.get_running_loop().run_in_executor(self.threads, self._answer, request)

    def close(self) -> None:
        """Let the threads finish, and close what they held open."""
        self.threads.shutdown()
        for line in self._opened:
            line.inc_thread_sharing()
            line.close()

    def _answer(self, request: HttpRequest) -> HttpResponseBase:
        close_old_connections()
        self._opened.add(connections[connection.alias])
        try:
            return self.get_response(request)
        finally:
            close_old_connections()


def pages() -> Pages:
    """Give the application that a server calls; Django has been started before."""
    return Pages()
