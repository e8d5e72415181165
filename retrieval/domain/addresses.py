"""One spelling for all addresses under which the same page is handed around."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_AMP_CACHE = re.compile(
    r"(?:[\w-]+\.cdn\.ampproject\.org/(?:[acv]/)+|www\.google\.\w+(?:\.\w+)?/amp/)(?:s/)?(?P<page>.+)"
)
_VARIANTS = re.compile(r"(?:(?:www\d?|m|amp|mobile|wap)\.)+(?=[^.]+\.[^.]+)")
"""What stands before a host's name for narrow screens, or for nothing."""
_TRACKING = re.compile(
    r"utm_\w*|\w*clid|gclsrc|_ga|_gl|mc_[ce]id|mkt_tok|igsh(?:id)?|si|spm|xtor|cmp(?:id)?|ocid|ito|wt_\w+|at_\w+|ns_\w+|"
    r"s_cid|ref(?:_?(?:src|url))?|referrer|source|src|share(?:d)?|via|feature|fb_\w+|tag_from|from_?(?:source|page)?|"
    r"taboola\w*|outputtype|amp|amp_\w+|isamp",
    re.IGNORECASE,
)
"""Parameters that say how a reader came to the page, or on what screen it is shown."""
_WHOLE = re.compile(r"(?:page|hal|halaman|showpage)=(?:all|1)|single=1|m=1", re.IGNORECASE)
"""Parameters that ask for the article's first page, for all of them on one, or for narrow screens."""
_AMP_PATH = re.compile(r"^/amp(?=/.)|(?<=.)[/.]amp(?:\.html)?/?$", re.IGNORECASE)


def _without_cache(url: str) -> str:
    """The page's own address from that of its copy in an AMP cache."""
    match = _AMP_CACHE.fullmatch(url.partition("://")[2])
    return f"https://{match['page']}" if match else url


def _host(netloc: str) -> str:
    host = netloc.rpartition("@")[2].lower()
    host = host.removesuffix(":443").removesuffix(":80").rstrip(".")
    return _VARIANTS.sub("", host, count=1) if _VARIANTS.match(host) else host


def _query(query: str) -> str:
    kept = [
        (name, value)
        for name, value in parse_qsl(query, keep_blank_values=True)
        if not _TRACKING.fullmatch(name) and not _WHOLE.fullmatch(f"{name}={value}")
    ]
    return urlencode(sorted(kept))


def canonical_url(url: str) -> str:
    """What all spellings of a page's address have in common: with or without TLS, "www.", "m." or "amp", AMP cache,
    tracking parameters, "page=all", fragment or slash at the end. For comparing; not all of these can be opened."""
    parts = urlsplit(_without_cache(url.strip()))
    path = _AMP_PATH.sub("", re.sub(r"/{2,}", "/", parts.path)).rstrip("/")
    scheme = "https" if parts.scheme.lower() in ("http", "https") else parts.scheme.lower()
    return urlunsplit((scheme, _host(parts.netloc), path, _query(parts.query), ""))
