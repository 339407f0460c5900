"""Holds the study of a fictional archive against the sheet of what was planted in it: want by want, decoys.

It knows no archive: `demo/test_planted.py` and `understanding/test_pools.py` name theirs.
"""

from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

import polars as pl

from yourturn.channels import archives
from yourturn.cli.who import organisation_of
from yourturn.core.closeness import closeness
from yourturn.core.needs import needs
from yourturn.studies import study as studies
from yourturn.studies.findings import Findings
from yourturn.studies.fitting import fit
from yourturn.studies.hearing import Counted, Ears, hear, languages_of
from yourturn.studies.local import quiet
from yourturn.studies.measuring import placed, with_themes
from yourturn.studies.partitions import shuffle
from yourturn.studies.placing import place
from yourturn.studies.reading import read_trees


@dataclass(frozen=True)
class Seen:
    """The study, what lies behind it (posts in their places, statements with themes, needs) and the sheet."""

    sheet: dict = field(repr=False)
    findings: Findings
    posts: pl.DataFrame = field(repr=False)
    statements: pl.DataFrame = field(repr=False)
    needs: pl.DataFrame = field(repr=False)

    def row(self, want):
        """Give the want's row of the table: its theme holds the most people of its posts."""
        inside = self.statements.filter(pl.col("theme") >= 0)
        wanted = self.posts.filter(pl.col("id").is_in(want["posts"]))
        people = set(wanted["person"])
        told = self.statements.filter(pl.col("post").is_in(wanted["post"].to_list()))
        hits = told.filter(pl.col("theme") >= 0).group_by("theme").agg(hits=pl.col("person").n_unique())
        theme = hits.sort("hits", "theme", descending=[True, False])["theme"].first()
        members = inside.filter(pl.col("theme") == (-1 if theme is None else theme))
        counted, found = members["person"].n_unique(), set(members["person"]) & people
        placed_somewhere = set(told.filter(pl.col("theme") >= 0)["person"])
        return {
            "want": want["key"],
            "planted": want["people"],
            "counted": counted,
            "found": len(found),
            "recall": len(found) / len(people),
            "precision": len(found) / max(counted, 1),
            "dated": counted > 0 and members["at"].min() == datetime.fromisoformat(want["first_said"]),
            "unsaid": len(people - found - set(told["person"])),
            "in no theme": len((people - found) & set(told["person"]) - placed_somewhere),
            "elsewhere": len((people - found) & placed_somewhere),
            "theme": theme,
        }

    def table(self):
        """Give a row per planted want."""
        return pl.DataFrame([self.row(want) for want in self.sheet["wants"]])

    def found(self):
        """Give the wants whose theme holds over half of their people and is over half theirs."""
        return self.table().filter((pl.col("recall") > 0.5) & (pl.col("precision") > 0.5))

    def counted(self):
        """Give the wants whose theme counts their people within 10 %."""
        off = (pl.col("counted").cast(pl.Int64) - pl.col("planted")).abs()
        return self.table().filter(off <= 0.1 * pl.col("planted"))

    def decoys(self):
        """Give the posts among the decoys that count as a want in the theme of a planted want."""
        decoys = self.posts.filter(pl.col("id").is_in([decoy["post"] for decoy in self.sheet["decoys"]]))
        wanted = self.statements.filter(
            (pl.col("kind") == "want") & pl.col("theme").is_in(self.table()["theme"].drop_nulls().to_list())
        )
        return decoys.join(wanted, on="post", how="semi")["id"].to_list()

    def astray(self):
        """Give the posts on the wrong side: want, lost or strange, where they went, what they say."""
        told = self.posts.select("post", "id", "person", "text").join(
            self.statements.group_by("post").agg(pl.col("theme").unique().sort()), on="post", how="left"
        )
        for row, want in zip(self.table().iter_rows(named=True), self.sheet["wants"], strict=True):
            inside = pl.col("theme").list.contains(row["theme"]).fill_null(value=False)
            planted = pl.col("id").is_in(want["posts"])
            for side, posts in (
                ("lost", told.filter(planted & ~inside)),
                ("strange", told.filter(inside & ~planted)),
            ):
                for post in posts.sort("id").iter_rows(named=True):
                    yield row["want"], side, post["id"], post["theme"], post["text"]


def studied(folder, sheet, work):
    """Run the study of a folder, then its passes once more to see each statement's theme."""
    us = organisation_of(
        folder / "organisation.toml", name=None, us=None, us_file=None, words=None, otherwise=""
    )
    reading = read_trees(
        archives.recognise(archives.open_trees([folder])), archives.Options(), work / "read", quiet
    )
    findings = studies.study(reading, us, work)
    placing = place(reading, us.handles, studies.Plan().partition_posts)
    folders = shuffle(reading, placing, work / "again", quiet)
    ears = Ears(us, placing.handles, languages_of(reading))
    heard, counts = zip(*map(partial(hear, ears=ears, seed=0), folders), strict=True)
    assert len(heard) == 1
    assert isinstance(counts[0], Counted)
    posts = pl.read_parquet(heard[0].studied)
    fitted = fit(heard, counts[0], us, seed=0)
    statements = with_themes(pl.read_parquet(heard[0].statements), posts, us, fitted)
    posts = placed(posts, statements, closeness(posts, fitted.idf), us, fitted)
    return Seen(sheet, findings, posts, statements, needs(posts, placing.as_of))
