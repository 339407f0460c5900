from yourturn.understanding.theme_names import name_theme

WEIGHTS = {"boat": 1.0, "midnight": 0.9, "last": 0.6, "concert": 0.1}
MEMBERS = [
    text.split() for text in ("a last boat after midnight", "last boat after the concert", "boat at midnight")
]
FILLERS = {"a", "after", "the", "at"}


class TestNameTheme:
    def test_is_a_run_of_words_of_one_person(self):
        assert name_theme(MEMBERS, WEIGHTS, FILLERS, set()) == "last boat after midnight"

    def test_is_never_taken_twice(self):
        taken = {"last boat after midnight"}
        assert name_theme(MEMBERS, WEIGHTS, FILLERS, taken) == "boat after midnight"

    def test_without_a_run_is_how_the_first_statement_begins(self):
        assert name_theme([["the", "boat"]], WEIGHTS, FILLERS, set()) == "the boat"
        assert name_theme([["boat"]], {}, FILLERS, set()) == "boat"
