import pytest

from yourturn.core.audit import KINDS, UnknownKind, kind, sentence


class TestKinds:
    def test_every_kind_has_three_parts_and_a_whole_sentence(self):
        for named in KINDS:
            assert len(named.split(":")) == 3
            said = sentence(named, "Dana", "Robin", "late")
            assert said.endswith(".")
            assert "{" not in said

    def test_a_kind_is_made_of_its_parts_or_refused(self):
        assert kind("team", "need", "closed") == "team:need:closed"
        for parts in (("team", "need", "sung"), ("ghost", "need", "closed")):
            with pytest.raises(UnknownKind, match="no kind"):
                kind(*parts)
        with pytest.raises(UnknownKind):
            sentence("team:need:sung")


class TestSentence:
    def test_who_acted_is_named(self):
        assert (
            sentence("team:conversation:assigned", "Dana", "Robin") == "Dana gave the conversation to Robin."
        )

    def test_without_a_name_it_says_where_it_came_from(self):
        assert sentence("worker:post:sent") == "Your Turn sent the post."
        assert sentence("team:post:approved") == "Somebody approved the post."
