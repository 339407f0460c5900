"""Invented exports of social networks, in the shape of the sources named here; each has one broken record.

X: TheExGenesis/community-archive docs/archive_data.md (commit 678cec6) for tweets.js, account.js, community-tweet.js;
  rust-utilities/twitter-archive src/structs (c739c95, archives of 2023-08-31) for direct messages; note-tweet.js as
  public readers of it agree (noteTweetId, createdAt, core.text, core.urls). Read 2026-11-24.
Mastodon: mastodon/mastodon app/services/backup_service.rb, app/presenters/activitypub/activity_presenter.rb (0486db9),
  app/serializers/activitypub/note_serializer.rb (026178b). Read 2026-11-24.
Reddit: ArthurHeitmann/arctic_shift file_content_explanations.md (1549db1); sgoettel/RedTEI wiki, 2025-02-28. Read 2026-11-24.
Facebook, Instagram: NorseKode/Waultar-App documents/parser/content_examples.md and paths and fields that several public
  tools read (your_instagram_activity/, string_map_data). Read 2026-11-24.
Bluesky: test_bluesky.py.
"""

import orjson

from yourturn.channels.archives.reddit import zstd

AT = 1676723591  # 2023-02-18 12:33:11 UTC
ISO = "2023-02-18T12:33:11Z"
PUBLIC = "https://www.w3.org/ns/activitystreams#Public"


def js(part: str, records: object) -> bytes:
    return f"window.YTD.{part}.part0 = ".encode() + orjson.dumps(records)


def tweet(post_id: str, text: str, **more: object) -> dict:
    common = {"id_str": post_id, "full_text": text, "created_at": "Sat Feb 18 12:33:11 +0000 2023"}
    return {"tweet": {**common, **more}}


LONG = "We know the whole story of the gate and why it was shut all winter, and here it is, at t.co/b"
X = {
    "data/account.js": js("account", [{"account": {"accountId": "7", "username": "harbour"}}]),
    "data/tweets.js": js(
        "tweets",
        [
            tweet(
                "1",
                "Fish &amp; chips t.co/a t.co/p",
                entities={
                    "urls": [{"url": "t.co/a", "expanded_url": "https://e.example"}],
                    "media": [{"url": "t.co/p"}],
                },
                extended_entities={"media": [{"ext_alt_text": "A plate"}]},
            ),
            tweet(
                "2",
                "@ana We know the whole story of the gate… https://t.co/x1",
                in_reply_to_status_id_str="99",
                in_reply_to_screen_name="ana",
                entities={"user_mentions": [{"screen_name": "ana"}]},
            ),
            {"tweet": {"full_text": "no id"}},
            tweet("3", "RT @ana: hello"),
            tweet(
                "5",
                "Look t.co/q",
                entities={"urls": [{"url": "t.co/q", "expanded_url": "https://x.com/ana/status/77"}]},
                edit_info={"initial": {"editTweetIds": ["4", "5"]}},
            ),
        ],
    ),
    "data/deleted-tweets.js": js("deleted_tweets", [tweet("4", "Oops")]),
    "data/note-tweet.js": js(
        "note_tweet",
        [
            {
                "noteTweet": {
                    "noteTweetId": "1002",
                    "createdAt": "2023-02-18T12:33:11.000Z",
                    "core": {
                        "text": LONG,
                        "urls": [{"shortUrl": "t.co/b", "expandedUrl": "https://b.example"}],
                    },
                }
            }
        ],
    ),
}


def sent(number: str, sender: str, text: str) -> dict:
    at = "2023-02-18T12:33:11.000Z"
    return {"messageCreate": {"id": number, "senderId": sender, "text": text, "createdAt": at, "urls": []}}


X_MESSAGES = {
    "data/account.js": X["data/account.js"],
    "data/direct-messages.js": js(
        "direct_messages",
        [
            {
                "dmConversation": {
                    "conversationId": "7-8",
                    "messages": [sent("2", "7", "Yes &lt;3"), sent("1", "8", "Open?")],
                }
            },
            {"dmConversation": {"conversationId": "7-9"}},
        ],
    ),
    "data/direct-messages-group.js": js(
        "direct_messages_group",
        [
            {
                "dmConversation": {
                    "conversationId": "66",
                    "messages": [{"participantsLeave": {"userIds": ["9"]}}, sent("3", "9", "Bye")],
                }
            }
        ],
    ),
}


