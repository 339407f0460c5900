"""The same study for a notebook: read, then ask for frames. What is in between goes with the archive."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import polars as pl

from yourturn.channels import archives
from yourturn.core.errors import BadInput
from yourturn.core.organisation import Organisation
from yourturn.core.sides import suggest_us
from yourturn.studies.findings import Findings
from yourturn.studies.local import quiet
from yourturn.studies.placing import Placing, place
from yourturn.studies.reading import Reading, read_trees, reading_of
from yourturn.studies.report import Charts, write_report
from yourturn.studies.scratch import Scratch
from yourturn.studies.study import Plan, study
from yourturn.studies.theme_memory import keep_people, remember

Figures = ("talk_share", "us_ratio", "noise", "two_sided", "uptake", "follow_up", "answered_24h", "gap")


@dataclass(frozen=True)
class Archive:
    """What was read, and who is us. Every method gives a Polars frame or plain values."""

    reading: Reading
    us: Organisation
    plan: Plan
    work: Scratch
    earlier: Path | None = None

    @cached_property
    def findings(self) -> Findings:
        """Everything the report is made from; computed when it is first asked for."""
        earlier = None if self.earlier is None else remember(self.earlier)
        if self.earlier is not None and earlier is None:
            raise BadInput(f"{self.earlier} holds no finished study. Name the folder of its report.")
        return study(self.reading, self.us, self.work.path / "study", plan=self.plan, earlier=earlier)

    @cached_property
    def placing(self) -> Placing:
        """Where each post stands."""
        return place(self.reading, self.us.handles, self.plan.partition_posts)

    def posts(self) -> pl.DataFrame:
        """Give the posts in their conversations, with side and person, in canonical order."""
        rows = (
            pl.concat(list(self.reading.batches()), how="vertical") if self.reading.parts else pl.DataFrame()
        )
        placed = pl.concat([rows, self.placing.rows], how="horizontal")
        return placed.filter(pl.col("post").is_not_null()).sort("post")

    @property
    def charts(self) -> Charts:
        """Give the pictures: timeline, balance, survival, waiting, themes; each shows itself in a notebook.

        >>> posts = pl.DataFrame({"id": ["a", "b"], "speaker": ["dana", "us"], "text": ["Open?", "Yes"]})
        >>> chart = of_frame(posts, us=["us"], name="The library").charts.timeline()
        >>> chart.frame.columns[:2]
        ['month', 'people']
        """
        return Charts(self.findings)

    def facts(self) -> dict[str, object]:
        """Give plain counts by name, as in summary.json."""
        return dict(self.findings.facts)

    def waiting(self) -> pl.DataFrame:
        """Give people who still wait for an answer of ours: angry ones first, then the longest wait."""
        return self.findings.waiting

    def themes(self) -> pl.DataFrame:
        """Give what people want, complain about and ask, by number of people (Findings.themes)."""
        return _or_empty(self.findings.themes)

    def since(self) -> pl.DataFrame:
        """Give what became of the earlier study's themes: stayed, split, merged, new, gone."""
        return _or_empty(self.findings.since)

    def wants(self) -> pl.DataFrame:
        """Give the themes in which people want something."""
        return (
            self.themes().filter(pl.col("wants") > 0) if self.findings.themes is not None else pl.DataFrame()
        )

    def quotes(self, theme: str | None = None) -> pl.DataFrame:
        """Give people's own sentences, of one theme (its id) or of all."""
        quotes = _or_empty(self.findings.quotes)
        return quotes if theme is None or not quotes.height else quotes.filter(pl.col("theme") == theme)

    def brief(self) -> pl.DataFrame:
        """Give what people want us to say: unanswered questions and wants without a word, by theme."""
        return _or_empty(self.findings.brief)

    def waves(self) -> pl.DataFrame:
        """Give the times in which far more people than usual spoke up, and what set them off."""
        return _or_empty(self.findings.waves)

    def months(self) -> pl.DataFrame:
        """Give people and posts of both sides by month."""
        return self.findings.months

    def channels(self) -> pl.DataFrame:
        """Give what was heard and the measures of balance, channel by channel."""
        return _or_empty(self.findings.channels)

    def figures(self) -> pl.DataFrame:
        """Give the measures with value, denominator, interval, or the reason why there is none."""
        return pl.DataFrame([figure.as_dict() for figure in self.findings.figures], infer_schema_length=None)

    def balance(self) -> pl.DataFrame:
        """Give the figures of talking and listening: one row per measure M1 to M8."""
        return self.figures().filter(pl.col("name").is_in(Figures))

    def suggest_us(self, most: int = 40) -> pl.DataFrame:
        """Rank handles that act like an organisation, with reasons."""
        rows = self.placing.rows.filter(pl.col("post").is_not_null())
        return suggest_us(rows, self.placing.handles, most)

    def with_us(self, handles: Sequence[str]) -> "Archive":
        """Give the same archive with other handles of ours; nothing is read again."""
        return replace(self, us=replace(self.us, handles=tuple(handles)))

    def to_convokit(self, folder: str | Path) -> Path:
        """Write what was read as a corpus that ConvoKit loads; handles and words are in it."""
        archives.write_convokit(self.reading.batches(), Path(folder))
        return Path(folder)

    def report(self, folder: str | Path, *, names: bool = False) -> Path:
        """Write the report into the folder; gives the page's path."""
        page = write_report(self.findings, Path(folder), names=names)
        keep_people(self.findings, Path(folder))
        return page


def read(
    *paths: str | Path,
    us: Sequence[str] = (),
    name: str | None = None,
    us_words: Sequence[str] = (),
    columns: str | None = None,
    channel: str | None = None,
    owner: str | None = None,
    plan: Plan | None = None,
    earlier: str | Path | None = None,
) -> Archive:
    """Read archives from files, folders or zips; `us` are your handles, `us_words` brand and product names.

    `owner` is the account whose export it is, where an archive does not name it; else your only handle.
    `earlier` is the folder of the last study's report: themes keep their ids, and `since()` says what became
    of them.

    >>> from yourturn.channels.fake import skerrin
    >>> archive = read(skerrin(), us=["skerrinferries.example"])
    >>> archive.facts()["posts"]
    999
    >>> archive.waiting().columns[:3]
    ['post', 'conversation', 'speaker']
    """
    claims = archives.recognise(archives.open_trees([Path(path) for path in paths]))
    maps = [archives.parse(columns)] if columns else None
    us_as_named = Organisation(name or claims[0][1].name, tuple(us), tuple(us_words))
    options = archives.Options(channel, owner or us_as_named.only_handle(), maps)
    work = Scratch()
    reading = read_trees(claims, options, work.path / "read", quiet)
    return Archive(reading, us_as_named, plan or Plan(), work, Path(earlier) if earlier else None)


def of_frame(
    posts: pl.DataFrame,
    *,
    us: Sequence[str] = (),
    name: str = "Archive",
    us_words: Sequence[str] = (),
    earlier: str | Path | None = None,
) -> Archive:
    """Take posts from a frame: `id` and whatever else of schema.POSTS there is.

    Raises BadInput where `id` is absent or a column cannot hold its type.
    """
    work = Scratch()
    reading = reading_of(posts, work.path / "read")
    us_as_named = Organisation(name, tuple(us), tuple(us_words))
    return Archive(reading, us_as_named, Plan(), work, Path(earlier) if earlier else None)


def _or_empty(frame: pl.DataFrame | None) -> pl.DataFrame:
    return pl.DataFrame() if frame is None else frame
