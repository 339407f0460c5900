import polars as pl

from yourturn.core.theme_ids import carry_over


def frame(**themes):
    return pl.DataFrame(
        [(t, p) for t, people in themes.items() for p in people],
        schema={"theme": pl.String, "person": pl.UInt32},
        orient="row",
    )


class TestCarryOver:
    def test_half_of_the_people_keep_the_id(self):
        assert carry_over(frame(a=[1, 2, 3, 4]), frame(x=[1, 2, 9])).rows() == [("x", "a", "same")]

    def test_less_than_half_is_another_theme(self):
        assert carry_over(frame(a=[1, 2, 3, 4]), frame(x=[1, 9])).rows() == [("x", "a", "split")]

    def test_two_old_themes_in_one_are_a_merge(self):
        rows = carry_over(frame(a=[1, 2, 3], b=[4, 5]), frame(x=[1, 2, 3, 4, 5])).rows()
        assert rows == [("x", "a", "same"), ("x", "b", "merge")]

    def test_one_old_theme_in_two_is_a_split(self):
        rows = carry_over(frame(a=[1, 2, 3, 4]), frame(x=[1, 2, 3], y=[4])).rows()
        assert rows == [("x", "a", "same"), ("y", "a", "split")]
