"""A person as one colleague may see them, across channels; nobody is put together by name."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.store.organisation import NOON
from tests.store.search.archive import archive, item, sight_of

from yourturn.actions.receive import receive
from yourturn.channels import Actor, Batch
from yourturn.core.errors import NotThere
from yourturn.store.models import (
    Asker,
    Brand,
    Conversation,
    Handle,
    Person,
    PersonLink,
    Post,
    Promise,
    User,
    Want,
)
from yourturn.store.people import people, person

LATER = NOON + timedelta(days=500)


@pytest.fixture
def here():
    return archive()[0]


def number(name):
    return Person.objects.filter(name=name).values_list("id", flat=True).first()


class TestPerson:
    def test_what_they_said_stands_newest_first_with_what_we_answered(self, here):
        ana = person(sight_of(here), number("Ana Brandão"))
        assert [told.text[:8] for told in ana.told[:2]] == ["Нужен па", "เรือเที่"]
        assert (ana.between.wrote, ana.between.answered, ana.earlier) == (6, 0, 0)
        juri = person(sight_of(here), number("Юрий"))
        answered = next(told for told in juri.told if told.text.startswith("Is there"))
        assert (answered.ended, answered.answer[:15], answered.answer_by) == (
            "answered",
            "Yes, there is a",
            "Seagull Line",
        )
        assert juri.between.answered == 1
        assert (ana.since, ana.channels) == (NOON, ("harbour",))

    def test_another_channel_is_left_out_and_who_is_only_there_is_not_here(self, here):
        there = Conversation.objects.exclude(channel=here).get().channel_id
        omar = Person.objects.filter(handle__network="fake/council").get().id
        assert person(sight_of(there), omar).between.wrote == 1
        for sight in (sight_of(here), sight_of()):
            with pytest.raises(NotThere):
                person(sight, omar)

    def test_a_joined_account_says_who_joined_it(self, here):
        ada = User.objects.create(email="a@example.org", name="Ada", created_at=NOON)
        mei, juri = number("美玲"), number("Юрий")
        handle = Handle.objects.get(external_id="a2", network="fake/posts")
        Handle.objects.filter(id=handle.id).update(person=mei)
        PersonLink.objects.create(
            handle=handle, was_id=juri, now_id=mei, by=ada, at=NOON, why="She wrote it from both."
        )
        shown = person(sight_of(here), mei)
        assert [(one.handle, one.joined_by, one.why) for one in shown.accounts] == [
            ("@mei", "", ""), ("@juri", "Ada", "She wrote it from both."),
        ]  # fmt: skip
        assert shown.between.wrote == 9

    def test_look_alikes_are_shown_and_not_joined(self, here):
        other = Actor("a9", "@ana2", "Ana Brandão")
        receive(here, Batch((item(30, other, 410, None, "Hello"),), "2", 1.0), LATER)
        ana = person(sight_of(here), Handle.objects.get(external_id="a1").person_id)
        assert [one.handles for one in ana.alike] == [(("@ana2", "fake/posts"),)]
        assert len(ana.accounts) == 1

    def test_wants_and_promises_stand_with_what_became_of_them(self, here):
        ada = User.objects.create(email="a@example.org", name="Ada", created_at=NOON)
        ana, post = number("Ana Brandão"), Post.objects.get(external_id="p8")
        want = Want.objects.create(
            brand=Brand.objects.first(), statement="Say it when none comes", made_by=ada, made_at=NOON
        )
        for who, words in ((ana, "que situação"), (number("Юрий"), "ждали")):
            Asker.objects.create(
                want=want, person_id=who, channel_id=here, post=post.id, words=words, at=NOON
            )
        Promise.objects.create(
            person_id=ana,
            conversation_id=post.conversation_id,
            words="by Friday",
            due=NOON.date(),
            by=ada,
            made_at=NOON,
        )
        shown = person(sight_of(here), ana)
        assert [(one.statement, one.words, one.others, one.told_at) for one in shown.wants] == [
            ("Say it when none comes", "que situação", 1, None)
        ]
        assert [(one.words, one.by, one.kept_at) for one in shown.promises] == [("by Friday", "Ada", None)]

    def test_it_takes_six_queries(self, here):
        ana = number("Ana Brandão")
        with CaptureQueriesContext(connection) as queries:
            person(sight_of(here), ana)
        assert len(queries) <= 6


class TestPeople:
    def test_without_words_those_heard_last_come_first(self, here):
        assert [one.name for one in people(sight_of(here), "")] == ["Ana Brandão", "عمر", "美玲", "Юрий"]

    def test_the_beginning_of_a_name_or_handle_is_enough(self, here):
        assert [one.name for one in people(sight_of(here), "brand")] == ["Ana Brandão"]
        assert [one.name for one in people(sight_of(here), "@omar")] == ["عمر"]
        assert people(sight_of(here), "nobody") == ()

    def test_nobody_of_another_channel_is_listed(self, here):
        assert people(sight_of(), "") == ()
        there = Conversation.objects.exclude(channel=here).get().channel_id
        assert [one.posts for one in people(sight_of(there), "")] == [1]
