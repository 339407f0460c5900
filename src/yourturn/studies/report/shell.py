"""The shell of a page: policy, style and fonts inlined, nothing loaded; text is escaped here alone."""

import base64
import re
from datetime import date, datetime
from importlib.resources import files
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from yourturn.studies.report import figures, words

HOME: Final = "yourturn.studies.report"
FONTS: Final = {
    "latin": ("hanken-grotesk-latin-wght-normal.woff2", "literata-latin-opsz-normal.woff2"),
    "more": ("hanken-grotesk-latin-ext-wght-normal.woff2", "literata-latin-ext-wght-normal.woff2"),
}
MORE_LATIN: Final = re.compile("[\u0100-\u0130\u0132-\u0151\u0154-\u02ba\u1e00-\u1e9f\u20a0-\u20ab]")
SHEETS: Final = ("style.css", "report.css")


def page(template: str, *, title: str, name: str, as_of: datetime | None, **values: object) -> str:
    """Give a whole page: the template's body in the shell."""
    environment = _environment()
    body = Markup(environment.get_template(template).render(name=name, **values))  # noqa: S704 - escaped there
    return environment.get_template("shell.html").render(
        body=body, title=title, name=name, as_of=as_of, style=_style(body)
    )


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader(HOME),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "day": words.day,
        "month": words.month,
        "ago": words.ago,
        "shown": words.show_invisible,
        "cut": words.cut,
        "headline": words.headline,
        "n": lambda value: f"{value:,}",
        "people": words.people,
        "label": figures.label,
        "value": figures.value,
        "out_of": figures.out_of,
        "between": figures.between,
        "in_hundred": words.in_hundred,
        "iso": _iso,
        "dated": words.dated,
        "because": words.because,
    }
    return environment


def _iso(value: datetime | date) -> str:
    return value.isoformat()


def _style(body: str) -> Markup:
    assets = files(HOME) / "assets"
    css = "".join((assets / sheet).read_text("utf-8") for sheet in SHEETS)
    chosen = [*FONTS["latin"], *(FONTS["more"] if MORE_LATIN.search(body) else ())]
    for font in chosen:
        data = base64.b64encode((assets / font).read_bytes()).decode()
        css = css.replace(f'url("{font}")', f"url(data:font/woff2;base64,{data})")
    # a face that is not needed stays out: the policy would refuse to load it
    css = re.sub(r'@font-face\s*\{[^}]*url\("[^}]*\}', "", css)
    return Markup(css)  # noqa: S704 - our own stylesheet
