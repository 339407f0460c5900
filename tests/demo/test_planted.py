"""The study of the demonstration archive held against its sheet, `planted.toml`, which nobody ever fits to it.

`python tests/demo/test_planted.py` prints, want by want, where people are lost.
"""

import sys
import tempfile
import tomllib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import polars as pl
import pytest

from yourturn.channels import archives, fake
from yourturn.cli.who import organisation_of
from yourturn.studies.fitting import fit
from yourturn.studies.hearing import Heard
from yourturn.studies.measuring import with_themes
from yourturn.studies.reading import read_trees
from yourturn.studies.study import study

# What is reached. The goal is 14 of 14 wants, each with its first date and its count of people within 10 %.
FOUND = 0  # wants whose theme holds over half of their people, and is over half theirs
DATED = 0  # wants whose theme begins with their first post
COUNTED = 0  # wants whose theme counts their people within 10 %

SHEET = tomllib.loads(Path(__file__).with_name("planted.toml").read_text("utf-8"))


@dataclass(frozen=True)
class Studied:
    """The study and what lies behind it: every post, every statement with its theme."""

    findings: object
    posts: pl.DataFrame
    statements: pl.DataFrame

    def of(self, want):
        """Give the want's row of the table."""
        people = self.people_of(want["posts"])
        stated = self.statements.filter(pl.col("person").is_in(people))
        inside = self.statements.filter(pl.col("theme") >= 0)
        hits = (
            inside.filter(pl.col("person").is_in(people))
            .group_by("theme")
            .agg(hits=pl.col("person").n_unique())
            .sort("hits", "theme", descending=[True, False])
        )
        theme = hits["theme"][0] if len(hits) else -1
        members = inside.filter(pl.col("theme") == theme)
        told = stated.filter(pl.col("post").is_in(self.numbers(want["posts"])))
        silent = people - set(told["person"])
        found = set(members["person"]) & people
        return {
            "key": want["key"],
            "planted": want["people"],
            "counted": members["person"].n_unique(),
            "recall": len(found) / len(people),
            "precision": len(found) / max(members["person"].n_unique(), 1),
            "dated": bool(len(members)) and members["at"].min() == datetime.fromisoformat(want["first_said"]),
            "no statement": len(silent - found),
            "in none": len(people - silent - found - set(told.filter(pl.col("theme") >= 0)["person"])),
            "elsewhere": len((people - silent - found) & set(told.filter(pl.col("theme") >= 0)["person"])),
            "theme": theme,
        }

    def numbers(self, ids):
        return self.posts.filter(pl.col("id").is_in(ids))["post"].to_list()

    def people_of(self, ids):
        return set(self.posts.filter(pl.col("id").is_in(ids))["person"])


def studied(work):
    """Run the study of the demonstration once, and read what it left on disk."""
    folder = fake.skerrin()
    us = organisation_of(
        folder / "organisation.toml", name=None, us=None, us_file=None, words=None, otherwise=""
    )
    reading = read_trees(
        archives.recognise(archives.open_trees([folder])), archives.Options(), work / "read", quiet
    )
    findings = study(reading, us, work)
    heard = [
        Heard(path.with_name("studied.parquet"), path) for path in sorted(work.glob("*/p*/statements.parquet"))
    ]
    posts = pl.concat([pl.read_parquet(part.studied) for part in heard])
    return findings, us, posts, [part.statements for part in heard]
