"""Sphinx builds these pages with it (`make docs`): the same Markdown that a forge shows."""  # noqa: INP001 - a script, in no package

import re

from pygments.lexers.javascript import JavascriptLexer
from pygments.lexers.shell import BashLexer
from pygments.lexers.special import TextLexer
from sphinx.application import Sphinx

from api.config import VERSION

project = "Standfirst"
release = VERSION
html_title = f"Standfirst {VERSION}"
language = "en"
extensions = ["myst_parser"]
exclude_patterns = ["_build"]
# A link may lead to a heading of another page, by the name that a forge gives it.
myst_heading_anchors = 3
html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_copyright = False


def setup(app: Sphinx) -> None:
    """Colour what is typed and shown, and take files along."""
    # `console` blocks have no prompts here, and answers are cut with `...`, which is no JSON.
    app.add_lexer("console", BashLexer)
    app.add_lexer("json", JavascriptLexer)
    app.add_lexer("http", TextLexer)
    app.connect("source-read", _link_files)


def _link_files(_app: Sphinx, _page: str, source: list[str]) -> None:
    """Take what a page links to outside of docs/ along as a file: it is no page of the site."""
    source[0] = re.sub(r"\]\((\.\./[^)#]*)(#[^)]*)?\)", r"](path:\1)", source[0])
