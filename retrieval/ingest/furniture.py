"""How the furniture of news portals is worded: buttons, calls to read on, credits, notices; Indonesian, Malay, English.

Patterns for `clutter`, which decides by them. Each takes time that grows no worse than with the square of a line's
length, and `clutter` shows them no line longer than `LONGEST`.
"""

from __future__ import annotations

import re

LONGEST = 500
"""Characters; a longer line is never furniture as a whole."""


def _any(phrases: str) -> str:
    """A group of the alternatives in a block of text: each line holds some, with bars between them."""
    return "(?:" + "|".join(line.strip() for line in phrases.splitlines() if line.strip()) + ")"


def _pattern(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{alternative})" for alternative in alternatives), re.IGNORECASE)


_SITE = _any(r"""
    facebook|fb|twitter|x|whatsapp|wa|telegram|line|instagram|threads|tiktok|youtube|linkedin|pinterest|google\+?
    messenger|sms|koo|flipboard|pocket|reddit|e-?mail|mail|print|cetak
    link|copy|(?:copy|salin) ?(?:link|tautan|pautan)
""")
_TIME = r"(?:detik|menit|minit|jam|saat|hari|minggu|bulan|tahun|(?:sec(?:ond)?|min(?:ute)?|hour|hr|day|week)s?)"
_BUTTON = _any(r"""
    shares?|share this|bagikan|kongsi|sebarkan|kirim|tweet|send|(?:dis)?like|suka|simpan|save|bookmark
    dengarkan|listen|perbesar|zoom(?:-?in)?|live|video|foto|infografis|lihat foto|batalkan|url telah tercopy
    log ?in|masuk|daftar|sign (?:in|up)|subscribe|(?:ber)?langganan|konten premium
    menu|cari|search|beranda|home|laman utama|close|tutup|loading|skip to (?:main )?content|langsung ke konten
    next|prev(?:ious)?|selanjutnya|berikutnya|sebelumnya|selengkapnya|more|(?:load|show|read) more|baca lagi
    muat lainnya|lihat (?:lainnya|semua)|(?:see|view|show) all|tampilkan semua|keep reading
    advertisements?|iklan|ads?|sponsored|advertorial|pariwara|promoted
    tim redaksi|redaksi|(?:tulis |kirim )?komentar|komen|comments?|laporkan|disclaimer
""")
_ABOUT = r"(?:\s(?:artikel|berita|halaman|page|link|news|this|ini|anda|article|story)){0,3}"
_COUNTED = r"(?:views?|kali|dibaca|dilihat|pembaca|komentar|comments?|shares?|likes?|tayangan|bacaan|x(?: dibaca)?)"

WHOLE_LINE = _pattern(
    r"[\d\W_]*",
    rf"\W*{_SITE}(?:\W+{_SITE})*\W*",
    rf"(?:\d[\d.,]*\s?(?:k|rb|jt)?\s?)?{_BUTTON}{_ABOUT}\s?(?:\(\d+\)|\d+)?\W*",
    r"(?:halaman|hal|page|muka surat)\s?(?:selanjutnya|berikutnya|sebelumnya)?\s?:?\s?[\d\s/|,]*"
    r"(?:(?:dari|of) \d+)?\W*",
    r"\d+(?: \d+)* (?:selanjutnya|berikutnya|next|tampilkan semua|show all|»|›)\W*|\d+ dari \d+ halaman",
    rf"\W*(?:(?:telah )?(?:dibaca|dilihat|ditonton|viewed)\s?:?\s?)?[\d.,]+\s?(?:k|rb|ribu|jt|juta)?\s?{_COUNTED}\W*",
    rf"\W*(?:\d+|a|an|se)\s?{_TIME}\s(?:yang\s)?(?:lalu|ago)\W*",
    rf"\W*(?:(?:waktu|lama) baca|bacaan|reading time)?\W*\d+\s?{_TIME}\.?\s?(?:read|baca|bacaan|membaca)?\W*",
    r"(?:a\W{0,3}){2,3}|text size|ukuran (?:font|huruf|teks)|\d+ ?px",
    r"#\s?[\w’'.-]+(?:[\s,;|]+#?\s?[\w’'.-]+){0,40}",
    r"<?(?:https?://|www\.)\S+|sign in to .{1,40}|apa reaksi anda.*|(?:rate|nilai) (?:artikel|this).*",
)
"""Buttons, counters, page numbers, ages, hash tags, addresses: nothing but furniture from end to end."""

