"""Broken inputs, one test each: nothing raises, nothing vanishes, and the sentence says what to do."""

import gzip
import io
import json
import pickle
import zipfile
from pathlib import Path

import polars as pl
import pytest
from reading_files import HEADER, read, read_csv

from yourturn.channels.archives import parse
from yourturn.core.errors import BadInput, NothingToRead
from yourturn.core.threads import drop_repeats, thread


class TestThreadsThatAreBroken:
    def test_missing_parents_cycles_and_replies_to_themselves_are_all_posts(self, tmp_path: Path) -> None:
        posts, rejects, _ = read_csv(tmp_path, "1,gone,a,,x\n2,3,b,,x\n3,2,c,,x\n4,4,d,,x\n")
        threaded, broken = thread(posts)
        assert (threaded.height, rejects.height) == (4, 0)
        assert (broken.missing_parents, broken.cycles, broken.self_replies) == (1, 1, 1)

    def test_of_posts_with_one_id_one_is_kept_and_counted(self, tmp_path: Path) -> None:
        posts, rejects, _ = read_csv(
            tmp_path, "1,,a,2024-01-01T10:00:00Z,old\n1,,a,2024-01-02T10:00:00Z,new\n"
        )
        kept, repeats = drop_repeats(posts)
        assert (kept["text"].to_list(), repeats, rejects.height) == (["new"], 1, 0)

    def test_a_chain_of_five_thousand_replies_is_one_conversation(self, tmp_path: Path) -> None:
        posts, _, _ = read_csv(tmp_path, "".join(f"{n},{n - 1 or ''},a,,x\n" for n in range(1, 5_001)))
        assert thread(posts)[0]["conversation"].n_unique() == 1

    def test_missing_unreadable_and_zoneless_times(self, tmp_path: Path) -> None:
        posts, rejects, _ = read_csv(tmp_path, "1,,a,,x\n2,,a,soon,x\n3,,a,2024-01-01 10:00:00,x\n")
        assert (posts["at"].null_count(), posts["zoned"].to_list()) == (2, [True, True, False])
        assert rejects.is_empty()

    def test_empty_texts_are_posts(self, tmp_path: Path) -> None:
        posts, rejects, _ = read_csv(tmp_path, "1,,a,,\n2,1,b,,   \n3,,c,,<p></p>\n")
        assert (posts["text"].str.strip_chars().to_list(), rejects.height) == (["", "", ""], 0)


