"""One action is one transaction, and reading writes nothing."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection
from tests.jobs import work_off

from yourturn.store import queue, record, unit
from yourturn.store.models import Audit, Brand, Change

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


class TestWrite:
    def test_keeps_all_or_nothing(self):
        with pytest.raises(DatabaseError), unit.write():
            Brand.objects.bulk_create([Brand(name="Harbour"), Brand(name="Harbour")])
        assert not Brand.objects.exists()

    def test_refuses_to_be_opened_twice(self):
        with unit.write(), pytest.raises(RuntimeError, match="one transaction"), unit.write():
            pass


class TestRead:
    def test_refuses_to_write(self):
        with pytest.raises(DatabaseError), unit.read():
            Brand.objects.create(name="Harbour")
        with unit.write():
            Brand.objects.create(name="Harbour")
        with unit.read():
            assert Brand.objects.count() == 1


class TestRecord:
    def test_an_audit_is_a_change_too(self):
        with unit.write():
            record.audit("team:conversation:taken", NOON, by=7, channel=1, conversation=2, subject=3)
        assert Audit.objects.get().detail == {}
        assert Change.objects.values("kind", "by", "subject").get() == {
            "kind": "team:conversation:taken",
            "by": 7,
            "subject": 3,
        }

    @pytest.mark.parametrize("statement", ["UPDATE audit SET by = 8", "DELETE FROM audit"])
    def test_the_database_refuses_to_change_the_audit(self, statement: str):
        with unit.write():
            record.audit("team:conversation:taken", NOON, by=7)
        with pytest.raises(DatabaseError), connection.cursor() as cursor:
            cursor.execute(statement)
        assert Audit.objects.get().by == 7


DONE: list[str] = []


@queue.job
def greet(name: str) -> None:
    """Remember a name."""
    DONE.append(name)


def give_up_after_asking_for_it() -> None:
    """Roll back what was begun."""
    with unit.write():
        queue.later(greet, "nobody")
        raise ZeroDivisionError


class TestQueue:
    def test_a_job_exists_with_its_cause_or_not_at_all(self):
        DONE.clear()
        with pytest.raises(ZeroDivisionError):
            give_up_after_asking_for_it()
        with unit.write():
            queue.later(greet, "Ada")
        work_off()
        assert DONE == ["Ada"]

    def test_a_job_without_a_transaction_is_refused(self):
        with pytest.raises(RuntimeError, match="transaction"):
            queue.later(greet, "Ada")
