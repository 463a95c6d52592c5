"""The benchmarks, run on invented texts as whoever measures runs them."""

import gzip
import importlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
TITLE = "Ferry fares to rise in May"
BODY = "The fares of the harbour ferry rise by a tenth in May, the council said on Monday."
COPIED = f"Home\nThe Mill Courier\n2 hours ago\n- The Mill Courier\n{TITLE}\n{BODY}\n"
GOLD = {
    "family": "list",
    "captured_at": "2025-07-02T12:00:00Z",
    "articles": [
        {
            "title": TITLE,
            # Of its 15 runs of four words we find 14, of its 18 words 17.
            "body": f"{BODY} Nobody",
            "source": {"name": "The Mill Courier"},
            "published_at": "2025-07-02T10:59:00Z",
            "published_at_precision": "hour",
        }
    ],
    "segments": [{"start": 0, "end": 4, "kind": "label", "article": None}],
}

SCORES = {
    "pages": "1",
    "articles": "1",
    "found": "1.000",
    "extra": "0",
    "body": "0.000",
    "title": "1.000",
    "source": "1.000",
    "time": "1.000",
    "byline": "-",
    "F1": "0.966",
    "noise": "0.0000",
    "loss": "0.0556",
}


def ended(script, *arguments):
    # Peers warn of this and that; what counts is what is printed.
    return subprocess.run(
        [sys.executable, BENCHMARKS / script, *arguments],
        capture_output=True,
        check=False,
        text=True,
    )


def run(script, *arguments):
    result = ended(script, *arguments)
    assert result.returncode == 0, result.stderr
    return cells_of(result.stdout)


def cells_of(output):
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in output.splitlines()]


def row_of(name, cells):
    """Give the row of a system, or of the floors, by the heads of its table."""
    heads, row = cells[0], next(row for row in cells if row[:1] == [name])
    return dict(zip(heads, row, strict=True))


def test_scores_copied_pages_by_layout_and_kind(tmp_path):
    (tmp_path / "1.txt").write_text(COPIED, encoding="utf-8")
    (tmp_path / "1.json").write_text(json.dumps(GOLD), encoding="utf-8")

    cells = run("pages.py", "--pages", tmp_path)

    heads = next(row for row in cells if row)
    for layout in ("list", "all"):
        scores = next(row for row in cells if row[:1] == [layout])
        assert dict(zip(heads, scores, strict=True)) == SCORES | {"layout": layout}
    assert ["gold", "label", "naviga", "right"] in cells
    assert ["label", ".", "4", "0.000"] in cells


def test_scores_html_beside_the_peers_that_are_here(tmp_path):
    for folder in ("html", "text"):
        (tmp_path / folder).mkdir()
    story = f"<article><h1>{TITLE}</h1><p>{BODY}</p><p>{BODY[::-1]}</p></article>"
    (tmp_path / "html" / "1.html.gz").write_bytes(gzip.compress(story.encode()))
    (tmp_path / "text" / "1.txt").write_text(COPIED, encoding="utf-8")
    truth = {"1": {"articleBody": f"{BODY} {BODY[::-1]}"}}
    (tmp_path / "ground-truth.json").write_text(json.dumps(truth), encoding="utf-8")

    cells = run("pages.py", "--extraction", tmp_path, "--repetitions", "1")

    rows = {row[0]: row[1:] for row in cells if len(row) > 1}
    assert rows["standfirst"][:2] == ["1.000", "1.000 to 1.000"]
    assert rows["trafilatura"][4:6] == ["1.00 (1.00 to 1.00)", "1.00"]
    assert {"trafilatura, precision", "standfirst, text"} <= rows.keys()


TEXT = "The mill on Dr. Vale's land burnt down. Nobody was hurt. The cause is not known."
CUT = ["The mill on Dr. Vale's land burnt down.", "Nobody was hurt.", "The cause is not known."]


def test_scores_sentences_and_what_they_cost(tmp_path):
    # Gold cuts once where ours cuts twice: P 1/2, R 1, F1 2/3.
    rows = [{"text": TEXT, "sentences": [CUT[0], " ".join(CUT[1:])]}]
    (tmp_path / "1.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")

    cells = run("sentences.py", tmp_path, "--repetitions", "1")

    ours = [row for row in cells if row[:1] == ["standfirst"]]
    assert ours[0][1:] == ["0.500", "1.000", "0.667", "0.667 to 0.667", "0/1", "0"]
    assert ours[1][1] == "1.0 (1.0 to 1.0)"


