"""An open page stays true by itself: within a second, without being loaded again, and nothing read moves."""

import pytest
from playwright.sync_api import Page
from tests.database import CLOCK
from tests.web.library import Square, a_day
from tests.web.people import signed_in

from yourturn.actions import needs

pytestmark = pytest.mark.browser
PATIENCE_MS = 10_000
PLACES = "() => [...document.querySelectorAll('[data-row], .post, .composer, h1')].map(e => [e.textContent.slice(0, 30), e.getBoundingClientRect().top])"


@pytest.fixture
def library(elsewhere):
    return elsewhere(a_day, CLOCK())


@pytest.fixture
def opened(browser, address, elsewhere):
    """Open a page as a colleague; it counts its loads and keeps what went wrong on it."""

    def at(user: int, path: str, height: int = 900) -> Page:
        context = browser.new_context(viewport={"width": 1280, "height": height})
        cookie = elsewhere(signed_in, user).cookies["yourturn"].value
        context.add_cookies([{"name": "yourturn", "value": cookie, "url": address}])
        page = context.new_page()
        page.loads, page.errors = [], []
        page.on(
            "request",
            lambda request: page.loads.append(request.url) if request.is_navigation_request() else None,
        )
        page.on("console", lambda message: page.errors.append(message.text))
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        with page.expect_response(lambda answer: "/live?" in answer.url):
            page.goto(address + path)
        page.wait_for_timeout(400)  # the poller has begun
        page.loads.clear()
        return page

    return at


def untouched(page: Page) -> bool:
    return page.loads == [] and page.errors == []


class TestList:
    def test_more_people_wait_at_the_top_until_pressed_and_no_row_moves(self, library, opened, elsewhere):
        page = opened(library.ada, "/")
        before, waiting = page.evaluate(PLACES), int(page.locator("#nav .n").inner_text())
        say = Square(library.channel, CLOCK())
        say.number = 900
        elsewhere(say.say, "Lotte Brand", 300, "@larkfield.example Is the cellar dry again?")
        elsewhere(say.heard)
        page.get_by_text("1 more person").wait_for(timeout=PATIENCE_MS)
        assert page.evaluate(PLACES) == before
        assert int(page.locator("#nav .n").inner_text()) == waiting + 1
        page.get_by_text("1 more person").click()
        page.get_by_text("Is the cellar dry again?").wait_for(timeout=5000)
        assert page.get_by_text("1 more person").count() == 0
        assert untouched(page)

    def test_a_colleagues_work_shows_in_its_row_and_the_rest_stays(self, library, opened, elsewhere):
        page = opened(library.ada, "/")
        row = page.locator("[data-row]", has_text="renew a card")
        assert "nobody has it yet" in row.inner_text()
        before = page.evaluate(PLACES)
        elsewhere(
            needs.take, elsewhere(library.sight, "ben"), [elsewhere(library.talk, "renew a card")], CLOCK()
        )
        row.get_by_text("Ben Hall has it").wait_for(timeout=PATIENCE_MS)
        assert [place for _, place in page.evaluate(PLACES)] == [place for _, place in before]
        assert untouched(page)


class TestConversation:
    def test_a_new_post_comes_in_below_while_one_writes(self, library, opened, elsewhere):
        talk = elsewhere(library.talk, "I hate you people")
        page = opened(library.ada, f"/conversations/{talk}")
        page.locator("#text").fill("Piet, it is open on Thursday.")
        page.locator("#text").focus()
        top = page.locator("#text").bounding_box()["y"]
        say = Square(library.channel, CLOCK())
        say.number = 900
        elsewhere(say.say, "Ruben Salt", 0, "Six of us still stand there.", "p1", to_us=False)
        elsewhere(say.heard)
        page.locator(".thread").get_by_text("Six of us still stand there.").wait_for(timeout=PATIENCE_MS)
        assert abs(page.locator("#text").bounding_box()["y"] - top) < 2
        assert page.locator("#text").input_value() == "Piet, it is open on Thursday."
        assert page.evaluate("document.activeElement.id") == "text"
        assert untouched(page)

    def test_what_comes_below_the_screen_is_announced(self, library, opened, elsewhere):
        talk = elsewhere(library.talk, "I hate you people")
        page = opened(library.ada, f"/conversations/{talk}", height=500)
        before = page.locator(".post").first.bounding_box()["y"]
        say = Square(library.channel, CLOCK())
        say.number = 900
        elsewhere(say.say, "Ruben Salt", 0, "Six of us still stand there.", "p1", to_us=False)
        elsewhere(say.heard)
        page.get_by_text("1 new post below").wait_for(timeout=PATIENCE_MS)
        assert page.locator(".post").first.bounding_box()["y"] == before
        page.get_by_text("1 new post below").click()
        page.wait_for_timeout(300)
        assert page.locator(".post", has_text="Six of us still stand there.").bounding_box()["y"] < 500
        assert page.errors == []

    def test_who_reads_and_who_writes_is_seen(self, library, opened, elsewhere):
        path = f"/conversations/{elsewhere(library.talk, 'renew a card')}"
        page, other = opened(library.ben, path), opened(library.ada, path)
        page.get_by_text("Ada Brook is reading").wait_for(timeout=15000)
        other.locator("#text").press_sequentially("Rosa")
        page.get_by_text("Ada Brook is writing").wait_for(timeout=15000)
        other.close()
        page.get_by_text("Ada Brook is").wait_for(state="detached", timeout=15000)
        assert untouched(page)
