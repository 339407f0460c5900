"""A rich study of an invented organisation, the Ostrand Harbour Buses: everything the report can show.

All sentences were written for these tests. Figures are consistent enough to read, not computed.
"""

from datetime import UTC, date, datetime, timedelta

import numpy as np
import polars as pl

from yourturn.core.measures.figure import Figure
from yourturn.studies.findings import Findings

FIRST = datetime(2017, 3, 4, 8, 12, tzinfo=UTC)
AS_OF = datetime(2025, 10, 30, 21, 40, tzinfo=UTC)
U32 = pl.UInt32
TIME = pl.Datetime("us", "UTC")

# id, name, language, people, posts, wants, questions, complaints, first, needs, answered, waiting, posts, replies, talk
THEMES = [
    ("t01", "tell me before I leave the house", "en", 412, 655, 288, 91, 140, (2018, 3, 14), 300, 96, 171, 6, 88, "under"),
    ("t02", "the real departure on the sign", "en", 305, 402, 199, 60, 101, (2017, 6, 2), 214, 61, 120, 3, 50, "under"),
    ("t03", "lift at Weir Street out of order", "en", 188, 260, 40, 77, 120, (2017, 3, 9), 160, 22, 109, 0, 19, "under"),
    ("t04", "ramp for wheelchairs at the north stop", "en", 131, 170, 88, 30, 33, (2019, 1, 20), 101, 0, 80, 0, 0, "under"),
    ("t05", "Nachtlinie nach Mitternacht", "de", 118, 141, 97, 31, 9, (2018, 11, 3), 88, 30, 41, 1, 21, "under"),
    ("t06", "refund without four pages of form", "en", 97, 133, 61, 44, 20, (2020, 2, 11), 92, 71, 15, 4, 70, "even"),
    ("t07", "bikes before seven in the morning", "en", 84, 90, 70, 12, 5, (2021, 5, 30), 66, 66, 0, 9, 60, "even"),
    ("t08", "asientos para personas mayores", "es", 61, 70, 44, 10, 12, (2021, 9, 8), 40, 9, 26, 0, 8, "under"),
    ("t09", "student ticket in the summer", "en", 58, 61, 39, 20, 1, (2022, 4, 1), 44, 40, 3, 11, 39, "over"),
    ("t10", "prawdziwy rozkład na przystanku", "pl", 41, 47, 30, 11, 4, (2022, 10, 19), 30, 2, 25, 0, 2, "under"),
    ("t11", "dogs on the upper deck", "en", 37, 39, 12, 24, 3, (2023, 2, 27), 30, 28, 1, 2, 26, None),
    ("t12", "طريق الكراسي المتحركة إلى الرصيف", "ar", 33, 35, 21, 10, 4, (2023, 6, 6), 20, 0, 18, 0, 0, None),
    ("t13", "夜の便を増やしてほしい", "ja", 29, 30, 27, 2, 1, (2023, 8, 15), 0, 0, 0, 0, 0, None),
    ("t14", "the new hybrid boat and its colours", "en", 22, 22, 3, 12, 6, (2024, 1, 5), 11, 10, 0, 148, 9, "over"),
    ("t15", "photo contest rules", "en", 21, 21, 0, 20, 1, (2024, 7, 9), 18, 18, 0, 96, 17, "over"),
]  # fmt: skip

