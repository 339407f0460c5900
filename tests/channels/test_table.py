import csv
import gzip
import io
import itertools
import json
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yourturn.channels.archives import Options, TableReader, open_trees, recognise, samples
from yourturn.channels.archives.columns import ColumnMap, guess, load, parse, save
from yourturn.channels.archives.delimited import rows_of_blocks
from yourturn.channels.archives.table import header
from yourturn.core.errors import BadInput, NothingToRead


def read(path: Path, columns: list[ColumnMap] | None = None) -> tuple[pl.DataFrame, pl.DataFrame]:
    posts, rejects = [], []
    for reader, tree, members in recognise(open_trees([path])):
        for batch in reader.read(tree, members, Options(columns=columns)):
            posts.append(batch.posts)
            rejects.append(batch.rejects)
    return pl.concat(posts), pl.concat(rejects)


HEADER = "id,reply_to,speaker,at,text\n"


class TestTable:
    def test_reads_a_plain_csv(self, tmp_path: Path) -> None:
        (tmp_path / "p.csv").write_text(HEADER + '1,,dana,2024-01-01T10:00:00Z,"Hello, there"\n2,1,us,,yes\n')
        posts, rejects = read(tmp_path / "p.csv")
        assert posts["text"].to_list() == ["Hello, there", "yes"]
        assert posts["reply_to"].to_list() == [None, "1"]
        assert rejects.is_empty()

    def test_a_broken_row_is_set_aside_with_its_number(self, tmp_path: Path) -> None:
        (tmp_path / "p.csv").write_text(HEADER + "1,,a,,x\n2,,b,,y,too,many\n3,,c,,z\n")
        posts, rejects = read(tmp_path / "p.csv")
        assert posts["id"].to_list() == ["1", "3"]
        assert rejects["row"].to_list() == [2]
        assert "columns of the header" in rejects["reason"][0]

    def test_a_row_without_id_is_set_aside(self, tmp_path: Path) -> None:
        (tmp_path / "p.csv").write_text(HEADER + ",,a,,lost\n2,,b,,kept\n")
        posts, rejects = read(tmp_path / "p.csv")
        assert (posts["text"].to_list(), rejects["row"].to_list()) == (["kept"], [1])

    def test_ids_that_a_spreadsheet_shortened_are_set_aside(self, tmp_path: Path) -> None:
        (tmp_path / "p.csv").write_text(HEADER + "1.23457E+18,,a,,x\n2,,b,,y\n")
        posts, rejects = read(tmp_path / "p.csv")
        assert posts.height == 1
        assert "spreadsheet" in rejects["reason"][0]

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
    def test_encodings_are_recognised(self, tmp_path: Path, encoding: str) -> None:
        (tmp_path / "p.csv").write_bytes((HEADER + "1,,a,,Fähre für Øystein\n").encode(encoding))
        assert read(tmp_path / "p.csv")[0]["text"].to_list() == ["Fähre für Øystein"]

    def test_questions_and_answers_in_two_files_belong_together(self, tmp_path: Path) -> None:
        (tmp_path / "questions.csv").write_text(
            "id,title,content,creator,created\n1,Boat,<p>When?</p>,dana,\n"
        )
        (tmp_path / "answers.csv").write_text("id,question_id,content,creator,created\n1,1,<b>Six</b>,us,\n")
        posts, _ = read(tmp_path)
        assert dict(posts.select("id", "reply_to").iter_rows()) == {
            "questions:1": None,
            "answers:1": "questions:1",
        }
        assert set(posts["text"]) == {"When?", "Six"}

    def test_json_lines_zip_gz_and_parquet(self, tmp_path: Path) -> None:
        lines = '{"id": 1, "text": "one"}\nnot json\n{"id": 2, "text": "two"}\n'
        with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
            archive.writestr("in/p.ndjson", lines)
        (tmp_path / "b.json.gz").write_bytes(
            gzip.compress(json.dumps([{"id": "3", "text": "three"}]).encode())
        )
        pl.DataFrame({"id": [4], "text": ["four"]}).write_parquet(tmp_path / "c.parquet")
        posts, rejects = read(tmp_path)
        assert sorted(posts["text"]) == ["four", "one", "three", "two"]
        assert rejects["row"].to_list() == [2]

    def test_a_ten_megabyte_post_is_read(self, tmp_path: Path) -> None:
        (tmp_path / "p.csv").write_text(HEADER + "1,,a,," + "word " * 2_000_000 + "\n")
        assert len(read(tmp_path / "p.csv")[0]["text"][0]) > 9_000_000

    @given(content=st.binary(max_size=400))
    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
    def test_no_bytes_make_it_raise(self, tmp_path: Path, content: bytes) -> None:
        for name in ("p.csv", "p.ndjson", "p.json", "p.parquet", "p.xlsx"):
            (tmp_path / name).write_bytes(content)
            posts, rejects = read(tmp_path / name)
            assert posts.height + rejects.height >= 0
            (tmp_path / name).unlink()


