"""What a question wants the news of, where it asks for news and not for a fact: "apa kabar terbaru soal Ebola?".

Such a question has no one sentence that answers. The words by which it asks for news say nothing of their own and
would only be missed in every article, so that what is left without them is the subject. Indonesian, Malay and English.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

from retrieval.answering.kinds import Kind, kind_of


@dataclass(frozen=True, slots=True)
class Subject:
    """What news are wanted of, in the question's own words; no words when any will do. It is `plain` when the question
    asks for news as such, or how something is done. Any other is an open one, which a sentence may answer as well: how
    things stand, what came of something, what is said of it."""

    text: str
    plain: bool


_ASKED_FOR = r"""(?:(?:halo|hai|min|kak|tolong|coba|minta|mau|ingin|saya|aku|tahu|tau|tanya|cari(?:kan)?|beri(?:kan)?
    |kasih|lihat|dong|ya|ada(?:kah)?|apa(?:kah)?|saja|aja|yang|bagaimana(?:kah)?|gimana|gmn|rangkum(?:kan|an)?
    |ringkas(?:kan|an)?
    |please|show|give|tell|find|get|me|us|is|are|there|any|some|what(?:['’]?s|\ is|\ are)?|the|do|you|have|today['’]s
    |summari[sz]e|summary|of|latest|newest|recent|breaking|good|bad|top)\W+)*+"""
_NEWS = r"""(?:kh?abar(?:nya)?|berita(?:nya)?|pemberitaan|warta|info(?:rmasi)?|updates?|news|headlines?|developments?
    |perkembangan|kelanjutan|stories)"""
_WHAT_NEWS = r"""terbaru|terkini|terakhir|terhangat|termutakhir|ter-?update|hangat|viral|populer|baik|buruk|gembira|duka
    |penting|menarik|baru|utama|lain|lainnya|sekarang|saat\ ini|news|updates?"""
_OF = r"""(?:soal|tentang|mengenai|seputar|terkait|perihal|dari|(?:di|dari|dalam)\ (?:dunia|bidang|sektor)
    |about|on|of|from|regarding|in)"""
_SORT = r"""(?:acara|ancaman|aturan|bencana|crash|data|fenomena|gadget|gejolak|inovasi|insiden|isu|kasus|kebijakan
    |kecelakaan|kegagalan|kegiatan|kejadian|kejahatan|kekalahan|kekhawatiran|kemenangan|keputusan|kerja\ sama
    |kerusuhan|ketegangan|konflik|kontroversi|krisis|kritik|langkah|larangan|masalah|pencapaian|pengumuman|penemuan
    |peringatan|peristiwa|pernyataan|prestasi|program|protes|rencana|serangan|skandal|statistik|temuan|terobosan
    |tragedi|wabah)"""
"""What one asks for of which there is always something in the news, and never one answer."""
_STATE = r"""(?:(?:hasil|dampak|akibat|kata|penampilan|kondisi|persiapan|antusiasme|pergerakan|keadaan|situasi|nasib
    |performa|kiprah|respons|reaksi|tanggapan|sikap|komentar|kronologi|risiko|fakta
    |reactions?|impacts?|outcomes?|responses?|situations?|aftermath)\W+(?:(?:atau|dan|or|and)\W+)?)"""
_BY_THE_WAY = r"""(?:\W+
    (?:yang\W+(?:sedang\ |lagi\ |paling\ )?(?:terbaru|dibahas|diberitakan|ramai|viral|hangat|baru|terkini)
    |terbaru|terkini|saat\ ini|sekarang|belakangan\ ini|akhir-akhir\ ini|dong|ya|min|kak|di\ pemberitaan
    |(?:right\ )?now|lately|recently|today|these\ days|please))*\W*"""


def _pattern(text: str) -> regex.Pattern[str]:
    return regex.compile(text, regex.IGNORECASE | regex.VERBOSE)


_ANY_NEWS = _pattern(
    rf"""\W*{_ASKED_FOR}
    (?:{_NEWS}(?:\W+(?:{_WHAT_NEWS}|apa|saja|aja|yang|untuk|saya))*+|(?:sedang\ |baru\ |lagi\ )?(?:terjadi|viral|ramai)
       |ada\W+apa|new|happening|happened|going\ on)
    {_BY_THE_WAY}"""
)
"""All of a text that asks for news and names nothing."""
_NEWS_OF = _pattern(
    rf"""\W*{_ASKED_FOR}
    (?: {_NEWS}(?:\W+(?:{_WHAT_NEWS}|apa(?:\ saja)?(?=\W+{_OF}\b)))*+(?:\W+{_OF})?+
      | (?:new|happening|happened|going\ on)\W+(?:with|on|about|in|to)
      | (?:sedang\ |sudah\ |baru\ |telah\ )?(?:terjadi|berlaku)\W+(?:pada|dengan|di|soal|terhadap|kepada)
      | (?<=\bada\ apa\ )(?:dengan|di|soal)
      | (?<=\blatest\ )(?:on|with|about|in|from) )
    \W+(?!yang\b|apa\b|mana\b|itu\b|ini\b|bohong|that\b|which\b)
    (?P<subject>.*)"""
)
"""The beginning of a question for the news of something."""
_OPEN = _pattern(
    rf"""\W*(?:
      (?:bagaimana|gimana|gmn)(?:kah)?\W+
        (?!(?:proses|mekanisme|jika|kalau|bila|bisa|dapat|mungkin|agar|supaya|me\w+)\b)
        {_STATE}*+(?P<subject>.*)
    | apa(?:kah)?(?:\ saja)?\W+{_STATE}++(?:{_OF}\W+)?(?P<subject>.*)
    | apa(?:kah)?(?:\ saja)?\W+(?P<subject>
        (?:kebijakan|pernyataan|pengumuman|masalah|isu|insiden|peristiwa|kejadian|kegiatan)\b.*)
    | apa\W+(?:itu\W+)?(?P<subject>
        .*\b(?:diberitakan|dibahas|dibicarakan|terbaru|terkini|belakangan\ ini|viral)\b.*)
    | (?P<subject>
        (?:{_SORT}\b|\w+\ atau\ \w+(?!.*\b(?:disebut|dinamakan|adalah)\b))\W*(?:\w+\W+){{0,8}}?)apa\b(?P<more>.*)
    | what\ (?:is|was|are|were)\ (?:the\ )?{_STATE}++(?:(?:of|to|in|on|by|from)\ )?(?P<subject>.*)
    | how\ (?:is|are|was|were|did|has|have)\ (?P<subject>.*)\ (?:doing|faring|going|getting\ on)\b
    )"""
)
"""A question that asks how things stand, what came of something or what is said, and is no how-to."""
_HOW_TO = _pattern(
    r"""\W*(?:(?:bagaimana|gimana|gmn)(?:kah)?\W+(?P<subject>cara(?:nya)?\b.*)
    | how\ (?:to|do\ (?:i|you|we)|can\ (?:i|you|we))\W+(?P<subject>.*))"""
)
"""One sentence seldom tells how something is done; an article that is about it does."""
_NAMES = regex.compile(r"\p{Lu}[\p{L}\p{M}\p{N}/-]+(?: \p{Lu}[\p{L}\p{M}\p{N}/-]+)*+")
_FEW_WORDS = _pattern(
    r"""\W*(?!(?:apa(?:kah)?|kalau|kalo|dan|lalu|is|are|was|were|do|does|did|can|and|but|what)\b)
    (?P<subject>\w[\w'’/.-]*(?:\ \w[\w'’/.-]*){0,3}+)[\s!.]*"""
)
"""A few words that ask nothing: who searches for them wants what there is about them."""
_EITHER = _pattern(r"(\w+)\W+(?:atau|or)\W+(\w+)")
_SAID_BY = _pattern(r"(?:pernyataan|pengumuman|keterangan|komentar|imbauan)(?:\ resmi)?(?:\ dari)?\ (?-i:(?=\p{Lu}))")
"""Before whose word is asked for: articles seldom call it so."""
_IN_THE_NEWS = _pattern(
    r"""\ yang\W+(?:sedang\ |akan\ |baru\ |telah\ |sudah\ |paling\ )?
    (?:berlangsung|berkembang|dialami|dihadapi|dikeluarkan|dilakukan|diperkenalkan|diraih|dirilis|disampaikan
      |diterbitkan|ditetapkan|diumumkan|diluncurkan|memanas|memburuk|mencuat|mengkhawatirkan|menimpa|terjadi)\b"""
)
"""What happens to everything that is in the news."""
_ENDING = _pattern(rf"{_BY_THE_WAY}$")


def subject_of(question: str) -> Subject | None:
    """What the question wants the news of; None where it asks for a fact."""
    if _ANY_NEWS.fullmatch(question):
        return Subject("", plain=True)
    plain_ones = _HOW_TO.match(question) or _NEWS_OF.match(question)
    for found, plain in ((plain_ones, True), (_OPEN.match(question), False)):
        if found is not None:
            more = found.groupdict().get("more") or ""
            text = _ENDING.sub("", f"{found['subject'].strip()} {more.strip()}".strip())
            if found.start("subject") == 0:
                # A capital that only begins the question makes no name.
                text = text[:1].lower() + text[1:]
            return Subject(text, plain) if text else None
    few = _FEW_WORDS.fullmatch(question)
    return Subject(few["subject"], plain=False) if few and kind_of(question) is Kind.TEXT else None


def readings_of(subject: str) -> list[tuple[str, list[str]]]:
    """What may tell of a subject, the best first: what each reading is headed by, and the subjects that it is made of.
    All of it; either half of a choice ("wabah atau penyakit"); both without what news are always said to be
    ("pernyataan", "yang diumumkan"); whom it begins with, without where or in what."""
    name = _NAMES.match(subject)
    readings = [(subject, [subject]), *_of_either(subject, subject)]
    bare = " ".join(_IN_THE_NEWS.sub(" ", _SAID_BY.sub("", subject)).split())
    if bare != subject:
        readings += [(subject, [bare]), *_of_either(subject, bare)]
    if name and name.group() != subject:
        readings.append((name.group(), [name.group()]))
    return readings


def _of_either(heading: str, subject: str) -> list[tuple[str, list[str]]]:
    """The one reading by either half of the choice in a subject; none without a choice."""
    choice = _EITHER.search(subject)
    if choice is None:
        return []
    return [(heading, [subject[: choice.start()] + word + subject[choice.end() :] for word in choice.groups()])]


def names_in(subject: str) -> list[str]:
    """The names in a subject, by their capitals."""
    return [found.group() for found in _NAMES.finditer(subject)]
