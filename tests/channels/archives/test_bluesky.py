"""Invented repositories, after atproto.com/specs/repository and the lexicons of npm's @atproto/api 0.20.44.

Read 2026-11-24; a repository of a real server (@atproto/pds, dev-env 0.6.7) was read with the reader that day.
"""

from hashlib import sha256

import libipld
from hypothesis import given
from hypothesis import strategies as st
from memory_tree import read_all

from yourturn.channels.archives.bluesky import BlueskyRepository


def block(value: object) -> tuple[bytes, bytes]:
    content = libipld.encode_dag_cbor(value)
    cid = b"\x01\x71\x12\x20" + sha256(content).digest()
    size = len(cid) + len(content)
    return cid, bytes([size & 0x7F | 0x80, size >> 7]) + cid + content


def repository_of(records: dict[str, object]) -> bytes:
    """A repository of one tree node, without compressed keys."""
    stored = {path: block(record) for path, record in sorted(records.items())}
    entries = [{"p": 0, "k": path.encode(), "v": cid, "t": None} for path, (cid, _) in stored.items()]
    tree, node = block({"l": None, "e": entries})
    root, commit = block({"did": "did:plc:a", "version": 3, "data": tree})
    header = libipld.encode_dag_cbor({"roots": [root], "version": 1})
    return bytes([len(header)]) + header + b"".join(content for _, content in stored.values()) + node + commit


def repository() -> bytes:
    first, one = block({"text": "Tide is in", "createdAt": "2023-02-18T12:33:11Z"})
    parent = {"uri": "at://did:plc:b/app.bsky.feed.post/z"}
    second, two = block(
        {"text": "Yes", "createdAt": "2023-02-18T12:34:11Z", "reply": {"parent": parent, "root": parent}}
    )
    lost, _ = block({"text": "never stored"})
    entries = [
        {"p": 0, "k": b"app.bsky.feed.post/a1", "v": first, "t": None},
        {"p": 20, "k": b"2", "v": second, "t": None},
        {"p": 20, "k": b"3", "v": lost, "t": None},
    ]
    tree, three = block({"l": None, "e": entries})
    root, four = block({"did": "did:plc:a", "version": 3, "data": tree})
    header = libipld.encode_dag_cbor({"roots": [root], "version": 1})
    return bytes([len(header)]) + header + one + two + three + four


class TestBlueskyRepository:
    def test_addresses_come_from_the_tree_and_parents_from_the_post(self):
        (first, second), rejects = read_all(BlueskyRepository(), {"repo.car": repository()})
        assert BlueskyRepository.one_sided
        assert first["id"] == "at://did:plc:a/app.bsky.feed.post/a1"
        assert second["id"].endswith("/a2")
        assert second["reply_to"] == "at://did:plc:b/app.bsky.feed.post/z"
        assert (first["text"], first["at"].hour) == ("Tide is in", 12)
        assert [reject["row"] for reject in rejects] == [3]

    def test_quotes_reposts_mentions_languages_and_alternative_texts(self):
        shown = {"uri": "at://did:plc:b/app.bsky.feed.post/z", "cid": "c"}
        picture = {"$type": "app.bsky.embed.images", "images": [{"alt": "A blue door"}]}
        mention = {"features": [{"$type": "app.bsky.richtext.facet#mention", "did": "did:plc:b"}]}
        common = {"createdAt": "2023-02-18T12:33:11Z"}
        records = {
            "app.bsky.feed.like/1": {"subject": shown, **common},
            "app.bsky.feed.post/1": {"text": "a", "langs": ["pt-BR"], "embed": {"record": shown}, **common},
            "app.bsky.feed.post/2": {
                "text": "b",
                "facets": [mention],
                "embed": {"record": {"record": shown}, "media": picture},
                **common,
            },
            "app.bsky.feed.post/3": {
                "text": "c",
                "langs": ["en", "de"],
                "embed": {"record": {"uri": "at://did:plc:b/app.bsky.graph.list/l"}},
                **common,
            },
            "app.bsky.feed.post/4": {"text": 7, **common},
            "app.bsky.feed.repost/1": {"subject": shown, **common},
        }
        posts, rejects = read_all(BlueskyRepository(), {"repo.car": repository_of(records)})
        assert [(post["text"], post["kind"], post["language"]) for post in posts] == [
            ("a", "quote", "pt"),
            ("b", "quote", None),
            ("c", "post", None),
            ("", "repost", None),
        ]
        assert posts[1]["mentions"] == "did:plc:b"
        assert '"alt":["A blue door"]' in posts[1]["meta"]
        assert posts[3]["meta"] == '{"boosts":"at://did:plc:b/app.bsky.feed.post/z"}'
        assert len(rejects) == 1

    @given(st.binary(max_size=80) | st.integers(0, 500).map(lambda end: repository()[:end]))
    def test_random_or_truncated_bytes_never_raise(self, content):
        posts, rejects = read_all(BlueskyRepository(), {"repo.car": content})
        assert posts or rejects or not content
