from datetime import UTC, datetime
from pathlib import Path

import polars as pl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yourturn.channels.archives import Options, open_trees, recognise, write_convokit
from yourturn.core import schema

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=30)
TIMES = st.one_of(
    st.none(),
    st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)).map(lambda t: t.replace(tzinfo=UTC)),  # noqa: DTZ001
)


@st.composite
def archives(draw: st.DrawFn) -> pl.DataFrame:
    count = draw(st.integers(1, 6))
    rows = [
        {
            "id": f"u{n}",
            "reply_to": draw(st.one_of(st.none(), WORDS)),
            "conversation_id": draw(st.one_of(st.none(), WORDS)),
            "speaker": draw(st.one_of(st.none(), WORDS)),
            "at": draw(TIMES),
            "text": draw(WORDS),
            "title": draw(st.one_of(st.none(), WORDS)),
            "state": draw(st.sampled_from(["present", "edited", "deleted"])),
            "meta": draw(st.sampled_from([None, '{"a": 1}'])),
        }
        for n in range(count)
    ]
    return schema.conform(pl.DataFrame(rows, schema={name: schema.POSTS[name] for name in rows[0]}))


def read(folder: Path) -> tuple[pl.DataFrame, pl.DataFrame]:
    reader, tree, members = recognise(open_trees([folder]))[0]
    batches = list(reader.read(tree, members, Options()))
    return pl.concat([b.posts for b in batches]), pl.concat([b.rejects for b in batches])


class TestConvoKit:
    @given(posts=archives())
    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None)
    def test_export_then_import_is_the_identity(self, tmp_path: Path, posts: pl.DataFrame) -> None:
        write_convokit([posts.head(2), posts[2:]], tmp_path / "corpus")
        again, rejects = read(tmp_path / "corpus")
        assert again.equals(posts)
        assert rejects.is_empty()

    def test_old_names_missing_side_files_and_pickled_values(self, tmp_path: Path) -> None:
        lines = [
            '{"id": "1", "root": "1", "user": "ann", "text": "hi", "timestamp": 1700000000, "meta": {"v": "<##bin0&&@**>"}}',
            '{"id": "2", "root": "1", "user": "bob", "reply-to": "1", "text": "ho", "timestamp": null, "meta": {}}',
            '{"broken": ',
        ]
        (tmp_path / "utterances.jsonl").write_text("\n".join(lines))
        posts, rejects = read(tmp_path)
        assert posts.select("speaker", "reply_to", "meta").rows() == [("ann", None, None), ("bob", "1", None)]
        assert rejects["row"].to_list() == [3]
