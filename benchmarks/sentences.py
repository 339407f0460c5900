# ruff: noqa: E501
"""The sentences of `generate.py`: an app for shared bicycles that does not exist, in ten languages.

`{thing}` is what a post is about, `{when}` and `{where}` fill a sentence up, `{n}` is a number.
"""

KINDS = (
    "question", "want", "complaint", "praise", "thanks", "hostile", "chat",
    "answer", "canned", "ack", "ask_back", "broadcast",
)  # fmt: skip
LANGUAGES = {
    "en": 0.70, "de": 0.06, "es": 0.06, "fr": 0.05, "it": 0.03, "nl": 0.03, "pt": 0.03, "pl": 0.015, "ja": 0.015, "zh": 0.01,
}  # fmt: skip

THINGS = {
    "en": """the map of free bikes|the night tariff|the lock on the rear wheel|the monthly pass|a basket that fits a school bag|the dark mode
the old home screen|the new design|the child seat|the refund form|the station by the market|the late fee|the student discount|the widget
the tyre pressure|the gift card|the family account|the ride history|the warning sound|the parking zone|the helmet box|the spare battery
the login by text message|the invoice as a file|the route along the river|the brake lights|the app on my watch|the support line
the reservation the evening before|the weekend pass|the trailer for groceries|the pause button during a ride|the app in my language
the points for early riders|the list of broken bikes|the charger at the depot|the winter gloves offer|the seat height memory""",
    "de": """die Karte der freien Räder|der Nachttarif|das Schloss am Hinterrad|die Monatskarte|der dunkle Modus|die alte Startseite
der Kindersitz|das neue Design|die Erstattung|die Station am Markt|die Mahngebühr|der Rabatt für Studierende|das Familienkonto
die Fahrtenliste|die Parkzone|der Ersatzakku|die Rechnung als Datei|das Licht vorne|die Hotline|der Anhänger für Einkäufe""",
    "es": """el mapa de bicis libres|la tarifa nocturna|el candado trasero|el abono mensual|el modo oscuro|la pantalla de antes
la silla infantil|el diseño nuevo|el reembolso|la estación del mercado|el recargo por retraso|el descuento para estudiantes
la cuenta familiar|el historial de viajes|la zona de aparcamiento|la batería de repuesto|la factura en archivo|la luz delantera""",
    "fr": """la carte des vélos libres|le tarif de nuit|l'antivol arrière|l'abonnement mensuel|le mode sombre|l'ancien écran d'accueil
le siège enfant|la nouvelle présentation|le remboursement|la station du marché|les frais de retard|la remise étudiante
le compte famille|l'historique des trajets|la zone de stationnement|la batterie de secours|la facture en fichier|le feu avant""",
    "it": """la mappa delle bici libere|la tariffa notturna|il lucchetto posteriore|l'abbonamento mensile|il tema scuro|la vecchia schermata
il seggiolino|la nuova grafica|il rimborso|la stazione del mercato|la penale per il ritardo|lo sconto studenti|l'account famiglia
la cronologia dei viaggi|la zona di sosta|la batteria di riserva|la fattura in file|la luce anteriore""",
    "nl": """de kaart met vrije fietsen|het nachttarief|het slot achter|het maandabonnement|de donkere modus|het oude beginscherm
het kinderzitje|het nieuwe ontwerp|de terugbetaling|het station bij de markt|de boete voor te laat|de studentenkorting
het gezinsaccount|de lijst met ritten|de parkeerzone|de reservebatterij|de factuur als bestand|het voorlicht""",
    "pt": """o mapa das bicicletas livres|a tarifa noturna|o cadeado de trás|o passe mensal|o modo escuro|o ecrã antigo
a cadeirinha|o novo desenho|o reembolso|a estação do mercado|a multa por atraso|o desconto de estudante|a conta da família
o histórico de viagens|a zona de estacionamento|a bateria de reserva|a fatura em ficheiro|a luz da frente""",
    "pl": """mapa wolnych rowerów|taryfa nocna|blokada tylnego koła|bilet miesięczny|ciemny motyw|stary ekran startowy|fotelik
nowy wygląd|zwrot pieniędzy|stacja przy rynku|opłata za spóźnienie|zniżka studencka|konto rodzinne|historia przejazdów""",
    "ja": """空き自転車の地図|夜間料金|後輪のロック|月額パス|ダークモード|前のホーム画面|チャイルドシート|新しいデザイン|返金
市場前のステーション|延滞料|学割|家族アカウント|走行履歴|駐輪エリア|予備バッテリー""",
    "zh": """空闲单车地图|夜间价格|后轮锁|月卡|深色模式|旧的主页|儿童座椅|新的界面|退款|市场旁的站点|滞纳金|学生折扣|家庭账户|骑行记录|停车区|备用电池""",
}

