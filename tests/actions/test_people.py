"""People: joined and parted, blocked, told, and erased so that no table and no file knows them any more."""

import json
from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from tests.harbour import NOON, Harbour, later, need_of, person, said, settle

from yourturn.actions import notes, people, promises, reply, wants
from yourturn.core.errors import BadInput, NotThere
from yourturn.core.permissions import NotAllowed
from yourturn.store.models import (
    Asker,
    Audit,
    Closing,
    Conversation,
    Handle,
    Need,
    Outgoing,
    Person,
    PersonLink,
    Post,
    Promise,
    Quarantined,
    RawEvent,
    Revision,
    Seat,
)  # fmt: skip

WORDS = "My lantern fell into the water at pier seven."


@pytest.fixture
def harbour() -> Harbour:
    return settle()


@pytest.fixture
def lantern(harbour: Harbour) -> Post:
    return said(harbour.channel, harbour.ann, WORDS, NOON, labels=1)


def admin(harbour: Harbour):
    Seat.objects.filter(user=harbour.ada).update(role="admin")
    return harbour.sight("ada")


class TestJoin:
    def test_what_they_said_is_theirs_under_one_person_and_parted_again(self, harbour, lantern):
        other = person("A. Winter", "winter.example")
        second = said(harbour.channel, other, "Is the pier open?", later(1), labels=1)
        want = wants.file_want(harbour.sight("ada"), second.pk, "An open pier", "", NOON)
        handle = Handle.objects.get(handle="winter.example").pk
        link = people.join(harbour.sight("ada"), handle, harbour.ann, "She links it herself.", NOON)
        assert need_of(second).person_id == harbour.ann
        assert Asker.objects.get(want=want).person_id == harbour.ann
        people.unjoin(harbour.sight("ada"), link, later(2))
        assert need_of(second).person_id == other
        assert Asker.objects.get(want=want).person_id == other
        assert PersonLink.objects.get().undone_at == later(2)
        with pytest.raises(BadInput, match="already"):
            people.unjoin(harbour.sight("ada"), link, later(3))

    def test_a_reason_is_needed_and_a_role(self, harbour, lantern):
        other = person("A. Winter", "winter.example")
        said(harbour.channel, other, "Is the pier open?", later(1))
        handle = Handle.objects.get(handle="winter.example").pk
        with pytest.raises(BadInput, match="no proof"):
            people.join(harbour.sight("ada"), handle, harbour.ann, "", NOON)
        with pytest.raises(NotAllowed):
            people.join(harbour.sight("ben"), handle, harbour.ann, "She says so.", NOON)
        with pytest.raises(NotThere):
            people.join(harbour.sight("cleo"), handle, harbour.ann, "She says so.", NOON)


class TestBlock:
    def test_until_unblocked(self, harbour, lantern):
        people.block(harbour.sight("ada"), harbour.ann, NOON)
        assert Person.objects.get(id=harbour.ann).blocked_at == NOON
        people.unblock(harbour.sight("ada"), harbour.ann, NOON)
        assert Person.objects.get(id=harbour.ann).blocked_at is None
        with pytest.raises(NotAllowed):
            people.block(harbour.sight("ben"), harbour.ann, NOON)


class TestExport:
    def test_all_they_told_us_and_what_became_of_it(self, harbour, lantern):
        wants.file_want(harbour.sight("ada"), lantern.pk, "A net", "", NOON)
        elsewhere = said(harbour.other, harbour.ann, "I wrote to you on the square.", NOON)
        found = json.loads(people.export(harbour.sight("ada"), harbour.ann, NOON))
        assert [post["text"] for post in found["posts"]] == [WORDS]
        assert (found["accounts"][0]["handle"], found["wants"][0]["words"]) == ("ann.example", WORDS)
        assert elsewhere.text not in str(found)
        with pytest.raises(NotAllowed):
            people.export(harbour.sight("ben"), harbour.ann, NOON)


