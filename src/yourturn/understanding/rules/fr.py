"""French: what shows that people ask, want, complain, praise, thank or attack, and what our own posts do.

Patterns see folded text: without diacritics. Not verified on labelled sentences yet.
"""

from typing import Final

from yourturn.understanding.rules.pack import Pack, Rule

PACK: Final = Pack(
    rules={
        "question": Rule(
            strong=(r"[a-z0-9)'] ?\?(?:$|[^a-z0-9=&])",),
            medium=(
                r"(?:je me demande|quelqu'un sait|j'aimerais savoir|je voudrais savoir|pourriez-vous me dire)",
            ),
        ),
        "want": Rule(
            strong=(
                r"(?:j'aimerais|nous aimerions|on aimerait|je souhaite(?:rais)?|nous souhaitons|je voudrais|nous voudrions|on voudrait)",
                r"(?:ce serait|ca serait|il serait|serait-il|ce sera) (?:vraiment |tres |bien |plus |trop )*(?:bien|bon|super|genial|top|utile|pratique|possible|chouette|ideal|souhaitable|sympa|mieux)",
                r"(?:pourriez|pouvez|pourrais|peux)[ -](?:vous|tu) (?:s'il vous plait )?(?:ajouter|remettre|faire|mettre|changer|ameliorer|proposer|permettre|prolonger|ouvrir|retablir|supprimer)",
                r"(?:je (?:suggere|propose|demande que)|remettez|rendez-nous|ajoutez|si seulement|ma suggestion)",
                r"comment (?:revenir|retrouver|retourner|recuperer|remettre|restaurer)",
            ),
            medium=(
                r"(?:il faudrait|vous devriez|il faut|on a besoin|nous avons besoin|j'espere que|pourquoi ne pas|pourquoi pas)",
            ),
            unless=(
                r"(?:j'aimerais|je voudrais|je souhaite|nous aimerions) (?:bien )?(?:savoir|vous remercier|remercier|dire)|je vous souhaite|vous auriez du voir",
            ),
        ),
        "complaint": Rule(
            strong=(
                r"(?:honteux|inadmissible|inacceptable|scandaleux|lamentable|catastrophique|une honte|nul|nulle|marre|ras le bol|decu|decue|decevant|horrible|arnaque|reclamation|deplorable|encore (?:en retard|annule|en panne))",
            ),
            medium=(
                r"(?:ne (?:marche|fonctionne|repond|charge|vient)|marche|fonctionne)(?:nt)? (?:pas|plus|jamais)|personne ne|toujours pas|en panne|retard|annule|insupportable|deteste",
            ),
            weak=(r"trop (?:cher|lent|petit|tard|long)|probleme|pire|malheureusement",),
            unless=(r"(?:pas de|aucun) probleme|pas mal",),
        ),
        "praise": Rule(
            strong=(
                r"(?:excellent|super|formidable|magnifique|genial|bon|beau|tres bon)e? (?:service|travail|equipe|accueil|idee|application|equipage|experience)|bravo|felicitations|j'adore|on adore|tres (?:content|satisfait|sympa|aimable|gentil|agreable)[es]*|chapeau",
            ),
            medium=(
                r"(?:est|sont|etait|etaient)(?: vraiment| tres)? (?:super|genial|parfait|excellent|formidable|top|magnifique)[es]*",
            ),
            unless=(
                r"(?:ce|ca|il) serait (?:[a-z]+ )?(?:super|genial|parfait|formidable|top)|pas (?:tres )?(?:content|super|genial|aimable|sympa)[es]*",
            ),
        ),
        "thanks": Rule(
            strong=(
                r"(?:merci|mille mercis|je vous remercie|nous vous remercions|remerciements|reconnaissant)",
            ),
            unless=(r"merci pour rien|non,? merci|dieu merci",),
        ),
        "hostile_us": Rule(
            strong=(
                r"je vous (?:deteste|hais)|vous etes (?:tous |vraiment |des |une bande de )*(?:nuls|voleurs|menteurs|escrocs|incompetents|idiots|incapables|cons)|bande (?:de |d')(?:voleurs|escrocs|incapables|cons|idiots|incompetents)|allez (?:tous )?(?:vous faire|au diable)|honte a vous|vous (?:me|nous) degoutez|(?:bande|ramassis|tas) (?:de |d')(?:menteurs|nuls|charlatans|arnaqueurs|guignols|branleurs|pourris|feignants)|(?:boite|compagnie|societe|banque|service) (?:de merde|pourrie|de voleurs|d'escrocs)|vous vous (?:foutez|moquez) (?:de la gueule|du monde)|(?:j'espere|qu')(?: que)? vous (?:ferez|allez faire|fassiez) faillite|mettez[- ]vous (?:votre|vos|ca) [a-z' -]+ ou je pense",
            ),
            medium=(r"(?:escrocs|voleurs|arnaqueurs|plus jamais chez vous)",),
            unless=(
                r"vous n'etes pas (?:des |du tout |tous )*[a-z]+|(?:les|aux|ces|contre les|par les|attention aux|par des|de vrais) (?:escrocs|voleurs|arnaqueurs)",
            ),
        ),
        "hostile_person": Rule(
            strong=(
                r"(?:tu es|t'es|il est|elle est|espece (?:de|d'))(?: vraiment| un| une)* ?(?:idiot|con|conne|connard|abruti|imbecile|debile|menteur|stupide)|ta gueule|connard|connasse|ferme[- ]la|pauvre (?:type|con|mec|fille)|(?:ce|cet|cette) (?:mec|type|gars|homme|femme|personne) est un[e]? (?:[a-z]+ )?(?:menteu(?:r|se)|imbecile|idiot|con|abruti)|quel(?:le)? (?:cretin|idiot|imbecile|abruti|con|debile)|tu es (?:vraiment |trop |si )*(?:bete|nul|cretin)",
            ),
        ),
        "ask": Rule(
            strong=(
                r"(?:qu'est-ce|que|quel(?:le)?s?|comment|quand|ou|pourquoi|qui) [^.!?]{2,160}\?|dites-nous|racontez-nous|votre avis|qu'en pensez-vous|donnez-nous",
            ),
            medium=(r"[a-z][^?]*\?(?:$|[^a-z0-9])|sondage",),
        ),
        "ack": Rule(
            strong=(
                r"merci (?:de|pour|d'avoir) [a-z]+|desole[es]*|nous (?:comprenons|regrettons|sommes navres)|je comprends|nos excuses|c'est note|nous transmettons",
            ),
            medium=(r"merci|pardon|vous avez raison",),
        ),
        "going_back": Rule(
            strong=(
                r"(?:vous (?:nous )?(?:avez|aviez) (?:demande|propose|suggere|dit|souhaite)|suite a (?:vos|votre) (?:demande|retour|suggestion)s?|comme (?:promis|demande)|grace a vos (?:retours|suggestions))",
            ),
            medium=(r"nous avons (?:ajoute|change|modifie|remis|ameliore|retabli)|c'est desormais",),
        ),
        "dm_redirect": Rule(
            strong=(r"(?:en|par|un) (?:mp|dm|message prive|prive|message direct)|(?:ecrivez|envoyez)-nous",),
            medium=(r"contactez(?:-nous| notre| le)",),
        ),
        "service": Rule(
            strong=(
                r"(?:est|sont|sera|seront) (?:annule|suspendu|interrompu|retarde|ferme)[es]*|en raison (?:de|du|d'|des)|maintenance prevue|info trafic",
            ),
            medium=(r"retards?|annulations?|maintenance|perturbations?|horaires",),
        ),
        "follow_up": Rule(
            strong=(
                r"(?:quel(?:le)?s?|quand|ou|comment|depuis quand) [^.!?]{0,40}(?:vous|votre|vos|tu|ton|ta)[^.!?]{0,100}\?|(?:pouvez|pourriez)[ -]vous (?:nous |me )?(?:dire|indiquer|preciser|expliquer|confirmer|donner)",
            ),
            medium=(r"plus de (?:details|precisions)",),
            unless=(r"comment (?:pouvons-nous|puis-je) vous aider[^?]*\?",),
        ),
        "formula": Rule(
            strong=(
                r"(?:veuillez nous excuser|nous nous excusons|desoles?) (?:pour|de) (?:la |les |cette |ce )?(?:gene|desagrement|inconvenient)s?|merci (?:de|pour) votre (?:patience|comprehension|message|retour)|votre avis (?:est|nous est)|bonne journee|cordialement|dans les (?:plus brefs|meilleurs) delais",
            ),
        ),
    },
    lead_ins=(
        r"(?:j'aimerais|nous aimerions|on aimerait|je souhaite(?:rais)?|nous souhaitons|je voudrais|nous voudrions|on voudrait)(?: que| avoir)?",
        r"(?:ce|ça|ca|il) serait (?:vraiment |très |bien |plus )*[a-zéè]+ (?:que|de|d'avoir|si)",
        r"(?:pourriez|pouvez|pourrais|peux)[ -](?:vous|tu)",
        r"(?:je (?:suggère|propose|demande)|si seulement|il faudrait|vous devriez|pourquoi (?:ne )?pas)(?: que)?",
        r"comment",
    ),
    reasons=(
        r", (?:parce|car|puisque|sinon|on|je|nous|mais|c'est)| (?:parce que|car|puisque) |[;:(]| - | s'il vous pla[iî]t",
    ),
    fillers=(r"^(?:(?:bonjour|salut|bonsoir|et|mais|alors|merci de)[ ,!.:-]+)+",),
    lead_outs=(
        r" serai(?:t|ent)(?: vraiment| tres)* (?:bien|bon|super|genial|top|utile|pratique|chouette|ideal|sympa)(?:$|[,.!] | et )",
        r",? s'il (?:vous|te) plait(?:$|[,;:.!-])",
    ),
    ask_ins=(
        r"(?:quelqu'un sait|pourriez-vous me dire|pouvez-vous me dire|j'aimerais savoir|je voudrais savoir|je me demande),?(?: si)?",
        r"comment (?:puis-je|peut-on|faire pour|je peux)?",
    ),
    moan_ins=(
        r"(?:je suis|nous sommes)(?: tres| vraiment| tellement)* (?:decue?s?|fache[es]*|enerve[es]*|furieux|furieuse)(?: que| de| par)",
    ),
    tails=(r"s'il (?:vous|te) plait|svp|stp|merci(?: d'avance| beaucoup| bien)?|cordialement|bonne journee",),
    tidy=(
        (r"^(?:que |qu'|si |de |d')+", ""),
        (r"^(?:il y ait|avoir|il y avait) ", ""),
        (r"^(?:un[e]?|le|la|les|des|du) ", ""),
    ),
    joints=(r"parce que|mais|et (?:je|nous|on)|quand|ou|car|pour que|qui|puisque",),
    empty=(
        "le la les un une des du de d l et ou mais a au aux en dans avec par pour que qui quoi si ne pas se me te nous vous lui leur mon ma "
        "mes ton ta votre vos notre nos son sa ses est sont etait a ont ai j je tu il elle on ils elles c ce cela ca y comment quand "
        "pourquoi tres plus bien mal rien tout tous quelque quelqu'un merci bonjour aide aider faire fait peut peux pouvez savoir dire"
    ),
)
