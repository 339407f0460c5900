"""The passes over hashed ids against a dictionary, and the compiled ones against the same lines in plain Python."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yourturn.core import link_scan
from yourturn.core.compiled import compiled

# multiples of 2**60 share their slot in a small table: they must be told apart by walking on
HASHES = st.one_of(
    st.integers(1, 6), st.integers(1, 15).map(lambda n: n << 60), st.integers(1, (1 << 64) - 1)
)


def passed(make, ids, wanted):
    """Run both passes as `make` gives them; what is kept, and the row of each wanted id."""
    table, kept = link_scan.table_for(len(ids)), np.ones(len(ids), np.bool_)
    found = np.full(len(wanted), 99, np.int32)
    with np.errstate(over="ignore"):
        make(link_scan.enter)(np.array(ids, np.uint64), table, kept)
        make(link_scan.find)(np.array(ids, np.uint64), table, np.array(wanted, np.uint64), found)
    return kept.tolist(), found.tolist()


def plainly(ids, wanted):
    """Say the same with a dictionary: the last row of an id stands for it; 0 is no id."""
    last = {number: row for row, number in enumerate(ids)}
    kept = [last[number] == row for row, number in enumerate(ids)]
    return kept, [last.get(number, link_scan.NONE) if number else link_scan.NONE for number in wanted]


class TestEnterAndFind:
    @settings(deadline=None, max_examples=150)  # the first call compiles
    @given(st.lists(HASHES, max_size=40), st.lists(st.one_of(st.just(0), HASHES), max_size=20), st.data())
    def test_do_what_a_dictionary_does(self, ids, others, data):
        wanted = [*others, *(data.draw(st.lists(st.sampled_from(ids), max_size=9)) if ids else [])]
        expected = plainly(ids, wanted)
        assert passed(compiled, ids, wanted) == expected
        assert passed(lambda kernel: kernel, ids, wanted) == expected

    def test_one_slot_for_all_is_walked_through_to_its_end(self):
        odd = pow(0x9E3779B97F4A7C15, -1, 1 << 64)  # times the kernel's factor it is 1: the slot is 0
        ids = [n * odd % (1 << 64) for n in range(1, 15)]
        assert passed(compiled, ids, ids[::-1]) == plainly(ids, ids[::-1])


class TestTableFor:
    @pytest.mark.parametrize("rows", [0, 1, 7, 8, 9, 1000])
    def test_is_empty_a_power_of_two_and_never_more_than_half_full(self, rows):
        table = link_scan.table_for(rows)
        assert (table == link_scan.NONE).all()
        assert len(table) & (len(table) - 1) == 0
        assert len(table) >= max(2 * rows, 16)
