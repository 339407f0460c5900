"""English: what shows a question, want, complaint, praise, thanks, hostility; and what our own posts do."""

from typing import Final

from yourturn.understanding.rules import en_cuts
from yourturn.understanding.rules.pack import Pack, Rule

_DO: Final = (
    "(?:add|allow|enable|bring|give|make|fix|support|provide|include|implement|consider|let|stop|improve|change|"
    "remove|restore|return|put|keep|extend|increase|reduce|open|offer|introduce|update|create|show|expose|"
    "integrate|release|get rid|get|have|simplify|replace|drop|rename|reconsider|revert|run|lower|raise|sort|"
    "build|publish|reopen|install|accept|undo|expand|ensure|separate|move|switch|display|move|leave|answer|"
    "reinstate|rethink|turn|do something|do away|unify|merge|port|document|upgrade|reply|call|send|help|refund)"
)
_US: Final = "(?:you|they|someone|somebody|we|it|there|anyone|the (?:company|team|developers?|devs))"
_GOOD: Final = (
    "(?:nice|great|good|helpful|useful|cool|awesome|lovely|wonderful|fantastic|amazing|handy|better|best|ideal|"
    "perfect|excellent|brilliant|convenient|interesting|appreciated|wise|fair|easier|beneficial|super|fab|grand)"
)
_OLD: Final = "(?:old|previous|former|earlier|original|classic|last)"

