"""The sample page, whole: what README and the API's examples show."""

from datetime import UTC, datetime
from importlib.resources import files

import pytest

from summarizer.page.reading import read_page
from summarizer.text import Basis, PageArticle, Precision, Published

CAPTURED_AT = datetime(2025, 7, 2, 12, tzinfo=UTC)

HARBOUR = PageArticle(
    title="Port Ellery signs harbour deal that moves the fish market and keeps the fishermen",
    body="""\
Port Ellery will rebuild its storm-broken harbour on higher ground, after the city and the fishing \
co-operative signed a 30-year agreement on Tuesday that ends two years of argument over who owns \
the quay. Work on the sea wall begins in September. The first berths are due back in use before \
the herring season of 2027.

The deal costs 412 million crowns, half of it paid by the state. The city takes over the outer \
wall and the cranes; the co-operative keeps the auction hall, the ice plant and, in a clause added \
at three in the morning, the right to land its catch at the old steps 'for as long as there is a \
tide'.

'Nobody got everything, and nobody has to move away,' Mayor Ingrid Halloran said at the signing, \
which was held in the auction hall because the town hall still has no roof. 'I have signed a great \
many papers in this town. This is the first one that smelled of mackerel.'

The storm of February 2023 tore 90 metres out of the breakwater and drove eleven boats into the \
market street. Since then the fleet has worked from Sandholm, four hours up the coast, and a third \
of the crews have given up.

Davit Okoro, who chairs the co-operative, said the vote had been closer than people thought. 'We \
argued about every bollard,' he said. He added, 'My father tied up at those steps, and I would \
like my daughter to complain about them too.'""",
    agency="AAP",
)
GRID = PageArticle(
    title="Grid operator asks two cities to cook late and cool early as heat record looms",
    body="""\
Two million households will be paid to put off their evening meal by an hour this week, under an \
emergency plan that the grid operator published on Wednesday as the river valley headed for a \
record 43 degrees. Ovens and air conditioners together push demand above what the lines can carry \
between six and eight o'clock, the operator, Valegrid, said, and the dams that usually fill the \
gap hold half their water. 'We are not asking anyone to sit in the dark or in the heat,' said \
Marisol Tennant, Valegrid's head of operations. 'We are asking them to chill the flat at noon, \
while the sun is paying for it, and to fry the onions at nine.' Customers who take part get four \
crowns a day off their bill. The plan goes back to last July, when one overheated transformer left \
Lowmere without power for eleven hours and the hospital ran its wards on two generators. Doctors \
welcomed it with a warning. 'An hour is nothing for a healthy family and a great deal for a woman \
of ninety on the fifth floor,' said Dr Pell Aranda, who runs the emergency ward at Lowmere \
General. She wants the city to keep its libraries and swimming pools open until midnight, and the \
council votes on that on Thursday. The regulator called the payments 'modest but overdue'.""",
    source="The Northern Ledger",
    agency="UNI",
    dateline="Brackwater/Lowmere, July 2 (UNI)",
    published=Published(
        datetime(2025, 7, 2, 11, 48, tzinfo=UTC), "12 minutes ago", Precision.MINUTE, Basis.RELATIVE
    ),
)
CLUB = PageArticle(
    title="Can a football club be owned by the people who sing for it?",
    body="""\
Supporters of Calder Rovers say they have raised 38 million crowns, enough to buy the football \
club from the investment fund that has seen it relegated twice in three seasons. Both sides have \
until Friday to sign. After that, league officials hand the licence to an administrator. So who \
will pay the players, and can a club really be owned by the people who sing for it? Here is what \
is known. How the offer works The money comes from 61,000 people, who bought shares at 250 crowns \
and up. Nobody has more than one vote. 'A surgeon bought four hundred shares and a schoolgirl \
bought one, and on Saturday they outvoted each other,' said Bea Lindqvist, the baker who started \
the appeal in her shop. 'That is the point.' The fund, Arden Gate, paid 90 million crowns for the \
club in 2019 and has been looking for a way out since the second relegation. Its chief executive, \
Rupert Quayle, called the bid 'serious and properly financed', a remark that sent the queue \
outside the bakery around the corner. 'We would rather sell to people who turn up in the rain,' \
Quayle said. What could still go wrong The wages, for one. They come to 21 million crowns a year, \
and television money falls by half in the second division. Officials at the league will go through \
the books on Thursday. The players have agreed to wait for a fifth of their pay until the club is \
promoted. 'I have been paid late before,' Ferrand said, 'but never by people I liked.' If the sums \
add up, Rovers open the season at home on 9 August, against the side that sent them down.""",
    source="Morning Lantern",
    published=Published(
        datetime(2025, 7, 2, 11, 19, tzinfo=UTC), "41 minutes ago", Precision.MINUTE, Basis.RELATIVE
    ),
)
CHART = PageArticle(
    title="Cleaner finds lost ‘ghost chart' behind a museum clock, "
    "and a coast that was never there",
    body="""\
A cleaner who moved a long-case clock to reach the dust behind it has found a sea chart that \
scholars had been looking for since 1911. The so-called ‘ghost chart', drawn around 1640, shows a \
coast south of Cape Merrow with bays, soundings and two villages, none of which exists. The \
Maritime Museum in Stellan Bay confirmed the find on Wednesday. “I thought somebody had used an \
old poster to keep out the draught,” said Orla Penhaligon, who has cleaned the museum's nine rooms \
for 22 years. "Then I saw that the sea had monsters in it, and I stopped pulling." Curators \
believe that the chart was made to mislead. A captain who sailed by it would have run onto the \
Merrow sands, where the wreckers of the day made their living. According to Emeka Strand, the \
museum's director, it is 'the most elegant piece of fraud we own'. He has asked Penhaligon to cut \
the ribbon when it goes on show in October. She has agreed, on one condition: nobody is to polish \
the clock.""",
    source="Tidewater Courier",
    published=Published(
        datetime(2025, 7, 2, 9, tzinfo=UTC), "3 hours ago", Precision.HOUR, Basis.RELATIVE
    ),
)