@pytest.fixture
def shared(tmp_path):
    """Make a folder of pages: one with its body right, and one with its title wrong."""
    for folder, title in (("pages", TITLE), ("pages/dev", "Another")):
        own = tmp_path / "data" / folder
        own.mkdir(parents=True)
        (own / "1.txt").write_text(COPIED, encoding="utf-8")
        article = GOLD["articles"][0] | {"title": title, "body": BODY}
        gold = json.dumps(GOLD | {"articles": [article]})
        (own / "1.json").write_text(gold, encoding="utf-8")
    return tmp_path


def test_names_what_is_missing_and_measures_nothing(shared):
    result = ended("quality.py", shared, "--parts", "pages", "keywords")

    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == f"Nothing was measured: {shared} has no data/bbc/titles_500.jsonl.\n"


def test_raises_floors_as_far_as_the_figures_allow(shared, tmp_path):
    floors = tmp_path / "floors.json"
    floors.write_text('{"pages": {"body": 0.9}, "costs": {"a peer": 3}}', encoding="utf-8")

    cells = run("quality.py", shared, "--parts", "pages", "--floors", floors, "--raise")

    assert row_of("standfirst", cells) == {
        "pages": "standfirst",
        "n": "2",
        "found": "1.0000",
        # Two pages drawn anew have both titles right or both wrong one time in four.
        "title": "0.5000 ±0.5000",
        "source": "1.0000",
        "body": "1.0000",
        "free of noise": "1.0000",
    }
    # Where all is right, one of the two articles may go wrong.
    raised = {"found": 0.5, "title": 0.0, "source": 0.5, "body": 0.9, "free of noise": 0.5}
    assert json.loads(floors.read_bytes()) == {"pages": raised, "costs": {"a peer": 3}}


def test_fails_below_a_floor_and_where_a_floor_is_not_measured(shared, tmp_path):
    floors = tmp_path / "floors.json"
    own = {"pages": {"found": 1.0, "title": 0.6, "patience": 0.1}}
    floors.write_text(json.dumps(own), encoding="utf-8")

    result = ended("quality.py", shared, "--parts", "pages", "--floors", floors)

    assert result.returncode == 1
    assert result.stderr.splitlines() == [
        "Floors that do not hold:",
        "pages: title is 0.5000, its floor 0.6",
        "pages: patience has a floor and was not measured",
    ]
    assert json.loads(floors.read_bytes()) == own


PLAIN = "The mill is open. “We are glad of that,” said Dr Anna Vale. “Come and see,” she said."


def gold_quote(text, said, speaker="", **fields):
    """Annotate a quote and its speaker by their words."""
    start, at = text.index(said), text.index(speaker)
    own = {"start": start, "end": start + len(said), "kind": "direct"}
    told = {"speaker_start": at, "speaker_end": at + len(speaker), "speaker_type": "named"}
    return own | {"speaker": speaker} | (told if speaker else {}) | fields


def test_scores_quotes_and_names_the_peers_that_are_absent(tmp_path):
    quotes = [
        gold_quote(PLAIN, "We are glad of that,", "Dr Anna Vale", speaker_head="Vale"),
        gold_quote(PLAIN, "“Come and see,”", "she", speaker_head="she", speaker_type="pronoun"),
    ]
    file = tmp_path / "1.jsonl"
    file.write_text(json.dumps({"text": PLAIN, "quotes": quotes}), encoding="utf-8")

    result = ended("quotes.py", file, "--repetitions", "1")

    cells = cells_of(result.stdout)
    assert "textacy absent; sayswho absent; spacy absent" in result.stdout
    rows = [row[1:] for row in cells if row[:1] == ["rules"]]
    right = ["1.000", "1.000", "-", "1.000", "1.000", "1.000 to 1.000"]
    assert [row[:6] for row in rows[:2]] == [right, right]
    assert ["standfirst", "1.000 (1.000 to 1.000)"] in [row[:2] for row in cells]


@pytest.fixture
def benchmark(monkeypatch):
    """Import a module as the scripts do, from their own folder."""
    monkeypatch.syspath_prepend(BENCHMARKS)
    return importlib.import_module


