"""The words that M6 needs, language by language: questions that are formulas, and the facts people give.

Data only, for the Rust regex engine, read without regard to case. A language that is not here is not
measured. Facts are told by their shape (a time, a number, a name), never by the trade of anybody.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class FollowForms:
    """Of one language: `formula` questions that ask nothing, `when` and `where` words, words of no content."""

    formula: str
    when: str
    where: str
    empty: str
    names_are_capital: bool = True


CLOCK: Final = (
    r"\b\d{1,2}[:.h]\d{2}\b|\b\d{1,2} ?(?:am|pm|uhr|h|uur)\b|\b\d{1,2}[./-]\d{1,2}\b|\b(?:19|20)\d{2}\b"
)
"""A time or date as figures, in any language."""
NUMBERED: Final = r"\d|#\p{L}|\"[^\"\n]+\"|“[^”]+”|«[^»]+»|„[^“”]+[“”]|\b\p{Lu}{2,}\b"
"""What names one thing among others: a number, a tag, a quoted name, capitals."""
CAPITAL_NAME: Final = r"[\p{Ll},]\s+\p{Lu}\p{Ll}+"
"""A name inside a sentence, in languages whose other nouns are small."""

FOLLOW_FORMS: Final[Mapping[str, FollowForms]] = {
    "en": FollowForms(
        formula=(
            r"how (?:can|may|could) (?:we|i)|(?:can|may) (?:we|i) help|anything else|have you tried|did you try|"
            r"(?:dm|pm|message|email|e-mail|call|inbox|ring) (?:us|me)|rate (?:us|this|our)|how did we do|helpful|"
            r"satisfied|recommend us|(?:right|okay|ok|isn't it|don't you think|agreed)\?|who's ready|ready for|fancy|"
            r"did you know|why not|what are you waiting"
        ),
        when=(
            r"today|tonight|yesterday|tomorrow|this (?:morning|afternoon|evening|week|month|year)|last (?:night|week|month|"
            r"year|time)|ago|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|june|july|august|"
            r"september|october|november|december|morning|afternoon|evening|noon|midnight|weekends?|o'clock|since"
        ),
        where=r"station|stop|platform|office|shop|store|desk|counter|street|road|page|site|website|app|menu|screen|settings|here",
        empty=(
            "that this with have from your what when where which would could will been were they them then than there "
            "their about just please thank thanks sorry know tell want need help here some more also like make again "
            "still very really does only even much many such into over"
        ),
    ),
    "de": FollowForms(
        formula=(
            r"wie (?:können|kann|dürfen|darf) (?:wir|ich)|(?:können|dürfen) wir (?:dir|ihnen|euch)? ?helfen|sonst noch|"
            r"schon versucht|schreib(?:en sie|st du)?(?: uns)?|per (?:dm|pn|mail)|zufrieden|hilfreich|bewerten|"
            r"(?:oder|nicht wahr|richtig|okay|ok)\?|wusstest|wer ist dabei|warum nicht"
        ),
        when=(
            r"heute|gestern|morgen|vorgestern|abends?|mittags?|nachts?|vor \d+|seit|letzte[nrs]? \w+|diese[nrs]? \w+|"
            r"(?:mon|diens|donners|frei|sams|sonn)tags?|mittwochs?|januar|februar|märz|april|mai|juni|juli|august|"
            r"september|oktober|november|dezember|wochenende"
        ),
        where=r"bahnhof|haltestelle|gleis|büro|laden|filiale|schalter|straße|seite|webseite|website|app|menü|hier",
        empty=(
            "dass diese dieser dieses haben habe hatte wird werden wurde sind sein eine einen einer einem nicht auch "
            "aber oder wenn weil noch schon bitte danke sehr mehr immer wieder ihre ihren euch uns mich mein meine "
            "kann können könnt wollen möchte würde gibt hier dort was wann welche welcher"
        ),
        names_are_capital=False,
    ),
    "fr": FollowForms(
        formula=(
            r"comment (?:pouvons|puis|peut)|pouvons-nous vous aider|autre chose|avez-vous essayé|(?:en|par) (?:mp|dm|message "
            r"privé|mail)|satisfait|utile|noter|(?:n'est-ce pas|non|d'accord|ok)\?|saviez-vous|pourquoi pas|qui est prêt"
        ),
        when=(
            r"aujourd'hui|hier|demain|ce (?:matin|soir|mois)|cette (?:semaine|nuit|année)|depuis|il y a|lundi|mardi|mercredi|"
            r"jeudi|vendredi|samedi|dimanche|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|"
            r"décembre|week-end|midi|minuit|dernier|dernière"
        ),
        where=r"gare|arrêt|quai|bureau|magasin|boutique|guichet|rue|page|site|appli|application|menu|écran|ici",
        empty=(
            "cette avec pour dans vous nous votre notre mais plus tout tous toute sont être avoir avez avons elle "
            "quand quel quelle comment merci bonjour encore très bien fait faire peut sans chez comme aussi donc"
        ),
    ),
    "nl": FollowForms(
        formula=(
            r"hoe (?:kunnen|kan|mogen) (?:we|wij|ik)|kunnen we (?:je|u) helpen|nog iets|al geprobeerd|(?:via|per) (?:dm|pb|mail)|"
            r"tevreden|nuttig|beoordelen|(?:toch|niet waar|oké|ok)\?|wist je|waarom niet|wie gaat"
        ),
        when=(
            r"vandaag|gisteren|morgen|vanavond|vanochtend|vanmiddag|vannacht|sinds|geleden|vorige \w+|deze \w+|maandag|dinsdag|"
            r"woensdag|donderdag|vrijdag|zaterdag|zondag|januari|februari|maart|april|mei|juni|juli|augustus|september|"
            r"oktober|november|december|weekend|middag|middernacht"
        ),
        where=r"station|halte|perron|kantoor|winkel|balie|straat|pagina|site|website|app|menu|scherm|hier",
        empty=(
            "deze maar niet voor naar door heeft hebben heb wordt worden werd zijn haar jullie onze graag bedankt dank "
            "nog heel meer altijd weer want omdat kunnen kunt willen zou zouden wat wanneer waar welke alstublieft"
        ),
    ),
    "es": FollowForms(
        formula=(
            r"(?:cómo|en qué) (?:podemos|puedo)|podemos ayudar|algo más|has intentado|ha intentado|(?:por|al) (?:dm|md|mensaje|"
            r"privado|correo)|satisfech|útil|valorar|(?:verdad|no|vale|ok)\?|sabías|por qué no|quién se apunta"
        ),
        when=(
            r"hoy|ayer|mañana|anoche|esta (?:tarde|noche|semana)|este (?:mes|año)|desde|hace|lunes|martes|miércoles|jueves|"
            r"viernes|sábado|domingo|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|"
            r"diciembre|mediodía|medianoche|pasad[oa]"
        ),
        where=r"estación|parada|andén|oficina|tienda|mostrador|taquilla|calle|página|web|sitio|app|menú|pantalla|aquí",
        empty=(
            "esta este esto estos estas para pero como cuando donde cual cuál qué más muy también todo todos toda tiene "
            "tienen hacer puede pueden sobre desde hasta gracias favor siempre otra otro porque sido está están"
        ),
    ),
    "it": FollowForms(
        formula=(
            r"(?:come|in cosa) (?:possiamo|posso)|possiamo aiutar|altro\?|hai provato|avete provato|(?:in|per) (?:dm|privato|mail)|"
            r"soddisfatt|utile|valutare|(?:vero|no|ok|giusto)\?|sapevi|perché no|chi è pronto"
        ),
        when=(
            r"oggi|ieri|domani|stamattina|stasera|stanotte|questa (?:mattina|sera|settimana)|questo mese|da \d+|fa|lunedì|"
            r"martedì|mercoledì|giovedì|venerdì|sabato|domenica|gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|"
            r"settembre|ottobre|novembre|dicembre|mezzogiorno|mezzanotte|scors[oa]"
        ),
        where=r"stazione|fermata|binario|ufficio|negozio|sportello|via|strada|pagina|sito|app|menu|schermo|qui",
        empty=(
            "questo questa questi queste sono come quando dove quale quali perché anche molto tutto tutti tutta della "
            "delle degli dello nella nelle con per ma più non hanno avete essere fare può possono grazie sempre ancora"
        ),
    ),
}
