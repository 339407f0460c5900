"""Receiving: at least once in, exactly once stored, in whatever order things come."""

from dataclasses import replace
from datetime import timedelta

from tests.store.organisation import NOON, a_channel

from yourturn.actions.receive import receive
from yourturn.channels import Actor, ActorChanged, Batch, Gap, Gone, Item, Ref, Seen
from yourturn.store.models import (
    Change,
    Channel,
    Conversation,
    Counter,
    Handle,
    Need,
    Person,
    Post,
    Quarantined,
    RawEvent,
    Revision,
)
from yourturn.store.models import (
    Gap as GapRow,
)

ANA = Actor("a1", "ana.example", "Ana")
BEN = Actor("a2", "ben.example")
WE = Actor("us", "seagull.example", "Seagull Line")


def ref(number, revision="1"):
    return Ref("harbour", "posts", f"p{number}", revision)


def item(number, actor, hours, text, parent=None, **more):
    return Item(
        ref=ref(number, more.pop("revision", "1")),
        actor=actor,
        at=NOON + timedelta(hours=hours),
        text=text,
        raw=more.pop("raw", f"{number} {text}".encode("utf-8", "replace")),
        reply_to=None if parent is None else ref(parent, ""),
        **more,
    )


def seen(*args, **more):
    return Seen(item(*args, **more))


def batch(*events, cursor="1"):
    return Batch(tuple(events), cursor, 1.0)


ASKED = seen(1, ANA, 0, "@seagull.example When does the first boat leave tomorrow?", mentions=("us",))
ANSWERED = seen(2, WE, 1, "At six, from pier two. See you there tomorrow.", parent=1)
LATER = NOON + timedelta(days=1)


