"""How the furniture of news portals is worded: buttons, calls to read on, credits, notices; Indonesian, Malay, English.

Patterns for `clutter`, which decides by them. Each takes time that grows no worse than with the square of a line's
length, and `clutter` shows them no line longer than `LONGEST`.
"""

from __future__ import annotations

import re

LONGEST = 500
"""Characters; a longer line is never furniture as a whole."""


def _pattern(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{alternative})" for alternative in alternatives), re.IGNORECASE)


_SITE = (
    r"(?:facebook|fb|twitter|x|whatsapp|wa|telegram|line|e-?mail|mail|instagram|threads|tiktok|youtube|linkedin|"
    r"pinterest|"
    r"google\+?|messenger|sms|koo|flipboard|pocket|reddit|(?:copy|salin) ?(?:link|tautan|pautan)|link|copy|print|cetak)"
)
_TIME = r"(?:detik|menit|jam|hari|minggu|bulan|tahun|saat|minit|seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?)"
_BUTTON = (
    r"(?:shares?|share this|bagikan|kongsi|sebarkan|kirim|tweet|send|(?:dis)?like|suka|simpan|save|bookmark|dengarkan|"
    r"listen|"
    r"log ?in|masuk|daftar|sign (?:in|up)|subscribe|(?:ber)?langganan|menu|cari|search|beranda|home|laman utama|close|"
    r"tutup|"
    r"loading|next|prev(?:ious)?|selanjutnya|berikutnya|sebelumnya|selengkapnya|(?:load|show|read) more|more|baca lagi|"
    r"muat lainnya|lihat (?:lainnya|semua|foto)|(?:see|view|show) all|tampilkan semua|skip to (?:main )?content|"
    r"langsung ke konten|advertisements?|iklan|ads?|sponsored|advertorial|pariwara|promoted|perbesar|zoom|live|video|"
    r"foto|"
    r"infografis|tim redaksi|redaksi|comments?|komentar|komen|keep reading|tulis komentar|kirim komentar)"
)
_ABOUT = r"(?:\s(?:artikel|berita|halaman|this|article|story|ini|page|link|news)){0,3}"

WHOLE_LINE = _pattern(
    r"[\d\W_]*",
    rf"\W*{_SITE}(?:\W+{_SITE})*\W*",
    rf"(?:\d[\d.,]*\s?(?:k|rb|jt)?\s?)?{_BUTTON}{_ABOUT}\s?(?:\(\d+\)|\d+)?\W*",
    r"(?:halaman|hal|page|muka surat)\s?:?\s?(?:\d[\d\s/|,]*)?(?:(?:dari|of) \d+)?(?:selanjutnya|berikutnya|"
    r"sebelumnya|next)?\W*",
    r"\d+(?: \d+)* (?:selanjutnya|berikutnya|next|tampilkan semua|show all|»|›)\W*",
    r"\W*(?:(?:telah )?(?:dibaca|dilihat|ditonton|viewed)\s?:?\s?)?[\d.,]+\s?(?:k|rb|ribu|jt|juta)?\s?(?:x|kali|"
    r"views?|dibaca|"
    r"dilihat|pembaca|komentar|comments?|shares?|likes?|tayangan|(?:kali|x) dibaca|bacaan)\W*",
    rf"\W*(?:\d+|a|an|se)\s?{_TIME}\s(?:yang\s)?(?:lalu|ago)\W*",
    rf"\W*(?:waktu baca|lama baca|bacaan|reading time)?\W*\d+\s?{_TIME}\.?\s?(?:read|baca|bacaan|membaca)?\W*",
    r"#\s?[\w’'.-]+(?:[\s,;|]+#?\s?[\w’'.-]+){0,40}",
    r"<?(?:https?://|www\.)\S+|sign in to .{1,40}|apa reaksi anda.*|(?:rate|nilai) (?:artikel|this).*",
)
"""Buttons, counters, page numbers, ages, hash tags: nothing but furniture from end to end."""

