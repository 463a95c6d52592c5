"""Every statement, by name. Who calls opened the session; nobody here commits.

Two writers that wait for each other would wait for ever, if PostgreSQL did not end one of them
after a second. They never do when all lock in one order: sources by name, then articles by
fingerprint, then the page, then what is gathered of them.
"""

from models.queries.articles import (
    Known,
    article,
    article_by_fingerprint,
    article_document,
    article_documents,
    article_text,
    claim_article,
    claim_whole_article,
    delete_article,
    is_empty,
    keep_article,
    name_article,
    replace_article,
    source_id,
    store_article,
    stored_documents,
)
from models.queries.counts import Counted, Facet, count_by
from models.queries.filters import ArticleFilter, DateField
from models.queries.pages import (
    claim_page,
    delete_page,
    page,
    page_by_fingerprint,
    page_text,
    replace_reading,
    store_page,
)
from models.queries.quotes import (
    QuoteFilter,
    SpeakerCounts,
    find_quotes,
    find_speakers,
    speaker_roles,
)
from models.queries.related import Shared, articles_in_brief, shared_terms
from models.queries.rows import Parts, Row
from models.queries.search import MOST_RELEVANT, Found, Place, Sort, count_articles, find_articles
from models.queries.served import served
from models.queries.stories import (
    alike,
    copies_of,
    gather_alone,
    make_story,
    merge_stories,
    place_article,
    places,
    refresh_story,
    story_of,
    told,
)
from models.queries.summaries import store_summary, summaries, summary, summary_by_choice

__all__ = [
    "MOST_RELEVANT",
    "ArticleFilter",
    "Counted",
    "DateField",
    "Facet",
    "Found",
    "Known",
    "Parts",
    "Place",
    "QuoteFilter",
    "Row",
    "Shared",
    "Sort",
    "SpeakerCounts",
    "alike",
    "article",
    "article_by_fingerprint",
    "article_document",
    "article_documents",
    "article_text",
    "articles_in_brief",
    "claim_article",
    "claim_page",
    "claim_whole_article",
    "copies_of",
    "count_articles",
    "count_by",
    "delete_article",
    "delete_page",
    "find_articles",
    "find_quotes",
    "find_speakers",
    "gather_alone",
    "is_empty",
    "keep_article",
    "make_story",
    "merge_stories",
    "name_article",
    "page",
    "page_by_fingerprint",
    "page_text",
    "place_article",
    "places",
    "refresh_story",
    "replace_article",
    "replace_reading",
    "served",
    "shared_terms",
    "source_id",
    "speaker_roles",
    "store_article",
    "store_page",
    "store_summary",
    "stored_documents",
    "story_of",
    "summaries",
    "summary",
    "summary_by_choice",
    "told",
]
