"""What a page states of itself for machines: JSON-LD (schema.org), Open Graph, meta elements, links."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin

from lxml.html import HtmlElement

from retrieval.ingest.addresses import is_next_page, is_web_address
from retrieval.ingest.cleaning import tidy
from retrieval.ingest.pages.headlines import letters

_ARTICLE_TYPES = (
    "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle", "OpinionNewsArticle",
    "ReviewNewsArticle", "LiveBlogPosting", "BlogPosting", "Article", "ImageGallery", "WebPage",
)  # fmt: skip
"""Kinds of nodes that describe the article, the surest first."""
_DEEPEST = 8
_MOST_NODES = 2_000
_LONGEST_SCRIPT = 500_000
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "article:published", "datepublished", "og:published_time",
    "dtk:publishdate", "publishdate", "publish_date", "publish-date", "published_at", "pubdate",
    "content_publisheddate", "publicationdate", "article.published", "parsely-pub-date", "sailthru.date",
    "cxenseparse:publishtime", "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.created", "dc.date",
    "dcterms.date", "dcterms.issued", "analyticsattributes.articledate", "date", "originalpublicationdate",
    "bt:pubdate", "rnews:datepublished", "pubtime", "apub:time", "time",
)  # fmt: skip
"""Names of meta elements that hold when the article was published, the surest first."""
_ELEMENT = re.compile(r"</?[a-z][^<>]{0,500}>", re.IGNORECASE)
_AUTHOR = (
    "author",
    "article:author",
    "dc.creator",
    "parsely-author",
    "sailthru.author",
    "content_author",
    "dtk:author",
    "byl",
)


@dataclass(frozen=True, slots=True)
class Stated:
    """What the page says of the article, as it was written, the surest first in each list; "" and () for nothing.

    `headlines`, `authors` and `body` are those of JSON-LD; `titles` and `names` stand elsewhere. `next_page` is where
    the article goes on; `free` says that nobody needs to pay for it.
    """

    headlines: tuple[str, ...]
    titles: tuple[str, ...]
    published: tuple[str, ...]
    authors: tuple[str, ...]
    names: tuple[str, ...]
    publishers: tuple[str, ...]
    description: str
    body: str
    addresses: tuple[str, ...]
    next_page: str
    free: bool


def _nodes(value: object, depth: int = 0) -> Iterator[dict[str, object]]:
    """Every object inside a JSON value, outer ones first."""
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _nodes(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _nodes(inner, depth + 1)


def _loads(script: str) -> object:
    # Portals put line breaks into strings and comments around the whole.
    try:
        return json.loads(script.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _types(node: dict[str, object]) -> list[str]:
    kind = node.get("@type")
    return [str(each) for each in kind] if isinstance(kind, list) else [str(kind)]


def _articles(root: HtmlElement) -> list[dict[str, object]]:
    """The nodes of the page's JSON-LD that describe an article, the surest first."""
    scripts = root.xpath("//script[contains(translate(@type, 'LD', 'ld'), 'ld+json')]")
    texts = [script.text or "" for script in scripts]
    found = []
    for text in texts:
        if len(text) <= _LONGEST_SCRIPT:
            found += list(_nodes(_loads(text)))[:_MOST_NODES]
    ranked = [(min(map(_ARTICLE_TYPES.index, kinds)), node) for node in found if (kinds := _known(node))]
    return [node for _, node in sorted(ranked, key=lambda pair: pair[0])]


def _known(node: dict[str, object]) -> list[str]:
    return [kind for kind in _types(node) if kind in _ARTICLE_TYPES]


def _is_about(node: dict[str, object], titles: str) -> bool:
    """Whether the node's headline stands in the titles of the page, of which these are the letters."""
    said = node.get("headline")
    return isinstance(said, str) and letters(_clean(said)) in titles


def _clean(text: str) -> str:
    """Portals escape twice ("Türkiye&#039;de") and leave elements inside."""
    return tidy(html.unescape(text))


def _texts(nodes: Sequence[dict[str, object]], name: str) -> Iterator[str]:
    for node in nodes:
        value = node.get(name)
        if isinstance(value, str) and (text := _clean(value)):
            yield text


def _names(nodes: Sequence[dict[str, object]], name: str) -> Iterator[str]:
    """The names of the persons or organisations that a property points at, whether as text, object or list."""
    for node in nodes:
        value = node.get(name)
        for each in value if isinstance(value, list) else [value]:
            named = each.get("name") if isinstance(each, dict) else each
            if isinstance(named, str) and (text := _clean(named)):
                yield text


def _meta(root: HtmlElement) -> dict[str, str]:
    """The page's meta elements by name, lower-case; the first of each name."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if content := _clean(element.get("content") or ""):
            found.setdefault(name.strip().lower(), content)
    return found


def _linked(root: HtmlElement, relation: str, url: str) -> Iterator[str]:
    for link in root.iter("link"):
        if relation in (link.get("rel") or "").lower().split():
            yield from _address(link.get("href"), url)


def _links(root: HtmlElement, url: str) -> Iterator[str]:
    for link in root.iter("link", "a"):
        yield from _address(link.get("href"), url)


def _address(written: str | None, url: str) -> Iterator[str]:
    try:
        address = urljoin(url, (written or "").strip())
    except ValueError:
        return
    if is_web_address(address):
        yield address


def _unique(*groups: Iterator[str] | Sequence[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for group in groups for text in group if text))


def _times(root: HtmlElement) -> Iterator[str]:
    for element in root.iter("time", "abbr", "span"):
        if element.get("itemprop", "").lower() == "datepublished" or "pubdate" in element.attrib:
            yield element.get("datetime") or element.get("content") or tidy(element.text_content())[:100]


def stated(root: HtmlElement, url: str) -> Stated:
    """Gather what the page at `url` states of its article."""
    meta, title = _meta(root), root.find(".//title")
    in_tab = _clean(title.text_content()) if title is not None else None
    titles = _unique([meta.get("og:title"), meta.get("twitter:title"), in_tab])
    # Other articles that the page leads to may be described first.
    articles = sorted(_articles(root), key=lambda node: not _is_about(node, letters(" ".join(titles))))
    return Stated(
        headlines=_unique(_texts(articles, "headline")),
        titles=titles,
        published=_unique(_texts(articles, "datePublished"), [meta.get(name) for name in _PUBLISHED], _times(root)),
        authors=_unique(_names(articles, "author")),
        names=_unique([meta.get(name) for name in _AUTHOR]),
        publishers=_unique(_names(articles, "publisher"), [meta.get("og:site_name")]),
        description=meta.get("og:description") or meta.get("description") or "",
        body=max((_ELEMENT.sub(" ", text) for text in _texts(articles, "articleBody")), key=len, default=""),
        addresses=_unique(_linked(root, "canonical", url), _address(meta.get("og:url"), url)),
        next_page=next((address for address in _links(root, url) if is_next_page(address, url)), ""),
        free=all(str(node.get("isAccessibleForFree", True)).lower() != "false" for node in articles),
    )
