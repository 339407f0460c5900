"""What holds for every reader of a network's export, on the invented exports, whole and broken."""

import json
import zipfile

import exports_rooms as rooms
import exports_social as social
import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from memory_tree import MemoryTree, read_all

from yourturn.channels.archives import open_trees
from yourturn.channels.archives.base import Options
from yourturn.channels.archives.chatwoot import ChatwootExport
from yourturn.channels.archives.discourse import DiscourseArchive, DiscourseTopics
from yourturn.channels.archives.mastodon import MastodonArchive
from yourturn.channels.archives.mbox import Mailbox
from yourturn.channels.archives.meta import MetaComments, MetaMessages
from yourturn.channels.archives.networks import NETWORK_READERS
from yourturn.channels.archives.reddit import RedditDump
from yourturn.channels.archives.slack import SlackExport
from yourturn.channels.archives.telegram import TelegramExport
from yourturn.channels.archives.x import XArchive
from yourturn.channels.archives.x_messages import XMessages
from yourturn.channels.archives.zendesk import ZendeskExport
from yourturn.core import schema

FIXTURES = [
    (DiscourseArchive(), rooms.DISCOURSE),
    (DiscourseTopics(), rooms.TOPIC),
    (MetaMessages(), social.MESSAGES),
    (MetaComments(), social.OWN_COMMENTS),
    (XArchive(), social.X),
    (XMessages(), social.X_MESSAGES),
    (MastodonArchive(), social.MASTODON),
    (SlackExport(), rooms.SLACK),
    (Mailbox(), rooms.MBOX),
    (RedditDump(), social.REDDIT),
    (TelegramExport(), rooms.TELEGRAM),
    (ZendeskExport(), rooms.ZENDESK),
    (ChatwootExport(), rooms.CHATWOOT),
]
every_reader = pytest.mark.parametrize(
    ("reader", "files"), FIXTURES, ids=lambda value: getattr(value, "name", "")
)


@every_reader
class TestEveryReader:
    def test_one_broken_record_is_quarantined_with_file_and_reason(self, reader, files):
        posts, rejects = read_all(reader, files)
        assert posts
        assert len(rejects) == 1
        assert rejects[0]["file"] in files
        assert rejects[0]["row"] >= 1
        assert rejects[0]["reason"].endswith(".")

    def test_batches_have_the_agreed_columns_and_add_up(self, reader, files):
        tree = MemoryTree(files)
        batches = list(reader.read(tree, reader.recognise(tree), Options(batch_rows=1)))
        assert len(batches) > 1
        assert all(batch.posts.columns == list(schema.POSTS) for batch in batches)
        assert sum(batch.posts.height for batch in batches) == len(read_all(reader, files)[0])

    def test_no_other_reader_takes_the_tree(self, reader, files):
        assert [other.name for other in NETWORK_READERS if other.recognise(MemoryTree(files))] == [
            reader.name
        ]

    @settings(max_examples=25, deadline=None)
    @given(data=st.data())
    def test_random_or_truncated_bytes_never_raise(self, reader, files, data):
        damaged = {
            name: data.draw(
                st.binary(max_size=60) | st.integers(0, len(content)).map(lambda end, c=content: c[:end])
            )
            for name, content in files.items()
        }
        posts, rejects = read_all(reader, damaged)
        assert all(post["id"] for post in posts)
        assert all(reject["reason"] for reject in rejects)

    def test_folders_and_zips_on_disk_give_the_same_posts(self, reader, files, tmp_path):
        folder = tmp_path / "folder"
        with zipfile.ZipFile(tmp_path / "export.zip", "w", zipfile.ZIP_DEFLATED) as packed:
            for name, content in files.items():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).write_bytes(content)
                packed.writestr(name, content)
        expected, _ = read_all(reader, files)
        for place in (folder, tmp_path / "export.zip"):
            (tree,) = open_trees([place])
            batches = list(reader.read(tree, reader.recognise(tree), Options()))
            assert [post for batch in batches for post in batch.posts.to_dicts()] == expected

    @settings(max_examples=40, deadline=None)
    @given(data=st.data())
    def test_a_value_of_another_type_never_raises(self, reader, files, data):
        name = data.draw(st.sampled_from(sorted(files)))
        start = files[name].find(b"=") + 1 if name.endswith(".js") else 0
        if not name.endswith((".js", ".json")) or len(files[name]) < 3:
            return
        whole = orjson.loads(files[name][start:])
        holder = data.draw(st.sampled_from(list(_holders(whole)) or [[0]]))
        keys = list(holder) if isinstance(holder, dict) else range(len(holder))
        holder[data.draw(st.sampled_from(keys))] = data.draw(
            st.sampled_from([None, 7, -1.5, True, "x", "", [], [7], {}, {"id": []}, 10**30])
        )
        posts, rejects = read_all(reader, {**files, name: files[name][:start] + json.dumps(whole).encode()})
        assert all(post["id"] for post in posts)
        assert all(reject["file"] and reject["reason"] for reject in rejects)

    def test_a_file_in_another_encoding_and_a_zip_inside_are_told(self, reader, files):
        utf_16 = {
            name: content.decode("utf-8", "replace").encode("utf-16") for name, content in files.items()
        }
        posts, rejects = read_all(reader, {**utf_16, "inner.zip": b"PK"})
        assert not posts
        assert rejects

    def test_one_letter_in_another_encoding_costs_no_file(self, reader, files):
        name = next((name for name in files if name.endswith(".json")), None)
        if name is None:
            return
        latin = files[name].replace(b"Open?", b"Open\xe9?").replace(b"Tide", b"T\xeede")
        assert len(read_all(reader, {**files, name: b"\xef\xbb\xbf" + latin})[0]) == len(
            read_all(reader, files)[0]
        )

    def test_the_source_and_the_day_it_was_read_are_named(self, reader, files):
        assert "read 2026-11-24" in reader.follows
        assert files


def _holders(value):
    """Every object and list in it that holds anything."""
    if isinstance(value, dict | list) and value:
        yield value
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _holders(inner)
