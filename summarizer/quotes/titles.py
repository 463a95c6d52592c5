"""What stands before a name: honorifics and roles."""

from summarizer.lexicon import words

HONORIFICS = words("""
    mr mrs ms miss mx dr prof professor sir dame lord lady shri smt kumari rev revd reverend fr
    father sister imam rabbi sheikh sen rep gov gen lt col maj capt sgt cpl pvt adm cmdr hon st
    justice judge general colonel major captain sergeant lieutenant admiral constable inspector
    superintendent commissioner detective corporal commander brigadier marshal king queen prince
    princess pope bishop archbishop cardinal dalai
""")
FEMALE = words(
    "mrs ms miss dame lady smt kumari queen princess sister she her spokeswoman "
    "congresswoman councilwoman chairwoman actress wife mother daughter woman widow"
)
MALE = words(
    "mr sir lord shri king prince father he his him spokesman congressman councilman "
    "chairman actor husband son man pope bishop cardinal"
)
ROLES = words("""
    secretary minister president premier chancellor ambassador envoy senator representative
    congressman congresswoman governor mayor deputy vice chief leader chairman chairwoman
    chairperson chair director manager head officer official spokesman spokeswoman spokesperson
    aide adviser advisor strategist consultant analyst economist pollster editor reporter
    journalist columnist correspondent anchor host author writer historian scientist researcher
    lecturer teacher doctor surgeon nurse lawyer attorney advocate barrister solicitor prosecutor
    solicitor-general attorney-general councillor counsel magistrate speaker whip candidate nominee
    hopeful frontrunner rival opponent democrat republican conservative labour liberal independent
    democratic activist campaigner organiser organizer founder co-founder executive ceo cfo partner
    owner coach captain striker goalkeeper midfielder defender bowler batsman batter player skipper
    actor actress singer director producer star comedian businessman businesswoman billionaire
    tycoon mogul developer resident farmer driver witness neighbour neighbor mother father wife
    husband son daughter brother sister widow friend colleague counterpart undersecretary
    under-secretary treasurer trustee member mp mla msp peer convener organizer expert professor
    commissioner superintendent general colonel superstar veteran pastor preacher legend
    engineer architect designer curator librarian biologist geologist oceanographer physicist
    chemist sociologist psychologist epidemiologist ecologist climatologist meteorologist
    statistician trader broker banker investor shopkeeper baker fisherman grandmother grandfather
    supporter voter student graduate principal headteacher chef fellow pilot guard
""")
# "Secretary of State Ann Lee", "Foreign Minister": what a minister is for.
OFFICES = words("""
    state defence defense treasury foreign external home interior finance health education energy
    trade commerce agriculture environment transport affairs development information technology
""")

# What stands before a role: "former", "deputy".
MODIFIERS = words("""
    former then ex deputy vice senior chief assistant acting veteran top lead retired late fellow
    longtime current
""")
PLURALS = frozenset(f"{role}s" for role in ROLES) | words("""
    police critics experts sources people women men parents analysts opponents democrats lawmakers
    republicans voters protesters spokesmen families
""")