WANT: Final = Rule(
    strong=(
        rf"(?:please|pls|plz)(?: also| just| do| at least| at last| finally| kindly)? {_DO}",
        r"(?:i|we)(?: really| so| do| just| only| often| still| all)* wish(?:ed)?",
        r"^[^a-z]*wish (?:there|it|they|we|i|someone|the|your?)",
        rf"(?:[a-z]+'d|would|wud|should|could)(?: also| really| just)? be (?:very |really |so |a |an |much |even |super |more |absolutely )*{_GOOD} (?:if|to|idea|when|feature|addition|for|that)",
        rf"would be (?:very |really |so |much |even )*{_GOOD}",
        r"(?:it'd|it would|that would|that'd) be (?:very |so |really )*(?:nice|great|good|helpful|useful|cool|lovely)",
        r"(?:i|we)(?:'d| would)(?: really| also| very much| absolutely| so)* (?:like|love|prefer|appreciate|welcome) (?:to see|to have|to be able|it if|if|a|an|the|more|some|that|for|having|seeing|you to|your)",
        r"(?:i|we) (?:would )?(?:suggest|propose|recommend|request|vote for)",
        r"(?:my|one|another) (?:suggestion|feature request|wish|request|proposal|plea) (?:is|would|for|to|:)",
        r"a (?:suggestion|feature request|request|proposal|plea)(?: for|:)",
        r"feature request|suggestion:|request:|wish ?list|my idea (?:is|to|would)",
        rf"(?:it|this|that)(?:'s| is| will be|'ll be| would be|'d be)(?: [a-z]+){{0,2}} {_GOOD} (?:if|to have)",
        r"^[^a-z]*(?:also |really |i |we )?would(?: really| also)? (?:love|like|appreciate|prefer) (?:a|an|the|more|some|it|to see|to have|to be able)",
        r"(?:please|pls),? (?:can|could|can't|cant|would) (?:you|we|they) (?:please |also |just |at least )?(?:[a-z]+)",
        r"why (?:can|could) (?:we|i|you|they|users) not",
        r"bring (?:[a-z']+ ){0,3}back",
        rf"(?:can|could|would|will) you(?: guys| all| lot)?(?: please| pls| not| perhaps| maybe| possibly| at least| kindly| just)* {_DO}",
        r"^(?:so |and |but |please |or |also |hi |hello )?(?:can|could) (?:we|i)(?: please| maybe| at least| finally)* (?:have|get|see|go back|keep)",
        r"[.!?,;:)(\n-] *(?:so |and |but |please |or |also )?(?:can|could) (?:we|i)(?: please| maybe| at least| finally)* (?:have|get|see|go back|keep)",
        rf"(?:is there (?:any|a|some) way|any way|any chance|how do i|how can i|how do you|how to|how can we|how would i|how do we|want|like|possible) (?:of |you could |we could |for me |that we |that i |i can |to )*(?:get|go|switch|revert|return|restore|change|bring|roll|going|getting|switching|reverting|undo|downgrade)(?: [a-z']+){{0,4}} (?:back|{_OLD})",
        rf"(?:i|we)(?: really| just| do| all| only| still)* want (?:my |our |the |your )?(?:[a-z']+ )?(?:back|{_OLD})",
        r"(?:go|going|switch|revert|restore|return|roll|get|change)(?: [a-z']+){0,2} (?:back )?to (?:the |my |an )?(?:old|previous|former|earlier|original|classic)(?: [a-z]+)? (?:version|look|layout|view|design|interface|format|ui|style|theme|one|way|setup|timetable|menu|display|appearance)",
        r"(?:restore|undo|get)(?: [a-z']+){0,2} (?:old|previous|former|earlier|original|classic)(?: [a-z]+)? (?:version|look|layout|view|design|interface|format|ui|style|theme|one|way|timetable|menu|display|appearance)",
    ),
    medium=(
        rf"(?:should|must|ought to|needs? to|has to|have to)(?: also| really| at least| always| definitely| just| still| only| all)* (?:be (?:able|possible|allowed|available|added|an option|a way|more|included|enabled|improved|supported|fixed|changed|made|removed|given|a|an|easy|easier|possibility|given|optional|configurable|provided|exposed)|{_DO})",
        r"(?:there|you|they|apps?|developers|users|we|it) (?:should|must|needs? to|ought to)(?: [a-z]+){0,1} (?:be|have|give|add|make|allow|provide|let|support|offer|get|show)",
        r"(?:i|we)(?:'d| would)(?: really| also| just)* (?:like|love|want) [a-z]+",
        r"(?:i|we|developers|users|people)(?: really| do| also| desperately| badly| just| all)* need (?:a|an|more|some|the|to be able|better|this|support|access|ability|your|at least)",
        r"(?:i|we)(?:'d| would)(?: have)? expect(?:ed)? (?:the|a|an|it|you|to|that)",
        r"(?:i|we) (?:really )?hope (?:you|that you|they|this|it|there|we|someone|to see|that|somebody)",
        r"(?:what|how) about (?:a|an|adding|making|having|some|giving|letting|allowing|running|opening)",
        r"why (?:not|can't (?:you|we|i|it|there)|don't (?:you|they|we)|isn't there|is there no|doesn't|cannot we)",
        r"if (?:only )?(?:you|we|there|it|they|i) (?:could|would|were) (?:just )?(?:be )?(?:add|have|get|make|use|see|able|allow|a|run|set|also|change|let|put|simply|possible|choose)",
        r"(?:allow(?:ing)?|let|enable|give) (?:us|me|users?|people|developers|devs|apps?|customers|everyone|for|the|an|a) ",
        r"(?:is|would) it (?:be )?possible to",
        r"(?:would be (?:a )?(?:must|needed|required|welcome|much needed|desirable)|is (?:a must|(?:badly |much |sorely |really )needed|desirable))",
        r"(?:an|the|some) (?:option|ability|possibility|way|setting|api|support) (?:to|for|of) (?:[a-z]+ ){1,6}(?:would|should|is needed|please)",
        r"looking forward to (?:seeing|having|this|it)",
        r"(?:want|wants|wanted) (?:a|an|to see|to be able|more|the|you to|an option|this|it to)",
        r"(?:i|we|please|pls)(?: [a-z]+){0,2} (?:beg|plead|demand|urge) (?:you|of)?",
        r"(?:dear|hi|hey) [a-z]+,? please",
        r"(?:missing|lacks?|lacking) (?:a|an|the|support|feature|option|ability|any)",
    ),
    weak=(
        r"^[^a-z]*(?:and |also |please |so |maybe |perhaps |just )?(?:add|allow|enable|provide|implement|introduce|expose|integrate|bring back|reinstate) [a-z]+ [a-z]",
        rf"^[^a-z]*(?:and |also |or |so |but |then |maybe |perhaps |at least |just )?(?:please|pls|{_DO}) (?:the|a|an|more|for|us|me|all|support|it|new|some|this|users?|developers|option|ability|in|to|these|that|those|at|back|on|your|my|app|api|apps|it)\b",
        r"[.!;:] (?:please|add|allow|enable|bring|give|make|fix|support|provide|include|implement|let|remove|restore|offer) (?:the|a|an|more|for|us|me|all|support|it|new|some|this|users?|developers)\b",
        r"(?:please|pls)(?: ?[.!,;:?)]| ?$)",
        r"(?:please|pls),? (?:some|more|a|an|at least|less|no more|no|not)",
        r"(?:should|shouldn't) (?:be|have|also|not|only|just|at)",
        r"(?:better|easier|nicer|simpler) (?:if|to)",
        r"(?:maybe|perhaps) (?:you|they|we|it|a|an|the|there|add|something)",
        r"instead of (?:having|using|just|forcing)",
    ),
    unless=(
        r"(?:i |we |and )?(?:just |all |do )?wish(?:ing)? (?:you|everyone|everybody|all|them|him|her|y'all)(?: all| both| guys| lot)* (?:an? |the |all |good |happy |well |every |much |merry |success|luck|safe|nothing|calm|great|many|more|fair|[a-z]+ (?:seas|weather|days|holidays|year|wishes|christmas|weekend|success|luck))(?:[a-z]+ ?){0,3}",
        r"(?:i |we )?wish (?:i(?:'d| had| was| were| could be| knew| hadn't| am| have)|we(?:'d| had (?:gone|known|stayed|never)| were| knew)|(?:him|her|them|us|me) [a-z]+)|what i wish|(?:not|never|don't|didn't) wish(?: to)?|wish to (?:know|see|thank|say|add|point|ask|keep|use|send|remain|do)",
        r"best wishes|good wishes|as you wish|if you wish|make a wish",
        r"(?:[a-z]+'d|would) (?:just |really |also )?(?:like|love) to (?:thank|say|know|point out|mention|add that|share|understand|ask|hear|think|congratulate|apologi[sz]e|believe|agree|find out|compliment)",
        r"(?:should|must|would|could) have (?:seen|been|known|said|heard|told|gone|done|had|thought|read|taken|checked|got|gotten|won|lost|stayed|asked|noticed|thanked)",
        r"should (?:i|we)(?: have to [a-z]+)?|how should|what should|why should|where should|i should|i must|you must be|must have been|should be (?:fine|ok|okay|good|there|here|ashamed|proud|arriving|back|working)",
        r"you should (?:be able to|try|see|check|look|find|get|contact|go|read|visit|know|use|have received|receive|now)",
        r"would be (?:great|good|nice) (?:to see you|seeing you)",
        r"(?:please|pls|kindly)(?: (?:someone|somebody|anyone|can|could|you|do|also|just))* (?:see|find|note|refer|let (?:me|us) know|advise|help|dm|contact|visit|tell|don't|check|ignore|explain|forgive|excuse|correct me|be aware|read|try|confirm|verify|ask|clarify|enter|respond|reply|call me|call us|assist|guide|suggest|give me (?:some |any )?(?:advice|help|idea|instructions)|send (?:me )?(?:help|instructions)|send us a (?:direct|private)|show me how|point me|bear|accept my|click|log in|sign in|contact me|email me|look at (?:the )?(?:attached|screenshot|image)|wait|be (?:kind|gentle|patient|advised|specific))",
        r"(?:can|could|would|will) (?:you|someone|anyone|somebody|anybody)(?: here| else| guys)?(?: please| pls| kindly)* (?:help|tell|explain|advise|confirm|let me know|check|say|clarify|point|assist|show me|guide|suggest|give me (?:some |any )?(?:advice|help|idea|instructions))",
        r"(?:any|some|need|needs?|your|for|the|immediate|urgent|more) (?:[a-z]+ )?(?:help|ideas?|advice|suggestions?|assistance|guidance|insights?|thoughts|tips|pointers|clues?|information|info|clarification|responses?|repl(?:y|ies)|answers?|solutions?|fix(?:es)?|support|input|feedback)(?: [a-z]+){0,5},? (?:please|pls|appreciated|welcome|grateful|great|nice|good|wonderful|helpful|awesome)|(?:^|[^a-z])(?:help|support|advice|assistance|suggestions|ideas|answer|reply|question)(?: me| us)?,? (?:please|pls)|need(?: some| your| this| any| the| a bit of)* (?:help|advice|assistance|support|guidance|info|information)",
        r"(?:any|some)(?: [a-z]+)? (?:help|advice|assistance|guidance|insights?|pointers|suggestions?|ideas?|tips|information|info|input)(?: [a-z]+){0,8} (?:would|will|could|is|are|greatly|much)(?: be)?(?: very| much| greatly| really)* (?:appreciated|welcome|great|nice|helpful|wonderful|good|useful|awesome)",
        r"(?:may|can|could) i (?:ask|please ask)|(?:error|message|says|saying|said|states|alert|warning|prompt)[^a-z]{0,4}please (?:[a-z]+ ){1,4}",
        r"(?:when|where|if|whenever|every time|each time|what|whatever|all|which|that|because|since|as) (?:i|we|you|they) (?:really |just |only |also )?(?:want|wants|wanted|need|needed|wish|would like)(?: to)?",
        r"how (?:do|can|could) (?:i|we) get (?:back )?(?:in touch|there|to the|hold)",
        r"yes,? please|oh please|please god|i hope (?:you|it|this|that)(?:'re| are|'s| is| helps)?(?: all)? (?:well|helps|good|fine|ok|doing|having|had|get|enjoy|have)(?: [a-z]+)?",
        r"as if (?:you|we|i|it|they)|like to be|would have been|(?:when|where) did (?:it|they|that) go",
        r"(?:i|we|just|only) wanted(?: to)?|(?:don't|do not|doesn't|does not|didn't|never) want(?:s)? (?:to|this|that|it)",
        r"(?:can|could) (?:we|i)(?: please)? (?:get|have) (?:some |any |a little |a bit of )?(?:help|support|assistance|advice)",
        r"(?:it|that|they|this|which|[a-z]+s|and|,) should (?:now )?(?:be|have|work|appear|show|look|start|open|say|read|give you|ask you)(?: back| able| there| in| at| on| to| the| under| available| possible)* (?:in|at|on|under|normal|fine|listed|there|work|see|again)",
        # what the speaker has to do, wants to do or did; "need to be able" stays
        r"(?:i|i'll|we|we'll|i'd|you'll)(?: will| would| may| might| also| then| now| just| still| always| even| only| do| did| don't| didn't)* (?:have|had|need|needed|got) to (?:[ac-z]|b[a-df-z])[a-z]*",
        r"(?:don't|do not|didn't|did not|doesn't|does not|won't|will not|wouldn't|never|cannot|can't|to|not|no longer|only) (?:even )?(?:let|allow|enable|give)(?:s|ed)? (?:me|us|you|users?|the|an?|for)",
        r"let (?:me|us) (?:know|explain|illustrate|try|see|check|add|say|start|tell|clarify|show|describe|ask|put|rephrase|be|share|give|begin|look|think|just|also|walk|point)|give (?:it|that|this) (?:a|another) (?:try|go|shot)",
        r"(?:it|that|this|they|something|he|she|which|these|those|problem|issue|cause) must(?: have)? (?:be|been|have|[a-z]+ed|gone)",
        r"am i missing (?:a|an|the|something)|(?:the|a|any|some|your|his|her|that|this|every|each|of a|another) (?:suggestion|suggestions|request|requests|option|ability|possibility) (?:to|for|of) ",
        r"(?:can|could|would|will) you(?: please| pls| kindly| also| just)* (?:provide|send|give|show|share|post|attach|upload|expand on|add|include)(?: [a-z]+){0,3} (?:steps?|instructions?|details?|info|information|screenshots?|screen shots?|pictures?|logs?|examples?|links?|guidance|more|advice|help|answers?|explanation|this|that)",
        r"(?:please|pls)(?: also| just)* (?:include (?:this|the) (?:entire|whole|full)|make sure|ensure|note|restart|reset|re-?enter|select|choose|specify|provide (?:a|your|the|me|us|more|details|steps|instructions)|send (?:any|your|me|us|it|to)|respond|post|be more specific|share|reply|get back|get in touch|keep me|forward|submit|report)",
        r"(?:(?:may|might|can|could|do|does|should) (?:you|we|one) |(?:you|we|it|they|one) (?:may|might) )(?:also |just )?(?:need|have|has|want)(?: to)?",
    ),
)