SENTENCES = {
    "t01": [
        "I do not mind that boats break. I mind learning it on the quay with two children in the rain.",
        "Could you send a text message an hour before, like the bakery does for bread?",
        "Third Sunday in a row the late boat is gone and the only one who told me was a seagull.",
    ],
    "t02": ["A sign that is always wrong is worse than no sign at all.", "When does the 7:40 really leave?"],
    "t03": ["I plan my whole day around your lift, so please write somewhere whether it runs.",
            "Is the lift working today? I cannot do the stairs with the oxygen."],
    "t04": ["My chair weighs ninety kilos and your plank is for suitcases.", "Who decided there is no ramp?"],
    "t05": ["Nach dem Konzert stehen wir zu zwölft am Kai und teilen uns zwei Taxis.",
            "Warum fährt nach Mitternacht gar nichts mehr?"],
    "t06": ["Four pages for three euros sixty, and then a stamp.", "Where do I send the form for the cancelled trip?"],
    "t07": ["It is six, the deck is empty and I may not roll on."],
    "t08": ["Mi madre tiene ochenta y dos años y viaja de pie cuarenta minutos."],
    "t09": ["Summer is when students have the time and none of the money."],
    "t10": ["Rozkład na przystanku jest ładny, tylko nigdy się nie zgadza, zwłaszcza w niedzielę po południu."],
    "t11": ["May the dog come upstairs when it rains below?"],
    "t12": ["أين الطريق إلى الرصيف بالكرسي المتحرك؟ سألت مرتين ولم يجبني أحد."],
    "t13": ["夜の最終便がもう少し遅ければ、病院の当直のあとでも帰れるのに。"],
    "t14": ["Nice boat. Where does the wheelchair go?"],
    "t15": ["Until when can one send in pictures?"],
}  # fmt: skip
OURS = [
    "Meet Ostrand One, our boldest vessel yet. We are so proud of our crew and our colours!",
    "Spring is here! 20 % off all cards. We cannot wait to welcome you aboard.",
    "Our photo contest is open. Show us our boats through your eyes!",
    "Season's greetings from all of us at Ostrand Harbour Buses.",
]
CHANNELS = ["mastodon", "mail", "forum", "bluesky"]


def months() -> pl.DataFrame:
    every = pl.date_range(date(2017, 3, 1), date(2025, 10, 1), "1mo", eager=True)
    random = np.random.default_rng(7)
    grow = np.linspace(9, 58, len(every)) * random.uniform(0.75, 1.25, len(every))
    ours = np.linspace(18, 60, len(every)) * random.uniform(0.8, 1.2, len(every))
    people, posts = grow.astype(int), ours.astype(int)
    for place, month in enumerate(every):
        if month == date(2023, 2, 1):
            people[place] = 231
        if month == date(2023, 3, 1):
            people[place] = 118
        if month == date(2025, 9, 1):
            people[place] = 141
        if date(2021, 6, 1) <= month <= date(2021, 7, 1):
            posts[place] = 148
    silent = [date(2019, 9, 1) <= month <= date(2020, 1, 1) for month in every]
    people[silent], posts[silent] = 0, 0
    return pl.DataFrame(
        {
            "month": every,
            "people": people,
            "broadcasts": posts,
            "posts_people": people * 2,
            "posts_us": posts + people // 2,
            "silent": silent,
        },
        schema_overrides=dict.fromkeys(("people", "broadcasts", "posts_people", "posts_us"), U32),
    )


def themes(count: int = len(THEMES)) -> pl.DataFrame:
    random = np.random.default_rng(3)
    halves = (AS_OF.year - FIRST.year) * 2 + 1
    records = []
    for place in range(count):
        row = THEMES[place % len(THEMES)]
        again = place // len(THEMES)
        first = datetime(*row[8], 9, tzinfo=UTC)
        start = (first.year - FIRST.year) * 2 + (first.month > 6)
        shape = np.zeros(halves, dtype=int)
        rise = np.linspace(0.4, 1.6, halves - start) * random.uniform(0.5, 1.4, halves - start)
        shape[start:] = np.maximum(1, row[3] / max(1, halves - start) * rise)
        records.append(
            {
                "id": row[0] if not again else f"{row[0]}-{again}",
                "name": row[1] if not again else f"{row[1]} ({again})",
                "language": row[2],
                "people": max(3, row[3] - 12 * again),
                "posts": row[4],
                "wants": row[5],
                "questions": row[6],
                "complaints": row[7],
                "first_said": first,
                "last_said": AS_OF - timedelta(days=3 * place),
                "peak_month": date(2023, 2, 1),
                "needs": row[9],
                "answered": row[10],
                "waiting": row[11],
                "our_posts": row[12],
                "our_replies": row[13],
                "per_half_year": shape.tolist(),
                "talk": row[14],
                "z": {"under": 3.1, "over": -4.0}.get(row[14] or "", 0.2),
            }
        )
    numbers = (
        "people",
        "posts",
        "wants",
        "questions",
        "complaints",
        "needs",
        "answered",
        "waiting",
        "our_posts",
        "our_replies",
    )
    schema = dict.fromkeys(numbers, U32) | {
        "per_half_year": pl.List(U32),
        "first_said": TIME,
        "last_said": TIME,
    }
    frame = pl.DataFrame(records, schema_overrides=schema) if records else pl.DataFrame(schema=schema)
    return frame.sort("people", descending=True, maintain_order=True) if records else frame


