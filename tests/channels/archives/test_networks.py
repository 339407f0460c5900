"""Every reader of a network's export, on fixtures written by hand after the page that each reader's `follows` names."""

from datetime import UTC, datetime

import orjson
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st
from memory_tree import MemoryTree, read_all

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
from yourturn.channels.archives.zendesk import ZendeskExport
from yourturn.core import schema


def js(part: str, records: object) -> bytes:
    return f"window.YTD.{part}.part0 = ".encode() + orjson.dumps(records)


def tweet(post_id: str, text: str, **more: object) -> dict:
    return {
        "tweet": {
            "id_str": post_id,
            "full_text": text,
            "created_at": "Sat Feb 18 12:33:11 +0000 2023",
            **more,
        }
    }


X = {
    "data/account.js": js("account", [{"account": {"accountId": "7", "username": "harbour"}}]),
    "data/tweets.js": js(
        "tweets",
        [
            tweet(
                "1",
                "Fish &amp; chips t.co/a",
                entities={"urls": [{"url": "t.co/a", "expanded_url": "https://e.org"}]},
            ),
            tweet("2", "We know", in_reply_to_status_id_str="99", in_reply_to_screen_name="ana"),
            {"tweet": {"full_text": "no id"}},
            tweet("3", "RT @ana: hello"),
        ],
    ),
    "data/deleted-tweets.js": js("deleted_tweets", [tweet("4", "Oops")]),
    "data/note-tweet.js": js(
        "note_tweet", [{"noteTweet": {"tweetId": "2", "core": {"text": "We know the whole story"}}}]
    ),
}
MASTODON = {
    "outbox.json": orjson.dumps(
        {
            "orderedItems": [
                {
                    "type": "Create",
                    "object": {
                        "id": "https://m.org/1",
                        "inReplyTo": "https://m.org/0",
                        "attributedTo": "https://m.org/users/h",
                        "published": "2023-02-18T12:33:11Z",
                        "content": "<p>Tide &amp; wind</p>",
                        "contentMap": {"en": "<p>Tide</p>"},
                        "summary": "weather",
                        "to": ["https://www.w3.org/ns/activitystreams#Public"],
                    },
                },
                {
                    "type": "Create",
                    "object": {
                        "id": "https://m.org/2",
                        "content": "<p>Psst</p>",
                        "published": "2023-02-18T12:33:11Z",
                        "to": ["https://m.org/users/ana"],
                    },
                },
                {
                    "type": "Announce",
                    "id": "https://m.org/3",
                    "object": "https://n.org/9",
                    "actor": "https://m.org/users/h",
                },
                {"type": "Create", "object": None},
            ]
        }
    )
}
SLACK = {
    "channels.json": b"[]",
    "users.json": orjson.dumps([{"id": "U1", "name": "ana"}]),
    "help/2023-02-18.json": orjson.dumps(
        [
            {"ts": "1676723591.000100", "user": "U1", "text": "Is it open? &lt;3"},
            {"ts": "1676723592.000100", "thread_ts": "1676723591.000100", "user": "U2", "text": "<@U1> yes"},
            {"ts": "1676723593.000100", "subtype": "channel_join", "text": "joined"},
            {"user": "U1", "text": "no time"},
        ]
    ),
    "other/2023-02-18.json": orjson.dumps([{"ts": "1676723591.000100", "user": "U2", "text": "Same ts"}]),
}
MBOX = {
    "desk.mbox": b"""From ana@x.org Sat Feb 18 12:33:11 2023
From: Ana <Ana@x.org>
Message-ID: <one@x.org>
Date: Sat, 18 Feb 2023 13:33:11 +0100
Subject: Gate

Is the gate open?

From desk@x.org Sat Feb 18 12:40:11 2023
From: desk@x.org
Message-ID: <two@x.org>
References: <zero@x.org> <one@x.org>
Auto-Submitted: auto-replied
Date: Sat, 18 Feb 2023 12:40:11 +0000

We got your mail.

> Is the gate open?

From nobody
garbage

"""
}
COMMENTS = [
    {
        "id": "a",
        "parent_id": "t3_p",
        "link_id": "t3_p",
        "author": "ana",
        "created_utc": 1676723591,
        "body": "Open?",
    },
    {
        "id": "b",
        "parent_id": "t1_a",
        "link_id": "t3_p",
        "author": "[deleted]",
        "created_utc": 1,
        "body": "[deleted]",
    },
]
REDDIT = {
    "RC_2023-02.zst": zstandard.compress(b"\n".join(map(orjson.dumps, COMMENTS)) + b"\n{broken\n"),
    "RS_2023-02": orjson.dumps(
        {"id": "p", "author": "h", "created_utc": "1676723591", "title": "News", "selftext": ""}
    ),
}
TELEGRAM = {
    "result.json": orjson.dumps(
        {
            "messages": [
                {
                    "id": 1,
                    "type": "message",
                    "from_id": "user1",
                    "date_unixtime": "1676723591",
                    "text": "Open?",
                },
                {
                    "id": 2,
                    "reply_to_message_id": 1,
                    "from": "H",
                    "text": ["Yes, ", {"type": "bold", "text": "now"}],
                },
                {"id": 3, "type": "service", "text": ""},
                {"text": "no id"},
            ]
        }
    )
}
ZENDESK = {
    "tickets.json": orjson.dumps(
        [
            {
                "id": 5,
                "comments": [
                    {
                        "id": 51,
                        "author_id": 1,
                        "created_at": "2023-02-18T12:33:11Z",
                        "plain_body": "Open?",
                        "public": True,
                    },
                    {
                        "id": 52,
                        "author_id": 2,
                        "created_at": "2023-02-18T12:34:11Z",
                        "body": "secret",
                        "public": False,
                    },
                    {
                        "id": 53,
                        "author_id": 2,
                        "created_at": "2023-02-18T12:35:11Z",
                        "body": "Yes",
                        "public": True,
                    },
                    {"author_id": 2, "body": "no id"},
                ],
            }
        ]
    )
}
CHATWOOT = {
    "chatwoot.json": orjson.dumps(
        [
            {
                "id": 1,
                "conversation_id": 9,
                "sender_id": 3,
                "sender_type": "Contact",
                "message_type": 0,
                "content": "Open?",
                "created_at": 1676723591,
            },
            {
                "id": 2,
                "conversation_id": 9,
                "message_type": 1,
                "content": "Yes",
                "created_at": "2023-02-18T12:35:11Z",
                "content_attributes": {"in_reply_to": 1},
            },
            {"id": 3, "conversation_id": 9, "message_type": 1, "content": "secret", "private": True},
            {"id": 4, "conversation_id": 9, "message_type": 8, "content": "?"},
        ]
    )
}
DISCOURSE = {
    "user_archive.csv": b"topic_title,is_pm,post_raw,url,created_at\n"
    b"Gate,No,Is it open?,https://f.org/t/gate/8/1,2023-02-18 12:33:11 UTC\n"
    b"Gate,No,Lost,nowhere,2023-02-18 12:33:11 UTC\n"
    b"Gate,Yes,It is,https://f.org/t/gate/8/3,2023-02-18 12:33:11 UTC\n"
}
TOPIC = {
    "topic-8.json": orjson.dumps(
        {
            "post_stream": {
                "posts": [
                    {
                        "topic_id": 8,
                        "post_number": 1,
                        "username": "ana",
                        "cooked": "<p>Open?</p>",
                        "created_at": "2023-02-18T12:33:11.000Z",
                    },
                    {
                        "topic_id": 8,
                        "post_number": 2,
                        "username": "h",
                        "cooked": "<p>Yes</p>",
                        "reply_to_post_number": 1,
                    },
                    {"topic_id": 8, "cooked": "no number"},
                ]
            }
        }
    )
}
MOJIBAKE = "Café am Hafen".encode().decode("latin-1")
MESSAGES = {
    "messages/inbox/ana_1/message_1.json": orjson.dumps(
        {
            "messages": [
                {"sender_name": "Ana", "timestamp_ms": 1676723591000, "content": MOJIBAKE},
                {"timestamp_ms": 1},
                {"sender_name": "H", "timestamp_ms": 1676723592000, "content": "Yes"},
            ]
        }
    )
}
OWN_COMMENTS = {
    "comments_and_reactions/comments.json": orjson.dumps(
        {
            "comments_v2": [
                {"timestamp": 1676723591, "data": [{"comment": {"comment": MOJIBAKE, "author": "H"}}]},
                {"timestamp": 1, "data": []},
            ]
        }
    )
}
FIXTURES = [
    (DiscourseArchive(), DISCOURSE),
    (DiscourseTopics(), TOPIC),
    (MetaMessages(), MESSAGES),
    (MetaComments(), OWN_COMMENTS),
    (XArchive(), X),
    (MastodonArchive(), MASTODON),
    (SlackExport(), SLACK),
    (Mailbox(), MBOX),
    (RedditDump(), REDDIT),
    (TelegramExport(), TELEGRAM),
    (ZendeskExport(), ZENDESK),
    (ChatwootExport(), CHATWOOT),
]
NOON = datetime(2023, 2, 18, 12, 33, 11, tzinfo=UTC)
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


