"""Canned replies: whose they are, what is put into them, and what is missing."""

import pytest
from tests.harbour import NOON, Harbour, said, settle

from yourturn.actions import canned
from yourturn.core.errors import BadInput, NotThere
from yourturn.core.permissions import NotAllowed
from yourturn.store.models import CannedReply, Handle, Person

HELLO = "Hello {name}, this is {me} of {organisation}."


@pytest.fixture
def harbour() -> Harbour:
    return settle()


@pytest.fixture
def hello(harbour: Harbour) -> int:
    return canned.create(harbour.sight("ada"), harbour.brand, "Hello", HELLO, NOON)


class TestBeginFrom:
    def test_names_are_put_in(self, harbour, hello):
        asked = said(harbour.channel, harbour.ann, "Is anybody there?", NOON)
        filled = canned.begin_from(harbour.sight("ben"), hello, asked.conversation_id)
        assert (filled.text, filled.missing) == ("Hello Ann Winter, this is Ben of Harbour.", ())

    def test_what_is_missing_is_named_and_left(self, harbour, hello):
        Person.objects.update(name="")
        Handle.objects.update(name="")
        asked = said(harbour.channel, harbour.ann, "Is anybody there?", NOON)
        filled = canned.begin_from(harbour.sight("ben"), hello, asked.conversation_id)
        assert filled.missing == ("name",)
        assert "{name}" in filled.text

    def test_of_a_brand_not_seen_there_is_none(self, harbour, hello):
        asked = said(harbour.channel, harbour.ann, "Is anybody there?", NOON)
        with pytest.raises(NotThere):
            canned.begin_from(harbour.sight("cleo"), hello, asked.conversation_id)


class TestCreate:
    def test_one_name_once(self, harbour, hello):
        with pytest.raises(BadInput, match="already"):
            canned.create(harbour.sight("ada"), harbour.brand, "Hello", "Hi.", NOON)

    def test_a_strange_variable_is_refused(self, harbour):
        with pytest.raises(BadInput, match=r"\{nmae\}"):
            canned.create(harbour.sight("ada"), harbour.brand, "Hello", "Hello {nmae}", NOON)

    def test_a_listener_may_not(self, harbour):
        with pytest.raises(NotAllowed):
            canned.create(harbour.sight("ben"), harbour.brand, "Hello", "Hi.", NOON)


class TestEdit:
    def test_words_and_name_change(self, harbour, hello):
        canned.edit(harbour.sight("ada"), hello, "Hi", "Hi {name}", NOON)
        assert CannedReply.objects.values_list("name", "text").get() == ("Hi", "Hi {name}")


class TestDelete:
    def test_it_is_gone(self, harbour, hello):
        with pytest.raises(NotAllowed):
            canned.delete(harbour.sight("ben"), hello, NOON)
        canned.delete(harbour.sight("ada"), hello, NOON)
        assert not CannedReply.objects.exists()