QUESTION: Final = Rule(
    strong=(r"[a-z0-9)\"'] ?\?(?:$|[^a-z0-9=&])",),
    medium=(
        r"(?:[a-z]+'d|would) (?:like|love|want) to (?:know|understand|find out|hear|ask)",
        r"(?:i was|i'm|i am|just|been) wondering",
        r"(?:does|do|has|did|can|could|would) (?:any ?one|any ?body|some ?one|you guys) (?:know|have|tell|help|explain|else|advise)",
        r"(?:please|pls|can you|could you|kindly)(?: please)? (?:advise|tell me|explain|let me know|confirm|clarify)",
        r"(?:my|a|one|another|quick) question",
        r"how (?:do|can|could|would|should) (?:i|we|you|one)",
        r"^[^a-z]*(?:what|when|where|who|which|why|how) (?:is|are|do|does|did|can|could|would|should|was|were|will|come|much|many|long|time|about)",
    ),
    weak=(
        r"(?:i )?(?:do not|don't|dont|can't|cannot|can not) (?:know|understand|find out|figure out|work out) (?:how|why|what|where|when|which|if|whether)",
        r"how to",
        r"any (?:ideas?|suggestions|advice|help|thoughts|updates?|news)",
        r"(?:please|pls),? (?:someone |somebody |anyone )?help|help(?: me| us)?,? (?:please|pls)|need (?:some |your |urgent )?(?:help|advice)",
        r"^[^a-z]*(?:is|are|do|does|did|can|could|will|has|have|am) (?:there|it|you|this|the|i|we|they|your) [^.!]*$",
    ),
    unless=(
        r"no question|without question|out of the question|how to guide",
        r"(?:who (?:knows|cares)|what (?:the (?:hell|fuck|heck)|gives)|how (?:hard can it be|dare you)|what(?:'s| is) the point|why (?:bother|me|oh why)|are you (?:kidding|joking|serious|having a laugh)(?: me)?|really|seriously|right|eh|huh|is it too much to ask|isn't (?:it|that) (?:great|lovely|wonderful|ironic)|you know|get it|ok|okay|what else is new|what could possibly go wrong|wth|wtf|so what) ?[?!]+",
        r"[a-z:,] [\"“][^\"”]{2,200}[?][\"”]",
    ),
)

