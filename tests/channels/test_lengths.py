"""Lengths as networks count them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yourturn.channels import length


class TestLength:
    @pytest.mark.parametrize(
        ("text", "graphemes"),
        [
            ("", 0),
            ("plain", 5),
            ("e\u0301a\u0308", 2),
            ("👩🏽‍🚒", 1),
            ("👨‍👩‍👧‍👦", 1),
            ("🇩🇪🇫🇷", 2),
            ("🏴󠁧󠁢󠁳󠁣󠁴󠁿", 1),
            ("a\r\nb", 3),
            ("한국어", 3),
            ("\u1112\u1161\u11ab", 1),
            ("नमस्ते", 3),
            ("❤️", 1),
        ],
    )
    def test_graphemes_are_what_a_person_counts_or_more(self, text: str, graphemes: int) -> None:
        counted = length(text, "graphemes")
        assert graphemes <= counted <= graphemes + (1 if text.startswith("न") else 0)

    def test_each_unit_counts_its_own(self) -> None:
        text = "é😀"
        counted = {unit: length(text, unit) for unit in ("characters", "graphemes", "utf16", "bytes")}
        assert counted == {"characters": 2, "graphemes": 2, "utf16": 3, "bytes": 6}

    def test_a_link_counts_as_the_network_says(self) -> None:
        text = "a https://harbour.example/x b http://harbour.example/" + "y" * 100
        assert length(text, "characters", link_length=23) == len("a  b ") + 46

    @given(st.text(), st.text())
    def test_no_text_is_longer_in_graphemes_than_in_characters(self, one: str, two: str) -> None:
        both = length(one + two, "graphemes")
        assert both <= length(one + two, "characters")
        assert both <= length(one, "graphemes") + length(two, "graphemes")
