"""The day, as a colleague spends it: a server and its workers in a process of their own, a real Chromium."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyotp
import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright
from tests.browser.town import GREETING, LATER, LONGEST

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ROOT = Path(__file__).parents[2]
PASSWORD = "the cart waits by the mill"  # noqa: S105 - of a test
PATIENCE_MS = 60_000
KEY_S = 0.28
"""A person's time for a key: an average typist (Card, Moran and Newell's keystroke-level model)."""
THOUGHT_S = 1.35
"""And before each thing they decide on, by the same model."""


TOLD = (
    "Ada Finch turned on the second step of signing in.",
    "Ada Finch took the conversation.",
    "Ada Finch wrote a note.",
    "Ada Finch closed it without an answer: It needed no answer.",
)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as line:
        return line.getsockname()[1]


@contextmanager
def running(place: Path, *said: str, until: str) -> Iterator[str]:
    """A process of Python; gives what it printed up to the line that matches. Stopped at the end."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("YOURTURN_", "DATABASE_"))
    }
    process = subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-m", *said],
        cwd=ROOT,
        env={**kept, "TMPDIR": str(place)},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        found = next((line for line in process.stdout if re.search(until, line)), None)
        assert found, "it did not start"
        yield found
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)


@pytest.fixture
def chromium() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield browser
        browser.close()


def opened(browser: Browser, address: str) -> Page:
    page = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900}).new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.wrongs = []
    page.on("pageerror", lambda error: page.wrongs.append(str(error)))
    page.on("console", lambda message: page.wrongs.append(message.text) if message.type == "error" else None)
    return page


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()