COMPLAINT: Final = Rule(
    strong=(
        r"(?:terrible|awful|horrible|appalling|atrocious|abysmal|dreadful|pathetic|disgraceful|shambolic|diabolical) (?:service|experience|app|update|design|customer|support|company|website|layout|staff|attitude|communication|decision|idea|interface|product|journey|ferry|bus|train|flight|treatment)",
        r"(?:worst|poor|bad|lousy|shocking|shoddy) (?:[a-z]+ )?(?:service|experience|airline|company|app|update|customer|support|design|communication|bank|quality|version|interface|change|provider)",
        r"(?:it|this|that|which|what|service|app|update|is|are|was|so|just|absolutely|totally|utterly|really|frankly|simply) (?:is |was |an? |are |absolutely |just |simply )?(?:unacceptable|ridiculous|disgrace(?:ful)?|joke|disgusting|unusable|useless|infuriating|outrageous|shambles|nightmare|rubbish|garbage|appalling|farce|ludicrous|inexcusable)",
        r"(?:fed up|sick (?:and tired )?of|had enough|tired of|pissed off|ripped off|rip ?off|let down by|fuming|disgusted)",
        r"(?:very|so|really|extremely|deeply|bitterly|hugely|pretty|most|quite|beyond) (?:disappoint(?:ed|ing)|frustrat(?:ed|ing)|annoy(?:ed|ing)|unhappy|dissatisfied|upset|angry|irritat(?:ed|ing)|poor)",
        r"(?:still|yet) (?:no|not had|haven't had|waiting for|without) (?:a |an |any |my )?(?:response|reply|answer|refund|update|news|luggage|bag|internet|service|word|solution|fix|delivery|parcel)",
        r"(?:nobody|no one|noone|never) (?:[a-z]+ )?(?:answers?|answered|replie[sd]|reply|responds?|responded|called|cares?|listens?|bothered|showed|came|picks? up|picked up|told us|told me)",
        r"(?:late|cancelled|canceled|delayed|down|broken|ignored|failed|stuck) (?:yet )?(?:again|once more|for the (?:second|third|fourth|umpteenth))",
        r"waste of (?:time|money|space)|want my money back|complaint|complain(?:ed|ing)?",
        r"(?:i|we)(?: really| absolutely| just| also| truly)* (?:hate|loathe|despise|dislike|detest|can't stand|cannot stand)",
    ),
    medium=(
        r"(?:doesn't|does not|don't|do not|didn't|did not|won't|will not|isn't|not|never|stopped|no longer|hasn't|wouldn't|aren't|doesnt|dont|wont) (?:even |properly |really |always |seem to )?(?:work(?:s|ing|ed)?|load(?:s|ing)?|open(?:s|ing)?|respond(?:ing)?|start(?:s)?|arrive[d]?|turn(?:ed)? up|show(?:n|ing)? up|send(?:ing)?|received?|connect(?:ing)?|delivered|play(?:ing)?|sync(?:ing)?)",
        r"(?:disappoint(?:ed|ing|ment)|frustrat(?:ed|ing|ion)|annoying|annoyed|unhappy|dissatisfied|irritating|infuriated)",
        r"(?:crash(?:es|ed|ing)|freez(?:es|ing)|froze|broke(?:n)?|ruined|buggy|glitchy|bugs|laggy|useless|unusable|horrible|terrible|awful|horrid|ridiculous|unacceptable|disgusting|pathetic|hideous|ugly|clunky|appalling|disgrace|rubbish|stupid|cluttered|shambles)",
        r"(?:keeps?|kept|constantly|always|every time) (?:on )?(?:crash(?:es|ing)|freez(?:es|ing)|disconnect(?:s|ing)|fail(?:s|ing)|asking|late|getting|losing|logging|cancell?ed|delayed|breaking|changing|dropping|full)",
        r"(?:waiting|waited|on hold|queu(?:ed|ing|eing)) (?:for )?(?:over |more than |nearly |almost |about )?(?:an|[0-9]+|two|three|four|five|six|several|half|a whole|ages|hours|weeks|days|months) ?(?:an )?(?:hours?|hrs?|minutes?|mins?|weeks?|days?|months?)?",
        r"(?:lost|losing|missed|missing|deleted|wiped|overcharged|double charged|charged (?:me )?twice)",
        r"(?:problem|problems|issue|issues|trouble|error|fault|faulty) (?:with|again|is|since|when|persists|message)",
        r"(?:what|why) (?:the hell|the fuck|on earth|the heck)|wtf|ffs|smh",
        r"(?:why|how) (?:did|do|have|would|could|can|must) (?:you|they)(?: guys| people)? (?:have to |keep |always |even |feel )?(?:change|changed|remove|removed|ruin|mess|take away|break|insist|cancel|ignore|cut|justify|force|charge)",
        r"(?:thanks|thank you|cheers|congratulations|well done|great job|good job|nice (?:one|work)) (?:for|on) (?:nothing|ruining|the (?:delay|wait)|losing|cancell?ing|breaking|making (?:me|us) (?:late|wait|miss)|wasting|ignoring|leaving|messing)",
    ),
    weak=(
        r"(?:can't|cannot|can not|unable to|couldn't|cant|impossible to) (?:even |longer |now )?(?:find|see|get|access|send|open|log|use|read|receive|login|book|pay|reach|contact|connect|download|view|delete|print)",
        r"(?:too|so|very|far too|extremely|way too) (?:slow|expensive|small|crowded|late|complicated|difficult|confusing|noisy|dirty|long|dear|hard|cold|full|loud|big|early|rude|unhelpful)",
        r"(?:worse|worst|mess|messed up|screwed up|bad|sucks?|crap|crappy|damn|shit|bullshit|shitty|fail|nonsense|sad|shame|unfortunately)",
        r"(?:no|zero|not any|without) (?:help|response|reply|explanation|apology|warning|notice|information|announcement|communication|reason)",
    ),
    unless=(
        r"no (?:problems?|complaints?|issues?|bugs)|can't complain|cannot complain|not bad|never disappoint(?:s|ed)?|(?:hate|sorry) to (?:say|bother|be|interrupt)|not a problem|too bad|no waiting|sorry for your loss|problem solved|my bad|miss(?:ed|ing) you|(?:fixed|solved|resolved) (?:the|my|this|that) (?:issue|problem|bug)s?|(?:not|wasn't|isn't) (?:too |so |that |a )?(?:bad|disappointed|terrible|awful)",
    ),
)