PHRASE = _pattern(
    r"^\W*(?:advertisements?|iklan)\W*$",
    r"scroll (?:down )?(?:to|untuk) (?:continue|resume|lanjut|melanjutkan)|gulir (?:ke bawah )?untuk (?:lanjut|"
    r"melanjutkan)",
    r"(?:artikel|berita) (?:ini )?berlanjut (?:setelah|di bawah)|lanjut(?:kan)? membaca di bawah",
    r"(?:article|story) continues (?:after|below)|continue reading below",
    r"all rights reserved|hak cipta dilindungi|konten ini dilindungi|pedoman media siber|kebijakan privasi|"
    r"cookie policy",
    r"dilarang (?:keras )?(?:mengambil|menyalin|mengutip|meng-?copy) .{0,200}i[zj]in",
    r"(?:artikel|berita) ini (?:telah|sudah) (?:tayang|terbit|dimuat) (?:di|pada)",
    r"this (?:article|story) (?:was )?(?:first |originally )(?:published|appeared)",
    r"thomson reuters trust principles|komentar adalah tanggapan pribadi|selengkapnya https?://",
)
"""Phrases that no article holds: the line around them is furniture."""

FOLLOW = _pattern(
    r"(?:follow|ikuti|join|gabung|subscribe|langganan)\b.{0,150}\b(?:untuk|for|agar|to)\b.{0,80}\b"
    r"(?:berita|update|news|kabar|info\w*|latest|konten|content)\b",
    r"(?:dapatkan|ikuti|simak|cek|temukan|gabung|bergabung|mari|follow|join|get|sign up|jangan (?:lewatkan|sampai)|"
    r"pilih saluran|"
    r"nyalakan|aktifkan|unduh|download)\b.{0,200}\b(?:(?:whatsapp|telegram) channel|(?:saluran|channel|kanal|grup) "
    r"(?:whatsapp|telegram)|google news|newsletter|push notification|notifikasi berita|aplikasi kami|our app)\b",
    r"(?:download|unduh) (?:apps?|aplikasi)\b.{0,40}\b(?:sekarang|now)\b",
    r"(?:telusuri|temukan|jelajahi|browse|explore|indeks|index|lihat)\s(?:berita|artikel|topik|kabar|more|"
    r"all)\b.{0,60}\b"
    r"(?:lain(?:nya)?|selengkapnya|terbaru|terkini|stories|news)\W*$",
)
"""Calls to follow the outlet, to install its app, to look at more of it; they open a line."""

_OTHER = (
    r"(?:terkait|lainnya|lain|pilihan|populer|terpopuler|terbaru|terkini|berkaitan|serupa|utama|hangat|viral|hari ini)"
)

READ_OTHER = _pattern(
    r"\W*(?:baca|lihat|simak|tonton|saksikan|dengarkan|cek|klik|ikuti|read|see|watch)"
    r"(?P<also>(?:\s(?:juga|selengkapnya|lengkapnya|also|more|next|berikutnya|lainnya|pula|lagi|too|this)){1,3})?"
    r"(?:\s(?:video|foto|infografis|artikel|berita|live|streaming|tentang|pilihan)){0,3}\s?(?:[:：>»|–—]|-\s|$)",
    r"\W*(?P<list>also read|related|don['’]t miss|jangan lewatkan|pilihan (?:editor|redaksi)|rekomendasi|terkait|"
    rf"(?:berita|artikel|video|foto|infografis|cerita|topik|liputan|laporan) {_OTHER}|related (?:articles?|stor(?:y|"
    rf"ies)|news))"
    r"\s?(?:[:：>»|–—]|-\s|$)",
)
"""The openings of calls to read something else, up to the colon that tells them from a sentence."""

READ_ALSO = _pattern(
    r"\W*(?:(?:baca|lihat|simak|tonton|saksikan) juga|also read|read also)\b",
    r"\W*(?:simak|lihat|tonton|saksikan|cek|watch|see)(?:\s(?:juga|also|lagi|pula))?(?:\s\w+)?\s(?:video|foto|photos?|"
    r"live)\b",
)
"""The same without a colon: furniture only where the line is no sentence."""

HERE = _pattern(
    r"\W*(?:simak|lihat|tonton|saksikan|baca|klik|cek|read|watch|see|click)\b.{0,90}\b(?:di sini|di bawah(?: ini)?|"
    r"berikut(?: ini)?|di halaman (?:selanjutnya|berikutnya)|here|below)\s?[.:!…]*"
)
"""Calls that point at a link or a player below, sentence or not."""

IMAGE = _pattern(
    r"(?:(?:sumber|keterangan) (?:gambar|foto)|(?:image|photo|media) (?:source|caption|credit)|foto ilustrasi|"
    r"ilustrasi|photo|foto|"
    r"gambar|infografis|caption|dok(?:umentasi)?\.?)\s?[:,/]\s?\S.*|getty images|.*\(ilustrasi\)"
)
"""Captions that say so."""

