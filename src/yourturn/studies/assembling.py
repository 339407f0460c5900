"""From merged parts to findings: the figures, the frames, and the conversations that are quoted."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial, reduce
from operator import add

import polars as pl

from yourturn.core.facts import Facts
from yourturn.core.measures.figure import Figure
from yourturn.core.measures.waiting import NO_REPLY
from yourturn.core.organisation import Organisation
from yourturn.core.retrospect import Threads
from yourturn.studies.findings import Findings
from yourturn.studies.fitting import Fit
from yourturn.studies.hearing import Heard
from yourturn.studies.measuring import Measured
from yourturn.studies.placing import PLAUSIBLE, Placing
from yourturn.studies.pleading import listen
from yourturn.studies.reading import Reading

ONE_SIDED = "every archive holds only one account's own posts: nobody can say who waited for an answer"


def assemble(
    measured: Measured,
    facts: Facts,
    heard: Sequence[Heard],
    reading: Reading,
    placing: Placing,
    fitted: Fit,
    us: Organisation,
    seed: int,
) -> Findings:
    """Give what the study found."""
    speakers = placing.handles.filter(pl.col("side") == "people").select("person", "speaker")
    as_of = placing.as_of
    told = measured.told.result(
        fitted.themes.themes,
        placing.first or PLAUSIBLE[0],
        as_of,
        gap=measured.gap.frame(),
        speakers=speakers,
        hear=None if fitted.themes.whole else partial(listen, heard, us, fitted),
    )
    threads = reduce(add, (_threads(part, told.conversations, told.broadcast_posts) for part in heard))
    told = told.with_threads(threads, speakers)
    equity = measured.equity.frame(seed)
    one_sided = bool(reading.files["one_sided"].all()) and reading.files.height > 0
    figures = measured.figures(as_of, seed, equity)
    return Findings(
        name=us.name,
        first=placing.first,
        as_of=as_of,
        facts={**facts.result(), "quarantined": reading.quarantine.height},
        months=told.months,
        themes=told.themes.drop("theme"),
        quotes=told.quotes,
        brief=told.brief,
        meanwhile=told.meanwhile,
        waves=told.waves,
        broadcasts=told.broadcasts,
        waiting=told.waiting,
        waiting_per_year=told.waiting_per_year,
        threads=threads.result(speakers),
        reading=reading.files,
        figures=tuple(map(_one_sided, figures)) if one_sided else figures,
        survival=None if one_sided else measured.waiting.survival(),
        equity=equity,
        voices=measured.voices.frame(),
        languages=measured.tongues.result(),
        channels=measured.channels(as_of),
        us_by_year=measured.us.trend(),
        not_measured={"answers": ONE_SIDED} if one_sided else {},
        fictional=us.fictional,
        notes=(*placing.notes(), *_doubtful(reading)),
    )


def _one_sided(figure: Figure) -> Figure:
    """Give the true reason where no wait could be seen: replies of ours may be there, the waits are not."""
    return replace(figure, why_not=f"not measured: {ONE_SIDED}") if figure.why_not == NO_REPLY else figure


def _threads(part: Heard, wanted: pl.Series, broadcasts: pl.Series) -> Threads:
    columns = ["conversation", "post", "side", "person", "at", "text"]
    posts = pl.scan_parquet(part.studied).select(columns)
    chosen = pl.col("conversation").is_in(wanted.implode()) | pl.col("post").is_in(broadcasts.implode())
    return Threads.of(posts.filter(chosen).collect(), wanted, broadcasts)


def _doubtful(reading: Reading) -> tuple[str, ...]:
    count = reading.doubts.height
    return (f"{count:,} rows were read but are doubtful; doubtful.csv says which and why.",) if count else ()
