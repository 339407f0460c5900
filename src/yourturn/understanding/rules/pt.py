"""Portuguese (Portugal, Brazil): what shows that people ask, want, complain, praise, thank or attack, and ours.

Patterns see folded text: without diacritics (`e` is both "and" and "is"). Not verified on labelled sentences yet.
"""

from typing import Final

from yourturn.understanding.rules.pack import Pack, Rule

_DO: Final = (
    "(?:adicionar|acrescentar|colocar|incluir|fazer|refazer|dar|devolver|criar|permitir|melhorar|mudar|alterar|"
    "modificar|trocar|corrigir|arrumar|consertar|reparar|arranjar|resolver|tirar|retirar|remover|eliminar|restaurar|"
    "trazer|voltar|reintroduzir|introduzir|prever|ativar|reativar|abrir|reabrir|deixar|manter|alargar|estender|"
    "prolongar|aumentar|reduzir|baixar|diminuir|oferecer|disponibilizar|publicar|pensar|repensar|considerar|avaliar|"
    "tornar|fornecer|instalar|reforcar|antecipar|adiar|simplificar|parar|evitar|responder|enviar|mandar|reembolsar|"
    "atualizar|actualizar|implementar|suportar|integrar|garantir|aceitar|organizar|avisar|ter|liberar|lancar|botar|"
    "contratar|rever|facilitar|limpar|ajustar|usar|meter|repor|haver|investir|ampliar|por um|por uma|por mais|"
    "atender|vender|passar a|separar|unificar|explicar melhor|sinalizar)(?:-[a-z]{1,4})?"
)
_DO_YOU: Final = (
    "(?:adicionem|acrescentem|coloquem|incluam|facam|refacam|deem|devolvam|criem|permitam|melhorem|mudem|alterem|"
    "modifiquem|troquem|corrijam|arrumem|consertem|reparem|arranjem|resolvam|tirem|retirem|removam|eliminem|"
    "restaurem|tragam|voltem|reintroduzam|introduzam|prevejam|ativem|reativem|abram|reabram|deixem|mantenham|"
    "alarguem|estendam|prolonguem|aumentem|reduzam|baixem|diminuam|oferecam|disponibilizem|publiquem|pensem|"
    "repensem|considerem|avaliem|tornem|fornecam|instalem|reforcem|antecipem|adiem|simplifiquem|parem|evitem|"
    "respondam|enviem|mandem|reembolsem|atualizem|implementem|integrem|garantam|aceitem|organizem|avisem|liberem|"
    "lancem|botem|contratem|revejam|facilitem|limpem|ajustem|metam|reponham|ponham|tenham (?:mais|em conta|um|uma|pelo)|invistam|ampliem|atendam|"
    "adicione|acrescente|coloque|inclua|devolva|crie|permita|melhore|mude|corrija|arrume|conserte|resolva|tire|"
    "retire|remova|traga|volte|abra|deixe|mantenha|aumente|reduza|baixe|ofereca|disponibilize|pare|responda|atualize|"
    "reembolse|libere|devolvam-nos|deem-nos|ponha|meta|considere|avise)(?:-[a-z]{1,4})?"
)
_DO_THEY: Final = (  # imperatives that are hardly anything else
    "(?:adicionem|acrescentem|coloquem|incluam|devolvam|criem|melhorem|mudem|corrijam|arrumem|consertem|reparem|"
    "arranjem|resolvam|tirem|retirem|removam|restaurem|tragam|reabram|mantenham|aumentem|reduzam|baixem|diminuam|"
    "oferecam|disponibilizem|repensem|instalem|simplifiquem|parem|respondam|reembolsem|atualizem|implementem|"
    "liberem|contratem|revejam|limpem|reponham|ponham|metam|botem|invistam|ampliem)"
)
_GOOD: Final = (
    "(?:bom|boa|bem|otim[oa]|legal|bacana|interessante|util|fantastic[oa]|excelente|ideal|melhor|show|maravilhos[oa]|"
    "incrivel|top|fixe|gir[oa]|perfeit[oa]|optim[oa]|massa|pratic[oa]|sensacional|genial|espetacular|espectacular|"
    "brutal|lind[oa]|conveniente|uma boa|uma boa ideia|uma otima ideia|pedir muito|just[oa]|de grande ajuda|"
    "importante|bonit[oa]|porreiro|util|simpatico|gratificante|um sonho|demais|aconselhavel|desejavel)"
)
_SAY: Final = (
    "(?:saber|agradecer|parabenizar|dizer|entender|perceber|compreender|perguntar|elogiar|felicitar|expressar|"
    "compartilhar|partilhar|dar os (?:meus )?parabens|deixar (?:aqui )?(?:o |um |os )?(?:meus? )?(?:elogio|parabens|"
    "agradecimento|obrigad[oa])|lembrar|reclamar|registrar (?:aqui )?(?:minha|meu|a minha|uma)|registar|esclarecer|"
    "relatar|comentar|tirar uma duvida|fazer uma (?:pergunta|reclamacao|queixa)|ressaltar|salientar|cumprimentar)"
)
_YOU: Final = "(?:voces|vcs|vces|voce|vc|a empresa|a equipe|a equipa|o pessoal|os senhores|eles|alguem)"
_THIEVES: Final = (
    "(?:ladroes|ladrao|bandidos|golpistas|incompetentes|palhacos|idiotas|imbecis|mentirosos|vigaristas|aldraboes|"
    "burloes|trapaceiros|safados|canalhas|vagabundos|lixo|um lixo|uma vergonha|a vergonha|merda|uma merda|bosta|"
    "uma bosta|criminosos|inuteis|ridiculos|uma piada|burros|otarios|escrotos|nojentos|um nojo|uma fraude|gatunos|"
    "corja|patifes|parasitas|desonestos|estupidos|malditos|picaretas|pilantras|cretinos|uma mafia|miseraveis|"
    "estelionatarios|sem vergonha|sem-vergonhas?|a escoria|escoria|animais|anormais|atrasados mentais|caloteiros|"
    "chulos|desgracados|uma desgraca|bandalhos)"
)
_FOOL: Final = (
    "(?:idiota|imbecil|burr[oa]|estupid[oa]|palhac[oa]|otari[oa]|babaca|retardad[oa]|mentiros[oa]|cretin[oa]|lixo|"
    "merda|bosta|escrot[oa]|vagabund[oa]|desgracad[oa]|nojent[oa]|parv[oa]|anormal|atrasad[oa] mental|ignorante|"
    "cabrao|panaca|trouxa|corno|piranha|puta|verme|canalha|safad[oa]|inutil|patetic[oa]|anta|jumento|asno|besta|"
    "arrombad[oa]|fdp|ridicul[oa]|filh[oa] da puta|doente mental|demente|nojo|debil mental|palerma|toto)"
)
_LOST: Final = "(?:cancelad|suspens|suspendid|interrompid|atrasad|encerrad|fechad|desviad|suprimid|adiad|normalizad|retomad|reduzid)[oa]s?"

