"""Dutch: what shows that people ask, want, complain, praise, thank or attack, and what our own posts do.

Patterns see folded text: without diacritics. Not verified on labelled sentences yet.
"""

from typing import Final

from yourturn.understanding.rules.pack import Pack, Rule

PACK: Final = Pack(
    rules={
        "question": Rule(
            strong=(r"[a-z0-9)'] ?\?(?:$|[^a-z0-9=&])",),
            medium=(
                r"(?:ik vraag me af|weet iemand|ik wil(?:de)? graag weten|kan iemand (?:mij )?(?:vertellen|helpen))",
            ),
        ),
        "want": Rule(
            strong=(
                r"(?:ik|wij|we) (?:zou|zouden) (?:het )?(?:heel |erg )?(?:graag|fijn|willen|leuk)",
                r"(?:zou|zouden)(?: het| dat)? (?:heel |erg |echt |super )*(?:fijn|mooi|leuk|goed|handig|prettig|geweldig|top|beter) zijn",
                r"(?:kunnen|kunt|kan|zou|zouden) (?:jullie|u|je) (?:[a-z]+ ){0,8}(?:toevoegen|terugbrengen|veranderen|aanpassen|maken|verbeteren|invoeren|terugzetten|openen)",
                r"(?:ik stel voor|mijn (?:voorstel|suggestie|wens)|ik wens dat|had ik maar|graag (?:een|meer|weer)|breng [a-z ]{0,40}terug)",
                r"hoe (?:krijg|kan|ga|kom) ik [a-z ]{0,40}(?:terug|oude|vorige)",
            ),
            medium=(
                r"(?:zouden|moeten|moet) (?:jullie|er|ze)|(?:ik hoop dat|we hebben [a-z ]{0,20}nodig|is het mogelijk|waarom niet)",
            ),
            unless=(
                r"(?:zou|wil|wilde|willen|zouden)(?: [a-z]+){0,3} (?:bedanken|weten)|ik wens (?:jullie|je|u)",
            ),
        ),
        "complaint": Rule(
            strong=(
                r"(?:schandalig|belachelijk|waardeloos|verschrikkelijk|onacceptabel|schande|klacht|teleurgesteld|teleurstellend|walgelijk|alweer (?:te laat|vertraging|uitgevallen)|weer (?:te laat|vertraging|kapot)|ramp|afzetterij|bizar slecht)",
            ),
            medium=(
                r"(?:werkt|doet|laadt|komt|reageert)(?: [a-z]+){0,3} niet|niemand (?:reageert|antwoordt|helpt)|nog steeds (?:geen|niet)|irritant|vervelend|kapot|haat|vertraging|slechte? (?:service|dienst)",
            ),
            weak=(r"te (?:duur|traag|laat|vol|klein|druk)|slecht|helaas|probleem",),
            unless=(r"geen (?:probleem|klachten)|niet slecht",),
        ),
        "praise": Rule(
            strong=(
                r"(?:geweldige?|fantastische?|uitstekende?|goede?|mooie?|super|top|prima|fijne?) (?:service|werk|team|personeel|app|ervaring|idee|bemanning|dienst)|(?:complimenten|goed gedaan|ga zo door|petje af|chapeau|heel tevreden|erg tevreden|heel vriendelijk)",
            ),
            medium=(
                r"(?:is|was|zijn|waren)(?: echt| heel| zo)? (?:geweldig|fantastisch|uitstekend|top|super|prachtig)",
            ),
            unless=(
                r"niet (?:geweldig|tevreden|goed|vriendelijk)|zou (?:[a-z]+ ){0,2}(?:geweldig|fijn|top|super|fantastisch)",
            ),
        ),
        "thanks": Rule(
            strong=(
                r"(?:bedankt|dank (?:je|u|jullie)(?: wel)?|dankjewel|dankuwel|dankbaar|hartelijk dank|veel dank|bedanken|thanks)",
            ),
            unless=(r"bedankt voor niets|nee,? (?:bedankt|dank je)",),
        ),
        "hostile_us": Rule(
            strong=(
                r"ik haat jullie|jullie zijn (?:allemaal |een stel |echt |een |stelletje )*(?:idioten|dieven|oplichters|leugenaars|prutsers|sukkels|criminelen)|(?:stelletje|bende) (?:idioten|dieven|oplichters|prutsers|sukkels)|rot (?:toch |nou |eens |allemaal )*op|schaam(?: jullie|t u)|schamen jullie je|krijg (?:toch |maar |allemaal |lekker )*de (?:klere|kolere|pest|tering|tyfus|pleuris|pip|hik)|jullie zijn (?:echt |gewoon |allemaal )*(?:tuig|schorem|waardeloos|te dom|te stom|schandalig slecht|het schuim)|(?:klote|kut|rot|pruts)(?:bedrijf|firma|club|tent|bank|winkel)",
            ),
            medium=(r"(?:oplichters|afzetters|uitzuigers|nooit meer bij jullie)",),
            unless=(
                r"(?:ik|we|wij|hij|zij|ze|men) krijg(?:en|t)? (?:ook |nu |steeds |dan )*de [a-z]+|jullie zijn geen [a-z]+|(?:een|de|van|door|voor|tegen|echte) oplichters?",
            ),
        ),
        "hostile_person": Rule(
            strong=(
                r"(?:je bent|jij bent|hij is|zij is|wat een)(?: een| zo'n| echt)* (?:idioot|sukkel|klootzak|eikel|trut|leugenaar|debiel|dom)|hou (?:toch |eens |gewoon )*je (?:bek|mond|kop|smoel)|klootzak|kutwijf|wat ben jij (?:toch |een |echt )*(?:sukkel|idioot|eikel|dom|stom)|(?:die|deze) (?:vent|gast|kerel|man|trut) is (?:een |echt |zo'n )*(?:[a-z]+ )?(?:leugenaar|idioot|eikel|klootzak|sukkel)",
            ),
            unless=(
                r"(?:wat )?(?:ben ik|ik ben)(?: ook| toch| een| zo'n| wel| echt)* (?:sukkel|idioot|eikel|dom|stom|trut)",
            ),
        ),
        "ask": Rule(
            strong=(
                r"(?:wat|hoe|welke?|wanneer|waar|waarom|wie) [^.!?]{2,160}\?|laat (?:het )?ons weten|vertel ons|jullie mening|wat vinden jullie",
            ),
            medium=(r"[a-z][^?]*\?(?:$|[^a-z0-9])|enquete",),
        ),
        "ack": Rule(
            strong=(
                r"(?:bedankt|dank) voor|(?:het )?spijt (?:ons|mij|me)|wat vervelend|excuses|we begrijpen|ik begrijp|we geven (?:het|dit) door",
            ),
            medium=(r"bedankt|sorry|begrepen",),
        ),
        "going_back": Rule(
            strong=(
                r"(?:jullie|je|u) (?:vroegen|vroeg|hebben gevraagd|hebt gevraagd|stelden voor|wilden)|op (?:jullie|uw|veler) verzoek|zoals beloofd|dankzij jullie (?:feedback|suggestie)s?",
            ),
            medium=(
                r"we hebben (?:[a-z]+ ){0,8}(?:toegevoegd|aangepast|veranderd|verbeterd|ingevoerd)|vanaf nu",
            ),
        ),
        "dm_redirect": Rule(
            strong=(
                r"(?:stuur|stuurt) (?:ons |me )?(?:een |even een )?(?:dm|pb|prive ?bericht|bericht)|via (?:dm|pb|prive ?bericht)|(?:dm|pb) ons",
            ),
            medium=(r"neem contact op",),
        ),
        "service": Rule(
            strong=(
                r"(?:rijdt|vaart|rijden|varen|gaat) (?:[a-z0-9:]+ ){0,4}niet|(?:geannuleerd|uitgevallen|gestremd|opgeschort)|(?:wegens|vanwege|door) (?:storm|harde wind|staking|werkzaamheden|onderhoud|mist|een storing)",
            ),
            medium=(r"vertraging(?:en)?|storing|onderhoud|dienstregeling",),
        ),
        "follow_up": Rule(
            strong=(
                r"(?:welke?|wanneer|waar|hoe|wat) [^.!?]{0,40}(?:je|u|uw|jullie|jouw)[^.!?]{0,100}\?|(?:kun|kunt|kan) (?:je|u) (?:ons |me )?(?:vertellen|aangeven|laten weten|sturen|uitleggen)",
            ),
            medium=(r"meer (?:details|informatie)",),
            unless=(r"(?:waarmee|hoe) (?:kunnen|kan) (?:we|ik) [a-z ]*helpen[^?]*\?",),
        ),
        "formula": Rule(
            strong=(
                r"excuses voor (?:het|de|eventueel) (?:ongemak|overlast)|bedankt voor (?:je|uw|jullie) (?:geduld|begrip|bericht|feedback)|met vriendelijke groet|fijne dag|zo snel mogelijk",
            ),
        ),
    },
    lead_ins=(
        r"(?:ik|wij|we) (?:zou|zouden) (?:graag|willen)(?: zien dat)?",
        r"zou(?: het| dat)? (?:heel |erg )*[a-z]+ zijn (?:als|om)",
        r"(?:kunnen|kunt|kan|zou|zouden) (?:jullie|u|je)(?: alsjeblieft| misschien)?",
        r"(?:ik stel voor|ik wens)(?: dat| om)?,?",
        r"hoe (?:krijg|kan|ga|kom) ik",
        r"graag",
    ),
    reasons=(r", (?:want|omdat|anders|ik|we|dan|maar)| (?:want|omdat) |[;:(]| - ",),
    fillers=(r"^(?:(?:hallo|hoi|beste|en|maar|dus)[ ,!.:-]+)+",),
    lead_outs=(
        r" zou(?:den)?(?: echt| heel| erg)* (?:fijn|mooi|leuk|handig|goed|geweldig|super|top) zijn(?:$|[,.!] | en )",
        r",? (?:alsjeblieft|alstublieft|aub|graag)(?:$|[,;:.!-])",
    ),
    ask_ins=(
        r"(?:weet iemand|kan iemand (?:me |mij )?(?:vertellen|zeggen)|ik (?:zou graag willen weten|vraag me af|wil graag weten)),?(?: of)?",
        r"hoe (?:kan|krijg|kom|moet) (?:ik|je|men|we)",
    ),
    moan_ins=(
        r"(?:ik ben|wij zijn|we zijn)(?: erg| zeer| heel)* (?:teleurgesteld|boos|gefrustreerd)(?: dat| over| in)",
    ),
    tails=(
        r"alsjeblieft|alstublieft|aub|svp|bedankt(?: alvast)?|alvast bedankt|dank(?: je| u)?(?: wel)?|groet(?:en|jes)?",
    ),
    tidy=((r"^(?:dat |als |om |er )+", ""), (r"^(?:een|de|het) ", "")),
    joints=(r"want|omdat|maar|en (?:ik|we|dan)|zodat|wanneer|waar|als|die|dat",),
    empty=(
        "de het een en of maar ik jij je u hij zij ze wij we jullie mij me ons hun haar mijn jouw uw is zijn was waren wordt heeft hebben "
        "had kan kunnen moet mag zal zou niet geen ook nog maar zo hoe wat wie waar wanneer waarom dit dat die er hier daar ja nee heel "
        "erg meer hulp helpen doen gaat gaan weet weten zeggen iemand iets niets alles in op aan te tot bij met van voor uit om"
    ),
)
