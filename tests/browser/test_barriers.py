"""Every page a colleague can reach, from the router: no barrier that axe-core knows, nothing wider than the screen."""

from importlib.resources import files

import pytest
from tests.database import CLOCK
from tests.web.library import a_day
from tests.web.people import signed_in

from yourturn.store.models import Person, User
from yourturn.web.urls import routes

pytestmark = [pytest.mark.browser, pytest.mark.slow]
AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
RULES = "async () => (await axe.run({resultTypes: ['violations']})).violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html).join(' '))"
WIDTHS = (1280, 1000, 700, 390)
CHECKED = (1280, 390)
NO_PAGE = {"live", "news", "enter", "reset", "invitation", "first_run"}
"""Streams, and doors that open with a token or before anybody is here."""
MORE = ("/?view=asked", "/?view=done", "/?view=all", "/?view=never", "/?words=nobodysaysthis", "/search?q=reading",
        "/search?q=nobodysaysthis", "/nothing-here")  # fmt: skip
READS = sorted(one.name for one in routes() if "GET" in one.methods and one.name not in NO_PAGE)
TALKS = ("I hate you people", "renew a card")


def address_of(name: str, talk: int, person: int) -> str:
    path = next(one.path for one in routes() if one.name == name)
    number = person if path.startswith("people") else talk
    assert "<str:" not in path
    return "/" + path.replace("<int:number>", str(number))


class TestEveryPage:
    @pytest.fixture
    def page(self, browser, address, elsewhere):
        library = elsewhere(a_day, CLOCK())
        elsewhere(lambda: User.objects.filter(pk=library.ada).update(owner=True))
        person = elsewhere(lambda: Person.objects.get(name="Nora Finch").pk)
        context = browser.new_context(base_url=address, bypass_csp=True)  # axe comes in as a script
        cookie = elsewhere(signed_in, library.ada).cookies["yourturn"].value
        context.add_cookies([{"name": "yourturn", "value": cookie, "url": address}])
        page = context.new_page()
        page.talks = [elsewhere(library.talk, words) for words in TALKS]
        page.person = person
        return page

    @pytest.mark.parametrize("theme", ["light", "dark"])
    def test_has_no_barrier_and_fits_the_screen(self, page, theme: str):
        page.emulate_media(color_scheme=theme)
        paths = [address_of(name, page.talks[0], page.person) for name in READS]
        wrong = [
            f"{path}: {one}"
            for path in (*paths, *MORE, f"/conversations/{page.talks[1]}")
            for one in self.wrongs(page, path)
        ]
        assert wrong == []

    def wrongs(self, page, path: str) -> list[str]:
        page.goto(path, wait_until="load")
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        page.evaluate(AXE)
        found = []
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            if (wide := page.evaluate("document.documentElement.scrollWidth")) > width:
                found.append(f"{wide} wide at {width}")
            if width in CHECKED:
                found += [f"{width}: {one}" for one in page.evaluate(RULES)]
        return found
