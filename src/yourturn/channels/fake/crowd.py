"""The people of the Fake network, who do not exist: they ask, wish, complain, answer us and each other.

What they say is written in the stock; when, and who, follows from the seed and the network's clock. They are
for demonstrations: they read what we say only for a question mark, its length and its plainest words.
"""

import math
from collections.abc import Sequence
from typing import Final

from yourturn.channels.fake.memory import Act, Due, Line, Memory, remembered
from yourturn.channels.fake.network import FakeNetwork
from yourturn.channels.fake.records import Doc
from yourturn.channels.fake.replies import fits, hits, is_question, next_words
from yourturn.channels.fake.stock import Person, Stock, Story, load_stock

SECOND: Final = 1_000_000
BEHIND_S: Final = 120  # after a pause nobody catches up on what they would have said meanwhile
SILENT_SHARE: Final = 0.1  # of those we ask or answer, who say nothing more


class Crowd:
    """Everybody on the network but us. `per_minute` counts what they begin; answers come on top."""

    def __init__(
        self,
        network: FakeNetwork,
        us: Sequence[str],
        *,
        seed: int = 0,
        per_minute: float = 2.0,
        answers_after_s: tuple[float, float] = (25.0, 150.0),
        stock: Stock | None = None,
    ) -> None:
        self._network, self._us, self._seed = network, tuple(us), seed
        self._per_minute, self._answers_after_s = per_minute, answers_after_s
        self._stock = stock or load_stock()

    def act(self) -> int:
        """Do all that is due by the network's clock and give how many posts were made."""
        with self._network.changing():
            before = self._network.shelf.note("crowd")
            memory = remembered(before)
            self._hear(memory)
            self._begin(memory)
            made = self._do_what_is_due(memory)
            after = memory.written()
            if after != before:
                self._network.shelf.write_note("crowd", after)
        return made

    # Beginning

    def _begin(self, memory: Memory) -> None:
        """Let somebody begin, as often as the pace says."""
        now = self._network.now()
        slower = (
            memory.next_at > now + 4 * 60 * SECOND / self._per_minute
        )  # another pace was asked for before
        if memory.next_at < now - BEHIND_S * SECOND or slower:
            memory.next_at = now
        while memory.next_at <= now:
            memory.told += 1
            memory.due.append(Due(memory.next_at, self._opening(memory.told)))
            memory.next_at += int(self._pause_s(memory.told) * SECOND)

    def _pause_s(self, number: int) -> float:
        mean = 60 / self._per_minute
        return min(4 * mean, max(1.0, -math.log(1 - self._chance("pause", number)) * mean))

    def _opening(self, number: int) -> Act:
        """Give the post with which somebody begins, with all that follows from it unasked."""
        openers = self._stock.openers
        turn, place = divmod(number - 1, len(openers))
        story = sorted(openers, key=lambda one: self._chance("order", turn, one.id))[place]
        who = self._person(story.language, number)
        return Act(
            "say",
            self._account(who),
            story.text,
            story.language,
            story=story.id,
            to=self._us[0] if story.private else None,
            then=self._what_follows(story, who, number),
        )

    def _what_follows(self, story: Story, who: Person, number: int) -> tuple[Act, ...]:
        account = self._account(who)
        acts: list[Act] = []
        if story.edit:
            acts.append(Act("edit", account, story.edit, after_s=self._delay("edit", number)))
        if story.gone:
            acts.append(Act("take_down", account, after_s=2 * self._delay("gone", number)))
        after, taken = 0.0, [who.handle]
        for place, aside in enumerate(story.asides):
            after += self._delay("aside", number, place)
            other = self._other(story.language, taken, aside.who, number, place)
            taken.append(other.handle)
            last = story.back and place == len(story.asides) - 1
            back = Act("say", account, story.back, story.language, after_s=self._delay("back", number))
            speaker = self._account(other)
            acts.append(
                Act("say", speaker, aside.text, story.language, after_s=after, then=(back,) if last else ())
            )
        return tuple(acts)

    # Hearing us

    def _hear(self, memory: Memory) -> None:
        """Read what has come since and plan what people do about our own posts among it."""
        for doc in self._network.since(memory.read):
            memory.read = int(doc["id"][1:])
            if doc["author"]["id"] not in self._us:
                continue
            line = memory.posts.get(doc["reply_to"] or "")
            if line is not None:
                self._answer(memory, line, doc)
            elif doc["reply_to"] is None and doc["to"] is None:
                self._call_out(memory, doc)

    def _answer(self, memory: Memory, line: str, doc: Doc) -> None:
        """Plan what the person says to our answer, if anything."""
        story = self._stock.story(memory.lines[line].story)
        words, memory.lines[line] = next_words(story, memory.lines[line], doc["text"])
        if words is None or self._chance("silent", doc["id"]) < SILENT_SHARE:
            return
        private = self._us[0] if doc["to"] else None
        act = Act("say", memory.lines[line].who, words, story.language, to=private)
        at = self._network.now() + int(self._delay("answer", doc["id"]) * SECOND)
        memory.due.append(Due(at, act, doc["id"], line))

    def _call_out(self, memory: Memory, doc: Doc) -> None:
        """Plan answers to a question we put to everybody, or remarks on what we announced."""
        after, taken = 0.0, list[str]()
        for story in self._callers(memory, doc):
            memory.used.append(story.id)
            after += self._delay("calls", doc["id"], story.id)
            who = self._other(story.language, taken, "", doc["id"], story.id)
            taken.append(who.handle)
            act = Act("say", self._account(who), story.text, story.language, story=story.id)
            memory.due.append(Due(self._network.now() + int(after * SECOND), act, doc["id"]))

    def _callers(self, memory: Memory, doc: Doc) -> list[Story]:
        """Give what is called out, what fits best first; nothing is said twice."""
        share, text = self._chance("callers", doc["id"]), doc["text"]
        asked = is_question(text)
        stories = self._stock.answers if asked else self._stock.remarks
        fresh = [one for one in stories if one.id not in memory.used and (not asked or fits(one, text))]
        order = sorted(fresh, key=lambda one: (-hits(one, text), self._chance("calls", doc["id"], one.id)))
        return order[: 3 + int(4 * share) if asked else 1 + int(2 * share)]

    # Doing

    def _do_what_is_due(self, memory: Memory) -> int:
        made, now = 0, self._network.now()
        while ready := [due for due in memory.due if due.at <= now]:
            due = min(ready, key=lambda one: one.at)
            memory.due.remove(due)
            made += self._do(memory, due)
        return made

    def _do(self, memory: Memory, due: Due) -> int:
        """Do one thing; what hangs below a post that is gone is not done. Gives how many posts it made."""
        act = due.act
        if due.below is not None and self._network.is_gone(due.below):
            return 0
        if act.do == "edit":
            self._network.edit(str(due.below), act.text)
            return 0
        if act.do == "take_down":
            self._network.take_down(str(due.below))
            return 0
        post = self._network.say(act.who, act.text, reply_to=due.below, to=act.to, language=act.language)
        line = post if act.story else due.line
        if act.story:
            memory.lines[line] = Line(act.story, act.who)
        if line in memory.lines and memory.lines[line].who == act.who:
            memory.posts[post] = line
        for follows in act.then:
            memory.due.append(Due(due.at + int(follows.after_s * SECOND), follows, post, line))
        return 1

    def _person(self, language: str, number: int) -> Person:
        """Give who begins: everybody once before anybody twice."""
        people = self._stock.people[language]
        turn, place = divmod(number, len(people))
        return sorted(people, key=lambda one: self._chance("who", turn, one.handle))[place]

    def _other(self, language: str, taken: Sequence[str], handle: str, *of: object) -> Person:
        """Give that person, or somebody who has not spoken here yet where there is anybody left."""
        people = self._stock.people[language]
        named = [person for person in people if person.handle == handle]
        free = named or [person for person in people if person.handle not in taken] or list(people)
        return free[int(self._chance("other", *of) * len(free))]

    def _account(self, person: Person) -> str:
        followers = int(10 ** (1 + 3 * self._chance("followers", person.handle)))
        return self._network.join(person.handle, name=person.name, about=person.about, followers=followers)

    def _delay(self, *of: object) -> float:
        least, most = self._answers_after_s
        return least + (most - least) * self._chance("delay", *of)

    def _chance(self, *of: object) -> float:
        return self._network.chance("crowd", self._seed, *of)
