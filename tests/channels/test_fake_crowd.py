"""The invented people: written whole, clearly fictional, lively at the pace asked for, and the same again."""

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from tests.channels.fake_trouble import Clock

from yourturn.channels.fake import Crowd, FakeNetwork
from yourturn.channels.fake.memory import Line
from yourturn.channels.fake.records import Doc
from yourturn.channels.fake.replies import fits, next_words
from yourturn.channels.fake.stock import Stock, Story, load_stock

US = "skerrinferries.example"
ASKS = "Which boat was that, and where were you waiting?"
ANSWERS = "We asked the crew of that boat. It runs at 14:10 again from tomorrow, and the board says so now."


class Town:
    """A network, its clock, us and the crowd."""

    def __init__(self, *, seed: int = 0, path: Path | None = None, **pace: float) -> None:
        self.clock = Clock()
        self.seed, self.path, self.pace = seed, path, pace
        self.open()

    def open(self) -> None:
        self.network = FakeNetwork(self.clock, seed=self.seed, path=self.path)
        self.us = self.network.join(US)
        self.crowd = Crowd(self.network, [self.us], seed=self.seed, **self.pace)

    def live(self, seconds: int, *, step: float = 1) -> int:
        made = 0
        for _ in range(int(seconds / step)):
            self.clock.wait(step)
            made += self.crowd.act()
        return made

    def said(self) -> list[Doc]:
        return self.network.since(0)

    def theirs(self) -> list[Doc]:
        return [doc for doc in self.said() if doc["author"]["id"] != self.us]


@pytest.fixture(scope="module")
def stock() -> Stock:
    return load_stock()


def stories(stock: Stock) -> list[Story]:
    return [*stock.openers, *stock.answers, *stock.remarks]


def texts(story: Story) -> list[str]:
    asides = [aside.text for aside in story.asides]
    single = [text for text in (story.text, story.back, story.edit) if text]
    return [*single, *story.asked, *story.helped, *story.thin, *asides]


class TestStock:
    def test_no_two_posts_are_the_same_and_there_are_hundreds(self, stock: Stock) -> None:
        every = [text for story in stories(stock) for text in texts(story)]
        assert len(every) >= 400
        assert [text for text, times in Counter(every).items() if times > 1] == []
        assert len({story.text for story in stories(stock)}) >= 140

    def test_no_post_has_a_hole_in_it(self, stock: Stock) -> None:
        holes = re.compile(r"[{}\[\]]|%s|\bTODO\b|\bXX+\b|\s$|^\s|  ")
        assert [text for story in stories(stock) for text in texts(story) if holes.search(text)] == []

    def test_every_post_fits_where_posts_are_short(self, stock: Stock) -> None:
        assert max(len(text) for story in stories(stock) for text in texts(story)) <= 300

    def test_four_languages_are_spoken_and_each_has_people_enough(self, stock: Stock) -> None:
        spoken = Counter(story.language for story in stories(stock))
        assert set(spoken) == set(stock.people) == {"en", "de", "es", "fr"}
        assert all(len(people) > 3 for people in stock.people.values())

    def test_everybody_is_marked_as_fiction(self, stock: Stock) -> None:
        people = [person for group in stock.people.values() for person in group]
        assert all(person.handle.endswith(".example") and person.about for person in people)
        assert len({person.handle for person in people}) == len(people)
        town = Town()
        town.live(120)
        assert all(doc["author"]["fictional"] for doc in town.said())

    def test_whoever_must_speak_exists(self, stock: Stock) -> None:
        handles = {person.handle for group in stock.people.values() for person in group}
        assert {aside.who for story in stories(stock) for aside in story.asides if aside.who} <= handles

    def test_an_answer_comes_only_after_a_question_it_fits(self, stock: Stock) -> None:
        about_dogs = [story for story in stock.answers if "dog" in story.hears]
        assert about_dogs
        assert all(fits(story, "Where should your dog travel with you?") for story in about_dogs)
        assert not any(fits(story, "What should the soup cost in winter?") for story in about_dogs)


class TestReplies:
    story = Story("s", "opening", asked=("first", "second"), helped=("thanks",), thin=("and?",))

    def test_asked_back_they_answer_then_press_then_thank_then_rest(self) -> None:
        line, said = Line("s", "a1"), []
        for ours in (ASKS, "Thanks for your message.", ASKS, ANSWERS, ANSWERS, ASKS):
            words, line = next_words(self.story, line, ours)
            said.append(words)
        assert said == ["first", "and?", "second", "thanks", None, None]

    def test_asked_more_than_they_know_they_say_nothing_and_are_not_done(self) -> None:
        story = replace(self.story, asked=())
        words, line = next_words(story, Line("s", "a1"), ASKS)
        assert words is None
        assert next_words(story, line, ANSWERS)[0] == "thanks"