_LOVELY: Final = (
    "(?:great|excellent|amazing|awesome|fantastic|brilliant|wonderful|superb|outstanding|fabulous|lovely|perfect|"
    "incredible|impressive|terrific|stellar|exceptional|good|nice|beautiful|marvell?ous|friendly|helpful|smooth)"
)
PRAISE: Final = Rule(
    strong=(
        rf"{_LOVELY} (?:job|work|service|experience|team|staff|crew|app|product|customer|support|update|company|feature|improvement|design|people|trip|journey|crossing|driver|stuff|idea|news|effort|software|release|one|help|program|tool|post|point|find|shot|read)",
        r"(?:i|we)(?: really| absolutely| just| simply| truly| do| so| also| fucking)* (?:love|adore|like|enjoy(?:ed)?|loved|admire|appreciate)(?: how| that| the| this| your| it| you| what| my| working| using| every)",
        r"(?:well done|kudos|hats off|good on (?:you|ya)|keep (?:it )?up the good|keep up the|congrat(?:s|ulations)|bravo|props to|shout ?out to|way to go|five stars|5 stars|10/10|big fan|thumbs up)",
        r"(?:it|this|that|they|you|staff|crew|service|app|team|everyone|she|he|support|everything)(?: guys| all)?(?:'s|'re| is| are| was| were| have been| has been)(?: all| so| very| really| absolutely| just| truly| simply| always| also| pretty| such an?| an?| the| extremely| fucking| incredibly)* (?:amazing|awesome|fantastic|brilliant|wonderful|superb|outstanding|fabulous|lovely|perfect|incredible|great|excellent|the best|helpful|friendly|beautiful|impressive|marvell?ous|adorable|hilarious|legends?|stars?|kind|a lifesaver|lifesavers)",
        r"(?:impressed|delighted|thrilled|couldn't be happier|could not be happier|exceeded (?:my|our|all) expectations|highly recommend|second to none|made my day|a godsend|a joy|a pleasure)",
        r"(?:very|so|really|extremely|most|always|super|incredibly) (?:helpful|friendly|kind|polite|professional|pleased|happy with|satisfied|impressive|welcoming|beautiful|talented)",
    ),
    medium=(
        r"(?:love (?:it|this|the|your|that|you|how|these)|loving (?:the|it|this)|works? (?:great|perfectly|well|like a charm|beautifully|flawlessly|brilliantly)|best [a-z]+ (?:ever|i've|in the|i have|around|out there)|the best)",
        r"^[^a-z]*(?:amazing|awesome|fantastic|brilliant|wonderful|superb|outstanding|excellent|perfect|incredible|great|nice|beautiful|lovely|good)(?: [a-z]+)?(?:[!.,]|$)",
        rf"(?:what|such) an? {_LOVELY}|how (?:lovely|wonderful|amazing|nice|cool|beautiful|sweet)",
    ),
    weak=(
        r"(?:awesome|amazing|fantastic|brilliant|wonderful|superb|excellent|gorgeous|beautiful|incredible|legend|genius|impressive|badass|adorable)",
    ),
    unless=(
        r"(?:not|isn't|wasn't|aren't|never|hardly|n't|no longer|nothing|anything but|far from)(?: so| very| really| a| an| the| that| too| all that| be| always)* (?:great|good|helpful|friendly|amazing|nice|excellent|impressed|happy|perfect|brilliant|impressive|the best|love|like)(?: [a-z]+)?",
        r"would(?: [a-z]+){0,3} be (?:[a-z]+ ){0,2}(?:nice|great|good|lovely|perfect|awesome|amazing|brilliant|wonderful|fantastic|excellent|helpful|useful|cool|ideal)(?: [a-z]+)?",
        r"(?:[a-z]+'d|would)(?: [a-z]+)? (?:like|love|appreciate)(?: [a-z]+)?",
        r"(?:great|good|nice|lovely|excellent|fantastic|brilliant|well done|great job|good job|congratulations),? (?:another|now|so|yet another|just what|on|for)(?: [a-z]+){0,3} (?:again|late|cancel[a-z]*|ruin[a-z]*|delay[a-z]*|breaking|losing|lost|broken|down|useless|ignoring)",
        r"(?:would|used to) (?:be )?(?:love|like|great|perfect|good|amazing|excellent|the best)|good (?:morning|afternoon|evening|day|luck|night|bye|grief)|at best|best (?:regards|wishes)|do(?:es)? your best|best (?:way|of luck|option|solution)|great deal of|a good (?:deal|few|many)",
    ),
)

