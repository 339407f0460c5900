"""The same study for a notebook: read, then ask for frames. Nothing stays on disk."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from yourturn.channels import archives
from yourturn.core.sides import suggest_us
from yourturn.studies.findings import Findings
from yourturn.studies.reading import Reading, read_trees
from yourturn.studies.report import write_report
from yourturn.studies.study import study, thread_posts


@dataclass(frozen=True)
class Archive:
    """What was read, and who is us. Every method gives a Polars frame or plain values."""

    reading: Reading
    us: tuple[str, ...]
    name: str

    @cached_property
    def findings(self) -> Findings:
        """Everything the report is made from."""
        return study(self.reading, self.us, name=self.name)

    def posts(self) -> pl.DataFrame:
        """Give the posts in their conversations, with side and person."""
        return thread_posts(self.reading.posts, self.us)[0]

    def facts(self) -> dict[str, object]:
        """Give plain counts by name, as in summary.json."""
        return dict(self.findings.facts)

    def waiting(self) -> pl.DataFrame:
        """Give people whom nobody answered, the longest wait first."""
        return self.findings.waiting

    def months(self) -> pl.DataFrame:
        """Give people and posts of both sides by month."""
        return self.findings.months

    def figures(self) -> pl.DataFrame:
        """Give the measures with value, denominator, interval, or the reason why there is none."""
        return pl.DataFrame([figure.as_dict() for figure in self.findings.figures])

    def suggest_us(self, most: int = 40) -> pl.DataFrame:
        """Rank handles that act like an organisation, with reasons."""
        return suggest_us(self.posts(), most)

    def report(self, folder: str | Path) -> Path:
        """Write the report into the folder; gives the page's path."""
        return write_report(self.findings, Path(folder))


def read(
    *paths: str | Path,
    us: Sequence[str] = (),
    name: str | None = None,
    columns: str | None = None,
    channel: str | None = None,
) -> Archive:
    """Read archives from files, folders or zips; `us` are your own handles.

    >>> from yourturn.channels.fake import skerrin
    >>> archive = read(skerrin(), us=["skerrinferries.example"])
    >>> archive.facts()["posts"]
    999
    >>> archive.waiting().columns[:3]
    ['post', 'conversation', 'speaker']
    """
    claims = archives.recognise(archives.open_trees([Path(path) for path in paths]))
    maps = [archives.parse(columns)] if columns else None
    options = archives.Options(channel=channel, columns=maps)
    with TemporaryDirectory() as work:
        reading = read_trees(claims, options, Path(work), lambda _stage, _done, _total: None)
    return Archive(reading, tuple(us), name or claims[0][1].name)