class Counted(io.BytesIO):
    """A stream that adds up what was read from it."""

    def __init__(self, content: bytes, taken: list[int]) -> None:
        super().__init__(content)
        self.taken = taken

    def read(self, size: int | None = -1) -> bytes:
        data = super().read(size)
        self.taken.append(len(data))
        return data


@dataclass(frozen=True)
class OneFile:
    content: bytes
    taken: list[int] = field(default_factory=list)
    name: str = "p.csv"

    def members(self) -> list[str]:
        return [self.name]

    def size(self, member: str) -> int:
        return len(self.content)

    def open(self, member: str) -> Counted:
        return Counted(self.content, self.taken)


class TestMemory:
    ROWS = (HEADER + "".join(f"{n},,a,,{'word ' * 40}\n" for n in range(150_000))).encode()

    def test_the_first_batch_comes_before_the_file_is_read(self) -> None:
        tree = OneFile(self.ROWS)
        batches = TableReader().read(tree, ["p.csv"], Options(batch_rows=10_000))
        assert next(batches).posts.height == 10_000
        assert sum(tree.taken) < len(self.ROWS) / 2
        assert sum(batch.posts.height for batch in batches) == 140_000

    def test_samples_read_the_beginning_only(self) -> None:
        tree = OneFile(self.ROWS)
        rows = samples(tree, "p.csv", guess({"p.csv": header(tree, "p.csv")})[0])
        assert rows.height == 5
        assert sum(tree.taken) < 2**20

    def test_bytes_read_add_up_to_the_file(self, tmp_path: Path) -> None:
        (tmp_path / "p.csv.gz").write_bytes(gzip.compress(self.ROWS))
        reader, tree, members = recognise(open_trees([tmp_path]))[0]
        read = [batch.bytes_read for batch in reader.read(tree, members, Options())]
        assert sum(read) == tree.size("p.csv.gz")
        assert min(read) >= 0


CELLS = st.lists(st.sampled_from(["a", "ä", "😀", " ", ",", '"', "\n", "\r\n", "'"]), max_size=8).map("".join)


class TestBlocks:
    @given(
        st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=12),
        st.lists(st.integers(1, 40)),
        st.data(),
    )
    @settings(max_examples=50, deadline=None)
    def test_where_blocks_are_cut_changes_nothing(
        self, rows: list[list[str]], cuts: list[int], data: st.DataObject
    ) -> None:
        out = io.StringIO()
        csv.writer(out, lineterminator=data.draw(st.sampled_from(["\n", "\r\n"]))).writerows(rows)
        content = out.getvalue().encode()
        edges = [0, *itertools.accumulate(cuts), len(content)]
        blocks = [b"a,b,c\n", *(content[a:b] for a, b in itertools.pairwise(edges) if content[a:b])]
        parts = list(rows_of_blocks(iter(blocks), "p.csv", ","))
        table = pl.concat([part.table for part in parts])
        plain = [
            tuple(cell.replace("\r\n", "\n") for cell in row) for row in table.select("a", "b", "c").rows()
        ]
        expected = [tuple(cell.replace("\r\n", "\n") for cell in row) for row in rows if any(row)]
        assert plain == expected
        assert all(part.rejects.is_empty() for part in parts)