THANKS: Final = Rule(
    strong=(
        r"(?:thank(?:s|ing)? (?:you|u|ya|so much|a lot|very much|again|everyone|all|for|to|guys|a million|a bunch|heaps|in advance|kindly|once more)|many thanks|much appreciated|thanks|thankyou|thx|thnx|tysm|thank-you|big thanks|much obliged)",
        r"(?:i|we)(?: really| do| am| are|'m|'re| truly| so| very much| greatly)* (?:grateful|appreciate (?:it|your|the|you|that|this|all)|thankful|thank)",
        r"(?:cheers (?:for|mate|guys|all|again)|ta (?:for|very much)|bless you)",
    ),
    medium=(r"(?:ty|tyvm|cheers|appreciated|appreciate it|grateful|gratitude|thank|thankful)",),
    unless=(
        r"(?:no|thanks|thank you|cheers) (?:thanks (?:for|to) you|for (?:nothing|ruining|losing|cancell?ing|breaking|wasting|making (?:me|us) (?:late|wait|miss)|ignoring|leaving|messing|the (?:delay|cancell?ation)))",
        r"no,? (?:thanks|thank you)|no thanks to|thanks but no thanks|thanks to (?:your|the|this|these|that|them|him|her|his) (?:[a-z]+ )?(?:[a-z]+)|thank (?:god|goodness|heavens?|fuck|christ|the lord)|(?:would|will) be (?:much |greatly |very )?appreciated|(?:[a-z]+'d|would) (?:really |greatly |much )?(?:appreciate|be grateful)(?: [a-z]+)?|without (?:even )?(?:a|so much as a) thank you",
    ),
)