PHRASE = _pattern(
    r"^\W*(?:advertisements?|iklan)\W*$",
    r"scroll (?:down )?(?:to|untuk) (?:continue|resume|lanjut|melanjutkan)",
    r"gulir (?:ke bawah )?untuk (?:lanjut|melanjutkan)|lanjut(?:kan)? membaca di bawah|continue reading below",
    r"(?:artikel|berita) (?:ini )?berlanjut (?:setelah|di bawah)|(?:article|story) continues (?:after|below)",
    r"all rights reserved|hak cipta dilindungi|konten ini dilindungi",
    r"dilarang (?:keras )?(?:mengambil|menyalin|mengutip|meng-?copy) .{0,200}i[zj]in",
    r"pedoman media siber|kebijakan privasi|cookie policy|menghargai privasi anda",
    r"(?:artikel|berita) ini (?:telah|sudah) (?:tayang|terbit|dimuat) (?:di|pada)|konten kerja sama",
    r"this (?:article|story) (?:was )?(?:first |originally )(?:published|appeared)",
    r"nomor whatsapp (?:kami|redaksi)|whatsapp ke nomor|disajikan oleh (?:advertiser|pengiklan)",
    r"thomson reuters trust principles|komentar adalah tanggapan pribadi|selengkapnya https?://",
)
"""Phrases that no article holds: the line around them is furniture."""

_CHANNEL = _any(r"""
    (?:whatsapp|telegram) channel|(?:saluran|channel|kanal|grup) (?:whatsapp|telegram)|google news
    newsletter|push notification|notifikasi berita|aplikasi kami|our app
""")
_INVITE = _any(r"""
    dapatkan|ikuti|simak|baca|lihat|cek|temukan|(?:ber)?gabung|mari|ayo|yuk|jangan (?:lewatkan|sampai)|pilih saluran
    nyalakan|aktifkan|unduh|follow|join|get|sign up|download
""")

FOLLOW = _pattern(
    r"(?:follow|ikuti|join|gabung|subscribe|langganan)\b.{0,150}\b(?:untuk|for|agar|to)\b.{0,80}\b"
    r"(?:berita|update|news|kabar|info\w*|latest|konten|content)\b",
    rf"{_INVITE}\b.{{0,200}}\b{_CHANNEL}\b",
    rf"(?:follow|ikuti)(?: (?:us|kami|akun|juga)){{0,2}} (?:di|on) {_SITE}\b",
    r"(?:dapatkan|jangan sampai ketinggalan)\b.{0,80}\b(?:berita|informasi|info|update)\b.{0,80}\b"
    r"(?:kami|terbaru|terkini|pilihan|up ?to ?date|hanya dengan)\b",
    r"(?:download|unduh) (?:apps?|aplikasi)\b.{0,40}\b(?:sekarang|now)\b",
    r"(?:telusuri|temukan|jelajahi|browse|explore|indeks|index|lihat|simak|cari|cek|berikut)(?: ini| juga)? "
    r"(?:berita|artikel|topik|kabar|more|all)\b.{0,60}\b(?:lain(?:nya)?|selengkapnya|terbaru|terkini|stories|news)"
    r"(?: di sini)?\W*$",
    r"add .{0,40}preferred source|jadikan .{0,40}sumber pilihan|baca tanpa iklan|gabung \S+\+|klik di ?sini\b",
)
"""Calls to follow the outlet, to install its app, to look at more of it; they open a line."""

