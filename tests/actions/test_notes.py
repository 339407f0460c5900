"""Notes, mentions, labels, views: for colleagues, and only for those who may see."""

import pytest
from tests.harbour import NOON, Harbour, said, settle

from yourturn.actions import notes
from yourturn.core.errors import BadInput, NotThere
from yourturn.core.permissions import NotAllowed
from yourturn.store.models import Audit, Label, Labelled, Mention, Note, Post, SavedView, Seat, Team
from yourturn.store.sidebar import sidebar


@pytest.fixture
def harbour() -> Harbour:
    return settle()


@pytest.fixture
def asked(harbour: Harbour) -> Post:
    return said(harbour.channel, harbour.ann, "When does the night boat leave?", NOON)


def shown(harbour: Harbour, who: str) -> list[int]:
    return [view.id for view in sidebar(harbour.sight(who), NOON).views]


class TestNote:
    def test_colleagues_named_in_it_are_asked_to_look(self, harbour, asked):
        notes.note(harbour.sight("ben"), asked.conversation_id, "@Ada, @olga: the old plan?", NOON)
        assert set(Mention.objects.values_list("user", flat=True)) == {harbour.ada, harbour.olga}
        assert Note.objects.get().by_id == harbour.ben
        assert "plan" not in str(Audit.objects.values_list("detail"))

    def test_somebody_who_may_not_see_it_is_not_asked(self, harbour, asked):
        notes.note(harbour.sight("ben"), asked.conversation_id, "@Cleo knows.", NOON)
        assert not Mention.objects.exists()
        with pytest.raises(BadInput, match="may not see"):
            notes.note(harbour.sight("ben"), asked.conversation_id, "Ask her.", NOON, [harbour.cleo])
        with pytest.raises(NotThere):
            notes.note(harbour.sight("cleo"), asked.conversation_id, "Hello.", NOON)

    def test_blanks_are_no_note(self, harbour, asked):
        with pytest.raises(BadInput):
            notes.note(harbour.sight("ben"), asked.conversation_id, " ", NOON)

    def test_what_was_seen_is_new_no_more(self, harbour, asked):
        notes.note(harbour.sight("ben"), asked.conversation_id, "@Ada look", NOON)
        assert notes.see_mentions(harbour.sight("ada"), asked.conversation_id, NOON) == 1
        assert notes.see_mentions(harbour.sight("ada"), asked.conversation_id, NOON) == 0


class TestLabels:
    def test_put_on_and_taken_off(self, harbour, asked):
        for _ in range(2):
            notes.put_label(harbour.sight("ben"), [asked.conversation_id], "  night  boat ", NOON)
        assert Labelled.objects.values_list("label__name", flat=True).get() == "night boat"
        assert Audit.objects.count() == 1
        notes.take_label(harbour.sight("ben"), [asked.conversation_id], "night boat", NOON)
        assert not Label.objects.exists()

    def test_an_observer_may_not(self, harbour, asked):
        Seat.objects.filter(user=harbour.ben).update(role="observer")
        with pytest.raises(NotAllowed):
            notes.put_label(harbour.sight("ben"), [asked.conversation_id], "boats", NOON)

    @pytest.mark.parametrize("name", ["", "x" * 61])
    def test_a_label_is_short(self, harbour, asked, name):
        with pytest.raises(BadInput):
            notes.put_label(harbour.sight("ben"), [asked.conversation_id], name, NOON)


class TestViews:
    def test_private_until_shared_with_a_team(self, harbour):
        view = notes.save_view(harbour.sight("ada"), "Boats", "label=boats", NOON)
        assert shown(harbour, "ada") == [view]
        assert shown(harbour, "ben") == []
        notes.share_view(harbour.sight("ada"), view, Team.objects.get(name="Harbour").pk, NOON)
        assert shown(harbour, "ben") == [view]
        assert shown(harbour, "cleo") == []

    def test_with_a_team_of_theirs_only(self, harbour):
        with pytest.raises(NotThere):
            notes.save_view(harbour.sight("ada"), "Boats", "", NOON, team=Team.objects.get(name="Far").pk)
        assert not SavedView.objects.exists()

    def test_one_name_once_and_deleted_by_its_owner_only(self, harbour):
        view = notes.save_view(harbour.sight("ada"), "Boats", "", NOON)
        with pytest.raises(BadInput, match="already"):
            notes.save_view(harbour.sight("ada"), "Boats", "", NOON)
        with pytest.raises(NotThere):
            notes.delete_view(harbour.sight("ben"), view, NOON)
        notes.delete_view(harbour.sight("ada"), view, NOON)
        assert not SavedView.objects.exists()
