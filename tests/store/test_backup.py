"""A backup brings every row of every table back; another key, a cut or changed file brings nothing."""

import io

import pytest
from django.db import connection
from tests.harbour import NOON, later, said, settle

from yourturn.actions import keeping, people, reply
from yourturn.core.errors import BadInput
from yourturn.store import backup, sending, unit
from yourturn.store.models import Handle, Outgoing, Person, Post
from yourturn.store.sealed import Sealer, unsealed

SECRET = "a sentence nobody guesses"  # noqa: S105 - of these tests


def everything() -> dict[str, list]:
    """Every row of every table but those the index keeps for itself."""
    found = {}
    with connection.cursor() as cursor:
        for name in backup.tables():
            cursor.execute(f'SELECT * FROM "{name}"')  # noqa: S608 - names of ours
            found[name] = sorted(map(repr, cursor.fetchall()))
    return found


def sealed(secret: str = SECRET) -> bytes:
    out = io.BytesIO()
    backup.write_backup(out, secret)
    return out.getvalue()


class TestBackup:
    def test_every_table_is_as_it_was(self):
        here = settle()
        post = said(here.channel, here.ann, "Is the lighthouse open on Sunday? Ö 🙂", NOON)
        reply.send_reply(here.sight("ada"), post.conversation_id, "We look.", NOON, key="one")
        kept, before = sealed(), everything()
        said(here.channel, here.ann, "This came after the backup.", later(1))
        Person.objects.create(name="Somebody new")
        backup.restore(io.BytesIO(kept), SECRET, later(2))
        with unit.write():
            sending.release()
        assert everything() == before
        assert len(before) > 40

    def test_new_rows_are_numbered_after_the_old_ones(self):
        here = settle()
        kept, last = sealed(), Person.objects.latest("id").pk
        backup.restore(io.BytesIO(kept), SECRET, NOON)
        assert Person.objects.create(name="Somebody new").pk > last
        assert said(here.channel, here.ann, "And they speak.", NOON).pk

    def test_nothing_is_sent_after_it_until_somebody_says_so(self):
        settle()
        kept = io.BytesIO(sealed())
        keeping.bring_back(kept, SECRET, [], NOON)
        assert sending.is_held()
        keeping.send_again(NOON)
        assert not sending.is_held()

    def test_whoever_was_erased_since_is_erased_from_it(self):
        here = settle()
        post = said(here.channel, here.ann, "My telephone is 555 0100.", NOON)
        reply.send_reply(here.sight("ada"), post.conversation_id, "We look.", NOON, key="one")
        Outgoing.objects.update(state="sending")
        kept = sealed()
        Outgoing.objects.update(state="sent")
        people.erase(here.sight("olga"), here.ann, later(1))
        assert keeping.bring_back(io.BytesIO(kept), SECRET, [], later(2)) == 1
        assert not Post.objects.filter(text__contains="555").exists()
        assert not Handle.objects.filter(name="Ann Winter").exists()

    def test_it_holds_nothing_that_can_be_read(self):
        here = settle()
        said(here.channel, here.ann, "Is the lighthouse open on Sunday?", NOON)
        kept = sealed()
        assert b"lighthouse" not in kept
        assert SECRET.encode() not in kept

    def test_another_key_and_a_damaged_file_change_nothing(self):
        settle()
        kept, before = sealed(), everything()
        changed = kept[:-9] + bytes([kept[-9] ^ 1]) + kept[-8:]
        for file, secret, sentence in (
            (kept, "another sentence", "not the key"),
            (kept[:-1], SECRET, "cut off or damaged"),
            (kept[: len(kept) // 2], SECRET, "cut off or damaged"),
            (kept + b"x", SECRET, "cut off or damaged"),
            (b"something else", SECRET, "no backup"),
            (kept[:20], SECRET, "cut off or damaged"),
        ):
            with pytest.raises(BadInput, match=sentence):
                backup.restore(io.BytesIO(file), secret, NOON)
        with pytest.raises(BadInput):
            backup.restore(io.BytesIO(changed), SECRET, NOON)
        assert everything() == before
        assert not sending.is_held()


class TestSealed:
    @pytest.mark.parametrize("length", [0, 1, (1 << 20) - 1, 1 << 20, (1 << 20) + 1])
    def test_it_comes_back_as_it_went(self, length: int):
        out, data = io.BytesIO(), bytes(length)
        sealer = Sealer(out, SECRET)
        sealer.write(data)
        sealer.close()
        assert b"".join(unsealed(io.BytesIO(out.getvalue()), SECRET)) == data

    def test_pieces_may_not_change_places(self):
        out = io.BytesIO()
        sealer = Sealer(out, SECRET, bytes(16))
        sealer.write(bytes(2 << 20))
        sealer.close()
        head, size = 18 + 16, 5 + (1 << 20) + 16
        kept = out.getvalue()
        swapped = (
            kept[:head]
            + kept[head + size : head + 2 * size]
            + kept[head : head + size]
            + kept[head + 2 * size :]
        )
        with pytest.raises(BadInput):
            list(unsealed(io.BytesIO(swapped), SECRET))