CREDIT = _pattern(
    r".*\((?:foto|photo|dok|doc|dokumentasi|gambar|sumber|ilustrasi|image|grafis|istimewa|screenshot|"
    r"tangkapan layar)\b[^()]*\)\W*",
    r".*\((?:antara|reuters|afp|ap|epa|getty|tempo|kompas|detik|shutterstock|unsplash|freepik|pixabay|instagram|"
    r"twitter|youtube|"
    r"facebook|bernama|xinhua|anadolu|liputan6|republika|okezone|tribun\w*|cnn indonesia|sindonews|biro pers)[\w. ]*"
    r"(?:/|via|foto|photo|images)[^()]*\)\W*",
    r"[^.!?]{0,200}©.{0,60}",
    r"(?:file (?:photo|pic)|filepic|foto arsip)\b.*",
    r".*\b(?:reuters|antara foto|antara|afp|ap photo|epa|tempo|bernama|xinhua|getty images) ?/ ?[\w .'-]{3,40}",
)
"""Captions told by the photographer's credit at their end."""

NOTICE = _pattern(
    r"(?:copyright|hak cipta|©|\(c\))\W.*|\W*powered by\b.*|our standards:.*|baca artikel \S+(?: \S+)?, .*",
    r"[-–—]{1,3}\s?(?:bernama|afp|reuters|xinhua|antara|agensi|ap|dpa|agencies)\.?",
)
TAGS = _pattern(r"(?:tags?|topi[ck]s?|kata kunci|keywords?|label|tema)(?:\s(?:artikel|berita|terkait|related))?\s?:.*")
CRUMBS = _pattern(r"[^.!?>»›]{1,40}(?:[>»›][^.!?>»›]{0,120}){1,6}")
BRACKETED = _pattern(r"\[\s?(?:gambas|video|foto|photo|baca|lihat|simak|iklan|ad|embed|gallery|image)\b[^\]]*\]")

HEADING = _pattern(
    rf"\W*(?:kumpulan )?(?:berita|artikel|video|foto|cerita|topik|liputan|konten)(?: terkait)? {_OTHER}(?: (?:lainnya|"
    rf"hari ini))?\W*",
    r"\W*(?:terkait|terpopuler|terkini|terbaru|populer|paling (?:populer|banyak dibaca|dibaca)|trending(?: (?:now|"
    r"topics?|tags))?|"
    r"most (?:read|popular|viewed|commented)|popular(?: news)?|top (?:news|stories)|hot topics?|headlines?|"
    r"latest(?: (?:news|stories))?|"
    r"related(?: (?:news|articles?|stories|topics?|posts?))?|rekomendasi(?: untuk anda)?|recommended(?: for you)?|"
    r"more (?:from|on|stories|news)(?: [\w ]{1,40})?|read (?:next|also)|also read|what to read next|"
    r"around the web)\W*",
    r"\W*(?:(?:baca|lihat|simak) juga|pilihan (?:editor|redaksi|untukmu)|editor['’]?s? (?:choice|picks?)|"
    r"topik(?: (?:artikel|terhangat))?|tags?|topics?|komentar(?: (?:pembaca|anda|facebook))?|comments?|"
    r"(?:anda )?mungkin (?:juga )?(?:suka|meminati|menyukai)|you (?:may|might) (?:also )?like|jangan lewatkan|"
    r"don['’]t miss|"
    r"info(?:rmasi)? lainnya)\s?(?:\(\d+\))?\W*",
)
"""What stands above a list of other articles, of tags or of comments."""

INLINE = re.compile(
    r"\[\s?(?i:gambas|video|foto|baca|lihat)[^\]]{0,200}\]|\(\s?(?i:baca|lihat|simak)(?i: juga)?\s?:[^)]{0,200}\)|"
    r"\b(?:ADVERTISEMENT|SCROLL (?:DOWN )?TO (?:CONTINUE|RESUME)(?: WITH)?(?: CONTENT| READING)?)\b|"
    r"\b(?:Simak|Lihat|Tonton|Saksikan)(?: [Jj]uga)? [Vv]ideo (?:['‘][^'’]{3,160}['’]|[\"“][^\"”]{3,160}[\"”])\s?:?|"
    r"\b(?:Simak|Baca|Lihat) (?:halaman |berita |video )?(?:se)?lengkapnya(?: di sini)?\s?[.:]?\s?$|"
    r"\b[Vv]ideo ['‘][^'’]{3,160}['’]\s?:|\(Foto: [^()]{2,60}\)|"
    r"\(?\bFoto: (?:[A-Z][\w.'-]*\s?){1,4}/\s?[\w.]+\)?"
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
