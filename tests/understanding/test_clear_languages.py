"""The fast look: sure where words leave no doubt, silent elsewhere."""

import numpy as np
import polars as pl
import pytest

from yourturn.understanding import detect
from yourturn.understanding.clear_languages import clear_languages


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
