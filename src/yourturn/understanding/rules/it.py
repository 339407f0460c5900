"""Italian: what shows that people ask, want, complain, praise, thank or attack, and what our own posts do.

Patterns see folded text: without diacritics (`e` is both "and" and "is"). Not verified on labelled sentences yet.
"""

from typing import Final

from yourturn.understanding.rules.pack import Pack, Rule

# Stems of infinitives; a clitic may follow ("rimetterlo", "darci").
_DO: Final = (
    "(?:aggiunger|metter|rimetter|inserir|far|rifar|dar|ridar|crear|permetter|consentir|migliorar|cambiar|modificar|"
    "sistemar|aggiustar|riparar|correggr|correger|togliere|toglier|eliminar|rimuover|ripristinar|riportar|portar|"
    "tornar|ritornar|reintrodur|introdur|prevedere|preveder|attivar|riattivar|abilitar|aprir|riaprir|lasciar|tener|"
    "mantener|allungar|estender|prolungar|aumentar|ridur|abbassar|alzar|offrir|propor|pubblicar|pensar|considerar|"
    "valutar|render|fornir|installar|potenziar|anticipar|posticipar|spostar|semplificar|smetter|evitar|risponder|"
    "mandar|inviar|rimborsar|restituir|aggiornar|implementar|supportar|integrar|garantir|accettar|organizzar|"
    "avvisar|pulir|risolver|aver|usar|usare|ripensar|rivedere|riveder|assumer)[a-z]{0,5}"
)
_DO_YOU: Final = (  # imperatives, which for many verbs are also participles: only trusted in their place
    "(?:aggiungete|mettete|rimettete|inserite|fate|rifate|date|ridate|create|permettete|consentite|migliorate|"
    "cambiate|modificate|sistemate|aggiustate|riparate|correggete|togliete|eliminate|rimuovete|ripristinate|"
    "riportate|portate|tornate|reintroducete|introducete|prevedete|attivate|riattivate|abilitate|aprite|riaprite|"
    "lasciate|tenete|mantenete|allungate|estendete|prolungate|aumentate|riducete|abbassate|alzate|offrite|"
    "pubblicate|pensate|ripensate|considerate|valutate|rendete|fornite|installate|potenziate|anticipate|spostate|"
    "semplificate|smettete|evitate|rispondete|mandate|inviate|rimborsate|restituite|aggiornate|implementate|"
    "integrate|garantite|accettate|organizzate|avvisate|pulite|risolvete|assumete|metta|aggiunga|faccia|rimetta|"
    "tolga|cambi|migliori|risolva|ripristini|aggiungi|metti|rimetti|togli|sistema|ripristina)"
)
_GOOD: Final = (
    "(?:bell[oaie]|bellissim[oa]|ben[ei]|buon[oa]?|utile|utilissim[oa]|comod[oa]|fantastic[oa]|ottim[oa]|ideale|perfett[oa]|"
    "meglio|carin[oa]|grandios[oa]|stupend[oa]|meraviglios[oa]|interessante|gradit[oa]|opportun[oa]|auspicabile|"
    "il massimo|il top|top|una buona idea|un'ottima idea|una bella idea|pratic[oa]|giust[oa]|fig[oa]|splendid[oa]|"
    "gradevole|apprezzat[oa]|magnific[oa]|un sogno|male|geniale|super)"
)
_SAY: Final = (
    "(?:sapere|capire|chiedere|chieder(?:vi|le|ti|lo)|domandar[a-z]*|ringraziar[a-z]*|dir[a-z]*|segnalar[a-z]*|"
    "fare i (?:miei )?complimenti|far(?:vi|le) i (?:miei )?complimenti|complimentar[a-z]*|congratular[a-z]*|"
    "esprimer[a-z]*|sottolinear[a-z]*|condivider[a-z]*|precisar[a-z]*|ricordar[a-z]*|salutar[a-z]*|raccontar[a-z]*|"
    "lamentar[a-z]*|spender[a-z]* due parole)"
)
_THIEVES: Final = (
    "(?:ladri|truffatori|incapaci|incompetenti|buffoni|pagliacci|idioti|imbecilli|cretini|deficienti|bugiardi|"
    "delinquenti|vergognosi|ridicoli|una vergogna|la vergogna|una merda|merde|stronzi|criminali|scemi|feccia|"
    "spazzatura|patetici|schifosi|farabutti|mafiosi|bastardi|dementi|falliti|inutili|parassiti|cialtroni|"
    "mentecatti|sfruttatori|disonesti|coglioni|ignoranti|animali|mentitori|sciacalli|uno schifo|la rovina|"
    "senza vergogna|lazzaroni)"
)
_FOOL: Final = (
    "(?:idiota|cretin[oa]|stupid[oa]|imbecille|deficiente|scem[oa]|coglion[ea]|stronz[oa]|bugiard[oa]|pagliaccio|"
    "ritardat[oa]|fallit[oa]|verme|merda|bastard[oa]|troia|puttana|cornuto|demente|patetic[oa]|buffone|"
    "mentecatt[oa]|analfabeta|ignorante|rincoglionit[oa]|cafone|pezzente|leone da tastiera|ridicol[oa]|minorato|"
    "maiale|handicappato|infame|zotic[oa])"
)
_LOST: Final = (
    "(?:cancellat|soppress|sospes|interrott|ritardat|annullat|chius|deviat|limitat|rinviat|ripristinat)[oaei]"
)

