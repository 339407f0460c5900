from itertools import pairwise

import pytest

from yourturn.core.permissions import (
    PERMISSIONS,
    READING,
    ROLE_WORDS,
    ROLES,
    NotAllowed,
    check_may,
    may,
)


def verbs_of(role):
    return {verb for verb in PERMISSIONS if may(role, verb)}


class TestTable:
    def test_each_role_may_all_that_the_one_before_it_may(self):
        for less, more in pairwise(ROLES):
            assert verbs_of(less) < verbs_of(more)
        assert verbs_of("admin") == set(PERMISSIONS)
        assert set(ROLE_WORDS) == set(ROLES)

    def test_an_observer_changes_nothing_but_what_is_their_own(self):
        assert verbs_of("observer") - READING == {"save_own_view", "change_own_account"}

    def test_only_editors_and_admins_speak_for_us(self):
        assert [role for role in ROLES if may(role, "reply")] == ["editor", "admin"]


class TestCheckMay:
    def test_who_may_not_is_told_which_role_it_takes(self):
        check_may("admin", "erase")
        with pytest.raises(NotAllowed, match="takes the role admin, and yours is editor"):
            check_may("editor", "erase")

    def test_a_verb_that_nobody_listed_is_an_error_of_ours(self):
        with pytest.raises(KeyError):
            may("admin", "fly")
