"""An archive of one side only beside one of both: waiting is measured in the second, and the page says so."""

import json
from pathlib import Path

import pytest

import yourturn as yt
from yourturn.studies.archive import Archive
from yourturn.studies.report import render

WAITS = ("answered_24h", "answered_72h", "open_now", "never_answered", "unheard", "answered_by_people")
ANSWERS = [
    f"{what} {when} {where}."
    for what in ("The mechanic comes", "We sent the money", "A colleague opens up", "You get a new ticket")
    for when, where in (
        ("on Monday morning", "and looks at the motor"), ("this evening", "by post to your door"),
        ("before Easter", "since the hinge is broken"), ("within the hour", "at the counter downstairs"),
        ("next week", "as soon as the paint is dry"),
    )
]  # fmt: skip
ASKED = [
    "When does the lift work again?",
    "Could you please open the gate on Sundays?",
    "Where is my refund?",
]


def forum(folder: Path) -> Path:
    """Thirty people ask in our forum; twenty are answered."""
    lines = ["id,author,text,date,parent"]
    for n in range(30):
        lines.append(f"q{n},person{n},{ASKED[n % 3]},2024-01-{n + 1:02}T10:00:00Z,")
        if n < 20:
            lines.append(f"a{n},us,{ANSWERS[n]},2024-01-{n + 1:02}T12:00:00Z,q{n}")
    lines.append("end,us,Winter times are here,2024-03-01T10:00:00Z,")
    (folder / "forum.csv").write_text("\n".join(lines))
    return folder / "forum.csv"


def own_posts(folder: Path, texts: list[str]) -> Path:
    """An export that holds one account's own posts and no name."""
    (folder / "fb" / "posts").mkdir(parents=True)
    said = [{"timestamp": 1_706_000_000 + 60 * n, "data": [{"post": text}]} for n, text in enumerate(texts)]
    (folder / "fb" / "posts" / "your_posts_1.json").write_text(json.dumps(said))
    return folder / "fb"


def figures(archive: Archive) -> dict[str, tuple[object, ...]]:
    return {
        one.name: (one.value, one.numerator, one.denominator, one.low, one.high)
        for one in archive.findings.figures
        if one.name in WAITS
    }


class TestOneSided:
    @pytest.mark.parametrize("owner", ["us", "dana"])
    def test_it_takes_nothing_from_waiting_and_adds_nobody_who_waits(
        self, owner: str, tmp_path: Path
    ) -> None:
        table, export = forum(tmp_path), own_posts(tmp_path, ASKED * 4)
        alone = yt.read(table, us=["us"])
        both = yt.read(table, export, us=["us"], owner=owner)
        assert both.facts()["posts"] == 51 + 12
        assert figures(both) == figures(alone)
        waiting, _, asked, *_ = figures(alone)["open_now"]
        assert asked == 30
        assert 10 <= waiting < 30
        assert both.findings.survival.equals(alone.findings.survival)
        assert "dana" not in both.waiting()["speaker"].to_list()
        assert both.brief().select("theme", "people").equals(alone.brief().select("theme", "people"))

    def test_the_page_names_the_file_and_says_why(self, tmp_path: Path) -> None:
        both = yt.read(forum(tmp_path), own_posts(tmp_path, ASKED), us=["us"])
        page = render(both.findings)
        said = (
            "Left out of waiting and answers: posts/your_posts_1.json. It holds only one account’s own posts"
        )
        assert page.count(said) == 2
        assert "nobody can say who waited for an answer in it" in page

    def test_where_all_are_one_sided_waiting_is_not_measured_for_that_reason(self, tmp_path: Path) -> None:
        only = yt.read(own_posts(tmp_path, ASKED * 4), us=["us"])
        assert only.findings.survival is None
        reasons = {one.why_not for one in only.findings.figures if one.name in {"open_now", "answered_24h"}}
        assert reasons == {
            "not measured: every archive holds only one account's own posts: nobody can say who waited for an answer"
        }
        page = render(only.findings)
        assert "Who waits for an answer of yours cannot be said: every archive holds only" in page
        assert "Left out of waiting" not in page
