from yourturn.core.waves import WEEKLY, Run, runs


class TestRuns:
    def test_two_high_months_are_one_wave_with_its_peak(self):
        assert runs([40, 44, 38, 41, 90, 130, 42]) == [Run(first=4, last=5, peak=5, usual=40.5)]

    def test_few_people_make_no_wave(self):
        assert runs([1, 1, 2, 1, 3, 1]) == []

    def test_one_calm_month_between_two_high_ones_does_not_end_a_wave(self):
        assert [(run.first, run.last) for run in runs([40, 44, 38, 41, 90, 45, 130, 42, 41])] == [(4, 6)]
        assert [(run.first, run.last) for run in runs([40, 44, 38, 41, 90, 45, 41, 130])] == [(4, 4), (7, 7)]

    def test_months_of_a_wave_are_not_usual_later(self):
        assert [run.usual for run in runs([40, 44, 38, 300, 310, 44, 38, 41, 130])] == [40, 40.5]

    def test_a_level_that_stays_is_a_wave_once_and_usual_then(self):
        found = runs([40] * 6 + [120] * 20)
        assert [(run.first, run.last) for run in found] == [(6, 11)]

    def test_a_storm_stands_out_of_silent_weeks(self):
        assert runs([0, 1, 0, 0, 2, 0, 0, 1, 0, 20, 1], WEEKLY) == [Run(9, 9, 9, 0.0)]

    def test_ordinary_scatter_of_few_people_is_no_storm(self):
        assert runs([0, 1, 0, 0, 2, 0, 0, 1, 0, 4, 1, 3, 0, 5, 2], WEEKLY) == []
