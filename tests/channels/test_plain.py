import polars as pl

from yourturn.channels.plain import mend


class TestMend:
    def test_mojibake_is_mended_and_good_text_left_alone(self) -> None:
        assert mend(pl.Series(["FÃ¤hre", "Fähre", "a\x00b", None])).to_list() == [
            "Fähre",
            "Fähre",
            "ab",
            None,
        ]

    def test_line_ends_of_other_systems_become_plain(self) -> None:
        assert mend(pl.Series(["a\r\nb\rc"])).to_list() == ["a\nb\nc"]

    def test_what_was_handed_over_is_not_changed(self) -> None:
        given = pl.Series(["FÃ¤hre"])
        mend(given)
        assert given.to_list() == ["FÃ¤hre"]
