import pytest
from tests.core.archive import archive, post, with_roles


def roles(*rows):
    return with_roles(archive(*rows))["role"].to_list()


ASKED = post(1, 5, 0, labels=["question"])


class TestOurs:
    def test_a_continuation_stays_what_it_continues(self):
        rows = [ASKED, post(1, 0, 1, parent=0), post(1, 0, 2, parent=1), post(1, 0, 3, parent=2)]
        assert roles(*rows) == [None, "reply", "reply", "reply"]
        assert roles(post(1, 0, 0), post(1, 5, 1, parent=0), post(1, 0, 2, parent=0)) == [
            "broadcast",
            None,
            "broadcast",
        ]

    def test_a_quote_is_a_broadcast_whoever_is_quoted(self):
        assert roles(ASKED, post(1, 0, 1, parent=0, kind="quote"))[1] == "broadcast"

    def test_passing_on_a_person_is_credit_and_passing_on_us_is_talk(self):
        assert roles(ASKED, post(1, 0, 1, parent=0, kind="repost"))[1] == "repost"
        assert roles(post(1, 0, 0), post(1, 0, 1, parent=0, kind="repost"))[1] == "broadcast"
        assert roles(post(1, 0, 0, kind="repost", mentions_us=True)) == ["broadcast"]
        assert roles(post(1, 0, 0, kind="repost")) == ["repost"]

    def test_mentioning_a_person_makes_no_reply_unless_they_wait(self):
        news = post(1, 0, 5, mentions=[5])
        assert roles(post(1, 0, 0), post(1, 5, 1, parent=0, labels=["praise"]), news)[2] == "broadcast"
        assert roles(post(1, 0, 0), post(1, 5, 1, parent=0, labels=["question"]), news)[2] == "reply"

    def test_a_person_who_has_their_answer_waits_no_more(self):
        rows = [post(1, 0, 0), post(1, 5, 1, parent=0, labels=["question"]), post(1, 0, 2, parent=1)]
        assert roles(*rows, post(1, 0, 5, mentions=[5]))[3] == "broadcast"

    def test_words_to_an_asker_are_going_back_only_where_they_answer(self):
        assert roles(ASKED, post(1, 0, 1, parent=0, labels=["going_back"]))[1] == "going_back"
        assert roles(post(1, 0, 0, labels=["going_back"])) == ["broadcast"]

    @pytest.mark.parametrize(
        ("more", "role"),
        [
            ({"words": 9}, "ack"),
            ({"words": 21}, "reply"),
            ({"words": 35, "labels": ["ack", "formula"]}, "ack"),
            ({"words": 9, "text": "Sorry, the next one leaves at 9:40"}, "reply"),
            ({"words": 9, "labels": ["ack", "follow_up"]}, "reply"),
        ],
    )
    def test_an_acknowledgement_says_nothing_else(self, more, role):
        assert roles(ASKED, post(1, 0, 1, parent=0, **{"labels": ["ack"], **more}))[1] == role

    def test_an_answer_without_a_known_parent_inside_a_persons_thread(self):
        assert roles(ASKED, post(1, 0, 1))[1] == "reply"


class TestTheirs:
    def look(self, *rows):
        return with_roles(archive(*rows)).select("addressed", "needs_answer", "overheard").row(-1)

    def test_in_a_space_of_ours_what_answers_nobody_else_is_said_to_us(self):
        alone = post(1, 5, 0, channel="forum", mentions_us=False, labels=["want"])
        assert self.look(alone) == (True, True, False)
        other = post(1, 6, 1, parent=0, channel="forum", mentions_us=False, labels=["want"])
        assert self.look(alone, other) == (False, False, True)
        oneself = post(1, 5, 1, parent=0, channel="forum", mentions_us=False, labels=["want"])
        assert self.look(alone, oneself) == (True, True, False)

    def test_elsewhere_a_mention_a_reply_or_a_private_word_is_needed(self):
        away = {"mentions_us": False, "names_us": False, "labels": ["question"]}
        assert self.look(post(1, 5, 0, **away)) == (False, False, False)
        assert self.look(post(1, 5, 0, **away, kind="dm")) == (True, True, False)
        assert self.look(post(1, 0, 0), post(1, 5, 1, parent=0, **away)) == (True, True, False)

    def test_passing_us_on_asks_for_nothing(self):
        repost = post(1, 5, 1, parent=0, kind="repost", labels=["question"])
        assert self.look(post(1, 0, 0), repost) == (False, False, False)

    def test_partners_speak_for_us(self):
        rows = [ASKED, post(1, 9, 1, parent=0, side="partner")]
        assert roles(*rows) == [None, "reply"]
