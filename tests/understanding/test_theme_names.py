from yourturn.understanding.theme_names import Stated, Weighed, as_written, name_theme

WEIGHTS = {"boat": 1.0, "midnight": 0.9, "last": 0.6, "concert": 0.1}
MEMBERS = [
    Stated(tuple(text.split()))
    for text in ("a last boat after midnight", "last boat after the concert", "boat at midnight")
]
FILLERS = {"a", "after", "the", "at", "they", "go"}
WEIGHED = Weighed(WEIGHTS, FILLERS)


class TestNameTheme:
    def test_is_words_of_one_person_in_their_order(self):
        assert name_theme(MEMBERS, WEIGHED, set()) == "last boat after midnight"

    def test_is_never_taken_twice(self):
        taken = {"last boat after midnight"}
        assert name_theme(MEMBERS, WEIGHED, taken) == "boat at midnight"

    def test_without_a_heading_is_how_the_first_statement_begins(self):
        assert name_theme([Stated(("the", "boat"))], WEIGHED, set()) == "the boat"
        assert name_theme([Stated(("boat",))], Weighed({}, FILLERS), set()) == "boat"

    def test_is_what_many_stated_alike_rather_than_what_one_did(self):
        members = [*MEMBERS, Stated(("midnight", "boat"), people=9)]
        assert name_theme(members, WEIGHED, set()) == "midnight boat"

    def test_is_no_piece_of_a_sentence(self):
        weighed = Weighed({"boat": 1.0, "late": 1.0, "leaves": 0.1}, FILLERS)
        members = [Stated(("late", "they", "boat")), Stated(("boat", "leaves", "late"))]
        assert name_theme(members, weighed, set()) == "boat leaves late"

    def test_begins_and_ends_with_what_a_heading_may(self):
        weighed = Weighed({"boat": 1.0, "back": 0.5, "not": 0.4}, FILLERS)
        assert name_theme([Stated(("they", "go", "back", "boat", "not"))], weighed, set()) == "go back boat"


class TestAsWritten:
    def test_a_word_has_the_capital_that_one_in_three_give_it(self):
        radiators = ["a radiator at Northbank", "the radiator at northbank", "a radiator, is Northbank cold"]
        statements = [*radiators, "my radiator", "The Radiator"]
        assert as_written("radiator at northbank", statements) == "radiator at Northbank"

    def test_where_a_sentence_begins_a_capital_says_nothing(self):
        assert as_written("later boats", ["Later boats", "It is cold. Later boats please"]) == "later boats"

    def test_one_who_shouts_does_not_outdo_one_who_does_not(self):
        assert as_written("fix the app", ["please fix the APP", "then fix the app"]) == "fix the app"

    def test_signs_are_no_pattern(self):
        assert as_written("c++ (new)", ["we use C++ (new)"]) == "C++ (new)"
