"""The pages of the day in a real browser: no error, no barrier, no sideways scrolling, and all of it by keyboard."""

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from importlib.resources import files

import pytest
import uvicorn
from django.db import connections
from playwright.sync_api import Browser, Page, sync_playwright
from tests.database import CLOCK
from tests.web.library import Library, a_day
from tests.web.people import signed_in

from yourturn.store.models import Conversation, Draft, Note, Outgoing
from yourturn.web.asgi import Pages

pytestmark = pytest.mark.browser
AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
RULES = "async () => (await axe.run({resultTypes: ['violations']})).violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html).join(' '))"
RING = "() => { const style = getComputedStyle(document.activeElement); return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2; }"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv(
            "DJANGO_ALLOW_ASYNC_UNSAFE", "true"
        )  # Playwright keeps a loop in this thread; ours runs nothing on it
        flags = ["--no-sandbox", "--disable-background-networking"]
        chromium = playwright.chromium.launch(executable_path=path, args=flags)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    pages = Pages(2)
    server = uvicorn.Server(
        uvicorn.Config(
            pages,
            host="127.0.0.1",
            port=port,
            log_level="error",
            lifespan="off",
            ws="none",
            timeout_graceful_shutdown=1,  # a page that is left keeps its live stream for a while
        )
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)
    pages.threads.submit(connections.close_all).result()
    pages.threads.shutdown()


@pytest.fixture
def library() -> Library:
    return a_day(CLOCK())


class Looking:
    """A page somebody looks at, and what went wrong in it."""

    def __init__(
        self,
        browser: Browser,
        address: str,
        library: Library,
        width: int = 1280,
        theme: str = "light",
        *,
        bypass: bool = False,
        scripts: bool = True,
    ) -> None:
        self.context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=theme,
            bypass_csp=bypass,
            java_script_enabled=scripts,
        )  # type: ignore[arg-type]
        key = signed_in(library.ada).cookies["yourturn"].value
        self.context.add_cookies([{"name": "yourturn", "value": key, "url": address}])
        self.page: Page = self.context.new_page()
        self.address, self.errors = address, []
        self.page.on("console", lambda message: self.errors.append(message.text))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("requestfailed", self._failed)

    def _failed(self, request) -> None:
        """Remember what did not arrive; the live stream of a page that is left is meant to end."""
        if "/live?" not in request.url:
            self.errors.append(request.url)

    def go(self, path: str) -> Page:
        self.page.goto(self.address + path)
        return self.page


def places(library: Library) -> list[str]:
    words = (
        "I hate you people",
        "Lena, having",
        "reservation",
        "printer",
        "large print",
        "music stands",
        "هل",
    )
    talks = [f"/conversations/{library.talk(said)}" for said in words]
    return [
        "/",
        "/?view=asked",
        "/?view=done",
        "/?view=put_off",
        "/?kind=want&words=zzz",
        "/?kind=question&did=take&undo=1",
        *talks,
    ]


class TestLooks:
    @pytest.mark.parametrize(("width", "theme"), [(390, "dark"), (1280, "light")])
    def test_no_barrier_is_found_and_nothing_goes_wrong(self, browser, address, library, width, theme):
        looking = Looking(browser, address, library, width, theme, bypass=True)
        for path in places(library):
            page = looking.go(path)
            page.evaluate(AXE)
            assert page.evaluate(RULES) == [], path
        assert looking.errors == []

    def test_nothing_scrolls_sideways_at_any_width(self, browser, address, library):
        for width in (390, 700, 1000, 1280):
            looking = Looking(browser, address, library, width)
            for path in places(library):
                page = looking.go(path)
                assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)
            looking.context.close()


class TestKeys:
    def test_from_the_list_to_an_answer_by_keyboard_alone(self, browser, address, library):
        looking = Looking(browser, address, library)
        page = looking.go("/")
        first = page.locator("[data-row]").nth(0)
        assert first.get_attribute("aria-current") == "true"
        page.keyboard.press("j")
        assert page.locator("[data-row]").nth(1).get_attribute("aria-current") == "true"
        page.keyboard.press("k")
        assert page.evaluate(RING)
        with page.expect_navigation(url="**/conversations/**"):
            page.keyboard.press("Enter")
        with page.expect_navigation(url="**did=take**"):
            page.keyboard.press("t")
        talk = library.talk("I hate you people")
        assert Conversation.objects.get(pk=talk).assignee_id == library.ada
        page.keyboard.press("n")
        page.keyboard.type("She is right about the notice.")
        page.keyboard.press("Tab")
        with page.expect_navigation(url="**did=note**"):
            page.keyboard.press("Enter")
        assert Note.objects.filter(conversation=talk).count() == 2
        page.keyboard.press("r")
        page.keyboard.type(
            "Nora, you walked there with your son and stood before a shut door. Which day was it?"
        )
        with page.expect_navigation(url="**did=reply**"):
            page.keyboard.press("Control+Enter")
        assert Outgoing.objects.get(conversation=talk).state == "approved"
        assert page.get_by_text("being sent").count() == 1
        assert looking.errors == []

    def test_the_command_bar_opens_narrows_and_goes(self, browser, address, library):
        page = Looking(browser, address, library).go("/")
        page.keyboard.press("Control+k")
        page.keyboard.type("never")
        with page.expect_navigation(url="**view=never**"):
            page.keyboard.press("Enter")

    def test_letters_are_letters_where_somebody_types(self, browser, address, library):
        page = Looking(browser, address, library).go(f"/conversations/{library.talk('reservation')}")
        page.locator("#text").fill("")
        page.locator("#text").press_sequentially("jkrat?")
        assert page.locator("#text").input_value() == "jkrat?"
        assert page.locator("dialog[open]").count() == 0


class TestComposer:
    def test_a_draft_is_kept_by_itself_and_letters_are_counted(self, browser, address, library):
        looking = Looking(browser, address, library)
        talk = library.talk("study room")
        page = looking.go(f"/conversations/{talk}")
        page.locator("#text").press_sequentially("Until nine, Walt.")
        assert page.locator("[data-room]").inner_text().startswith("17 of 300")
        page.get_by_text("kept as a draft").wait_for()
        assert Draft.objects.get(conversation=talk).text == "Until nine, Walt."
        assert looking.errors == []

    def test_reading_and_answering_work_without_scripts(self, browser, address, library):
        page = Looking(browser, address, library, scripts=False).go("/")
        page.get_by_role("link", name="Walt").click()
        page.locator("#text").fill("Until nine.")
        page.get_by_role("button", name="Send, then").click()
        page.wait_for_url("**did=reply**")
        assert page.get_by_text("Your answer is on its way.").count() == 1

    def test_talking_over_them_takes_a_second_press(self, browser, address, library):
        page = Looking(browser, address, library).go(f"/conversations/{library.talk('Lena, having')}")
        assert not page.locator("#text").is_visible()
        page.get_by_text("Write again anyway").click()
        page.locator("#text").fill("One more thing.")
        page.get_by_role("button", name="Speak over Lena Moss").click()
        page.wait_for_url("**did=reply**")
        assert Outgoing.objects.get(text="One more thing.").over_them
