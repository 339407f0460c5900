"""Write a made-up archive of any size, the same for the same seed: `generate.py OUT --posts N --seed S`.

An app for shared bicycles that does not exist, its thirty handles and the people who write to it. Every
sentence comes from `sentences.py`; nothing of it was ever said by anybody.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import polars as pl
from numpy.random import Generator, default_rng
from numpy.typing import NDArray
from saying import count_words, sentences
from sentences import KINDS, LANGUAGES

THREADS_AT_ONCE = 60_000
REPLY_SHARE = 0.69
SINGLE_SHARE = 0.24  # threads that nobody answers
OURS = [f"wheel_{number:02}.example" for number in range(1, 31)]
START, SPAN_S = datetime(2021, 1, 1, tzinfo=UTC), 5 * 365 * 86_400
WAVE = (0.60, 0.64)  # part of the span in which the new design angers people
OPENING = {
    "question": 0.37,
    "want": 0.20,
    "complaint": 0.15,
    "praise": 0.05,
    "thanks": 0.02,
    "hostile": 0.01,
    "chat": 0.20,
}
ANSWERING = {
    "question": 0.12,
    "want": 0.08,
    "complaint": 0.07,
    "praise": 0.05,
    "thanks": 0.16,
    "hostile": 0.02,
    "chat": 0.50,
}
REPLYING = {"answer": 0.58, "canned": 0.17, "ack": 0.13, "ask_back": 0.12}


@dataclass
class Made:
    """What was written, for the lines at the end."""

    posts: int = 0
    threads: int = 0
    words: int = 0
    ours: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)


def main() -> None:
    """Write the archive and say what is in it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, help="folder to write posts.FORMAT and us.txt into")
    parser.add_argument("--posts", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--words", type=float, default=17, help="mean words of a post")
    parser.add_argument("--format", choices=["csv", "parquet", "ndjson"], default="csv")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    (given.out / "us.txt").write_text("\n".join(OURS) + "\n")
    made = Made()
    write(parts(given.posts, given.seed, given.words, made), given.out / f"posts.{given.format}")
    print_made(made)


def write(frames: Iterator[pl.DataFrame], path: Path) -> None:
    """Write the frames into one file, one after the other."""
    if path.suffix == ".parquet":
        folder = path.with_suffix("")
        folder.mkdir(exist_ok=True)
        for number, frame in enumerate(frames):
            frame.write_parquet(folder / f"{number:04}.parquet")
        pl.scan_parquet(folder).sink_parquet(path, maintain_order=True)
        for part in folder.iterdir():
            part.unlink()
        folder.rmdir()
        return
    with path.open("wb") as out:
        for number, frame in enumerate(frames):
            if path.suffix == ".csv":
                frame.write_csv(out, include_header=number == 0)
            else:
                frame.write_ndjson(out)


def parts(posts: int, seed: int, words: float, made: Made) -> Iterator[pl.DataFrame]:
    """Yield the posts of some threads after the other, roughly in order of time."""
    threads = max(1, round(posts * (1 - REPLY_SHARE)))
    people = max(50, posts // 6)
    left = posts
    for number, first in enumerate(range(0, threads, THREADS_AT_ONCE)):
        count = min(THREADS_AT_ONCE, threads - first)
        rng = default_rng([seed, number])
        last = first + count == threads
        sizes = _sizes(rng, count, left if last else None, posts / threads)
        frame, kinds = _threads(rng, sizes, first / threads, count / threads, posts - left, people)
        yield _told(frame, kinds, rng, words, made)
        left -= int(sizes.sum())


def _sizes(rng: Generator, count: int, exactly: int | None, mean: float) -> NDArray[np.int64]:
    """Give how many posts each thread has, together `exactly` so many where that is given."""
    more = (mean - SINGLE_SHARE) / (1 - SINGLE_SHARE) - 2
    sizes = np.where(rng.random(count) < SINGLE_SHARE, 1, 1 + rng.geometric(1 / (1 + more), count))
    if exactly is None:
        return sizes
    while (off := int(sizes.sum()) - max(exactly, count)) != 0:
        able = np.flatnonzero(sizes > 1) if off > 0 else np.arange(count)
        chosen = rng.permutation(able)[: abs(off)]
        sizes[chosen] -= np.sign(off)
    return sizes


def _threads(
    rng: Generator, sizes: NDArray[np.int64], place: float, width: float, before: int, people: int
) -> tuple[pl.DataFrame, NDArray[np.int64]]:
    """Give who wrote when in answer to what, and what kind of sentence each post begins with."""
    count, total = len(sizes), int(sizes.sum())
    thread = np.repeat(np.arange(count), sizes)
    starts = np.cumsum(sizes) - sizes
    position = np.arange(total) - starts[thread]
    opens = position == 0
    broadcast = (rng.random(count) < 0.12)[thread]
    ours = np.where(
        opens, broadcast, rng.random(total) < np.where(broadcast, 0.08, np.where(position == 1, 0.6, 0.35))
    )
    person = _people(rng, count, people)[thread]
    person = np.where(opens | (rng.random(total) < 0.35), person, _people(rng, total, people))
    handle = (len(OURS) * rng.random(total) ** 1.6).astype(np.int64)
    parent = np.where(rng.random(total) < 0.6, np.arange(total) - 1, starts[thread])
    delays = np.where(opens, 0, np.exp(rng.normal(np.log(3 * 3_600), 1.6, total)))
    waited = np.cumsum(delays)
    opened = place + width * np.sort(rng.random(count))
    seconds = (opened * SPAN_S)[thread] + waited - waited[starts][thread]
    wave = ((opened > WAVE[0]) & (opened < WAVE[1]) & (rng.random(count) < 0.4))[thread]
    kinds = np.select(
        [opens & broadcast, ours, opens],
        [np.full(total, KINDS.index("broadcast")), _kinds(rng, REPLYING, total), _kinds(rng, OPENING, total)],
        _kinds(rng, ANSWERING, total),
    )
    upset = np.where(rng.random(total) < 0.5, KINDS.index("complaint"), KINDS.index("want"))
    kinds = np.where(wave & opens & ~broadcast, upset, kinds)
    names = [*OURS, *(f"rider_{number}" for number in range(people))]
    frame = pl.DataFrame(
        {
            "id": np.arange(before + 1, before + total + 1),
            "reply_to": pl.Series(parent + before + 1).set(pl.Series(opens), None),
            "speaker": pl.Series(names).gather(np.where(ours, handle, person + len(OURS))),
            "at": pl.Series((seconds * 1e6).astype(np.int64)).cast(pl.Duration("us")) + START,
            "language": rng.choice(len(LANGUAGES), count, p=_shares(LANGUAGES))[thread],
            "topic": (rng.random(count) ** 2)[thread],
            "wave": wave,
            "ours": ours,
            "called": pl.Series(np.where(opens, -1, parent)),
        }
    )
    return frame, kinds


def _people(rng: Generator, count: int, people: int) -> NDArray[np.int64]:
    return (people * rng.random(count) ** 1.7).astype(np.int64)


def _kinds(rng: Generator, shares: dict[str, float], count: int) -> NDArray[np.int64]:
    numbers = np.array([KINDS.index(kind) for kind in shares])
    return numbers[rng.choice(len(numbers), count, p=_shares(shares))]


def _shares(shares: dict[str, float]) -> NDArray[np.float64]:
    values = np.array(list(shares.values()))
    return values / values.sum()


def _told(
    frame: pl.DataFrame, kinds: NDArray[np.int64], rng: Generator, words: float, made: Made
) -> pl.DataFrame:
    """Give the posts with their texts, and count what was made."""
    languages = frame["language"].to_numpy()
    text = sentences(frame, kinds, rng)
    called = pl.Series(np.where(rng.random(len(frame)) < 0.3, frame["called"].to_numpy(), -1))
    handle = pl.select(pl.when(called >= 0).then(frame["speaker"].gather(called.clip(0)))).to_series()
    text = pl.select(pl.concat_str(("@" + handle + " ").fill_null(""), text)).to_series()
    ours = frame["ours"].to_numpy()
    broadcast = kinds == KINDS.index("broadcast")
    more = np.where(broadcast, kinds, KINDS.index("answer"))
    more = np.where(ours, more, KINDS.index("chat"))
    canned = kinds == KINDS.index("canned")
    first, each = count_words(text, languages), count_words(sentences(frame, more, rng), languages)
    wanted = max(0.0, (words * len(frame) - first.sum()) / each[~canned].sum())
    times = np.where(canned, 0, rng.poisson(wanted, len(frame)))
    for time in range(1, int(times.max(initial=0)) + 1):
        extra = sentences(frame, more, rng)
        text = pl.select(
            pl.when(pl.Series(times >= time)).then(text + " " + extra).otherwise(text)
        ).to_series()
    made.posts += len(frame)
    made.threads += int((frame["called"] < 0).sum())
    made.words += int(count_words(text, languages).sum())
    made.ours += int(ours.sum())
    made.kinds.update(_tally(kinds[~ours], KINDS))
    made.languages.update(_tally(languages, list(LANGUAGES)))
    stamp = pl.col("at").dt.strftime("%Y-%m-%dT%H:%M:%SZ")
    return frame.select("id", "reply_to", "speaker", stamp, text.alias("text"))


def _tally(numbers: NDArray[np.int64], names: list[str]) -> dict[str, int]:
    return {
        names[number]: int(count)
        for number, count in zip(*np.unique(numbers, return_counts=True), strict=True)
    }


def print_made(made: Made) -> None:
    """Say what was written."""
    people = made.posts - made.ours
    kinds = (f"{kind} {count / people:.1%}" for kind, count in made.kinds.most_common())
    languages = (f"{name} {count / made.posts:.1%}" for name, count in made.languages.most_common())
    print(f"{made.posts:,} posts in {made.threads:,} threads, {1 - made.threads / made.posts:.1%} replies")
    print(f"{made.words / made.posts:.2f} words a post; {made.ours / made.posts:.1%} by {len(OURS)} handles")
    print("people's posts begin with: " + ", ".join(kinds))
    print("languages: " + ", ".join(languages))


if __name__ == "__main__":
    main()
