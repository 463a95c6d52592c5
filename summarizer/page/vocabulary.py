"""The words of a page that are no story's: menus, buttons, boxes, labels, advertisements.

Tables of what a whole line may say, small letters and straight quotes for all; each line of a
table holds alternatives, with ``.{0,40}`` where names go.
"""

import re

from summarizer.text import SegmentKind

# The rule of a heading with pointers to other stories below it: what was open is over there.
LISTING = "heading of a list"
# The rule of a label that leads to the rest of a story: here the story is over.
READ_ON = "label that leads to the full story"
# The rule of a line of marks alone.
RULER = "no letter and no figure"
# The rule of a line that ends a story.
END = "mark that ends a story"
# The rule of a heading with a story's main points below it.
SUMMARY = "heading of a summary"
# The rule of a line with an advertisement's own words below it.
SPONSORED = "sponsor's line"


def _either(table: str) -> str:
    """Join a table's lines into one pattern."""
    return f"(?:{'|'.join(line.strip() for line in table.strip().splitlines())})"


_AD = "(?:ad|ads|advert|advertisement|advertising)"
_THING = _either("""
    stories|story|news|articles?|reads?|reading|posts?|topics|coverage|content|videos?|links
    headlines
""")
_SECTION = _either("""
    home|homepage|latest|news|breaking news|top news|sections|menu|search|all|more|live
    india|world|international|national|local|uk|us|u\\.s\\.|usa|asia|europe|africa|americas
    middle east|politics|business|economy|money|markets?|companies|finance|tech|technology
    science|climate|environment|health|education|crime|law|cities|society|elections?
    sports?|football|cricket|tennis|opinion|editorials?|comment|analysis|entertainment
    lifestyle|life|style|culture|arts|books|film|movies|music|travel|food|fashion
    jobs|property|cars|auto|video|videos|photos|pictures|gallery|audio|podcasts?|weather
    e-?paper|crosswords?|puzzles|games|horoscopes?|obituaries|magazine
""")
_BUTTON = _either("""
    sign ?(?:in|up|out)|log ?(?:in|out)|register|subscribe(?: now)?|my account|account|settings
    share|share this.*|share full (?:article|story)|share (?:on|via|article)(?: .*)?
    save|save for later|saved|bookmark|like|print|copy|reuse this .*|gift (?:this )?article
    e-?mail|e-?mail this.*|whatsapp|facebook|twitter|x|linkedin|reddit|telegram|pinterest
    copy link.*|link copied!?|listen|listen to this .{0,40}|follow|follow us.*|following
    close|open|edition|search for|my \\w{1,12}|learn more|feedback|powered by .{0,30}
    next|previous|back|back to top|skip to .{0,40}|skip (?:links?|navigation|content)
    jump to (?:content|navigation|comments)|(?:older|newer) (?:posts|entries)
    show (?:more|less|all).*|load more.*|see (?:more|less|all)|view (?:more|all)|a[+-]|aa
    text size|font size|auto ?update.*|refresh|notifications?|translate|get the app|cancel
    download (?:the|our) app.*|install .{0,20}app|ok|okay|got it|accept(?: all)?|reject(?: all)?
    manage (?:your )?(?:settings|cookies|preferences|account|subscription)|unsubscribe
    retry|try again|add as .{0,40}|(?:.{0,30}\\b)?newsletters?(?: promotion)?|read (?:it )?later
    view image in .*|(?:show|hide) .{0,20} only
    (?:view|open) (?:this e-?mail )?in (?:your )?(?:browser|app)
    (?:ai |generate )?key takeaways|end of (?:article|story)
""")
_FOOTER = _either("""
    about(?: us)?|contact(?: us)?|terms(?: (?:of|and|&) .{0,30})?|cookies?(?: policy| settings)?
    privacy(?: (?:policy|notice|settings|statement))?|accessibility|careers|help(?: cent(?:re|er))?
    advertis(?:e|ing)(?: with us)?|site ?map|rss|corrections|complaints|code of ethics|press|faqs?
""")
_WORD = f"(?:{_SECTION}|{_BUTTON}|{_FOOTER})"