class TestReceive:
    def test_a_question_waits_for_us_and_our_answer_ends_it(self):
        channel = a_channel(account="us")
        receive(channel, batch(ASKED), LATER)
        need = Need.objects.get()
        assert (need.ended, need.kind, need.never) == ("open", "question", False)
        talk = Conversation.objects.get()
        assert (talk.whose_turn, talk.waits, talk.waiting_since) == ("ours", 1, NOON)
        assert Channel.objects.get().cursor == "1"
        receive(channel, batch(ANSWERED, cursor="2"), LATER)
        assert Need.objects.get().id == need.id
        assert Need.objects.get().ended == "answered"
        assert Conversation.objects.get().whose_turn == "nobodys"
        assert [change.kind for change in Change.objects.order_by("seq")] == [
            "post:seen", "need:opened", "post:seen", "need:ended",
        ]  # fmt: skip

    def test_people_are_made_for_people_and_not_for_us(self):
        channel = a_channel(account="us")
        receive(channel, batch(ASKED, ANSWERED), LATER)
        assert Person.objects.values_list("name", "first_at").get() == ("Ana", NOON)
        assert dict(Handle.objects.values_list("external_id", "side")) == {"a1": "people", "us": "us"}

    def test_an_edit_puts_the_old_words_in_the_revisions_whatever_comes_first(self):
        edited = replace(ASKED.item, ref=ref(1, "2"), text="When does the last boat leave?", edited_at=LATER)
        for events in ((ASKED, Seen(edited)), (Seen(edited), ASKED)):
            channel = a_channel(
                name=str(len(events)) + events[0].item.text[:9], account="us", space=events[0].item.text
            )
            for event in events:
                receive(channel, batch(event), LATER)
            post = Post.objects.get(channel=channel)
            assert (post.text, post.revision, post.state) == ("When does the last boat leave?", "2", "edited")
            assert Revision.objects.get(post=post).text == ASKED.item.text

    def test_what_is_deleted_keeps_its_place_and_loses_its_words(self):
        for name, events in {
            "seen first": (ASKED, Gone(ref(1), "deleted", LATER)),
            "gone first": (Gone(ref(1), "deleted", LATER), ASKED),
        }.items():
            channel = a_channel(name=name, space=name, account="us")
            for event in events:
                receive(channel, batch(event), LATER)
            post = Post.objects.get(channel=channel)
            assert (post.state, post.text, post.at) == ("deleted", "", NOON)
            assert list(RawEvent.objects.filter(channel=channel).values_list("kind", flat=True)) == ["gone"]
            assert Need.objects.get(channel=channel).ended == "withdrawn"

    def test_a_parent_that_comes_late_joins_whole_conversations(self):
        channel = a_channel(account="us")
        receive(channel, batch(ANSWERED), LATER)
        receive(channel, batch(seen(3, ANA, 2, "Thanks a lot, see you then", parent=2)), LATER)
        other = seen(4, BEN, 1, "I would like to know as well", parent=1)
        receive(channel, batch(other), LATER)
        assert Conversation.objects.count() == 2
        receive(channel, batch(ASKED), LATER)
        talk = Conversation.objects.get()
        assert talk.external_id == "post:posts/p1"
        assert (talk.posts_theirs, talk.posts_ours, talk.people) == (3, 1, 2)
        parent = Post.objects.get(external_id="p1").id
        assert set(
            Post.objects.exclude(external_id="p3").exclude(external_id="p1").values_list("parent", flat=True)
        ) == {parent}
        assert Change.objects.filter(kind="conversation:merged").count() == 1

    def test_a_bad_item_is_set_aside_and_stops_nothing(self):
        channel = a_channel(account="us")
        naive = replace(ASKED.item, at=NOON.replace(tzinfo=None), ref=ref(7))
        nameless = replace(ASKED.item, ref=Ref("harbour", "posts", ""))
        came = receive(channel, batch(Seen(naive), ASKED, Seen(nameless), Seen(None)), LATER)
        receive(channel, batch(Seen(naive), Seen(nameless), Seen(None)), LATER)
        assert (came.new, came.aside) == (1, 3)
        assert Quarantined.objects.count() == 3
        assert all(reason.endswith(".") for reason in Quarantined.objects.values_list("reason", flat=True))

    def test_text_that_no_database_takes_is_kept_readable(self):
        channel = a_channel(account="us")
        odd = "half \ud800 and end \x00 and \\. and\n\\.\n\ttab"
        receive(channel, batch(seen(1, ANA, 0, odd)), LATER)
        assert Post.objects.get().text == "half ? and end \ufffd and \\. and\n\\.\n\ttab"

    def test_a_gap_is_recorded_once(self):
        channel = a_channel(account="us")
        gap = Gap(None, NOON, "The network no longer lists what came then.")
        for _ in range(2):
            receive(channel, batch(gap), LATER)
        assert GapRow.objects.get().until == NOON

    def test_the_latest_name_counts_and_a_status_stays(self):
        renamed = ActorChanged(replace(ANA, handle="ana2.example", name="Ana B"), "suspended", LATER)
        for name, events in {"one": (ASKED, renamed), "other": (renamed, ASKED)}.items():
            channel = a_channel(name=name, space=name, account="us")
            for event in events:
                receive(channel, batch(event), LATER)
            handle = Handle.objects.get(network=f"fake/{name}", external_id="a1")
            assert (handle.handle, handle.status, handle.person.name) == (
                "ana2.example",
                "suspended",
                "Ana B",
            )

    def test_a_snooze_until_they_reply_ends_when_they_do(self):
        channel = a_channel(account="us")
        receive(channel, batch(ASKED), LATER)
        Need.objects.update(snoozed_for_reply=True, snoozed_until=LATER)
        receive(channel, batch(seen(5, BEN, 3, "Me too", parent=1)), LATER)
        assert Need.objects.get(person__name="Ana").snoozed_for_reply
        receive(channel, batch(seen(6, ANA, 4, "Is anybody there?", parent=1)), LATER)
        need = Need.objects.get(person__name="Ana")
        assert (need.snoozed_for_reply, need.snoozed_until) == (False, None)

    def test_counters_count_each_post_once(self):
        channel = a_channel(account="us")
        for _ in range(2):
            receive(channel, batch(ASKED, ANSWERED, ASKED), LATER)
        assert dict(Counter.objects.values_list("side", "posts")) == {"people": 1, "us": 1}
        assert RawEvent.objects.count() == 2
