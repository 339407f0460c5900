"""Words that say nothing alone, by language, and those that only say that something is wanted. Data only.

A theme's name neither starts nor ends with a function word. Negations are left out of these on purpose:
"cannot print" is a name.
"""

from collections.abc import Mapping
from typing import Final

FUNCTION_WORDS: Final[Mapping[str, frozenset[str]]] = {
    code: frozenset(words.split())
    for code, words in {
        "en": "a an the and or but if of to in on at by for from with into about as than then so that this"
        " these those there here it its it's i i'm i've i'd i'll you you're your yours he she we we're"
        " our they they're their them me my mine him his her us is are was were be been being am do does"
        " did done doing have has had having can could will would shall should may might must let lets"
        " what what's when where who whose why how which while because also too very really just only"
        " even still again please want wants wanted need needs needed wish like get gets got getting"
        " some any all more most much many one ones thing things way out up off over such other own same"
        " both each every now ever hi hello thanks thank else try tried trying seem seems make makes"
        " made know say says think since after before through go going goes something anything"
        " everything someone",
        "de": "der die das den dem des ein eine einen einem einer eines und oder aber wenn von zu im in am an"
        " auf bei für mit aus nach vor über unter um als wie dass daß so es ich du er sie wir ihr mich"
        " mir dich dir uns euch ihm ihn ihnen mein meine dein sein seine unser unsere euer eure ist sind"
        " war waren bin bist sein haben habe hat hatte hätte wäre werden wird würde kann können könnte"
        " soll muss müssen darf mag möchte bitte was wann wo wer warum wieso welche welcher noch auch"
        " nur schon mal doch ja sehr mehr alle alles man zum zur vom beim da dann denn hier dort wieder"
        " immer",
        "es": "el la los las un una unos unas y o pero si de del a al en por para con sin sobre entre como"
        " que qué se lo le les me te nos mi mis tu tus su sus nuestro nuestra yo tú él ella ellos es son"
        " era ser estar está están estoy hay ha he han había haber puede puedo pueden podría hacer hace"
        " quiero favor cuando cuándo donde dónde quién cuál cómo porque muy más ya también este esta"
        " estos estas ese esa eso esto todo toda todos todas hola gracias",
        "fr": "le la les l un une des du de d et ou mais si à au aux en dans par pour avec sans sur sous"
        " entre comme que qu' qui quoi se s' ce c'est cette ces ça il elle on nous vous ils elles je"
        " j'ai tu me te mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs est sont était"
        " être suis ai as a ont avait avoir peut peux peuvent pourrait faire fait veux voudrais svp"
        " merci bonjour quand où comment pourquoi quel quelle très plus aussi encore tout tous toute"
        " toutes y",
        "it": "il lo la i gli le un uno una e o ma se di del della dei delle dello a al alla ai in nel nella"
        " da dal dalla per con su sul sulla tra fra come che chi cosa si mi ti ci vi me te noi voi lui"
        " lei loro io tu mio mia tuo sua suo nostro vostro è sono era essere ho hai ha hanno avere può"
        " posso vorrei fare quando dove perché molto più anche questo questa quello quella tutto tutti"
        " grazie",
        "nl": "de het een en of maar als van te in op aan bij voor met uit naar over onder om dan dat die dit"
        " deze er ik je jij u hij zij ze we wij jullie mij me ons hem haar hun mijn jouw uw zijn onze is"
        " was waren ben bent heb hebt heeft had hebben kan kunnen zou wil willen moet moeten wordt"
        " worden wat wanneer waar wie waarom hoe welke ook nog al wel maar zo zeer meer alle alles weer"
        " hier daar graag",
        "pt": "o a os as um uma uns umas e ou mas se de do da dos das em no na nos nas por pelo pela para com"
        " sem sobre entre como que quem se me te nos lhe meu minha teu sua seu nosso nossa eu tu ele ela"
        " eles você vocês é são era ser estar está estão há tem ter tinha pode posso podem poderia fazer"
        " quero favor quando onde porque qual muito mais já também este esta esse essa isso tudo todos"
        " obrigado obrigada olá",
    }.items()
}

