"""Paragraphs of a size that can be searched and quoted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from retrieval.ingest.paragraphs import LONGEST, split_paragraphs, unwrapped
from retrieval.ingest.titles import LONGEST_MADE, could_be_headline, title_from, without_site

SENTENCE = "Warga desa itu menanam padi setiap bulan Maret dan memanennya pada akhir musim hujan."


def test_a_short_heading_joins_the_paragraph_below_it() -> None:
    assert split_paragraphs(f"{SENTENCE}\nMusim Tanam\n{SENTENCE}", "id") == (SENTENCE, f"Musim Tanam\n{SENTENCE}")


def test_the_items_of_a_list_join_what_announces_them() -> None:
    announced = "Inilah para pemenang lomba panjat pinang antarkampung tahun ini:"
    text = f"{announced}\n1. Kampung Baru\n2. Kampung Lama\n{SENTENCE}"
    assert split_paragraphs(text, "id") == (f"{announced}\n1. Kampung Baru\n2. Kampung Lama", SENTENCE)


def test_a_short_last_line_joins_the_paragraph_above_it() -> None:
    assert split_paragraphs(f"{SENTENCE}\nTamat", "id") == (f"{SENTENCE}\nTamat",)


def test_a_short_sentence_stays_a_paragraph_of_its_own() -> None:
    assert split_paragraphs(f"{SENTENCE}\nIa pulang.\n{SENTENCE}", "id") == (SENTENCE, "Ia pulang.", SENTENCE)


def test_a_long_text_without_breaks_is_split_between_sentences_into_even_parts() -> None:
    paragraphs = split_paragraphs(" ".join([SENTENCE] * 40), "id")
    lengths = [len(paragraph) for paragraph in paragraphs]
    assert " ".join(paragraphs) == " ".join([SENTENCE] * 40)
    assert all(paragraph.endswith(".") for paragraph in paragraphs)
    assert max(lengths) <= LONGEST
    assert max(lengths) - min(lengths) <= 2 * len(SENTENCE)


def test_a_list_without_punctuation_is_cut_between_words() -> None:
    text = "Padi 12 ton " * 300
    assert all(len(paragraph) <= LONGEST for paragraph in split_paragraphs(text, "id"))
    assert " ".join(split_paragraphs(text, "id")).split() == text.split()


@given(st.lists(st.sampled_from([SENTENCE, "Judul", "- butir", "Kata dia:", "Ya.", SENTENCE * 9]), max_size=30))
def test_paragraphs_keep_every_word_in_order_and_none_is_too_long(lines: list[str]) -> None:
    paragraphs = split_paragraphs("\n".join(lines), "id")
    assert " ".join(paragraphs).split() == " ".join(lines).split()
    assert all(len(paragraph) <= LONGEST for paragraph in paragraphs)


def test_lines_broken_at_a_fixed_width_are_joined_and_others_are_not() -> None:
    wrapped = """Petani di lereng gunung itu menanam kentang
sejak awal bulan lalu dan berharap harganya
tidak jatuh seperti pada musim panen lalu,
ketika gudang kota menolak menerima hasil
panen mereka selama dua pekan penuh dan
kentang membusuk di ladang.""".splitlines()
    wrapped += ["", "Tamat"]
    assert unwrapped(wrapped) == [" ".join(wrapped[:6]), "", "Tamat"]
    headlines = ["Harga Kentang Turun di Pasar Induk Kota", "Petani Minta Bantuan Pupuk Bersubsidi"] * 4
    assert unwrapped(headlines) == headlines


def test_a_title_is_made_from_the_first_sentence_and_cut_between_words() -> None:
    assert title_from("Gempa terasa di Garut. Warga keluar rumah.", "id") == "Gempa terasa di Garut"
    assert title_from("Apa yang terjadi? Belum jelas.", "id") == "Apa yang terjadi?"
    made = title_from(" ".join([SENTENCE.rstrip(".")] * 3), "id")
    assert len(made) <= LONGEST_MADE
    assert made.endswith("…")
    assert SENTENCE.startswith(made.rstrip("…"))
    assert len(title_from("x" * 500, "id")) == LONGEST_MADE


def test_headlines_end_without_a_full_stop() -> None:
    assert could_be_headline("Mengapa harga beras naik?")
    assert could_be_headline("Menanti Hujan...")
    assert not could_be_headline("Warga pulang.")
    assert not could_be_headline('"Kami pulang."')
    assert not could_be_headline("kata " * 60)


def test_the_outlet_after_a_headline_is_cut_off() -> None:
    assert without_site("Harga Beras Naik - Kompas.com") == ("Harga Beras Naik", "Kompas.com")
    assert without_site("Persib - Persija") == ("Persib - Persija", None)
