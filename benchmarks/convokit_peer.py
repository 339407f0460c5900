"""ConvoKit beside us: the same posts as a corpus, read and threaded by each in a process of its own.

ConvoKit goes into a virtual environment under a temporary folder, without what only its models need.
`python -m benchmarks.convokit_peer ARCHIVE --us-file FILE --corpus DIR` writes the corpus.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

WANTED = "convokit==5.*"
NEEDED = ("numpy", "pandas", "scipy", "tqdm", "pymongo", "pyyaml", "requests", "scikit-learn")
LOADS = """
import json, sys, time
from convokit import Corpus
spent = [time.process_time()]
corpus = Corpus(filename=sys.argv[1])
spent.append(time.process_time())
for conversation in corpus.iter_conversations():
    conversation.initialize_tree_structure()
spent.append(time.process_time())
found = dict(posts=len(corpus.utterances), conversations=len(corpus.conversations))
print(json.dumps(dict(start=spent[0], read=spent[1] - spent[0], thread=spent[2] - spent[1], **found)))
"""


def install(folder: Path) -> tuple[Path, str]:
    """Make the environment unless it is there; give its Python and ConvoKit's version."""
    python = folder / "bin" / "python"
    if not (folder / ".ready").exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        pip = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
        subprocess.run([*pip, "--no-deps", WANTED], check=True)
        subprocess.run([*pip, *NEEDED], check=True, stderr=subprocess.DEVNULL)
        (folder / ".ready").touch()
    ask = "from importlib.metadata import version; print(version('convokit'))"
    told = subprocess.run([python, "-c", ask], check=True, capture_output=True, text=True)
    return python, told.stdout.strip()


def loading(python: Path, corpus: Path) -> list[str]:
    """Give the command that reads the corpus with ConvoKit and builds each conversation's tree."""
    return [str(python), "-c", LOADS, str(corpus)]


def write_corpus(archive: Path, us: tuple[str, ...], corpus: Path) -> int:
    """Write the archive as ConvoKit itself would, with nothing in `meta`; give the number of posts."""
    import polars as pl

    import yourturn as yt
    from yourturn.channels.archives import write_convokit

    posts = yt.read(archive, us=us).posts()
    opener = pl.col("id").first().over("conversation")
    lines = posts.select(
        "id",
        opener.alias("conversation_id"),
        "text",
        pl.col("speaker").fill_null("unknown"),
        meta=pl.lit("{}"),
        reply_to=pl.when(pl.col("parent").is_not_null()).then("reply_to"),
        timestamp=pl.col("at").dt.epoch("s"),
        vectors=pl.lit([], pl.List(pl.String)),
    ).rename({"reply_to": "reply-to"})
    write_convokit([], corpus)  # the files beside the utterances
    target = corpus / "utterances.jsonl"
    rough = target.with_suffix(".rough")
    lines.write_ndjson(rough)
    with rough.open(encoding="utf-8") as said, target.open("w", encoding="utf-8") as out:
        out.writelines(line.replace('"meta":"{}"', '"meta":{}', 1) for line in said)
    rough.unlink()
    known = {name: {"meta": {}, "vectors": []} for name in lines["speaker"].unique().sort()}
    (corpus / "speakers.json").write_text(json.dumps(known))  # else ConvoKit prints a warning for each
    return posts.height


def main() -> None:
    """Write the corpus and say how many posts it holds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--us-file", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, required=True)
    given = parser.parse_args()
    us = tuple(given.us_file.read_text().split())
    print(write_corpus(given.archive, us, given.corpus))


if __name__ == "__main__":
    main()
