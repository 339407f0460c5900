"""Who is angry with whom, in six languages: sentences written for it, half of them near misses.

`hostility.tsv` holds language, "us" or "person" or nothing, and the sentence. The rules were mended with it in
view: it keeps what is reached and is no measure of unseen words; `benchmarks/verified.py` is.
"""

from pathlib import Path

import polars as pl
import pytest

from yourturn.understanding import label

ROWS = [row.split("\t") for row in Path(__file__).with_name("hostility.tsv").read_text("utf-8").splitlines()]
LANGUAGES = ("de", "fr", "es", "it", "nl", "pt")
LEAST = {"us": 52, "person": 26}  # of 60 and of 30. Raise these when it gets better
MOST = {"us": 2, "person": 2}  # of 90 near misses: the goal is 0


@pytest.fixture(scope="module")
def heard():
    posts = pl.DataFrame(ROWS, schema=["language", "aim", "text"], orient="row")
    found = label(posts["text"], language=posts["language"], evidence=False)
    return posts.with_columns(found["hostile_us"].alias("us"), found["hostile_person"].alias("person"))


class TestSentences:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_are_thirty_a_language_half_of_them_near_misses(self, language):
        aims = [aim for code, aim, _ in ROWS if code == language]
        assert [aims.count(aim) for aim in ("us", "person", "")] == [10, 5, 15]

    @pytest.mark.parametrize("aim", ["us", "person"])
    def test_of_anger_are_heard(self, heard, aim):
        missed = heard.filter((pl.col("aim") == aim) & ~pl.col(aim))
        assert heard[aim].filter(heard["aim"] == aim).sum() >= LEAST[aim], missed

    @pytest.mark.parametrize("aim", ["us", "person"])
    def test_that_only_sound_like_it_are_not(self, heard, aim):
        wrong = heard.filter((pl.col("aim") == "") & pl.col(aim))
        assert wrong.height <= MOST[aim], wrong
