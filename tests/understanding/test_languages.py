"""In which language posts are written, on sentences written for these tests."""

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yourturn.understanding import LanguagesSeen, detect, languages_in_use
from yourturn.understanding.language_model import EldcLanguages
from yourturn.understanding.languages import normalised, plain_words

SENTENCES = {
    "ar": "متى يفتح المكتب صباح الغد من فضلكم؟",
    "cs": "Proč musíme čekat tak dlouho na každou odpověď?",
    "da": "Jeg har ventet hele ugen, og ingen har svaret mig.",
    "de": "Schade, dass der Schalter sonntags immer geschlossen ist.",
    "el": "Γιατί κανείς δεν απαντάει στα μηνύματά μας;",
    "en": "Nobody has answered my letter since the beginning of the week.",
    "es": "Llevo toda la semana esperando y nadie me contesta.",
    "fi": "Miksi kukaan ei vastaa viesteihimme?",
    "fr": "Personne ne répond à nos messages depuis lundi dernier.",
    "he": "למה אף אחד לא עונה להודעות שלנו?",
    "hi": "कृपया बताइए कि दफ़्तर कल कब खुलेगा।",
    "hu": "Egész héten vártam, és senki sem válaszolt.",
    "it": "Aspetto da tutta la settimana e nessuno mi risponde.",
    "ja": "どうして誰も返事をくれないのですか。",
    "ko": "왜 아무도 우리 메시지에 답하지 않나요?",
    "nl": "Waarom geeft niemand antwoord op onze berichten?",
    "no": "Hvorfor er det ingen som svarer på meldingene våre lenger?",
    "pl": "Dlaczego nikt nie odpowiada na nasze wiadomości?",
    "pt": "Ninguém respondeu às nossas mensagens desde segunda-feira.",
    "ru": "Почему никто не отвечает на наши сообщения?",
    "sv": "Varför är det ingen som svarar på våra meddelanden?",
    "tr": "Neden kimse mesajlarımıza cevap vermiyor?",
    "uk": "Чому ніхто не відповідає на наші повідомлення?",
    "vi": "Tại sao không ai trả lời tin nhắn của chúng tôi?",
    "zh": "为什么没有人回复我们的消息？",
}


def languages_of(*texts, **options):
    return detect(pl.Series(texts, dtype=pl.String), **options)["language"].to_list()


class Answers:
    """A model that always gives the same answer, and another one when limited."""

    def __init__(self, code, p, limited=None):
        self.code, self.p, self.limited = code, p, limited or {}

    def detect(self, texts, *, languages=None):
        code, p = self.code, self.p
        if languages is not None and code not in languages:
            code, p = next(((c, self.limited[c]) for c in languages if c in self.limited), (None, 0))
        return [code] * len(texts), np.full(len(texts), p, dtype=np.float32)


class TestDetect:
    @pytest.mark.parametrize(("language", "sentence"), SENTENCES.items(), ids=SENTENCES)
    def test_knows_a_sentence(self, language, sentence):
        assert languages_of(sentence) == [language]

    @pytest.mark.parametrize(
        "text",
        [
            None,
            "",
            "  ",
            "ok",
            "hahaha 😂😂",
            "👍🏽 ❤️",
            "@anna @bert",
            "https://a.example/why-does-nobody-answer",
            "anna@a.example",
            "#WeAreStillWaiting",
            "+1 10:30 12.5.2024",
            "```\nfor each line in the file print it again\n```",
            'Traceback (most recent call last):\n  File "we/wait.py", line 3, in main\nKeyError: the name',
            "qwrtp zzxkq",
        ],
    )
    def test_says_unknown_where_nothing_is_written(self, text):
        found = detect(pl.Series([text], dtype=pl.String))
        assert found.row(0) == (None, None)

    def test_sees_the_words_between_the_links(self):
        assert languages_of(
            "@the_help_desk https://www.example.org/this-is-the-page Warum antwortet niemand?"
        ) == ["de"]

    def test_has_a_row_per_text_in_order(self):
        found = detect(pl.Series([SENTENCES["it"], None, SENTENCES["pt"]]))
        assert found.schema == {"language": pl.String, "p": pl.Float32}
        assert found["language"].to_list() == ["it", None, "pt"]
        assert found["p"].is_null().to_list() == [False, True, False]
        assert detect(pl.Series([], dtype=pl.String)).height == 0

    def test_changes_nothing_it_is_given(self):
        texts, declared = pl.Series(["Danke", "ja"]), pl.Series(["en", None], dtype=pl.String)
        before = texts.to_list(), declared.to_list()
        detect(texts, declared=declared, languages=["de", "en"])
        assert (texts.to_list(), declared.to_list()) == before

    def test_reads_only_the_beginning_of_enormous_posts(self):
        assert languages_of(SENTENCES["fr"] + " x" * 5_000_000) == ["fr"]

    @settings(max_examples=25)
    @given(st.lists(st.text(max_size=60), max_size=8), st.sampled_from(["en", "zh-TW", "und", None]))
    def test_answers_each_text_by_itself(self, texts, said):
        series = pl.Series(texts, dtype=pl.String)
        declared = pl.Series([said] * len(texts), dtype=pl.String)
        options = {"declared": declared, "languages": ["en", "zh"]}
        found = detect(series, **options)
        assert found.height == len(texts)
        assert ((found["p"] >= 0.5) & (found["p"] <= 1)).fill_null(value=True).all()
        backwards = detect(series.reverse(), **options)
        assert backwards.reverse().equals(found)