def quotes() -> pl.DataFrame:
    records, conversation = [], 100
    for theme, sentences in SENTENCES.items():
        for place, sentence in enumerate(sentences):
            conversation += 1
            records.append(
                {
                    "theme": theme,
                    "post": conversation * 10,
                    "conversation": conversation,
                    "sentence": sentence,
                    "statement": None,
                    "label": "want",
                    "speaker": f"someone{conversation}",
                    "channel": CHANNELS[conversation % 4],
                    "at": datetime(2018 + conversation % 7, 1 + conversation % 12, 5, 8, tzinfo=UTC),
                    "answered": place == 0,
                }
            )
    return pl.DataFrame(
        records,
        schema_overrides={"post": U32, "conversation": U32, "at": TIME, "statement": pl.String},
    )


def threads() -> pl.DataFrame:
    records = []
    for row in quotes().iter_rows(named=True):
        said = [("people", row["speaker"], row["sentence"])]
        if row["conversation"] % 3:
            said.append(
                (
                    "people",
                    "neighbour7",
                    f"Same here, @{row['speaker']}. The bus behind the fish hall still goes.",
                )
            )
            said.append(
                ("us", "ostrandbuses", "Hello, I have asked the depot and write again by Friday. Ida")
            )
            said.append(
                ("people", row["speaker"], "Thank you Ida. That is more than the sign has ever told me.")
            )
        records += [
            {
                "conversation": row["conversation"],
                "post": row["post"] + place,
                "side": side,
                "speaker": speaker,
                "at": row["at"] + timedelta(hours=3 * place),
                "text": text,
            }
            for place, (side, speaker, text) in enumerate(said)
        ]
    for number, wait in enumerate(waiting().iter_rows(named=True)):
        records.append(
            {"conversation": wait["conversation"], "post": 9000 + number, "side": "people",
             "speaker": wait["speaker"], "at": wait["since"], "text": wait["text"]}
        )  # fmt: skip
    return pl.DataFrame(records, schema_overrides={"post": U32, "conversation": U32, "at": TIME})


WAITS = [
    (
        "I really hate you lot. Third week the late boat did not come and nobody says a word. I walked home along the motorway.",
        "mastodon",
        2,
        True,
    ),
    (
        "You are thieves. 4.20 to stand in the rain beside a screen that says good service.",
        "bluesky",
        9,
        True,
    ),
    (
        "Is anything running from the north stop? Anything at all? I have insulin at home.",
        "forum",
        990,
        False,
    ),
    (
        "I have told you this on the quay, on the phone, by letter and now here. I begin to think that telling you things is a hobby of mine.",
        "mail",
        2405,
        False,
    ),
    ("Wann kommt die Rampe, die Sie 2021 angekündigt haben?", "mail", 1530, False),
    ("¿Por qué no contestan nunca a los correos sobre los asientos?", "mail", 611, False),
    ("Czy winda działa w sobotę?", "forum", 404, False),
    ("متى يعمل المصعد؟", "bluesky", 96, False),
    (
        "Does the yearly card work on the night shuttle? I asked at the counter and they said write here.",
        "mail",
        33,
        False,
    ),
    ("Where is my refund, reference four four nine one?", "mail", 15, False),
    (
        "Can you say which stop the replacement bus leaves from? The note is behind the glass and the glass is behind a fence.",
        "mastodon",
        6,
        False,
    ),
    ("A pram, a rucksack, a toddler and your turnstile. Who is supposed to go first?", "forum", 1, False),
    ("Who do I write to about the gulls?", "forum", 0.2, False),
]


