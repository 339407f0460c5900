"""Pages over ASGI: threads that keep their connection, and streams that end with their reader."""

import asyncio

import pytest

from yourturn.web.asgi import pages


def scope_of(path: str, *headers: tuple[bytes, bytes]) -> dict:
    return {
        "type": "http",
        "method": "GET",
        "path": path,
        "query_string": b"",
        "headers": [(b"host", b"testserver"), *headers],
        "client": ("203.0.113.7", 5000),
        "server": ("testserver", 80),
        "scheme": "http",
    }


async def ask(app, path: str) -> tuple[int, bytes]:
    sent: list[dict] = []
    first = True

    async def receive() -> dict:
        nonlocal first
        if first:
            first = False
            return {"type": "http.request", "body": b"", "more_body": False}
        await asyncio.sleep(3600)
        return {"type": "http.disconnect"}

    async def send(message: dict) -> None:
        sent.append(message)

    await app(scope_of(path), receive, send)
    return sent[0]["status"], b"".join(one.get("body", b"") for one in sent[1:])


class TestPages:
    @pytest.fixture
    def app(self):
        made = pages()
        yield made
        made.close()

    def test_many_at_once_are_answered(self, app):
        async def all_of_them() -> list[tuple[int, bytes]]:
            return await asyncio.gather(*(ask(app, "/forgot") for _ in range(40)))

        answers = asyncio.run(all_of_them())
        assert {status for status, _ in answers} == {200}
        assert len(app.threads._threads) <= 8

    def test_an_unknown_page_is_said_not_to_be_there(self, app):
        assert asyncio.run(ask(app, "/nothing"))[0] == 404
