"""Spanish: what shows that people ask, want, complain, praise, thank or attack, and what our own posts do.

Patterns see folded text: without diacritics. Not verified on labelled sentences yet.
"""

from typing import Final

from yourturn.understanding.rules.pack import Pack, Rule

PACK: Final = Pack(
    rules={
        "question": Rule(
            strong=(
                r"[a-z0-9)'] ?\?(?:$|[^a-z0-9=&])",
                r"[¿]",
            ),
            medium=(
                r"(?:alguien sabe|me (?:pregunto|gustaria saber|podrian decir|pueden decir)|quisiera saber|quiero saber|nos gustaria saber)",
                r"^(?:cuando|donde|como|por que|cuanto|cual|quien|a que hora) (?:es|esta|estan|puedo|podemos|sale|hay|cuesta|funciona|va)",
            ),
            weak=(r"no (?:se|entiendo) (?:como|por que|donde|cuando)",),
        ),
        "want": Rule(
            strong=(
                r"ojala(?: que)?",
                r"(?:me|nos) (?:gustaria|encantaria)",
                r"(?:estaria|seria|vendria) (?:muy |super |mas )?(?:bien|bueno|genial|ideal|estupendo|util|mejor|fantastico|perfecto|practico|interesante)",
                r"(?:podrian|podeis|podriais|pueden|podrias|puedes|puede|podria) (?:por favor )?(?:anadir|agregar|poner|hacer|incluir|volver|cambiar|mejorar|ampliar|permitir|ofrecer|devolver|quitar|arreglar|abrir|considerar|dar|dejar|traer)",
                r"por favor,? (?:anadan|agreguen|pongan|hagan|vuelvan|devuelvan|cambien|mejoren|arreglen|quiten|permitan|dejen|traigan|incluyan|poned|haced|anadid|volved|dejad|quitad)",
                r"(?:sugiero|sugerimos|propongo|proponemos|mi sugerencia|una sugerencia|pido que|pedimos que|solicito que|solicitamos)",
                r"(?:quiero|queremos|quisiera)(?: [a-z]+){0,4} (?:de vuelta|anterior|antigu[ao]|que (?:vuelva|vuelvan|pongan|haya))",
                r"como (?:puedo |podemos |hago para )?(?:volver|vuelvo|regresar|recuperar|restaurar|recupero)",
            ),
            medium=(
                r"(?:deberian|debería|deberia|tendrian que|tienen que|hace falta|hacen falta|necesitamos|necesito|harian falta)",
                r"(?:por que no|que tal si|y si) (?:ponen|hacen|anaden|ponemos|ponéis|poneis|hay|pusieran)",
                r"(?:quisiera|queremos|quiero|espero que|esperamos que)",
                r"(?:es|seria) posible|hay (?:alguna )?(?:forma|manera|posibilidad) de",
            ),
            unless=(
                r"(?:me gustaria|quisiera|quiero|queria|nos gustaria) (?:saber|agradecer|dar(?:les|os)? las gracias|felicitar|decir)[a-z]*",
                r"(?:te|os|les) (?:deseo|deseamos)|ojala (?:que )?(?:estes|esten|esteis) bien|espero que (?:este[ns]?|estes|se encuentre[n]?) bien|deberian? (?:haber|sentir|estar)",
            ),
        ),
        "complaint": Rule(
            strong=(
                r"(?:verguenza|vergonzoso|inaceptable|indignante|pesim[oa]|horribl[ea]s?|desastre|lamentable|fatal|impresentable|una estafa|tomadura de pelo|asco|nefast[oa]|ridiculo|queja|reclamacion|hart[oa]s? de|cansad[oa]s? de|intolerable|decepcionante|decepcionad[oa]s?)",
                r"otra vez (?:tarde|cancelad[oa]|con retraso|averiad[oa]|lo mismo|cerrad[oa]|sin)|(?:nadie|nunca) (?:[a-z]+ )?(?:contesta|responde|atiende|coge|ayuda|informa|llega)[n]?",
            ),
            medium=(
                r"no (?:funciona|carga|abre|llega|va|sirve|responde)[n]?|sigue sin|siguen sin|no me deja|llevo [a-z0-9 ]{1,20}(?:esperando|sin)|(?:molest[oa]|enfadad[oa]|frustrad[oa]|frustrante|odio|se cuelga|averia|roto|rota|mal servicio|mala atencion|retraso|cancelad[oa]|sin avisar)",
            ),
            weak=(
                r"(?:demasiado|muy) (?:car[oa]|lent[oa]|tarde|llen[oa]|complicad[oa]|sucio|sucia|mal|mala)|malo|mala|problema[s]?|peor",
            ),
            unless=(r"sin problema[s]?|no hay problema|ningun problema|ninguna queja|no esta mal",),
        ),
        "praise": Rule(
            strong=(
                r"(?:excelente|gran|buen|magnific[oa]|estupend[oa]|fantastic[oa]|maravillos[oa]|muy buen[oa]?|increible) (?:servicio|trabajo|atencion|equipo|experiencia|app|personal|trato|viaje|producto|idea|iniciativa|tripulacion)",
                r"(?:me|nos) (?:encanta|encanto|ha encantado|gusta mucho|gusto mucho)[n]?|felicidades|enhorabuena|felicitaciones|bravo|muy (?:amable|content[oa]|satisfech[oa]|bien hecho|profesional|bonito|simpatic[oa])(?:s|es)?|sigan asi|seguid asi|bien hecho|buen trabajo",
            ),
            medium=(
                r"(?:es|son|fue|fueron|esta|estuvo)(?: muy| realmente| todo)* (?:genial|excelente|fantastic[oa]|maravillos[oa]|estupend[oa]|increible|perfect[oa]|l[oa]s? mejor(?:es)?)s?|^(?:genial|excelente|fantastico|estupendo|maravilloso|perfecto)[!., ]",
            ),
            unless=(
                r"(?:seria|estaria) (?:[a-z]+ )?(?:genial|estupendo|fantastico|perfecto|excelente)|no (?:es|son|fue)(?: [a-z]+)? (?:buen[oa]|genial|excelente)|(?:genial|estupendo|perfecto|bravo),? otra vez",
            ),
        ),
        "thanks": Rule(
            strong=(
                r"(?:muchas |mil |muchisimas )?gracias|agradezco|agradecemos|agradecid[oa]s?|se agradece|les agradecemos",
            ),
            unless=(
                r"gracias por (?:nada|el retraso)|no,? gracias|gracias a dios|gracias a (?:su|vuestra) (?:retraso|incompetencia)",
            ),
        ),
        "hostile_us": Rule(
            strong=(
                r"(?:os|los|les) odi(?:o|amos)|(?:sois|son)(?: todos| todas)?(?: un[oa]s?| una panda de| una banda de)* (?:idiotas|ladrones|sinverguenzas|estafadores|inutiles|mentirosos|incompetentes|basura|payasos|imbeciles|criminales|caraduras)|(?:vayanse|idos|iros|vayan) a la mierda|que os (?:den|jodan)|que les den|jodanse|joderos|(?:panda|banda|pandilla|partida) de (?:ladrones|inutiles|sinverguenzas|idiotas|incompetentes|estafadores)|deberia daros verguenza|sinverguenzas",
            ),
            medium=(
                r"(?:ladrones|estafadores|inutiles|mentirosos|chorizos)|nunca mas con (?:vosotros|ustedes)",
            ),
            unless=(
                r"(?:que|mensajes|correos|archivos|cuales|no) son basura|(?:los|unos|hay|contra|por|a los|de los) (?:ladrones|estafadores) (?:[a-z]+(?:n|ron)|en|que|me|se)|no (?:sois|son)(?: unos)? [a-z]+",
            ),
        ),
        "hostile_person": Rule(
            strong=(
                r"(?:eres|es|vaya|menudo|sos)(?: un| una)?(?: puto| puta| completo| autentico)? (?:idiota|imbecil|gilipollas|estupid[oa]|tont[oa]|payaso|cabron|mentiros[oa]|pendejo|inutil|basura|subnormal)|hij[oa] de puta|vete a la mierda|callate|que te jodan|que te den (?:por [a-z]+|morcilla)|que te den[.!]|(?:ese|este|aquel) (?:tio|tipo|tia|hombre|senor) es un[oa]? (?:[a-z]+ )?(?:mentiroso|cobarde|ladron|imbecil|idiota)",
            ),
            unless=(
                r"(?:me siento|me senti|soy|fui|estoy|parezco|como)(?: tan| un| una| muy| el| la)* (?:idiota|tont[oa]|inutil|imbecil|estupid[oa]|payaso)|es (?:tont[oa]|estupid[oa]|basura|inutil) (?:la|el|esta|este|esa|mi)|(?:que|no) es basura",
            ),
            medium=(r"(?:gilipollas|imbecil|cabron|pendejo|subnormal|malparido)",),
        ),
        "ask": Rule(
            strong=(
                r"(?:que|como|cual(?:es)?|cuando|donde|por que|quien) [^.!?]{2,160}\?|(?:cuentanos|cuentenos|cuentennos|contadnos|diganos|decidnos|dinos|queremos (?:saber|escuchar|conocer)|nos gustaria (?:saber|conocer)|que opina[ns]?|que opinais|vuestra opinion|su opinion)",
            ),
            medium=(r"[a-z][^?]*\?(?:$|[^a-z0-9])|encuesta",),
            unless=(r"(?:sabias que|sabian que|list[oa]s? para|te apetece)[^?]*\?",),
        ),
        "ack": Rule(
            strong=(
                r"gracias por (?:su|tu|vuestr[oa]|avisar|contar|escribir|decir|compartir|informar|el|la|los)[a-z]*|(?:lo )?(?:sentimos|lamentamos|siento)|(?:te|le|os|les) (?:entendemos|entiendo|pedimos (?:disculpas|perdon))|disculpa[s]?|entendemos|tomamos nota|perdon",
            ),
            medium=(r"(?:gracias|tiene[s]? razon|de acuerdo|entendido)",),
        ),
        "going_back": Rule(
            strong=(
                r"(?:nos )?(?:pedisteis|pediste|pidieron|dijisteis|dijeron|preguntaste|preguntasteis|preguntaron|sugeriste|sugirieron|propusiste|solicitaron)|(?:gracias a|segun) (?:vuestr[ao]s?|sus|tus|su|tu) (?:sugerencia|comentario|peticion|opinion)[a-z]*|como (?:prometimos|pediste|pidieron|pedisteis)",
            ),
            medium=(
                r"(?:ya )?hemos (?:anadido|cambiado|ampliado|arreglado|mejorado|incorporado|puesto|recuperado)|ya (?:esta|puedes?|pueden|podeis)",
            ),
        ),
        "dm_redirect": Rule(
            strong=(
                r"(?:por|via|en|al|un) (?:mensaje (?:directo|privado)|dm|md|mp|privado|inbox)|(?:escribenos|escribanos|envianos|envienos|mandanos|mandenos|enviadnos)",
            ),
            medium=(r"(?:contacta|contacte|contacten)[a-z]* (?:con|a)|(?:llama|llame|llamenos) (?:al|a)",),
        ),
        "service": Rule(
            strong=(
                r"(?:servicio|linea|salida|viaje|ruta|trayecto)s? (?:[a-z0-9:]+ ){0,6}(?:cancelad|suspendid|interrumpid|retrasad)[oa]s?|(?:por|debido (?:a|al)) (?:temporal|mal tiempo|viento|huelga|obras|mantenimiento|averia|niebla|nieve|causas)|mantenimiento programado|aviso de servicio",
            ),
            medium=(r"(?:cancelad[oa]s?|suspendid[oa]s?|retrasos?|mantenimiento|interrupcion|horarios?)",),
        ),
        "follow_up": Rule(
            strong=(
                r"(?:que|cual|cuando|donde|como|desde cuando|a que hora|en que) [^.!?]{0,30}(?:tu|su|usted|te|le|tienes|tiene|paso|ocurrio|usas|usa|viajaba|exactamente)[^.!?]{0,100}\?|(?:puede[s]?|podria[s]?|podrian) (?:decir|contar|indicar|explicar|enviar|confirmar)(?:nos|me)?",
            ),
            medium=(r"mas (?:detalles|informacion)",),
            unless=(r"(?:en que|como) (?:podemos|puedo) ayudar[a-z]*[^?]*\?",),
        ),
        "formula": Rule(
            strong=(
                r"(?:lamentamos|sentimos|disculpe[n]?|disculpas por) (?:las |los |cualquier |todas las )?(?:molestias|inconvenient[a-z]*)|gracias por (?:su|tu|vuestra) (?:paciencia|comprension|mensaje|comentario|preferencia)|(?:su|tu) opinion es (?:muy )?importante|un (?:cordial )?saludo|atentamente|lo antes posible|a la mayor brevedad|que tenga[s]? (?:un )?buen",
            ),
        ),
    },
    lead_ins=(
        r"ojalá(?: que)?|ojala(?: que)?",
        r"(?:me|nos) (?:gustaría|gustaria|encantaría)(?: que)?",
        r"(?:estaría|estaria|sería|seria) (?:muy |más )?[a-zé]+(?: que| si)?",
        r"(?:podrían|podrian|podéis|podríais|pueden|podrías|puedes|puede)(?: por favor)?",
        r"(?:sugiero|propongo|pido|pedimos|solicito)(?: que)?",
        r"(?:quiero|queremos|quisiera)(?: que)?",
        r"(?:cómo|como) (?:puedo|podemos|hago para)?",
        r"hay (?:alguna )?(?:forma|manera|posibilidad) de",
        r"(?:deberían|deberian|hace falta|necesitamos|necesito)",
        r"por favor,?",
    ),
    reasons=(r", (?:porque|ya que|pues|siempre|así|asi|y|pero|es que)| (?:porque|ya que) |[;:(]| - ",),
    fillers=(r"^(?:(?:hola|buenas|buenos días|y|pero|bueno|pues|estimados)[ ,!.:-]+)+",),
    lead_outs=(
        r" (?:estaria|seria|vendria)(?: muy| super)* (?:bien|bueno|genial|ideal|estupendo|util|mejor|fantastico|perfecto)(?:$|[,.!] | y )",
        r",? por favor(?:$|[,;:.!-])",
    ),
    ask_ins=(
        r"(?:alguien sabe|me (?:pueden|podrian|puedes|podrias) decir|me gustaria saber|quisiera saber|quiero saber|me pregunto),?(?: si)?",
        r"como (?:puedo|podemos|se puede|hago para)",
    ),
    moan_ins=(
        r"(?:estoy|estamos)(?: muy| realmente)* (?:decepcionad[oa]s?|enfadad[oa]s?|hart[oa]s?|cansad[oa]s?)(?: de que| con| de| por)",
    ),
    tails=(r"por favor|(?:muchas |mil )?gracias(?: de antemano| por adelantado)?|saludos|un saludo",),
    tidy=(
        (r"^(?:que |si |de )+", ""),
        (r"^(?:hubiera|haya|hubiese|tener|haber) ", ""),
        (r"^(?:un[oa]?s?|el|la|los|las) ", ""),
    ),
    joints=(r"porque|pero|y (?:asi|yo|nosotros|luego)|cuando|donde|ya que|para que|que",),
    empty=(
        "el la los las un una unos unas y o pero de del al a en con por para que si no se me te le nos os les lo mi tu su es son era fue "
        "esta estan hay ha han he yo ella ellos ustedes vosotros como cuando donde quien cual muy mas ya aqui asi bien mal algo nada "
        "alguien nadie todo todos porque favor gracias hola ayuda ayudar hacer hago puedo puede pueden podemos saber decir ser estar"
    ),
)
