"""From merged parts to findings: the figures, the frames, and the conversations that are quoted."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import partial, reduce
from operator import add

import polars as pl

from yourturn.core.facts import Facts
from yourturn.core.measures.figure import Figure
from yourturn.core.organisation import Organisation
from yourturn.core.retrospect import Threads, Told
from yourturn.studies.findings import Findings
from yourturn.studies.fitting import Fit
from yourturn.studies.hearing import Heard
from yourturn.studies.measuring import Measured
from yourturn.studies.placing import PLAUSIBLE, Placing
from yourturn.studies.pleading import listen
from yourturn.studies.reading import Reading

ONE_SIDED = "one of the archives holds only one account's own posts: who it answered is not in it"


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
    with ThreadPoolExecutor(2) as pool:  # neither needs the other, and both let go of the interpreter
        telling = pool.submit(_told, measured, heard, placing, fitted, us, speakers)
        counting = pool.submit(_counted, measured, as_of, seed)
        (told, threads), (equity, figures) = telling.result(), counting.result()
    one_sided = bool(reading.files["one_sided"].any())
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
        figures=figures,
        survival=None if one_sided else measured.waiting.survival(),
        equity=equity,
        voices=measured.voices.frame(),
        languages=measured.tongues.result(),
        not_measured={"answers": ONE_SIDED} if one_sided else {},
        fictional=us.fictional,
        notes=(*placing.notes(), *_doubtful(reading)),
    )


def _told(
    measured: Measured,
    heard: Sequence[Heard],
    placing: Placing,
    fitted: Fit,
    us: Organisation,
    speakers: pl.DataFrame,
) -> tuple[Told, pl.DataFrame]:
    """Give the look back, and the conversations it quotes."""
    told = measured.told.result(
        fitted.themes.themes,
        placing.first or PLAUSIBLE[0],
        placing.as_of,
        gap=measured.gap.frame(),
        speakers=speakers,
        hear=None if fitted.themes.whole else partial(listen, heard, us, fitted),
    )
    threads = reduce(add, (_threads(part, told.conversations, told.broadcast_posts) for part in heard))
    return told.with_threads(threads, speakers), threads.result(speakers)


def _counted(measured: Measured, as_of: datetime, seed: int) -> tuple[pl.DataFrame, tuple[Figure, ...]]:
    """Give the frame of answer equity, and all figures."""
    equity = measured.equity.frame(seed)
    return equity, measured.figures(as_of, seed, equity)


def _threads(part: Heard, wanted: pl.Series, broadcasts: pl.Series) -> Threads:
    columns = ["conversation", "post", "side", "person", "at", "text"]
    posts = pl.scan_parquet(part.studied).select(columns)
    chosen = pl.col("conversation").is_in(wanted.implode()) | pl.col("post").is_in(broadcasts.implode())
    return Threads.of(posts.filter(chosen).collect(), wanted, broadcasts)


def _doubtful(reading: Reading) -> tuple[str, ...]:
    count = reading.doubts.height
    return (f"{count:,} rows were read but are doubtful; doubtful.csv says which and why.",) if count else ()