FILL = {
    "en": (
        """this morning|since Tuesday|for {n} days now|after the update|on my way to work|every single evening|at half past {n}|last weekend
during the storm|before the exam week|twice this month|when it gets dark|right after midnight|in the school holidays|since version {n}""",
        """at the north gate|near the old mill|on platform {n}|by the hospital|in the harbour street|behind the library|on the hill side
at dock {n}|next to the bakery|in the new quarter|at the tram stop|outside the stadium|on route {n}|by the swimming pool""",
    ),
    "de": (
        "heute Morgen|seit Dienstag|seit {n} Tagen|nach dem Update|auf dem Weg zur Arbeit|jeden Abend|letztes Wochenende|zweimal im Monat",
        "am Nordtor|bei der alten Mühle|am Krankenhaus|hinter der Bücherei|neben der Bäckerei|an Säule {n}|vor dem Stadion|am Freibad",
    ),
    "es": (
        "esta mañana|desde el martes|desde hace {n} días|después de la actualización|de camino al trabajo|cada tarde|el fin de semana pasado",
        "en la puerta norte|cerca del molino|junto al hospital|detrás de la biblioteca|en el andén {n}|delante del estadio|en la piscina",
    ),
    "fr": (
        "ce matin|depuis mardi|depuis {n} jours|après la mise à jour|en allant au travail|chaque soir|le week-end dernier|deux fois ce mois-ci",
        "à la porte nord|près du vieux moulin|devant l'hôpital|derrière la bibliothèque|à la borne {n}|à côté de la boulangerie|au stade",
    ),
    "it": (
        "stamattina|da martedì|da {n} giorni|dopo l'aggiornamento|andando al lavoro|ogni sera|lo scorso fine settimana|due volte questo mese",
        "alla porta nord|vicino al mulino|davanti all'ospedale|dietro la biblioteca|alla colonnina {n}|accanto al forno|allo stadio",
    ),
    "nl": (
        "vanmorgen|sinds dinsdag|al {n} dagen|na de update|onderweg naar het werk|elke avond|vorig weekend|twee keer deze maand",
        "bij de noordpoort|naast de oude molen|voor het ziekenhuis|achter de bibliotheek|bij paal {n}|naast de bakker|bij het stadion",
    ),
    "pt": (
        "esta manhã|desde terça|há {n} dias|depois da atualização|a caminho do trabalho|todas as noites|no fim de semana passado",
        "na porta norte|perto do moinho|em frente ao hospital|atrás da biblioteca|no poste {n}|ao lado da padaria|junto ao estádio",
    ),
    "pl": (
        "dziś rano|od wtorku|od {n} dni|po aktualizacji|w drodze do pracy|każdego wieczoru|w zeszły weekend",
        "przy północnej bramie|koło młyna|przed szpitalem|za biblioteką|przy słupku {n}|obok piekarni",
    ),
    "ja": (
        "今朝|火曜日から|{n}日前から|更新のあと|通勤中に|毎晩|先週末",
        "北門で|水車のそばで|病院の前で|図書館の裏で|{n}番ポートで|駅で",
    ),
    "zh": (
        "今天早上|从星期二开始|已经{n}天了|更新之后|上班路上|每天晚上|上个周末",
        "在北门|在老磨坊旁边|在医院门口|在图书馆后面|在{n}号桩|在车站",
    ),
}