_RUDE: Final = (
    "(?:idiots?|morons?|imbeciles?|assholes?|arseholes?|scumbags?|scum|bastards?|dickheads?|dicks?|twats?|cunts?|"
    "wankers?|crooks?|thieves|liars?|clowns?|cowards?|parasites|pigs?|losers?|bitch(?:es)?|jerks?|dumbass(?:es)?|"
    "retards?|pricks?|fools?|trash|garbage|vermin|stupid|pathetic|disgusting|dumb|hypocrites?|traitors?|fraud|frauds|cheats|evil|incompetent|useless|worthless|shameless|criminals?|ignorant|lunatics?)"
)
HOSTILE_US: Final = Rule(
    strong=(
        r"(?:i|we)(?: really| fucking| absolutely| just| so| truly| all| bloody)* (?:hate|despise|loathe|detest|can't stand) (?:you|u|you guys|you people|this company|this bank|your (?:company|guts|app|airline|service|stupid|bank|firm)|your)",
        r"(?:fuck|screw|f\*\*k|f\*ck|stuff|sod|damn) (?:you|u|off|your|this company|the lot of you)|go to hell|rot in hell|burn in hell|drop dead|go fuck yourselves|piss off|shove (?:it|your)|up yours",
        rf"you(?:'re| are| guys are| people are| lot are| all are| r)(?: all| such| just| a| an| the| a bunch of| nothing but| absolute| absolutely| complete| completely| fucking| bunch of| total| utter| utterly| so| bloody| a load of| a pack of)* {_RUDE}",
        rf"you (?:absolute |fucking |stupid |complete |total |utter |bloody |useless |incompetent |greedy |lying |thieving |goddamn )*{_RUDE}",
        r"(?:shame on you|you should be ashamed|you disgust me|you make me sick|i hope you (?:go (?:bust|bankrupt|under)|fail|die|rot|choke|lose)|you suck|you people suck|you all suck|screw you|curse you)",
    ),
    medium=(
        r"(?:bunch|pack|load|gang) of (?:fucking |absolute |useless |greedy |lying |incompetent )*(?:idiots|morons|crooks|thieves|liars|clowns|amateurs|cowboys|scammers|criminals|jokers|incompetents|muppets|monkeys|parasites|robbers)",
        r"(?:scammers|con artists|con men|thieving|daylight robbery|greedy (?:bastards|pigs|company|gits|sods)|never (?:using|flying|buying|travelling|traveling|coming|banking) (?:with |from )?you again|worst company|joke of a company|lying bastards|thieves|shut up)",
    ),
    unless=(r"you(?:'re| are) (?:not|no) [a-z ]{0,20}|thank you [a-z]+|fuck you(?:r)? (?:yes|too lol)",),
)
HOSTILE_PERSON: Final = Rule(
    strong=(
        rf"(?:he|she|they|him|her|this (?:guy|man|woman|person|clown)|that (?:guy|man|woman|person)|[@][a-z0-9_]+)(?:'s|'re| is| are| was| were)(?: all| such| just| a| an| the| a bunch of| nothing but| an absolute| an utter| absolute| complete| fucking| total| so| really)* {_RUDE}",
        rf"[@][a-z0-9_.]+[,:]? (?:you(?:'re| are|r)? )(?:all |such |just |a |an |fucking |absolute |complete |total |so |stupid )*{_RUDE}(?:$|[^a-z])",
        r"(?:kill yourself|kys|go kill|you (?:ugly|fat|dirty|filthy|nasty|stupid|dumb) (?:bitch|pig|whore|cow|fuck|ass|piece|slut|cunt)|piece of (?:shit|trash|garbage|crap)|son of a bitch|motherfuckers?|white trash)",
        r"(?:what an?|such an?|stupid|fucking|dumb|you) (?:absolute |fucking |complete |total |utter |bloody |stupid )*(?:idiots?|morons?|imbeciles?|assholes?|arseholes?|scumbags?|dickheads?|twats?|cunts?|wankers?|bitch(?:es)?|jerks?|dumbass(?:es)?|retards?|pricks?|bastards?|ass|clowns?|losers?)",
    ),
    medium=(
        r"(?:shut (?:the fuck |the hell |your )?(?:up|mouth)|stfu|idiots?|morons?|assholes?|arseholes?|scumbags?|dickheads?|twats?|cunts?|wankers?|retards?|retarded|pricks?|dumbass(?:es)?|bitch(?:es)?|whores?|sluts?|dipshit|douchebags?|slimeball|subhuman|faggots?)",
        r"(?:you|ur|he|she|they|he's|she's) (?:are |is |a |an )*(?:disgusting|pathetic|ugly|liars?|losers?|dumb|stupid|evil|trash|scum|idiotic)",
    ),
    unless=(
        r"(?:i'm|i am|i was|i feel|me) (?:such |being |so |just |like )*(?:an? )?(?:[a-z]+ )?(?:idiot|moron|stupid|dumb|fool)|stupid (?:question|mistake)",
    ),
)

