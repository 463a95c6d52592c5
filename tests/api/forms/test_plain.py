from api.forms.plain import plain


def test_an_article_is_laid_out_heading_abstract_quotes_body(ferry):
    assert plain(ferry) == (
        "Ferry sails again\n"
        "The Ferry Post · Bo Lund · 2025-07-02 09:00 UTC\n"
        "\n"
        "  “Rain,” he said.\n"
        "\n"
        "  “We sail at dawn,”\n"
        "    — Ada Quist, the harbour master\n"
        "\n"
        "  “Rain,”\n"
        "    — he\n"
        "\n"
        "  “red line”\n"
        "    — not attributed\n"
        "\n"
        "────────────────────────────────────────────────────────────────────────────────\n"
        "\n"
        "QUAY (UNI) — “We sail at dawn,” said Ada Quist, the harbour master. “Rain,” he\n"
        "said.\n"
        "\n"
        "https://ferry.example/again\n"
    )


def test_a_day_is_not_written_as_its_midnight(bare):
    day = {"published_at": "2025-07-02T00:00:00Z", "published_at_precision": "day"}

    assert plain(bare | day).splitlines()[1] == "2025-07-02"


def test_words_stay_whole_and_lines_stay_lines(bare):
    address = "https://ferry.example/" + "deck-" * 20
    body = f"First  line\nsee {address}\n\n\n \nLast \x1b[31mline\x07."

    assert plain(bare | {"body": body}).split("─\n\n")[1] == (
        f"First  line\nsee\n{address}\n\nLast [31mline.\n"
    )
