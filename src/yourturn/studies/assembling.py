"""From merged parts to findings: the figures, the frames, and the conversations that are quoted."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from functools import partial, reduce
from operator import add

import polars as pl

from yourturn.core.facts import Facts
from yourturn.core.measures.equity import Equity
from yourturn.core.measures.figure import Figure
from yourturn.core.measures.gap import Gap
from yourturn.core.measures.us_ratio import UsRatio
from yourturn.core.measures.voices import Voices
from yourturn.core.measures.waiting import NO_REPLY, Waiting
from yourturn.core.organisation import Organisation
from yourturn.core.retrospect import Retrospect, Threads, Told
from yourturn.studies.findings import Findings
from yourturn.studies.fitting import Fit
from yourturn.studies.hearing import Heard
from yourturn.studies.merging import Merged
from yourturn.studies.placing import PLAUSIBLE, Placing
from yourturn.studies.pleading import listen
from yourturn.studies.reading import Reading
from yourturn.studies.tongues import Tongues

ONE_SIDED = "every archive holds only one account's own posts: nobody can say who waited for an answer"


def assemble(
    merged: Merged,
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
    with ThreadPoolExecutor(2) as pool:  # neither needs the other, and both let go of the interpreter
        telling = pool.submit(_told, merged, heard, placing, fitted, us, speakers)
        counting = pool.submit(_counted, merged, as_of, seed)
        (told, threads), (equity, figures) = telling.result(), counting.result()
    one_sided = bool(reading.files["one_sided"].all()) and reading.files.height > 0
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
        threads=threads,
        reading=reading.files,
        figures=tuple(map(_one_sided, figures)) if one_sided else figures,
        survival=None if one_sided else merged.of(Waiting).survival(),
        equity=equity,
        voices=merged.of(Voices).frame(),
        languages=merged.of(Tongues).result(),
        channels=merged.channels(as_of),
        us_by_year=merged.of(UsRatio).trend(),
        not_measured={"answers": ONE_SIDED} if one_sided else {},
        fictional=us.fictional,
        notes=(*placing.notes(), *_doubtful(reading)),
    )


def _told(
    merged: Merged,
    heard: Sequence[Heard],
    placing: Placing,
    fitted: Fit,
    us: Organisation,
    speakers: pl.DataFrame,
) -> tuple[Told, pl.DataFrame]:
    """Give the look back, and the conversations it quotes."""
    told = merged.of(Retrospect).result(
        fitted.themes.themes,
        placing.first or PLAUSIBLE[0],
        placing.as_of,
        gap=merged.of(Gap).frame(),
        speakers=speakers,
        hear=None if fitted.themes.whole else partial(listen, heard, us, fitted),
    )
    threads = reduce(add, (_threads(part, told.conversations, told.broadcast_posts) for part in heard))
    return told.with_threads(threads, speakers), threads.result(speakers)


def _counted(merged: Merged, as_of: datetime, seed: int) -> tuple[pl.DataFrame, tuple[Figure, ...]]:
    """Give the frame of answer equity, and all figures."""
    equity = merged.of(Equity).frame(seed)
    return equity, merged.figures(as_of, seed, equity)


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