class TestLanguagesInUse:
    def test_settle_a_doubtful_post(self):
        model = Answers("et", 0.6, {"en": 0.9})
        assert languages_of("something", model=model) == ["et"]
        assert languages_of("something", model=model, languages=["en"]) == ["en"]

    def test_do_not_overrule_a_sure_answer(self):
        assert languages_of("something", model=Answers("et", 0.99, {"en": 0.9}), languages=["en"]) == ["et"]
        assert languages_of(SENTENCES["fi"], languages=["en", "de"]) == ["fi"]

    def test_do_not_claim_what_cannot_be_theirs(self):
        assert languages_of("спасибо", languages=["en", "de"]) == ["ru"]

    def test_may_be_languages_the_model_does_not_know(self):
        assert languages_of(SENTENCES["en"], "nice", languages=["xx", "tlh"])[0] == "en"

    def test_name_a_sibling_the_model_cannot_tell(self):
        assert languages_of("Terima kasih banyak atas bantuannya", languages=["id", "en"]) == ["id"]


class TestDeclared:
    def test_settles_a_very_short_post(self):
        assert languages_of("no va", declared=pl.Series(["es"])) == ["es"]
        assert languages_of("naïve", declared=pl.Series(["fr-FR"])) == ["fr"]

    def test_is_no_proof(self):
        assert languages_of(SENTENCES["de"], declared=pl.Series(["en-US"])) == ["de"]
        assert languages_of("спасибо", declared=pl.Series(["en"])) == ["ru"]

    def test_makes_no_words_of_none(self):
        assert languages_of("@anna 👍", declared=pl.Series(["en"])) == [None]

    def test_is_read_as_providers_write_it(self):
        codes = pl.Series(["pt-BR", "zh_Hans", "iw", "nb", "und", "", None, "EN", "C.UTF-8"])
        assert normalised(codes).to_list() == ["pt", "zh", "he", "no", None, None, None, "en", None]


class TestLanguagesSeen:
    def parts(self):
        de, en = [SENTENCES["de"]], [SENTENCES["en"]]
        return [LanguagesSeen.of(detect(pl.Series(posts))) for posts in (de * 30 + en * 5, en * 400, de + en)]

    def test_adds_up_in_any_order(self):
        a, b, c = self.parts()
        assert (a + b) + c == c + (b + a)
        assert LanguagesSeen() + a == a

    def test_leaves_out_what_hardly_anybody_writes(self):
        texts = pl.Series([SENTENCES["en"]] * 1200 + [SENTENCES["de"]] * 20 + [SENTENCES["fi"]] * 19)
        assert languages_in_use(texts) == ("en", "de")

    def test_counts_what_is_declared(self):
        declared = pl.Series(["sv"] * 30 + [None] * 970, dtype=pl.String)
        assert languages_in_use(pl.Series([SENTENCES["en"]] * 1000), declared=declared) == ("en", "sv")

    def test_asks_less_of_a_small_archive(self):
        assert languages_in_use(pl.Series([SENTENCES["en"]] * 45 + [SENTENCES["es"]])) == ("en", "es")


class TestShippedModel:
    def test_keeps_its_limits_to_one_call(self):
        model = EldcLanguages()
        limited, _ = model.detect([SENTENCES["it"]], languages=["es", "pt"])
        free, _ = model.detect([SENTENCES["it"]])
        assert limited[0] in {"es", "pt"}
        assert free == ["it"]

    def test_is_surer_of_a_sentence_than_of_a_word(self):
        _, p = EldcLanguages().detect([SENTENCES["de"], "schade"])
        assert p[0] > p[1]


class TestPlainWords:
    def test_keeps_words_of_every_script(self):
        texts = pl.Series(
            ["Mehr dazu: foo.bar(x=1) auf www.a.example, danke!", "この列車は7時に出ますか？", "l’eau"]
        )
        assert plain_words(texts).to_list() == ["Mehr dazu auf danke", "この列車は 時に出ますか", "l’eau"]
