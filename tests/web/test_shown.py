"""How values are shown."""

from datetime import UTC, datetime, timedelta

import pytest

from yourturn.web.shown import day, moment, plain_name, wait
from yourturn.web.templating import environment
from yourturn.web.texts import _, many


class TestWait:
    @pytest.mark.parametrize(
        ("span", "words"),
        [
            (timedelta(seconds=59), "under 1 min"),
            (timedelta(minutes=38, seconds=59), "38 min"),
            (timedelta(hours=5, minutes=12), "5 h 12 min"),
            (timedelta(days=11, hours=2), "11 d 2 h"),
            (timedelta(days=11), "11 d"),
            (timedelta(days=770), "2 y 40 d"),
            (timedelta(seconds=-5), "under 1 min"),
        ],
    )
    def test_is_said_in_two_parts_at_most(self, span: timedelta, words: str):
        assert wait(span) == words == wait(span.total_seconds())


class TestMoment:
    def test_is_told_in_the_zone_of_the_brand(self):
        at = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
        assert (moment(at), moment(at, "Europe/Berlin")) == ("1 Jul 2026, 23:30", "2 Jul 2026, 01:30")
        assert day(at, "Europe/Berlin") == "2 Jul 2026"


class TestPlainName:
    @pytest.mark.parametrize("sign", [0x202E, 0x200B, 0x2066, 0xFEFF, 0x0000, 0x200D, 0x061C])
    def test_a_sign_that_hides_is_written_out(self, sign: int):
        assert plain_name(f"ad{chr(sign)}min") == f"ad[U+{sign:04X}]min"

    @pytest.mark.parametrize("name", ["Ada", "Zoë Ångström", "李雷", "محمد", "می‌خواهم", "👩‍👧 Ada", "O’Neil"])
    def test_a_name_stays_as_people_write_it(self, name: str):
        assert plain_name(name) == name


class TestTemplates:
    def test_everything_is_escaped_and_nothing_is_missing_in_silence(self):
        drawn = environment().from_string("{{ said }} {{ _('%(n)s is here', n=said) }}").render(said="<b>&")
        assert drawn == "&lt;b&gt;&amp; &lt;b&gt;&amp; is here"
        with pytest.raises(Exception, match="undefined"):
            environment().from_string("{{ nothing }}").render()


class TestTexts:
    def test_a_sentence_is_filled_in(self):
        assert _("%(n)s min", n=5) == "5 min"
        assert [many("%(number)s try", "%(number)s tries", n) for n in (1, 2)] == ["1 try", "2 tries"]
