"""The benchmark of a study measures what it says it does; no figure is held against a clock here."""

import json
import resource
import subprocess
import sys

import pytest

from benchmarks import convokit_peer, stages, study


@pytest.fixture
def archive(tmp_path):
    table = tmp_path / "posts.csv"
    lines = ["id,reply_to,speaker,at,text"]
    for number in range(1, 31):
        opens = number % 3 == 1
        parent = "" if opens else number - 1
        speaker = "desk.example" if number % 3 == 2 else f"guest_{number}"
        said = "Please add a later boat" if opens else "We will look at that"
        lines.append(f"{number},{parent},{speaker},2024-03-{number:02}T10:00:00Z,{said} {number}")
    table.write_text("\n".join(lines) + "\n")
    return table


class TestCostOf:
    def test_gives_what_was_said_and_a_cost_of_the_child_alone(self):
        cost, said = study.cost_of([sys.executable, "-c", "print(sum(range(3_000_000)))"])
        assert said == "4499998500000\n"
        assert cost.cpu_s > 0
        assert cost.wall_s > 0
        assert cost.peak_mb > 1

    def test_sees_the_memory_of_the_child(self):
        large, _ = study.cost_of([sys.executable, "-c", "held = b'x' * 900_000_000"])
        ours = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6  # counted into the child's
        assert 900 < large.peak_mb < max(1_100, 1.1 * ours)

    def test_raises_with_what_a_failing_command_said(self):
        with pytest.raises(subprocess.CalledProcessError) as failed:
            study.cost_of([sys.executable, "-c", "raise SystemExit('no such archive')"])
        assert "no such archive" in failed.value.output


class TestStages:
    def test_every_stage_is_named_in_order_with_its_rows(self, archive, tmp_path):
        found, profile = stages.stages_of(archive, ("desk.example",), tmp_path / "work")
        names = ["read", "thread", "partition", "hear", "themes", "measure", "assemble, report"]
        assert [stage.name for stage in found] == names
        assert {stage.rows for stage in found if stage.name != "themes"} == {30}
        assert found[0].words == 30 * 6
        peaks = [stage.peak_mb for stage in found]
        assert peaks == sorted(peaks)
        assert profile == ""
        assert (tmp_path / "work" / "report" / "summary.json").exists()

    def test_ends_after_the_threads_where_told_to(self, archive, tmp_path):
        found, profile = stages.stages_of(archive, (), tmp_path / "work", until="thread", profiled="thread")
        assert [stage.name for stage in found] == ["read", "thread"]
        assert "function calls" in profile


class TestTableOf:
    def test_gives_rows_per_second_and_keeps_other_lines(self):
        stage = stages.Stage("read", rows=1_000, wall_s=2.0, cpu_s=3.0, peak_mb=40, words=17_000)
        line = json.dumps(stages.asdict(stage))
        table = study.table_of(f"{line}\nsomething else").splitlines()
        assert table[1].split() == ["read", "1,000", "500", "8,500", "2.0", "3.0", "40"]
        assert table[2] == "something else"


class TestCorpus:
    def test_holds_the_same_posts_with_their_opening_post_and_speakers(self, archive, tmp_path):
        corpus = tmp_path / "corpus"
        assert convokit_peer.write_corpus(archive, ("desk.example",), corpus) == 30
        lines = [json.loads(line) for line in (corpus / "utterances.jsonl").read_text().splitlines()]
        by_id = {line["id"]: line for line in lines}
        assert by_id["3"]["reply-to"] == "2"
        assert by_id["3"]["conversation_id"] == "1"
        assert by_id["1"]["reply-to"] is None
        assert by_id["3"]["meta"] == {}
        known = json.loads((corpus / "speakers.json").read_text())
        assert set(known) == {line["speaker"] for line in lines}

    def test_is_read_by_us_as_the_same_threads(self, archive, tmp_path):
        corpus = tmp_path / "corpus"
        convokit_peer.write_corpus(archive, (), corpus)
        found, _ = stages.stages_of(corpus, (), tmp_path / "work", until="thread")
        assert found[1].rows == 30
