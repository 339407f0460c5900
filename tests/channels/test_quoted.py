import polars as pl
import pytest

from yourturn.channels.quoted import split_quoted


def split(text: str) -> tuple[str | None, str | None]:
    new, old = split_quoted(pl.Series([text]))
    return new[0], old[0]


class TestSplitQuoted:
    @pytest.mark.parametrize(
        ("post", "new", "old"),
        [
            (
                "Yes please.\n\nOn Mon, 1 Jan 2024 at 10:00, Dana wrote:\n> Shall I?",
                "Yes please.",
                "Shall I?",
            ),
            ("On Mon, 1 Jan 2024, Dana wrote:\n\n> Shall I?\n\nYes please.", "Yes please.", "Shall I?"),
            ("Gern.\nAm 3. Mai 2024 schrieb Ute:\nKommt das Schiff?", "Gern.", "Kommt das Schiff?"),
            ("Mine.\n----- Original Message -----\nTheirs.", "Mine.", "Theirs."),
            ("> old\n> words\nnew ones", "new ones", "old\nwords"),
            ("Flo said:\n> old words\n\nI agree", "I agree", "old words"),
            ('[quote="flo, post:3, topic:9"]\nold\n[/quote]\nnew', "new", "old"),
            ("a [QUOTE]b [quote=x]c[/quote] d[/QUOTE] e", "a \n e", "b c d"),
            ("New.\n-- \nDana\nPier two", "New.", None),
        ],
    )
    def test_old_words_stand_apart(self, post: str, new: str, old: str | None) -> None:
        found = split(post)
        assert found[0] is not None
        assert (found[0].split(), found[1]) == (new.split(), old)

    @pytest.mark.parametrize(
        "post",
        [
            "nothing old here",
            ">:( still no boat",
            "Menu > Settings > Boats",
            "On the pier I wrote:\nno boat today",
            "[quote] never closed",
            "He said:\nno boat",
        ],
    )
    def test_new_words_stay_new(self, post: str) -> None:
        assert split(post) == (post, None)

    def test_rows_without_text_stay_without(self) -> None:
        new, old = split_quoted(pl.Series([None, "> a", ""], dtype=pl.String))
        assert (new.to_list(), old.to_list()) == ([None, "", ""], [None, "a", None])