def make_account(page: Page) -> pyotp.TOTP:
    """Make the first account with both keys, and go out again."""
    page.goto("/first-run?code=come in")
    page.get_by_label("Your name").fill("Ada Finch")
    page.get_by_label("Email").fill("ada@larkfield.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_label("Who are you speaking for?").fill("The field")
    press(page, "Go on to the second key")
    press(page, "Show the picture to scan")
    codes = pyotp.TOTP(page.locator(".key").inner_text().replace(" ", ""))
    page.get_by_label("The six digits it shows").fill(codes.now())
    press(page, "This is my phone")
    expect(page.get_by_text("spare codes").first).to_be_visible()
    page.goto("/me")
    press(page, "Sign out")
    expect(page).to_have_url(re.compile("/sign-in$"))
    return codes


def come_in(page: Page, codes: pyotp.TOTP) -> None:
    page.goto("/")
    page.get_by_label("Email").fill("ada@larkfield.example")
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Sign in")
    page.get_by_label("Six digits").fill(codes.at(int(time.time()) + 30))  # this half minute's was used above
    press(page, "Come in")
    expect(page).to_have_url(re.compile("/$"))


def waiting(page: Page, number: int) -> None:
    """Look at the list until that many wait."""
    until = time.monotonic() + PATIENCE_MS / 1000
    while True:
        page.goto("/")
        if page.locator("[data-row]").count() == number:
            return
        assert time.monotonic() < until, page.locator("main").inner_text()
        page.wait_for_timeout(300)


def open_talk(page: Page, row: Locator) -> None:
    row.locator(".name").click()
    expect(page).to_have_url(re.compile("/conversations/"))


def say(page: Page, words: str) -> None:
    page.locator("#text").fill(words)
    page.locator("[data-send]").click()


class TestTheDay:
    @pytest.fixture
    def page(self, chromium, tmp_path) -> Iterator[Page]:
        port = free_port()
        with running(tmp_path, "tests.browser.town", str(tmp_path / "data"), str(port), until="listens"):
            page = opened(chromium, f"http://127.0.0.1:{port}")
            yield page
            assert page.wrongs == []

    def test_from_signing_in_to_the_audit(self, page):
        come_in(page, make_account(page))
        waiting(page, 3)
        first = page.locator("[data-row]").first
        expect(first).to_contain_text(LONGEST.text)
        expect(first).to_contain_text("silent for 3 h")
        open_talk(page, first)
        press(page, "I take this")
        expect(page.locator(".talk-head")).to_contain_text("you have it")
        page.locator("#note summary").click()
        page.locator("#note-text").fill("The big gate is locked until May.")
        press(page, "Keep the note")
        expect(page.locator(".note")).to_contain_text("The big gate is locked until May.")
        say(page, "How big is the cart, Rosa, and from which side do you come?")
        expect(page.locator(".thread")).to_contain_text("from which side do you come?")
        self.it_is_her_turn(page)
        self.her_answer_comes(page)
        say(page, "The gate by the mill is open from 8 to 18 on Sunday, Rosa.")
        expect(page.locator(".thread")).to_contain_text("Good, then I come by the mill.", timeout=PATIENCE_MS)
        self.close_another(page)
        self.read_the_audit(page)

    def it_is_her_turn(self, page: Page) -> None:
        until = time.monotonic() + PATIENCE_MS / 1000
        while not page.locator(".theirs", has_text="It is Rosa Thorn’s turn").count():  # it is sent first
            assert time.monotonic() < until, page.locator("main").inner_text()
            page.wait_for_timeout(300)
            page.goto("/conversations/1")
        page.goto("/?view=asked")
        expect(page.locator("[data-row]", has_text="Rosa Thorn")).to_be_visible()

    def her_answer_comes(self, page: Page) -> None:
        waiting(page, 3)
        open_talk(page, page.locator("[data-row]", has_text="Rosa Thorn"))
        expect(page.locator(".thread")).to_contain_text(LONGEST.asked[0])

    def close_another(self, page: Page) -> None:
        page.goto("/")
        open_talk(page, page.locator("[data-row]", has_text=GREETING))
        page.locator("#close summary").click()
        page.locator("#reason").fill("A greeting, and greeted back at the gate.")
        press(page, "Close it. It is counted as closed without an answer")
        page.goto("/conversations/2")
        expect(page.locator(".closed")).to_contain_text("A greeting, and greeted back at the gate.")
        page.goto("/")
        assert page.locator("[data-row]", has_text=GREETING).count() == 0
        expect(page.locator("[data-row]", has_text=LATER)).to_be_visible()

    def read_the_audit(self, page: Page) -> None:
        page.goto("/audit")
        told = page.locator("main .lines").inner_text()
        for words in TOLD:
            assert words in told
        assert told.count("Your Turn sent the post.") == 2


class Hands:
    """Two hands on a keyboard, no mouse: what they press is counted."""

    def __init__(self, page: Page) -> None:
        self.page, self.commands, self.letters, self.thoughts = page, 0, 0, 0

    def press(self, *keys: str) -> None:
        self.commands += len(keys)
        self.thoughts += 1
        for key in keys:
            self.page.keyboard.press(key)

    def write(self, words: str) -> None:
        self.letters += len(words)
        self.thoughts += 1
        self.page.keyboard.type(words)

    def seconds(self) -> float:
        """What a person needs for the same: reading comes on top."""
        return KEY_S * (self.commands + self.letters) + THOUGHT_S * self.thoughts


ANSWER = "You stood there and nobody of us came. I am sorry. Where are you now, so that I can send somebody?"


class TestByKeyboardAlone:
    """From the first start of the demonstration to an angry customer who has our answer."""

    @pytest.fixture
    def link(self, tmp_path) -> Iterator[str]:
        said = (
            "yourturn",
            "demo",
            "--data",
            str(tmp_path / "demo"),
            "--port",
            str(free_port()),
            "--no-browser",
        )
        with running(tmp_path, *said, until="^Open http") as line:
            yield line.split()[1]

    def test_an_angry_customer_is_answered_in_under_two_minutes(self, link, chromium):
        address, _, path = link.partition("/enter/")
        page = opened(chromium, address)
        page.goto(f"/enter/{path}")
        hands, begun = Hands(page), time.monotonic()
        hands.press("Enter")
        expect(page.locator("[data-row]").first).to_contain_text("angry with us", timeout=PATIENCE_MS)
        hands.press("r")
        expect(page.locator("#text")).to_be_visible(timeout=PATIENCE_MS)
        hands.press("r")
        hands.write(ANSWER)
        hands.press("Control+Enter")
        expect(page.locator(".thread")).to_contain_text(ANSWER, timeout=PATIENCE_MS)
        sent = page.locator(".thread .post.us", has_text=ANSWER)
        page.wait_for_timeout(500)
        until = time.monotonic() + PATIENCE_MS / 1000
        while not sent.count() and time.monotonic() < until:  # until the network has it
            page.wait_for_timeout(300)
        assert sent.count()
        took = time.monotonic() - begun
        print(  # noqa: T201 - the figure of the README
            f"{hands.commands} keys and {hands.letters} letters of an answer: {took:.1f} s here, {hands.seconds():.0f} s by hand"
        )
        assert hands.commands <= 12
        assert hands.seconds() < 120
