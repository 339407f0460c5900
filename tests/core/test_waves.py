from datetime import date

import polars as pl

from yourturn.core.waves import waves


def monthly(counts):
    months = [date(2022 + n // 12, n % 12 + 1, 1) for n in range(len(counts))]
    return pl.DataFrame({"month": months, "people": counts}, schema_overrides={"people": pl.UInt32})


class TestWaves:
    def test_two_high_months_are_one_wave_with_its_peak(self):
        found = waves(monthly([40, 44, 38, 41, 90, 130, 42])).to_dicts()
        assert found == [
            {
                "peak_month": date(2022, 6, 1),
                "first": date(2022, 5, 1),
                "last": date(2022, 6, 1),
                "people": 130,
                "usual": 40.5,
            }
        ]

    def test_few_people_make_no_wave(self):
        assert waves(monthly([1, 1, 2, 1, 3, 1])).is_empty()
