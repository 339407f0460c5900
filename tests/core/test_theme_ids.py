import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from yourturn.core.theme_ids import carry_over, steady_ids


def frame(**themes):
    return pl.DataFrame(
        [(t, p) for t, people in themes.items() for p in people],
        schema={"theme": pl.String, "person": pl.UInt32},
        orient="row",
    )


THEMES = st.dictionaries(
    st.sampled_from("abcdef"), st.sets(st.integers(0, 11), min_size=1, max_size=8), max_size=6
)


class TestCarryOver:
    def test_half_of_the_people_keep_the_id(self):
        assert carry_over(frame(a=[1, 2, 3, 4]), frame(x=[1, 2, 9])).rows() == [("x", "a", "same")]

    def test_less_than_half_is_another_theme(self):
        assert carry_over(frame(a=range(8)), frame(x=[0, 1, 2, 90])).rows() == [("x", "a", "split")]

    def test_two_old_themes_in_one_are_a_merge(self):
        rows = carry_over(frame(a=[1, 2, 3], b=[4, 5]), frame(x=[1, 2, 3, 4, 5])).rows()
        assert rows == [("x", "a", "same"), ("x", "b", "merge")]

    def test_one_old_theme_in_two_is_a_split(self):
        rows = carry_over(frame(a=range(8)), frame(x=[0, 1, 2, 3, 4], y=[5, 6, 7])).rows()
        assert rows == [("x", "a", "same"), ("y", "a", "split")]

    def test_one_person_who_says_something_else_is_no_part(self):
        assert carry_over(frame(a=[1, 2, 3, 4]), frame(x=[4, 9])).is_empty()

    def test_a_small_theme_does_not_take_a_large_one_over(self):
        many = range(20)
        rows = carry_over(frame(large=many, small=[0, 1, 2]), frame(x=[*many[:18], 90])).rows()
        assert rows == [("x", "large", "same"), ("x", "small", "merge")]

    def test_who_stayed_and_says_something_new_splits_nothing(self):
        rows = carry_over(frame(a=[1, 2, 3, 4]), frame(x=[1, 2, 3, 4], y=[1, 2, 9])).rows()
        assert rows == [("x", "a", "same")]


class TestLaws:
    @given(THEMES)
    def test_the_same_themes_stay_as_they_are(self, themes):
        rows = carry_over(frame(**themes), frame(**themes)).rows()
        assert rows == [(name, name, "same") for name in sorted(themes)]

    @given(THEMES, THEMES)
    def test_an_id_goes_on_where_half_are_and_nowhere_twice(self, old, new):
        kept = [row[:2] for row in carry_over(frame(**old), frame(**new)).rows() if row[2] == "same"]
        assert len({n for n, _ in kept}) == len({o for _, o in kept}) == len(kept)
        assert all(2 * len(old[o] & new[n]) >= len(old[o]) for n, o in kept)
        free_old, free_new = set(old) - {o for _, o in kept}, set(new) - {n for n, _ in kept}
        assert not any(2 * len(old[o] & new[n]) >= len(old[o]) for o in free_old for n in free_new)

    @given(THEMES, THEMES, st.randoms(use_true_random=False))
    def test_the_order_of_rows_does_not_matter(self, old, new, chance):
        frames = [frame(**old), frame(**new)]
        mixed = [f.sample(fraction=1, shuffle=True, seed=chance.randint(0, 99)) for f in frames]
        assert carry_over(*frames).rows() == carry_over(*mixed).rows()

    @given(THEMES, THEMES)
    def test_ids_are_distinct_and_an_old_one_is_given_to_its_heir_alone(self, old, new):
        carried = carry_over(frame(**old), frame(**new))
        given_ids = steady_ids(pl.Series(sorted(new), dtype=pl.String), pl.Series(sorted(old)), carried)
        heirs = {n: o for n, o, kind in carried.rows() if kind == "same"}
        assert given_ids.n_unique() == len(new)
        for own, given_id in zip(sorted(new), given_ids, strict=True):
            assert given_id == heirs[own] if own in heirs else given_id not in old
