"""The demonstration archive keeps the promises its sheet makes. Reads the files alone, never the project."""

import csv
import re
import tomllib
from collections import Counter, defaultdict
from datetime import UTC, datetime
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "src/yourturn/channels/fake/skerrin"
CHANNELS = ("forum", "mastodon", "bluesky", "mail")
COLUMNS = ["id", "reply_to", "conversation_id", "speaker", "at", "text", "title", "state", "kind"]
RUN = 6
# Names that must not occur: networks, shops, operators, devices, places near any ferry.
REAL_NAMES = frozenset(
    name
    for line in (
        "facebook instagram whatsapp twitter youtube tiktok google apple amazon microsoft iphone ipad ",
        "android samsung siri alexa netflix spotify uber paypal mastercard klarna tesco lidl aldi ikea lego ",
        "disney calmac caledonian northlink wightlink stena dfds brittany orkney shetland hebrides skye mull ",
        "islay jura arran lewis harris barra uist tiree coll oban mallaig ullapool stornoway scotland ",
        "scottish england britain british london edinburgh glasgow norway hamburg berlin paris madrid ",
        "guernsey jersey scilly penzance cullen alaska anchorage",
    )
    for name in line.split()
)


def rows_of(channel):
    with (FOLDER / f"{channel}.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def time_of(row):
    return datetime.strptime(row["at"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)


def words_of(row):
    text = re.sub(r"https?://\S+|@\S+", " ", f"{row['title']} {row['text']}".lower())
    return re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+", text)


@pytest.fixture(scope="module")
def posts():
    return [row | {"channel": channel} for channel in CHANNELS for row in rows_of(channel)]


@pytest.fixture(scope="module")
def by_id(posts):
    return {row["id"]: row for row in posts}


@pytest.fixture(scope="module")
def us():
    return set((FOLDER / "us.txt").read_text().split())


@pytest.fixture(scope="module")
def sheet():
    return tomllib.loads((Path(__file__).parent / "planted.toml").read_text(encoding="utf-8"))


class TestRows:
    @pytest.mark.parametrize("channel", CHANNELS)
    def test_columns_are_exactly_these(self, channel):
        with (FOLDER / f"{channel}.csv").open(newline="", encoding="utf-8") as file:
            assert next(csv.reader(file)) == COLUMNS

    @pytest.mark.parametrize("channel", CHANNELS)
    def test_posts_stand_oldest_first(self, channel):
        times = [row["at"] for row in rows_of(channel)]
        assert times == sorted(times)

    def test_ids_are_unique(self, posts, by_id):
        assert len(by_id) == len(posts)

    def test_parents_exist_except_two(self, posts, by_id, sheet):
        missing = {row["id"] for row in posts if row["reply_to"] and row["reply_to"] not in by_id}
        assert missing == set(sheet["missing_parents"]["posts"])
        assert len(missing) == 2

    def test_a_parent_is_older_and_in_the_same_conversation_and_channel(self, posts, by_id):
        for row in posts:
            parent = by_id.get(row["reply_to"])
            if parent:
                assert time_of(parent) < time_of(row), row["id"]
                assert parent["conversation_id"] == row["conversation_id"], row["id"]
                assert parent["channel"] == row["channel"], row["id"]

    def test_a_conversation_is_named_after_its_opening_post(self, posts):
        for row in posts:
            assert (row["conversation_id"] == row["id"]) == (not row["reply_to"]), row["id"]

    def test_states_and_kinds_are_known(self, posts):
        for row in posts:
            assert row["state"] in {"", "deleted"}
            assert row["kind"] in {"", "repost", "quote", "dm"}
            assert bool(row["text"]) == (row["state"] != "deleted" and row["kind"] != "repost"), row["id"]

    def test_titles_stand_on_openers_of_forum_and_mail_only(self, posts):
        for row in posts:
            titled = row["channel"] in {"forum", "mail"} and not row["reply_to"]
            assert bool(row["title"]) == titled, row["id"]

    def test_three_years_are_covered(self, posts):
        times = [time_of(row) for row in posts]
        assert min(times) >= datetime(2023, 9, 1, tzinfo=UTC)
        assert max(times) < datetime(2026, 9, 1, tzinfo=UTC)
        assert len({(at.year, at.month) for at in times}) == 36


class TestFiction:
    def test_handles_end_in_example(self, posts, us):
        assert all(row["speaker"].endswith(".example") for row in posts)
        assert us <= {row["speaker"] for row in posts}

    def test_links_lead_nowhere(self, posts):
        links = [link for row in posts for link in re.findall(r"https?://([^/\s]+)", row["text"])]
        assert links
        assert all(host.endswith(".example") for host in links)

    def test_no_real_name_occurs(self, posts):
        found = {(row["id"], word) for row in posts for word in words_of(row) if word in REAL_NAMES}
        assert found == set()

    def test_the_readme_says_so(self):
        assert "fiction" in (FOLDER / "README.md").read_text()


class TestEveryPostIsItsOwn:
    def test_no_two_posts_share_six_words_unless_canned(self, posts, sheet):
        canned = {post for group in sheet["canned"] for post in group["posts"]}
        seen = defaultdict(set)
        for row in posts:
            if row["id"] not in canned:
                words = words_of(row)
                for start in range(len(words) - RUN + 1):
                    seen[tuple(words[start : start + RUN])].add(row["id"])
        assert [(" ".join(run), sorted(ids)) for run, ids in seen.items() if len(ids) > 1] == []


class TestSheet:
    def test_every_id_it_names_exists(self, sheet, by_id):
        def ids(value):
            if isinstance(value, dict):
                for key, inner in value.items():
                    if key not in {"key", "conversation", "person"}:
                        yield from ids(inner)
            elif isinstance(value, list):
                for inner in value:
                    yield from ids(inner)
            elif isinstance(value, str) and re.fullmatch(rf"({'|'.join(CHANNELS)})-\d{{4}}", value):
                yield value

        assert set(ids(sheet)) <= set(by_id)

    def test_wants_count_a_person_once(self, sheet, by_id, us):
        assert 12 <= len(sheet["wants"]) <= 14
        for want in sheet["wants"]:
            posts = [by_id[post] for post in want["posts"]]
            said = Counter(row["speaker"] for row in posts)
            assert len(said) == want["people"], want["key"]
            assert 6 <= want["people"] <= 35, want["key"]
            assert sorted(speaker for speaker, times in said.items() if times > 1) == want["repeaters"]
            assert min(row["at"] for row in posts) == want["first_said"]
            assert by_id[want["first_post"]]["at"] == want["first_said"]
            assert not us & set(said)
            assert 4 <= len(want["keywords"]) <= 10
        assert {want["language"] for want in sheet["wants"]} == {"en", "de", "es", "fr"}

    def test_waits_are_what_the_posts_say(self, sheet, by_id):
        assert len(sheet["waiting"]) == 15
        for wait in sheet["waiting"]:
            assert by_id[wait["post"]]["speaker"] == wait["person"]
            assert by_id[wait["post"]]["conversation_id"] == wait["conversation"]
            if wait["answer"]:
                gap = time_of(by_id[wait["answer"]]) - time_of(by_id[wait["post"]])
                assert gap.total_seconds() == wait["waited_s"]

    def test_waves_have_a_cause_and_people(self, sheet, by_id):
        assert len(sheet["waves"]) >= 3
        for wave in sheet["waves"]:
            assert wave["cause"]
            assert wave["hostile"]
            assert len({by_id[post]["speaker"] for post in wave["posts"]}) == wave["people"] >= 10

    def test_asks_have_their_answers(self, sheet, by_id):
        people = defaultdict(set)
        for ask in sheet["asks"]:
            for post in ask["answers"]:
                assert by_id[post]["reply_to"] == ask["opener"]
                people[ask["ask"]].add(by_id[post]["speaker"])
        assert len(people) == 2
        assert all(18 <= len(who) <= 30 for who in people.values())

    def test_languages_are_as_many_as_said(self, sheet):
        counts = {language: len(posts) for language, posts in sheet["languages"].items()}
        assert 50 <= counts["de"] <= 75
        assert 35 <= counts["es"] <= 50
        assert 35 <= counts["fr"] <= 50

    def test_there_is_enough_of_everything(self, sheet, posts, us):
        totals = sheet["totals"]
        assert totals["posts"] == len(posts)
        assert 850 <= len(posts) <= 1000
        assert totals["people"] == len({row["speaker"] for row in posts} - us) >= 420
        assert totals["conversations"] == len({row["conversation_id"] for row in posts})
        assert totals["broadcasts"] >= 120
        assert totals["replies_of_ours"] >= 200
        assert sum(totals[channel]["posts"] for channel in CHANNELS) == len(posts)
        assert sum(row["state"] == "deleted" for row in posts) >= 10
        assert len(sheet["decoys"]) >= 25
        assert len(sheet["follow_ups"]["posts"]) >= 30
        assert len(sheet["facts_missing"]["posts"]) >= 40
        assert max(len(group["posts"]) for group in sheet["canned"]) >= 12

    def test_the_last_four_weeks_and_the_same_a_year_before_are_full(self, posts, us, by_id):
        for first, last in (("2025-08-05", "2025-09-01"), ("2026-08-04", "2026-08-31")):
            window = [row for row in posts if first <= row["at"][:10] <= last]
            assert sum(row["speaker"] not in us for row in window) >= 25
            ours = [row for row in window if row["speaker"] in us and row["kind"] != "repost"]
            assert sum(not row["reply_to"] or by_id[row["reply_to"]]["speaker"] in us for row in ours) >= 10

    def test_labels_are_known(self, sheet, by_id, us):
        people = {"question", "want", "complaint", "praise", "thanks", "hostile_us", "hostile_person"}
        ours = {"broadcast", "ask", "reply", "ack", "going_back", "dm_redirect", "canned", "substantive"}
        assert len(sheet["labelled"]) >= 120
        assert len(sheet["labelled_ours"]) >= 60
        for row in sheet["labelled"]:
            assert set(row["labels"]) <= people
            assert by_id[row["id"]]["speaker"] not in us
        for row in sheet["labelled_ours"]:
            assert set(row["labels"]) <= ours
            assert by_id[row["id"]]["speaker"] in us
