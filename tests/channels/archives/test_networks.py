"""What each reader makes of its network's export; exports_social.py and exports_rooms.py name their sources."""

from datetime import UTC, datetime

import exports_rooms as rooms
import exports_social as social
import orjson
from memory_tree import read_all

from yourturn.channels.archives.base import Options
from yourturn.channels.archives.chatwoot import ChatwootExport
from yourturn.channels.archives.discourse import DiscourseArchive, DiscourseTopics
from yourturn.channels.archives.mastodon import MastodonArchive
from yourturn.channels.archives.mbox import Mailbox
from yourturn.channels.archives.meta import MetaComments, MetaMessages
from yourturn.channels.archives.reddit import RedditDump
from yourturn.channels.archives.slack import SlackExport
from yourturn.channels.archives.telegram import TelegramExport
from yourturn.channels.archives.x import XArchive
from yourturn.channels.archives.x_messages import XMessages
from yourturn.channels.archives.zendesk import ZendeskExport

NOON = datetime(2023, 2, 18, 12, 33, 11, tzinfo=UTC)


class TestXArchive:
    def test_posts_are_the_owners_with_parents_times_and_plain_words(self):
        posts, _ = read_all(XArchive(), social.X)
        rows = {post["id"]: post for post in posts}
        assert XArchive.one_sided
        assert {post["speaker"] for post in posts} == {"harbour"}
        assert rows["1"]["text"] == "Fish & chips https://e.example"
        assert '"alt":["A plate"]' in rows["1"]["meta"]
        assert rows["1"]["at"] == NOON
        assert (rows["2"]["reply_to"], rows["2"]["mentions"]) == ("99", "@ana")
        assert rows["4"]["state"] == "deleted"

    def test_long_words_go_to_the_post_of_the_same_second_that_begins_alike(self):
        posts, _ = read_all(XArchive(), social.X)
        (long,) = [post["text"] for post in posts if post["id"] == "2"]
        assert long == "@ana " + social.LONG.replace("t.co/b", "https://b.example")

    def test_long_words_that_fit_no_post_are_told(self):
        stray = {"createdAt": "2020-01-01T00:00:00.000Z", "core": {"text": "Nobody's"}}
        files = {**social.X, "data/note-tweet.js": social.js("note_tweet", [{"noteTweet": stray}])}
        rejects = [row for row in read_all(XArchive(), files)[1] if "note-tweet" in row["file"]]
        assert [(row["row"], row["content"]) for row in rejects] == [(1, "Nobody's")]

    def test_reposts_hold_somebody_elses_words_and_quotes_name_what_they_show(self):
        rows = {post["id"]: post for post in read_all(XArchive(), social.X)[0]}
        assert (rows["3"]["kind"], rows["3"]["text"], rows["3"]["quoted"]) == ("repost", "", "RT @ana: hello")
        assert (rows["5"]["kind"], rows["5"]["state"], rows["5"]["meta"]) == (
            "quote",
            "edited",
            '{"quotes":"77"}',
        )

    def test_the_owner_is_who_the_archive_says_and_else_who_was_said(self):
        nameless = {name: content for name, content in social.X.items() if "account" not in name}
        for files, speaker in ((social.X, "harbour"), (nameless, "pier")):
            posts = read_all(XArchive(), files, Options(owner="pier"))[0]
            assert {post["speaker"] for post in posts} == {speaker}


class TestXMessages:
    def test_both_sides_are_there_and_the_owner_has_its_name(self):
        posts, _ = read_all(XMessages(), social.X_MESSAGES)
        rows = {post["id"]: post for post in posts}
        assert not XMessages.one_sided
        assert {post["kind"] for post in posts} == {"dm"}
        assert (rows["dm/2"]["speaker"], rows["dm/1"]["speaker"]) == ("harbour", "8")
        assert (rows["dm/2"]["text"], rows["dm/2"]["conversation_id"], rows["dm/1"]["at"]) == (
            "Yes <3",
            "dm/7-8",
            NOON,
        )
        assert rows["dm/3"]["conversation_id"] == "dm/66"