def waiting() -> pl.DataFrame:
    records = [
        {
            "post": 9000 + number,
            "conversation": 900 + number,
            "speaker": f"waiter{number}",
            "channel": channel,
            "since": AS_OF - timedelta(days=days),
            "waited_s": days * 86400.0,
            "text": text,
            "hostile": hostile,
            "never": days > 14,
        }
        for number, (text, channel, days, hostile) in enumerate(WAITS)
    ]
    frame = pl.DataFrame(records, schema_overrides={"post": U32, "conversation": U32, "since": TIME})
    return frame.sort("waited_s", descending=True)


def survival() -> pl.DataFrame:
    hours = [float(hour) for hour in range(337)]
    answered = [0.79 * (1 - np.exp(-((hour / 30) ** 0.55))) for hour in hours]
    return pl.DataFrame(
        {
            "hours": hours,
            "answered_share": answered,
            "low": [max(0.0, share - 0.03) for share in answered],
            "high": [min(1.0, share + 0.03) for share in answered],
        }
    )


def equity() -> pl.DataFrame:
    rows = [
        ("tone", "friendly", 610, 0.71, 1.18, 1.05, 1.33, 0.004, False),
        ("tone", "angry", 240, 0.44, 0.66, 0.55, 0.77, 0.0004, True),
        ("language", "en", 700, 0.69, 1.21, 1.02, 1.44, 0.01, False),
        ("language", "de", 131, 0.61, 0.94, 0.8, 1.1, 0.4, False),
        ("language", "ar", 33, None, None, None, None, None, False),
        ("channel", "mail", 320, 0.52, 0.74, 0.61, 0.89, 0.02, True),
        ("channel", "mastodon", 288, 0.7, 1.12, 0.97, 1.3, 0.12, False),
        ("channel", "forum", 190, 0.66, 1.01, 0.85, 1.2, 0.9, False),
    ]
    names = ["kind", "group", "people", "answered_72h", "ratio", "low", "high", "p", "alert"]
    return pl.DataFrame(rows, schema=names, orient="row", schema_overrides={"people": U32})


def waves() -> pl.DataFrame:
    rows = [
        (date(2023, 2, 1), date(2023, 2, 1), date(2023, 3, 1), 231, [206, 40], 34.0, ["tell me before I leave the house", "the real departure on the sign"], 41, OURS[1],
         ["Is anything running from the north stop?", "A sale! Today of all days, a sale."], [101, 104]),
        (date(2025, 9, 1), date(2025, 9, 1), date(2025, 9, 1), 141, [141], 51.0, ["lift at Weir Street out of order"], 55, None,
         ["I plan my whole day around your lift, so please write somewhere whether it runs."], [106]),
    ]  # fmt: skip
    names = [
        "peak_month",
        "first",
        "last",
        "people",
        "per_month",
        "usual",
        "names",
        "broadcasts",
        "set_off",
        "quotes",
        "conversations",
    ]
    return pl.DataFrame(
        rows, schema=names, orient="row",
        schema_overrides={"people": U32, "per_month": pl.List(U32), "broadcasts": U32, "conversations": pl.List(U32)},
    )  # fmt: skip