class TestRowsThatAreBroken:
    def test_too_many_and_too_few_fields(self, tmp_path: Path) -> None:
        posts, rejects, _ = read_csv(tmp_path, "1,,a,,x\n2,,b,,y,more\n3,,c\n4,,d,,z,,\n5,,e,,\n")
        assert posts.select("id", "row").rows() == [("1", 1), ("4", 4), ("5", 5)]
        assert rejects.select("row", "content").rows() == [(2, "2,,b,,y,more\n"), (3, "3,,c\n")]
        assert "not the 5 columns of the header" in rejects["reason"][0]

    def test_an_unclosed_quote_costs_its_own_row_only(self, tmp_path: Path) -> None:
        posts, rejects, _ = read_csv(
            tmp_path, '1,,a,,"x\n2,,b,,fine\n3,,c,,"fine, too"\n4,,d,,"two\nlines"\n'
        )
        assert posts.select("id", "text").rows() == [("2", "fine"), ("3", "fine, too"), ("4", "two\nlines")]
        assert rejects.select("row", "content").rows() == [(1, '1,,a,,"x\n')]

    def test_a_quote_that_is_never_closed_does_not_swallow_the_rest(self, tmp_path: Path) -> None:
        rows = '0,,a,,"open\n' + "".join(f"{n},,a,,text {n}\n" for n in range(1, 3_001))
        posts, rejects, _ = read_csv(tmp_path, rows, most=500)
        assert (posts.height, rejects["row"].to_list()) == (3_000, [1])

    def test_quotes_inside_fields_stay_words(self, tmp_path: Path) -> None:
        posts, rejects, _ = read_csv(
            tmp_path, '1,,a,,a 5" pipe\n2,,b,,"He said "hi" twice"\n3,,c,,"a ""b"""\n'
        )
        assert posts["text"].to_list()[::2] == ['a 5" pipe', 'a "b"']
        assert "twice" in posts["text"][1]
        assert rejects.is_empty()

    def test_odd_rows_far_apart_leave_every_number_right(self, tmp_path: Path) -> None:
        long = "word " * 40
        lines = [f"{n},,a,,{n} {long}" for n in range(1, 8_001)]
        lines[3_999] = '4000,,a,,"open'
        lines[6_999] += ",more"
        posts, rejects, _ = read_csv(tmp_path, "\n".join(lines), most=1_000)
        assert rejects["row"].to_list() == [4_000, 7_000]
        assert posts.filter(pl.col("row").cast(pl.String) != pl.col("id")).is_empty()
        assert posts.height == 7_998

    def test_nul_bytes_and_other_line_ends(self, tmp_path: Path) -> None:
        posts, rejects, _ = read_csv(tmp_path, b'1,,a,,x\0y\r\n\r\n2,,b,,"a\r\nb"\r\n')
        assert posts.select("text", "row").rows() == [("xy", 1), ("a\nb", 3)]
        assert rejects.is_empty()

    def test_two_encodings_in_one_file(self, tmp_path: Path) -> None:
        rows = "1,,a,,Fähre\n".encode() + "2,,b,,Fähre\n".encode("cp1252")
        assert read_csv(tmp_path, rows)[0]["text"].to_list() == ["Fähre", "Fähre"]

    def test_a_line_longer_than_any_post(self, tmp_path: Path) -> None:
        with (tmp_path / "p.csv").open("w") as out:
            out.write(HEADER + "1,,a,,ok\n2,,b,,")
            for _ in range(40):
                out.write("word " * 209_000)
            out.write("\n3,,c,,ok\n")
        posts, rejects, _ = read(tmp_path)
        assert posts["id"].to_list() == ["1", "3"]
        assert "longer than any post" in rejects["reason"][0]

    @pytest.mark.parametrize("name", ["p.ndjson", "p.json"])
    def test_half_signs_in_json_cost_a_sign_only(self, tmp_path: Path, name: str) -> None:
        record = '{"id": "1", "text": "a \\ud83d b \\ud83d\\ude00"}'
        (tmp_path / name).write_text(record if name == "p.ndjson" else f"[{record}]")
        posts, rejects, _ = read(tmp_path)
        assert (posts["text"].to_list(), rejects.height) == (["a \ufffd b 😀"], 0)

    def test_a_broken_line_of_json_costs_that_line(self, tmp_path: Path) -> None:
        lines = [json.dumps({"id": n, "text": "x"}) for n in range(1, 6)]
        lines[2] = '{"id": 3, "te'
        lines[3] = '["no", "object"]'
        (tmp_path / "p.ndjson").write_text("\n".join(lines) + "\n")
        posts, rejects, _ = read(tmp_path)
        assert posts["id"].to_list() == ["1", "2", "5"]
        assert rejects.select("row", "content").rows() == [(3, lines[2]), (4, lines[3])]

    def test_json_nested_beyond_reason(self, tmp_path: Path) -> None:
        (tmp_path / "p.ndjson").write_text("[" * 100_000 + '\n{"id": 2, "text": "x"}\n')
        posts, rejects, _ = read(tmp_path)
        assert (posts["id"].to_list(), rejects["row"].to_list()) == (["2"], [1])