@pytest.mark.parametrize(
    ("name", "word"),
    [
        pytest.param("Ms. Anna Vale", "vale", id="a title before"),
        pytest.param("the former Vice President Vale’s", "vale", id="titles and a possessive"),
        pytest.param("Karl Vale, Jr.", "vale", id="junior"),
        pytest.param("the president", "president", id="an office alone"),
        pytest.param("Tom O’Dell", "o'dell", id="an apostrophe inside"),
        pytest.param("U.S.", "u.s", id="stops inside"),
        pytest.param(" — ", "", id="nothing but edges"),
    ],
)
def test_goes_by_the_last_word_of_a_name(benchmark, name, word):
    assert benchmark("speakers").last_word(name) == word


@pytest.mark.parametrize(
    ("found", "right"),
    [
        pytest.param({"speaker": "Miller Anna Vale", "at": 0}, True, id="the surname"),
        pytest.param({"speaker": "Anna", "at": 0}, False, id="another word"),
        pytest.param({}, False, id="nobody"),
    ],
)
def test_a_named_speaker_is_right_by_the_head(benchmark, found, right):
    speakers = benchmark("speakers")
    gold = speakers.Spoken(20, 30, "Dr Vale", 40, until=47, head="Vale", type="named")

    assert speakers.is_right(gold, speakers.Said(20, 30, **found)) is right


@pytest.mark.parametrize(
    ("found", "right"),
    [
        pytest.param({"speaker": "She", "at": 0}, True, id="the word"),
        pytest.param({"speaker": "what she", "at": 40}, True, id="where it begins"),
        pytest.param({"speaker": "Tom", "at": 43}, False, id="just behind"),
        pytest.param({"speaker": "Anna Vale", "at": 0}, True, id="whom it stands for"),
        pytest.param({"speaker": "her", "at": 0, "name": "Anna Vale"}, True, id="by full name"),
    ],
)
def test_a_pronoun_is_right_by_its_word_its_place_and_its_person(benchmark, found, right):
    speakers = benchmark("speakers")
    gold = speakers.Spoken(20, 30, "she", 40, "Vale", until=43, head="she", type="pronoun")

    assert speakers.is_right(gold, speakers.Said(20, 30, **found)) is right


LINES = "“Rain fell all night,\n“and then the wheel stood still,” she said of the “great mill”."


@pytest.mark.parametrize(
    ("ranges", "kind", "counts"),
    [
        # Found, of gold, met, right; named, nominal and pronoun: met and right.
        pytest.param([(0, 55)], None, (2, 3, 2, 2, 0, 0, 0, 0, 2, 2), id="cut at the line's end"),
        pytest.param([(22, 55)], None, (1, 3, 1, 1, 0, 0, 0, 0, 1, 1), id="marks do not count"),
        pytest.param([(23, 40)], None, (1, 3, 0, 0, 0, 0, 0, 0, 0, 0), id="too little in common"),
        pytest.param([(1, 20)] * 2, None, (2, 3, 1, 1, 0, 0, 0, 0, 1, 1), id="one to one"),
        pytest.param([(73, 83)], "direct", (0, 2, 0, 0, 0, 0, 0, 0, 0, 0), id="another kind"),
        pytest.param([(65, 83)], "direct", (0, 2, 0, 0, 0, 0, 0, 0, 0, 0), id="much of another"),
        pytest.param(
            [(73, 83)], "mixed", (1, 1, 1, 0, 0, 0, 0, 0, 0, 0), id="nobody's: never right"
        ),
        pytest.param([], None, (0, 3, 0, 0, 0, 0, 0, 0, 0, 0), id="nothing"),
    ],
)
def test_matches_quotes_by_line_one_to_one(benchmark, ranges, kind, counts):
    attribution, speakers = benchmark("attribution"), benchmark("speakers")
    she = {"at": 56, "until": 59, "head": "she", "type": "pronoun"}
    gold = attribution.Text(
        LINES,
        (
            speakers.Spoken(1, 20, "she", **she),
            speakers.Spoken(23, 53, "she", **she),
            speakers.Spoken(73, 83, kind="mixed"),
        ),
    )

    found = [speakers.Said(start, end, "she", 56) for start, end in ranges]

    assert attribution.counts(gold, found, kind) == counts
