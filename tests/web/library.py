"""A public library and a day of it, heard and done through the actions: what tests of pages look at.

Everything is invented. Ada is an editor, Ben a listener; the channel is the square of a small network.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tests.web.people import colleague

from yourturn.actions import needs, notes, promises, reply, wants
from yourturn.actions.receive import receive
from yourturn.channels import Actor, Batch, Gone, Item, Media, Ref, Seen
from yourturn.core.sight import Sight
from yourturn.store import access, unit
from yourturn.store.models import Brand, CannedReply, Channel, Need, Outgoing, Person, Post

WE = Actor("us", "larkfield.example", "Larkfield Library")
LONG_NAME = "Wilhelmina-Konstanze von Hohenzollern-Bartholdy geborene Schimmelpfennig"
ABILITY = {"longest": 300, "unit": "graphemes", "link_length": None, "settles_s": 0}


@dataclass(frozen=True)
class Library:
    """Numbers of what was made."""

    channel: int
    mail: int
    ada: int
    ben: int
    now: datetime

    def sight(self, who: str = "ada") -> Sight:
        found = access.sight_of(getattr(self, who))
        assert found is not None
        return found

    def talk(self, words: str) -> int:
        """The conversation in which these words were said."""
        return Post.objects.get(text__contains=words).conversation_id

    def need(self, words: str) -> int:
        return Need.objects.get(opened_post=Post.objects.get(text__contains=words).pk).pk


class Square:
    """What people say on the channel, in hours before now."""

    def __init__(self, channel: int, now: datetime) -> None:
        self.channel, self.now, self.number, self.said = channel, now, 0, []

    def say(self, name: str, ago: float, text: str, parent: str | None = None, **more: object) -> str:
        self.number += 1
        key = f"p{self.number}"
        actor = (
            WE
            if name == "us"
            else Actor(name.lower().replace(" ", "-"), f"{name.lower().split()[0]}.example", name)
        )
        item = Item(
            ref=Ref("square", "posts", key, "1"), actor=actor, at=self.now - timedelta(hours=ago), text=text,
            raw=text.encode(), reply_to=Ref("square", "posts", parent, "") if parent else None,
            mentions=() if name == "us" or not more.pop("to_us", True) else ("us",), url=f"https://square.example/{key}",
            **more,
        )  # fmt: skip
        self.said.append(Seen(item))
        return key

    def heard(self) -> None:
        """Everything said so far arrives, in one batch."""
        receive(self.channel, Batch(tuple(self.said), f"p{self.number}", 1.0), self.now)
        self.said = []

    def take_back(self, key: str) -> None:
        gone = Gone(Ref("square", "posts", key, ""), "deleted", self.now)
        receive(self.channel, Batch((gone,), f"gone-{key}", 1.0), self.now)


def open_library(now: datetime) -> Library:
    """The library with nobody in it: brand, channels, colleagues."""
    brand = Brand.objects.create(name="Larkfield Library", languages=["en"], us_words=["Larkfield"])
    made = {"brand": brand, "created_at": now, "heard_at": now, "ability": ABILITY, "own_space": False}
    square = Channel.objects.create(
        name="The Square", kind="fake", space="posts", account="us", handle="larkfield.example", **made
    )
    mail = Channel.objects.create(
        name="Letters", kind="by_hand", space="letters", account="us", handle="desk@larkfield.example", **made
    )
    both = (square.pk, mail.pk)
    return Library(
        square.pk,
        mail.pk,
        colleague("Ada Brook", "editor", both),
        colleague("Ben Hall", "listener", both),
        now,
    )


def a_day(now: datetime) -> Library:
    """The library with people who wait, whom we asked, who are done; notes, promises, wants and troubles."""
    library = open_library(now)
    square = Square(library.channel, now)
    say = square.say
    _angry(library, say)
    _waiting(library, say)
    _asked_and_done(library, say)
    square.heard()
    _ours(library, now)
    return library


def _angry(library: Library, say) -> None:
    start = say(
        "Nora Finch",
        5.2,
        "@larkfield.example I hate you people. You shut the reading room at four on the only day my son can come, and the notice went up after we had walked there.",
    )
    say("Tobias Reed", 4.9, "Same here, we stood at that door with six others.", start, to_us=False)
    late = say(
        "Imke Sander",
        4.6,
        "The branch at the mill is open until eight on Thursdays, they let you use the same card there.",
        start,
        to_us=False,
    )
    say("Nora Finch", 4.4, "@imke thank you, nobody told me that.", late, to_us=False)
    say(
        "Piet Okello",
        4.1,
        "@larkfield.example is the reading room open this Thursday or not? I would have to swap a shift.",
        start,
    )
    say(
        "Gus Tolliver",
        27,
        "Larkfield Library is useless, absolute joke of a place, they fine you and never pick up.",
        to_us=False,
    )


def _waiting(library: Library, say) -> None:
    say(
        "Rosa Quill",
        268,
        "@larkfield.example How do I renew a card for my mother? She cannot come in any more.",
    )
    say(
        "Jonathan Weir",
        150,
        "@larkfield.example Ich habe vor zwei Wochen gefragt, ob es Hörbücher auf Polnisch gibt. Wann bekomme ich eine Antwort?",
        language="de",
    )
    say(
        "سلمى الخطيب",
        118,
        "@larkfield.example هل يمكنني استعارة كتب باللغة العربية من الفرع الرئيسي؟ زرت المكتبة يوم الأحد ولم أجد أحداً أسأله.",
        language="ar",
    )
    say(
        LONG_NAME,
        77,
        "@larkfield.example Could you please put the large print shelf back by the window? I wish it were where the light is.",
    )
    say(
        "Mads Holm",
        31,
        "@larkfield.example Why was my reservation cancelled?",
        media=(
            Media(
                "https://square.example/m1.png", "A letter saying that the reservation has lapsed", "image"
            ),
            Media("https://square.example/m2.png", "", "image"),
        ),
    )
    say(
        "Ines Duarte",
        20,
        "@larkfield.example I asked about the printer. When will it be mended? "
        + "It jams on the second page of everything I print, whichever tray I choose. " * 135,
    )
    say("Walt", 0.4, "@larkfield.example Can I still get the study room tonight?")
    for number in range(9):
        say(
            f"Reader {chr(65 + number)}",
            40 + 9.5 * number,
            f"@larkfield.example Where do I find the timetable of the book bus for village {number + 1}?",
        )


def _asked_and_done(library: Library, say) -> None:
    first = say(
        "Lena Moss",
        52,
        "@larkfield.example The lift was broken again and I had to leave my chair downstairs.",
    )
    say(
        "us",
        49,
        "Lena, having to leave your chair downstairs should not happen. Which day was that, and did anybody help you up?",
        first,
    )
    second = say("Otto Vane", 90, "@larkfield.example Do you take back books at the station box on Sundays?")
    answer = say(
        "us", 88, "Yes, until ten at night, also on Sundays. The box is left of platform two.", second
    )
    say("Otto Vane", 87, "Perfect, thank you!", answer, to_us=False)
    third = say(
        "Kim Aubrey", 300, "@larkfield.example Will you tell me whether the music stands can be borrowed?"
    )
    say("us", 290, "I will ask the music school and write to you by the end of that week. Ada", third)


def _ours(library: Library, now: datetime) -> None:
    ada, ben = library.sight("ada"), library.sight("ben")
    notes.note(
        ben,
        library.talk("I hate you people"),
        "The caretaker says the notice was printed in the morning. It should have gone up on Monday.",
        now - timedelta(hours=3),
    )
    needs.take(ben, [library.talk("printer")], now - timedelta(hours=1))
    notes.put_label(ada, [library.talk("large print")], "Shelves", now)
    said = Post.objects.get(text__contains="large print")
    wants.file_want(ada, said.pk, "Large print where the light is", "", now)
    kim = Person.objects.get(name="Kim Aubrey").pk
    promises.promise(
        ada,
        library.talk("music stands"),
        kim,
        "write to you by the end of that week",
        (now - timedelta(days=6)).date(),
        now - timedelta(days=12),
    )
    brand = Brand.objects.get()
    CannedReply.objects.create(
        brand=brand,
        name="Opening hours",
        text="Hello {name}, the reading room is open from nine to six. {me}",
        made_by_id=library.ada,
        made_at=now,
    )
    needs.snooze(ada, [library.need("village 3")], "reply", now)
    reply.send_reply(
        ada,
        library.talk("reservation"),
        "Mads, the letter names a day in May; I am finding out who sent it.",
        now - timedelta(minutes=20),
        key="answer-1",
    )
    with unit.write():
        going = Outgoing.objects.get(key="answer-1")
        Outgoing.objects.filter(pk=going.pk).update(
            state="failed", trouble="The Square says that this post takes no answers any more."
        )
    reply.send_reply(
        ada,
        library.talk("village 5"),
        "The bus stops there on Tuesdays at ten.",
        now - timedelta(minutes=2),
        key="answer-2",
    )
