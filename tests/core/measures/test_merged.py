import polars as pl

from yourturn.core.measures.merged import FEWEST, merged


class TestMerged:
    def test_few_rows_are_left_as_they_are(self):
        rows = pl.DataFrame({"person": [1, 1]})
        assert merged(rows, rows, 0, pl.DataFrame.unique)[0].height == 4

    def test_rows_are_grouped_once_they_have_doubled(self):
        rows = pl.DataFrame({"person": range(FEWEST + 1)})
        fewer, settled = merged(rows, rows, 0, pl.DataFrame.unique)
        assert fewer.height == settled == FEWEST + 1
        assert merged(fewer, rows.head(10), settled, pl.DataFrame.unique)[0].height == FEWEST + 11
