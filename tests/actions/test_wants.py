"""The ledger by hand: nobody who asked is lost, and no word of theirs is changed."""

import pytest
from tests.harbour import NOON, Harbour, later, person, said, settle

from yourturn.actions import wants
from yourturn.core.errors import BadInput, NotThere
from yourturn.core.permissions import NotAllowed
from yourturn.core.promises import ImpossibleMove
from yourturn.store.models import Asker, Post, Want, WantStep


@pytest.fixture
def harbour() -> Harbour:
    return settle()


@pytest.fixture
def wish(harbour: Harbour) -> Post:
    return said(harbour.channel, harbour.ann, "Please open the  kiosk at six. Thanks!", NOON)


@pytest.fixture
def want(harbour: Harbour, wish: Post) -> int:
    return wants.file_want(harbour.sight("ben"), wish.pk, "An early kiosk", "open the kiosk at six", NOON)


def askers(want: int) -> set[str]:
    return set(Asker.objects.filter(want=want).values_list("words", flat=True))


class TestFileWant:
    def test_ours_and_theirs_stand_apart(self, harbour, wish, want):
        assert Want.objects.values_list("statement", "status").get() == ("An early kiosk", "noted")
        assert Asker.objects.values_list("person", "post", "words", "at").get() == (
            harbour.ann, wish.pk, "open the kiosk at six", NOON,
        )  # fmt: skip

    def test_words_they_did_not_say_are_refused(self, harbour, wish):
        with pytest.raises(NotThere, match="do not stand"):
            wants.file_want(harbour.sight("ben"), wish.pk, "An early kiosk", "open it at five", NOON)
        with pytest.raises(BadInput):
            wants.file_want(harbour.sight("ben"), wish.pk, "x" * 201, "", NOON)
        assert not Want.objects.exists()

    def test_from_a_post_of_a_person_only(self, harbour, wish):
        ours = said(harbour.channel, None, "We open at seven.", later(1), wish.conversation_id, wish.pk)
        with pytest.raises(BadInput, match="of a person"):
            wants.file_want(harbour.sight("ben"), ours.pk, "An early kiosk", "", NOON)
        with pytest.raises(NotThere):
            wants.file_want(harbour.sight("cleo"), wish.pk, "An early kiosk", "", NOON)


class TestAddAsker:
    def test_once_per_post(self, harbour, want):
        other = said(harbour.channel, person("Bo Ek", "bo.example"), "An earlier kiosk, please.", NOON)
        wants.add_asker(harbour.sight("ben"), want, other.pk, "", NOON)
        assert askers(want) == {"open the kiosk at six", "An earlier kiosk, please."}
        with pytest.raises(BadInput, match="already"):
            wants.add_asker(harbour.sight("ben"), want, other.pk, "", NOON)


class TestSetStatus:
    def test_a_no_takes_its_reason(self, harbour, want):
        with pytest.raises(BadInput, match="reason"):
            wants.set_status(harbour.sight("ada"), want, "not_doing", "", NOON)
        wants.set_status(harbour.sight("ada"), want, "not_doing", "Nobody could staff it.", NOON)
        assert Want.objects.values_list("status", "reason").get() == ("not_doing", "Nobody could staff it.")
        assert list(WantStep.objects.order_by("id").values_list("status", flat=True)) == [
            "noted",
            "not_doing",
        ]

    def test_a_listener_may_not_and_some_moves_are_impossible(self, harbour, want):
        with pytest.raises(NotAllowed):
            wants.set_status(harbour.sight("ben"), want, "looking", "", NOON)
        with pytest.raises(ImpossibleMove):
            wants.set_status(harbour.sight("ada"), want, "cannot_reach", "", NOON)
        with pytest.raises(BadInput, match="Merge"):
            wants.set_status(harbour.sight("ada"), want, "duplicate_of", "", NOON)


class TestMerge:
    @pytest.fixture
    def second(self, harbour: Harbour, wish: Post) -> int:
        post = said(harbour.channel, person("Bo Ek", "bo.example"), "Coffee before the first boat!", NOON)
        number = wants.file_want(harbour.sight("ben"), post.pk, "Coffee early", "", NOON)
        wants.add_asker(harbour.sight("ben"), number, wish.pk, "kiosk", NOON)
        return number

    def test_askers_move_and_come_back(self, harbour, want, second):
        wants.set_status(harbour.sight("ada"), second, "looking", "", NOON)
        before = askers(want), askers(second)
        assert wants.merge(harbour.sight("ada"), second, want, NOON) == 1
        assert askers(want) == {"open the kiosk at six", "Coffee before the first boat!"}
        assert Want.objects.values_list("status", "merged_into").get(id=second) == ("duplicate_of", want)
        assert wants.unmerge(harbour.sight("ada"), second, NOON) == 1
        assert (askers(want), askers(second)) == before
        assert Want.objects.values_list("status", "merged_into").get(id=second) == ("looking", None)

    def test_merged_twice_and_parted_everybody_is_back(self, harbour, want, second):
        third_post = said(harbour.channel, harbour.ann, "A kettle would do.", NOON)
        third = wants.file_want(harbour.sight("ben"), third_post.pk, "A kettle", "", NOON)
        before = askers(want), askers(second), askers(third)
        wants.merge(harbour.sight("ada"), third, second, NOON)
        wants.merge(harbour.sight("ada"), second, want, NOON)
        wants.unmerge(harbour.sight("ada"), third, NOON)
        wants.unmerge(harbour.sight("ada"), second, NOON)
        assert (askers(want), askers(second), askers(third)) == before

    def test_not_into_itself_and_not_by_a_listener(self, harbour, want, second):
        with pytest.raises(BadInput):
            wants.merge(harbour.sight("ada"), want, want, NOON)
        with pytest.raises(NotAllowed):
            wants.merge(harbour.sight("ben"), want, second, NOON)
        with pytest.raises(BadInput, match="not merged"):
            wants.unmerge(harbour.sight("ada"), want, NOON)