class TestTrees:
    def test_a_zip_bomb_is_not_unpacked(self, tmp_path: Path) -> None:
        with zipfile.ZipFile(tmp_path / "b.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("p.csv", b"id,text\n" + b"0" * 100_000_000)
        posts, rejects = read(tmp_path / "b.zip")
        assert posts.is_empty()
        assert "far more than its size" in rejects["reason"][-1]

    def test_a_truncated_zip_says_so(self, tmp_path: Path) -> None:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr("p.csv", HEADER + "1,,a,,x\n" * 50)
        (tmp_path / "cut.zip").write_bytes(buffer.getvalue()[:-60])
        with pytest.raises(BadInput, match="damaged or cut short"):
            read(tmp_path / "cut.zip")

    def test_names_that_leave_the_tree_and_pickles_are_never_opened(self, tmp_path: Path) -> None:
        with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
            for name in ("../evil.csv", "/abs.csv", "model.pkl", "ok.csv"):
                archive.writestr(name, "id,text\n1,x\n")
        assert open_trees([tmp_path / "a.zip"])[0].members() == ["ok.csv"]

    def test_nothing_readable_is_said_plainly(self, tmp_path: Path) -> None:
        (tmp_path / "photo.png").write_bytes(b"\x89PNG")
        with pytest.raises(NothingToRead, match="can be read"):
            recognise(open_trees([tmp_path]))


class TestColumns:
    def test_maps_survive_being_saved(self, tmp_path: Path) -> None:
        maps = guess({"q.csv": ["id", "content"], "odd.csv": ['say "id"', "Text"]})
        save(maps, tmp_path / "map.toml")
        assert load(tmp_path / "map.toml") == maps

    def test_a_column_that_does_not_exist_is_named(self) -> None:
        with pytest.raises(BadInput, match="colour"):
            parse("id=ID,colour=Blue")

    def test_names_are_compared_whatever_their_spelling(self) -> None:
        found = guess({"p.csv": ["Post ID", "createdAt", "Full-Text", "In Reply To"]})[0]
        assert found.columns() == {
            "id": "Post ID",
            "reply_to": "In Reply To",
            "at": "createdAt",
            "text": "Full-Text",
        }

    def test_files_whose_columns_differ_over_the_years_are_read_together(self, tmp_path: Path) -> None:
        (tmp_path / "2021.csv").write_text("id,author,body\n1,a,old\n")
        (tmp_path / "2022.csv").write_text("message,post_id,user,parent\nnew,2,b,1\n")
        posts, rejects = read(tmp_path)
        assert posts.select("id", "reply_to", "speaker", "text").rows() == [
            ("1", None, "a", "old"),
            ("2", "1", "b", "new"),
        ]
        assert rejects.is_empty()

    def test_a_file_the_saved_map_does_not_know_is_guessed(self, tmp_path: Path) -> None:
        (tmp_path / "old.csv").write_text("a,b\n1,x\n")
        (tmp_path / "new.csv").write_text("id,text\n2,y\n")
        posts, _ = read(tmp_path, [ColumnMap(files="old.csv", id="a", text="b")])
        assert sorted(posts["text"]) == ["x", "y"]

    def test_a_saved_map_says_what_is_wrong_with_it(self, tmp_path: Path) -> None:
        (tmp_path / "map.toml").write_text('[[tables]]\nid = "a"\ncolour = "b"\n')
        with pytest.raises(BadInput, match="'colour'"):
            load(tmp_path / "map.toml")

    def test_the_reader_says_what_it_is(self) -> None:
        assert TableReader().title.startswith("Table")
