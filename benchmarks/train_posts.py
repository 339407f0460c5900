"""Train heads on the project's own posts: exact ridge logistic regression, decided by cross-validation.

Few posts and many features: the regression is solved among the posts (their inner products), so its weights
are exact and the same each time. It reads benchmarks/training only, never the posts kept for verification.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl
from benchmarks.features import segments_of

from yourturn.core.schema import LABELS_PEOPLE
from yourturn.understanding.hashing import BITS
from yourturn.understanding.heads import levels_of
from yourturn.understanding.matching import fold, match

TRAINING = Path(__file__).parent / "training"
FOLDS, SEED, RIDGE, ROUNDS, STEPS = 5, 7, 0.1, 2, 6
LEAST_PRECISION = 0.55  # of rules and head together, in cross-validation
SURER = {("en", "want"): 0.8}  # English has far more posts to be sure by
OTHERS = ("de", "es", "fr", "it", "nl", "pt")
MARGIN = {("en", "want"): 0.3} | {
    (code, name): 0.5 for code in OTHERS for name in ("hostile_us", "hostile_person")
}  # added to the threshold: archives hold fewer wants, and far less anger, than our posts
LEAST_GAIN = 0.01  # of F1 over the rules alone
FLATTEST = 1e-3  # slope of the logistic curve taken at least ...
DAMPED = {("en", "want"): 0.05}  # ... and where the base may be far off, so that it is not overshot
NEVER = 1e3  # a threshold no score reaches


@dataclass(frozen=True)
class Posts:
    """Posts as features: a row per segment, the post it is of, and what is true of each post."""

    language: str
    rows: np.ndarray  # the table rows in use
    features: np.ndarray  # (segments, rows)
    inner: np.ndarray  # (segments, segments), their mean length one
    scale: float
    owner: np.ndarray
    truth: dict[str, np.ndarray]
    ruled: dict[str, np.ndarray]
    levels: np.ndarray  # what the rules say of a want: 0 nothing, 1 weak, 2 medium, 3 strong

    @classmethod
    def of(cls, language: str, *more: str) -> "Posts":
        """Read and count the posts of a language, and those of `more` files of its folder."""
        folder = TRAINING / ("" if language == "en" else language)
        text = "".join((folder / name).read_text("utf-8") for name in ("posts.tsv", *more))
        lines = [line.split("\t") for line in text.splitlines()]
        folded = fold(pl.Series([text for _, text in lines]), language=language)
        segments = [segments_of(text) for text in folded]
        flat = [part for parts in segments for part in parts]
        rows = np.unique(np.concatenate([np.array(ids, np.int64) for _, ids in flat]))
        features = np.zeros((len(flat), len(rows)), np.float32)
        for place, (count, ids) in enumerate(flat):
            np.add.at(features[place], np.searchsorted(rows, ids), 1 / np.sqrt(count + 1))
        inner = (features @ features.T).astype(np.float64)
        scale = float(np.diag(inner).mean())
        matches = match(folded, language, LABELS_PEOPLE)
        ruled = {name: np.zeros(len(lines), bool) for name in LABELS_PEOPLE}
        for name, hit in matches.items():
            ruled[name][hit.rows.filter(hit.p >= 0.5).to_numpy()] = True
        truth = {name: np.array([name in marks.split(",") for marks, _ in lines]) for name in LABELS_PEOPLE}
        owner = np.repeat(np.arange(len(lines)), [len(parts) for parts in segments])
        levels = levels_of(matches, len(lines), ("want",))[:, 0]
        return cls(language, rows, features, inner / scale, scale, owner, truth, ruled, levels)

    def best_of(self, scores: np.ndarray) -> np.ndarray:
        """Give each post's segment with the highest score."""
        order = np.lexsort((-scores, self.owner))
        return order[np.searchsorted(self.owner[order], np.arange(self.owner[-1] + 1))]


def solve(
    inner: np.ndarray, truth: np.ndarray, given: np.ndarray, flattest: float
) -> tuple[np.ndarray, float]:
    """Give the weight of each example, and the bias, beside scores that are `given`."""
    weights, bias = np.zeros(len(truth)), 0.0
    for _ in range(STEPS):
        score = inner @ weights + bias + given
        p = 1 / (1 + np.exp(-np.clip(score, -30, 30)))
        slope = np.maximum(p * (1 - p), flattest)
        aim = score - given + (truth - p) / slope
        both = np.linalg.solve(inner + np.diag(RIDGE / slope), np.stack([aim, np.ones(len(truth))], 1))
        bias = both[:, 0].sum() / both[:, 1].sum()
        weights = both[:, 0] - bias * both[:, 1]
    return weights, float(bias)