# Every stretch but the white space: its kind, its article, and its words or both their ends.
STRETCHES = [
    ("title", 0, HARBOUR.title),
    ("body", 0, "Port Ellery will rebuild ... season of 2027."),
    ("body", 0, "The deal costs 412 milli ... there is a tide'."),
    ("body", 0, "'Nobody got everything,  ... d of mackerel.'"),
    ("body", 0, "The storm of February 20 ... have given up."),
    ("body", 0, "Davit Okoro, who chairs  ... about them too.'"),
    ("agency", 0, "(AAP)"),
    ("navigation", None, "Try Our AI Assistant"),
    ("navigation", None, "Explore what Quayside AI can do for you:"),
    ("comments", None, "Comments"),
    ("comments", None, "No comments yet..."),
    ("label", None, "Related Articles"),
    ("source", 1, "The Northern Ledger"),
    ("time", 1, "12 minutes ago"),
    ("source", 1, "- The Northern Ledger"),
    ("title", 1, GRID.title),
    ("dateline", 1, "Brackwater/Lowmere, July 2 (UNI)"),
    ("body", 1, "Two million households w ... but overdue'."),
    ("agency", 1, "UNI HVM TR 1105"),
    ("debris", None, "&w=1920&q=75)"),
    ("source", 2, "Morning Lantern"),
    ("time", 2, "41 minutes ago"),
    ("source", 2, "- Morning Lantern"),
    ("title", 2, CLUB.title),
    ("deck", 2, "Supporters of Calder Rov ... who sing for it?"),
    ("label", 2, "read more"),
    ("caption", 2, "Supporters hold up their scarves outside the Mill Lane ground on Sunday."),
    ("credit", 2, "AFP"),
    ("body", 2, "Supporters of Calder Rov ... administrator."),
    ("advertisement", None, "STORY CONTINUES BELOW THIS AD"),
    ("body", 2, "So who will pay the play ... t is the point.'"),
    ("caption", 2, "Bea Lindqvist counts pledges behind the counter of her bakery."),
    ("credit", 2, "Getty Images"),
    ("body", 2, "The fund, Arden Gate, pa ... ,' Quayle said."),
    ("advertisement", None, "STORY CONTINUES BELOW THIS AD"),
    ("body", 2, "What could still go wron ... ond division."),
    ("caption", 2, "Captain Joao Ferrand lea ... irty million mark"),
    ("body", 2, "Officials at the league  ... sent them down."),
    ("agency", 2, "With inputs from agencies"),
    ("source", 3, "Tidewater Courier"),
    ("time", 3, "3 hours ago"),
    ("source", 3, "- Tidewater Courier"),
    ("title", 3, CHART.title),
    ("body", 3, "A cleaner who moved a lo ... lish the clock."),
]


@pytest.fixture(scope="module")
def page():
    return files("api.samples").joinpath("page.txt").read_bytes().decode()


def matches(words, expected):
    head, dots, tail = expected.partition(" ... ")
    return words.startswith(head) and words.endswith(tail) if dots else words == expected


def test_reads_the_four_articles_to_the_letter(page):
    assert read_page(page, CAPTURED_AT).articles == (HARBOUR, GRID, CLUB, CHART)


def test_names_every_stretch_of_the_page(page):
    stretches = [
        segment for segment in read_page(page, CAPTURED_AT).segments if segment.of(page).strip()
    ]

    assert [(segment.kind, segment.article) for segment in stretches] == [
        (kind, article) for kind, article, _ in STRETCHES
    ]
    assert [
        segment.of(page)
        for segment, (_, _, words) in zip(stretches, STRETCHES, strict=True)
        if not matches(segment.of(page), words)
    ] == []


def test_the_sample_ends_its_lines_as_a_file_of_this_package_does(page):
    assert "\r" not in page
    assert page.startswith("\n")