EMPTY_WORDS: Final[Mapping[str, frozenset[str]]] = {
    code: frozenset(words.split())
    for code, words in {
        "en": "help helps helped helping assist assistance advice advise advices idea ideas suggestion"
        " suggestions problem problems issue issues fix fixed fixing solve solved solution solutions"
        " resolve resolved resolution work works worked working wrong understand possible sure"
        " appreciated appreciate answer answers answered question questions ask asking asked tell told"
        " explain reason reasons missing happen happens happened happening annoying frustrating"
        " frustrated great good better nice not no never don't doesn't didn't can't cannot won't isn't"
        " wasn't couldn't haven't nothing none look looking find found see seen use used using come"
        " comes came happy glad hope hoping advance grateful kindly able unable impossible right correct"
        " change changed anyone anybody nobody somebody everyone everybody bad bit lot time times long"
        " day days week weeks month months year years ago today yesterday already yet else matter"
        " matters point either neither",
        "de": "hilfe helfen helft hilft idee ideen tipp tipps rat lösung lösen problem probleme fehler gehen"
        " geht ging funktioniert funktionieren frage fragen antwort wissen weiß weiss jemand nicht kein"
        " keine nichts warum möglich machen tun gemacht bitte danke gern zeit lange tag tage",
        "es": "ayuda ayudar ayúdenme ayudarme idea ideas solución solucionar problema problemas error"
        " funciona funcionar pregunta respuesta alguien sabe saber no nada nunca posible gracias tiempo"
        " día días",
        "fr": "aide aider aidez idée idées solution résoudre problème problèmes erreur marche fonctionne"
        " question réponse quelqu'un sait savoir ne n' pas rien jamais possible merci temps jour jours",
        "it": "aiuto aiutare idea idee soluzione risolvere problema problemi errore funziona domanda risposta"
        " qualcuno sa sapere non niente mai possibile tempo giorno giorni",
        "nl": "hulp helpen help idee ideeën oplossing oplossen probleem problemen fout werkt werken vraag"
        " antwoord iemand weet weten niet geen niets nooit mogelijk tijd dag dagen",
        "pt": "ajuda ajudar ideia ideias solução resolver problema problemas erro funciona pergunta resposta"
        " alguém sabe saber não nada nunca possível tempo dia dias",
    }.items()
}
"""A statement of nothing but these and function words names no matter: "can anyone help me"."""

TELL_NOTHING: Final = frozenset(
    word
    for words in (
        "you've you'd you'll he's he'd she's she'd they've they'd they'll we've we'd we'll there's",
        "that's that'd who's how's where's let's y'all u ur",
        "few couple several last past next two three four five six seven eight nine ten first second",
        "maybe perhaps guess unfortunately sadly quite somewhere somehow sometimes simple easy extremely",
        "weird sense exactly mean means idea thought thoughts wondering suppose hint hints clue tips",
        "further suggest suggested information info detail details provide guidance instructions steps",
        "step follow followed said wrote situation normal known cause causes causing caused behavior",
        "behaviour",
        "above across actually afterwards against almost along although always among amongst another",
        "anyhow anyway anywhere apparently around basically became become becomes becoming beforehand",
        "below beside besides between beyond certainly clearly completely definitely due during eleven",
        "elsewhere enough everywhere except fifteen fifty forty gonna gotta half hence hers herself",
        "himself honestly however hundred indeed instead itself least less literally meanwhile moreover",
        "mostly myself nevertheless nor nowhere obviously often once onto others otherwise ours ourselves",
        "per probably rather really regarding seemed seeming sixty themselves therefore thirty though",
        "throughout thus together totally toward towards truly twelve twenty under unless until upon",
        "usually various via whatever whenever whereas wherever whether whoever whole whom within",
        "yourself yourselves",
    )
    for word in words.split()
)
"""More English words that make no matter by themselves, where many people speak: times, counts, guesses."""

HEADS: Final = frozenset(["go", "get", "make", "keep", "know", "no", "not", "how"])
"""English words without matter that may nevertheless begin a heading: "go back", "how to"."""

NO_ENDS: Final = frozenset(
    word
    for words in (
        "not no nor never already either yet again else anyway cannot can't don't doesn't won't isn't",
        "became become been said including between instead",
    )
    for word in words.split()
)
"""English words of some matter after which a heading is not at its end."""

LINKS: Final[Mapping[str, frozenset[str]]] = {
    code: frozenset(words.split())
    for code, words in {
        "en": "a an the of to in on at by for from with into about as and or my your our no not without after"
        " before during between per via go get more up out off back how",
        "de": "der die das den dem des ein eine einen einem einer und oder von zu im in am an auf bei für mit"
        " aus nach vor über unter um mein meine kein keine ohne zum zur vom beim",
        "es": "el la los las un una y o de del a al en por para con sin sobre entre mi sin",
        "fr": "le la les l un une des du de d et ou à au aux en dans par pour avec sans sur sous mon ma",
        "it": "il lo la i gli le un uno una e o di del della dei delle dello a al alla in nel nella da dal"
        " dalla per con su sul sulla senza",
        "nl": "de het een en of van te in op aan bij voor met uit naar over onder om mijn zonder",
        "pt": "o a os as um uma e ou de do da dos das em no na nos nas por pelo pela para com sem sobre meu",
    }.items()
}
"""Function words that hold a heading together; the others make it a piece of a sentence."""
