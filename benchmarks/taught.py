"""How far vectors can tell planted wants apart when they are taught with the sheet's answers.

`python -m benchmarks.taught` learns, post by post, which want each English post of the two fictional archives
is about, from the answers to all the other posts (ridge regression, leave one out; penalty and threshold the
best of those tried), and holds that against the sheets as the study is held. A study is told no answers: what
this cannot reach, no grouping of the same vectors can be expected to. With the weights of the careful encoder
installed (`benchmarks.encoder`) it is measured too.
"""

import tempfile
import tomllib
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import polars as pl
from benchmarks.encoder import WEIGHTS, Encoder
from tests.demo.scoring import studied

from yourturn.channels import fake
from yourturn.understanding.related import RelatedWords
from yourturn.understanding.themes import texts_of

TESTS = Path(__file__).parents[1] / "tests"
ARCHIVES = {
    "Skerrin Ferries": (fake.skerrin(), TESTS / "demo" / "planted.toml"),
    "Orlingham Pools": (
        TESTS / "understanding" / "pools",
        TESTS / "understanding" / "pools" / "planted.toml",
    ),
}
PENALTIES = (0.03, 0.1, 0.3, 1.0, 3.0)
AGAINST_NONE = (0.0, 0.1, 0.2, 0.3, 0.4)
NEAR = 0.1  # counted within so much of what was planted


def vectors_of(text):
    """Give by name the unit vectors, without what all posts share, that the posts are told apart by."""
    normalised = texts_of(text, pl.repeat("en", len(text), eager=True))["text"]
    ours = RelatedWords.fit(normalised.unique().sort(), language="en", seed=0).embed(normalised)
    found = {"our vectors": centred(ours)}
    if find_spec(WEIGHTS):
        careful = centred(Encoder.installed().embed(text))
        found["ours and MiniLM"] = np.concatenate([found["our vectors"], careful], axis=1)
    return found


def centred(vectors):
    """Give the vectors less their mean, of length one."""
    vectors = vectors - vectors.mean(axis=0)
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


def told_by_others(vectors, truth, penalty):
    """Give for every post a value by want (the last: none), learned from all posts but itself."""
    alike = vectors @ vectors.T
    hat = alike @ np.linalg.inv(alike + penalty * np.eye(len(alike)))
    own = np.diag(hat)[:, None]
    mean = truth.mean(axis=0)
    return (hat @ (truth - mean) - own * (truth - mean)) / (1 - own) + mean


def score(person, truth, told):
    """Give (mean F1 of people, wants found, wants counted within 10 %)."""
    f1, found, near = [], 0, 0
    for want in range(truth.max() + 1):
        planted, counted = set(person[truth == want]), set(person[told == want])
        both = len(planted & counted)
        recall, precision = both / len(planted), both / max(len(counted), 1)
        f1.append(2 * both / (len(planted) + len(counted)))
        found += recall > 0.5 and precision > 0.5
        near += abs(len(counted) - len(planted)) <= NEAR * len(planted)
    return float(np.mean(f1)), found, near


def best(vectors, person, truth):
    """Give the best score that any penalty and threshold reach."""
    wants = truth.max() + 1
    answers = np.eye(wants + 1)[truth]
    scores = []
    for penalty in PENALTIES:
        value = told_by_others(vectors, answers, penalty)
        for bias in AGAINST_NONE:
            told = (value - bias * (np.arange(wants + 1) == wants)).argmax(axis=1)
            scores.append(score(person, truth, np.where(told == wants, -1, told)))
    return max(scores)


def truth_of(posts, wants):
    """Give each post's want by its row in the sheet, -1 where it is about none."""
    truth = np.full(len(posts), -1)
    for row, want in enumerate(wants):
        truth[posts["id"].is_in(want["posts"]).to_numpy()] = row
    return truth


def study_score(seen, wants):
    """Give the score of the study itself on the same wants."""
    table = pl.DataFrame([seen.row(want) for want in wants])
    f1 = (2 * pl.col("found") / (pl.col("planted") + pl.col("counted"))).alias("f1")
    near = (pl.col("counted").cast(pl.Int64) - pl.col("planted")).abs() <= NEAR * pl.col("planted")
    found = (pl.col("recall") > 0.5) & (pl.col("precision") > 0.5)
    return table.select(f1.mean(), found.sum().alias("found"), near.sum().alias("near")).row(0)


def main():
    """Print a line per archive and way of telling."""
    for name, (folder, sheet) in ARCHIVES.items():
        answers = tomllib.loads(sheet.read_text("utf-8"))
        with tempfile.TemporaryDirectory() as work:
            seen = studied(folder, answers, Path(work))
        posts = seen.posts.filter(
            (pl.col("side") == "people") & (pl.col("language") == "en") & (pl.col("text") != "")
        )
        wants = [want for want in answers["wants"] if want.get("language", "en") == "en"]
        truth, person = truth_of(posts, wants), posts["person"].to_numpy()
        scores = {"the study, told nothing": study_score(seen, wants)}
        scores |= {
            f"taught, {title}": best(vectors, person, truth)
            for title, vectors in vectors_of(posts["text"]).items()
        }
        print(f"{name}: {len(posts)} posts, {len(wants)} wants")
        for title, (f1, found, near) in scores.items():
            print(
                f"    {title:26} F1 of people {f1:.2f}, found {found}, counted within 10 % {near}", flush=True
            )


if __name__ == "__main__":
    main()
