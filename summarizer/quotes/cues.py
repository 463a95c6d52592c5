"""The words that report speech."""

from summarizer.lexicon import words


def _forms(table: str) -> frozenset[str]:
    """Spell out the regular forms of the verbs in a table: "add" gives adds, added, adding."""
    return frozenset(form for verb in words(table) for form in _regular(verb))


def _regular(verb: str) -> tuple[str, str, str, str]:
    stem = verb.removesuffix("e")
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    plural = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x")) else f"{verb}s"
    return verb, plural, f"{stem}ed", f"{stem}ing"


# Verbs that announce a whole statement.
SPEECH = words("""
        said says say saying told tells tell telling wrote writes write written writing began begins
        begun held holds went spoke speaks speaking sang sings thought thinks thinking read
        reads quipped quips quipping swore swears shot hit sent heard hears admitted admits
        admitting
        put puts putting put replied replies rebutted submits submitted submitting gushed felt feels
        vows vowed vowing upheld found finds
    """) | _forms("""
        accept acknowledge add address admonish advise affirm agree allege announce answer appeal
        argue ask assert assure believe bellow boast brag caution chant charge chide cite claim
        clarify comment complain concede conclude confess confide confirm continue contend convey
        counter cry declare demand deny describe direct disclose echo elaborate emphasise emphasize
        exclaim explain express fume grumble highlight hint hope imply inform insist instruct
        interject intone joke lament laugh maintain mention muse mutter note observe offer opine
        order plead pledge point post predict proclaim promise pronounce protest query question
        quote rail reason recall recount reflect refute reiterate rejoin relate remark remember
        remind repeat reply report respond retort reveal roar rule scoff scream shout shrug sigh
        signal snap sneer specify speculate state stress suggest surmise tease testify thunder tout
        tweet underline underscore urge venture voice volunteer warn wax weigh whisper wish wonder
        yell
    """)
# Verbs that attach a word or two to something: "called it a 'stunt'".
LABEL = words(
    "labelled labelling labels label branded branding brands referred refers referring dubbed "
    "dubbing slammed slamming tagged tagging"
) | (
    _forms("""
        accuse applaud attack bemoan blame blast brand brush call characterise characterize
        commend compare condemn congratulate credit criticise criticize decry defend demand
        denounce depict deride describe detail dismiss dub encourage hail invite label lambast
        liken mock outline paint pan portray praise present rate rebuke reject ridicule seek seethe
        slam tag term thank tout welcome
    """)
)
# As nouns as often as verbs.
NOUNS = words("""
    claims claim comments comment calls call charges charge demand demands reports report reports
    posts post points point notes note orders order states state promise promises question
    questions attack attacks blame brands brand labels label terms term offer offers tweet tweets
    hope hopes rates rate rule rules weighs reason reasons direct address addresses detail details
    blast pledge pledges praise quote quotes read reads held holds put puts hit hits sent found
    finds wish wishes answer answers reply replies protest laugh laughs joke jokes shot felt
    feels thought signal signals present charge pan paint mention mentions stress accept credit
    credits voice exclaim venture tag tout
""")
