"""The kind of a question, told by its words."""

from __future__ import annotations

import pytest

from retrieval.answering.kinds import Kind, kind_of, says_why_or_how


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("berapa tentara NATO di perbatasan timur?", Kind.NUMBER),
        ("suku bunga acuan BI naik jadi berapa?", Kind.NUMBER),
        ("kurs dolar brp", Kind.NUMBER),
        ("how many troops are there?", Kind.NUMBER),
        ("what was the magnitude of the quake?", Kind.NUMBER),
        ("siapa sekjen NATO?", Kind.PERSON),
        ("Siapakah Perdana Menteri Malaysia?", Kind.PERSON),
        ("who is the coach?", Kind.PERSON),
        ("kapan GP Monako?", Kind.TIME),
        ("jam berapa api padam?", Kind.TIME),
        ("tahun berapa dia lahir?", Kind.TIME),
        ("in which year did it happen?", Kind.TIME),
        ("di mana pusat gempanya?", Kind.PLACE),
        ("dimanakah lokasinya", Kind.PLACE),
        ("di provinsi mana gua itu?", Kind.PLACE),
        ("di rumah sakit mana ia dirawat?", Kind.PLACE),
        ("where will he play?", Kind.PLACE),
        ("negara mana yang juara?", Kind.NAME),
        ("Apa nama dinosaurus itu?", Kind.NAME),
        ("Penghargaan apakah yang diraihnya?", Kind.NAME),
        ("which state had the lowest prices?", Kind.NAME),
        ("kenapa Russell gagal finis?", Kind.REASON),
        ("apa penyebab kebakaran itu?", Kind.REASON),
        ("why did prices rise?", Kind.REASON),
        ("bagaimana virus itu menular?", Kind.MANNER),
        ("how did they escape?", Kind.MANNER),
        ("apakah harga BBM naik?", Kind.TEXT),
        ("tentang apa film itu?", Kind.TEXT),
        ("apa kata presiden soal pajak", Kind.TEXT),
    ],
)
def test_the_question_word_tells_what_is_asked_for(question: str, kind: Kind) -> None:
    assert kind_of(question) is kind


def test_reasons_and_manners_are_told_by_their_words() -> None:
    assert says_why_or_how("mengapa ia gagal?", "Ia gagal karena mesinnya rusak.") == 1.0
    assert says_why_or_how("mengapa ia gagal?", "Kegagalannya dipicu mesin yang rusak.") == 1.0
    assert says_why_or_how("mengapa ia gagal?", "Ia gagal pada putaran terakhir.") == 0.0
    assert says_why_or_how("bagaimana virus menular?", "Virus menular lewat udara.") == 1.0
    assert says_why_or_how("bagaimana virus menular?", "Virus menular di sekolah.") == 0.0
    assert says_why_or_how("apakah ia gagal?", "Ia gagal karena mesinnya rusak.") == 0.0


def test_a_reason_told_outright_is_more_of_one() -> None:
    asked, told = "apa penyebab tsunami itu?", "Penyebabnya longsoran batu besar."
    assert says_why_or_how(asked, told) > says_why_or_how(asked, "Tsunami itu diakibatkan longsoran batu.")


def test_a_purpose_is_less_of_a_reason_and_no_cause() -> None:
    assert 0.0 < says_why_or_how("mengapa ia datang?", "Ia datang untuk berbelanja.") < 1.0
    assert says_why_or_how("apa penyebab ia gagal?", "Ia datang untuk berbelanja.") == 0.0