_WHICH = (
    r"(?:terkait|lain(?:nya)?|pilihan|(?:ter)?populer|terbaru|terkini|berkaitan|serupa|utama|hangat|viral|hari ini)"
)
_GENRE = r"(?:berita|artikel|video|foto|infografis|cerita|topik|liputan|laporan|konten)"
_ALSO = r"(?:juga|selengkapnya|lengkapnya|also|more|next|berikutnya|lainnya|pula|lagi|too|this)"
_COLON = r"\s?(?:[:：>»|–—]|-\s|$)"

READ_OTHER = _pattern(
    r"\W*(?:baca|lihat|simak|tonton|saksikan|dengarkan|cek|klik|ikuti|read|see|watch)"
    rf"(?P<also>(?:\s{_ALSO}){{1,3}})?(?:\s(?:{_GENRE}|live|streaming|tentang|pilihan)){{0,3}}{_COLON}",
    r"\W*(?P<list>also read|related(?: (?:articles?|story|stories|news))?|don['’]t miss|jangan lewatkan|rekomendasi|"
    rf"pilihan (?:editor|redaksi)|terkait|{_GENRE} {_WHICH}|selanjutnya){_COLON}",
    r"(?:video|infografi[sk])\s?:",
)
"""The openings of calls to read something else, up to the colon that tells them from a sentence."""

READ_ALSO = _pattern(
    r"\W*(?:(?:baca|lihat|simak|tonton|saksikan) juga|also read|read also)\b",
    r"\W*(?:simak|lihat|tonton|saksikan|cek|watch|see)(?:\s(?:juga|also|lagi|pula))?(?:\s\w+)?\s"
    r"(?:video|foto|photos?|live)\b",
)
"""The same without a colon: furniture only where the line is no sentence."""

HERE = _pattern(
    r"\W*(?:simak|lihat|tonton|saksikan|baca|klik|cek|read|watch|see|click)\b.{0,90}\b"
    r"(?:di sini|di bawah(?: ini)?|berikut(?: ini)?|di halaman (?:selanjutnya|berikutnya)|here|below)\s?[.:!…]*"
)
"""Calls that point at a link or a player below, sentence or not."""

IMAGE = _pattern(
    r"(?:(?:sumber|keterangan) (?:gambar|foto)|(?:image|photo|media) (?:source|caption|credit))\s?[:,]\s?\S.*",
    r"(?:foto ilustrasi|ilustrasi|photo|foto|gambar|infografis|caption|dok(?:umentasi)?\.?)\s?[:/]\s?\S.*",
    r"getty images|image copyright .*|(?:file (?:photo|pic)|filepic|foto arsip)\b.*|.*\(ilustrasi\)",
)
"""Captions that say so."""

_AGENCY = _any(r"""
    antara(?: foto)?|reuters|afp|ap(?: photo)?|epa|getty(?: images)?|bernama|xinhua|anadolu|biro pers
    shutterstock|unsplash|freepik|pixabay|instagram|twitter|youtube|facebook
    tempo|kompas(?:\.com)?|detik\w*|liputan6(?:\.com)?|republika|okezone|tribun\w*|cnn indonesia|sindonews|suara\.com
""")

CREDIT = _pattern(
    r".*\((?:foto|photo|dok|doc|dokumentasi)\b[^()]*\)\W*",
    r".*\((?:gambar|sumber|ilustrasi|image|grafis|istimewa|screenshot|tangkapan layar)\b[^()]*\)",
    rf".*\((?!{_AGENCY}(?:/[a-z]{{2,4}}){{1,3}}\)){_AGENCY}[\w. ]*(?:/|via|foto|photo|images)[^()]*\)\W*",
    rf".*\b{_AGENCY} ?/ ?[\w .'-]{{2,40}}",
    r".*\bfoto\s?: [^.!?]{2,60}",
    r"(?:[^.!?]{0,200}\s)?©.{0,60}",
)
"""Captions told by the photographer's credit at their end. An agency and initials sign a report: "(AFP/OKI)"."""

