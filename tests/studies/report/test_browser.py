"""The page in a real browser: no error, no sideways scroll, no barrier, threads that open, paper that is whole."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from tests.studies.report.harbour import harbour
from tests.studies.report.test_hostile import EVIL, LONG, everywhere

from yourturn.studies.report import render, write_comparison

pytestmark = pytest.mark.browser
AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
RULES = "async () => (await axe.run({resultTypes: ['violations']})).violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html).join(' '))"

STOP = """() => { const e = document.activeElement; if (!e || e === document.body) return null;
  const style = getComputedStyle(e), box = e.getBoundingClientRect();
  return {what: e.outerHTML.slice(0, 80), ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
          seen: box.height > 0 && box.top > -2 && box.top < innerHeight}; }"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("pages")
    hostile = everywhere(EVIL + " " + LONG)
    large = {str(size): 12_345_678 for size in (1, 2, 3, 4, 5, "6+")}
    hostile = replace(hostile, facts={**hostile.facts, "conversations_by_posts": large})
    pages = {"report": render(harbour()), "hostile": render(hostile, names=True)}
    for name, page in pages.items():
        (folder / f"{name}.html").write_text(page, "utf-8")
    write_comparison(harbour(), harbour(name="Vesterby Water Trams"), folder)
    return {name: (folder / f"{name}.html").as_uri() for name in (*pages, "comparison")}


def opened(
    browser: Browser, address: str, width: int, theme: str, *, bypass: bool = False
) -> tuple[Page, list[str]]:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=theme, bypass_csp=bypass
    )  # type: ignore[arg-type]
    page, errors = context.new_page(), []  # type: ignore[var-annotated]
    page.on("console", lambda message: errors.append(message.text))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("requestfailed", lambda request: errors.append(request.url[:80]))
    page.goto(address)
    page.evaluate("document.fonts.ready.then(() => true)")
    return page, errors


class TestOpening:
    @pytest.mark.parametrize("name", ["report", "hostile", "comparison"])
    @pytest.mark.parametrize("width", [390, 700, 1280])
    def test_no_error_and_no_sideways_scroll(
        self, browser: Browser, places: dict[str, str], name: str, width: int
    ) -> None:
        page, errors = opened(browser, places[name], width, "light")
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        wide = page.evaluate("document.documentElement.scrollWidth")
        page.context.close()
        assert errors == []
        assert wide == width

    @pytest.mark.parametrize(
        ("name", "width", "theme"),
        [
            ("report", 390, "light"),
            ("report", 390, "dark"),
            ("report", 1280, "light"),
            ("report", 1280, "dark"),
            ("comparison", 390, "dark"),
            ("comparison", 1280, "light"),
        ],
    )
    def test_has_no_barrier(
        self, browser: Browser, places: dict[str, str], name: str, theme: str, width: int
    ) -> None:
        page, _ = opened(browser, places[name], width, theme, bypass=True)
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        page.evaluate(AXE)
        found = page.evaluate(RULES)
        page.context.close()
        assert found == []


