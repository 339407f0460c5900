"""The fast look: sure where words leave no doubt, silent elsewhere."""

from collections import Counter

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yourturn.understanding import clear_languages as clear_languages_module
from yourturn.understanding import detect
from yourturn.understanding.clear_languages import clear_languages
from yourturn.understanding.function_words import FUNCTION_WORDS


class TestClearLanguages:
    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("Where does the late boat leave from, and who knows which pier it is?", "en"),
            ("Ich habe gestern nicht gesehen, wann das Boot wieder fährt, und auch sonst nichts.", "de"),
            ("Je voudrais savoir quand nous pouvons avoir des places pour la nuit.", "fr"),
        ],
    )
    def test_several_words_of_one_language_alone_decide(self, text: str, code: str) -> None:
        assert clear_languages(pl.Series([text])).to_list() == [code]

    @pytest.mark.parametrize(
        "text",
        [
            "Late boat?",
            "the the the the",
            "Where is the boat, ich weiß nicht, wann und wo",
            "`for each line in the file print it again`",
            "Die kat is nie hier nie, maar dit is wat ons het",
            "",
        ],
    )
    def test_what_leaves_a_doubt_is_left(self, text: str) -> None:
        assert clear_languages(pl.Series([text])).to_list() == [None]

    def test_a_null_is_left(self) -> None:
        assert clear_languages(pl.Series([None], dtype=pl.String)).to_list() == [None]

    def test_rows_do_not_touch_each_other(self) -> None:
        said = ["Where does the late boat leave from?", "Boat?", "Who knows where this one is from?"]
        assert clear_languages(pl.Series(said)).to_list() == ["en", None, "en"]

    def test_a_model_that_is_given_sees_every_text(self) -> None:
        seen: list[str] = []

        class Deaf:
            def detect(self, texts, *, languages=None):  # type: ignore[no-untyped-def]
                seen.extend(texts)
                return [None] * len(texts), np.zeros(len(texts), dtype=np.float32)

        detect(pl.Series(["Where does the late boat leave from?"]), model=Deaf())
        assert len(seen) == 1


ALONE = {
    word: code
    for code, words in FUNCTION_WORDS.items()
    for word in words
    if code not in clear_languages_module._LEFT_OUT
    and sum(word in others for others in FUNCTION_WORDS.values()) == 1
    and word.isalpha()
    and len(word) > 1
    and word not in clear_languages_module._ELSEWHERE
}
SOME = st.sampled_from([*sorted(ALONE), "boat", "pier", "x"])
OF_ONE = st.sampled_from(sorted(set(ALONE.values()))).flatmap(
    lambda code: st.lists(
        st.sampled_from([*(word for word in sorted(ALONE) if ALONE[word] == code), "boat"]), max_size=70
    )
)


def plainly(words: list[str]) -> str | None:
    """Say the same without numbers: three different words of one language, none of another, a fifth of all."""
    seen = words[: clear_languages_module.LOOKED_AT]
    found = Counter(ALONE[word] for word in set(seen) if word in ALONE)
    if len(found) != 1:
        return None
    ((code, many),) = found.items()
    return code if many >= 3 and 5 * many >= len(seen) else None


class TestTwin:
    @settings(deadline=None, max_examples=80)  # the first call compiles
    @given(st.lists(st.one_of(OF_ONE, st.lists(SOME, max_size=8)), max_size=6))
    def test_the_compiled_look_does_what_plain_python_does(self, texts: list[list[str]]) -> None:
        said = pl.Series([" ".join(words) for words in texts], dtype=pl.String)
        assert clear_languages(said).to_list() == [plainly(words) for words in texts]
