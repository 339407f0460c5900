"""The pictures of the docs, taken from the demonstration; run by hand: `python -m tests.browser.pictures`.

It starts `yourturn demo` in a folder of its own, or looks at the one whose link it is given.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from tests.browser.test_the_day import free_port, running

PLACE = Path(__file__).parents[2] / "docs" / "pictures"
SIZES = {1280: 900, 390: 844}
THEMES = ("light", "dark")


def first_of(page: Page, path: str, what: str) -> str:
    page.goto(path)
    return page.locator(what).first.get_attribute("href")


def pages(page: Page) -> dict[str, str]:
    """Names of pictures and where they are taken: who is angry first, and who has said most."""
    return {
        "inbox": "/",
        "conversation": first_of(page, "/", "[data-row] .name"),
        "person": first_of(page, "/people", "main a[href*='/people/']"),
        "search": "/search?q=boat",
        "team": "/team",
        "account": "/me",
        "audit": "/audit",
        "look-back": "/look-back",
        "sign-in": "/sign-in",
    }


def take(browser: Browser, link: str) -> Iterator[Path]:
    """Take every picture, at every size, light and dark."""
    address, _, token = link.partition("/enter/")
    door = browser.new_context(base_url=address)
    page = door.new_page()
    page.goto(f"/enter/{token}")
    page.keyboard.press("Enter")
    page.locator("[data-row]").first.wait_for(timeout=60_000)
    where, inside = pages(page), door.storage_state()
    door.close()
    for width, height in SIZES.items():
        for theme in THEMES:
            for name, path in where.items():
                context = browser.new_context(
                    base_url=address,
                    viewport={"width": width, "height": height},
                    color_scheme=theme,
                    reduced_motion="reduce",
                    storage_state=None if name == "sign-in" else inside,
                )
                page = context.new_page()
                page.goto(path)
                page.evaluate("document.fonts.ready.then(() => true)")
                file = PLACE / f"{name}-{width}-{theme}.png"
                page.screenshot(path=str(file))
                context.close()
                yield file


def main(link: str = "") -> None:
    """Write them all, with fewer colours where pngquant is there."""
    PLACE.mkdir(parents=True, exist_ok=True)
    place = Path(tempfile.mkdtemp())
    said = ("yourturn", "demo", "--data", str(place / "demo"), "--port", str(free_port()), "--no-browser")
    with (
        nullcontext(link) if link else running(place, *said, until="^Open http") as line,
        sync_playwright() as one,
    ):
        chromium = one.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        files = list(take(chromium, line.split()[-1]))
        chromium.close()
    if smaller := shutil.which("pngquant"):
        subprocess.run([smaller, "--force", "--ext", ".png", *map(str, files)], check=True)  # noqa: S603 - files of ours
    kilobytes = sum(file.stat().st_size for file in files) // 1024
    print(f"{len(files)} pictures, {kilobytes} KB")  # noqa: T201 - said to whoever runs it


if __name__ == "__main__":
    main(*sys.argv[1:])
