"""Importing: history comes in once, goes on after an interruption, and goes again as a whole."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from tests.actions.test_any_order import tables

from yourturn.actions.import_archive import Bringing, import_archive, undo_import
from yourturn.channels.archives import Options, open_trees, recognise
from yourturn.core.organisation import Organisation
from yourturn.store import bulk
from yourturn.store.check import recompute
from yourturn.store.models import (
    Change,
    Channel,
    Conversation,
    Counter,
    Handle,
    Import,
    Need,
    Outgoing,
    Person,
    Post,
    Quarantined,
)

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
US = Organisation("Seagull Line", ("seagull.example",), ("Seagull Line",))
TEXTS = (
    "When does the first boat leave tomorrow?",
    "I really hate you guys, you never answer",
    "Please add a later boat on Fridays @seagull.example",
    "Thanks, that helped me a lot",
    "The heating on the boat is broken again, this is a disgrace",
)


class Told(Exception):
    """What stops a test's import half-way."""


def write_archive(path, rows=300, seed=1, first=0):
    """A table of posts over a year up to noon, in which people ask and we answer some."""
    chance = random.Random(seed)
    lines = ["id,reply_to,author,created_at,text"]
    for number in range(first, first + rows):
        parent = f"m{chance.randrange(number)}" if number and chance.random() < 0.6 else ""
        author = chance.choice(["seagull.example", *[f"p{n}.example" for n in range(20)]])
        at = NOON - timedelta(hours=24 * 365 * (1 - (number - first) / rows))
        lines.append(f'm{number},{parent},{author},{at:%Y-%m-%dT%H:%M:%SZ},"{chance.choice(TEXTS)}"')
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def bring(path, work, channel="forum", progress=None, **more):
    claims = recognise(open_trees([path]))
    bringing = Bringing(US, lambda: NOON, channel, **more)
    return import_archive(claims, Options(channel), bringing, work, progress or (lambda *_: None))


@pytest.fixture
def archive(tmp_path):
    return write_archive(tmp_path / "posts.csv")


class TestImport:
    def test_everything_is_right_and_nothing_is_sent(self, archive, tmp_path):
        came = bring(archive, tmp_path / "work")
        assert (came.added, came.known, came.aside) == (300, 0, 0)
        assert Post.objects.filter(historical=True).count() == 300
        assert Channel.objects.values_list("state", "kind", "own_space").get() == ("import", "archive", True)
        assert recompute(NOON).is_empty()
        assert Need.objects.filter(ended="open").exists()
        assert Conversation.objects.filter(historical=False).count() == 0
        assert Handle.objects.filter(side="us").count() == 1
        assert Person.objects.filter(first_at=None).count() == 0
        assert not Outgoing.objects.exists()
        assert bulk.read_row("SELECT count(*) FROM search") == (300,)
        assert Change.objects.values_list("kind").get() == ("import:done",)

    def test_a_wait_older_than_two_weeks_was_never_answered(self, archive, tmp_path):
        bring(archive, tmp_path / "work")
        old = NOON - timedelta(days=14)
        assert set(Need.objects.filter(since__lt=old).values_list("never", flat=True)) == {True}
        assert set(Need.objects.filter(since__gte=old).values_list("never", flat=True)) == {False}

    def test_importing_again_changes_no_row(self, archive, tmp_path):
        bring(archive, tmp_path / "work")
        before = (
            tables(),
            list(Need.objects.order_by("id").values()),
            list(Handle.objects.order_by("id").values()),
        )
        again = bring(archive, tmp_path / "work again")
        assert (again.added, again.known) == (0, 300)
        assert (
            tables(),
            list(Need.objects.order_by("id").values()),
            list(Handle.objects.order_by("id").values()),
        ) == before

    def test_two_archives_of_one_place_join_their_conversations(self, tmp_path):
        whole = write_archive(tmp_path / "posts.csv")
        bring(whole, tmp_path / "work")
        expected = tables()
        undo_import(Import.objects.get().id, lambda: NOON)
        lines = whole.read_text("utf-8").splitlines()
        for name, some in (("late", lines[150:]), ("early", lines[1:170])):
            (tmp_path / f"{name}.csv").write_text("\n".join([lines[0], *some]) + "\n", encoding="utf-8")
            bring(tmp_path / f"{name}.csv", tmp_path / name)
        found = tables()
        for name, rows in expected.items():
            assert found[name] == rows, name
        assert recompute(NOON).is_empty()

    def test_it_goes_on_where_it_was_interrupted(
        self,
        archive,
        tmp_path,
    ):
        bring(archive, tmp_path / "whole")
        expected = tables()
        undo_import(Import.objects.get().id, lambda: NOON)

        def interrupted(stage, done, total):
            if stage == "Bringing in" and done:
                raise Told

        with pytest.raises(Told):
            bring(archive, tmp_path / "work", progress=interrupted)
        assert 0 < Post.objects.count() <= 300
        came = bring(archive, tmp_path / "work")
        assert came.added + came.known >= 300
        assert tables() == expected
        assert Import.objects.filter(state="done").count() == 1

    def test_it_can_be_undone_as_a_whole(self, archive, tmp_path):
        came = bring(archive, tmp_path / "work")
        assert undo_import(came.id, lambda: NOON) == 300
        for table in (Post, Conversation, Need, Handle, Person, Counter):
            assert not table.objects.exists(), table
        assert Import.objects.get().state == "undone"

    def test_undoing_leaves_what_came_otherwise(self, tmp_path):
        bring(write_archive(tmp_path / "one.csv", 100), tmp_path / "one")
        expected = tables()
        came = bring(write_archive(tmp_path / "two.csv", 100, seed=2, first=60), tmp_path / "two")
        assert came.known == 40
        undo_import(came.id, lambda: NOON)
        assert tables() == expected
        assert recompute(NOON).is_empty()

    def test_what_cannot_be_read_is_set_aside(self, archive, tmp_path):
        archive.write_text(archive.read_text("utf-8") + ",,nobody,2026-01-01T00:00:00Z,no id\n", "utf-8")
        assert bring(archive, tmp_path / "work").aside == 1
        assert Quarantined.objects.get().reason.endswith(".")

    def test_without_a_channel_each_file_says_where_it_is_from(self, archive, tmp_path):
        bring(archive, tmp_path / "work", channel=None)
        assert Channel.objects.get().name == "posts"