PACK: Final = Pack(
    rules={
        "question": Rule(
            strong=(r"[a-z0-9)'\"!.%»] ?\?(?:$|[^a-z0-9=&])",),
            medium=(
                r"(?:qualcuno|qualcun altro) (?:di voi )?(?:sa|saprebbe|conosce|ha idea|puo|potrebbe|riesce|mi sa)",
                r"(?:vorrei|volevo|vorremmo|volevamo|mi piacerebbe|mi interessa|desidero|gradirei)(?: [a-z]+)? (?:sapere|capire|chieder[a-z]*|domandar[a-z]*)",
                r"mi (?:chiedo|domando|chiedevo|domandavo)|ci (?:chiediamo|domandiamo|chiedevamo)",
                r"(?:potete|potreste|puoi|potresti|puo|potrebbe|sapete|sapreste|sai|sapresti)(?: [a-z]+)? (?:dirmi|dirci|dire|spiegar[a-z]*|confermar[a-z]*|aiutar[a-z]*|indicar[a-z]*|farmi sapere|chiarir[a-z]*)",
                r"(?:fatemi|fammi|mi faccia|fateci) sapere|avete (?:idea|notizie|novita)|(?:una|ho una|un paio di|avrei una) domand[ae]",
                r"(?:sapete|sai|si sa) (?:se|quando|dove|come|perche|quanto|quale|a che ora|qualcosa)",
                r"^[^a-z]*(?:ma |e |scusate |salve |ciao |buongiorno )*(?:quando|dove|come mai|come|perche|quanto|quanti|quante|quale|quali|chi|cosa|che cosa|a che ora|da dove|in che) (?:e|sono|posso|possiamo|si|c'e|ci|parte|partono|apre|aprono|chiude|costa|costano|funziona|devo|dobbiamo|fate|avete|sara|arriva|dura|mi|mai|ore|e') [^.!]*$",
            ),
            weak=(
                r"non (?:so|sappiamo|capisco|capiamo|ho capito|riesco a capire) (?:come|perche|dove|se|quando|cosa|quale|a chi)",
            ),
        ),
        "want": Rule(
            strong=(
                r"(?:vorrei|vorremmo|mi piacerebbe|ci piacerebbe|gradirei|gradiremmo|preferirei|preferiremmo|desidererei|desidereremmo|amerei|adorerei|rivoglio|rivogliamo|rivorrei|rivorremmo)",
                rf"(?:sarebbe|sarebbero|non sarebbe|starebbe|sarebbe stato)(?: [a-z]+){{0,2}} {_GOOD}|sarebbe (?:proprio |anche |davvero )*(?:ora|il caso|ora di|tempo|cosa gradita|auspicabile|possibile)",
                rf"(?:potreste|potete|potresti|puoi|potrebbe|potrebbero|puo|possono|si puo|si potrebbe|potremmo|possiamo|riuscite a|riuscireste a)(?:,? [a-z]+){{0,4}},? {_DO}",
                rf"(?:per favore|per piacere|perfavore|vi prego|ti prego|la prego|vi supplico|vi scongiuro|vi imploro|per cortesia|cortesemente|gentilmente|please|pls|dai|almeno|ragazzi)[,!]?(?: [a-z']+){{0,3}} (?:{_DO_YOU}|[a-z]+(?:ate|ete|ite)(?:ci|mi|lo|la|li|le|vi))",
                r"(?:ridate|date|fate|lasciate|restituite|rimborsate|mandate|rendete|riportate|togliete|rimettete|aggiungete|mettete|permettete|rispondete|avvisate|aggiustate|sistemate|cambiate|inviate|tenete|risolvete|evitate)(?:ci|mi|gli|lo|la|li|le|cela|celo|celi|cele|mela|melo)",
                r"(?:vi |le |ti |si )?(?:chiedo|chiediamo|chiederei|chiederemmo|richiedo|richiediamo|chiede|chiedono|chiedervi|chiederle)(?: [a-z]+){0,2} (?:di|che venga|che si|che sia|che siano|un|una|uno|il|la|maggior[ei]|piu|almeno)",
                r"(?:propongo|proponiamo|proporrei|suggerisco|suggeriamo|suggerirei)(?: [a-z]+){0,2} (?:di|che|un|una|uno|il|la|l')",
                rf"(?:consiglio|consiglierei|consigliamo)(?: [a-z]+){{0,2}} (?:di {_DO}|che)",
                r"(?:la mia|una mia|una|un|il mio|altra|altro|la nostra|piccol[oa]) (?:unica |piccola |piccolo )?(?:proposta|richiesta|suggerimento|consiglio|preghiera|appello|desiderio)(?: (?:e|sarebbe|per|di)|:|,)|(?:proposta|richiesta|suggerimento|consiglio|idea) ?:",
                r"magari (?:si potesse|ci fosse|ci fossero|poteste|tornasse|tornassero|metteste|aggiungeste|faceste|potessimo|fosse|avessimo|un giorno)|se solo|quanto vorrei|come vorrei|e se (?:metteste|faceste|aggiungeste|ci fosse|si facesse|provaste)",
                rf"(?:potrebbe|potrebbero|puo) essere(?: [a-z]+){{0,2}} {_GOOD}|(?:l'ideale|il massimo|la cosa migliore|il top) sarebbe|(?:mi|ci) farebbe (?:molto )?piacere|sarei (?:molto |davvero )*(?:felice|content[oa]|grat[oa]) se|(?:a me|a noi|a tutti|a molti) piacerebbe",
                rf"tornate (?:indietro|al|alla|ai|alle)|invece di [^.!?]{{3,80}}[ ,]{_DO_YOU} [a-z]+",
                r"(?:servirebbe|servirebbero|ci vorrebbe|ci vorrebbero|basterebbe|basterebbero|occorrerebbe|bisognerebbe|farebbe comodo|farebbero comodo|avremmo bisogno|avrei bisogno|mi servirebbe|ci servirebbe)",
                r"(?:come (?:faccio|si fa|posso|possiamo|si puo|facciamo)|c'e (?:un |il |qualche )?(?:modo|maniera|possibilita)|modo|e possibile|si puo|voglio|vogliamo|fatemi|fateci)(?: [a-z]+){0,4} (?:torn(?:are|iamo|o)|ritornare|ripristinare|riavere|rimettere|recuperare|indietro|vecchi[aoe]|precedente)",
                rf"(?:dovreste|dovresti|dovrebbe|dovrebbero|dovete|si dovrebbe)(?: [a-z]+){{0,3}} {_DO}",
            ),
            medium=(
                rf"^[^a-z]*(?:e |ma |allora |quindi |ragazzi |raga |dai |ehi |ciao |salve |buongiorno |intanto |piuttosto |adesso |ora |invece )*{_DO_YOU} [a-z]",
                rf"[.!?;:,] ?(?:e |ma |allora |quindi |dai |piuttosto |adesso |ora |invece )*{_DO_YOU} (?:un|una|uno|il|lo|la|l'|le|i|gli|piu|a|al|alla|anche|almeno|in|di|qualche|subito|presto|quest[oaei]|quell[aoei]|i soldi)[ ']",
                r"(?:dovreste|dovresti|dovrebbero|dovrebbe|si dovrebbe|andrebbe|andrebbero) [a-z]+",
                r"(?:bisogna|occorre|servono|serve|mi serve|ci serve|c'e bisogno|ho bisogno|abbiamo bisogno|e ora di|e ora che|e necessario|e urgente) [a-z]+",
                r"(?:voglio|vogliamo|pretendo|pretendiamo|esigo|esigiamo|desidero|desideriamo|volevo|volevamo|mi auguro|ci auguriamo|auspico|auspichiamo|mi aspetto che|mi aspetterei)",
                r"(?:anni|mesi|tempo|giorni|settimane) che (?:lo |la |li |vi )?(?:chiediamo|chiedo|chiedono)|(?:lo|la) chiediamo|(?:avete|hai|ha|ci avete) (?:mai )?pensato (?:a|ad|di|al|alla|che)|a quando (?:un|una|il|la|l')|si prega di [a-z]+|mi raccomando",
                r"^[^a-z]*(?:e |ma |ora |adesso )?basta(?: con| coi| con la| con il| con i| con le)? [a-z ]{3,40}(?:[!.]|$)",
                r"(?:spero|speriamo|sperando|confido|confidiamo)(?: [a-z]+){0,2} (?:che|di|in|nel|nella|possiate|venga|torni|tornino)",
                r"perche non (?:[a-z]+ )?(?:mettete|fate|aggiungete|fare|mettere|si puo|possiamo|c'e|ci sono|potete|date|lasciate|provate|aprite|usate|create|avvisate|rispondete|prevedete|pensate|tornate|introdurre|aggiungere|organizzate|offrite)",
                r"che ne (?:dite|dici|direste) (?:di|se)|(?:c'e|esiste|ci sarebbe) (?:un |il |qualche |una |la )?(?:modo|maniera|possibilita|opzione)|(?:e|sarebbe) possibile (?:avere|fare|prenotare|mettere|aggiungere|tornare|cambiare|usare|attivare|[a-z]+r[ae])",
                r"manca(?:no)? (?:solo |soltanto |ancora |proprio |purtroppo )?(?:un|una|uno|la possibilita|l'opzione|delle|dei)|non vedo l'ora che",
                r"basta (?:con|coi|mettere|aggiungere|poco|cancellare|cambiare) [a-z]+",
            ),
            weak=(
                r"(?:per favore|per piacere|perfavore|vi prego|per cortesia)",
                r"si (?:potrebbe|puo) (?:avere|anche|almeno)|magari (?:con|anche|un|una|piu|mettendo|aggiungendo|facendo)",
            ),
            unless=(
                rf"(?:vorrei|volevo|vorremmo|volevamo|voglio|vogliamo|mi piacerebbe|desidero|gradirei|ci tengo a)(?: [a-z]+)? {_SAY} ?(?:se|come|quando|quanto|cosa|dove|perche|quale|a che ora|chi)?",
                r"consigli(?:o|amo)(?: a tutti| vivamente)? (?:di )?(?:portar|andar|visitar|prenotar|provar|arrivar|evitar|vestir|prender|non|legger|mangiar|scaricar|comprar)[a-z]*",
                r"mi chiedo|ci chiediamo|chied(?:o|iamo) (?:scusa|venia|perdono|se|come|quando|perche|cosa)|(?:vi|ti|le) (?:voglio|vogliamo) bene|(?:ci|mi) (?:vuole|vogliono)|vi prego di accettare",
                r"(?:spero|speriamo)(?: [a-z]+){0,2} (?:stiate|stia|stai|bene|di rivedervi|di tornare|sia d'aiuto|di esser[a-z]* stat[oa])(?: [a-z]+)?",
                r"(?:dovreste|dovresti|dovrebbero|dovrebbe) (?:solo |soltanto |solamente |proprio )?(?:vergognar[a-z]*|aver(?:e)? (?:visto|ricevuto|vergogna|gia)|esser[a-z]* (?:arrivat[oa]|gia|qui|ok)|arrivare|essere a posto)",
                r"(?:per favore|per piacere|vi prego|perfavore)[, ]+(?:mi |qualcuno )?(?:dite|ditemi|aiutate|aiutatemi|aiuto|spiegate|spiegatemi|fatemi sapere|contattatemi|potete (?:dirmi|aiutarmi|spiegarmi))",
                r"(?:potete|potreste|puoi|potresti|puo|potrebbe)(?: [a-z]+)? (?:dirmi|dirci|dire|spiegar[a-z]*|aiutar[a-z]*|farmi sapere|confermar[a-z]*|indicar[a-z]*)",
                r"(?:fatemi|fateci|fammi) (?:capire|sapere)|fate (?:schifo|pena|ridere|vomitare|proprio)|non fate (?:altro|niente|nulla)|avreste dovuto|che fate|lo fate apposta|fatevi (?:un|una|due)|come (?:fate|fanno) a",
            ),
        ),
        "complaint": Rule(
            strong=(
                r"(?:vergogna|vergognos[oaei]|inaccettabil[ei]|scandalos[oaei]|scandalo|indecente|indecenti|indecoros[oa]|pessim[oaei]|orribil[ei]|orrend[oaei]|disastro|disastros[oaei]|schifo|schifos[oaei]|ridicol[oaei]|assurd[oaei]|assurdita|truffa|truffat[oaie]|presa in giro|presi in giro|pres[oa] in giro|deludent[ei]|delus[oaei]|delusione|intollerabil[ei]|insopportabil[ei]|allucinante|imbarazzant[ei]|reclamo|lamentela|lamentarmi|lamentarci|esasperat[oaei]|incazzat[oaei]|furios[oaie]|indignat[oaei]|infuriat[oaei]|inammissibil[ei]|vergognatevi|disservizi[oi]?|incubo|da denuncia|pietos[oa]|indegn[oa]|da terzo mondo|roba da matti|sconsiglio|sconsigliatissim[oa]|da evitare|mal (?:gestit|organizzat|ridott|tenut|segnalat)[oaie]|abbandonat[oi] a (?:noi|me|se) stess[oi]|(?:la|le|sempre la|sempre le) solit[ae] (?:storia|scuse?|cose|solfa)|siamo alle solite|inqualificabil[ei]|terribil[ei]|penos[oaei]|inefficien[a-z]+|incompetenza|menefreghismo|maleducazione|mancanza di rispetto|vomitevole|inguardabil[ei]|inutilizzabil[ei])",
                r"(?:stuf[oaie]|stanc[oaie]|stanchi|stanche|stufi|stufe|arcistuf[oaie]) (?:di|dei|delle|del|della|marc[a-z]+)|non (?:se )?ne (?:posso|possiamo|puo|possono) piu|ne ho (?:abbastanza|le palle piene|piene le)|mi sono (?:stufat[oa]|rott[oa])|ci siamo (?:stufati|rotti)",
                r"(?:di nuovo|ancora una volta|l'ennesim[oa]|ennesim[oa]|come al solito|come sempre|anche oggi|un'altra volta|per la (?:seconda|terza|quarta|quinta) volta|sempre)(?: [a-z]+){0,3} (?:ritardo|cancellat[oaei]|guast[oaie]|rott[oaie]|soppress[oaei]|chius[oaei]|fuori servizio|bloccat[oaei]|in tilt|pien[oaie]|spent[oaei])",
                r"(?:nessuno|mai nessuno)(?: [a-z]+){0,3} (?:risponde|risposto|risponda|aiuta|aiutato|ascolta|avvisa|avvisato|avvertito|fa niente|fa nulla|richiamato|richiama|interviene|detto niente|sa niente|sa nulla|spiega)|(?:non|mai) (?:mi |ci |ha |avete |hanno |ho |si )*(?:rispondete|rispondono|risponde nessuno|ricevuto (?:alcuna |nessuna |una |ancora )*(?:risposta|rimborso|nulla|niente)|risposto|degnat[oi])",
                r"(?:nessuna|senza|zero|mai una|neanche una|nemmeno una|neppure una) (?:risposta|comunicazione|spiegazione|scusa|assistenza|informazione|preavviso|avviso)|senza (?:preavviso|avviso|avvisare|avvertire|alcun[oa]?|nessun[oa]?)",
                r"(?:soldi|tempo|denaro) (?:buttat[oi]|spres[oi]|pers[oi]|rubati)|perdita di tempo|(?:sto|stiamo|siamo|sono) (?:ancora |qui ad |qui |tutti )*(?:aspettando|in attesa) (?:da|ancora|il)|(?:aspetto|attendo|aspettiamo|attendiamo|sono in attesa)(?: [a-z]+){0,3} da (?:[a-z0-9]+ )?(?:ore|ora|giorni|settimane|mesi|anni|mezz'ora|un'ora|minuti|[a-z]+)",
                r"(?:odio|detesto|odiamo|non sopporto|non sopportiamo)",
            ),
            medium=(
                r"(?:non|mai)(?: mi| ci| si| vi| la| lo| li| le)* (?:funziona|funzionano|va|vanno|apre|aprono|carica|caricano|parte|risponde|arriva|arrivano|riesco|riusciamo|riesce|e arrivat[oa]|e ancora arrivat[oa]|e passat[oa]|passa|connette|permette|consente|lascia|aggiorna|sincronizza|accetta|ferma|rispetta|rispettate)",
                r"^[^a-z]*(?:e |ma |ora |adesso )?basta(?: con| coi| con la| con il| con i| con le)? [a-z ]{3,40}[!]",
                r"(?:smesso|smette) di funzionare|si (?:blocca|bloccano|impalla|chiude da sol[oa]|pianta|disconnette|spegne)|(?:va|andata|andato) in (?:crash|tilt|errore)|crasha|continua a (?:dare|dar|dirmi|crashare|bloccarsi|chiedere)",
                r"(?:guast[oaie]|rott[oaie]|difettos[oaie]|in ritardo|ritardi|ritardo|cancellat[oaie]|soppress[oaie]|sporc[oaie]|sporchi|sporche|sporcizia|scortes[ei]|maleducat[oaie]|malissimo|peggiorat[oaie]|peggio|peggiore|peggiori|brutt[oaie]|fastidios[oaie]|fastidio|frustrante|irritante|irritat[oa]|arrabbiat[oaie]|seccat[oa]|nervos[oa]|insoddisfatt[oaie]|scadente|scadenti|lentissim[oaie]|carissim[oaie]|sovraffollat[oaie]|inutile|inutili|disagi[oi]?|sgarbat[oaie]|confusionari[oa]|illeggibile|puzza|puzzava|strapien[oaie]|ingestibile|abbandonati|rovinat[oaie]|truffaldin[oaie])",
                r"(?:che (?:brutta|delusione|fine|pena|tristezza|rabbia|nervi|palle)|ma (?:vi pare|e possibile|e normale|stiamo scherzando|scherzate|come si fa|perche dovete)|(?:vi sembra|ti sembra|le sembra|vi pare) (?:normale|giusto|il caso|possibile)|com'e possibile|come e possibile|e mai possibile|non e possibile che|non e (?:giusto|normale|accettabile|serio|corretto)|complimenti (?:davvero |vivissimi |proprio )?per (?:il ritardo|aver|averci|avermi|la puntualita|l'attesa|niente))",
                r"grazie (?:tante |mille |davvero )?per (?:niente|nulla|il ritardo|i ritardi|l'attesa|avermi (?:fatto|lasciat)[a-z]*|averci (?:fatto|lasciat)[a-z]*|aver (?:rovinato|cancellato))|grazie (?:al|alla) vostr[oa] (?:ritardo|incompetenza|inefficienza|disservizio)",
                r"perche (?:avete|hai|continuate|insistete|dovete|ogni volta|bisogna sempre|non rispondete|nessuno|lo avete|l'avete) ?[a-z]*|(?:pago|paghiamo|pagato|pagare)(?: [a-z]+){0,6} (?:per niente|per nulla|e poi|ma|un servizio che)",
                r"non (?:ho|abbiamo|ha) (?:mai |ancora |piu )*(?:ricevuto|avuto)|non (?:vi|ti|la|lo|li|si) (?:sopporto|sopporta)|(?:doppi[oa]|errat[oa]) addebito|(?:bolletta|fattura|addebito) (?:doppi[oa]|errat[oa]|sbagliat[oa]|folle)|chi vi (?:paga|ha assunto|ha messo)|(?:molto |parecchio )?a desiderare|scars[oaie]|poca (?:chiarezza|professionalita|serieta|pulizia|attenzione)|(?:avete|hanno) (?:cancellato|eliminato|tolto|rovinato|peggiorato|soppresso|chiuso)|nonostante (?:le|i|la|il|ripetut[ie]|numeros[ie]|tutt[ie]) [a-z ]{0,20}(?:richieste?|solleciti?|mail|segnalazioni|reclami)|sempre peggio|abbandonat[oaie]|ho pers[oa] (?:il|la|l'|un|una|ore|tutto)|abbiamo perso (?:il|la|l'|un|ore|tutto)|senza parole|ne abbiamo abbastanza|non si (?:capisce|sa|trova|vede|riesce)(?: a [a-z]+)? (?:nulla|niente|mai|piu|un)|non (?:mi|ci) (?:convince|convincono|piace|piacciono|e piaciut[oa])|non (?:sapete|sanno|siete capaci|siete in grado|sono capaci)(?: di| nemmeno| neanche| piu)* [a-z]+|(?:prezz[oi]|costo|costi|tariff[ae]|bigliett[oi]|abbonamento)(?: [a-z]+){0,3} (?:raddoppiat[oiae]|aumentat[oiae]|rincarat[oiae]|alle stelle|esagerat[oiae]|triplicat[oiae]|folli[ae]?)|possibile che (?:non|nessuno|ogni|sia|si|debba)|(?:aspettiamo|aspetto|attendiamo|attendo) ancora|ancora (?:aspetto|aspettiamo|niente|nulla)|nessuno (?:mai )?(?:alla|al|in) [a-z]+|ci si sente|(?:ore|un'ora|un ora|mezz'ora|due ore|tre ore|ore e ore)(?: [a-z]+)? (?:di|in|al) (?:fila|coda|attesa|telefono)|(?:mi|ci) avete (?:rovinato|fatto perdere|addebitato|lasciat[oa]|preso)|addebitat[oaie] due volte|mai piu|vecchi[oa] (?:era|versione era|andava|funzionava) (?:molto |decisamente )?meglio|(?:era|si stava|andava) (?:molto |decisamente )?meglio prima",
            ),
            weak=(
                r"(?:troppo|molto|davvero|veramente|cosi|un po') (?:lent[oaie]|car[oaie]|tardi|pien[oaie]|complicat[oaie]|difficile|alt[oaie]|confus[oaie]|rumoros[oaie]|fredd[oaie]|cald[oaie]|piccol[oaie]|scomod[oaie]|lung[oa]|pochi|poche)|tropp[oaie] (?:gente|code|coda|pubblicita|attesa|rumore|pochi|poche)",
                r"problem[ai]|purtroppo|peccato|male|errore|errori|fila (?:infinita|lunghissima)|coda (?:infinita|lunghissima)|ore di (?:fila|coda|attesa)",
            ),
            unless=(
                r"(?:nessun|alcun|mai un|senza(?: alcun)?|non c'e|non ci sono|zero) problem[ai]|niente male|non (?:e )?(?:affatto |per niente |per nulla )?(?:male|peggio)|nessun[oa]? (?:lamentela|reclamo|ritardo|disagio)|non (?:posso|possiamo|ho da) lamentar[a-z]*|(?:problema|errore) (?:gia )?risolto|risolto (?:subito |velocemente |il |ogni |un |tutti i )*problem[ai]|(?:mai|non mi ha mai|non ci ha mai) delus[oa]|meno male|puntual[ei] e mai in ritardo|nessun errore|non sarebbe male",
            ),
        ),
        "praise": Rule(
            strong=(
                r"(?:ottim[oaie]|eccellent[ei]|fantastic[oaie]|meraviglios[oaie]|splendid[oaie]|magnific[oaie]|stupend[oaie]|bellissim[oaie]|buon|bel|gran|grande|bella|impeccabil[ei]|favolos[oaie]|straordinari[oaie]|eccezional[ei]|perfett[oaie]|super|belle|bravissim[oaie])(?: [a-z]+)? (?:lavoro|servizio|servizi|idea|idee|iniziativa|iniziative|esperienza|squadra|team|staff|personale|equipaggio|assistenza|app|applicazione|organizzazione|accoglienza|viaggio|prodotto|prodotti|evento|aggiornamento|novita|gente|guida|conducente|autista|supporto|qualita|professionalita|giornata|serata|gestione|spettacolo|mostra|concerto)",
                r"(?:bravi|brave|bravissim[oaie]|brav[oa]|ben fatto|bel lavoro|gran lavoro|continuate (?:cosi|pure cosi)|avanti cosi|dieci e lode|chapeau|tanto di cappello|i miei complimenti|complimenti|congratulazioni|complimentoni|felicitazioni|un plauso|un applauso|un elogio|una lode)",
                r"(?:adoro|adoriamo|lo adoro|la adoro|amo|amiamo|siete (?:davvero |proprio |sempre |stati |state |veramente |semplicemente |i |le |dei |degli |il |un )*(?:migliori|grandi|bravissimi|bravi|fantastici|mitici|mito|top|super|unici|unica|eccezionali|gentilissimi|forti|il massimo|speciali|straordinari|gentili|impeccabili|una garanzia|meravigliosi|numero uno|numeri uno))",
                r"(?:gentilissim[oaie]|cortesissim[oaie]|disponibilissim[oaie]|professionalissim[oaie]|efficientissim[oaie]|velocissim[oaie]|rapidissim[oaie]|puntualissim[oaie]|soddisfattissim[oaie]|felicissim[oaie]|contentissim[oaie]|preparatissim[oaie]|consigliatissim[oa]|bellissim[oaie]|utilissim[oaie]|bravissim[oaie]|simpaticissim[oaie]|interessantissim[oaie]|buonissim[oaie]|divertentissim[oaie]|emozionantissim[oaie]|emozionant[ei]|delizios[oaie]|impagabil[ei]|entusiast[aie]|comodissim[oaie]|pulitissim[oaie]|ottim[oaie]|stupend[oaie]|meraviglios[oaie]|impeccabil[ei]|spettacolar[ei]|spettacolo|eccezional[ei])",
                r"(?:molto|davvero|sempre|tanto|veramente|estremamente|super|cosi|proprio) (?:gentil[ei]|cordial[ei]|disponibil[ei]|soddisfatt[oaie]|efficient[ei]|veloc[ei]|cortes[ei]|professional[ei]|bell[oaie]|content[oaie]|felic[ei]|bravi|brav[oae]|simpatic[oaie]|comod[oaie]|puntual[ei]|pulit[oaie]|preparat[oaie]|util[ei]|ben fatt[oaie]|competent[ei]|premuros[oaie]|carin[oaie])",
                r"(?:lo |la |li |vi )?(?:consiglio|consigliamo|raccomando|straconsiglio) (?:vivamente|a tutti|assolutamente|davvero)|(?:mi|ci) (?:e|sono|ha|hanno) (?:piaciut[oaie]|conquistat[oaie]|sorpres[oaie] positivamente)|(?:mi|ci) (?:piace|piacciono) (?:molto|tanto|tantissimo|moltissimo|un sacco|da morire|davvero|un casino)",
            ),
            medium=(
                r"(?:e|era|sono|erano|e stat[oa]|sono stat[iea]|tutto|servizio|personale|app)(?: [a-z]+){0,2} (?:fantastic[oaie]|eccellent[ei]|perfett[oaie]|favolos[oaie]|grandios[oaie]|incredibil[ei]|splendid[oaie]|magnific[oaie]|il top|top|al top|il massimo|geniale|geniali|una meraviglia|una bomba|un mito|una garanzia|bell[oaie]|i migliori|la migliore|il migliore)",
                r"^[^a-z]*(?:fantastic[oaie]|eccellente|perfett[oa]|grande|grandi|grandissimi|mitici|geniale|top|super|splendid[oaie]|bell[oaie]|spettacolo|evviva|wow|che bell[oaie]|bravi|favoloso|straordinari[oa])(?:[!., ]|$)",
                r"(?:mi|ci) (?:piace|piacciono)|(?:ho|abbiamo|ha|hanno) (?:molto |davvero |tanto )*apprezzato|(?:si e|ci siamo|mi sono|si sono) divertit[oaie]|apprezz(?:o|iamo) (?:molto|davvero|tanto|il|la|l'|lo|i|le)|rimast[oaie] (?:molto |davvero |piacevolmente )*(?:content|colpit|soddisfatt|sorpres|impressionat|entusiast|incantat)[oaie]|(?:cinque|5) stelle|voto 10|promoss[oaie]|un'eccellenza|divertente|piacevole|che (?:bello|bella|belle|belli|meraviglia|spettacolo|gentilezza|professionalita)|(?:soddisfatt[oaie]|professionalita|gentilezza|cortesia|content[oaie] (?:di|del|della))|(?:il|la|i|le) (?:miglior[ei]) (?:[a-z]+ ){0,3}(?:d'italia|di sempre|in assoluto|che|della|del|mai)|(?:mi trovo|(?:mi|ci) (?:sono|siamo) (?:sempre )?trovat[oaie]|(?:sono|siamo) stat[oaie]|si sta|si mangia)(?: [a-z]+)? (?:bene|benissimo|da dio)|torner(?:o|emo) (?:sicuramente|volentieri|di sicuro|presto|senz'altro|certamente)|(?:vale|valgono) (?:la pena|ogni)",
            ),
            unless=(
                rf"(?:sarebbe|sarebbero|starebbe|fosse|potrebbe essere)(?: [a-z]+){{0,2}} {_GOOD}(?: (?:idea|iniziativa|servizio))?|(?:non|mai|poco|nessun[oa]?|per niente|tutt'altro che)(?: [a-z]+){{0,3}} (?:gentil[ei]|cordial[ei]|disponibil[ei]|soddisfatt[oaie]|efficient[ei]|veloc[ei]|cortes[ei]|professional[ei]|bell[oaie]|content[oaie]|felic[ei]|puntual[ei]|perfett[oaie]|ottim[oaie]|piace|piacciono|piaciut[oaie]|piaceva|bravi|il top|eccellent[ei])",
                r"complimenti (?:davvero |vivissimi |proprio )?per (?:il ritardo|aver|averci|avermi|la puntualita|l'attesa|niente|la (?:solita|pessima))|(?:bravi|complimenti|ottimo|perfetto|fantastico|bene|benissimo),? (?:davvero,? )?(?:di nuovo|ancora|un altro|un'altra|anche oggi|l'ennesim[oa]|come sempre (?:in ritardo|guast)|altro ritardo|adesso|siete riusciti)|sareste (?:piu |molto )?brav[ie]|mi piacerebbe|ci piacerebbe|buon (?:lavoro|viaggio|servizio)(?: a (?:tutti|voi|tutte))?[!. ]*$|(?:vi |ti |le )?(?:auguro|auguriamo) (?:un |una )?buon[a-z]* [a-z]+|poco apprezzat[oa]|bella (?:figura|presa in giro|fregatura|schifezza|delusione)|bel (?:casino|disastro|pasticcio|modo)|grande (?:delusione|disagio|problema|schifo)|(?:ottima|bella|buona) idea (?:sarebbe|se)|senza (?:professionalita|gentilezza)|mancanza di (?:professionalita|gentilezza|cortesia)|(?:zero|nessuna) (?:professionalita|gentilezza|cortesia)",
            ),
        ),
        "thanks": Rule(
            strong=(
                r"(?:grazie|ringrazio|ringraziamo|ringraziar[a-z]*|ringraziamento|ringraziamenti|grat[oai] (?:per|a|di)|(?:vi|le|ti) (?:sono|siamo) (?:molto |davvero |immensamente )*grat[oai]|riconoscent[ei]|grz|thanks|gratitudine)",
            ),
            unless=(
                r"no,? grazie|grazie (?:tante |mille |davvero |infinite )?per (?:niente|nulla|il ritardo|i ritardi|l'attesa|il disservizio|avermi (?:fatto|lasciat)[a-z]*|averci (?:fatto|lasciat)[a-z]*|aver (?:rovinato|cancellato|perso))|grazie a dio|grazie al cielo|grazie (?:al|alla|ai|alle) (?:vostr[oaei] )?(?:ritard[oi]|incompetenza|inefficienza|disservizi[oi]?|errore)|grazie (?:tante|al cazzo)[!. ]*$|(?:neanche|nemmeno|neppure|senza) (?:un )?grazie",
            ),
        ),
        "hostile_us": Rule(
            strong=(
                r"(?:vi|io vi) (?:odio|detesto|disprezzo|odiamo|schifo|maledico)|(?:odio|detesto) (?:voi|quest[ao] (?:azienda|compagnia|societa|banda|ditta|ente))",
                rf"(?:siete|sono|eravate|restate|rimanete)(?: [a-z]+){{0,3}}(?: un[ao']?| dei| degli| delle| i| gli| solo| proprio| tutti| soltanto| una massa di| un branco di| una banda di)* ?{_THIEVES}",
                rf"^[^a-z]*(?:maledetti |brutti |che )?{_THIEVES}(?:[!,.]|$)",
                rf"[,.!] ?(?:siete |branco di |razza di )?{_THIEVES}[!. ]*$",
                rf"(?:massa|branco|banda|manica|accozzaglia|mandria|gruppo|razza|cricca) (?:di|d') ?(?:maledetti |veri )?{_THIEVES}",
                r"vaffanculo a (?:tutti|voi)|(?:andate|andatevene|ma andate|andassero)(?: tutti| pure| un po'| a farvi)* (?:a fanculo|affanculo|fanculo|a quel paese|a cagare|cagare|al diavolo|all'inferno|fottere|a farvi fottere|a farvi friggere)|(?:mi |ci )?fate (?:davvero |veramente |proprio |solo |tutti |cosi )*(?:schifo|pena|vomitare|cagare)|vergognatevi|fottetevi|crepate|impiccatevi|(?:spero|auguro|mi auguro)(?: [a-z]+){0,3} (?:falliate|chiudiate|fallire|di fallire|fallimento|il fallimento|licenzino tutti|vada in fallimento)|dovreste (?:solo |soltanto |proprio |tutti )*(?:vergognarvi|chiudere|fallire|sparire|andare in galera)|in galera",
            ),
            medium=(
                r"(?:ladri|truffatori|buffoni|pagliacci|cialtroni|farabutti|delinquenti|sciacalli|incapaci|vaffanculo|fanculo|maledetti|bastardi)",
                r"mai piu con voi|(?:compagnia|azienda|societa|gestione|servizio) di (?:merda|ladri|incapaci|m\*+a)|(?:andate|tornate) a (?:zappare|lavorare|casa)",
            ),
            unless=(
                r"(?:ai|agli|dai|dagli|contro i|attenti a|tra i|alcuni|due|certi) (?:ladri|truffatori|delinquenti|farabutti)|i (?:ladri|truffatori) (?:hanno|sono|che|mi|ci|si)|non siete(?: dei| degli| mica)? [a-z]+",
            ),
        ),
        "hostile_person": Rule(
            strong=(
                rf"(?:sei|tu|ma sei|tu sei|lui e|lei e|quello e|quella e|quel|quell'|brutt[oa]|razza di|pezzo di|che razza di|povero|stupido|maledett[oa]|che|e un|e una|e un')(?: davvero| proprio| solo| soltanto| veramente| un| una| un'| un vero| una vera| il solito| un povero| il piu)* ?{_FOOL}",
                r"(?:vai|vatti|va'|va|ma vai)(?: a farti| un po'| pure)* (?:a fanculo|affanculo|fanculo|a cagare|cagare|al diavolo|all'inferno|a quel paese|fottere|a nasconderti|nascondere)|(?:stai|sta'|ma stai|stai un po') zitt[oa]|chiudi (?:quella|la|il|quel) (?:bocca|becco|fogna|boccaccia)|taci|figlio di (?:puttana|troia|buona donna)|(?:pezzo|faccia) di (?:merda|cazzo|m\*+a)|testa di (?:cazzo|merda|c\*+o)|ammazzati|sparati|crepa|muori|(?:mi )?fai (?:davvero |proprio )?(?:schifo|pena|vomitare)|ti (?:odio|detesto|disprezzo)|vergognati|fottiti|non capisci (?:un cazzo|niente|una mazza|nulla)",
            ),
            medium=(
                r"(?:imbecille|idiota|coglione|stronz[oa]|cretin[oa]|deficiente|mentecatt[oa]|rincoglionit[oa]|puttana|troia)",
            ),
            unless=(
                r"(?:mi sento|mi sono sentit[oa]|sono stat[oa]|io sono|sono|sembro|sembravo|faccio la figura dell'|come)(?: proprio| davvero| un| una| un'| cosi)* ?(?:idiota|cretin[oa]|stupid[oa]|scem[oa]|imbecille|deficiente)|(?:cosa|domanda|errore|scelta|idea|regola|regole) (?:stupid[oaei]|idiota|cretina|ridicol[oa])",
            ),
        ),
        "ask": Rule(
            strong=(
                r"(?:che|cosa|come|quale|quali|quando|dove|perche|chi|quanto|quanti|quante|in che modo|di cosa|su cosa|a cosa) [^.!?]{2,160}\?",
                r"(?:diteci|raccontateci|ditecelo|dite la vostra|dicci|raccontaci|fateci sapere (?:cosa|come|quale|quali|la vostra|che|nei commenti)|facci sapere (?:cosa|come|quale|la tua)|(?:cosa|che) ne (?:pensate|pensi|dite)|(?:la vostra|la tua|vostre) (?:opinione|opinioni|voce|idea|idee|esperienza)|il (?:vostro|tuo) (?:parere|punto di vista)|(?:vogliamo|vorremmo|ci piacerebbe) (?:sapere|ascoltar[a-z]*|sentir[a-z]*|conoscere|capire)|scriveteci (?:cosa|le vostre|nei commenti|quale|come)|condividete con noi|siamo qui per ascoltar[a-z]*)",
            ),
            medium=(
                r"[a-z][^?]*\?(?:$|[^a-z0-9])",
                r"sondaggio|questionario|consultazione|votate|partecipate",
            ),
            unless=(
                r"(?:lo sapevat[ei]|sapevat[ei] che|lo sapevi|sapevi che|pront[ioae] (?:per|a|al|alla)|avete voglia|hai voglia|cosa aspett(?:ate|i)|che ne dite di un|(?:come|in cosa) (?:posso|possiamo) (?:aiutar|esser)[a-z]*|(?:posso|possiamo) aiutar[a-z]*)[^?]*\?",
            ),
        ),
        "ack": Rule(
            strong=(
                r"grazie (?:mille |davvero |tante |infinite )?(?:per|di) [a-z]+|(?:ci|mi) (?:dispiace|dispiaciamo|scusiamo|scuso|rincresce|spiace)|siamo (?:davvero |molto |sinceramente )*(?:spiacenti|desolati|dispiaciuti|mortificati)|chied(?:iamo|o) scusa|(?:le nostre|le mie) (?:piu sincere )?scuse|(?:la |ti |vi )?(?:capiamo|comprendiamo|capisco|comprendo)(?: (?:che|il|la|la sua|il tuo|benissimo|perfettamente|bene))?|(?:abbiamo|ho) (?:ricevuto|preso nota|preso in carico|letto|segnalato|inoltrato|girato|trasmesso|registrato)|(?:prendiamo|prendo) nota|(?:segnal|inoltr|gir|trasmett|riport|pass)(?:iamo|eremo|o|ero|o subito)(?: [a-z']+){0,4} (?:al|alla|ai|alle|agli|colleghi|reparto|team)|ne (?:parleremo|terremo conto|prendiamo nota)",
            ),
            medium=(
                r"(?:grazie|(?:ha|hai|avete) (?:perfettamente |pienamente )?ragione|d'accordo|ricevuto|capito|scusa|scusate|scusi|giusta osservazione|hai fatto bene|ha fatto bene|ci scusiamo)",
            ),
        ),
        "going_back": Rule(
            strong=(
                r"(?:ci|mi|ce lo|ce l'|me lo|lo)? ?(?:avevate|avete|avevi|aveva|hai|ha|avevano|in molti (?:ci )?(?:avete|avevate)|molti di voi (?:ci )?(?:hanno|avevano)|tanti di voi (?:ci )?(?:hanno|avevano))(?: [a-z]+){0,2} (?:chiesto|domandato|suggerito|proposto|richiesto|segnalato|scritto che|detto che)",
                r"(?:come|cosi come) (?:promesso|richiesto|ci avevate|ci avete|ci avevi|da voi|suggerito|da (?:tua|vostra|sua) richiesta)|grazie (?:ai|alle|al|alla) (?:vostr[ieoa]|tu[oaei]|tuoi|suo|sua|suoi|sue) (?:suggeriment|segnalazion|richiest|feedback|consigl|comment|propost|idee|opinion)[a-z]*|(?:su|a) (?:vostra|tua|sua|grande) richiesta|(?:a|in) seguito (?:alle|alla|ai|al|delle) (?:vostr|su|tu)[a-z]+|in base (?:ai|alle|a) (?:vostr|su|tu)[a-z]+|vi abbiamo ascoltat[oie]|abbiamo ascoltato (?:le|i|la|il) (?:vostr|tu|su)[a-z]+|torn(?:o|iamo) (?:da (?:te|voi|lei)|su (?:quanto|questo))|(?:vi|ti|le) avevamo promesso",
            ),
            medium=(
                r"abbiamo (?:finalmente |appena |ora |anche |quindi |gia |cosi )*(?:aggiunto|cambiato|modificato|ripristinato|rimesso|reintrodotto|introdotto|migliorato|corretto|risolto|riattivato|prolungato|esteso|allungato|riportato|aumentato|messo)",
                r"(?:da oggi|d'ora in poi|da adesso|ora e (?:possibile|disponibile|di nuovo)|(?:ora|adesso) (?:potete|puoi|puo|si puo|c'e)|e (?:ora|finalmente|di nuovo) (?:disponibile|possibile|attivo|attiva))",
            ),
        ),
        "dm_redirect": Rule(
            strong=(
                r"(?:in|via|per|con|un|tramite|nei|col|attraverso)(?: un)? (?:dm|mp|pm|messaggi?o? (?:privat|dirett)[oi]|privato|direct|messenger|inbox|chat privata|messaggio su)",
                r"(?:scriv|mand|invi|contatt)[a-z]*(?:ci|cela|celo|celi|celi)(?:,? [a-z']+){0,8} (?:privato|dm|direct|messaggio|mail|e-mail|email|messenger|indirizzo|messaggi)|ci (?:scriva|mandi|invii|contatti)(?: [a-z']+){0,8} (?:privato|dm|direct|messaggio|mail|e-mail|email|messenger|indirizzo)",
            ),
            medium=(
                r"(?:scriv|mand|invi|contatt)(?:i|a|ete|ate)ci|ci (?:scriva|mandi|invii|contatti)|(?:chiami|chiama|chiamate) (?:il|lo|al|i)|(?:contatti|contatta|contattate) (?:il|l'|la|lo|i)|(?:numero verde|servizio clienti|compili il modulo|compila il (?:modulo|form)|compilare il (?:modulo|form))",
            ),
        ),
        "service": Rule(
            strong=(
                rf"(?:e|sono|sara|saranno|verra|verranno|stat[oaei]|risulta|treno|treni|corsa|corse|linea|linee|volo|voli|servizio|traghetto|traghetti|autobus|metro|partenza|partenze|fermata|sportell[oi]|strada|nave)(?: [a-z0-9:'./]+){{0,7}} (?:{_LOST}|non disponibil[ei]|fuori servizio|in ritardo)",
                r"(?:a causa (?:di|del|della|dello|dei|delle|degli|dell'|d')|per via (?:di|del|della)|causa (?:maltempo|sciopero|guasto|lavori|vento|nebbia|neve|mare|manutenzione|incidente|problemi|avverse)|per (?:maltempo|sciopero|lavori|guasto|manutenzione|avverse condizioni|un guasto|vento forte|motivi tecnici))",
                r"(?:manutenzione (?:programmata|straordinaria|ordinaria)|avviso (?:di servizio|alla clientela|ai (?:viaggiatori|passeggeri|clienti|naviganti))|info (?:traffico|mobilita|viaggio)|aggiornamento (?:sul|del|sulla) (?:servizio|circolazione|situazione)|variazion[ei] (?:di |al |agli |degli |del )?(?:orari[oi]?|programma|servizio|percorso)|modifiche (?:alla circolazione|agli orari|al servizio)|circolazione (?:rallentata|sospesa|ripresa|regolare|in ripresa|tornata)|orari (?:di apertura|estivi|invernali|festivi)|servizio (?:ripreso|regolare|sostitutivo|sospeso|ridotto))",
            ),
            medium=(
                r"(?:ritard[oi]|cancellazion[ei]|sospensione|sospensioni|manutenzione|interruzion[ei]|disagi|riapertura|chiusura|orari|rallentamenti|sciopero)",
            ),
        ),
        "follow_up": Rule(
            strong=(
                r"(?:quale|quali|che|cosa|quando|dove|come|da quando|a che ora|su quale|in quale|di quale|con quale|quanto|quanti|per quale|da quale|chi) [^.!?]{0,40}(?:tu|tuo|tua|tuoi|tue|suo|sua|suoi|sue|vostr[oaei]|hai|ha|avete|usi|usa|usate|era|eri|eravate|viaggi[a-z]*|esattamente|preciso|precis[ao]|successo|accaduto|riscontr[a-z]*|si tratta|ti|le|vi|appare|compare|intend[a-z]*|piacerebbe|servirebbe|preferi[a-z]*)[^.!?]{0,100}\?",
                r"(?:ci |mi |ce lo |ce la )?(?:puoi|puo|potete|potresti|potrebbe|potreste|riesci a|riesce a)(?: [a-z]+)? (?:dir|indicar|spiegar|fornir|inviar|mandar|confermar|raccontar|precisar|descriver|dar|specificar|condivider|mostrar)[a-z]*",
                r"(?:hai|ha|avete) (?:gia |per caso |anche )*(?:provato|ricevuto|notato|riscontrato|un numero|una foto|uno screenshot)[^.!?]{0,100}\?",
            ),
            medium=(
                r"(?:maggiori|piu|altri|ulteriori|qualche|alcuni) (?:dettagl[io]|informazion[ei]|particolar[ei])",
            ),
            unless=(
                r"(?:come|in cosa|in che modo) (?:posso|possiamo) (?:aiutar|esser)[a-z]*[^?]*\?|(?:puoi|puo|potete) (?:scriver|contattar|mandar|inviar)[a-z]* (?:un dm|in dm|in privato|un messaggio)[^?]*\?",
            ),
        ),
        "formula": Rule(
            strong=(
                r"(?:ci scusiamo|scusandoci|scus[eai]|scusate|scusateci|spiacenti|ci dispiace|chiediamo scusa|dispiaciuti)(?: [a-z]+)? per (?:il |l'|i |gli |la |eventuali |ogni |lo |qualsiasi |qualunque )?(?:disagio|disagi|inconvenient[ei]|disguid[oi]|attesa|spiacevole|eventuali|accaduto|ritardo)",
                r"grazie (?:mille )?(?:per|della|del|dell') ?(?:la |il |l'|le |aver |averci |averlo )?(?:vostra |tua |sua |vostro |tuo |suo )?(?:pazienza|comprensione|segnalazione|feedback|contattat[oaie]|contattato|scritto|messaggio|preferenza|scelto|fiducia|commento|attenzione|collaborazione|interesse)",
                r"(?:la (?:vostra|tua|sua) (?:opinione|soddisfazione)|il (?:vostro|tuo|suo) (?:feedback|parere|commento|contributo))(?: [a-z]+){0,3} (?:importante|prezios[oa]|fondamentale|priorita)|(?:cordiali|distinti|cari) saluti|buona (?:giornata|serata|domenica)|buon (?:weekend|fine settimana|viaggio|pomeriggio)|il prima possibile|al piu presto|quanto prima|nel piu breve tempo|(?:restiamo|rimaniamo|resto|siamo)(?: sempre)? a (?:tua |vostra |sua |completa |tua completa )?disposizione|non esit(?:are|i|ate) a|(?:come|in cosa) (?:possiamo|posso) (?:aiutar|esser)[a-z]*|felici di (?:aiutar|esser)[a-z]*|prendiamo molto sul serio",
            ),
            medium=(
                r"(?:gentile cliente|gentili clienti|spiacevole inconveniente|per ogni evenienza|la ringraziamo|la preghiamo)",
            ),
        ),
    },
    lead_ins=(
        r"(?:vorrei|vorremmo|mi piacerebbe|ci piacerebbe|gradirei|preferirei|desidererei)(?: (?:tanto|molto|anche|proprio|davvero))*(?: che| poter| avere| vedere| di)?",
        r"(?:non )?sarebbe(?:ro)? (?:[a-zàèéìòù']+ ){0,2}(?:bell[oa]|bellissim[oa]|bene|buon[oa]|utile|comod[oa]|fantastic[oa]|ottim[oa]|ideale|perfett[oa]|meglio|carin[oa]|interessante|gradit[oa]|opportun[oa]|male|ora|possibile|il caso|idea|top)(?: (?:che|se|di|poter|avere|fare))*",
        r"(?:potreste|potete|potresti|puoi|potrebbe|potrebbero|può|possono|si può|si potrebbe|potremmo|possiamo)(?: (?:anche|almeno|magari|gentilmente|cortesemente|finalmente|per favore|per piacere))*",
        r"(?:chiedo|chiediamo|richiedo|richiediamo|propongo|proponiamo|proporrei|suggerisco|suggeriamo|suggerirei|consiglio|consiglierei)(?: (?:gentilmente|cortesemente|solo|anche))*(?: di| che)?",
        r"(?:la mia|una|un|il mio) (?:proposta|richiesta|suggerimento|consiglio|preghiera)(?: è| e'| sarebbe|:)?(?: di| che)?",
        r"(?:rivoglio|rivogliamo|rivorrei|ridateci|ridatemi|voglio|vogliamo|pretendo|esigo)(?: che| avere)?",
        r"(?:servirebbe(?:ro)?|ci vorrebbe(?:ro)?|basterebbe|bisognerebbe|farebbe comodo|(?:avremmo|avrei|ho|abbiamo) bisogno(?: di)?|serve|bisogna|occorre)",
        r"(?:dovreste|dovresti|dovrebbero|dovrebbe|si dovrebbe)(?: (?:anche|almeno|proprio|davvero))*",
        r"(?:c'è|c'e'|esiste) (?:un |il |qualche )?(?:modo|possibilità)(?: di| per| che)?|(?:è|e'|sarebbe) possibile",
        r"come (?:faccio|si fa|posso|possiamo|si può)(?: a| per)?",
        r"perch[eé]'? non|che ne dite (?:di|se)|se solo|magari|spero (?:che|di)|speriamo (?:che|di)",
        r"(?:per favore|per piacere|vi prego|per cortesia|please)(?: di)?",
    ),
    reasons=(
        (
            r", (?:perch[eé]|così|cosi|visto|dato|altrimenti|sennò|ma|e|io|noi|anche perch[eé]|grazie|non|almeno|siamo|è|specie|soprattutto|che)\b|"
            r" (?:perch[eé]|visto che|dato che|così da|altrimenti|poiché|siccome) |[;:(]| - | grazie| per favore$"
        ),
    ),
    fillers=(
        r"^(?:(?:ciao|salve|buongiorno|buonasera|buon giorno|gentili|gentile|ehi|e|ma|però|allora|quindi|beh|ragazzi|dai|scusate|comunque|a tutti|per favore|sì|no)[ ,!.:-]+)+",
    ),
    tidy=(
        (r"^(?:che |se |di |per )+", ""),
        (
            r"^(?:ci (?:fosse|fossero|sia|siano)|avere|poter avere|metteste|mettessero|mettere|aveste) (?:anche |almeno )?(?:un[ao]? |un'|il |la |l'|delle |dei )?",
            "",
        ),
        (r" (?:per favore|per piacere|grazie)[ .!?]*$", ""),
    ),
)
