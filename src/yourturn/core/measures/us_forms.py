"""The words of the us-ratio (M2), language by language: who is "we", who is "you", and what is neither.

Data only. Patterns are for the Rust regex engine and see lower-case text with straight quotes; word
boundaries are added around them. A language that is not here is "not measured".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Forms:
    """The forms of one language; each is a list of alternatives for one pattern.

    `together` words take the people in ("we all") and are no talk about us; `courtesy` words name "you"
    without speaking to anybody; `lookalikes` end like a form and are none; `telling` verbs open a sentence
    that tells people what to do. `approximate` is True where a form may be another word, or verb endings
    stand in for pronouns.
    """

    we: str
    you: str
    i: str
    together: str = ""
    courtesy: str = ""
    lookalikes: str = ""
    telling: str = ""
    approximate: bool = False


FORMS: Final[Mapping[str, Forms]] = {
    "en": Forms(
        we="we|us|our|ours|ourselves|we're|we've|we'll|we'd",
        you="you|your|yours|yourself|yourselves|you're|you've|you'll|you'd|y'all|ya|u|ur",
        i="i|i'm|i've|i'll|i'd|me|my|mine|myself",
        together="we all|let's|lets|all of us|us all|both of us|we both|let us|each of us|you and (?:i|us|we)",
        courtesy="thank you|thanking you|see you|you know|bless you|thank u|good for you",
        telling=(
            "book|check|visit|click|join|follow|read|find|get|see|watch|try|sign|download|enjoy|discover|share|"
            "tell|vote|call|come|go|grab|save|win|shop|order|meet|take|make|use|look|listen|learn|explore|"
            "register|subscribe|don't|do not|stay|keep|remember|please|head|pop|swipe|tap|retweet|like|enter"
        ),
    ),
    "de": Forms(
        we="wir|uns|unser|unsere[mnrs]?",
        you="du|dich|dir|dein|deine[mnrs]?|ihr|euch|euer|eure[mnrs]?",
        i="ich|mich|mir|mein|meine[mnrs]?",
        together="wir alle|uns allen?|wir beide|lasst uns|lass uns",
        courtesy="danke euch|danke dir|bis bald",
        approximate=True,
    ),
    "fr": Forms(
        we="nous|notre|nos|(?:le |la |les )?nôtres?",
        you="tu|te|toi|ton|ta|tes|vous|votre|vos|vôtres?|t'[a-zéèê]\\w*",
        i="je|me|moi|mon|ma|mes|j'[a-zéèêh]\\w*|m'[a-zéèêh]\\w*",
        together="nous tous|nous toutes|tous ensemble|vous et nous",
        courtesy="merci à vous|merci à toi|s'il vous plaît|s'il te plaît|rendez-vous|à vous de voir",
    ),
    "nl": Forms(
        we="wij|we|ons|onze",
        you="je|jij|jou|jouw|jullie|u|uw|jezelf|uzelf",
        i="ik|mij|me|mijn|m'n",
        together="wij allemaal|we allemaal|ons allemaal|wij allen|laten we|laat ons|ons beiden",
        courtesy="dank je(?: wel)?|dank u(?: wel)?|dank jullie(?: wel)?|bedankt jullie|tot ziens",
    ),
    "es": Forms(
        we="nosotros|nosotras|nos|nuestr[oa]s?|[a-zñáéíóú]{2,}(?:amos|emos)|(?:viv|sal|ped|abr|segu|decid|compart|sub|recib|permit|fu)imos|somos|vamos",
        you=(
            "tú|tu|tus|ti|te|contigo|tuy[oa]s?|usted|ustedes|vosotros|vosotras|os|vuestr[oa]s?|vos|"
            "eres|estás|tienes|puedes|quieres|sabes|vas|haces|debes|necesitas|buscas|[a-zñ]{2,}(?:rás|áis|éis)"
        ),
        i="yo|me|mí|mi|mis|conmigo|soy|estoy|tengo|puedo|quiero|siento|creo|hago|voy",
        together="todos nosotros|nosotros todos|todos juntos|vamos todos",
        lookalikes="ramos|tramos|extremos|supremos|gramos|reclamos|remos|atrás|detrás",
        courtesy="gracias a ti|gracias a usted|gracias a ustedes|gracias a vosotros",
        approximate=True,
    ),
    "it": Forms(
        we="noi|ci|nostr[oaei]|[a-zàèéìòù]{2,}iamo|[a-zàèéìòù]{2,}(?:eremo|iremo)|saremo|avremo|faremo",
        you=(
            "tu|te|ti|tuo|tua|tuoi|tue|voi|vi|vostr[oaei]|sei|hai|puoi|vuoi|devi|sai|vai|fai|trovi|cerchi|"
            "siete|avete|potete|volete|dovete|sapete|fate|andate|trovate|venite|scoprite|[a-z]{2,}(?:erai|irai|erete|irete)"
        ),
        i="io|mi|me|mio|mia|miei|mie|sono|ho|posso|voglio|credo|spero|vedo|faccio",
        together="noi tutti|tutti noi|tutti insieme",
        lookalikes="richiamo|ci sono|ci sarà|ci saranno|ci vuole|ci vogliono",
        courtesy="grazie a te|grazie a voi|grazie a tutti voi",
        approximate=True,
    ),
}
"""Languages measured. Portuguese is not: "você" takes the verb of the third person and "nos" is also "in
the", so that whom a sentence speaks to does not show."""

