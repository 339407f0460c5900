"""What is brought in by hand waits, and is answered, as anything else."""

import pytest
from tests.harbour import NOON, Harbour, later, settle

from yourturn.actions import by_hand, reply
from yourturn.core.errors import BadInput, NotThere
from yourturn.core.permissions import NotAllowed
from yourturn.store.models import Channel, Need, Post, Seat

LINK = "https://faces.example/42"


@pytest.fixture
def harbour() -> Harbour:
    return settle()


def paste(harbour: Harbour, who: str = "ben", **more: object) -> by_hand.Pasted:
    given = {
        "network": "Faces",
        "link": LINK,
        "author": "Ida",
        "text": "Is the pier open today?",
        "at": NOON,
        **more,
    }
    return by_hand.paste(harbour.sight(who), harbour.brand, now=later(1), **given)


class TestPaste:
    def test_it_waits_for_us_and_its_answer_ends_that(self, harbour):
        pasted = paste(harbour)
        assert Need.objects.values_list("ended", "opened_post", "since").get() == ("open", pasted.post, NOON)
        answer = reply.record_by_hand(
            harbour.sight("ben"),
            pasted.conversation,
            "Yes, until ten this evening.",
            "",
            later(1),
            later(2),
            key="k",
        )
        assert Need.objects.values_list("ended", "answered_by").get() == ("answered", answer)

    def test_the_same_link_is_the_same_post_and_the_channel_is_made_once(self, harbour):
        first = paste(harbour)
        assert paste(harbour) == first
        assert paste(harbour, network="faces", link="https://faces.example/43").channel == first.channel
        assert Channel.objects.filter(kind="by_hand").count() == 1
        assert Post.objects.count() == 2

    def test_their_next_words_go_on_in_the_conversation(self, harbour):
        first = paste(harbour)
        again = paste(
            harbour, link="https://faces.example/44", text="Hello?", at=later(1), reply_to=first.post
        )
        assert again.conversation == first.conversation

    @pytest.mark.parametrize(
        "more", [{"text": " "}, {"author": ""}, {"at": later(2)}, {"link": "javascript:1"}]
    )
    def test_what_is_not_whole_is_refused(self, harbour, more):
        with pytest.raises(BadInput):
            paste(harbour, **more)

    def test_who_sees_the_brand_and_may_record(self, harbour):
        with pytest.raises(NotThere):
            by_hand.paste(
                harbour.sight("ben"), harbour.brand + 99, "Else", LINK, "Ida", "Hello?", NOON, later(1)
            )
        Seat.objects.filter(user=harbour.ben).update(role="observer")
        with pytest.raises(NotAllowed):
            paste(harbour)