class TestXArchive:
    def test_posts_are_the_owners_with_parents_times_and_plain_words(self):
        posts, _ = read_all(XArchive(), X)
        rows = {post["id"]: post for post in posts}
        assert XArchive.one_sided
        assert {post["speaker"] for post in posts} == {"harbour"}
        assert rows["1"]["text"] == "Fish & chips https://e.org"
        assert rows["1"]["at"] == NOON
        assert rows["2"]["reply_to"] == "99"
        assert rows["2"]["text"] == "We know the whole story"
        assert rows["3"]["kind"] == "repost"
        assert rows["4"]["state"] == "deleted"


class TestMastodonArchive:
    def test_notes_are_plain_words_and_boosts_are_reposts(self):
        note, private, boost = read_all(MastodonArchive(), MASTODON)[0]
        assert MastodonArchive.one_sided
        assert (note["text"], note["title"], note["language"]) == ("Tide & wind", "weather", "en")
        assert (note["reply_to"], note["at"], note["kind"]) == ("https://m.org/0", NOON, "post")
        assert private["kind"] == "dm"
        assert boost["kind"] == "repost"
        assert "https://n.org/9" in boost["meta"]


class TestSlackExport:
    def test_ids_carry_the_channel_and_addresses_become_names(self):
        first, reply, other = read_all(SlackExport(), SLACK)[0]
        assert not SlackExport.one_sided
        assert first["id"] == "help/1676723591.000100"
        assert other["id"] == "other/1676723591.000100"
        assert first["text"] == "Is it open? <3"
        assert first["reply_to"] is None
        assert reply["reply_to"] == first["id"]
        assert (reply["text"], reply["mentions"]) == ("@ana yes", "@ana")
        assert first["speaker"] == "ana"