class TestFilesThatAreBroken:
    def test_a_gz_cut_short_gives_what_comes_before(self, tmp_path: Path) -> None:
        rows = HEADER + "".join(f"{n},,a,,{n * 7919 % 10007} words here\n" for n in range(1, 100_001))
        packed = gzip.compress(rows.encode())
        (tmp_path / "p.csv.gz").write_bytes(packed[: len(packed) // 2])
        posts, rejects, _ = read(tmp_path)
        assert posts.height > 20_000
        assert "damaged or cut short" in rejects["reason"][-1]
        assert f"The {posts.height:,} rows before were read." in rejects["reason"][-1]

    def test_a_member_of_a_zip_that_is_damaged_leaves_the_others(self, tmp_path: Path) -> None:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr("a.csv", HEADER + "1,,a,,unharmed\n")
            archive.writestr("b.csv", HEADER + "2,,b,,harmed\n")
        (tmp_path / "a.zip").write_bytes(buffer.getvalue().replace(b"2,,b,,harmed", b"2,,b,,hurted"))
        posts, rejects, _ = read(tmp_path)
        assert posts["id"].to_list()[0] == "1"
        assert rejects["file"].to_list() == ["b.csv"]

    def test_a_zip_cut_short_leaves_the_files_beside_it(self, tmp_path: Path) -> None:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr("a.csv", HEADER + "1,,a,,x\n" * 50)
        (tmp_path / "cut.zip").write_bytes(buffer.getvalue()[:-60])
        (tmp_path / "whole.csv").write_text(HEADER + "2,,b,,y\n")
        posts, rejects, _ = read(tmp_path)
        assert (posts["id"].to_list(), rejects["file"].to_list()) == (["2"], ["cut.zip"])

    def test_a_table_beside_another_archive_is_read_too(self, tmp_path: Path) -> None:
        (tmp_path / "corpus").mkdir()
        (tmp_path / "corpus" / "utterances.jsonl").write_text('{"id": "1", "text": "x"}')
        (tmp_path / "corpus" / "speakers.json").write_text("{}")
        (tmp_path / "more.csv").write_text(HEADER + "2,,b,,y\n")
        posts, rejects, _ = read(tmp_path)
        assert (sorted(posts["id"]), rejects.height) == (["1", "2"], 0)

    def test_empty_files_are_named(self, tmp_path: Path) -> None:
        for name in ("a.csv", "b.ndjson", "c.json", "d.parquet", "e.xlsx", "f.csv.gz"):
            (tmp_path / name).write_bytes(b"")
        posts, rejects, _ = read(tmp_path)
        assert posts.is_empty()
        assert rejects["file"].n_unique() == 6

    def test_pickles_are_never_opened(self, tmp_path: Path) -> None:
        class Evil:
            def __reduce__(self) -> tuple[object, tuple[object, ...]]:
                return (Path.touch, (tmp_path / "opened",))

        for name in ("all.pkl", "v-bin.p", "speakers.pickle"):
            (tmp_path / name).write_bytes(pickle.dumps(Evil()))
        lines = [
            {
                "id": "1",
                "speaker": "a",
                "text": "x",
                "timestamp": 1.7e9,
                "meta": {"v": "<##bin0&&@**>", "n": {"m": 1}},
            },
            {"id": "2", "speaker": "b", "text": "y", "timestamp": 1.7e9, "meta": {"score": 3}},
        ]
        (tmp_path / "utterances.jsonl").write_text("\n".join(map(json.dumps, lines)))
        posts, rejects, doubts = read(tmp_path)
        assert [json.loads(meta) for meta in posts["meta"]] == [{"n": {"m": 1}}, {"score": 3}]
        assert "pickle" in doubts["reason"][0]
        assert rejects.is_empty()
        assert not (tmp_path / "opened").exists()

    def test_a_folder_with_nothing_readable_is_bad_input(self, tmp_path: Path) -> None:
        (tmp_path / "photo.png").write_bytes(b"\x89PNG")
        with pytest.raises(NothingToRead, match="can be read"):
            read(tmp_path)


class TestColumnsThatAreWrong:
    def test_a_column_that_is_not_there_is_named_with_those_that_are(self, tmp_path: Path) -> None:
        posts, rejects, _ = read_csv(tmp_path, "1,,a,,x\n", columns="id=id,text=Message")
        assert posts.is_empty()
        assert "'Message' (text)" in rejects["reason"][0]
        assert "id, reply_to, speaker, at, text" in rejects["reason"][0]

    def test_a_column_less_important_is_missed_and_the_rest_is_read(self, tmp_path: Path) -> None:
        posts, rejects, doubts = read_csv(tmp_path, "1,,a,,x\n", columns="id=id,text=text,title=Subject")
        assert (posts.height, rejects.height) == (1, 0)
        assert "'Subject' (title)" in doubts["reason"][0]

    def test_columns_nobody_understands_are_listed(self, tmp_path: Path) -> None:
        (tmp_path / "p.csv").write_text("colour,shape\nred,round\n")
        posts, rejects, _ = read(tmp_path)
        assert posts.is_empty()
        assert "colour, shape" in rejects["reason"][0]
        assert "--columns" in rejects["reason"][0]

    @pytest.mark.parametrize(
        ("words", "sentence"),
        [("id=a,colour=b", "'colour'"), ("id", "'id'"), ("id=a", "text"), ("id=a,id=b,text=c", "twice")],
    )
    def test_a_column_map_says_what_is_wrong_with_it(self, words: str, sentence: str) -> None:
        with pytest.raises(BadInput, match=sentence):
            parse(words)
