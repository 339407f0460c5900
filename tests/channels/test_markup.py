import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yourturn.channels import markup
from yourturn.channels.markup import from_html, tidy

SIMPLE_WORDS = """
<p> </p> <br> <br/> <br_class="x"> <a_href="x?a=1&b=2"> <a_title="x>y"> </a> <em> </em> <b> </b> <i> </i> <ul> </ul>
<li> </li> <ol> <div> </div> <span_class='q'> </span> <h2> </h2> <pre> </pre> <code> </code> <img_src=x> <hr> <P> </P>
<blockquote> </blockquote> <blockquote_cite="x"> <BLOCKQUOTE> <dl> <dd> <section> <3 < > & &_
&amp; &lt; &gt; &nbsp; &amp;lt; &#39; &#x27; &#8217; &copy; AT&T am p; lt; amp; words more Ünïcode 🙂
"""
ODD_WORDS = """
<table> <td> </td> <tr> </table> <!--x--> <!-- <script> </script> <style>a{}</style> <foo> </foo> <p_x=> </ <?
<a_href="x <svg> </svg> &#0; &#128; &copy &T; &#
"""
SPACES = [" ", "\n", "\n\n", "\r\n", "\t", "\u00a0", "  ", "\x00", "\x1a"]
SIMPLE = [*(piece.replace("_", " ") for piece in SIMPLE_WORDS.split()), *SPACES]
ODD = [piece.replace("_", " ") for piece in ODD_WORDS.split()]
SOURCES = st.lists(st.sampled_from(SIMPLE), max_size=9) | st.lists(st.sampled_from(SIMPLE + ODD), max_size=9)


class TestFromHtml:
    def test_paragraphs_become_lines_and_quotes_stand_apart(self) -> None:
        html = "<p>Hello&nbsp;<b>you</b></p><blockquote>old words</blockquote><p>new<br>line</p><script>x()</script>"
        text, quoted = from_html(pl.Series([html, "plain & simple", None]))
        assert text.to_list() == ["Hello you\n\nnew\nline", "plain & simple", None]
        assert quoted.to_list() == ["old words", None, None]

    @pytest.mark.parametrize(
        ("source", "words"),
        [
            ("if a < b and b > c", "if a < b and b > c"),
            ("Dana <dana@ferries.example> wrote", "Dana <dana@ferries.example> wrote"),
            ("i <3 boats", "i <3 boats"),
            ("fish &amp; chips &amp;lt;", "fish & chips &lt;"),
            ("<p>one<p>two", "one\ntwo"),
            ("one<br>\ntwo", "one\ntwo"),
            ("<pre>\nkept\n  lines</pre>", "kept\nlines"),
            ("<p>a &lt;b&gt; c</p>", "a <b> c"),
            ("<!-- no --><p>yes</p>", "yes"),
            ("<style>p{}</style><p>yes</p>", "yes"),
        ],
    )
    def test_gives_the_words_a_reader_sees(self, source: str, words: str) -> None:
        assert from_html(pl.Series([source]))[0].to_list() == [words]

    def test_a_quote_in_a_quote_is_told_once(self) -> None:
        nested = "<blockquote><p>b</p><blockquote><p>a</p></blockquote></blockquote><p>c</p>"
        text, quoted = from_html(pl.Series([nested]))
        assert (text[0], quoted[0].split()) == ("c", ["b", "a"])

    @given(st.lists(SOURCES.map("".join), min_size=5, max_size=20))
    @settings(max_examples=60, deadline=None)
    def test_patterns_and_parser_give_equal_words(self, sources: list[str]) -> None:
        given = pl.Series([f"<p>x</p>{source}" for source in sources])
        parsed, parsed_quotes = markup.by_parser(markup.cleaned(given))
        text, quoted = from_html(given)
        assert text.to_list() == tidy(parsed).to_list()
        assert quoted.to_list() == parsed_quotes.to_list()
