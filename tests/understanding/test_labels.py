"""What labels say of posts, on sentences written for these tests."""

import polars as pl
import pytest

from yourturn.core.schema import LABELS_PEOPLE, LABELS_US
from yourturn.understanding import label
from yourturn.understanding.labels import NAMES
from yourturn.understanding.matching import fold
from yourturn.understanding.rules import PACKS


def one(text, name, language="en", side="people"):
    return label([text], side=side, language=language)[name][0]


class TestPeople:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("Please bring back the old layout", "want"),
            ("It would be great if tickets could be changed online", "want"),
            ("What time does the desk open on Sunday?", "question"),
            ("I would like to know when the desk opens", "question"),
            ("Absolutely terrible service, third week in a row", "complaint"),
            ("The crew were amazing", "praise"),
            ("Thank you so much", "thanks"),
            ("I really hate you guys", "hostile_us"),
        ],
    )
    def test_are_heard(self, text, name):
        assert one(text, name) is True

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("I wish you a happy new year", "want"),
            ("I'd like to thank the man at the desk", "want"),
            ("You should have seen the sunrise", "want"),
            ("I would like to know when the desk opens", "want"),
            ("Thanks for nothing", "thanks"),
            ("The desk is beside the door.", "question"),
            ("Who knows?", "question"),
            ('The screen says "are you sure?" and closes', "question"),
            ("Please help, my screen stays black", "want"),
            ("Any help would be appreciated", "want"),
        ],
    )
    def test_are_not_misheard(self, text, name):
        assert one(text, name) is False

    def test_please_help_is_a_question(self):
        assert one("please help, my screen stays black", "question") is True

    def test_other_languages_are_heard(self):
        assert one("Es wäre schön, wenn der Schalter länger offen wäre", "want", "de") is True
        assert one("Estaría bien tener una lista de espera", "want", "es") is True


class TestUs:
    def test_please_dm_us_is_a_redirect(self):
        assert one("Sorry to hear that, please DM us your number", "dm_redirect", side="us") is True
        assert one("Sorry to hear that, please DM us your number", "ack", side="us") is True

    def test_what_became_of_a_want_is_going_back(self):
        assert one("You asked for a later desk: it is open until nine now", "going_back", side="us") is True


class TestFrame:
    def test_has_a_row_per_text_in_order_and_null_where_not_measured(self):
        found = label(["Thanks", "Kiitos", "Danke"], language=["en", "fi", "de"])
        assert found["thanks"].to_list() == [True, None, True]
        assert found["thanks_p"].is_null().to_list() == [False, True, False]

    def test_has_the_columns_of_its_side(self):
        assert label([], language="en", evidence=False).columns == [
            column for name in LABELS_PEOPLE for column in (name, f"{name}_p")
        ]
        assert set(LABELS_US) <= set(label(["x"], side="us").columns)

    def test_evidence_is_the_words_as_written(self):
        assert one("Well, I Really Wish it opened earlier", "want_evidence") == "I Really Wish"

    def test_without_a_language_it_is_detected(self):
        texts = ["Vielen Dank für die schnelle Hilfe!", "Thank you so much for your help", "✨"]
        assert label(texts)["thanks"].to_list() == [True, True, None]

    def test_in_a_language_without_rules_nothing_is_measured(self):
        assert label(["Kiitos paljon"], language="fi")["thanks"].to_list() == [None]

    def test_reads_only_the_beginning_of_enormous_posts(self):
        assert one("x " * 5_000_000 + " thank you", "thanks") is False

    def test_every_pattern_of_every_pack_is_a_pattern(self):
        for name in NAMES:
            for side in ("people", "us"):
                assert len(label(["a"], side=side, language=name)) == 1
            assert set(PACKS[name].rules) >= {*LABELS_PEOPLE, *LABELS_US}

    def test_folding_drops_links_and_diacritics(self):
        assert fold(pl.Series(["Wäre’s https://a.example/?b Straße"]), language="de").to_list() == [
            "ware's  ~  strasse"
        ]


class TestFrench:
    def test_wants_and_thanks_are_told_apart(self):
        assert one("Ce serait bien d'avoir un banc", "want", "fr") is True
        assert one("J'aimerais vous remercier", "want", "fr") is False
        assert one("Merci beaucoup", "thanks", "fr") is True


class TestDutch:
    def test_wants_and_thanks_are_told_apart(self):
        assert one("Het zou fijn zijn als er een bankje stond", "want", "nl") is True
        assert one("Ik wil jullie graag bedanken", "want", "nl") is False
        assert one("Dank jullie wel", "thanks", "nl") is True


