"""German: what shows that people ask, want, complain, praise, thank or attack, and what our own posts do.

Patterns see folded text: without diacritics. Not verified on labelled sentences yet.
"""

from typing import Final

from yourturn.understanding.rules.pack import Pack, Rule

PACK: Final = Pack(
    rules={
        "question": Rule(
            strong=(r"[a-z0-9)'] ?\?(?:$|[^a-z0-9=&])",),
            medium=(
                r"(?:ich )?(?:frage mich|wuesste gern|wusste gern|mochte (?:gerne? )?wissen|wurde (?:gerne? )?wissen)",
                r"(?:wei(?:ss) jemand|kann (?:mir )?jemand (?:sagen|helfen)|hat jemand)",
                r"^(?:wann|wo|wie|warum|wieso|weshalb|wer|welche[rs]?|wohin|woher) (?:ist|sind|kann|konnen|fahrt|fahren|gibt|geht|kommt|muss|wird|komme|bekomme|finde)",
            ),
            weak=(r"keine ahnung,? (?:wie|warum|wo|wann)",),
        ),
        "want": Rule(
            strong=(
                r"(?:ich|wir) (?:wunsch(?:e|en)|wuensch(?:e|en)) (?:mir|uns)",
                r"(?:ware|waere|war) (?:es |das )?(?:sehr |echt |wirklich |doch |so |ganz |super |auch |noch )*(?:schon|schoen|toll|super|gut|nett|prima|klasse|hilfreich|praktisch|besser|sinnvoll|cool|spitze)",
                r"(?:konn|koenn)t(?:e|et|en)? (?:ihr|sie|man|du|wir)(?: bitte| nicht| vielleicht| endlich| mal| mir| uns)* [a-z ]{0,80}(?:hinzufugen|einfuhren|anbieten|andern|einbauen|machen|geben|bringen|verlangern|verbessern|lassen|einrichten|fahren|offnen|zuruck[a-z]*|wieder [a-z]+|haben)",
                r"bitte (?:[a-z]+ ){0,8}(?:wieder|zuruck|hinzufugen|einfuhren|einbauen|andern|verbessern|machen|anbieten|abschaffen|verlangern|ermoglichen|lassen|geben|fahren)",
                r"(?:ich|wir) (?:hatte|hatten|haette|haetten|mochte|mochten|wurde|wurden|wuerde)(?: [a-z]+){0,2} (?:gern|gerne|lieber)",
                r"(?:mein|ein|unser) (?:wunsch|vorschlag|verbesserungsvorschlag)|(?:ich|wir) (?:schlage|schlagen|wurde|wurden) [a-z ]{0,20}vor(?:schlagen)?",
                r"(?:ich|wir) (?:will|wollen|mochte|mochten)(?: [a-z]+){0,3} (?:zuruck|wieder|wiederhaben)",
                r"wie (?:komme|bekomme|kriege|kann|stelle) (?:ich|man|wir) [a-z ]{0,60}(?:zuruck|alte[nrs]?|vorherige[nrs]?|fruhere[nrs]?|wiederherstellen)",
            ),
            medium=(
                r"(?:es )?(?:sollte|musste|muesste|sollten|mussten)(?:n)? (?:es |man |ihr |sie |doch |auch |endlich |mal |wirklich )*(?:[a-z]+ ){0,6}(?:geben|sein|werden|konnen|machen|haben|fahren)",
                r"(?:wir|ich) (?:brauche|brauchen|bitte um|hoffe|hoffen)",
                r"gibt es (?:eine|die|irgendeine) moglichkeit",
                r"(?:ware|waere) es moglich",
                r"warum (?:nicht|gibt es kein[a-z]*|kann man nicht)",
                r"wie (?:ware|waere) es mit",
            ),
            weak=(r"(?:ich|wir) (?:mochte|mochten|wunsche|will|wollen)",),
            unless=(
                r"(?:ich |wir )?wunsche?n? (?:ihnen|euch|dir|allen) [a-z ]{0,40}",
                r"(?:mochte|wollte|wurde)(?:n)?(?: [a-z]+){0,4} (?:bedanken|wissen|danken)",
                r"bitte (?:sehr|schon)|(?:hatte|hatten) (?:[a-z]+ )?(?:sehen|wissen|horen) (?:sollen|mussen)",
            ),
        ),
        "complaint": Rule(
            strong=(
                r"(?:unverschamt[a-z]*|frechheit|unmoglich(?:er|es)? (?:service|zustand|verhalten)|katastroph[a-z]*|unzumutbar|skandal|saftladen|sauerei|zumutung|unter aller sau|beschwerde|beschweren|abzocke|unterirdisch|servicewuste|grauenhaft|miserabel[a-z]*)",
                r"(?:schon )?wieder (?:einmal |mal )?(?:verspatet|verspatung|ausgefallen|zu spat|kaputt|gestrichen|gesperrt)",
                r"(?:sehr|echt|total|schwer|so|wirklich|ziemlich) (?:enttauscht|enttauschend|verargert|argerlich|frustrierend|schlecht|unzufrieden|sauer)",
                r"(?:ich habe|wir haben|hab)(?: [a-z]+){0,3} (?:die nase voll|es satt)|es reicht|immer noch (?:keine|nicht)",
            ),
            medium=(
                r"(?:funktioniert|geht|klappt|ladt|lauft|kommt)(?: [a-z]+){0,3} (?:nicht|nie)(?: mehr)?",
                r"(?:enttauscht|argerlich|nervt|schrecklich|furchtbar|schlimm|mies|unfreundlich|peinlich|kaputt|defekt|verspatung|ausgefallen|absturzt|sturzt|hasse|unbrauchbar|lacherlich)",
                r"(?:niemand|keiner) (?:antwortet|meldet|hilft|kummert|geht|sagt)|keine (?:antwort|reaktion|ruckmeldung|auskunft|information|durchsage)",
            ),
            weak=(
                r"(?:zu|viel zu) (?:teuer|langsam|voll|laut|spat|kompliziert|klein)|schlecht[a-z]*|leider|problem[e]?",
            ),
            unless=(r"(?:kein|keine) (?:problem[e]?|beschwerden)|nicht schlecht",),
        ),
        "praise": Rule(
            strong=(
                r"(?:toll|super|klasse|hervorragend|ausgezeichnet|wunderbar|fantastisch|grossartig|spitze|prima|genial|perfekt|wunderschon|nett|freundlich|sehr gut|gut)(?:e|er|es|en)? (?:service|arbeit|team|personal|app|mitarbeiter[a-z]*|crew|idee|leistung|sache|erfahrung|fahrt|beratung|job|aktion|kundendienst)",
                r"(?:grosses lob|ein lob|weiter so|gut gemacht|hut ab|daumen hoch|sehr zufrieden|(?:ich|wir) liebe?n?|begeistert|hat (?:uns |mir )?(?:sehr )?(?:gut )?gefallen|gefallt (?:mir|uns)|sehr (?:nett|freundlich|hilfsbereit|schon))",
            ),
            medium=(
                r"^(?:toll|super|klasse|wunderbar|prima|spitze|genial|perfekt|grossartig)[!., ]",
                r"(?:ist|sind|war|waren)(?: [a-z]+){0,2} (?:toll|super|klasse|hervorragend|wunderbar|fantastisch|grossartig|spitze|genial|perfekt)",
            ),
            unless=(
                r"(?:ware|waere|war) (?:es |das )?(?:[a-z]+ ){0,3}(?:toll|super|klasse|prima|gut|schon)|(?:nicht|nie|kein[a-z]*)(?: [a-z]+)? (?:gut|toll|nett|freundlich|super)(?:e|er|es|en)?|na (?:toll|super)|(?:toll|super|klasse|prima),? (?:schon )?wieder",
            ),
        ),
        "thanks": Rule(
            strong=(
                r"(?:danke(?:schon)?|vielen dank|herzlichen dank|besten dank|tausend dank|lieben dank|dankeschon|(?:ich|wir) danken?|dankbar|bedanke[n]? (?:mich|uns)|(?:mich|uns) bedanken|merci)",
            ),
            unless=(
                r"nein,? danke|danke fur (?:nichts|die (?:verspatung|wartezeit))|gott sei dank|dank (?:der|des|ihrer|eurer) (?:verspatung|unfahigkeit)",
            ),
        ),
        "hostile_us": Rule(
            strong=(
                r"(?:ich|wir) (?:hasse|hassen|verachte) (?:euch|sie|diesen? (?:laden|verein|firma))",
                r"(?:ihr|sie)(?: seid| sind)?(?: alle| doch| so| nur| echt| ein haufen| ein)* (?:idioten|versager|betruger|lugner|verbrecher|vollidioten|abzocker|arschlocher|deppen|halsabschneider|saftladen|pfeifen|nichtskonner|penner)",
                r"(?:fickt euch|verpisst euch|leckt mich|schamt euch|schert euch zum teufel|fahrt zur holle|verreckt)",
            ),
            medium=(
                r"(?:haufen|bande|verein|laden) (?:von |voller )?(?:idioten|betruger|verbrecher|versager|deppen)|nie wieder (?:mit |bei )?euch|drecksladen|scheissladen|drecksfirma|scheissfirma|verlogenes pack|ihr widert mich an|(?:ihr|euch) (?:gauner|betruger|lugner|abzocker|halsabschneider)|ihr konnt mich mal|unfahigste(?:r|n)? haufen|halt(?:et)? die (?:fresse|klappe)",
            ),
            unless=(r"(?:ihr|sie) (?:seid|sind) (?:ja |doch )?kein(?:e|en)? [a-z]+",),
        ),
        "hostile_person": Rule(
            strong=(
                r"(?:du|er|der|sie|die|dieser typ)(?: bist| ist| sind)?(?: so| doch| echt| ein| eine| totaler| so ein)* (?:idiot|depp|arschloch|trottel|vollidiot|versager|lugner|penner|wichser|hurensohn|schwein|spinner|dumm|blode kuh|miststuck)",
                r"(?:fick dich|verpiss dich|halt die (?:fresse|klappe)|halts maul)",
            ),
            medium=(r"(?:arschloch|vollidiot|wichser|hurensohn|drecksau|missgeburt|vollpfosten)",),
            unless=(
                r"(?:ich bin|bin ich|ich war|ich)(?: so| ja| ein| auch| wohl| echt| halt)* (?:idiot|depp|trottel|vollidiot|dumm|vollpfosten)",
                r"(?:das|dem|ein) schwein (?:auf|im|in|am)|(?:die|der|das) dumm",
            ),
        ),
        "ask": Rule(
            strong=(
                r"(?:was|wie|welche[rsn]?|wann|wo|warum|worauf|woran) [^.!?]{2,160}\?",
                r"(?:sagt|schreibt|erzahlt|verratet) uns|eure meinung|ihre meinung|was meint ihr|wir (?:mochten|wollen|wurden gerne?) (?:von (?:euch|ihnen) )?(?:wissen|horen|erfahren)",
            ),
            medium=(
                r"[a-z][^?]*\?(?:$|[^a-z0-9])",
                r"(?:umfrage|abstimmung)",
            ),
            unless=(r"(?:wussten sie|wusstet ihr|lust auf|schon gehort)[^?]*\?",),
        ),
        "ack": Rule(
            strong=(
                r"(?:danke|vielen dank) fur (?:deine|ihre|eure|den|die|das|dein|ihr)|(?:es )?tut (?:uns|mir)(?: [a-z]+)? leid|(?:wir|ich) (?:verstehe|verstehen|entschuldige[n]?|bedauer[ne]+)|entschuldigung|(?:wir )?(?:geben|leiten) (?:das|es|ihr[a-z]*|dein[a-z]*) [a-z ]{0,20}weiter|verstandlich",
            ),
            medium=(r"(?:danke|stimmt|verstanden|sorry)",),
        ),
        "going_back": Rule(
            strong=(
                r"(?:ihr habt|sie haben|du hast|viele (?:von euch )?haben) (?:uns )?(?:[a-z]+ ){0,8}(?:gefragt|gebeten|gewunscht|vorgeschlagen|gesagt|geschrieben)|auf (?:euren|ihren|deinen|vielfachen) (?:wunsch|vorschlag)|wie (?:versprochen|gewunscht)|dank (?:eurer|ihrer|deiner) (?:ruckmeldung|hinweise|vorschlage)",
            ),
            medium=(
                r"wir haben (?:[a-z]+ ){0,8}(?:eingefuhrt|geandert|wieder eingefuhrt|hinzugefugt|verbessert|umgesetzt)|(?:ab jetzt|ab sofort)",
            ),
        ),
        "dm_redirect": Rule(
            strong=(
                r"(?:schick|schreib|send)(?:e|en|t)? (?:sie |ihr )?(?:uns|mir)(?: [a-z]+){0,5} (?:dn|dm|pn|direktnachricht|privatnachricht|nachricht|mail|e-mail)|(?:per|via) (?:dm|dn|pn|direktnachricht|e-mail|mail)|(?:dm|pn|direktnachricht|privatnachricht) an uns",
            ),
            medium=(
                r"(?:kontaktiere|wende|melde)[a-z]* (?:sie |dich |euch )?(?:sich )?(?:bitte )?(?:an|bei|uns)",
            ),
        ),
        "service": Rule(
            strong=(
                r"(?:fallt|fallen)(?: [a-z0-9:]+){0,5} aus|(?:wartungsarbeiten|storung|betriebsstorung|fahrplananderung|gesperrt|eingestellt|entfallt|entfallen|verkehrsmeldung)|wegen (?:sturm|streik|unwetter|nebel|bauarbeiten|wartung|eis|starkem)[a-z]*",
            ),
            medium=(r"(?:verspatung(?:en)?|ausfall|ausfalle|oeffnungszeiten|offnungszeiten|verspatet)",),
        ),
        "follow_up": Rule(
            strong=(
                r"(?:welche[rsn]?|was|wann|wo|wie|seit wann|um welche[n]?) (?:[a-z]+ ){0,6}(?:du|sie|ihr|ihre[nrm]?|dein[a-z]*|genau|passiert|es)[^.!?]{0,120}\?|(?:konnen|konnten|kannst|konntest) (?:sie|du) (?:uns |mir )?(?:bitte )?(?:sagen|mitteilen|schicken|beschreiben|erzahlen|nennen)",
            ),
            medium=(r"(?:mehr|genauere) (?:details|angaben|informationen)",),
            unless=(r"wie (?:kann|konnen) (?:ich|wir)(?: [a-z]+)? (?:helfen|behilflich)[^?]*\?",),
        ),
        "formula": Rule(
            strong=(
                r"(?:entschuldigen|bedauern) (?:wir )?(?:die |etwaige )?(?:unannehmlichkeiten|umstande)|(?:wir bitten um|danke fur|vielen dank fur) (?:ihr |euer |dein |die |ihre |eure )?(?:verstandnis|geduld|anfrage|nachricht|feedback)|(?:ihr|euer) feedback ist (?:uns )?wichtig|mit freundlichen grussen|schonen tag|so schnell wie moglich|unannehmlichkeiten",
            ),
        ),
    },
    lead_ins=(
        r"(?:ich|wir) (?:wunsche?n?|wünsche?n?) (?:mir|uns)(?: sehr)?(?:,? dass)?",
        r"(?:wäre|waere|ware) (?:es |das )?(?:[a-zäöü]+ )?(?:schön|toll|super|gut|nett|prima|klasse|hilfreich|praktisch|besser|sinnvoll|cool),? (?:wenn|dass)",
        r"(?:könn|koenn|konn)te?(?:n|t|et)? (?:ihr|sie|man|du|wir)(?: bitte| nicht| vielleicht| endlich| mal)*",
        r"(?:ich|wir) (?:hätte|hätten|haette|möchte|möchten|würde|würden)(?: gerne?| lieber)?",
        r"gibt es (?:eine|die) möglichkeit,?",
        r"wie (?:komme|bekomme|kann|stelle) (?:ich|man|wir)",
        r"(?:mein|ein) (?:wunsch|vorschlag)(?: ist| wäre|:)?,?(?: dass)?",
        r"warum nicht",
        r"bitte",
        r"es sollte",
    ),
    reasons=(r", (?:weil|denn|da|sonst|ich|wir|damit|aber|das|und)| (?:weil|denn|damit) |[;:(]| - ",),
    fillers=(r"^(?:(?:hallo|guten tag|moin|hi|und|aber|also|ja|nein|liebes team)[ ,!.:-]+)+",),
    lead_outs=(
        r" (?:ware|waere)(?: wirklich| echt| doch| auch| mal)* (?:schon|toll|super|gut|nett|prima|klasse|hilfreich|praktisch|besser|sinnvoll|cool|spitze)(?:$|[,.!] | und )",
        r",? bitte(?:$|[,;:.!-])",
    ),
    ask_ins=(
        r"(?:wei(?:ss|s) jemand|kann mir jemand sagen|konnen sie mir sagen|konnt ihr (?:mir |uns )?sagen|ich (?:wuesste|wusste|mochte|wurde) gerne?(?: wissen)?|ich frage mich),?(?: ob)?",
        r"wie (?:komme|bekomme|kann|stelle|finde) (?:ich|man|wir)",
    ),
    moan_ins=(
        r"(?:ich bin|wir sind)(?: sehr| echt| wirklich| total)* (?:enttauscht|verargert|sauer|genervt)(?:,? dass| von| uber)",
    ),
    tails=(
        r"bitte|danke(?:schon)?|vielen dank|danke im voraus|mit freundlichen gru(?:ss|s)en|lg|vg|gru(?:ss|s)e?",
    ),
    tidy=((r"^(?:dass |wenn |es )+", ""), (r"^(?:ein(?:e[nmrs]?)?|de[rnms]|die|das) ", "")),
    joints=(r"weil|und (?:ich|wir|dann)|aber|denn|wo|wenn|damit|obwohl|der|die|das",),
    empty=(
        "der die das den dem des ein eine einen einem einer eines und oder aber ich du er sie es wir ihr mir dir mich dich uns euch ihm "
        "ihn ihnen mein dein sein euer unser ist sind war waren wird werden hat haben hatte kann konnen konnte muss soll sollte darf nicht "
        "kein keine auch noch nur so wie was wer wo wann warum wieso das dass da hier dort bitte danke ja nein mal schon sehr mehr doch "
        "hilfe helfen machen gemacht geht gehen sagen wissen jemand etwas nichts alles man im in an auf zu zum zur bei mit von vom fur aus"
    ),
)
