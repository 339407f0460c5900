"""Prints sentences of a wave, drawn by seed, for a person to judge: does each say what the wave's name says?

`python benchmarks/wave.py ARCHIVE US_FILE [--wave 0] [--seed 33] [--count 50] [--work DIR]`; one sentence a
person, the one by which the person is counted. With a work folder a second run goes on from the first.
"""

import tempfile
import time
from functools import partial, reduce
from operator import add
from pathlib import Path

import click
import numpy as np

from yourturn.channels import archives
from yourturn.core.organisation import Organisation
from yourturn.studies import study as studies
from yourturn.studies.fitting import fit
from yourturn.studies.hearing import Ears, hear, languages_of
from yourturn.studies.local import quiet
from yourturn.studies.measuring import measure
from yourturn.studies.partitions import shuffle
from yourturn.studies.placing import place
from yourturn.studies.pleading import listen
from yourturn.studies.reading import read_trees

EVERY = 1_000_000


def waves_of(archive, us_file, work):
    """Give the waves of an archive, with a sentence of everybody who is quoted in them."""
    handles = [line.strip() for line in us_file.read_text("utf-8").splitlines() if line.strip()]
    us = Organisation(archive.name, tuple(handles), ())
    claims = archives.recognise(archives.open_trees([archive]))
    reading = read_trees(claims, archives.Options(), work / "read", quiet)
    placing = place(reading, us.handles, studies.Plan().partition_posts)
    ears = Ears(us, placing.handles, languages_of(reading))
    folders = shuffle(reading, placing, work / "parts", quiet)
    heard, counts = zip(*map(partial(hear, ears=ears, seed=0), folders), strict=True)
    fitted = fit(heard, reduce(add, counts), us, seed=0)
    parts = (measure(part, us, fitted, placing.as_of, placing.one_sided) for part in heard)
    told = reduce(add, (part.told for part in parts))
    started = time.process_time()
    hearing = None if fitted.themes.whole else partial(listen, heard, us, fitted)
    found = told.result(
        fitted.themes.themes, placing.first, placing.as_of, hear=hearing, quotes_per_wave=EVERY
    )
    click.echo(f"looking back: {time.process_time() - started:.1f} CPU s")
    return found.waves


@click.command()
@click.argument("archive", type=click.Path(exists=True, path_type=Path))
@click.argument("us_file", type=click.Path(exists=True, path_type=Path))
@click.option("--wave", default=0, help="Which one, in the report's order.")
@click.option("--seed", default=33)
@click.option("--count", default=50)
@click.option("--work", type=click.Path(path_type=Path))
def main(archive, us_file, wave, seed, count, work):
    """Draw sentences of a wave."""
    with tempfile.TemporaryDirectory() as folder:
        waves = waves_of(archive, us_file, work or Path(folder))
    for row in waves.select("peak_month", "first", "last", "people", "usual", "names").to_dicts():
        click.echo(row)
    quotes = waves["quotes"][wave].to_list()
    drawn = np.random.default_rng(seed).choice(len(quotes), min(count, len(quotes)), replace=False)
    for number, place_ in enumerate(drawn, 1):
        click.echo(f"{number:3} {' '.join(quotes[place_].split())}")


if __name__ == "__main__":
    main()