def note(number: int, text: str, **more: object) -> dict:
    common = {
        "id": f"https://m.example/{number}",
        "type": "Note",
        "attributedTo": "https://m.example/ap/users/11",
        "published": ISO,
        "content": f"<p>{text}</p>",
    }
    return {"type": "Create", "object": {**common, **more}}


MASTODON = {
    "actor.json": orjson.dumps({"id": "https://m.example/ap/users/11", "preferredUsername": "harbour"}),
    "outbox.json": orjson.dumps(
        {
            "orderedItems": [
                note(
                    1,
                    "Tide &amp; wind",
                    inReplyTo="https://m.example/0",
                    contentMap={"en": "<p>Tide</p>"},
                    summary="weather",
                    to=[PUBLIC],
                    updated=ISO,
                    quote="https://n.example/q",
                    attachment=[{"type": "Document", "name": "A chart"}],
                    tag=[
                        {"type": "Mention", "name": "@ana", "href": "https://m.example/users/ana"},
                        {"type": "Mention", "name": "@bo@n.example", "href": "https://n.example/users/bo"},
                    ],
                ),
                note(2, "Psst", to=["https://m.example/users/ana"], contentMap={"pt-BR": "", "en": ""}),
                note(
                    4,
                    "Which?",
                    to=["https://m.example/users/h/followers"],
                    oneOf=[{"name": "Red"}],
                    type="Question",
                ),
                {
                    "type": "Announce",
                    "id": "https://m.example/3",
                    "object": "https://n.example/9",
                    "actor": "https://m.example/users/h",
                },
                {"type": "Announce", "id": "https://m.example/5", "object": {"id": "https://m.example/4"}},
                {"type": "Create", "object": None},
            ]
        }
    ),
}
COMMENTS = [
    {
        "id": "a",
        "parent_id": "t3_p",
        "link_id": "t3_p",
        "author": "ana",
        "created_utc": AT,
        "body": "&gt; Shut\n\nOpen?",
    },
    {
        "id": "b",
        "parent_id": "t1_a",
        "link_id": "t3_p",
        "author": "[deleted]",
        "created_utc": 1,
        "body": "[deleted]",
    },
    {
        "id": "c",
        "parent_id": "t1_a",
        "link_id": "t3_p",
        "author": "bo",
        "created_utc": 2,
        "body": "Taken back",
        "_meta": {"was_deleted_later": True},
    },
]
SUBMISSION = {
    "id": "p",
    "author": "h",
    "created_utc": str(AT),
    "title": "News &amp; views",
    "selftext": "",
    "edited": 3,
}
REDDIT = {
    "RC_2023-02.zst": zstd.compress(b"\n".join(map(orjson.dumps, COMMENTS)) + b"\n{broken\n"),
    "RS_2023-02": orjson.dumps(SUBMISSION),
    "harbour_submissions.zst": zstd.compress(orjson.dumps({**SUBMISSION, "id": "q"})),
}
MOJIBAKE = "Café am Hafen, Привет".encode().decode("latin-1")
MESSAGES = {
    "your_activity_across_facebook/messages/inbox/ana_1/message_1.json": orjson.dumps(
        {
            "messages": [
                {"sender_name": "Ana", "timestamp_ms": AT * 1000, "content": MOJIBAKE},
                {"timestamp_ms": 1},
                {"sender_name": "H", "timestamp_ms": AT * 1000 + 1000, "content": "Yes"},
                {"sender_name": "H", "timestamp_ms": AT * 1000 + 2000, "content": "gone", "is_unsent": True},
                {"sender_name": "H", "timestamp_ms": AT * 1000 + 3000, "content": "call", "call_duration": 5},
            ]
        }
    )
}
OWN_COMMENTS = {
    "comments_and_reactions/comments.json": orjson.dumps(
        {
            "comments_v2": [
                {"timestamp": AT, "data": [{"comment": {"comment": MOJIBAKE, "author": "H"}}]},
                {"timestamp": 1, "data": []},
            ]
        }
    ),
    "posts/your_posts_1.json": orjson.dumps(
        [{"timestamp": AT, "data": [{"post": "New pier"}, {"update_timestamp": 1}]}]
    ),
    "your_instagram_activity/comments/post_comments_1.json": orjson.dumps(
        [
            {
                "string_map_data": {
                    "Comment": {"value": "Lovely"},
                    "Media Owner": {"value": "ana"},
                    "Time": {"timestamp": AT},
                }
            }
        ]
    ),
    "your_instagram_activity/comments/reels_comments.json": orjson.dumps(
        {"comments_reels_comments": [{"string_list_data": [{"value": "Older", "timestamp": AT}]}]}
    ),
}
