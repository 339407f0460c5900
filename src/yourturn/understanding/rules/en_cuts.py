"""English: how sentences are cut to statements. Patterns see sentences as written, whatever their case."""

from typing import Final

LEAD_INS: Final = (
    r"(?:i|we)(?: really| so| do| just| only| often| still| all)* wish(?: that)?(?: (?:you|they)(?: guys| all)? (?:would|could|'d)(?: please| just| also)?)?",
    r"(?:it|that|this)?(?: ?'d| would| wud| might| could)(?: also| really)? be (?:very |really |so |a |an |much |even |super |more |absolutely )*[a-z]+(?: idea| thing| feature)?,? (?:if|to have|to see|to be able to|to)(?: only)?(?: (?:there (?:was|were)|(?:you|they|we|i)(?: guys)? (?:could|would|had)))?",
    r"(?:is there|are there|isn't there)(?: any| a| some| no)*(?: other)? (?:way|chance|possibility|option|means|method)s?(?: that| of| for| to|,)?(?: (?:you|we|i|one|me|us) (?:could |can |might )?(?:to )?)?",
    r"any (?:way|chance)(?: that| of| to|,)?(?: (?:you|we|i|one) (?:could|can) )?",
    r"(?:can|could|would|will) (?:you|someone|somebody|they|anyone|anybody)(?: guys| all| lot)?(?: please| pls| perhaps| maybe| possibly| at least| kindly| just| not| ever| consider)*",
    r"(?:is|would) it (?:be )?(?:at all )?possible (?:for (?:you|me|us) )?to",
    r"(?:can|could|may|might) (?:we|i)(?: please| maybe| at least| finally| just| suggest(?: that)?)*(?: (?:have|get|see))?",
    r"(?:i|we)(?: ?'d| would)(?: really| also| very much| absolutely| so| just| much)* (?:like|love|prefer|appreciate|welcome|rather)(?: it)?(?: to see| to have| to be able to| to| if| that)?(?: you to)?",
    r"(?:i|we)(?: would| might| can only| also)* (?:suggest|propose|recommend|request|vote for|beg|urge|ask)(?: you)?(?: that| for| to)?",
    r"(?:i|we)(?: really| just| do| all| only| still| desperately| badly| also| simply)* (?:want|need)(?: you)?(?: to see| to have| to be able to| to)?",
    r"(?:i|we|i'm|we're)(?: really| just| do| still| am| are)* (?:hope|hoping)(?: that| to see)?",
    r"how (?:do|can|could|would|should) (?:i|we|you|one)(?: please)?|how to",
    r"(?:what|how) about",
    r"why (?:not|can't you|don't you|don't they|can't they|won't you)",
    r"if only",
    r"(?:please|pls|plz)(?: also| just| do| at least| finally| kindly| consider| could (?:you|we)| can (?:you|we))*",
    r"(?:my|a|one|another|the|serious)? ?(?:suggestion|feature request|wish|request|proposal)(?: is| would be)?:?(?: that| to| for)?",
    r"(?:you|they|there|someone|somebody) (?:should|must|need to|needs to|ought to|have to)(?: really| at least| also| just| be)*",
)
LEAD_OUTS: Final = (
    r",? (?:please|pls|plz)(?:$|[,;:.!?-]| and )",
    r"(?: ?'d| would| wud| might)(?: also| really| certainly)? be (?:very |really |so |a |an |much |even |super |more |absolutely |most )*(?:nice|great|good|helpful|useful|cool|awesome|lovely|wonderful|fantastic|amazing|handy|better|ideal|perfect|excellent|brilliant|welcome|appreciated|convenient|grand|fab|a start|a dream|a godsend)(?:$|[^a-z]+(?:$|(?:too|as well|for|in|at|on|i|and|because|since)\b))",
    r",? (?:is|are|'s) what (?:i|we|people)(?: ?'d| would)?(?: really| all)? (?:like|want|need)",
    r" (?:is|are) (?:badly |really |sorely |much |urgently )?needed",
    r"[ –—-]+(?:this |it |that )?(?:really |also |just |still )*(?:needs? to|should|must|has to|have to|ought to)(?: really| also| just)* be (?:added|included|available|possible|implemented|standard|brought back|restored|an option|allowed|supported|introduced|optional)",
)
REASONS: Final = (
    (
        r",? (?:because|cause|cuz|since|otherwise|so that|so (?:we|i|people|that)|but|as (?:i|we|it|they|my|our|the)|if (?:at all )?possible)\b|"
        r", (?:we|i|so|as|since|it|it's|i'm|i've|we're|and (?:i|we|it|they|then)|that|this|which|then|especially|even|not|at the moment|please|they|there|my|our|instead of|thanks|thank)\b|"
        r"[;(]|: | (?:-|–|—) | thanks\b| thank you\b|[.!?] "
    ),
)
FILLERS: Final = (
    r"^(?:(?:(?:hi|hello|hey|good (?:morning|afternoon|evening|day)|greetings)(?: (?:there|all|everyone|team|guys|folks|both))?|dear [a-z]+|@[a-z0-9_.@-]+|and|but|so|also|well|ok|okay|oh|actually|honestly|seriously|anyway|then|now|just|guys|team|all|everyone|yes|no|btw|by the way|again|lastly|finally|first(?:ly)?|second(?:ly)?|however|maybe|perhaps|for (?:pity's|god's|heaven's) sake|me too|same here|sorry)[ ,!.:–—-]+)+",
)
TIDY: Final = (
    (r"^(?:that |if |to |for |is )+", ""),
    (
        r"^(?:you|someone|somebody|they|we|i)(?: guys| all)? (?:could|would|can|will|might|should|had)(?: please| also| just| again)* ",
        "",
    ),
    (
        r"^(?:there was|there were|there is|there would be|there be|we had|i had|you had|to have|have|see|be able to) ",
        "",
    ),
    (
        r"^(?:the |an? )?(.* )(?:left|leaves|leave|ran|runs|run|went|goes|came|comes|arrived|stopped|opened|closed) (after|before|until|till|at|later|earlier|from|every|on|in)\b",
        "$1$2",
    ),
    (r"^(?:an? |the |some |any )+", ""),
)
ASK_INS: Final = (
    r"(?:does|do|has|did) (?:any ?one|any ?body|some ?one|you)(?: here| else| guys)? (?:know|have (?:any|an) idea)(?: if| whether| how to)?",
    r"(?:can|could|would|will) (?:you|someone|anyone|somebody|anybody)(?: please| kindly| pls)*(?: (?:help me|tell me|explain|advise|let me know|help|show me|clarify|confirm))+(?: to| me)?(?: if| whether| with| understand| how to| on)?",
    r"(?:i|we)(?: ?'d| would) (?:like|love|want) to (?:know|understand|ask|find out|hear)(?: if| whether| how to)?",
    r"(?:i was|i'm|i am|just|we were|been) wondering(?: if| whether)?(?: there (?:is|was))?",
    r"(?:please|pls|kindly)(?: (?:help me|tell me|explain|advise|let me know|clarify|confirm|help))+(?: to)?(?: if| whether| how to| with)?",
    r"(?:my|a|one|another|quick|the) question(?: is|:)?",
    r"how (?:do|can|could|would|should|might) (?:i|we|you|one)(?: please)?|how to",
    r"(?:is there|are there)(?: any| a| some)*(?: other)? (?:way|option|possibility|solution)s?(?: to| of| for)?(?: (?:i|we|one) can)?",
    r"(?:do|don't|can't|cannot)(?: not)? (?:know|understand|figure out|work out|find out)(?: how to| if| whether)?",
    r"any (?:ideas?|idea|clue|suggestions?|advice)(?: on| why| how| about)?(?: to)?",
)
MOAN_INS: Final = (
    r"(?:i|we)(?: am| are|'m|'re)(?: really| very| so| extremely| just| deeply| absolutely| completely| quite| also)* (?:annoyed|disappointed|frustrated|fed up|sick(?: and tired)?|tired|unhappy|angry|upset|furious|disgusted|fuming)(?: that| with| of| about| by| at| to see)",
    r"(?:i|we)(?: really| absolutely| just| also| truly| fucking| do)* (?:hate|loathe|despise|dislike|detest|can't stand|cannot stand)(?: that| how| it when)?",
    r"(?:i|we) (?:have|'ve) (?:a |an |the )?(?:problem|issue|trouble)s?(?: with| that|:)?",
    r"(?:i|we)(?: have| 've|'ve)(?: just| now| also)* (?:found|noticed|discovered)(?: that| out that)?",
)
TAILS: Final = (
    r"please|pls|plz|(?:many |kind )?thanks(?: (?:in advance|a lot|so much|again|all|guys|everyone|very much))?|thank you(?: (?:in advance|so much|very much|again|all))?|thx|cheers|too|as well|(?:kind |best )?regards|if (?:at all )?possible|help(?: me)?|any (?:help|ideas?|advice|suggestions)(?: (?:please|appreciated|welcome))?|lol|tia|ta",
)
JOINTS: Final = (
    "and (?:i|we|it|they|then)",
    "which|because|so|but|when|while|where|since|as|unless|until|instead",
)
EMPTY: Final = (
    "a an the this that these those it its it's i i'm i've i'd me my we us our you your they them their he she his her is are was were be "
    "been am do does did doing done don't doesn't didn't have has had having can can't could couldn't would should must may might will "
    "won't shall not no yes and or but so if then than as at by for from in into of off on onto out over to up with about after again "
    "all also any anybody anyone anything back because before both every everyone everything few get gets getting got give go goes going "
    "help here how just know let like look make many maybe me more most much need needs never nobody nothing now one ones only other "
    "please pls really same say see some somebody someone something still such sure take tell thank thanks that's there too try trying "
    "use very want wants way well what when where which who why wish yet fix fixed find confirm advise ask asap problem issue solve "
    "solution question answer reply respond happening happened wrong idea ideas thing things work works working happy hear hope mean "
    "think thought understand explain suggest suggestion suggestions possible today ever even anymore already keep put call contact "
    "wth wtf omg guys hi hello dear call read write being actually right hate love"
)