class TestMastodonArchive:
    def test_notes_are_plain_words_with_what_the_server_says_of_them(self):
        note, private, poll, *_ = read_all(MastodonArchive(), social.MASTODON)[0]
        assert MastodonArchive.one_sided
        assert (note["text"], note["title"], note["language"]) == ("Tide & wind", "weather", "en")
        assert (note["reply_to"], note["at"], note["kind"]) == ("https://m.example/0", NOON, "quote")
        assert (note["speaker"], note["mentions"]) == ("harbour@m.example", "@ana@m.example @bo@n.example")
        assert (note["state"], note["meta"]) == (
            "edited",
            '{"quotes":"https://n.example/q","alt":["A chart"]}',
        )
        assert (private["kind"], private["language"]) == ("dm", None)
        assert (poll["kind"], poll["meta"]) == ("post", '{"seen_by":"followers","options":["Red"]}')

    def test_boosts_are_reposts_also_of_the_accounts_own_hidden_posts(self):
        boosts = read_all(MastodonArchive(), social.MASTODON)[0][3:]
        assert {boost["kind"] for boost in boosts} == {"repost"}
        assert [boost["meta"] for boost in boosts] == [
            '{"boosts":"https://n.example/9"}',
            '{"boosts":"https://m.example/4"}',
        ]
        assert boosts[0]["speaker"] == "h@m.example"


class TestLettersOfAnotherEncoding:
    def test_only_the_stray_sign_is_read_otherwise(self):
        ask = {"id": 1, "requester_id": 2, "description": "Café @", "created_at": "2023-02-18T12:33:11Z"}
        content = orjson.dumps({"tickets": [ask]}).replace(b"@", b"\xe9")
        posts, rejects = read_all(ZendeskExport(), {"tickets.json": content})
        assert ([post["text"] for post in posts], rejects) == (["Café é"], [])


class TestSlackExport:
    def test_ids_carry_the_channel_and_addresses_become_names(self):
        rows = {post["id"]: post for post in read_all(SlackExport(), rooms.SLACK)[0]}
        assert not SlackExport.one_sided
        first, reply = rows["help/1676723591.000100"], rows["help/1676723592.000100"]
        assert "other/1676723591.000100" in rows
        assert (first["text"], first["reply_to"], first["speaker"]) == ("Is it open? <3", None, "ana")
        assert (reply["text"], reply["mentions"], reply["reply_to"]) == ("@ana yes", "@ana", first["id"])

    def test_deleted_edited_and_direct_messages_say_so(self):
        rows = {post["id"]: post for post in read_all(SlackExport(), rooms.SLACK)[0]}
        gone, private = rows["help/1676723594.000100"], rows["D1/1676723591.000100"]
        assert (gone["state"], gone["text"], gone["speaker"]) == ("deleted", "", None)
        assert (private["state"], private["kind"]) == ("edited", "dm")


class TestMailbox:
    def test_replies_follow_the_last_reference_and_quotes_stay_apart(self):
        ask, answer = read_all(Mailbox(), rooms.MBOX)[0]
        assert (ask["id"], ask["speaker"], ask["title"], ask["at"]) == (
            "one@x.example",
            "ana@x.example",
            "Gate",
            NOON,
        )
        assert ask["zoned"]
        assert answer["reply_to"] == "one@x.example"
        assert answer["text"].strip() == "We got your mail."
        assert "Is the gate open?" in answer["quoted"]
        assert '"automatic":true' in answer["meta"]
        assert ask["meta"] is None


class TestRedditDump:
    def test_ids_are_full_names_and_deleted_posts_keep_their_place(self):
        comment, gone, later, post, other = read_all(RedditDump(), social.REDDIT)[0]
        assert (comment["id"], comment["reply_to"], comment["conversation_id"]) == ("t1_a", "t3_p", "t3_p")
        assert (comment["at"], comment["text"].strip()) == (NOON, "Open?")
        assert "Shut" in comment["quoted"]
        assert (gone["state"], gone["speaker"], gone["text"]) == ("deleted", None, "")
        assert (later["state"], later["text"]) == ("deleted", "")
        assert (post["id"], post["title"], post["at"], post["state"]) == (
            "t3_p",
            "News & views",
            NOON,
            "edited",
        )
        assert other["id"] == "t3_q"

    def test_the_note_says_how_much_memory_it_may_take(self):
        assert "2.2 GB" in RedditDump.note


