"""The index follows the posts: new words are found, old ones no more, and what is deleted takes its terms along."""

from datetime import timedelta

import polars as pl
from django.db import connection
from tests.store.organisation import NOON
from tests.store.search.archive import archive, index_all, sight_of
from tests.store.search.test_finding import found

from yourturn.core.queries import parse
from yourturn.core.sight import Sight
from yourturn.store import search, unit
from yourturn.store.models import Change, Handle, Need, Post, SavedView, Team, User


def rows(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM {table}")  # noqa: S608 - names of ours
        return cursor.fetchone()[0]


class TestIndex:
    def test_an_edited_post_is_found_by_its_new_words_alone(self):
        here, _ = archive()
        post = Post.objects.get(external_id="p8")
        said = pl.DataFrame({"id": [post.id], "title": ["Ferries"], "text": ["The gangway is icy"]})
        with unit.write():
            search.index(said)
        assert found(sight_of(here), "gangway ferries") == {8}
        assert found(sight_of(here), "balsa") == set()

    def test_indexing_again_changes_nothing(self):
        here, _ = archive()
        before = rows("search")
        index_all()
        assert (rows("search"), found(sight_of(here), "boat")) == (before, {1, 2, 3})

    def test_a_post_without_words_is_not_found(self):
        here, _ = archive()
        post = Post.objects.get(external_id="p8")
        with unit.write():
            search.unindex([post.id])
        assert found(sight_of(here), "balsa") == set()
        with unit.write():
            search.index(pl.DataFrame({"id": [post.id], "title": [""], "text": [" … "]}))
        assert rows("search") == Post.objects.count() - 1

    def test_a_deleted_row_takes_its_terms_along(self):
        archive()
        before, names = rows("search"), rows("search_name")
        post = Post.objects.get(external_id="p8")
        Need.objects.filter(opened_post=post.id).delete()
        post.delete()
        assert rows("search") == before - 1
        Post.objects.filter(handle__external_id="a4").update(handle=None)
        Handle.objects.filter(external_id="a4").delete()
        assert rows("search_name") == names - 2

    def test_a_new_name_is_found_and_the_old_one_is_not(self):
        here, _ = archive()
        handle = Handle.objects.get(external_id="a3")
        with unit.write():
            search.index_names(pl.DataFrame({"id": [handle.id], "handle": ["mei.new"], "name": ["Mei Lin"]}))
        Handle.objects.filter(id=handle.id).update(name="Mei Lin")
        assert [one.name for one in search.people_named(sight_of(here), parse("@mei.new").phrases)] == [
            "Mei Lin"
        ]
        assert search.people_named(sight_of(here), parse("美玲").phrases) == ()


class TestAlertsFor:
    LATER = NOON + timedelta(days=500)

    def listen(self, name, query, user, **more):
        return SavedView.objects.create(
            name=name, user=user, kind="search", query=query, alert=True, made_at=NOON, **more
        ).id

    def test_new_posts_of_people_are_counted_where_they_may_be_seen(self):
        here, there = archive()
        ada = User.objects.create(email="a@example.org", name="Ada", created_at=NOON)
        boats = self.listen("Boats", "boat*", ada)
        quiet = self.listen("Quiet", "boat -last person:ana language:xx", ada)
        strange = self.listen("Strange", "theme:boats", ada)
        storms = self.listen("Storms", "boats -storm after:2027", ada)
        posts = list(Post.objects.order_by("id").values_list("id", flat=True))
        with unit.write():
            assert search.alerts_for(posts, self.LATER) == 5
        sight = search_sight(ada.id, here)
        assert {one.id: one.heard for one in search.listening_for(sight)} == {
            boats: 3,
            quiet: 0,
            strange: 0,
            storms: 1,
        }
        assert [
            one.heard for one in search.listening_for(search_sight(ada.id, here, there)) if one.id == boats
        ] == [4]
        assert Change.objects.filter(kind="query:heard", channel=there).count() == 1
        with unit.write():
            search.looked_at(boats)
        assert [one.heard for one in search.listening_for(sight) if one.id == boats] == [0]

    def test_what_was_imported_and_what_we_said_alert_nobody(self):
        archive()
        ada = User.objects.create(email="a@example.org", name="Ada", created_at=NOON)
        self.listen("Boats", "boat", ada)
        Post.objects.filter(side="people").update(historical=True)
        with unit.write():
            assert search.alerts_for(list(Post.objects.values_list("id", flat=True)), self.LATER) == 0

    def test_a_search_of_somebody_else_is_not_listed(self):
        here, _ = archive()
        ada = User.objects.create(email="a@example.org", name="Ada", created_at=NOON)
        self.listen("Mine", "boat", ada)
        self.listen("Shared", "boat", ada, team=Team.objects.create(name="Harbour"))
        assert search.listening_for(search_sight(ada.id + 1, here)) == ()
        assert [one.name for one in search.listening_for(search_sight(ada.id, here))] == ["Mine", "Shared"]


def search_sight(user, *channels):
    return Sight(user, "Ada", roles=dict.fromkeys(channels, "editor"))
