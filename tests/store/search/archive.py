"""Posts in ten languages, for searching: what was said, by whom, where. Received as anything is."""

from datetime import timedelta

from tests.store.organisation import NOON, a_channel

from yourturn.actions.receive import receive
from yourturn.channels import Actor, Batch, Item, Ref, Seen
from yourturn.core.sight import Sight
from yourturn.store import search, unit

ANA = Actor("a1", "@ana.example", "Ana Brandão")
JURI = Actor("a2", "@juri", "Юрий")
MEI = Actor("a3", "@mei", "美玲")
OMAR = Actor("a4", "@omar_k", "عمر")
WE = Actor("us", "@seagull", "Seagull Line")

SAID = (
    # number, who, day, parent, text
    (1, ANA, 0, None, "The last boat never came on Sunday. What happened?"),
    (2, WE, 1, 1, "The last boat was cancelled because of the storm. We are sorry."),
    (3, ANA, 2, 1, "A boat that is last to leave should be the last to be cancelled #Pier4"),
    (4, MEI, 3, None, "昨日の最終便の連絡船は来ませんでした。"),
    (5, MEI, 4, None, "请问明天的渡轮几点开船？"),
    (6, JURI, 5, None, "Когда отправляется последний паром? Ещё вчера ждали."),
    (7, OMAR, 6, None, "متى يغادر القارب الأخير من الميناء؟"),
    (8, ANA, 7, None, "A última balsa não apareceu, que situação."),
    (9, JURI, 8, None, "Die Fähre war zu groß für die Straße am Hafen."),
    (10, ANA, 9, None, "¿Cuándo sale el último barco? Mañana tengo que viajar."),
    (11, MEI, 10, None, "마지막 배를 놓쳤어요. 환불이 되나요?"),
    (12, OMAR, 11, None, "Son vapur İskeleden kaçta kalkıyor? Işıklar sönüktü."),
    (13, JURI, 12, None, "Ostatni prom do Łodzi spóźnił się o godzinę."),
    (14, ANA, 13, None, "เรือเที่ยวสุดท้ายออกกี่โมง"),
    (15, JURI, 400, None, "Le dernier bateau à l'île, c'était hier ? Crème glacée à bord !"),
    (16, MEI, 401, None, "@seagull is the lift at #pier4 mended? My e-mail: mei@mail.example"),
    (17, OMAR, 402, None, "The boats are full, the boathouse is closed, 22:10 is too late"),
    (19, JURI, 20, None, "Is there a ramp beside the ticket office?"),
    (20, WE, 20.5, 19, "Yes, there is a ramp on the left side of the ticket office, open day and night."),
    (18, ANA, 403, None, "Нужен паром на остров, и поскорее"),
)
ELSEWHERE = ((1, OMAR, 0, None, "The last boat, said where only some may look"),)


def item(number, who, day, parent, text, space="posts"):
    return Seen(
        Item(
            ref=Ref("harbour", space, f"p{number}", "1"),
            actor=who,
            at=NOON + timedelta(days=day),
            text=text,
            raw=f"{number}".encode(),
            reply_to=None if parent is None else Ref("harbour", space, f"p{parent}", ""),
        )
    )


def archive() -> tuple[int, int]:
    """Both channels, filled: the open one and the other."""
    here, there = a_channel(account="us", own_space=True), a_channel("council", space="council", account="us")
    now = NOON + timedelta(days=500)
    receive(here, Batch(tuple(item(*row) for row in SAID), "1", 1.0), now)
    receive(there, Batch(tuple(item(*row, space="council") for row in ELSEWHERE), "1", 1.0), now)
    return here, there


def index_all() -> None:
    with unit.write():
        search.index_slice(0)
        search.index_names_slice(0)


def sight_of(*channels: int) -> Sight:
    return Sight(1, "Ada", roles=dict.fromkeys(channels, "editor"))
