import polars as pl

from yourturn.channels.plain import from_html, mend, split_quoted


class TestFromHtml:
    def test_paragraphs_become_lines_and_quotes_stand_apart(self) -> None:
        html = "<p>Hello&nbsp;<b>you</b></p><blockquote>old words</blockquote><p>new<br>line</p><script>x()</script>"
        text, quoted = from_html(pl.Series([html, "plain & simple", None]))
        assert text.to_list() == ["Hello you\n\nnew\nline", "plain & simple", None]
        assert quoted.to_list() == ["old words", None, None]


class TestMend:
    def test_mojibake_is_mended_and_good_text_left_alone(self) -> None:
        assert mend(pl.Series(["FÃ¤hre", "Fähre", "a\x00b"])).to_list() == ["Fähre", "Fähre", "ab"]


class TestSplitQuoted:
    def test_quoted_mail_stands_apart(self) -> None:
        mail = "Yes please.\n\nOn Mon, 1 Jan 2024 at 10:00, Dana wrote:\n> Shall I?"
        text, quoted = split_quoted(pl.Series([mail]))
        assert (text[0], quoted[0]) == ("Yes please.", "Shall I?")