SAID = {
    "en": {
        "question": """How do I change {thing} {where}?|Does anyone know what happened to {thing} {when}?|Where can I find {thing} now?
Is {thing} still meant to work {where}?|Can somebody tell me why {thing} stopped {when}?|What does it cost to use {thing} {where}?
When will {thing} be back {where}?|Why is {thing} gone {when}?|Do I need a new account for {thing}?""",
        "want": """I really wish {thing} worked {where}, we always need it {when}.|Please bring back {thing}, I used it {when}.
It would be great if {thing} could be used {where}.|Could you add {thing} for people who ride {when}?|I'd love to see {thing} {where}.
Would be nice to have {thing} without paying twice.|You should let us switch off {thing} {when}.|Please make {thing} larger, my eyes are not young.
I hope you consider {thing} {where}, many of us need it.""",
        "complaint": """{thing} has been broken {when} and nobody cares.|I am tired of {thing} failing {where}.|{thing} does not work {where}, again.
Paid for the month and {thing} is useless {when}.|I was charged twice because of {thing} {when}.|It is a shame how bad {thing} has become {when}.
Waited {n} minutes {where} and {thing} never answered.""",
        "praise": """Honestly {thing} is the best thing you made.|{thing} works so well {where}, I love it.|Great job on {thing}, it saved me {when}.""",
        "thanks": """Thank you, that helped.|Thanks a lot, {thing} works again {where}.|Many thanks for the quick answer about {thing}.|Perfect, thanks, solved {when}.""",
        "hostile": """You are liars and {thing} is a joke.|What a bunch of idiots, {thing} was fine {when}.|Shame on you, thieves, give back {thing}.""",
        "chat": """I took it out {when} and rode as far as the bridge.|My neighbour has the same bike {where}.|We were four and it rained {when}.
Just saw it {where} and had to laugh.|The old ones had {n} gears if I remember right.|My phone is a small one from two years ago.
I tried it again {when} and then gave up.|It says error {n} and then goes back to the start.|Same here {where}.|Nothing changed {when}.
For what it is worth I ride about {n} kilometres a day.|The kids think it is funny.|That was {when}, I have a picture of it somewhere.""",
        "answer": """You can find {thing} under Settings, then Rides, as of version {n}.|{thing} was moved, please open the menu {where} and choose Restore.
We have mended {thing} {where}; update the app and it will be there.|It was our mistake: {thing} was switched off {when}, it is back now.
Please try to sign out, wait {n} minutes and open {thing} again.""",
        "ack": """Thanks for telling us about {thing}.|Good point, we have passed {thing} on to the team.|We hear you on {thing}.""",
        "ask_back": """Which version do you have, and did you see {thing} {when}?|Could you tell us where it happened, {where} or elsewhere?""",
        "canned": """We are sorry for the inconvenience. Please send us a direct message with your account number and we will look into it.
Thank you for reaching out! Our team is on it. Have a great ride!|Hi there, please see our help pages for more about this topic.""",
        "broadcast": """Big news: {thing} is here {where}! Ride {n} times and win a month.|Our spring offer starts today: {n} rides for the price of three.
We are proud to present {thing}, made for you.|Meet the team behind {thing}, on our blog now.|What do you think of {thing}? Tell us {when}.""",
    },
    "de": {
        "question": "Wie kann ich {thing} ändern?|Weiß jemand, was mit {thing} passiert ist?|Wo finde ich jetzt {thing}?|Warum fehlt {thing} {when}?",
        "want": "Ich wünsche mir {thing} {where}.|Bitte bringt {thing} zurück, das brauche ich {when}.|Es wäre schön, wenn {thing} {where} ginge.",
        "complaint": "{thing} geht {when} nicht mehr, das nervt.|Schon wieder ist {thing} kaputt {where}.|Ich habe bezahlt und {thing} ist unbrauchbar.",
        "praise": "{thing} ist wirklich toll gemacht.|Super, {thing} klappt {where} prima.",
        "thanks": "Danke, das hat geholfen.|Vielen Dank, {thing} geht wieder.",
        "hostile": "Ihr seid Betrüger, {thing} ist ein Witz.|So ein Saftladen, schämt euch für {thing}.",
        "chat": "Ich war {when} unterwegs bis zur Brücke.|Bei mir ist es {where} genauso.|Wir waren zu viert und es hat geregnet.|Mein Telefon ist {n} Jahre alt.",
        "answer": "{thing} steht jetzt unter Einstellungen, ab Version {n}.|Das war unser Fehler, {thing} läuft seit heute wieder.",
        "ack": "Danke für den Hinweis zu {thing}.",
        "ask_back": "Welche Version haben Sie, und war das {when}?",
        "canned": "Es tut uns leid. Bitte senden Sie uns eine Direktnachricht mit Ihrer Kundennummer.",
        "broadcast": "Neu bei uns: {thing} {where}!|Unser Angebot im Frühling: {n} Fahrten zum Preis von drei.",
    },
    "es": {
        "question": "¿Cómo cambio {thing}?|¿Alguien sabe qué pasó con {thing} {when}?|¿Dónde está ahora {thing}?|¿Por qué falta {thing} {where}?",
        "want": "Ojalá tuviéramos {thing} {where}.|Por favor, devolved {thing}, lo usaba {when}.|Me gustaría que {thing} funcionara {where}.",
        "complaint": "{thing} no funciona {when} y nadie responde.|Otra vez falla {thing} {where}.|He pagado y {thing} no sirve para nada.",
        "praise": "{thing} es lo mejor que habéis hecho.|Muy buen trabajo con {thing}.",
        "thanks": "Gracias, eso me ayudó.|Muchas gracias, {thing} ya funciona.",
        "hostile": "Sois unos ladrones, {thing} es una vergüenza.",
        "chat": "Salí {when} y llegué hasta el puente.|A mí me pasa lo mismo {where}.|Éramos cuatro y llovía.|Mi móvil tiene {n} años.",
        "answer": "{thing} está ahora en Ajustes, desde la versión {n}.|Fue un error nuestro, {thing} ya vuelve a funcionar.",
        "ack": "Gracias por avisarnos de {thing}.",
        "ask_back": "¿Qué versión tiene, y le pasó {when}?",
        "canned": "Sentimos las molestias. Envíenos un mensaje directo con su número de cuenta.",
        "broadcast": "¡Novedad: {thing} {where}!|Oferta de primavera: {n} viajes al precio de tres.",
    },
    "fr": {
        "question": "Comment changer {thing} ?|Quelqu'un sait ce qui est arrivé à {thing} {when} ?|Où se trouve maintenant {thing} ?",
        "want": "J'aimerais bien avoir {thing} {where}.|S'il vous plaît, remettez {thing}, je m'en servais {when}.|Ce serait bien que {thing} marche {where}.",
        "complaint": "{thing} ne marche plus {when} et personne ne répond.|Encore une panne de {thing} {where}.|J'ai payé et {thing} ne sert à rien.",
        "praise": "{thing}, c'est vraiment bien fait.|Bravo pour {thing}.",
        "thanks": "Merci, cela m'a aidé.|Merci beaucoup, {thing} remarche.",
        "hostile": "Vous êtes des voleurs, {thing} est une honte.",
        "chat": "Je suis sorti {when} jusqu'au pont.|Pareil chez moi {where}.|On était quatre et il pleuvait.|Mon téléphone a {n} ans.",
        "answer": "{thing} se trouve dans Réglages, depuis la version {n}.|C'était notre erreur, {thing} est de retour.",
        "ack": "Merci de nous avoir signalé {thing}.",
        "ask_back": "Quelle version avez-vous, et était-ce {when} ?",
        "canned": "Nous sommes désolés. Envoyez-nous un message privé avec votre numéro de client.",
        "broadcast": "Nouveau : {thing} {where} !|Offre de printemps : {n} trajets pour le prix de trois.",
    },
    "it": {
        "question": "Come cambio {thing}?|Qualcuno sa che fine ha fatto {thing} {when}?|Dove trovo adesso {thing}?",
        "want": "Vorrei tanto {thing} {where}.|Per favore rimettete {thing}, mi serve {when}.|Sarebbe bello se {thing} funzionasse {where}.",
        "complaint": "{thing} non va {when} e nessuno risponde.|Di nuovo guasta {thing} {where}.",
        "praise": "{thing} è fatta davvero bene.",
        "thanks": "Grazie, mi ha aiutato.|Grazie mille, {thing} va di nuovo.",
        "hostile": "Siete dei ladri, {thing} è una vergogna.",
        "chat": "Sono uscito {when} fino al ponte.|Anche da me {where}.|Eravamo in quattro e pioveva.|Il mio telefono ha {n} anni.",
        "answer": "{thing} ora sta in Impostazioni, dalla versione {n}.",
        "ack": "Grazie della segnalazione su {thing}.",
        "ask_back": "Che versione ha, ed era {when}?",
        "canned": "Ci scusiamo per il disagio. Ci scriva in privato con il numero cliente.",
        "broadcast": "Novità: {thing} {where}!",
    },
    "nl": {
        "question": "Hoe verander ik {thing}?|Weet iemand wat er met {thing} gebeurd is {when}?|Waar vind ik nu {thing}?",
        "want": "Ik zou graag {thing} {where} willen.|Breng {thing} alsjeblieft terug, ik gebruikte het {when}.|Het zou fijn zijn als {thing} {where} werkte.",
        "complaint": "{thing} werkt {when} niet en niemand reageert.|Alweer is {thing} kapot {where}.",
        "praise": "{thing} is echt goed gemaakt.",
        "thanks": "Bedankt, dat hielp.|Heel erg bedankt, {thing} doet het weer.",
        "hostile": "Jullie zijn dieven, {thing} is een schande.",
        "chat": "Ik was {when} op pad tot de brug.|Bij mij ook {where}.|We waren met vier en het regende.|Mijn telefoon is {n} jaar oud.",
        "answer": "{thing} staat nu bij Instellingen, sinds versie {n}.",
        "ack": "Bedankt voor de melding over {thing}.",
        "ask_back": "Welke versie heeft u, en was dat {when}?",
        "canned": "Onze excuses. Stuur ons een privébericht met uw klantnummer.",
        "broadcast": "Nieuw: {thing} {where}!",
    },
    "pt": {
        "question": "Como mudo {thing}?|Alguém sabe o que aconteceu com {thing} {when}?|Onde está agora {thing}?",
        "want": "Gostava muito de ter {thing} {where}.|Por favor tragam de volta {thing}, eu usava {when}.|Seria bom que {thing} funcionasse {where}.",
        "complaint": "{thing} não funciona {when} e ninguém responde.|Outra vez falha {thing} {where}.",
        "praise": "{thing} está mesmo bem feito.",
        "thanks": "Obrigado, isso ajudou.|Muito obrigada, {thing} já funciona.",
        "hostile": "São uns ladrões, {thing} é uma vergonha.",
        "chat": "Saí {when} e fui até à ponte.|Comigo é igual {where}.|Éramos quatro e chovia.|O meu telefone tem {n} anos.",
        "answer": "{thing} está agora em Definições, desde a versão {n}.",
        "ack": "Obrigado por avisar sobre {thing}.",
        "ask_back": "Que versão tem, e foi {when}?",
        "canned": "Lamentamos. Envie-nos uma mensagem privada com o seu número de cliente.",
        "broadcast": "Novidade: {thing} {where}!",
    },
    "pl": {
        "question": "Jak zmienić {thing}?|Czy ktoś wie, co się stało z tym: {thing} {when}?|Gdzie jest teraz {thing}?",
        "want": "Chciałbym, żeby {thing} działało {where}.|Proszę, przywróćcie {thing}.",
        "complaint": "{thing} nie działa {when} i nikt nie odpowiada.",
        "praise": "{thing} jest naprawdę świetne.",
        "thanks": "Dziękuję, pomogło.|Dzięki, {thing} znów działa.",
        "hostile": "Jesteście złodziejami, {thing} to żart.",
        "chat": "Jechałem {when} aż do mostu.|U mnie tak samo {where}.|Mój telefon ma {n} lata.",
        "answer": "{thing} jest teraz w Ustawieniach, od wersji {n}.",
        "ack": "Dziękujemy za zgłoszenie.",
        "ask_back": "Jaka to wersja i czy to było {when}?",
        "canned": "Przepraszamy. Prosimy o wiadomość prywatną z numerem klienta.",
        "broadcast": "Nowość: {thing} {where}!",
    },
    "ja": {
        "question": "{thing}はどうやって変えますか?|{when}、{thing}はどうなりましたか?",
        "want": "{where}{thing}を使えるようにしてほしいです。|{thing}を元に戻してください。",
        "complaint": "{when}、{thing}が動きません。困っています。",
        "praise": "{thing}は本当に便利です。",
        "thanks": "ありがとうございます、助かりました。",
        "hostile": "{thing}はひどすぎる、恥を知れ。",
        "chat": "{when}、橋まで走りました。|{where}同じことがありました。",
        "answer": "{thing}は設定に移りました。バージョン{n}からです。",
        "ack": "{thing}についてご連絡ありがとうございます。",
        "ask_back": "バージョンを教えてください。{when}のことですか?",
        "canned": "ご不便をおかけして申し訳ありません。ダイレクトメッセージをお送りください。",
        "broadcast": "新登場、{thing}!",
    },
    "zh": {
        "question": "请问怎么更改{thing}?|{when}{thing}去哪里了?",
        "want": "希望{where}能用{thing}。|请把{thing}改回来吧。",
        "complaint": "{when}{thing}又坏了,没有人管。",
        "praise": "{thing}做得真好。",
        "thanks": "谢谢,问题解决了。",
        "hostile": "你们是骗子,{thing}就是个笑话。",
        "chat": "{when}我骑到了桥边。|{where}我也遇到了同样的情况。",
        "answer": "{thing}现在在设置里,从版本{n}开始。",
        "ack": "感谢您反馈{thing}。",
        "ask_back": "请问是什么版本?是{when}发生的吗?",
        "canned": "给您带来不便非常抱歉。请私信我们您的账号。",
        "broadcast": "新功能:{thing}!",
    },
}
