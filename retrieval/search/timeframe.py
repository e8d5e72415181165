"""Which time of a question says when the articles were published that it asks for, and whether it wants the newest.

An archive of news knows when each article was published, so "apa kata NATO kemarin?" is best answered from that day's
articles. But most dates in questions belong to what is asked about ("kerusuhan Mei 1998", "juara Piala Dunia 2022"),
which articles of any later day may tell. A filter too many makes the archive say that it has nothing where it could
answer; a filter too few shows answers with their dates. In doubt there is none. In order:

1. Times told from the day of asking are filters: "kemarin", "pekan lalu", "bulan ini", "3 hari terakhir", "Senin lalu".
   "minggu ini" holds the six days before, too: who says so on a Monday means what has just been in the news.
   What lies ahead never is one ("besok", "tahun depan", "2030"): it is written about beforehand. For the same reason
   "bulan ini" after "akan", "jadwal", "mulai", "will", "scheduled" is none, nor is a date in such a question.
2. A year is a subject, whether told as "2022", "tahun ini" or "lima tahun terakhir": its events are reported in the
   next one, its plans in the one before. Only who asks for news as such means publication: "berita tahun 2022", "apa
   yang terjadi sejak 2020", or mere search words with an open end ("Ukraina sejak 2020").
3. A date right behind what happened is its name: "kerusuhan Mei 1998", "gempa Cianjur 21 November 2022".
4. Who asks for a date ("kapan", "tahun berapa") does not know it: one by the calendar is something else's then.
5. Other dates are filters while they are news: a day for a month ("siapa yang ditangkap pada 20 Maret?"), a month for
   three, and a month without a year always. Without a year the last one that has begun is meant, and a word must make
   it a time: "bulan Mei", "pada 24 Maret", "awal Mei", "hari Sabtu"; "Mei" alone may be a person.
6. Older ones are history, which is told again in any year, unless the question is about news ("apa kata", "harga",
   "what happened") or consists of few search words ("NATO Maret 2022"). So is what a date only ends ("hingga Oktober
   2005"): that sum is told later. After twenty years all are history.
7. Two times that do not agree are a comparison, and no filter; of two that agree ("Senin lalu, 21 Maret") the narrower
   one is taken.

What happens on a day is often printed on the next one, and late events of other continents always are: where a period
ends with a day, the next belongs to it as well. Not so for who names the articles themselves: "berita kemarin".
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta, tzinfo

from retrieval.domain.questions import Timeframe
from retrieval.search.mentions import mentions_of
from retrieval.search.periods import DAY, Period, Unit
from retrieval.search.time_words import How, Mention

_NEWS_OF_A_DAY = timedelta(days=31)
_NEWS_OF_A_MONTH = timedelta(days=92)
_HISTORY = timedelta(days=20 * 366)
_SEARCH_WORDS = 6
"""A text of no more other words, without a question word, is a search."""
_MOST_TIMES = 8
"""A text that names more of them is a chronicle, not a question about one."""
_NAME_WORDS = 6
"""Words before a date among which the event may stand that the date names."""


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(alternatives)})\b", re.IGNORECASE)


_ARTICLES = _any(
    "(?<!surat )kabar",
    *"berita artikel liputan pemberitaan diberitakan headline headlines news article articles coverage".split(),
)
_WHAT_HAPPENED = _any(
    r"apa(?:kah)?(?: saja)?(?: yang| yg)? (?:\w+ )?terjadi",
    r"(?:peristiwa|kejadian) (?:apa|penting)(?: saja)?",
    "ada apa",
    r"apa(?:kah)?(?: yang)? berlaku",
    r"what(?: has| had|'s|’s)? (?:\w+ )?(?:happened|happening|went on|been happening)",
)
_WHAT_IS_SAID = _any(
    "apa kata",
    r"kata(?:nya)?",
    *"mengatakan berkata dikatakan ujar ucap menurut pernyataan tanggapan reaksi sikap komentar keputusan".split(),
    *"harga kurs ihsg cuaca perkembangan situasi kondisi keadaan".split(),
    "nilai tukar",
    "apa (?:saja )?(?:yang )?(?:dilakukan|disampaikan|dibahas|dibicarakan|diumumkan|diputuskan)",
    *"say says said saying comment comments statement reports reported update updates".split(),
    *"announce announced decide discuss price prices weather situation developments".split(),
    "according to",
    "exchange rate",
)
_THAT = _any("bahwa", "bahawa", "that")
_QUESTION = _any(
    r"\w{2,}kah",
    r"(?:apa|siapa|sapa|mana|dimana|berapa|brp|kapan|kenapa|knp|mengapa|bagaimana|gimana|gmn|dmn|bila|yang|yg)",
    "(?:who|whom|whose|what|which|where|when|why|how|did|does|do|is|was|are|were|has|have|that)",
    "(?:sebutkan|jelaskan|name|list|explain)",
)
_ASKS_WHEN = _any(
    r"kapan(?:kah)?",
    r"bila(?:kah)?",
    "when",
    r"(?:tahun|tanggal|hari|bulan|tarikh) (?:berapa|apa|mana)(?:kah)?",
    "(?:what|which) (?:year|date|day|month)",
)
_AHEAD = _any(
    *"akan bakal rencana rencananya berencana jadwal dijadwalkan mulai mendatang nanti target".split(),
    *"will upcoming scheduled schedule starting planned".split(),
    "going to",
)
_AHEAD_AFTER = re.compile(r"\s*(?:depan|mendatang|nanti|next|coming)\b", re.IGNORECASE)
_EVENTS = frozenset(
    """
    aksi anggaran apbd apbn badai banjir bom debat demo demonstrasi edisi erupsi festival final gempa gempabumi gerakan
    hari hut insiden invasi kasus kebakaran kecelakaan kejuaraan kemerdekaan kerusuhan kesepakatan konferensi konflik
    kongres konser krisis ktt kudeta ledakan letusan liga lomba longsor muktamar munas nomor olimpiade pameran pandemi
    pelantikan pembantaian pemberontakan pembunuhan pemilu penculikan penembakan pengeboman perang peristiwa perjanjian
    perpres pertempuran piala pilgub pilihanraya pilkada pileg pilpres pp proklamasi pru rapbn referendum reformasi
    revolusi serangan sidang skandal sumpah supersemar topan tragedi tsunami universiade upacara uu wabah
    agreement attack attacks bombing bombings championship championships conference coup crash crisis cup earthquake
    edition election elections eruption flood floods games hurricane independence invasion league massacre olympics
    pandemic prix protest protests quake revolution riot riots shooting storm summit tragedy treaty uprising war
    """.split()
)
_APART_FROM_NAMES = frozenset(
    "tentang soal mengenai terkait pada on about kata menurut sejak since during selama yang apa berita kabar"
    " news".split()
)
_NEWEST = _any(
    *"terbaru terkini sekarang skrg skrng kini termutakhir mutakhir teranyar barusan".split(),
    "(?:saat|ketika|waktu|masa|buat masa|dewasa) ini",
    "masa kini",
    "(?:belakangan|akhir-akhir|baru-baru|kebelakangan) ini",
    "baru saja",
    "paling (?:baru|akhir|mutakhir)",
    "(?:berita|(?<!surat )kabar|perkembangan|kondisi|situasi|info|informasi|data|update|status|keadaan) terakhir",
    *"latest newest currently recent recently lately nowadays presently now".split(),
    "current(?! account)",
    "up[- ]to[- ]date",
    "(?:at present|at the moment|these days|most recent|what['’]?s new)",
)


def wants_newest(text: str) -> bool:
    """Whether the words ask for how things stand now ("terbaru", "saat ini", "latest"): a preference, not a period."""
    return _NEWEST.search(text) is not None


def _is_ahead(text: str, mention: Mention) -> bool:
    """Whether it is still to come. Not so "a law passed this week that will ...", where the week stands first;
    of a date without a year one cannot be as sure."""
    if mention.how is How.RELATIVE:
        return False
    speaks_of_it = _AHEAD.search(text, 0, len(text) if mention.said else mention.span.start)
    return speaks_of_it is not None or _AHEAD_AFTER.match(text, mention.span.end) is not None


def _names_an_event(text: str, mention: Mention) -> bool:
    """Whether what happened stands right before the date, with nothing that sets the date apart."""
    for word in reversed(text[: mention.span.start].casefold().split()[-_NAME_WORDS:]):
        bare = word.strip(".,:;?!()[]\"'“”‘’")
        if bare in _APART_FROM_NAMES:
            return False
        if bare in _EVENTS:
            return True
    return False


def _is_a_search(text: str, mention: Mention) -> bool:
    rest = f"{text[: mention.span.start]} {text[mention.span.end :]}"
    return len(rest.split()) <= _SEARCH_WORDS and _QUESTION.search(rest) is None


def _is_about_news(text: str, mention: Mention) -> bool:
    """Whether the question is about what happened or was said then. What comes after "bahwa" is what was said."""
    if _ARTICLES.search(text) or _WHAT_HAPPENED.search(text):
        return True
    said = None if mention.bounded else _WHAT_IS_SAID.search(text)
    return said is not None and _THAT.search(text, said.end(), max(said.end(), mention.span.start)) is None


def _age(mention: Mention, today: date) -> timedelta:
    return today - (mention.period.end or mention.period.start or today)


def _year_is_of_publication(text: str, mention: Mention, today: date) -> bool:
    if _names_an_event(text, mention) or _age(mention, today) > _HISTORY:
        return False
    if mention.bounded and _is_a_search(text, mention):
        return True
    before = text[: mention.span.start].rstrip()
    right_behind = any(match.end() == len(before) for match in _ARTICLES.finditer(before))
    asks_for_news = _ARTICLES.search(text) or _WHAT_HAPPENED.search(text)
    return right_behind or bool(asks_for_news and mention.how is not How.BARE)


def _date_is_of_publication(text: str, mention: Mention, today: date) -> bool:
    whole = mention.said is not None and mention.said.year is not None
    if mention.how is How.BARE and (not whole or _names_an_event(text, mention)):
        return False
    age = _age(mention, today)
    fresh = age <= _NEWS_OF_A_DAY if mention.unit is Unit.DAY else not whole or age <= _NEWS_OF_A_MONTH
    if fresh and mention.period.start is not None:
        return True
    return age <= _HISTORY and (_is_about_news(text, mention) or _is_a_search(text, mention))


def _is_of_publication(text: str, mention: Mention, today: date) -> bool:
    """Whether the time says when articles were published, not when something happened or will."""
    if (mention.period.start and mention.period.start > today) or _is_ahead(text, mention):
        return False
    if mention.unit is Unit.YEAR:
        return _year_is_of_publication(text, mention, today)
    if mention.how in (How.RELATIVE, How.CURRENT):
        return True
    return _ASKS_WHEN.search(text) is None and _date_is_of_publication(text, mention, today)


def _agreed(mentions: list[Mention]) -> Mention | None:
    """The one that lies within all others; None when they mean different times."""
    for mention in mentions:
        if all(mention.period.within(other.period) for other in mentions):
            return mention
    return None


def _with_the_next_day(text: str, mention: Mention, today: date) -> Period:
    end = mention.period.end
    late = mention.unit is Unit.DAY and end is not None and end <= today and _ARTICLES.search(text) is None
    return replace(mention.period, end=end + DAY) if late and end else mention.period


def _midnight(day: date | None, zone: tzinfo | None) -> datetime | None:
    return None if day is None else datetime.combine(day, time(), zone)


def timeframe_of(text: str, asked: datetime) -> Timeframe | None:
    """The period of publication that the words ask for, in whole days of the zone of `asked`; None when they name none.

    Total: no text raises.
    """
    today = asked.date()
    mentions = mentions_of(text, today)
    if len(mentions) > _MOST_TIMES:
        return None
    mention = _agreed([each for each in mentions if _is_of_publication(text, each, today)])
    if mention is None:
        return None
    period = _with_the_next_day(text, mention, today)
    return Timeframe(_midnight(period.start, asked.tzinfo), _midnight(period.end, asked.tzinfo), mention.span)
