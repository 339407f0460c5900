"""Pages in a real Chromium, from a server of this process; see tests/database.py."""

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
import uvicorn
from playwright.sync_api import Browser, sync_playwright
from tests.database import clean, tables  # noqa: F401 - fixtures

from yourturn.store import setup
from yourturn.web.asgi import pages


@pytest.fixture
def elsewhere(clean) -> Iterator:  # noqa: F811 - the fixture
    """Do something with the database in another thread: the browser's loop is in this one."""
    with ThreadPoolExecutor(1) as thread:
        yield lambda what, *said, **more: thread.submit(what, *said, **more).result()
        thread.submit(setup.let_go).result()


@pytest.fixture
def address(clean) -> Iterator[str]:  # noqa: F811 - the fixture
    """Where the pages of this process answer."""
    line = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(
        uvicorn.Config(
            pages(), lifespan="off", log_config=None, access_log=False, timeout_graceful_shutdown=1
        )
    )
    thread = threading.Thread(target=server.run, kwargs={"sockets": [line]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{line.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture
def browser(address: str) -> Iterator[Browser]:
    """A Chromium, gone after the test."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield chromium
        chromium.close()