class TestTelegramExport:
    def test_parts_are_joined_and_service_messages_passed_over(self):
        ask, answer, forward, elsewhere = read_all(TelegramExport(), rooms.TELEGRAM)[0]
        assert (ask["at"], ask["zoned"], ask["kind"], ask["speaker"]) == (NOON, True, "post", "user1")
        assert (answer["reply_to"], answer["text"], answer["speaker"]) == ("77/1", "Yes, @ana", "H")
        assert (answer["at"], answer["zoned"], answer["state"], answer["mentions"]) == (
            NOON,
            False,
            "edited",
            "@ana",
        )
        assert (forward["kind"], forward["text"], forward["quoted"]) == ("repost", "", "Storm")
        assert elsewhere["reply_to"] == "88/9"

    def test_an_accounts_export_has_all_chats_with_ids_of_their_own(self):
        private, left = read_all(TelegramExport(), rooms.TELEGRAM_ALL)[0]
        assert (private["id"], private["kind"], private["conversation_id"]) == ("5/1", "dm", "5/")
        assert (left["id"], left["kind"]) == ("77/1", "post")

    def test_control_signs_as_telegram_writes_them_do_not_cost_the_file(self):
        assert read_all(TelegramExport(), rooms.TELEGRAM_ALL)[1] == []


class TestZendeskExport:
    def test_internal_notes_are_passed_over_and_comments_follow_each_other(self):
        ask, answer = read_all(ZendeskExport(), rooms.ZENDESK)[0]
        assert (ask["at"], ask["title"], answer["title"]) == (NOON, "Gate", None)
        assert (answer["id"], answer["reply_to"], answer["conversation_id"]) == ("53", "51", "5")

    def test_lines_of_tickets_without_comments_give_their_first_message(self):
        posts, rejects = read_all(ZendeskExport(), rooms.ZENDESK_LINES)
        assert [(post["id"], post["text"], post["speaker"]) for post in posts] == [
            ("ticket-6", "Open?", "1"),
            ("ticket-7", "Open?", "1"),
        ]
        assert rejects == []


class TestChatwootExport:
    def test_private_notes_are_passed_over_and_deleted_messages_keep_their_place(self):
        ask, answer, gone = read_all(ChatwootExport(), rooms.CHATWOOT)[0]
        assert (ask["speaker"], ask["at"]) == ("contact/3", NOON)
        assert (answer["speaker"], answer["reply_to"], answer["conversation_id"]) == ("user/4", "1", "9")
        assert (gone["state"], gone["text"]) == ("deleted", "")


class TestDiscourse:
    def test_the_user_archive_knows_no_parents_and_names_its_owner(self):
        first, private = read_all(DiscourseArchive(), rooms.DISCOURSE)[0]
        assert DiscourseArchive.one_sided
        assert (first["id"], first["speaker"], first["at"], first["reply_to"]) == (
            "8/1",
            "harbour",
            NOON,
            None,
        )
        assert (first["title"], private["title"], private["kind"]) == ("Gate", None, "dm")

    def test_a_renamed_zip_gets_the_owner_that_was_said(self):
        (content,) = rooms.DISCOURSE.values()
        for files, speaker in ((rooms.DISCOURSE, "harbour"), ({"user_archive.csv": content}, "pier")):
            posts = read_all(DiscourseArchive(), files, Options(owner="pier"))[0]
            assert {post["speaker"] for post in posts} == {speaker}

    def test_topics_have_both_sides_with_parents(self):
        ask, answer, gone = read_all(DiscourseTopics(), rooms.TOPIC)[0]
        assert (ask["text"], ask["at"], ask["reply_to"], ask["title"]) == ("Open?", NOON, None, "Gate")
        assert (answer["reply_to"], answer["speaker"], answer["state"]) == ("8/1", "h", "edited")
        assert (gone["state"], gone["text"]) == ("deleted", "")


class TestMeta:
    def test_messages_are_mended_and_stay_in_their_thread(self):
        ask, answer, gone = read_all(MetaMessages(), social.MESSAGES)[0]
        assert (ask["text"], ask["at"], ask["kind"]) == ("Café am Hafen, Привет", NOON, "dm")
        assert ask["conversation_id"] == answer["conversation_id"]
        assert (gone["state"], gone["text"]) == ("deleted", "")

    def test_comments_and_posts_are_one_sided_and_name_no_parent(self):
        posts = read_all(MetaComments(), social.OWN_COMMENTS)[0]
        assert MetaComments.one_sided
        assert [(post["text"], post["speaker"], post["channel"]) for post in posts] == [
            ("Café am Hafen, Привет", "H", "facebook"),
            ("New pier", "owner", "facebook"),
            ("Lovely", "owner", "instagram"),
            ("Older", "owner", "instagram"),
        ]
        assert {post["at"] for post in posts} == {NOON}
        assert {post["reply_to"] for post in posts} == {None}

    def test_the_owner_that_was_said_stands_where_the_file_names_nobody(self):
        posts = read_all(MetaComments(), social.OWN_COMMENTS, Options(owner="pier"))[0]
        assert [post["speaker"] for post in posts] == ["H", "pier", "pier", "pier"]