NOTICE = _pattern(
    r"(?:copyright|hak cipta|©|\(c\))\W.*|\W*powered by\b.*|our standards:.*|baca artikel \S+(?: \S+)?, .*",
    r"[-–—]{1,3}\s?(?:bernama|afp|reuters|xinhua|antara|agensi|ap|dpa|agencies)\.?",
)
TAGS = _pattern(r"(?:tags?|topi[ck]s?|kata kunci|keywords?|label|tema)(?:\s(?:artikel|berita|terkait|related))?\s?:.*")
CRUMBS = _pattern(r"[^.!?>»›]{1,40}(?:[>»›][^.!?>»›]{0,120}){1,6}")
BRACKETED = _pattern(r"\[\s?(?:gambas|video|foto|photo|baca|lihat|simak|iklan|ad|embed|gallery|image)\b[^\]]*\]")

_TITLE_OF_LIST = _any(r"""
    terkait|terpopuler|terkini|terbaru|populer|paling (?:populer|banyak dibaca|dibaca)
    trending(?: (?:now|topics?|tags))?
    most (?:read|popular|viewed|commented)|popular(?: news)?|top (?:news|stories)|hot topics?|headlines?
    latest(?: (?:news|stories))?|related(?: (?:news|articles?|stories|topics?|posts?))?|recommended(?: for you)?
    rekomendasi(?: untuk anda)?|more (?:from|on|stories|news)(?: [\w ]{1,40})?|read (?:next|also)|also read
    what to read next|around the web|(?:baca|lihat|simak) juga|jangan lewatkan|don['’]t miss
    pilihan (?:editor|redaksi|untukmu)|editor['’]?s? (?:choice|picks?)|(?:anda )?mungkin (?:juga )?(?:suka|meminati)
    you (?:may|might) (?:also )?like|topik(?: (?:artikel|terhangat))?|tags?|topics?|info(?:rmasi)? lainnya
    (?:komentar|comments?)(?: (?:pembaca|anda|facebook))?|about the authors?|tentang penulis
""")
HEADING = _pattern(
    rf"\W*(?:kumpulan )?{_GENRE}(?: terkait)? {_WHICH}(?: (?:lainnya|hari ini))?\W*",
    rf"\W*{_TITLE_OF_LIST}\s?(?:\(\d+\))?\W*",
)
"""What stands above a list of other articles, of tags or of comments."""

INLINE = re.compile(
    r"\[\s?(?i:gambas|video|foto|baca|lihat)[^\]]{0,200}\]|\(\s?(?i:baca|lihat|simak)(?i: juga)?\s?:[^)]{0,200}\)|"
    r"\b(?:ADVERTISEMENT|SCROLL (?:DOWN )?TO (?:CONTINUE|RESUME)(?: WITH)?(?: CONTENT| READING)?)\b|"
    r"\b(?:Simak|Lihat|Tonton|Saksikan)(?: [Jj]uga)? [Vv]ideo "
    r"(?:['‘][^'’]{3,160}['’]|[\"“][^\"”]{3,160}[\"”])\s?:?|"
    r"\b(?:Simak|Baca|Lihat) (?:halaman |berita |video )?(?:se)?lengkapnya(?: di sini)?\s?[.:]?\s?$|"
    r"\b[Vv]ideo ['‘][^'’]{3,160}['’]\s?:|\(Foto: [^()]{2,60}\)|\(?\bFoto: (?:[A-Z][\w.'-]*\s?){1,4}/\s?[\w.]+\)?"
)
"""Furniture within a line, which a text keeps when its line breaks were lost."""

LOST_CALL = _pattern(r"(?:baca|lihat|simak|tonton) juga\s?:")
"""What opens a call to read another article in the middle of a paragraph."""

END = _pattern(
    r"(?:copyright|hak cipta|©|\(c\))\W.*",
    r"\W*(?:komentar|comments?)(?: (?:pembaca|anda|facebook))?\s?(?:\(\d+\))?\W*|\d+ (?:komentar|comments?)\W*",
    r"\W*(?:terpopuler|most (?:read|popular|viewed)|berita (?:terpopuler|populer)|telusuri berita .*)\W*",
)
"""What stands below an article, hardly ever inside one."""