class TestCrowd:
    def test_people_begin_at_the_pace_asked_for(self) -> None:
        for per_minute in (1.0, 4.0):
            town = Town(per_minute=per_minute)
            town.live(3600, step=5)
            begun = sum(1 for doc in town.said() if doc["reply_to"] is None)
            assert 0.75 * 60 * per_minute < begun < 1.25 * 60 * per_minute

    def test_they_answer_each_other_edit_and_take_down(self) -> None:
        town = Town(per_minute=4)
        town.live(3600, step=5)
        known = {doc["id"]: doc for doc in town.said()}
        among = [doc for doc in known.values() if doc["reply_to"] in known]
        assert any(doc["author"]["id"] != known[doc["reply_to"]]["author"]["id"] for doc in among)
        assert any(doc["edited_at"] for doc in known.values())
        assert town.network.shelf.number("select count(*) from post where gone_at is not null")
        assert {doc["language"] for doc in known.values()} == {"en", "de", "es", "fr"}
        assert any(doc["to"] == town.us for doc in known.values())

    def test_nobody_repeats_a_post_before_all_are_said(self) -> None:
        town = Town(per_minute=4)
        town.live(1200, step=5)
        assert max(Counter(doc["text"] for doc in town.said()).values()) == 1

    def test_the_same_seed_gives_the_same_hour_and_another_another(self) -> None:
        def hour(seed: int) -> list[tuple[str, str, str]]:
            town = Town(seed=seed)
            town.live(600)
            return [(doc["at"], doc["author"]["handle"], doc["text"]) for doc in town.said()]

        assert hour(1) == hour(1)
        assert hour(1) != hour(2)

    def test_whoever_we_ask_back_answers_below_what_we_asked(self) -> None:
        town = Town(per_minute=2)
        replied: dict[str, str] = {}
        for _ in range(600):
            town.live(1)
            for doc in town.theirs():
                if doc["reply_to"] is None and doc["id"] not in replied and doc["to"] is None:
                    replied[doc["id"]] = town.network.say(town.us, ASKS, reply_to=doc["id"])
        town.live(200)
        stock, said = load_stock(), town.theirs()
        by_text = {story.text: story for story in stock.openers}
        answers = {doc["reply_to"]: doc for doc in said if doc["reply_to"] in replied.values()}
        told = [(town.network.post(post), answers[ours]) for post, ours in replied.items() if ours in answers]
        assert len(told) > 10
        for opened, answer in told:
            assert answer["author"]["id"] == opened["author"]["id"]
            if not opened["edited_at"]:
                assert answer["text"] in by_text[opened["text"]].asked

    def test_a_private_conversation_stays_private(self) -> None:
        town = Town(per_minute=6)
        while not (private := [doc for doc in town.theirs() if doc["to"]]):
            town.live(10)
        who = private[0]["author"]["id"]
        town.network.say(town.us, ASKS, reply_to=private[0]["id"], to=who)
        town.live(200)
        assert all(doc["to"] == town.us for doc in town.theirs() if doc["conversation"] == private[0]["id"])

    def test_a_question_to_everybody_is_answered_by_several_and_a_broadcast_remarked_on(self) -> None:
        town = Town()
        town.live(10)
        asked = town.network.say(town.us, "What should we change first at the pier where you wait?")
        told = town.network.say(town.us, "Our new lounge opens on Friday.")
        town.live(1200, step=2)
        below = Counter(doc["reply_to"] for doc in town.theirs())
        assert 3 <= below[asked] <= 6
        assert 1 <= below[told] <= 2

    def test_after_a_pause_nobody_catches_up(self) -> None:
        town = Town(per_minute=4)
        town.live(60)
        town.clock.wait(12 * 3600)
        assert town.crowd.act() < 20

    def test_a_restart_changes_nothing(self, tmp_path: Path) -> None:
        whole, parts = Town(), Town(path=tmp_path / "network")
        for _ in range(10):
            whole.live(60)
            parts.live(60)
            parts.network.close()
            parts.open()
        assert whole.said() == parts.said()