OURS: Final = {
    "ask": Rule(
        strong=(
            r"(?:what|how|which|where|when|who|why) (?:do|would|did|should|could|can|are|is|was|were|has|have|will|one|else|kind|part) [^.!]{2,160}\?",
            r"(?:we(?:'d| would) (?:love|like) to (?:hear|know|learn|understand)|tell us (?:what|how|about|your|which|more)|let us know (?:what|which|how|your)|share your (?:thoughts|ideas|views|experience|stories)|have your say|give us your|we(?:'re| are) (?:asking|listening)|what do you think|your (?:thoughts|ideas|views|opinion) (?:on|about|please))",
        ),
        medium=(
            r"[a-z][^?]*\?(?:$|[\s\"')])",
            r"(?:survey|poll|consultation|questionnaire|we want to hear|we want your)",
        ),
        unless=(
            r"(?:did you know|why not|who's ready|ready for|fancy|looking for|need (?:a|help|some)|want to (?:save|win|know more)|how can (?:we|i) help|what are you waiting for)[^?]*\?",
        ),
    ),
    "ack": Rule(
        strong=(
            r"(?:thank(?:s| you)(?: so much| very much)? for (?:letting|your|the|sharing|getting|reaching|raising|telling|flagging|reporting|contacting|taking|bringing|writing|pointing|asking|being)|we (?:hear|understand|appreciate|have heard|get it|'ve noted|have noted|have received|'ve received)|sorry (?:to hear|about|for|that)|we(?:'re| are)(?: so| very| really| truly)* sorry|we apologi[sz]e|apologies|i understand|we(?:'ll| will) (?:pass|look into|investigate|feed|share this)|passed (?:this|it|that|your)(?: [a-z]+){0,2} (?:on|along|to)|noted)",
        ),
        medium=(
            r"(?:thanks|thank you|understood|good point|fair point|you're right|you are right|i hear you|that must|i can see|i see|got it|sorry)",
        ),
    ),
    "going_back": Rule(
        strong=(
            r"(?:you|many of you|some of you|several of you|lots of you|people) (?:asked|told us|suggested|requested|wanted|said|wrote)[^.?!]{0,120}(?:we(?:'ve| have| did| now|'re| will)|so |it(?:'s| is)|and )",
            r"(?:you asked|you said|you told us|as you (?:asked|suggested|requested|wished)|following your (?:feedback|suggestions?|requests?|comments|message)|thanks to your (?:feedback|suggestions?|ideas?)|because of (?:your|what you)|based on your feedback|back to you (?:on|about)|update on your|as promised|coming back to you|going back to|in response to your)",
            r"(?:last (?:week|month|year|time|spring|summer|autumn|winter)|back in [a-z]+|a while ago|earlier this year) you (?:asked|told|suggested|wrote|wanted|requested|said)",
        ),
        medium=(
            r"we(?:'ve| have) (?:now |just |finally )*(?:added|brought back|changed|fixed|restored|introduced|made|put|extended|listened|reinstated)|(?:it|this|that) is now (?:available|possible|fixed|back|live|in place)",
        ),
    ),
    "dm_redirect": Rule(
        strong=(
            r"(?:dm|pm|d\.m\.|direct message|private message) (?:us|me)|(?:send|drop|shoot|pop|slide|follow) (?:us|me)?(?: and)?(?: over)?(?: an?| a quick| your| the| this| these| it| details)*(?: [a-z]+){0,4} (?:dm|pm|direct message|private message|dms|inbox)|(?:via|by|in|through|over|to) (?:our |a |the |your )?(?:dms?|pm|direct message|private message|inbox)|please (?:dm|pm|message us|inbox us|email us|call us)|inbox us|message us (?:privately|directly|with|your)|check your (?:dms?|inbox)|(?:meet|join|continue|chat|take this|reach) (?:us |you )?(?:in|via|to|by) (?:dms?|pm|private|direct)|follow and dm",
        ),
        medium=(
            r"(?:dms?|contact us (?:at|on|via|through|here)|(?:email|e-mail|write to|call|ring|phone|reach) us (?:at|on|via|here)|fill (?:in|out) (?:the|this|our) form|contact (?:our )?(?:customer|support|helpdesk|help desk))",
        ),
    ),
    "service": Rule(
        strong=(
            r"(?:service (?:update|notice|alert|announcement|disruption|status)|(?:is|are|has been|have been|will be|now) (?:currently )?(?:cancelled|canceled|suspended|delayed|closed|disrupted|diverted|restored|postponed|unavailable|down for)|planned maintenance|scheduled maintenance|outage|travel (?:update|alert|advice)|timetable change|opening hours|(?:running|departing|delayed|late by) (?:about |approximately |up to )?[0-9]+ ?(?:min|minutes|hours?)|due to (?:high winds|weather|technical|adverse|strike|fog|ice|snow|maintenance|a fault|an incident|storm|engineering|roadworks|staff))",
        ),
        medium=(
            r"(?:delays?|cancellations?|disruptions?|maintenance|closure|resumed?|resumes|suspended|cancelled)",
        ),
    ),
    "follow_up": Rule(
        strong=(
            r"(?:which|what|when|where|who|how|did|do|does|are|is|can|could|have|has|was|were|would|will) (?:you|your|it|the|version|this|that|they|exactly|time|date|route|device|kind|of|long|often|many|much|happened|did|do|does|is|are|was|were|would|makes|made)[^.!?]{0,160}\?",
            r"(?:could|can|would) you (?:please )?(?:tell|let|share|say|explain|describe|confirm|send|give|clarify|provide)",
        ),
        medium=(
            r"(?:tell (?:me|us) more|a (?:bit|little) more (?:detail|about)|more (?:details|information) (?:about|on|please))",
        ),
        unless=(
            r"(?:how can|how may|can|may|is there anything(?: else)?) (?:we|i)(?: can)? (?:help|assist)[^?]*\?|have you tried[^?]*\?|(?:can|could|would) you (?:please )?(?:dm|pm|message|email)[^?]*\?",
        ),
    ),
    "formula": Rule(
        strong=(
            r"(?:sorry|apologies|apologi[sz]e) for (?:any|the) (?:inconvenience|trouble|delay|frustration|confusion)|(?:your|any) (?:feedback|opinion|call|comments?) (?:is|are) (?:very |really )?(?:important|valued|valuable|appreciated)|we (?:value|appreciate|take|really appreciate) (?:all )?your (?:feedback|patience|business|loyalty|understanding|comments|custom|support)|thank you for (?:your (?:patience|feedback|understanding|message|enquiry|inquiry|comments?|interest)|contacting|reaching out|getting in touch|flying|choosing)|we (?:take|are taking)(?: [a-z]+){1,5} (?:very )?seriously|(?:don't|do not) hesitate to (?:contact|reach|get)|(?:we )?(?:strive|endeavou?r|aim) to|at (?:your|the) earliest convenience|as soon as possible|have a (?:great|nice|lovely|good|wonderful) (?:day|evening|weekend)|kind regards|how (?:can|may) (?:we|i) (?:help|assist)|happy to help|always here|passed? (?:this |your [a-z]+ )?(?:on|along) to (?:the|our) (?:relevant|appropriate|right|correct)",
        ),
        medium=(
            r"(?:inconvenience|for your understanding|valued customer|we regret|rest assured|please be assured|sincere apologies|reach out)",
        ),
    ),
}

PACK: Final = Pack(
    rules={
        "question": QUESTION,
        "want": WANT,
        "complaint": COMPLAINT,
        "praise": PRAISE,
        "thanks": THANKS,
        "hostile_us": HOSTILE_US,
        "hostile_person": HOSTILE_PERSON,
        **OURS,
    },
    lead_ins=en_cuts.LEAD_INS,
    lead_outs=en_cuts.LEAD_OUTS,
    reasons=en_cuts.REASONS,
    fillers=en_cuts.FILLERS,
    tidy=en_cuts.TIDY,
    ask_ins=en_cuts.ASK_INS,
    moan_ins=en_cuts.MOAN_INS,
    tails=en_cuts.TAILS,
    joints=en_cuts.JOINTS,
    empty=en_cuts.EMPTY,
)
