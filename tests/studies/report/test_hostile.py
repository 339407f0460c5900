"""Words that try to break out, turn, hide or burst the page: they are shown, never obeyed."""

from dataclasses import replace
from html.parser import HTMLParser

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.studies.report.harbour import (
    OURS,
    brief,
    equity,
    harbour,
    meanwhile,
    quotes,
    themes,
    threads,
    voices,
    waiting,
    waves,
)

from yourturn.studies.findings import Findings
from yourturn.studies.report import render

EVIL = "</style></title></svg><script>alert(1)</script><img src=x onerror=y> \"'`&lt; {{ 7*7 }} {% raw %} ]]>"
BIDI = "safe\u202egnp.exe\u2066\u200b\ufeff\u0000\u2028end"
LONG = "w" * 10_000
VOID = {"meta", "br", "link", "img", "input", "hr", "path", "circle", "rect", "use"}


def everywhere(words: str) -> Findings:
    """The study with these words in every place where somebody else's words can stand."""
    text = pl.lit(words)
    return harbour(
        name=words,
        themes=themes().with_columns(name=text),
        quotes=quotes().with_columns(sentence=text, channel=text, speaker=text),
        threads=threads().with_columns(text=text, speaker=text),
        waiting=waiting().with_columns(text=text, channel=text, speaker=text),
        waves=waves().with_columns(set_off=text, names=pl.concat_list(text), quotes=pl.concat_list(text)),
        brief=brief().with_columns(channels=pl.concat_list(text)),
        meanwhile=meanwhile().with_columns(sentence=text, ours=text, channel=text),
        voices=voices().with_columns(group=text, sentence=text, kind=text),
        equity=equity().with_columns(group=text, kind=text),
        reading=harbour().reading.with_columns(file=text, format=text),
        languages=pl.DataFrame({"language": [words], "posts": [1], "people": [1], "status": [words]}),
        not_measured={words: words},
        notes=(words,),
    )


class Reader(HTMLParser):
    """Collects what a browser would make of the page; fails where tags do not close."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open
        assert self.open.pop() == tag


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    assert reader.open == []
    return reader


class TestHostileWords:
    @pytest.mark.parametrize("names", [False, True])
    def test_no_tag_and_no_handler_gets_in(self, names: bool) -> None:
        page = render(everywhere(EVIL), names=names)
        reader = read(page)
        assert not reader.tags & {"script", "img", "iframe", "object", "form", "link"}
        assert not [name for name in reader.attributes if name.startswith("on")]
        assert "49" not in page[page.index("{{") : page.index("{{") + 20]
        assert "default-src 'none'" in page

    def test_signs_that_turn_or_hide_words_are_shown(self) -> None:
        page = render(everywhere(BIDI))
        assert "⟨U+202E⟩" in page
        assert not set(page) & set("\u202e\u2066\u200b\ufeff\x00\u2028")

    def test_a_word_of_ten_thousand_letters_is_cut_in_quotes(self) -> None:
        page = render(replace(everywhere(LONG), threads=threads()))
        assert "w" * 300 not in page[page.index('id="themes"') : page.index('id="unmeasured"')]

    @pytest.mark.parametrize("words", ["مرحبا بالعالم", "夜の便を増やして", "👩‍👩‍👧 🏴‍☠️", "", " ", "…"])
    def test_any_script_makes_a_whole_page(self, words: str) -> None:
        read(render(everywhere(words)))

    @settings(max_examples=8, deadline=None)
    @given(st.text(min_size=1, max_size=60))
    def test_any_text_at_all_makes_a_whole_page(self, words: str) -> None:
        reader = read(render(harbour(themes=themes().with_columns(name=pl.lit(words)), notes=(words,))))
        assert "script" not in reader.tags

    def test_our_own_words_are_escaped_too(self) -> None:
        page = render(harbour(meanwhile=meanwhile().with_columns(ours=pl.lit(OURS[0] + "<b onclick=x>"))))
        assert "onclick" not in read(page).attributes
