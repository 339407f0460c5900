"""One conversation: its turns and branches, who waits in it, what stands between, and only for who may see it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.database import CLOCK
from tests.web.library import Square, a_day, open_library
from tests.web.people import colleague

from yourturn.core.errors import NotThere
from yourturn.store import access
from yourturn.store.beside import beside
from yourturn.store.desk_kit import kit
from yourturn.store.models import Post
from yourturn.store.threads import thread


@pytest.fixture
def library():
    return a_day(CLOCK())


class TestThread:
    def test_each_person_in_a_branch_has_a_wait_of_their_own(self, library):
        found = thread(library.sight(), library.talk("I hate you people"))
        assert [one.name for one in found.open_waits] == ["Nora Finch", "Piet Okello"]
        assert found.start.wait.kind == "hostile"
        assert [(one.apart, [post.name for post in one.posts]) for one in found.branches] == [
            (True, ["Tobias Reed"]),
            (True, ["Imke Sander", "Nora Finch"]),
            (True, ["Piet Okello"]),
        ]

    def test_one_person_helped_another_where_they_were_thanked(self, library):
        found = thread(library.sight(), library.talk("I hate you people"))
        assert [one.helped for one in found.branches] == [False, True, False]
        assert [one.rests for one in found.branches] == [True, True, False]

    def test_two_who_talk_stand_in_one_line(self, library):
        found = thread(library.sight(), library.talk("station box"))
        assert [one.apart for one in found.branches] == [False]
        assert [post.side for post in found.branches[0].posts] == ["us", "people"]

    def test_notes_and_what_is_on_its_way_stand_between(self, library):
        assert len(thread(library.sight(), library.talk("I hate you people")).between.notes) == 1
        failed = thread(library.sight(), library.talk("reservation")).between.outgoing[0]
        assert failed.state == "failed"
        assert failed.trouble

    def test_where_we_asked_it_is_their_turn_since_then(self, library):
        found = thread(library.sight(), library.talk("Lena, having"))
        assert (found.turn, found.asked_at) == ("theirs", library.now - timedelta(hours=49))

    def test_it_is_not_there_for_who_may_not_see_its_channel(self, library):
        other = access.sight_of(colleague("Cleo", "admin", (library.mail,)))
        with pytest.raises(NotThere):
            thread(other, library.talk("I hate you people"))

    def test_a_long_one_comes_in_slices_that_meet(self):
        library = open_library(CLOCK())
        square = Square(library.channel, library.now)
        first = square.say("Ada Long", 100, "@larkfield.example Where is the long story kept?")
        for number in range(30):
            square.say("Ada Long", 90 - number, f"Part {number} of it.", first)
        square.heard()
        talk = library.talk("long story")
        seen, before = [], None
        for _ in range(9):
            found = thread(library.sight(), talk, before, size=8)
            assert found.start.text.endswith("kept?")
            seen = [post.text for one in found.branches for post in one.posts] + seen
            before = found.before
            if before is None:
                break
        assert seen == [f"Part {number} of it." for number in range(30)]

    def test_a_deleted_post_stays_without_its_words(self):
        library = open_library(CLOCK())
        square = Square(library.channel, library.now)
        first = square.say("Ada Long", 10, "@larkfield.example Where is it?")
        gone = square.say("Ada Long", 9, "Never mind, you never answer anyway.", first)
        square.heard()
        talk = Post.objects.get(external_id=gone).conversation_id
        square.take_back(gone)
        post = thread(library.sight(), talk).branches[0].posts[0]
        assert (post.state, post.text) == ("deleted", "")

    def test_it_takes_eight_queries_with_the_person_beside_it(self, library):
        sight, talk = library.sight(), library.talk("I hate you people")
        with CaptureQueriesContext(connection) as asked:
            found = thread(sight, talk)
            kit(sight, talk, found.place.brand)
            beside(sight, found.opener, talk)
        assert len(asked) <= 7


class TestBeside:
    def test_it_says_what_they_want_and_what_we_promised(self, library):
        said = Post.objects.get(text__contains="large print")
        near = beside(library.sight(), said.handle.person_id, said.conversation_id)
        assert [one.statement for one in near.wants] == ["Large print where the light is"]
        kim = Post.objects.get(text__contains="music stands")
        near = beside(library.sight(), kim.handle.person_id, kim.conversation_id)
        assert [(one.words, one.kept_at) for one in near.promises] == [
            ("write to you by the end of that week", None)
        ]
        assert (near.wrote, near.waited, near.told) == (1, 1, ())

    def test_the_kit_has_canned_replies_labels_and_the_draft(self, library):
        talk = library.talk("large print")
        ready = kit(library.sight(), talk, thread(library.sight(), talk).place.brand)
        assert [one.name for one in ready.canned] == ["Opening hours"]
        assert [one.name for one in ready.carried] == ["Shelves"]
        assert ready.labels == ()
        assert ready.draft == ""