_ADVERTISEMENT = _either(rf"""
    \W*(?:story|article|content) continues (?:below|after).*|\W*continue reading below.*
    \W*scroll (?:down )?to continue\W*|\W*{_AD}(?: ?[-\u2013\u2014:] ?.{{0,40}})?\W*
    \W*promotion\W*|{_AD} [\u00b7|\u2022] .*|(?:hide|skip|close) {_AD}
""")
_SPONSORED = (
    r"\W*(?:sponsored(?: (?:content|post|links?|by .{0,40}))?|promoted(?: content)?|partner content"
    r"|(?:paid|presented) (?:content|post|by .{0,40}))\W*"
)
_COMMENTS = _either(r"""
    comments?(?: ?\(?\d+\)?)?|(?:no|\d+) comments?(?: yet)?\W*|comments are closed.*|reply
    (?:view|read|show|see|hide) (?:all )?(?:\d+ )?comments?(?: \(\d+\))?|report comment
    (?:sign|log) in to (?:comment|post|reply).*|be the first to (?:comment|reply).*
    (?:leave|post|add|write) a (?:comment|reply).*|join the (?:conversation|discussion).*
    have your say.*|sort by .{0,20}|.{2,40} says:
""")
_NAVIGATION = _either(rf"""
    \u00a9 ?(?!provided)(?=.*(?:\d|rights|\.|\b(?:ltd|inc|llc|gmbh|media|group)\b)).*
    {_WORD}|.{{0,80}}\ball rights reserved\b.*|copyright .*|loading\W*
    (?:we|this (?:web)?site) uses? cookies.*|javascript .*|you are here.*|feed: .*
    by (?:signing up|continuing|subscribing|clicking|registering).{{0,30}}(?:you|our).*
    sign up (?:for|to) .*|subscribe (?:to|for) .*|get (?:the|our) .{{0,40}}newsletter.*
    enter your e-?mail.*|your e-?mail.*|follow (?:the|our) .{{0,20}}(?:updates|coverage).*
    try our .{{0,40}}|explore what .{{0,40}} can do for you.*|all times (?:are )?.{{0,20}}
    please (?:enable|sign|log|turn|disable|wait).*|(?:page|something) (?:not found|went wrong).*
    welcome(?: back)?\b(?:[,!].{{0,60}}| to .{{0,60}}[.!])|(?:error )?(?:404|50\d)\b.{{0,40}}
    good (?:morning|afternoon|evening)[,!.].{{0,60}}|(?:sorry|oops)\b.*[.!]
""")
# Whole sentences of the page, up to three lines long.
_FINE_PRINT = _either(r"""
    (?:add|make) .{1,40} preferred source.*|click here .*|this article is more than .* old
    (?:find|join|connect with) us on .*|thank(?:s| you) for (?:reading|subscri|signing).*
    follow .{1,40} on .*\b(?:whatsapp|facebook|x|twitter|instagram|telegram|youtube|google)\b.*
    .* not responsible for (?:the )?content of external .*|your browser .*|.*\brecaptcha\b.*
    (?:to|cc|subject|reply-to|sent) ?: .*|from ?: .*@.*|you (?:are )?receiv.* this e-?mail.*
    to (?:stop|unsubscribe|opt out),? (?:reply|click|e-?mail|write|receiving)\b.*
    .{0,120}\b(?:to|in) your inbox\b.*|.{0,160}\bunlimited access\b.*|report an? (?:error|typo).*
    (?:this|our) (?:article|page|site)s? (?:may )?contains? affiliate links.*
    if you (?:find|spot|see) an? (?:error|mistake|typo)\b.*|purchase licensing rights.*
    our standards:.*|privacy notice:.*|was this .{0,40} (?:helpful|forwarded to you).*
    (?:our|the) .{0,60}\b(?:e-?mail|newsletter|briefing) (?:breaks|brings|provides|gives|sends).*
    .{0,60}, opens (?:in )?(?:a )?new tab
""")
_LISTING = _either(rf"""
    related(?: {_THING})?|(?:suggested|related|explore more on these) topics|read next
    most (?:popular|read|viewed|shared|commented|watched)(?: .{{0,20}})?
    (?:more|latest|top|other|popular|featured|recommended|suggested|hot|breaking) {_THING}
    (?:more|latest|top|other|popular) {_THING} in .{{0,30}}
    latest {_THING} with #\w+|trending(?: (?:now|{_THING}|in .{{0,30}}))?|popular(?: now)?
    more from .{{0,40}}|more for you|headlines|about the (?:author|writer)s?
    more (?:on|in|about|like) (?:this|the|our|{_SECTION})\b.{{0,30}}
    recent (?:{_THING}|comments)|(?:visual|photo) ?{_THING}|featured(?: today)?|key events
    in (?:today's|this) (?:e-?mail|newsletter|issue)|notes? to editors?|(?:around|from) the web
    see more on\b.*
    (?:next|previous|up next|coming up)(?: stor(?:y|ies)| article)|what to read next
    full coverage|view .{{0,20}}coverage|see (?:more|all) .{{0,40}}|also in the news|elsewhere
    editor'?s'? (?:picks?|choice)|recommended for you|don'?t miss
    (?:you )?(?:may|might) (?:also )?(?:like|be interested in)|explore more .{{0,40}}
""")
_READ_ON = r"(?:read|see|find|know|view|show) (?:more|(?:the )?full .{0,20})|continue reading"
_END = r"[-\u2013\u2014] ?30 ?[-\u2013\u2014]"
_SUMMARY = (
    r"(?:in )?(?:summary|brief|short)|(?:the )?key (?:points|takeaways)|highlights|at a glance"
)
_OFFICE = (
    r"(?:(?:senior|chief|special|deputy|foreign) )?\w+ (?:correspondent|reporter|columnist|writer"
    r"|editor|critic|producer|journalist)s?"
)
_LABEL = _either(r"""
    (?:(?:image|photo|picture|slide) )?\d+ (?:of|/) \d+\W*|reporting from [a-z' ]{2,30}
    (?:first |last )?(?:published|updated)
    (?:(?:your|our|the|today's) )?(?:daily |morning |evening )?(?:briefing|digest|round-?up)
    in (?:pictures|focus|depth)|breaking|exclusive|watch(?: live)?|explainer|must reads?
    \d+[-\u2013]\d+ min(?:ute)?s|\d+ ?-? ?min(?:ute)?s?\.? read
    (?:reading time|read time)\b.{0,20}|topics|tags|related tags
    (?:filed under|tagged|tags|posted in|categor(?:y|ies)) ?: ?.{1,80}
    list (?:\d+ )?of \d+(?: items?)?|end of list|in this (?:story|article)|#?\d{1,2}[.)]?|#\w+
    \^.*|\(more\)|eds?: .*
    \((?:recasts?|adds?|updates?|corrects?|writethru|eds).*\)
""")
_POINTER = (
    r"\[?(?:(?:also|must|(?:you )?can also) (?:read|see|watch|check)"
    r"|(?:read|see|watch) (?:also|more|next|here)|related|recommended|more on this|don'?t miss)"
    r"(?: ?[:|\u00bb>]| [\u2013\u2014-] ).+"
)
_DEBRIS = _either(r"""
    [&?]\w{1,12}=\S*|!?\[[^\]]*\]\(.*|undefined|null|nan|none|\[object object\]|<[^>]*>
    \S{1,80}\.(?:jpe?g|png|gif|webp|svg|avif|mp4)\S{0,40}|(?:https?://|www\.)\S+
    \d{1,2}:\d\d ?/ ?\d{1,2}:\d\d|\[\w+ \w+=.*\]|\[?(?:image|photo|video|embed)\]?
""")

FINE_PRINT = re.compile(_FINE_PRINT, re.IGNORECASE)
WORDS = re.compile(rf"{_WORD}|\d{{4}}", re.IGNORECASE)
LINES = tuple(
    (kind, rule, re.compile(form, re.IGNORECASE))
    for kind, rule, form in (
        (SegmentKind.ADVERTISEMENT, "advertisement line", _ADVERTISEMENT),
        (SegmentKind.ADVERTISEMENT, SPONSORED, _SPONSORED),
        (SegmentKind.COMMENTS, "comment box", _COMMENTS),
        (SegmentKind.NAVIGATION, "page furniture", _NAVIGATION),
        (SegmentKind.LABEL, LISTING, _LISTING),
        (SegmentKind.LABEL, READ_ON, _READ_ON),
        (SegmentKind.LABEL, END, _END),
        (SegmentKind.LABEL, SUMMARY, _SUMMARY),
        (SegmentKind.LABEL, "writer's office", _OFFICE),
        (SegmentKind.LABEL, "label line", _LABEL),
        (SegmentKind.TEASER, "pointer to another story", _POINTER),
        (SegmentKind.DEBRIS, "left-over of the machinery", _DEBRIS),
    )
)