def brief() -> pl.DataFrame:
    rows = [
        ("t01", 214, 80, 150, ["mastodon", "mail", "forum"], [120, 70, 31]),
        ("t02", 160, 52, 120, ["forum", "mastodon"], [110, 60]),
        ("t03", 118, 71, 40, ["mail", "forum", "bluesky"], [70, 40, 12]),
        ("t04", 101, 30, 88, ["mail"], [101]),
        ("t05", 66, 20, 50, ["mastodon", "bluesky"], [51, 20]),
        ("t12", 30, 10, 21, ["bluesky"], [30]),
    ]
    names = ["theme", "people", "questions", "wants", "channels", "counts"]
    return pl.DataFrame(
        rows, schema=names, orient="row",
        schema_overrides={"people": U32, "questions": U32, "wants": U32, "counts": pl.List(U32)},
    )  # fmt: skip


def meanwhile() -> pl.DataFrame:
    rows = [
        (date(2018, 11, 1), "t05", 12, SENTENCES["t05"][0], 110, "mastodon", OURS[3], 12),
        (date(2021, 6, 1), "t03", 17, SENTENCES["t03"][0], 106, "mail", OURS[0], 61),
        (date(2023, 2, 1), "t01", 206, SENTENCES["t01"][2], 103, "mastodon", OURS[1], 9),
        (date(2023, 8, 1), "t12", 14, SENTENCES["t12"][0], 118, "bluesky", None, 0),
        (date(2024, 7, 1), "t04", 22, SENTENCES["t04"][0], 108, "mail", OURS[2], 34),
    ]
    names = ["month", "theme", "people", "sentence", "conversation", "channel", "ours", "times"]
    return pl.DataFrame(
        rows, schema=names, orient="row",
        schema_overrides={"people": U32, "conversation": U32, "times": U32},
    )  # fmt: skip


def voices() -> pl.DataFrame:
    rows = [
        ("language", "en", 1480, 0.72, ""),
        ("language", "de", 240, 0.12, ""),
        ("language", "ar", 33, 0.016, "33 people wrote Arabic; too few to be seen in any theme but one."),
        ("language", "ja", 29, 0.014, "29 people wrote Japanese. None of them was answered."),
        ("channel", "mail", 410, 0.2, ""),
        ("channel", "bluesky", 120, 0.06, "Bluesky begins in 2023: before that, its absence is not silence."),
        (
            "hour",
            "night, weekend",
            88,
            0.04,
            "4 in 100 write at night on weekends, when nobody of yours answers.",
        ),
    ]
    names = ["kind", "group", "people", "share", "sentence"]
    return pl.DataFrame(rows, schema=names, orient="row", schema_overrides={"people": U32})