PACK: Final = Pack(
    rules={
        "question": Rule(
            strong=(r"[a-z0-9)'\"!.%»] ?\?(?:$|[^a-z0-9=&])",),
            medium=(
                r"(?:alguem|algum de voces|voces|vcs) (?:ai |aqui |ja )?(?:sabe|sabem|saberia|conhece|pode me|consegue|conseguiu|me (?:explica|ajuda|diz)|poderia me|tem ideia|me sabe dizer|sabera)",
                r"(?:gostaria|gostariamos|gostava|queria|queriamos|quero|queremos|preciso|precisava|desejo)(?: muito| so| apenas| de| tambem)* (?:saber|entender|perceber|perguntar|compreender|esclarecer|tirar uma duvida)",
                r"(?:me pergunto|pergunto-me|fico me perguntando|pergunto se|sera que|tenho uma (?:duvida|pergunta|questao)|uma (?:duvida|pergunta|questao)|minha duvida|duvida:)",
                r"(?:podem|poderiam|pode|poderia|podes|podiam|podia|consegue|conseguem)(?: por favor| me| nos| voces| vcs)* (?:me |nos )?(?:dizer|explicar|informar|confirmar|esclarecer|ajudar|indicar|tirar uma duvida|orientar)(?:-me|-nos)?",
                r"(?:me |nos )?(?:digam|diga|informem|informe|expliquem|explique|esclarecam|avisem|ajudem|ajude)(?:-me|-nos)? (?:se|como|quando|onde|por que|porque|qual|quanto|o que|a que)|sabem (?:me dizer|dizer|se|quando|onde)|(?:alguma|ha|tem) (?:previsao|novidades?|noticias)",
                r"^[^a-z]*(?:mas |e |ola |oi |bom dia |boa tarde |boa noite |gente |entao |desculpem )*(?:quando|onde|como|por que|porque|quanto|quantos|quantas|qual|quais|quem|o que|que horas|a que horas|de onde|ate que horas|ate quando|cade) (?:e|que|sao|posso|podemos|esta|estao|fica|ficam|abre|abrem|sai|saem|custa|custam|funciona|faco|fazer|se|voces|vcs|vai|vao|volta|eu|devo|havera|comeca|sera|tem|ha|foi|horas|o|a|meu|minha) ?[^.!]*$",
            ),
            weak=(
                r"nao (?:sei|sabemos|entendo|percebo|compreendo|entendi|percebi|consigo entender|consigo perceber) (?:como|por que|porque|onde|se|quando|o que|qual|a quem)",
            ),
        ),
        "want": Rule(
            strong=(
                r"(?:gostaria|gostariamos|adoraria|adorariamos|adorava|preferia|preferiria|preferiamos|amaria|amariamos|gostava|gostavamos|desejaria)(?: muito| imenso| mesmo| tanto| tambem)* (?:de|que|mais|se|ter|ver|poder|uma?|a|o|mais)",
                r"(?:eu |nos |como (?:eu )?|so |tanto |muito )?(?:queria|queriamos)(?: muito| tanto| so| mesmo| imenso| tambem)* (?:que|ter|poder|ver|um|uma|mais|o|a|os|as|pedir|sugerir|de volta|conseguir)",
                rf"(?:seria|seriam|ficaria|era|nao seria|ia ser|serio que seria)(?: [a-z]+){{0,2}} {_GOOD}(?: ideia)?(?: (?:se|que|ter|poder|haver|voces|vcs|um|uma|colocar|incluir|ver|de|para|mais|disponibilizar|abrir|fazer|termos|podermos))|(?:seria|podia ser|poderia ser|pode ser)(?: [a-z]+){{0,2}} {_GOOD}",
                rf"(?:poderiam|podiam|podem|poderia|podia|pode|podes|podias|conseguem|conseguiriam|da para|daria para|da pra|daria pra|dava para|tem como|teria como|havia como|ha como|bora|vamos)(?: {_YOU})?(?:,? [a-z]+){{0,4}},? {_DO}",
                rf"(?:por favor|porfavor|pfv|pf|pfvr|favor|se faz favor|sff|please|pls|imploro|peco encarecidamente|pelo amor de deus|gente|pelo menos|ao menos)[,!:]?(?: [a-z]+){{0,3}} (?:{_DO_YOU}|{_DO})",
                rf"(?:{_YOU} )?(?:deveriam|deviam|deveria|devia|tinham de|tinham que|tinha de|tinha que|teriam de|teriam que|tem que|tem de|precisam|precisavam|precisa|podiam bem|necessitam)(?: [a-z]+){{0,3}} {_DO}",
                r"(?:peco|pedimos|pediria|pedia|sugiro|sugerimos|sugeria|sugeriria|proponho|propomos|solicito|solicitamos|recomendo|reivindicamos|imploro)(?: [a-z]+){0,3} (?:que|um|uma|a|o|as|os|mais|de|para|melhorias?)",
                r"(?:minha|a minha|uma|nossa|deixo (?:a|uma)|fica a|segue uma|outra|a nossa|tenho uma|unica) (?:sugestao|dica|proposta|ideia|reivindicacao)(?: (?:e|seria|para|de)|:|,|$)|(?:sugestao|sugestoes|dica|pedido|ideia) ?:|(?:meu|o meu|um|nosso|faco um|deixo um|unico) (?:unico |pequeno )?(?:pedido|desejo|apelo)(?: (?:e|seria|para|de)|:|,)",
                rf"nao (?:era|seria|ficava) (?:nada |assim tao )?(?:mau|ma ideia|mal pensado)|(?:dava|daria|dava-me|dava-nos) (?:imenso |muito |um )?jeito|(?:ajudava|ajudaria)(?: muito| imenso)? (?:se|ter|haver)|agradec(?:ia|eria|iamos|eriamos)(?: que| se| imenso| muito)|em vez de [^.!?]{{3,80}}[ ,]{_DO_YOU} [a-z]+",
                r"tomara(?: que)?|quem me dera|oxala|quem dera|bem que (?:podia|poderia|podiam|poderiam|voces|vcs|eles)|se ao menos|se pelo menos|se (?:houvesse|tivesse|voces pudessem|desse para|desse pra|pudessemos)|e se (?:voces |vcs )?(?:colocassem|fizessem|pusessem|houvesse|criassem|abrissem|tivesse)|faz(?:em)? falta|fazia(?:m)? falta|faria (?:muita )?falta",
                r"(?:quero|queremos|quero muito|devolvam|queria|tragam|trazer|traz)(?: [a-z]+){0,5} (?:de volta|antig[oa]s?|anterior|como era antes)|(?:devolvam|tragam de volta|voltem (?:com|a|ao|o|para))|(?:volta|voltem|volte) com (?:o|a|os|as) [a-z]+",
                r"(?:como (?:faco|fazer|e que faco|posso|podemos|consigo|se faz|eu faco)|tem como|ha (?:alguma )?(?:forma|maneira|hipotese|possibilidade)|existe (?:alguma )?(?:forma|maneira|possibilidade)|da para|da pra|e possivel|queria|quero)(?: [a-z]+){0,5} (?:voltar|restaurar|recuperar|reverter|repor|de volta|antig[oa]s?|anterior)",
            ),
            medium=(
                rf"^[^a-z]*(?:e |mas |entao |gente |pessoal |ola |oi |bom dia |boa tarde |galera |ja agora |agora |antes |so )*{_DO_YOU} [a-z]",
                rf"[.!?;:,] ?(?:e |mas |entao |agora |antes |so |ja agora )*{_DO_YOU} (?:um|uma|o|a|os|as|mais|ao|com|em|de|para|isso|isto|esse|essa|este|esta|logo|meu|minha|nosso|nossa|pelo|por) ?",
                rf"{_DO_THEY}(?:-[a-z]+)? [a-z]+",
                r"^[^a-z]*(?:poe|coloca|bota|faz|libera|traz|volta|lanca|abre|arruma|conserta|muda|tira|melhora|deixa|aumenta) (?:o|a|os|as|um|uma|mais|isso|logo|esse|essa|ai|pra) [a-z]",
                r"(?:ja|nunca) pensaram (?:em|num|numa|no|na|nisso)|para quando (?:um|uma|o|a)|ha (?:anos|meses|tempos|muito tempo) que (?:pedimos|peco|pedem)",
                r"(?:deviam|deveriam|deveria|devia|tinha de haver|tinha que ter|tem que ter|tem de haver|devia haver|deveria ter|precisa ter|precisa de) [a-z]+",
                r"(?:precisamos|preciso|precisava|precisavamos|necessitamos|necessito|e preciso|e necessario|e urgente|seria preciso|esta na hora de|ja era (?:tempo|altura) de|sao precis[oa]s|sao necessari[oa]s|ja esta na hora|ja era hora|ja e hora|passou da hora|urge)(?: [a-z]+)?",
                r"(?:quero|queremos|queria|queriamos|exijo|exigimos|desejo|desejamos|espero que|esperamos que|espero ver|espero poder|espero um dia|ansios[oa] para que)",
                r"(?:por que|porque|pq) (?:e que )?(?:voces |vcs )?nao (?:se |ha |e que )?(?:colocam|fazem|poem|abrem|criam|tem|ha|podem|deixam|voltam|lancam|liberam|aceitam|permitem|fazer|colocar|por|avisam|oferecem|disponibilizam|aumentam|melhoram|existe|usam|mudam)",
                r"que tal|(?:e|seria) possivel (?:ter|fazer|colocar|haver|voces|abrir|incluir|adicionar|mudar|voltar|[a-z]+r)|(?:ha|existe|haveria|tem) (?:alguma |algum )?(?:forma|maneira|possibilidade|hipotese|jeito|opcao) de|(?:tem|teria) como [a-z]+",
                r"falta(?:va|m)? (?:so |apenas |ainda |mesmo |apenas ter )?(?:um|uma|a opcao|a possibilidade|mais|ter)|nao vejo a hora de (?:ter|ver)|basta(?:va|ria|riam|vam) (?:so |apenas )?[a-z]+|voltem atras|merec(?:emos|iamos|ia|e) (?:um|uma|mais|melhor)",
                r"(?:basta|chega) de [a-z]+",
            ),
            weak=(
                r"(?:por favor|pfv|pfvr|se faz favor|sff)",
                r"(?:talvez|quem sabe) (?:um|uma|com|se|colocar|fazer|voces|mais|poderiam)",
            ),
            unless=(
                rf"(?:gostaria|gostariamos|gostava|queria|queriamos|quero|queremos|venho|vim|so quero|preciso|adoraria)(?: muito| so| apenas| de| tambem| aqui| imenso| mesmo)* {_SAY} ?(?:se|como|quando|quanto|o que|onde|por que|porque|qual)?",
                r"(?:peco|pedimos) (?:imensa |mil )?(?:desculpas?|perdao)|espero que (?:voces |vcs )?(?:estej(?:a|am)|esteja tudo|tenham) (?:todos )?(?:bem|um)|espero (?:voltar|ter ajudado)|(?:deviam|deveriam|devia|deveria|podiam|tinham era de|tinham) (?:e |era )?(?:ter vergonha|ter vist[oa]|ter avisado|ter recebido|ser pres[oa]s|estar pres[oa]s|fechar as portas|fechar|ser fechad[oa]s|chegar|ter chegado|estar|ser process[a-z]+)",
                r"(?:podem|poderiam|pode|poderia|podes|podiam|podia|conseguem|consegue)(?: por favor| me| nos| voces| vcs)* (?:me |nos )?(?:dizer|explicar|informar|confirmar|esclarecer|ajudar|indicar|orientar)(?:-me|-nos)?|(?:por favor|pfv|pf)[, ]+(?:me |nos |alguem )?(?:digam|diga|informem|expliquem|ajudem|ajude|ajuda|me ajudem|alguem|esclarecam|confirmem)(?:-me|-nos)?|tomara que (?:estejam|esteja)|faltam? de (?:respeito|consideracao|educacao)|sem falta",
            ),
        ),
        "complaint": Rule(
            strong=(
                r"(?:vergonha|vergonhos[oa]s?|inaceitavel|inaceitaveis|inadmissivel|escandalo|escandalos[oa]|indecente|pessim[oa]s?|horrivel|horriveis|horroros[oa]s?|horror|desastre|desastros[oa]|ridicul[oa]s?|absurd[oa]s?|golpe|fraude|burla|roubo|enganad[oa]s?|enganacao|decepcionante|decepcionad[oa]s?|decepcao|desiludid[oa]s?|desilusao|intoleravel|insuportavel|revoltante|revoltad[oa]s?|indignad[oa]s?|furios[oa]s?|lamentavel|lamentaveis|descaso|desrespeito|falta de (?:respeito|consideracao|educacao|vergonha|profissionalismo|organizacao|informacao)|palhacada|lixo|uma porcaria|porcaria|uma bosta|um nojo|reclamacao|reclamar|queixa|incompetencia|desorganizacao|pesadelo|caos|caotic[oa]|nojent[oa]s?|uma piada|brincadeira de mau gosto|desumano|terrivel|terriveis|miseravel|deploravel|mal atendid[oa]s?|mau atendimento|mau servico|uma merda|vexame|de terceiro mundo|propaganda enganosa|nao recomendo|arrependid[oa]|mal (?:organizad|gerid|feit|sinalizad|informad|cuidad|tratad)[oa]s?|pouca vergonha|sempre a mesma (?:coisa|historia|desculpa|treta)|vive travando|cada vez pior|so piora|um abuso|abusiv[oa]s?|imprestavel)",
                r"(?:fart[oa]s?|cansad[oa]s?|chei[oa]s?|de saco cheio) (?:de|disto|disso|dest[ea]s?|dess[ea]s?|com)|de saco cheio|nao (?:aguento|aguentamos|da|suporto) mais|estou (?:farto|farta|passad[oa]|possess[oa]|indignad[oa]|puto|puta)|ja chega|perdi a paciencia",
                r"(?:outra vez|de novo|novamente|mais uma vez|pela (?:segunda|terceira|quarta|quinta|enesima) vez|sempre|como sempre|para variar|pra variar|hoje tambem)(?: [a-z]+){0,3} (?:atrasad[oa]s?|atraso|cancelad[oa]s?|avariad[oa]s?|quebrad[oa]s?|fora do ar|fechad[oa]s?|sem (?:sinal|agua|luz|internet|aviso)|lotad[oa]s?|parad[oa]s?)|(?:atrasad[oa]s?|atraso|cancelad[oa]s?|avariad[oa]s?|quebrad[oa]s?|fora do ar|suprimid[oa]s?|parad[oa]s?) (?:outra vez|de novo|novamente|mais uma vez)",
                r"(?:ninguem|nunca)(?: [a-z]+){0,2} (?:responde|responderam|respondeu|atende|atendeu|atenderam|ajuda|ajudou|resolve|resolveu|resolvem|avisa|avisou|informa|informou|faz nada|sabe (?:de )?nada|liga|retorna|retornou|retornam|explica|explicou|aparece|apareceu|chega|cumpre[m]?)|(?:nao|nem) (?:me |nos |se |ha quem )?(?:respondem|responderam|atendem|resolvem|resolveram|retornam|dao (?:resposta|satisfacao|retorno)|avisaram|deram)",
                r"(?:nenhuma|sem|zero|nem uma|qualquer) (?:resposta|retorno|solucao|explicacao|satisfacao|previsao|aviso|informacao|assistencia|suporte)|sem (?:avisar|aviso previo|qualquer|nenhuma|nenhum)|continuo (?:sem|a espera|esperando|aguardando)|ainda (?:sem|nao recebi|nao chegou|estou (?:esperando|a espera|aguardando)|aguardo|a espera)",
                r"(?:perda|desperdicio) de (?:tempo|dinheiro)|dinheiro (?:jogado|deitado) (?:fora|ao lixo|no lixo)|(?:estou|estamos|fiquei|ficamos|ha|faz|fazem|espero|esperando|aguardo|aguardando)(?: [a-z]+){0,3} (?:[0-9]+|um|uma|dois|duas|tres|varios|varias|mais de|quase|semanas|dias|horas|meses)(?: [a-z0-9]+)? ?(?:dias?|horas?|semanas?|meses|mes|minutos|anos)?(?: [a-z]+)? (?:a espera|esperando|aguardando|sem|que|para ser atendid[oa]|a aguardar|tentando)",
                r"(?:odeio|detesto|odiei|odiamos|abomino|nao suporto)",
            ),
            medium=(
                r"(?:nao|nunca|nem)(?: me| nos| se| mais| esta| estao| esta a| sequer)* (?:funciona|funcionam|funcionou|funcionando|funcionar|abre|abrem|carrega|carregam|consigo|conseguimos|consegui|chega|chegou|chegam|vai|entra|conecta|liga|passa|passou|aparece|da para|da pra|deixa|permite|atualiza|sincroniza|cumprem|cumpre|apareceu|veio|sai|presta|serve|entregam|entregaram|recebi|aceita|respeitam|vale (?:nada|o preco)|cabe)",
                r"(?:parou|deixou|deixaram|pararam) de (?:funcionar|abrir|responder|carregar)|(?:trava|travando|trava toda|travou|caiu|cai toda hora|crasha|fica travando|da erro|dando erro|deu erro|bugad[oa]s?|bug|bugs|fora do ar|com defeito|avariad[oa]s?|quebrad[oa]s?|estragad[oa]s?|danificad[oa]s?|bloquead[oa]s?|vai abaixo|fecha sozinh[oa])",
                r"(?:atraso|atrasos|atrasad[oa]s?|cancelad[oa]s?|suprimid[oa]s?|suj[oa]s?|sujeira|imund[oa]s?|grosseir[oa]s?|mal educad[oa]s?|mal-educad[oa]s?|mau humor|antipatic[oa]s?|piorou|pior|piores|fei[oa]|irritante|irritad[oa]|frustrante|frustrad[oa]s?|chatead[oa]s?|chato|aborrecid[oa]|insatisfeit[oa]s?|triste|lotad[oa]s?|superlotad[oa]s?|demora|demorad[oa]|demorando|demorou|lentidao|inutil|inuteis|confus[oa]|desconfortavel|abandonad[oa]s?|perdi (?:o|a|meu|minha|uma?)|mal atendimento|fraquissim[oa]|desleixo|cheiro|fedor|fedido|carissim[oa]s?|um assalto)",
                r"(?:que (?:vergonha|raiva|decepcao|desilusao|odio|pena|tristeza|nojo|palhacada|falta)|isso (?:e|nao e) (?:normal|serio|possivel|jeito|justo|correto)|nao e (?:normal|justo|possivel|aceitavel|correto|serio|admissivel)|como (?:e|e que e) possivel|ate quando|parabens (?:pel[oa]|por|aos) (?:atraso|pessim[oa]|nada|demora|desservico|descaso|incompetencia|mau|estragar|piorar))",
                r"(?:obrigad[oa]|valeu) por (?:nada|estragar|piorar|me (?:fazer|deixar)|nos (?:fazer|deixar)|perder|cancelar)|obrigad[oa] pel[oa] (?:atraso|demora|espera|descaso|desservico|incompetencia)",
                r"(?:por que|porque|pq)(?: e que)? (?:voces |vcs )?(?:mudaram|tiraram|acabaram|insistem|cancelaram|cobram|cobraram|retiraram|estragaram|demora|demoram|nunca|sempre|tenho que|temos que|temos de|tenho de|continuam|ignoram|aumentaram)|(?:pago|pagamos|paguei|pagar)(?: [a-z]+){0,6} (?:para nada|pra nada|por nada|e nao|e nada|mas nao|para isto|pra isso)",
                r"(?:cobraram|cobrou|cobranca|cobrad[oa])(?: [a-z]+){0,3} (?:duas vezes|indevid[ao]s?|a mais|errad[oa])|nunca mais|sem palavras|inacreditavel|nao se (?:percebe|entende|sabe|encontra|ve|consegue)(?: [a-z]+)? (?:nada|nunca|mais|coisa nenhuma)|nao (?:me|nos) (?:convence|convencem|agrada|agradou)|nao (?:sabem|sao capazes|conseguem)(?: de| nem| sequer| mais)* [a-z]+|(?:precos?|custo|tarifas?|bilhetes?|passagem|mensalidade|passe)(?: [a-z]+){0,3} (?:dobrou|dobraram|duplicou|duplicaram|aumentou|aumentaram|subiu|subiram|triplicou|exagerad[oa]s?|nas alturas)|(?:sera|e) possivel que (?:nunca|nao|ninguem|sempre)|(?:estamos|estou|continuamos|continuo|ainda|aqui) (?:estamos |estou |todos )?a espera|nunca (?:ha|tem) ninguem|(?:chega|basta) de [a-z]+|(?:cancelaram|fecharam|acabaram com|pioraram|deixaram-nos|deixaram-me|(?:me|nos) deixaram|deixaram a gente)|(?:conta|fatura|cobranca|pagamento) (?:duplicad[oa]|em dobro|errad[oa]|em duplicado)|quem (?:e que )?vos paga|(?:faltou|falta|sem) (?:agua|luz|internet|energia|sinal|rede)|(?:muito )?a desejar|ja (?:liguei|mandei|enviei|escrevi|reclamei|pedi)(?: [a-z0-9-]+){0,4} (?:vezes|emails|e-mails|mensagens)|apesar d[eao]s?(?: [a-z]+){0,2} (?:pedidos|reclamacoes|emails|queixas)|(?:horas?|minutos) (?:na|em|a|ao|no|de) (?:fila|espera|telefone|pe)|e (?:ate agora |ate hoje |por enquanto )?nada(?: ainda)?(?:[.!,?]|$)|ate (?:agora|hoje) (?:nada|nao)|(?:antes|antig[oa]|anterior)(?: [a-z]+){0,3} (?:era|funcionava|estava) (?:muito |bem )?melhor|era (?:muito |bem )?melhor antes|estragaram|nao (?:gostei|gosto|curti|recomendo)|bilhete[s]? (?:cada vez mais )?caro",
            ),
            weak=(
                r"(?:muito|demasiado|tao|super|bem|cada vez mais|extremamente) (?:lent[oa]s?|car[oa]s?|tarde|chei[oa]s?|complicad[oa]s?|dificil|confus[oa]s?|barulhent[oa]s?|fri[oa]s?|quente|pequen[oa]s?|alt[oa]s?|desconfortavel|mal|ruim|fraco|fraca|devagar)",
                r"problemas?|(?:alt|car|chei|lent)[oa]s? demais|infelizmente|ruim|ruins|mau|erros?|fila (?:enorme|gigante|interminavel)|filas|avarias?|horas (?:de|na|a) (?:fila|espera)|pena que|dificuldade",
            ),
            unless=(
                r"(?:nenhum|sem(?: qualquer| nenhum)?|nao (?:ha|tem|tive|tivemos)|zero|nunca tive) problemas?|nada mau|nada mal|nao (?:e|foi|esta) (?:nada )?(?:mau|ruim|mal)|nenhuma (?:reclamacao|queixa)|sem (?:reclamacoes|queixas|atrasos?)|(?:nao tenho|nada) (?:do que|a|que) (?:reclamar|me queixar)|(?:problema|erro|questao) (?:foi |ja )?(?:resolvid[oa]|solucionad[oa])|(?:resolveram|resolveu|resolvido|solucionaram)(?: [a-z]+){0,2} (?:o|meu|nosso|todos os) problemas?|nunca (?:me |nos )?(?:decepcion[a-z]*|desilud[a-z]*|falh[a-z]*)|nao (?:seria|era|ficava) (?:nada )?(?:mau|mal|ma ideia)|ainda bem|pena que (?:acabou|terminou)|sem demora",
            ),
        ),
        "praise": Rule(
            strong=(
                r"(?:otim[oa]s?|optim[oa]s?|excelentes?|fantastic[oa]s?|maravilhos[oa]s?|esplendid[oa]s?|magnific[oa]s?|lind[oa]s?|bom|boa|belo|bela|grande|belissim[oa]|impecavel|impecaveis|incrivel|incriveis|extraordinari[oa]s?|excepcional|excecional|perfeit[oa]s?|super|sensacional|espetacular|melhor|bonito)(?: [a-z]+)? (?:trabalho|servico|servicos|ideia|iniciativa|iniciativas|experiencia|equipe|equipa|time|atendimento|pessoal|app|aplicativo|aplicacao|organizacao|viagem|produto|produtos|evento|atualizacao|novidade|motorista|suporte|qualidade|profissionais|profissional|funcionari[oa]s?|gestao|espetaculo|exposicao|concerto|recepcao|acolhimento|tripulacao|apoio|passeio)",
                r"(?:parabens|parabenizo|felicito|felicitacoes|bravo|bem hajam|continuem assim|continuem com|sigam assim|nota (?:10|dez|mil|1000)|bom trabalho|belo trabalho|otimo trabalho|tiro o chapeu|palmas|merecem (?:todos os|um|uma)|meus cumprimentos|arrasaram|mandaram bem|mandou bem|show de bola|arrasou|que orgulho|sou fa|virei fa|elogio|elogiar)",
                r"(?:adoro|adoramos|adorei|adoramos|amo|amei|amamos|amando|gostei (?:muito|imenso|demais|bastante)|gostamos (?:muito|imenso|demais|bastante)|gosto (?:muito|imenso|demais)|curti (?:muito|demais)|(?:voces|vcs) (?:sao|foram)(?: [a-z]+){0,2} (?:os melhores|demais|incriveis|fantasticos|maravilhosos|otimos|top|show|feras|nota dez|excelentes|unicos|espetaculares|impecaveis|os maiores|o maximo)|sao os (?:melhores|maiores)|sois os maiores)",
                r"(?:muito|super|sempre|bastante|extremamente|tao|mega|bem) (?:atencios[oa]s?|simpatic[oa]s?|educad[oa]s?|gentil|gentis|prestativ[oa]s?|prestaveis|prestavel|satisfeit[oa]s?|eficientes?|rapid[oa]s?|profissional|profissionais|bonit[oa]s?|content[eo]s?|feliz|felizes|pontual|pontuais|limp[oa]s?|bom|boa|boas|bons|util|uteis|bem feito|bem atendid[oa]s?|bem organizad[oa]|bem tratad[oa]s?|amavel|amaveis|agradavel|competentes?|fixe|gir[oa]|pratic[oa]|cuidados[oa]s?|acolhedor[ea]?s?|legal|bem conservad[oa])|muitissim[oa]|simpatiquissim[oa]s?|otim[oa]s?|maravilhos[oa]s?|impecavel|impecaveis|sensacional|espetacular|espectacular|show|excepcional|excelentes?",
                r"(?:super |mega |altamente )?(?:recomendo|recomendamos|recomendadissimo|aconselho) (?:muito|a todos|vivamente|demais|de olhos fechados|sem duvida|bastante)|super recomendo|recomendo[!. ]|vale (?:muito |cada |a pena )[a-z]*|fui (?:muito )?bem (?:atendid[oa]|tratad[oa]|recebid[oa])|fomos (?:muito )?bem (?:atendid[oa]s|tratad[oa]s|recebid[oa]s)|(?:me|nos) (?:surpreendeu|surpreenderam|encantou|encantaram|conquistou)",
            ),
            medium=(
                r"(?:e|era|sao|eram|foi|foram|esta|estava|estao|ficou|tudo|atendimento|servico|pessoal|equipe|equipa)(?: [a-z]+){0,2} (?:fantastic[oa]s?|perfeit[oa]s?|incrivel|incriveis|magnific[oa]s?|top|lind[oa]s?|genial|fixe|gir[oa]|bacana|legal|o maximo|a melhor|o melhor|os melhores|as melhores|nota 10|nota dez|dez|cinco estrelas|5 estrelas|de primeira|brutal|massa|exemplar|exemplares)",
                r"^[^a-z]*(?:fantastic[oa]|excelente|perfeit[oa]|otim[oa]|genial|top|super|lind[oa]|espetacular|que (?:bom|lindo|linda|maravilha|espetaculo|fixe|legal|otimo)|maravilha|boa|incrivel|demais|magnific[oa]|brutal|sensacional|amei|adorei)(?:[!., ]|$)",
                r"(?:apreciei|aprecio|apreciamos|(?:gostou|gostaram) (?:muito|imenso|demais|bastante)|adoraram|adorou|amaram|espetaculares|espectaculares|rapidissim[oa]s?|lindissim[oa]s?|simpaticissim[oa]s?|educadissim[oa]s?|(?:divertimo-nos|divertiram-se|me diverti|nos divertimos)|encantad[oa]s?|emocionante|impressionante|divertid[oa]s?|delicios[oa]s?|foi um prazer|superou (?:as|minhas|todas|todos)|salvaram (?:o|a|meu|minha)|de excelencia)|que (?:lindo|linda|maravilha|espetaculo|fixe|legal|otima|otimo|simpatia|atendimento maravilhoso)|gostei|gostamos|satisfeit[oa]s?|(?:o|a|os|as) melhor(?:es)? (?:[a-z]+ ){0,3}(?:de sempre|do mundo|do brasil|de portugal|que|da cidade|que ja)|simpatia|eficiencia|cinco estrelas|5 estrelas|com (?:muita|toda) (?:simpatia|atencao|paciencia|gentileza|educacao)|de parabens|competencia|profissionalismo",
            ),
            unless=(
                rf"(?:seria|seriam|ficaria|fosse|poderia ser|podia ser|ia ser|era)(?: [a-z]+){{0,2}} {_GOOD}(?: (?:ideia|iniciativa|servico|se|que|ter|haver))?|(?:nao|nunca|nada|pouco|nenhum[a]?|longe de ser)(?: [a-z]+){{0,3}} (?:atencios[oa]s?|simpatic[oa]s?|educad[oa]s?|gentil|satisfeit[oa]s?|eficientes?|rapid[oa]s?|profissional|profissionais|bom|boa|bons|bonit[oa]|content[ea]s?|feliz|pontual|perfeit[oa]|otim[oa]s?|gostei|gosto|gostamos|recomendo|legal|excelente|vale (?:a pena)?|fixe|elogi[a-z]+)",
                r"parabens (?:pel[oa]|por|aos|a todos os envolvidos,?|mesmo,?) ?(?:atraso|pessim[oa]|nada|demora|desservico|descaso|incompetencia|mau|estragar|piorar|conseguirem (?:piorar|estragar)|mais um|mais uma)|parabens,? (?:mais um|mais uma|outra vez|de novo|conseguiram)|(?:otimo|perfeito|bonito|boa|maravilha|fantastico|lindo|excelente),? (?:mais um|mais uma|outra vez|de novo|agora|outro atraso)|(?:sem|falta de|nenhum|zero|pouco|pouca) (?:profissionalismo|simpatia|eficiencia|competencia)|(?:bom|boa|bons|boas) (?:dia|tarde|noite|sorte|fim|semana|viagem|ano|festas)|bela (?:porcaria|merda|bosta|desculpa|decepcao)|grande (?:porcaria|decepcao|desilusao|merda|problema|falta)|ate que enfim|antes era|era (?:muito |bem )?melhor",
            ),
        ),
        "thanks": Rule(
            strong=(
                r"(?:obrigad[oa]s?|brigad[oa]|brigadao|obrigadao|muitissimo obrigad[oa]|obg|obgd|obrigadissim[oa]|agradeco|agradecemos|agradecid[oa]s?|agradecimentos?|agradecer|grat[oa] (?:por|pel[oa]|a|pela)|(?:sou|somos|fico|ficamos|muito|estou|eternamente) grat[oa]s?|gratidao|valeu|vlw|bem haja|bem hajam|thanks|thank you)",
            ),
            unless=(
                r"nao,? obrigad[oa]|(?:obrigad[oa]|valeu|agradeco) (?:por|de) (?:nada|estragar|piorar|me (?:fazer|deixar)|nos (?:fazer|deixar)|perder|cancelar)|obrigad[oa] pel[oa] (?:atraso|demora|espera|descaso|desservico|incompetencia|mau)|gracas a deus|(?:fui|fomos|sou|somos|foi|sao|e|ser|fico|ser|sido|me vi|vi-me|vejo-me) obrigad[oa]s? a|obrigad[oa]s? a (?:pagar|esperar|ir|comprar|ficar|usar|voltar|ter|fazer|[a-z]+r)|de obrigad[oa]|(?:nem um|sem um|nem) obrigad[oa]|nao valeu|valeu a pena|valeu (?:cada|muito a pena)|desde ja agradeco uma resposta",
            ),
        ),
        "hostile_us": Rule(
            strong=(
                r"(?:odeio|detesto|desprezo|odiamos)(?: muito| profundamente)? (?:voces|vcs|vos|esta (?:empresa|companhia|gente)|essa (?:empresa|companhia|gente))|odeio-vos|detesto-vos",
                rf"(?:voces|vcs|vos)? ?(?:sao|sois|nao passam de|seus|cambada de|bando de|corja de|quadrilha de|monte de|cambada|ai)(?: [a-z]+){{0,3}}(?: uns| umas| um| uma| uns verdadeiros| todos| mesmo| um bando de| uma cambada de| uma corja de)* ?{_THIEVES}",
                rf"^[^a-z]*(?:malditos |que |seus )?{_THIEVES}(?:[!,.]|$)",
                rf"[,.!] ?(?:seus |bando de |cambada de )?{_THIEVES}[!. ]*$",
                r"(?:cambada|bando|corja|quadrilha|raca|gentalha) de [a-z]+",
                r"(?:vao|va|vai todo mundo|vaiam|vao todos)(?: todos| se| a| pra| para| pro| o| tomar)* (?:merda|inferno|se foder|foder|fuder|tomar no cu|no cu|puta que (?:os|vos) pariu|caralho|pqp|a fava|lixar)|vao-se (?:foder|lixar|catar)|vao se (?:foder|fuder|ferrar|catar|danar|lascar)|(?:tenham|tem|deviam ter|deveriam ter|tomem|criem) vergonha|(?:espero|tomara|oxala)(?: que)?(?: [a-z]+){0,3} (?:falam|falencia|fechem|fechar|quebrem|vao a falencia|feche as portas|fechem as portas|abram falencia|percam tudo|sejam processad[oa]s)|(?:deviam|deveriam|tinham era de|merecem|mereciam)(?: [a-z]+){0,2} (?:fechar|presos|falir|cadeia|ser fechados|acabar|desaparecer)|(?:me |nos )?(?:metem|dao|da) nojo|morram|fodam-se|foda-se (?:voces|esta|essa)",
            ),
            medium=(
                r"(?:ladroes|golpistas|vigaristas|bandidos|aldraboes|gatunos|picaretas|pilantras|trapaceiros|caloteiros|chulos|burloes|palhacos)",
                r"(?:empresa|companhia|servico|app|banco|operadora) (?:de merda|lixo|de bosta|do caralho|de ladroes|de bandidos)|nunca mais (?:com voces|volto|compro)|empresinha",
            ),
            unless=(
                r"(?:ha|existem|alguns|aos|pelos|contra|por|houve|cuidado com) (?:os )?(?:golpistas|ladroes|vigaristas|burloes|bandidos)|os (?:ladroes|golpistas|bandidos) (?:[a-z]+ram|que|me|nos)|nao (?:sao|sois)(?: uns)? [a-z]+",
            ),
        ),
        "hostile_person": Rule(
            strong=(
                rf"(?:es|tu es|voce e|vc e|ele e|ela e|tu|seu|sua|que|esse|essa|este|deixa de ser|deixe de ser|larga de ser|para de ser|como es|sois|cala-te|cala a boca)(?: mesmo| muito| um| uma| so| um grande| uma grande| tao| o maior| um verdadeiro| apenas| mas e| completo)* ?,? ?{_FOOL}",
                r"(?:vai|va|vai-te|vai te)(?: se| te| a| pra| para| pro| o| tomar)* (?:foder|fuder|merda|inferno|tomar no cu|no cu|catar|lixar|puta que (?:te|o) pariu|caralho|ferrar|cagar)|(?:cala|cale|fecha|feche)(?: a| essa| essa tua| a tua| esse| o)* (?:boca|matraca|bico|te|cu)|cala-te|cala a boca|filh[oa] da puta|fdp|filh[oa] da mae|vtnc|vsf|pqp vai|odeio-te|te odeio|(?:tu |voce )?(?:me |metes )?(?:metes|da|das) nojo|morre|mata-te|se mata|vai morrer|(?:tenha|tem) vergonha na cara|volta pra escola|vai estudar",
            ),
            medium=(
                r"(?:imbecil|idiota|babaca|otari[oa]|retardad[oa]|cabrao|cretin[oa]|arrombad[oa]|desgracad[oa]|palerma|estupid[oa]|burro)",
            ),
            unless=(
                r"(?:me senti|senti-me|me sinto|sinto-me|sou|fui|fiz papel de|como se fosse|sou eu que sou)(?: mesmo| muito| um| uma| tao)* ?(?:idiota|burr[oa]|estupid[oa]|otari[oa]|palhac[oa]|parv[oa]|trouxa|imbecil)|(?:ideia|pergunta|regra|decisao|erro|politica|coisa) (?:mais )?(?:idiota|estupid[oa]|ridicul[oa]|imbecil|burr[oa])",
            ),
        ),
        "ask": Rule(
            strong=(
                r"(?:o que|que|como|qual|quais|quando|onde|por que|porque|quem|quanto|quantos|de que forma|de que|em que) [^.!?]{2,160}\?",
                r"(?:contem-nos|conte-nos|conta pra gente|conta para nos|conta-nos|contem pra gente|contem para nos|digam-nos|diga-nos|nos (?:conte|contem|diga|digam)|deixe (?:a sua|sua) (?:opiniao|sugestao|ideia)|deixem (?:a vossa|as vossas|suas)|comente|comentem|(?:o que|que) (?:voces |voce |vcs )?(?:acham|acha|pensam|pensa)|(?:vossa|sua|tua) (?:opiniao|ideia|sugestao|experiencia|voz)|(?:queremos|gostariamos de|gostavamos de|adorariamos) (?:saber|ouvir|conhecer|escutar|te ouvir|vos ouvir|ouvi-los)|partilhem? (?:connosco|conosco)|compartilhem? (?:conosco|com a gente)|participem?|estamos (?:aqui para|a) ouvir)",
            ),
            medium=(
                r"[a-z][^?]*\?(?:$|[^a-z0-9])",
                r"(?:enquete|inquerito|pesquisa|questionario|consulta publica|votacao|vote|votem|sondagem)",
            ),
            unless=(
                r"(?:sabia que|sabiam que|voce sabia|ja sabia|pront[oa]s? para|que tal um|que tal uma|bora|esta a espera de que|(?:como|em que) (?:posso|podemos) (?:te |lhe |o |a |vos )?ajudar[a-z-]*|(?:posso|podemos) (?:te |lhe )?ajudar[a-z-]*)[^?]*\?",
            ),
        ),
        "ack": Rule(
            strong=(
                r"(?:obrigad[oa]s?|agradecemos|agradeco|grat[oa]s?)(?: [a-z]+)? (?:por|pel[oa]s?|o seu|a sua|o teu|a tua|o vosso|o contacto|o contato|a mensagem)(?: [a-z]+)?|(?:sentimos|lamentamos|lamento|sinto)(?: muito| imenso| que| por| o| a| pel[oa])?|(?:pedimos|peco) (?:imensa |as nossas |sinceras |mil )?desculpas?|as nossas desculpas|nossas desculpas|(?:entendemos|compreendemos|entendo|compreendo|percebemos|percebo)(?: [a-z]+)?|(?:recebemos|registamos|registramos|anotamos|anotado|registado|registrado|tomamos nota|tomei nota)|(?:vamos|iremos|vou|ja|estamos a|acabamos de|acabei de) (?:encaminhar|encaminhamos|encaminhei|passar|passamos|verificar|repassar|repassamos|transmitir|analisar|reportar|comunicar|levar)[a-z]*|encaminh(?:amos|ei|aremos)|(?:repass|transmit|encaminh|report)[a-z]+(?: [a-z]+){0,4} (?:equipe|equipa|area|setor|colegas|departamento)",
            ),
            medium=(
                r"(?:obrigad[oa]s?|(?:voce |tem |tens |voces )?(?:tem|tens) (?:toda a |toda |muita )?razao|de acordo|entendido|desculpa|desculpe|desculpem|com razao|bem observado|bem visto)",
            ),
        ),
        "going_back": Rule(
            strong=(
                r"(?:voces|vcs|voce|muitos de voces|muitos|tantos de voces|varios de voces)(?: [a-z]+){0,2} (?:pediram|pediu|perguntaram|perguntou|sugeriram|sugeriu|disseram|solicitaram|queriam)(?: [a-z]+)?|(?:pediram-nos|pediste|pediste-nos|sugeriste|perguntaste|disseste|disseram-nos|sugeriram-nos|pediram,|pediu,|pediste,|como (?:pediram|pediu|pediste|prometido|prometemos|combinado|solicitado|sugerido|sugeriram))|(?:gracas|obrigad[oa] )(?: [a-z]+)? ?(?:as|aos|a|ao|pelas|pelos|pela|pelo) (?:vossas?|vossos?|suas?|seus?|tuas?|teus?) (?:sugest|opini|pedido|comentario|feedback|ideia|dica)[a-z]*|(?:a|atendendo a|a vosso|a seu) (?:pedido|pedidos)(?: d[ea]s?)? ?(?:voces|muitas familias|vosso|muitos)?|(?:com base|baseados?) n[ao]s? (?:vossas?|vossos?|suas?|seus?|que)|(?:ouvimos|escutamos) (?:voces|os vossos|as vossas|o que|seus|suas|a sua|o seu|o vosso)|(?:volto|voltamos|voltando|regressamos) (?:a si|a ti|ao seu|ao teu|ao assunto|para (?:te |lhe )?(?:dizer|contar|informar))|tinhamos prometido|prometemos e",
            ),
            medium=(
                r"(?:ja |agora |finalmente |entao |por isso )*(?:adicionamos|acrescentamos|mudamos|alteramos|melhoramos|corrigimos|restauramos|introduzimos|alargamos|prolongamos|aumentamos|incluimos|colocamos|voltamos a (?:ter|colocar|abrir)|trouxemos de volta|reabrimos|repusemos)",
                r"(?:a partir de (?:hoje|agora)|agora (?:ja )?(?:e possivel|podem|pode|podes|voce pode|voces podem|temos)|ja (?:e possivel|esta disponivel|podem|pode|podes|voce pode|estao? de volta)|esta de volta)",
            ),
        ),
        "dm_redirect": Rule(
            strong=(
                r"(?:por|via|na|no|em|uma|pela|pelo|atraves d[ea]|nos|nossa|nosso|pra|chama na|chame no|manda)(?: nossa| nosso| sua| uma)? (?:dm|dms|mp|md|pv|mensagem (?:privada|direta|directa)|mensagens (?:privadas|diretas|directas)|privado|inbox|direct|directs|messenger|chat privado|whatsapp|zap)",
                r"(?:envi|mand|escrev|cham|contact|contat)[a-z]*(?:-nos| nos| pra gente| para nos)?(?: [a-z]+){0,8} (?:privad[oa]|dm|direct|direta|directa|mensagem privada|inbox|pv|messenger|mail|email|e-mail|whatsapp)",
            ),
            medium=(
                r"(?:envie|mande|escreva|contacte|contate|envia|manda|escreve|contacta|enviem|mandem|escrevam|contactem|fale|fala)(?:-nos| nos| conosco| connosco| com a gente| para| o| a| pelo)|(?:ligue|liga|liguem|telefone) (?:para|pra|ao|o)|(?:preencha|preencham|preenche) o formulario|entre em (?:contato|contacto)",
            ),
        ),
        "service": Rule(
            strong=(
                rf"(?:esta|estao|estara|estarao|foi|foram|sera|serao|encontra-se|encontram-se|servico|linha|viagem|viagens|voo|voos|comboio|trem|autocarro|onibus|barco|partida|partidas|estacao|metro|ligacao|ligacoes|travessia|estrada|loja|balcao|agencia|carreira|circulacao)s?(?: [a-z0-9:'./]+){{0,7}} (?:{_LOST}|indisponive(?:l|is)|fora de servico|com atrasos?|normalizada)",
                r"(?:devido (?:a|ao|as|aos)|por (?:motivo|motivos|causa) (?:de|do|da|tecnic[oa]s?)|em virtude d[eoa]|por motivo|em razao d[eoa])(?: [a-z]+){0,3}|(?:por causa|devido) (?:do|da|ao) (?:mau tempo|temporal|greve|vento|nevoeiro|obras|avaria|chuva|manutencao)",
                r"manutencao (?:programada|preventiva|agendada)|aviso (?:de servico|aos (?:passageiros|clientes|utentes|usuarios|viajantes)|importante)|informacao de (?:servico|trafego|transito)|alterac(?:ao|oes) (?:de|no|nos|ao|aos|do) (?:horarios?|servico|percurso|itinerario)|(?:horario|horarios) (?:de (?:funcionamento|abertura|verao|inverno|atendimento)|especial)|circulacao (?:interrompida|suspensa|retomada|normal|condicionada|reduzida)|operacao (?:normal|normalizada|parcial)|perturbac(?:ao|oes) (?:na|no)",
            ),
            medium=(
                r"(?:atrasos?|cancelamentos?|suspensao|manutencao|interrupcao|interrupcoes|perturbacoes|reabertura|encerramento|horarios|greve|instabilidade)",
            ),
        ),
        "follow_up": Rule(
            strong=(
                r"(?:qual|quais|que|o que|quando|onde|como|desde quando|a que horas|em que|de que|com que|quanto|ha quanto tempo|por qual|em qual) [^.!?]{0,40}(?:tu|teu|tua|teus|tuas|seu|sua|seus|suas|voce|vc|vosso|vossa|voces|tem|tens|usa|usas|usou|utiliza|estava|viajava|viajou|exatamente|exactamente|precis[oa]|aconteceu|ocorreu|ocorre|aparece|surge|se passou|se trata|seria|gostaria|prefere|preferia|comprou|fez|tentou)[^.!?]{0,100}\?",
                r"(?:pode|podes|podem|poderia|poderias|poderiam|consegue|consegues|conseguiria)(?: por favor| nos| me| voce)* (?:nos |me )?(?:dizer|indicar|explicar|fornecer|enviar|mandar|confirmar|contar|descrever|dar|especificar|partilhar|compartilhar|informar|detalhar|mostrar|passar)(?:-nos|-me)?",
                r"(?:ja |voce ja )?(?:tentou|recebeu|tem (?:o|um|algum) (?:numero|protocolo|comprovante|comprovativo|print))[^.!?]{0,100}\?",
            ),
            medium=(
                r"(?:mais|alguns|outros|maiores) (?:detalhes|informac(?:ao|oes)|pormenores|dados|esclarecimentos)",
            ),
            unless=(
                r"(?:como|em que) (?:posso|podemos) (?:te |lhe |o |a |vos )?ajudar[a-z-]*[^?]*\?|(?:pode|podes|podem|poderia)(?: nos)? (?:enviar|mandar|chamar|contactar|contatar)(?:-nos)?(?: [a-z]+){0,3} (?:dm|mensagem|privado|direct|inbox)[^?]*\?",
            ),
        ),
        "formula": Rule(
            strong=(
                r"(?:lamentamos|sentimos|desculpe|desculpem|desculpas?|pedimos desculpas?|pedimos imensa desculpa|lamento)(?: muito| imenso| desde ja| sinceras)* (?:pel[oa]s?|por|o|a|os|as|qualquer)(?: [a-z]+){0,2} (?:transtornos?|incomodos?|inconvenientes?|inconveniencias?|ocorrido|sucedido|constrangimentos?|demora|mal-entendido|aborrecimento|frustracao|situacao)",
                r"(?:obrigad[oa]s?|agradecemos|gratos?)(?: [a-z]+)? (?:pel[oa]|a|o|por)(?: (?:sua|tua|vossa|seu|teu|vosso|todo))? (?:paciencia|compreensao|contato|contacto|mensagem|comentario|feedback|preferencia|confianca|colaboracao|interesse|(?:nos )?contact[a-z]*|(?:nos )?contat[a-z]*|escolher|ter entrado)",
                r"(?:sua|tua|vossa) (?:opiniao|satisfacao|mensagem)(?: [a-z]+){0,3} (?:importante|fundamental|valiosa|prioridade)|(?:seu|teu|vosso) (?:feedback|comentario|contato|contacto)(?: [a-z]+){0,3} (?:importante|valioso|fundamental)|(?:melhores|cordiais|com os melhores) cumprimentos|atenciosamente|(?:um |tenha |tenham )?(?:um )?(?:otimo|bom|excelente) (?:dia|fim de semana|final de semana|feriado)|(?:uma )?(?:otima|boa|excelente) (?:tarde|noite|semana|viagem)|(?:o|com a) mais (?:breve|rapido|rapidamente|brevidade)(?: possivel)?|(?:assim|logo) que possivel|(?:o quanto|quanto) antes|(?:estamos|ficamos|permanecemos|continuamos|estou|fico) (?:sempre |inteiramente |a |ao )*(?:a )?(?:sua |tua |vossa |total )?(?:a )?(?:disposicao|dispor|seu dispor)|nao hesite(?:m)? em|(?:como|em que) (?:podemos|posso) (?:te |lhe |o |a |vos )?ajudar[a-z-]*|conte (?:connosco|conosco|com a gente)|levamos (?:muito )?a serio|(?:felizes|contentes|feliz|prazer) (?:em|por|de) (?:ajudar|poder|atender)",
            ),
            medium=(
                r"(?:prezad[oa]|estimad[oa]) (?:cliente|senhora?|utente|passageiro)|transtornos causados|eventuais transtornos|caro cliente",
            ),
        ),
    },
    lead_ins=(
        r"(?:gostaria|gostaríamos|gostava|gostávamos|adoraria|adorava|preferia|preferiria|amaria|(?:eu )?queria|queríamos)(?: (?:muito|imenso|mesmo|tanto|também))*(?: de| que)?(?: ver| ter| poder)?",
        r"(?:não )?(?:seria|ficaria|era) (?:[a-zàáâãçéêíóôõú]+ ){0,2}(?:bom|boa|bem|ótim[oa]|óptim[oa]|otim[oa]|legal|bacana|interessante|útil|fantástic[oa]|excelente|ideal|melhor|show|maravilhos[oa]|incrível|top|fixe|gir[oa]|perfeit[oa]|massa|prátic[oa]|genial|pedir muito)(?: ideia)?(?: (?:se|que|ter|poder|haver))*",
        r"(?:poderiam|podiam|podem|poderia|podia|pode|podes|podias|conseguem|dá para|dá pra|daria para|daria pra|dava para|tem como|teria como)(?: (?:vocês|voces|vcs|por favor|pelo menos|também|finalmente))*",
        r"(?:peço|pedimos|sugiro|sugerimos|proponho|propomos|solicito|solicitamos|recomendo)(?: que| de)?",
        r"(?:minha|a minha|uma|fica a|deixo a|um|o meu|meu) (?:sugestão|dica|proposta|ideia|pedido|desejo)(?: é| seria|:)?(?: que| de| para)?",
        r"(?:deveriam|deviam|deveria|devia|tinham de|tinham que|precisam(?: de)?|precisamos(?: de)?|preciso(?: de)?|é preciso|falta(?:va)?|faz falta|quero|queremos|exijo|exigimos)(?: que)?",
        r"(?:tomara|oxalá|quem me dera|quem dera|bem que|espero|esperamos)(?: que)?",
        r"(?:é|seria) possível|(?:há|existe) (?:alguma )?(?:forma|maneira|possibilidade|hipótese) de|como (?:faço|fazer|posso|podemos|consigo)(?: para| pra)?",
        r"(?:por que|porque|pq) (?:é que )?(?:vocês |vcs )?não|que tal",
        r"(?:por favor|pfv|se faz favor|please),?",
    ),
    reasons=(
        (
            r", (?:porque|pois|já que|ja que|senão|mas|e|eu|nós|assim|obrigad[oa]|não|pelo menos|é|está|especialmente|principalmente|que)\b|"
            r" (?:porque|pois|já que|ja que|visto que|uma vez que|senão|para que) |[;:(]| - | obrigad[oa]| por favor$"
        ),
    ),
    fillers=(
        r"^(?:(?:olá|ola|oi|bom dia|boa tarde|boa noite|e|mas|então|entao|bem|pessoal|gente|prezados|caros|galera|por favor|sim|não|desculpem|ei)[ ,!.:-]+)+",
    ),
    tidy=(
        (r"^(?:que |se |de |para )+", ""),
        (
            r"^(?:houvesse|haja|ter|haver|tivesse|tivéssemos|existisse|colocassem|colocar) (?:também |pelo menos )?(?:um |uma |o |a |uns |umas )?",
            "",
        ),
        (r" (?:por favor|obrigad[oa]|pfv)[ .!?]*$", ""),
    ),
)
