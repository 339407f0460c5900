"""Promises: a person, words, a day; they end by a colleague's word only."""

from datetime import date

import pytest
from tests.harbour import NOON, Harbour, person, said, settle

from yourturn.actions import promises
from yourturn.core.errors import BadInput, NotThere
from yourturn.core.permissions import NotAllowed
from yourturn.core.promises import ImpossibleMove
from yourturn.store.models import Audit, Post, Promise

DUE = date(2026, 5, 8)


@pytest.fixture
def harbour() -> Harbour:
    return settle()


@pytest.fixture
def asked(harbour: Harbour) -> Post:
    return said(harbour.channel, harbour.ann, "When is the lift mended?", NOON)


def make(harbour: Harbour, asked: Post, who: str = "ada", **more: object) -> int:
    given = {"person": harbour.ann, "words": "We tell you on Friday.", "due": DUE, "now": NOON, **more}
    return promises.promise(harbour.sight(who), asked.conversation_id, **given)


class TestPromise:
    def test_it_has_a_person_words_and_a_day(self, harbour, asked):
        make(harbour, asked)
        row = Promise.objects.get()
        assert (row.person_id, row.words, row.due, row.by_id) == (
            harbour.ann, "We tell you on Friday.", DUE, harbour.ada,
        )  # fmt: skip
        assert "Friday" not in str(Audit.objects.values_list("detail"))

    @pytest.mark.parametrize("more", [{"words": " "}, {"due": date(2026, 4, 30)}])
    def test_without_words_or_for_a_day_that_is_over_it_is_none(self, harbour, asked, more):
        with pytest.raises(BadInput):
            make(harbour, asked, **more)

    def test_to_somebody_who_is_there_by_somebody_who_may(self, harbour, asked):
        with pytest.raises(BadInput, match="nothing in this conversation"):
            make(harbour, asked, person=person("Bo Ek", "bo.example"))
        with pytest.raises(NotAllowed):
            make(harbour, asked, who="ben")
        with pytest.raises(NotThere):
            make(harbour, asked, who="cleo")


class TestEnding:
    def test_kept_then_opened_again(self, harbour, asked):
        number = make(harbour, asked)
        promises.keep(harbour.sight("ada"), number, NOON, "Told her on Thursday.")
        assert Promise.objects.values_list("kept_at", "outcome").get() == (NOON, "Told her on Thursday.")
        with pytest.raises(ImpossibleMove):
            promises.keep(harbour.sight("ada"), number, NOON)
        promises.reopen(harbour.sight("ada"), number, NOON)
        assert Promise.objects.values_list("kept_at", "let_go_at").get() == (None, None)

    def test_let_go_with_a_sentence_only(self, harbour, asked):
        number = make(harbour, asked)
        with pytest.raises(BadInput, match="why"):
            promises.let_go(harbour.sight("ada"), number, "", NOON)
        promises.let_go(harbour.sight("ada"), number, "The lift is gone for good.", NOON)
        assert Promise.objects.values_list("let_go_at", "outcome").get() == (
            NOON,
            "The lift is gone for good.",
        )
        with pytest.raises(NotThere):
            promises.reopen(harbour.sight("cleo"), number, NOON)