def figures() -> tuple[Figure, ...]:
    def share(name: str, above: float, below: float, said: str = "") -> Figure:
        value = above / below
        return Figure(name, value, above, below, max(0.0, value - 0.05), min(1.0, value + 0.05), "share", AS_OF,
                      said or f"{above:,.0f} of {below:,.0f}, up to {AS_OF:%Y-%m-%d}.")  # fmt: skip

    return (
        share("talk_share", 3120, 3120 + 1984, "3,120 broadcasts to 1,984 times somebody was heard."),
        share("unheard", 1240, 1240 + 1984, "1,240 of 3,224 waits of people were not heard."),
        share("words_share", 41_200, 88_000),
        Figure("longest_monologue", 9.0, unit="posts", as_of=AS_OF, sentence="Nine posts of yours in a row, in June 2021."),
        share("initiative", 3120, 5900),
        share("us_ratio", 926, 1304, "In 3,120 broadcasts, 926 of 1,304 words named you."),
        share("us_sentences", 1800, 3300),
        share("agentless", 300, 3300),
        share("i_share", 210, 900),
        share("signed", 400, 2010),
        share("noise", 1450, 3010, "1,450 of 3,010 broadcasts were asked for by nobody and helped nobody."),
        share("noise_off_topic", 790, 3010),
        share("noise_repeat", 402, 3010),
        share("noise_silent", 511, 3010),
        share("two_sided", 610, 2950),
        share("exchange", 1010, 2950),
        Figure("balance", 0.58, None, 610, 0.55, 0.61, "", AS_OF, "Evenness of words in 610 conversations."),
        share("third_turn", 214, 480),
        share("helped_each_other", 301, 2950),
        Figure("uptake", 0.21, None, 1600, 0.19, 0.23, "", AS_OF, "Mean over 1,600 replies."),
        share("low_uptake", 410, 1600, "410 of 1,600 replies share no word and no fact with what was said."),
        share("canned", 520, 1990),
        share("follow_up", 160, 1990, "160 of 1,990 replies asked on."),
        share("follow_up_where_missing", 90, 610),
        share("answered_follow_up", 101, 160),
        share("redirect", 480, 1990),
        Figure("interrogation", None, 2, 12, unit="share", as_of=AS_OF, why_not="not enough to say"),
        share("answered_1h", 520, 3224),
        share("answered_24h", 1490, 3224, "1,490 of 3,224 waits had an answer of yours within a day."),
        share("answered_72h", 1990, 3224),
        Figure("median_wait", 28.0, None, 3224, unit="h", as_of=AS_OF, sentence="Half had an answer after 28 hours."),
        Figure("p90_wait", denominator=3224, unit="h", as_of=AS_OF, why_not="not reached: under 90 % answered"),
        Figure("mean_wait_7d", 71.2, None, 3224, unit="h", as_of=AS_OF, sentence="71 hours on average."),
        Figure("open_now", 704.0, unit="people", as_of=AS_OF, sentence="704 people wait for an answer of yours."),
        Figure("oldest_wait", 2405 * 24.0, unit="h", as_of=AS_OF, sentence="The longest wait is 2,405 days."),
        Figure("never_answered", 640.0, unit="people", as_of=AS_OF, sentence="640 people have waited over 14 days."),
        Figure("dated_before", 3.0, unit="waits", as_of=AS_OF, sentence="3 answers are dated before their question."),
        Figure("gap", 0.31, None, None, 0.28, 0.34, "bits", AS_OF, "p = .001 by 1,000 permutations."),
        share("loudest_tenth", 51_000, 88_000, "206 people wrote 51,000 of 88,000 words."),
        Figure("voices", 611.0, 611, 2060, None, None, "people", AS_OF, "Of 2,060 people."),
    )  # fmt: skip


FACTS = {
    "posts": 118_604, "conversations": 8_211, "people_theirs": 2_060, "people_ours": 3, "quarantined": 12,
    "conversations_by_posts": {"1": 2_040, "2": 3_020, "3": 1_100, "4": 800, "5": 402, "6+": 849},
    "conversations_per_year": {"2024": 3_000, "2025": 5_211},
    "conversations_without_answer": 2_040, "conversations_unanswered_by_others": 2_210,
    "conversations_unanswered_by_us": 2_310, "conversations_opened_by_people": 5_090,
    "conversations_opener_last": 1_900,
    "first_answer_by_others_h": {"n": 4_800, "median": 3.6, "p90": 35.7},
    "first_answer_by_us_h": {"n": 2_900, "median": 21.2, "p90": None},
}  # fmt: skip


def since_last() -> pl.DataFrame:
    """What became of last year's themes: one of each kind, and one that is called otherwise now."""
    names = {row[0]: (row[1], row[3]) for row in THEMES}
    rows = [
        ("stayed", "t01", *names["t01"], "t01", "tell me before I leave the house", 377),
        ("stayed", "t02", *names["t02"], "t02", "the sign should tell the truth", 260),
        ("split", "t04", *names["t04"], "t03", "lift at Weir Street out of order", 170),
        ("merged", "t06", *names["t06"], "u01", "a refund by telephone", 12),
        ("new", "t09", *names["t09"], None, None, None),
        ("gone", None, None, None, "u02", "paper timetables in the buses", 9),
    ]
    columns = ("kind", "id", "name", "people", "earlier", "earlier_name", "earlier_people")
    return pl.DataFrame(
        rows,
        schema={name: U32 if name.endswith("people") else pl.String for name in columns},
        orient="row",
    )