def learn(
    posts: Posts, name: str, base: np.ndarray, kept: np.ndarray
) -> tuple[np.ndarray, np.ndarray, float, np.ndarray]:
    """Give chosen segments, their weights, bias and all segments' scores, learnt from the posts `kept`."""
    order = np.full(len(posts.owner), 0.0) + base
    for _ in range(ROUNDS):
        chosen = posts.best_of(order)[kept]
        truth = posts.truth[name][kept].astype(float)
        flattest = DAMPED.get((posts.language, name), FLATTEST)
        weights, bias = solve(posts.inner[np.ix_(chosen, chosen)], truth, base[chosen], flattest)
        order = posts.inner[:, chosen] @ weights + bias + base
    return chosen, weights, bias, order


def fold_of(truth: dict[str, np.ndarray]) -> np.ndarray:
    """Give each post's fold; every fold has its share of each mixture of labels."""
    mixture = sum(truth[name].astype(int) << place for place, name in enumerate(LABELS_PEOPLE))
    shuffled = np.random.default_rng(SEED).permutation(len(mixture))
    order = shuffled[np.argsort(mixture[shuffled], kind="stable")]
    found = np.empty(len(order), int)
    found[order] = np.arange(len(order)) % FOLDS
    return found


def unseen_scores(posts: Posts, name: str, base: np.ndarray) -> np.ndarray:
    """Give each post's score from heads that did not see it."""
    folds, found = fold_of(posts.truth), np.zeros(len(posts.truth[name]))
    for number in range(FOLDS):
        *_, scores = learn(posts, name, base, np.flatnonzero(folds != number))
        highest = scores[posts.best_of(scores)]
        found[folds == number] = highest[folds == number]
    return found


def figures(truth: np.ndarray, found: np.ndarray) -> tuple[float, float, float]:
    """Give precision, recall and F1."""
    hit = (truth & found).sum()
    return hit / max(found.sum(), 1), hit / truth.sum(), 2 * hit / max(truth.sum() + found.sum(), 1)


def threshold(truth: np.ndarray, ruled: np.ndarray, scores: np.ndarray, least: float) -> float:
    """Give the score from which a head decides: best F1 with the rules, precise enough; else NEVER."""
    best, at = figures(truth, ruled)[2] + LEAST_GAIN, NEVER
    for cut in np.unique(scores):
        precision, _, value = figures(truth, ruled | (scores >= cut))
        if precision >= least and value > best:
            best, at = value, float(cut)
    return at


def train_label(
    posts: Posts,
    name: str,
    table: np.ndarray | None = None,
    bias: float = 0.0,
    offsets: np.ndarray | None = None,
) -> tuple[np.ndarray, float, str]:
    """Give a head's weights, its bias with the threshold at 0, and a row of figures for MODEL.md.

    Where a `table` and `bias` learnt elsewhere are given, only what they lack is learnt. Where `offsets` are
    given, what each level of the rules adds, weaker rules decide only with the head.
    """
    column = np.zeros(1 << BITS) if table is None else table.astype(np.float64)
    base = posts.features @ column[posts.rows] + bias
    unseen = unseen_scores(posts, name, base)
    truth, ruled = posts.truth[name], posts.ruled[name]
    if offsets is not None:
        unseen, ruled = unseen + offsets[posts.levels], posts.levels == len(offsets) - 1
    cut = threshold(truth, ruled, unseen, SURER.get((posts.language, name), LEAST_PRECISION))
    cut += MARGIN.get((posts.language, name), 0.0)
    chosen, weights, own, _ = learn(posts, name, base, np.arange(len(truth)))
    column[posts.rows] += posts.features[chosen].T @ (weights / posts.scale)
    shown = [figures(truth, found) for found in (ruled, ruled | (unseen >= cut))]
    told = " | ".join(f"{100 * value:.0f}" for row in shown for value in row)
    print(f"| {name} | {truth.sum()} | {told} | {'never' if cut >= NEVER else f'{cut:.2f}'} |", flush=True)
    return column, bias + own - cut, told
