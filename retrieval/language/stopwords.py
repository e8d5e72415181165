"""Words that carry no subject, by language: what search ignores, and what short texts give their language away by.

The lists are our own and short on purpose. Indonesian and Malay share one list for search; what only one of the two
uses is apart, for telling them from each other.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MALAYIC = _words(
    """
    ada adakah adalah agar akan aku anda antara apa apakah apabila atas atau bagaimana bagaimanakah bagi bahwa bahawa
    banyak banyaknya beliau belum berapa berapakah bila bilakah bisa boleh bukan bukankah buat dalam dan dapat dari
    daripada demi dengan di dia dong dulu gak guna hanya harus hingga ia ialah ini itu iya jadi jika juga jumlah
    jumlahnya kah kalau kalian kami kamu kapan kapankah karena kata kau ke kepada kerana ketika kita kok lagi lah lalu
    lebih maka mana manakah masih mau mengapa mengapakah mereka namun nggak nih nya oleh pada padahal para per pernah
    pun punya saat sahaja saja sama sampai sang saya se sebab sebagai sebuah sebutkan sedang sehingga sejak sekali
    selama semua seorang seperti serta siapa siapakah sih si suatu sudah supaya tadi tahu tak tapi telah tentang
    tersebut tetapi tidak tolong tuh untuk waktu ya yaitu yakni yang yg dgn utk dg krn brp gmn knp dmn tsb
    kenapa kenapakah dimana dimanakah kemana kemanakah gimana ngapain pukul jam
    """
)
"""Indonesian and Malay function and question words, the usual short spellings of chats among them."""

INDONESIAN_ONLY = _words(
    "bahwa bisa gak nggak sih dong kok karena kapan kapankah gimana rupiah mobil kantor uang polisi rumah-sakit"
    " presiden gubernur bandara tentara kemarin lalu sekitar mereka negara-negara mei juni juli agustus maret"
)
MALAY_ONLY = _words(
    "bahawa bilakah sahaja kerana adakah ringgit askar sempadan jun julai ogos disember encik tarikh syarikat iaitu"
    " sekiranya manakala seramai pengarah amaran polis kanak-kanak menerusi dijangka minit peratus esok timbalan"
    " naib memaklumkan lapan lebuh mesyuarat pilihanraya jawatankuasa projek universiti teksi filem muzik"
    " jurulatih dagangan sekurang-kurangnya"
)

ENGLISH = _words(
    """
    a about after all also am an and any are as at be been before being but by can could did do does doing for from had
    has have having he her here him his how i if in into is it its just many may me more most much my no not of on or
    our out over please said say she should so some tell than that the their them then there these they this those to
    too under up us was we were what when where which who whom whose why will with would you your
    """
)

BY_LANGUAGE = {"id": MALAYIC, "ms": MALAYIC, "en": ENGLISH}

FRAME_WORDS = _words(
    """
    nama namanya bernama maksud dimaksud letak letaknya terletak lokasi lokasinya berlokasi asal asalnya berasal
    definisi pengertian arti artinya berarti kepanjangan jenis sebutan disebut dinamakan tanggal lama lamanya umur usia
    jabatan menjabat tempat sekarang kali berada berjumlah menjadi tokoh orang kabar berita sebab penyebab penyebabnya
    alasan alasannya
    name names named called mean means meaning located location definition kind type
    """
)
"""Words that frame a question and seldom stand where the answer is: "apa nama", "di mana letak", "the name of". Of 784
questions with "nama" 15% have it in the passage that answers, of 370 with "maksud" 3% (FacQA and IDK-MRC)."""