def channels() -> pl.DataFrame:
    rows = [
        ("forum", 610, 9_800, 4_100, 0.059, 0.91, 0.62, 20_100, 0.31, 9_700, 0.22),
        ("mail", 1_200, 4_300, 900, 0.218, 0.88, 0.7, 8_000, 0.4, 4_200, 0.3),
        ("mastodon", 900, 12, 2, None, 0.93, None, 17, None, 11, None),
        (None, 3, 0, 0, None, None, None, 0, None, 0, None),
    ]
    counts = dict.fromkeys(("broadcasts", "heard", "unheard", "threads", "replies"), U32)
    columns = [
        "channel", "broadcasts", "heard", "unheard", "talk_share", "us_ratio", "noise", "threads",
        "two_sided", "replies", "follow_up",
    ]  # fmt: skip
    return pl.DataFrame(rows, schema=columns, orient="row", schema_overrides=counts)


def us_by_year() -> pl.DataFrame:
    rows = [(2023, 410, 900, 90, 0.909), (2024, 60, 100, 10, None), (2025, 500, 800, 200, 0.8)]
    counts = {"year": pl.Int32, **dict.fromkeys(("broadcasts", "own", "other"), U32)}
    names = ["year", "broadcasts", "own", "other", "us_ratio"]
    return pl.DataFrame(rows, schema=names, orient="row", schema_overrides=counts)


def harbour(**changes: object) -> Findings:
    """The whole study; `changes` replace parts of it."""
    reading = pl.DataFrame(
        {
            "file": ["mastodon/outbox.json", "mail/2017-2025.mbox", "forum.csv"],
            "format": ["Mastodon archive", "mbox", "Table"],
            "posts": [4_410, 61_190, 53_004],
            "quarantined": [0, 12, 0],
            "one_sided": [True, False, False],
        },
        schema_overrides={"posts": U32, "quarantined": U32},
    )
    parts: dict[str, object] = {
        "name": "Ostrand Harbour Buses",
        "first": FIRST,
        "as_of": AS_OF,
        "facts": FACTS,
        "months": months(),
        "waiting": waiting(),
        "waiting_per_year": pl.DataFrame(
            {
                "year": [2025, 2024, 2023, 2022, 2021],
                "people": [151, 170, 210, 88, 0],
                "asked": [610, 702, 801, 345, 61],
            },
            schema_overrides={"year": pl.Int32, "people": U32, "asked": U32},
        ),
        "threads": threads(),
        "reading": reading,
        "figures": figures(),
        "themes": themes(),
        "quotes": quotes(),
        "channels": channels(),
        "us_by_year": us_by_year(),
        "survival": survival(),
        "equity": equity(),
        "waves": waves(),
        "broadcasts": pl.DataFrame(
            {"theme": ["photo contest rules", None], "broadcasts": [347, 2_773], "people": [60, 0]},
            schema_overrides={"broadcasts": U32, "people": U32},
        ),
        "voices": voices(),
        "brief": brief(),
        "meanwhile": meanwhile(),
        "since": since_last(),
        "languages": pl.DataFrame(
            {
                "language": ["en", "de", "es", "pl", "ar", "ja", None],
                "posts": [61_000, 4_100, 900, 300, 80, 60, 1_200],
                "people": [1_480, 240, 90, 60, 33, 29, 110],
                "status": [
                    "verified",
                    "verified",
                    "verified",
                    "not verified",
                    "not measured",
                    "not measured",
                    "not measured",
                ],
            },
            schema_overrides={"posts": U32, "people": U32},
        ),
        "not_measured": {"Minutes spent writing and reading": "the archive does not hold them"},
        "notes": ("14 posts answer a post that is not in the archive; they open conversations.",),
    }
    return Findings(**{**parts, **changes})  # type: ignore[arg-type]
