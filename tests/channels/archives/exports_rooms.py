"""Invented exports of chats, forums, desks and mail, in the shape of the sources named here; each has one broken record.

Slack: slack.com/help/articles/220556107-How-to-read-Slack-data-exports; docs.slack.dev/reference/events/message. Read 2026-11-24.
Telegram: telegramdesktop/tdesktop Telegram/SourceFiles/export/output/export_output_json.cpp (006cadc). Read 2026-11-24.
Discourse: discourse/discourse app/jobs/regular/export_user_archive.rb (0580b1c), app/serializers/post_serializer.rb
  (01bde1b), app/models/post.rb. Read 2026-11-24.
Zendesk: support.zendesk.com/hc/en-us/articles/4408886165402; developer.zendesk.com api-reference/ticketing. Read 2026-11-24.
Chatwoot: chatwoot/chatwoot app/views/api/v1/models/_message.json.jbuilder (15a9c5a), app/models/message.rb (0049df8). Read 2026-11-24.
Mail: RFC 5322 (2008-10), RFC 4155 (2005-09). Read 2026-11-24.
"""

import orjson

AT = 1676723591  # 2023-02-18 12:33:11 UTC
ISO = "2023-02-18T12:33:11Z"
SLACK = {
    "channels.json": b"[]",
    "dms.json": orjson.dumps([{"id": "D1", "members": ["U1", "U2"]}]),
    "users.json": orjson.dumps([{"id": "U1", "name": "ana"}]),
    "help/2023-02-18.json": orjson.dumps(
        [
            {"type": "message", "ts": f"{AT}.000100", "user": "U1", "text": "Is it open? &lt;3"},
            {
                "type": "message",
                "ts": f"{AT + 1}.000100",
                "thread_ts": f"{AT}.000100",
                "user": "U2",
                "text": "<@U1> yes",
            },
            {"type": "message", "ts": f"{AT + 2}.000100", "subtype": "channel_join", "text": "joined"},
            {
                "type": "message",
                "ts": f"{AT + 3}.000100",
                "subtype": "tombstone",
                "user": "USLACKBOT",
                "text": "This message was deleted.",
            },
            {"type": "message", "user": "U1", "text": "no time"},
        ]
    ),
    "other/2023-02-18.json": orjson.dumps(
        [{"type": "message", "ts": f"{AT}.000100", "user": "U2", "text": "Same ts"}]
    ),
    "D1/2023-02-18.json": orjson.dumps(
        [{"type": "message", "ts": f"{AT}.000100", "user": "U2", "edited": {"ts": "1"}, "text": "Psst"}]
    ),
}
MBOX = {
    "desk.mbox": b"""From ana@x.example Sat Feb 18 12:33:11 2023
From: Ana <Ana@x.example>
Message-ID: <one@x.example>
Date: Sat, 18 Feb 2023 13:33:11 +0100
Subject: Gate

Is the gate open?

From desk@x.example Sat Feb 18 12:40:11 2023
From: desk@x.example
Message-ID: <two@x.example>
References: <zero@x.example> <one@x.example>
Auto-Submitted: auto-replied
Date: Sat, 18 Feb 2023 12:40:11 +0000

We got your mail.

> Is the gate open?

From nobody
garbage

"""
}
CHAT = {
    "name": "Ferry",
    "type": "public_supergroup",
    "id": 77,
    "messages": [
        {
            "id": 1,
            "type": "message",
            "from": "Ana",
            "from_id": "user1",
            "date_unixtime": str(AT),
            "text": "Open?",
        },
        {
            "id": 2,
            "type": "message",
            "reply_to_message_id": 1,
            "from": "H",
            "date": "2023-02-18T12:33:11",
            "edited_unixtime": str(AT),
            "text": ["Yes, ", {"type": "mention", "text": "@ana"}],
        },
        {"id": 3, "type": "service", "action": "pin_message", "text": ""},
        {
            "id": 4,
            "type": "message",
            "forwarded_from": "News",
            "from_id": "user1",
            "text": "Storm",
            "date_unixtime": str(AT),
        },
        {
            "id": 5,
            "type": "message",
            "reply_to_message_id": 9,
            "reply_to_peer_id": "channel88",
            "text": "There",
        },
        {"id": 6, "type": "unsupported"},
    ],
}
TELEGRAM = {"result.json": orjson.dumps(CHAT)}
ONE_TO_ONE = {
    "name": "Bo",
    "type": "personal_chat",
    "id": 5,
    "messages": [{**CHAT["messages"][0], "poll": None}],
}
TELEGRAM_ALL = {
    "result.json": orjson.dumps(
        {
            "about": "",
            "chats": {"list": [ONE_TO_ONE]},
            "left_chats": {"list": [{**CHAT, "messages": CHAT["messages"][:1]}]},
        }
    ).replace(b"Open?", b"Open\\x1F?")
}
ZENDESK = {
    "tickets.json": orjson.dumps(
        [
            {
                "id": 5,
                "subject": "Gate",
                "comments": [
                    {"id": 51, "author_id": 1, "created_at": ISO, "plain_body": "Open?", "public": True},
                    {"id": 52, "author_id": 2, "created_at": ISO, "body": "secret", "public": False},
                    {"id": 53, "author_id": 2, "created_at": ISO, "body": "Yes", "public": True},
                    {"author_id": 2, "body": "no id"},
                ],
            }
        ]
    )
}
ZENDESK_LINES = {
    "tickets.json": b"\n".join(
        orjson.dumps(
            {"id": number, "requester_id": 1, "created_at": ISO, "subject": "Gate", "description": "Open?"}
        )
        for number in (6, 7)
    )
}
CHATWOOT = {
    "chatwoot-9.json": orjson.dumps(
        {
            "meta": {},
            "payload": [
                {
                    "id": 1,
                    "conversation_id": 9,
                    "sender": {"id": 3, "type": "contact", "name": "Ana"},
                    "message_type": 0,
                    "content": "Open?",
                    "created_at": AT,
                },
                {
                    "id": 2,
                    "conversation_id": 9,
                    "message_type": 1,
                    "sender_id": 4,
                    "sender_type": "User",
                    "content": "Yes",
                    "created_at": ISO,
                    "content_attributes": '{"in_reply_to": 1}',
                },
                {"id": 3, "conversation_id": 9, "message_type": 1, "content": "secret", "private": True},
                {
                    "id": 5,
                    "conversation_id": 9,
                    "message_type": 1,
                    "content": "gone",
                    "content_attributes": {"deleted": True},
                },
                {"id": 4, "conversation_id": 9, "message_type": 8, "content": "?"},
            ],
        }
    )
}
HEADER = b"topic_title,categories,is_pm,post_raw,post_cooked,like_count,reply_count,url,created_at\n"
DISCOURSE = {
    "user_archive-harbour-230218-123311-4/user_archive.csv": HEADER
    + b"Gate,Help,No,Is it open?,,0,0,https://f.example/t/gate/8/1,2023-02-18 12:33:11 UTC\n"
    + b"Gate,Help,No,Lost,,0,0,nowhere,2023-02-18 12:33:11 UTC\n"
    + b"Gate,-,Ja,It is,,0,0,https://f.example/t/gate/8/3,2023-02-18 12:33:11 UTC\n"
}


def post(number: int, **more: object) -> dict:
    common = {"topic_id": 8, "post_number": number, "post_type": 1, "cooked": "<p>Yes</p>", "username": "h"}
    return {**common, "created_at": "2023-02-18T12:33:11.000Z", **more}


TOPIC = {
    "topic-8.json": orjson.dumps(
        {
            "title": "Gate",
            "archetype": "regular",
            "post_stream": {
                "posts": [
                    post(1, username="ana", cooked="<p>Open?</p>"),
                    post(2, reply_to_post_number=1, version=2),
                    post(3, post_type=3, cooked=""),
                    post(4, deleted_at="2023-02-19T12:33:11.000Z"),
                    {"topic_id": 8, "cooked": "no number"},
                ]
            },
        }
    )
}