class TestMailbox:
    def test_replies_follow_the_last_reference_and_quotes_stay_apart(self):
        ask, answer = read_all(Mailbox(), MBOX)[0]
        assert (ask["id"], ask["speaker"], ask["title"], ask["at"]) == (
            "one@x.org",
            "ana@x.org",
            "Gate",
            NOON,
        )
        assert ask["zoned"]
        assert answer["reply_to"] == "one@x.org"
        assert answer["text"].strip() == "We got your mail."
        assert "Is the gate open?" in answer["quoted"]
        assert '"automatic":true' in answer["meta"]
        assert ask["meta"] is None


class TestRedditDump:
    def test_ids_are_full_names_and_deleted_posts_keep_their_place(self):
        comment, gone, post = read_all(RedditDump(), REDDIT)[0]
        assert (comment["id"], comment["reply_to"], comment["conversation_id"]) == ("t1_a", "t3_p", "t3_p")
        assert comment["at"] == NOON
        assert (gone["state"], gone["speaker"], gone["text"]) == ("deleted", None, "")
        assert (post["id"], post["title"], post["at"]) == ("t3_p", "News", NOON)

    def test_the_note_says_how_much_memory_it_may_take(self):
        assert "2.2 GB" in RedditDump.note


class TestTelegramExport:
    def test_parts_are_joined_and_service_messages_passed_over(self):
        ask, answer = read_all(TelegramExport(), TELEGRAM)[0]
        assert ask["at"] == NOON
        assert (answer["reply_to"], answer["text"], answer["speaker"]) == ("1", "Yes, now", "H")


class TestZendeskExport:
    def test_internal_notes_are_passed_over_and_comments_follow_each_other(self):
        ask, answer = read_all(ZendeskExport(), ZENDESK)[0]
        assert ask["at"] == NOON
        assert (answer["id"], answer["reply_to"], answer["conversation_id"]) == ("53", "51", "5")


class TestChatwootExport:
    def test_private_notes_are_passed_over(self):
        ask, answer = read_all(ChatwootExport(), CHATWOOT)[0]
        assert (ask["speaker"], ask["at"]) == ("Contact/3", NOON)
        assert (answer["reply_to"], answer["conversation_id"]) == ("1", "9")


class TestDiscourse:
    def test_the_user_archive_knows_no_parents_and_takes_its_owner_from_the_options(self):
        first, private = read_all(DiscourseArchive(), DISCOURSE, Options(owner="h"))[0]
        assert DiscourseArchive.one_sided
        assert (first["id"], first["speaker"], first["at"], first["reply_to"]) == ("8/1", "h", NOON, None)
        assert (first["title"], private["title"], private["kind"]) == ("Gate", None, "dm")

    def test_topics_have_both_sides_with_parents(self):
        ask, answer = read_all(DiscourseTopics(), TOPIC)[0]
        assert (ask["text"], ask["at"], ask["reply_to"]) == ("Open?", NOON, None)
        assert (answer["reply_to"], answer["speaker"]) == ("8/1", "h")


class TestMeta:
    def test_messages_are_mended_and_stay_in_their_thread(self):
        ask, answer = read_all(MetaMessages(), MESSAGES)[0]
        assert (ask["text"], ask["at"], ask["kind"]) == ("Café am Hafen", NOON, "dm")
        assert ask["conversation_id"] == answer["conversation_id"] == "messages/inbox/ana_1"

    def test_comments_are_one_sided_and_name_no_parent(self):
        (comment,) = read_all(MetaComments(), OWN_COMMENTS)[0]
        assert MetaComments.one_sided
        assert (comment["text"], comment["speaker"], comment["at"]) == ("Café am Hafen", "H", NOON)
        assert comment["reply_to"] is None