class TestItalian:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("Sarebbe bello se ci fosse una panchina all'ombra", "want"),
            ("Ridateci la fermata davanti alla scuola!", "want"),
            ("Basterebbe un cartello in più per non perdersi", "want"),
            ("Vorrei sapere quando riapre la palestra", "question"),
            ("Terzo ritardo in una settimana, è una vergogna", "complaint"),
            ("Complimenti per il ritardo, anche oggi un'ora", "complaint"),
            ("Il maestro è stato gentilissimo", "praise"),
            ("Vi ringrazio di cuore", "thanks"),
            ("Siete una banda di ladri", "hostile_us"),
            ("Ma stai zitto, cretino", "hostile_person"),
        ],
    )
    def test_is_heard(self, text, name):
        assert one(text, name, "it") is True

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("Vorrei ringraziare il signore allo sportello", "want"),
            ("Vorrei sapere quando riapre la palestra", "want"),
            ("Vi voglio bene", "want"),
            ("Grazie per niente", "thanks"),
            ("Complimenti per il ritardo, anche oggi un'ora", "praise"),
            ("Nessun problema, tutto risolto", "complaint"),
            ("Sarebbe fantastico un corso serale", "praise"),
            ("Mi sento proprio stupido ad averlo perso", "hostile_person"),
        ],
    )
    def test_is_not_misheard(self, text, name):
        assert one(text, name, "it") is False

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("Che cosa vi piacerebbe trovare nel nuovo parco?", "ask"),
            ("Ci dispiace molto, abbiamo girato la segnalazione ai colleghi", "ack"),
            ("Ci avevate chiesto una corsa serale: da lunedì c'è", "going_back"),
            ("Ci scriva in privato il suo numero di pratica", "dm_redirect"),
            ("Linea 3 sospesa per un guasto", "service"),
            ("Può dirci su quale modello compare l'errore?", "follow_up"),
            ("Ci scusiamo per il disagio, restiamo a disposizione", "formula"),
        ],
    )
    def test_of_ours_is_known(self, text, name):
        assert one(text, name, "it", side="us") is True


class TestPortuguese:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("Seria ótimo se houvesse um banco à sombra", "want"),
            ("Devolvam a paragem em frente à escola!", "want"),
            ("bota um bebedouro aí, gente", "want"),
            ("Dava imenso jeito poder pagar em prestações", "want"),
            ("Gostava de saber quando reabre o ginásio", "question"),
            ("Terceiro atraso numa semana, é uma vergonha", "complaint"),
            ("Parabéns pelo atraso, hoje foi mais uma hora", "complaint"),
            ("O professor foi muito atencioso", "praise"),
            ("Valeu, pessoal!", "thanks"),
            ("Vocês são um bando de ladrões", "hostile_us"),
            ("Cala a boca, seu idiota", "hostile_person"),
        ],
    )
    def test_is_heard(self, text, name):
        assert one(text, name, "pt") is True

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("Gostaria de agradecer ao senhor do balcão", "want"),
            ("Gostava de saber quando reabre o ginásio", "want"),
            ("Peço desculpa pelo engano", "want"),
            ("Obrigado por nada", "thanks"),
            ("Fui obrigado a comprar outro bilhete", "thanks"),
            ("Parabéns pelo atraso, hoje foi mais uma hora", "praise"),
            ("Sem problemas, ficou tudo resolvido", "complaint"),
            ("Bom dia a todos", "praise"),
        ],
    )
    def test_is_not_misheard(self, text, name):
        assert one(text, name, "pt") is False

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("O que gostariam de encontrar no novo parque?", "ask"),
            ("Lamentamos muito, já encaminhámos a questão aos colegas", "ack"),
            ("Pediram-nos um barco à noite: a partir de segunda há", "going_back"),
            ("Envie-nos o número do pedido por mensagem privada", "dm_redirect"),
            ("Linha azul suspensa devido a avaria", "service"),
            ("Pode dizer-nos em que modelo aparece o erro?", "follow_up"),
            ("Pedimos desculpa pelo incómodo, continuamos ao dispor", "formula"),
        ],
    )
    def test_of_ours_is_known(self, text, name):
        assert one(text, name, "pt", side="us") is True


class TestLongPosts:
    STORY = (
        "The tram was late, so I walked to the depot and waited until the door was opened by a driver. " * 4
    )

    def test_want_what_one_of_their_sentences_wants(self):
        assert one(f"{self.STORY}Please bring back the old timetable.", "want") is True

    def test_that_tell_what_happened_want_nothing(self):
        told = "I would like to know why. I need to get to work. Then I had to open the window. Maybe the lock broke."
        assert one(self.STORY + told, "want") is False


class TestSupport:
    @pytest.mark.parametrize(
        "text",
        [
            "I have to open the gate by hand every morning.",
            "Something must have changed since the last service.",
            "The display says: please make sure that the door is closed.",
            "It won't let me change the name on the ticket.",
            "Let me know if you need anything else.",
            "Can you please send me the instructions?",
        ],
    )
    def test_telling_and_asking_for_help_is_no_want(self, text):
        assert one(text, "want") is False