class TestErase:
    @pytest.fixture
    def known(self, harbour: Harbour, lantern: Post) -> Harbour:
        """Ann has left a trace wherever one can be left."""
        sight, talk = admin(harbour), lantern.conversation_id
        Revision.objects.create(post=lantern, revision="0", received_at=NOON, text="My lantern fell in")
        wants.file_want(sight, lantern.pk, "A net", "", NOON)
        promises.promise(sight, talk, harbour.ann, "We look for Ann's lantern.", date(2026, 6, 1), NOON)
        notes.note(sight, talk, f"Ann Winter called: “{WORDS}”", NOON)
        reply.save_draft(sight, talk, "Dear Ann Winter", NOON)
        reply.record_by_hand(
            sight, talk, "@ann.example we found it, Ann Winter.", "", later(1), later(1), key="h"
        )
        bo = person("Bo Ek", "bo.example")
        other = said(harbour.channel, bo, "Thanks to @ann.example from pier two", NOON)
        RawEvent.objects.filter(external_id=f"posts/{other.external_id}").update(
            body=b'{"to": "ann.example"}'
        )
        Quarantined.objects.create(at=NOON, reason="No date.", content="ann.example: hello")
        Closing.objects.create(conversation_id=talk, person_id=harbour.ann, opened_post=lantern.pk, at=later(3),
                               outcome="other", reason="Ann Winter asked for it.", undone_at=later(4))  # fmt: skip
        return harbour

    def everything(self) -> str:
        """Every value of every column of every table, as one text."""
        held = []
        for table in connection.introspection.table_names():
            with connection.cursor() as cursor:
                cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names of tables
                for row in cursor.fetchall():
                    held += [
                        bytes(v).decode("utf-8", "replace") if isinstance(v, bytes | memoryview) else str(v)
                        for v in row
                    ]
        return "\n".join(held).casefold()

    def test_no_table_and_no_file_knows_them_any_more(self, known):
        traces = ("lantern", "ann winter", "ann.example")
        assert all(trace in self.everything() for trace in traces)
        expected = people.erase_preview(admin(known), known.ann)
        assert people.erase(admin(known), known.ann, later(5)) == expected
        left = self.everything()
        assert [trace for trace in traces if trace in left] == []
        if connection.vendor == "sqlite":
            folder = Path(connection.settings_dict["NAME"]).parent
            for file in (path for path in folder.rglob("*") if path.is_file()):
                content = file.read_bytes().lower()
                assert [trace for trace in traces if trace.encode() in content] == [], file

    def test_what_happened_stays_without_them(self, known, lantern):
        people.erase(admin(known), known.ann, later(5))
        post = Post.objects.get(id=lantern.pk)
        assert (post.state, post.text, post.handle_id) == ("deleted", "", None)
        assert Closing.objects.count() == Outgoing.objects.count() == 1
        assert Post.objects.get(text__startswith="Thanks to").text == "Thanks to @[erased] from pier two"
        assert not Promise.objects.exists()
        assert Conversation.objects.get(id=lantern.conversation_id).opener_id is None
        assert not Need.objects.filter(person=known.ann).exists()
        erased = Audit.objects.get(kind="team:person:erased")
        assert erased.subject == str(known.ann)

    def test_while_a_post_to_them_is_being_sent_it_waits(self, known, lantern):
        reply.send_reply(admin(known), lantern.conversation_id, "We look for it today.", later(2), key="k")
        Outgoing.objects.filter(key="k").update(state="unknown")
        with pytest.raises(BadInput, match="being sent"):
            people.erase(admin(known), known.ann, later(5))
        Outgoing.objects.filter(key="k").update(state="approved")
        people.erase(admin(known), known.ann, later(5))
        assert Outgoing.objects.get(key="k").state == "withdrawn"

    def test_by_who_may_and_sees_it_all(self, known, lantern):
        with pytest.raises(NotAllowed):
            people.erase(known.sight("ben"), known.ann, NOON)
        said(known.other, known.ann, "I wrote to you on the square.", NOON)
        with pytest.raises(NotAllowed, match="may not see"):
            people.erase_preview(admin(known), known.ann)
        people.erase(known.sight("olga"), known.ann, NOON)
        assert not Person.objects.filter(id=known.ann).exists()