class TestUse:
    def test_a_quote_opens_its_thread_and_the_thread_leads_back(
        self, browser: Browser, places: dict[str, str]
    ) -> None:
        page, _ = opened(browser, places["report"], 1280, "light")
        page.locator("#themes button:has-text('Read the conversation')").first.click()
        page.wait_for_function("document.querySelector('#t102').matches(':popover-open')")
        page.keyboard.press("Escape")
        page.locator("li:has(> #t102) .back a").first.click()
        top = page.evaluate("document.querySelector('#q-told-0').getBoundingClientRect().top")
        page.context.close()
        assert 0 < top < 900

    def test_the_keyboard_reaches_the_page_first_and_focus_is_seen(
        self, browser: Browser, places: dict[str, str]
    ) -> None:
        page, _ = opened(browser, places["report"], 1280, "light")
        page.keyboard.press("Tab")
        skip = page.evaluate(
            "[document.activeElement.textContent, getComputedStyle(document.activeElement).outlineStyle]"
        )
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        inside = page.evaluate("!!document.activeElement.closest('main')")
        page.context.close()
        assert skip == ["Skip to the page", "solid"]
        assert inside

    def test_the_keyboard_goes_through_all_of_it_and_is_always_seen(
        self, browser: Browser, places: dict[str, str]
    ) -> None:
        page, _ = opened(browser, places["report"], 1280, "light")
        stops = []
        for _ in range(600):
            page.keyboard.press("Tab")
            stop = page.evaluate(STOP)
            if stop is None:
                break
            stops.append(stop)
        page.context.close()
        assert 40 < len(stops) < 600  # it comes out at the other end: no trap
        assert [stop for stop in stops if not (stop["ring"] and stop["seen"])] == []

    def test_enter_on_a_quote_opens_its_thread(self, browser: Browser, places: dict[str, str]) -> None:
        page, _ = opened(browser, places["report"], 1280, "light")
        page.locator("#waiting button:has-text('Read the conversation')").first.focus()
        page.keyboard.press("Enter")
        page.wait_for_function("document.activeElement.matches('.talk:popover-open')")
        page.keyboard.press("Tab")
        close = page.evaluate(
            "[document.activeElement.textContent, !!document.activeElement.closest('.talk')]"
        )
        page.context.close()
        assert close == ["Close", True]

    @pytest.mark.parametrize("scripts", [True, False])
    @pytest.mark.parametrize("how", ["Escape", "beside it", "Close", "Close by keyboard"])
    @pytest.mark.parametrize("width", [390, 1280])
    def test_an_open_thread_closes_and_the_focus_is_where_it_was(
        self, browser: Browser, places: dict[str, str], width: int, how: str, *, scripts: bool
    ) -> None:
        context = browser.new_context(java_script_enabled=scripts, viewport={"width": width, "height": 900})
        page = context.new_page()
        page.goto(places["report"])
        quote = page.locator("#waiting button:has-text('Read the conversation')").first
        quote.focus()
        before = quote.bounding_box()
        page.keyboard.press("Enter")
        assert page.locator(".talk:popover-open").count() == 1
        if how == "Escape":
            page.keyboard.press("Escape")
        elif how == "beside it":
            page.mouse.click(2, 2)
        elif how == "Close":
            page.locator(".talk:popover-open button").click()
        else:
            page.keyboard.press("Tab")
            page.keyboard.press("Enter")
        after = quote.bounding_box(), page.locator(".talk:popover-open").count()
        focused = page.locator("#waiting button:focus").count()
        context.close()
        assert after == (before, 0)
        assert focused or how == "beside it"  # a press of the mouse takes the focus with it

    @pytest.mark.parametrize("theme", ["light", "dark"])
    @pytest.mark.parametrize("width", [390, 1280])
    def test_an_open_thread_has_no_barrier_and_stays_inside_the_window(
        self, browser: Browser, places: dict[str, str], width: int, theme: str
    ) -> None:
        page, _ = opened(browser, places["hostile"], width, theme, bypass=True)
        page.locator(".to").first.click()
        box = page.locator(".talk:popover-open").bounding_box()
        wide = page.evaluate(
            "(e => e.scrollWidth - e.clientWidth)(document.querySelector('.talk:popover-open'))"
        )
        page.evaluate(AXE)
        found = page.evaluate(RULES)
        page.context.close()
        assert found == []
        assert box is not None
        assert (box["x"] >= 0, box["x"] + box["width"] <= width, box["y"] + box["height"] <= 900) == (
            True,
        ) * 3
        assert wide == 0

    def test_a_thread_can_be_linked_to(self, browser: Browser, places: dict[str, str]) -> None:
        page, _ = opened(browser, places["report"] + "#t102", 1280, "light")
        top = page.evaluate("document.querySelector('#t102').getBoundingClientRect().top")
        page.context.close()
        assert 0 < top < 900

    def test_reads_without_scripts_and_asks_nobody(self, browser: Browser, places: dict[str, str]) -> None:
        context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
        page, asked = context.new_page(), []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(places["report"])
        words = page.locator("main").inner_text()
        context.close()
        assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
        assert "What they want you to say" in words

    def test_nothing_moves_for_those_who_want_no_motion(
        self, browser: Browser, places: dict[str, str]
    ) -> None:
        page, _ = opened(browser, places["report"], 1280, "light")
        page.emulate_media(reduced_motion="reduce")
        moving = page.evaluate(
            "[...document.querySelectorAll('*')].filter(e => e.getAnimations().length || "
            "parseFloat(getComputedStyle(e).transitionDuration) > 0.01).length"
        )
        page.context.close()
        assert moving == 0

    def test_the_theme_can_be_chosen(self, browser: Browser, places: dict[str, str]) -> None:
        page, _ = opened(browser, places["report"], 1280, "light")
        ground = "getComputedStyle(document.body).backgroundColor"
        light = page.evaluate(ground)
        page.evaluate("document.documentElement.dataset.theme = 'dark'")
        dark = page.evaluate(ground)
        page.context.close()
        assert light != dark

    def test_paper_has_the_conversations_and_no_controls(
        self, browser: Browser, places: dict[str, str], tmp_path: Path
    ) -> None:
        page, _ = opened(browser, places["report"], 1280, "light")
        page.emulate_media(media="print")
        seen = "s => { const r = document.querySelector(s).getBoundingClientRect(); return r.height > 0 }"
        shown = {
            name: page.evaluate(seen, name)
            for name in (".toc", "#t102 .txt", ".wide-chart", ".mid-chart", "details.data")
        }
        page.context.close()
        assert shown == {
            ".toc": False,
            "#t102 .txt": True,
            ".wide-chart": False,
            ".mid-chart": True,
            "details.data": False,
        }