WHY_NOT: Final[Mapping[str, str]] = {
    "pt": "Portuguese leaves out who speaks to whom too often to count it",
}
"""Languages looked at and left out, with the reason."""

GERMAN_FORMAL: Final = r"(?:Sie|Ihnen|Ihr|Ihre[mnrs]?)"
"""The polite "you" of German: it counts only inside a sentence, where a capital letter tells it from "she"."""

COUNTRY: Final = r"\bU\.S\.A?\.?|\bUSA?\b"
SHOUTED_US: Final = (
    r"\b((?i:join|tell|follow|contact|visit|call|email|message|ask|help|give|let|with|for)) US\b"
)
"""After these words a capital US is a pronoun; elsewhere it is the country."""

LEGAL_LINE: Final = (
    r"(?im)^.*(?:©|\(c\) \d{4}|all rights reserved|terms (?:and|&) conditions|(?:terms|t&cs?|conditions) apply|"
    r"registered (?:office|in|no|number|charity)|company (?:no|number)|unsubscribe|privacy policy|"
    r"handelsregister|amtsgericht|impressum|agb|teilnahmebedingungen|mentions légales|tous droits réservés|"
    r"conditions générales|algemene voorwaarden|aviso legal|condiciones generales|tutti i diritti riservati).*$"
)
SIGNATURE: Final = (
    r"(?s)\n-- ?\n.*$|"
    r"\s(?:\^|\*|~|/|–|—|-)\s?(?:\p{Lu}{1,3}|\p{Lu}\p{Ll}{1,14})(?:\s+https?://\S+)*\s*$|"
    r"\n\s*\p{Lu}\p{Ll}{1,14}\s*$|"
    r"(?i:\b(?:regards|cheers|best wishes|best|sincerely|grüße|gruß|cordialement|bien à vous|groeten|groetjes|"
    r"saludos|saluti)[,\s]*)(?:\p{Lu}\p{Ll}{1,14}(?: \p{Lu}\p{Ll}{1,14}){0,2})\s*[.!]?\s*$"
)
"""How a person signs: initials or a first name after a mark, or a name after a greeting, at the very end."""
NO_SIGNATURE: Final = r"(?i)\b(?:thanks|thank you|cheers|regards|please|sorry|hello|merci|danke|gracias|grazie|bedankt)[.!]?\s*$"
"""Words that stand where a name would."""
QUOTED: Final = r"(?m)^>.*$|“[^”]{2,400}”|„[^“”]{2,400}[“”]|«[^»]{2,400}»|\"[^\"\n]{2,400}\""
NOT_WORDS: Final = r"(?:https?://|www\.)\S+|#[\p{L}\p{N}_]+"
MAIL_ADDRESS: Final = r"(^|[^\w@.+-])[\w.+-]+@[\w-]+\.[\w.-]+"
HANDLE: Final = r"@[\w.-]*\w(?:@[\w-]+\.[\w.-]*\w)?"
