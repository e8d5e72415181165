"""How people ask the bot about itself, and how they ask it to do something: patterns over `spoken_words`.

One phrasing a line, Indonesian, Malay and English. The words are in one spelling ("lu", "anda" and "awak" are "kamu",
"bikin" is "buat") with one blank between them; <name> stands for the alternatives of that name, ~ for a blank in them.
"""

from __future__ import annotations

import re

_NAMED = re.compile(r"<(\w+)>")

_ALTERNATIVES = {
    "bot": "kamu(?:~ini|~itu)? (?:chat~?)?bot(?:~ini|~kabar)? botnya kabar~bot you this~(?:chat~?)?bot",
    "kind": """
        robot bot chatbot manusia orang orang~asli mesin ai artificial~intelligence kecerdasan~buatan chatgpt chat~gpt
        gpt gemini siri program komputer asli nyata hidup palsu human human~being person machine computer real
        alive man woman male female boy girl laki~laki perempuan cowok cewek pria wanita lelaki hantu alien sadar
        conscious sentient online aktif robot~asli manusia~asli manusia~beneran
    """,
    "article": "a an real just the seorang sebuah seekor benar~benar beneran sungguhan",
    "maker": """
        pembuat pencipta pemilik pengembang developer creator owner maker author majikan pengelola bapak ayah
        ibu orang~tua father mother
    """,
    "makes": """
        buat membuat cipta menciptakan ciptakan kembangkan mengembangkan kelola mengelola punya memiliki program
        memprogram rancang merancang latih melatih jalankan menjalankan operasikan mengoperasikan
    """,
    "made": """
        buat dibuat dibikin diciptakan dikembangkan dikelola diprogram dirancang dilatih dilahirkan lahir
        buatan bikinan ciptaan punya milik
    """,
    "way": "cara caranya cara~untuk mau",
    "trusted": "benar salah bohong berbohong dipercaya keliru",
    "how": "bagaimana macam~mana jelaskan apa",
    "where": "dimana di~mana dari~mana darimana mana",
    "when": "kapan bila dimana di~mana kenapa mengapa bagaimana untuk~apa dengan~apa pakai~apa tahun~berapa",
    "purpose": """
        fungsi guna gunanya kegunaan manfaat tugas tujuan kemampuan fitur keahlian pekerjaan kelebihan kekurangan hobi
        fungsinya tugasnya tujuannya fiturnya kemampuannya asal agama alamat rumah
    """,
    "can": "bisa dapat boleh mampu tahu",
    "news": "sumber data berita informasi jawaban info",
    "language": """
        indonesia melayu malay malaysia inggris english indonesian jawa javanese sunda sundanese batak minang bali
        mandarin chinese arab arabic jepang japanese korea korean belanda dutch prancis french jerman german spanyol
        spanish
    """,
    "use": """
        pakai memakai menggunakan gunakan guna kerja bekerja tanya bertanya nanya bicara berbicara ngobrol pakainya
    """,
    "private": """
        pacar perasaan anak istri suami keluarga teman hati nama emosi jomblo menikah nikah kawin tidur mandi bangun
        merasa jatuh~cinta marah sedih capek lelah agama hobi cinta
    """,
    "works": """
        puisi pantun sajak syair gurindam cerpen dongeng lelucon lawakan esai essay caption skripsi makalah tesis haiku
        cv resume rayuan gombalan email e~mail kode~(?:python|program|html|php|javascript|java|sql)
    """,
    "more_works": """
        surat lagu lirik cerita artikel kode program script skrip laporan pidato iklan slogan resep jadwal gambar logo
        foto video tugas pr tabel presentasi rencana naskah website aplikasi konten status ucapan undangan proposal
        kalimat teks paragraf poster desain animasi meme ringkasan rangkuman stiker itinerary kuis soal lamaran ppt
        karangan kata~kata novel fiksi
    """,
    "english_works": """
        poems? poetry stor(?:y|ies) songs? lyrics letters? emails? e~mail mail jokes? limerick rap speech articles?
        blog paragraph tweet code script program function haikus? recipe presentation essay caption images? pictures?
        logo video website app poster list plan memes? resume cv report
    """,
    "told": """
        lelucon jokes? lawakan dongeng pantun puisi tebak~tebakan teka~teki riddles? kata~kata~(?:mutiara|bijak|cinta)
        kata~(?:kata~)?motivasi cerita~(?:lucu|hantu|horor|seram) compliment something~funny fun~fact poem stor(?:y|ies)
        gombalan ramalan quotes?
    """,
    "mended": """
        rangkum rangkumkan ringkas ringkaskan perbaiki koreksi koreksikan parafrase parafrasekan edit editkan cek
        periksa baca bacakan summari[sz]e fix proofread rewrite rephrase paraphrase correct check format
    """,
    "a_text": """
        teks tulisan kalimat dokumen file pdf tugas skripsi makalah paragraf grammar cv esai kode ejaan tata~bahasa
        this my ini the~following text essay code
    """,
    "pictures": """
        gambar foto stiker stickers? pap memes? pictures? images? photos? selfie gif nomor~(?:wa|hp) film
        video~(?:lucu|kucing) link~(?:download|nonton)
    """,
    "bought": """
        tiket hotel makanan ojek taksi taxi pizza kopi gofood gojek grab pulsa tickets? flight table room jodoh pacar
        kontrakan girlfriend boyfriend
    """,
    "music": "lagu musik music songs? playlist youtube spotify jazz dangdut murottal",
    "games": "games? tebak~tebakan tebak~kata teka~teki quiz truth~or~dare tic~tac~toe",
    "switched": "lampu ac tv televisi kipas lights? wifi senter flashlight",
    "reckon": "hitung hitungkan hitunglah kalkulasi kalkulasikan calculate compute add solve",
    "reckoned": "tambah ditambah kali dikali bagi dibagi kurang dikurangi plus times minus divided~by pangkat",
    "hand": "beri berikan kasih minta bagi give lend pinjam pinjami pinjamkan transfer",
    "mail": "email e~mail pesan sms whatsapp wa message text",
    "fetch": "pesankan belikan orderkan carikan cariin order book buy find get",
    "orders": "instruksi perintah aturan previous prior above instructions rules",
    "for_me": "me us saya kami untuk for a an the some another sebuah satu seekor selembar lagi one more your my",
    "asked_for": """
        tolong bisa boleh mohon coba minta~tolong harap dapat can could would will you kamu bot saya mau i want need
        would~like to kindly bantu bantuin untuk just now sekarang lets hey then so and lalu jadi perlu butuh
    """,
    "asking": "apa siapa kapan bila dimana kemana mana berapa mengapa kenapa knp bagaimana brp",
}


_COMPOSED = {
    "kind_of": "(?:<article> )*<kind>",
    "or_not": "(?: (?:atau|apa) (?:bukan|tidak|(?:<article> )*<kind>)| bukan)?",
    "no_question": r"(?!.*\b<asking>\b)",
    "few": r"(?:(?!ini |this )\w+ ){0,4}?",
}


def _filled(match: re.Match[str]) -> str:
    name = match[1]
    if name in _COMPOSED:
        return _NAMED.sub(_filled, _COMPOSED[name])
    return f"(?:{'|'.join(_ALTERNATIVES[name].split())})".replace("~", " ")


def _phrasings(lines: str, before: str = "") -> re.Pattern[str]:
    """One pattern of all lines; those that begin with # are comments."""
    written = [line.strip() for line in lines.splitlines() if line.strip() and not line.strip().startswith("#")]
    return re.compile(_NAMED.sub(_filled, f"{before}(?:{'|'.join(written)})"))


ABOUT_THE_BOT = _phrasings(r"""
    # Who it is
    siapa <bot>
    <bot> (?:adalah )?siapa
    (?:apa|siapa) ini(?: bot)?
    ini (?:apa|siapa|bot apa)
    bot apa(?: ini)?|kamu (?:itu )?bot apa
    (?:dengan|sama) siapa ini|ini (?:dengan|sama) siapa
    (?:apa )?(?:dengan )?siapa saya (?:sedang |lagi )?(?:bicara|berbicara|ngobrol|chat)
    apa(?: itu)? (?:kamu|bot ini|bot kabar|kabar bot)
    (?:kamu|bot ini)(?: itu| ini)? apa
    (?:apa itu|siapa) kabar(?: ini)?|kabar itu (?:apa|siapa)
    who (?:are|is) (?:you|this(?: bot)?|kabar)
    what (?:are|is) (?:you|this(?: bot| thing)?|kabar)
    (?:(?:tolong|coba|silakan) )?(?:perkenalkan|kenalkan) diri(?: kamu)?
    introduce yourself|kenalan
    (?:tell me|ceritakan|jelaskan)(?: (?:more|about|tentang|sedikit|a bit|diri))* (?:kamu|yourself|you|bot ini)
    (?:siapa )?nama (?:lengkap |asli )?<bot>(?: siapa| apa)?
    (?:what is )?your name|do you have a name

    # What it is
    (?:apa )?(?:<bot>|ini)(?: (?:adalah|ini|itu|sejenis|cuma|hanya))* <kind_of><or_not>
    (?:are you|is this|so you are|you are) <kind_of>(?: or (?:not|<kind_of>))?
    am i (?:talking|speaking|chatting|writing) (?:to|with) <kind_of>(?: or <kind_of>)?
    (?:apa )?saya (?:sedang |lagi )?(?:bicara|berbicara|ngobrol|chat) (?:dengan|sama) (?:siapa|<kind_of><or_not>)

    # What it can do
    <bot> (?:itu )?(?:saja )?<can>(?: \w+)?(?: saya)? (?:apa|ngapain)(?: saja)?
    <bot> (?:ngapain(?: saja)?|(?:kerja|tugas|fungsi|guna)nya apa)
    (?:bisa|dapat)(?: (?:bantu|tolong|jawab|buat|melakukan))?(?: saya)? (?:apa|ngapain)(?: saja)?(?: di sini)?
    apa (?:saja )?(?:yang )?(?:<can> <bot>|<bot> <can>)(?: \w+)?(?: saya)?
    (?:saya )?(?:bisa|boleh) (?:tanya|bertanya|nanya) (?:tentang |soal )?apa(?: saja)?(?: di sini| (?:ke|sama) kamu)?
    apa (?:saja )?yang (?:bisa|boleh|dapat) (?:saya )?(?:di)?(?:tanya|tanyakan)(?: di sini| (?:ke|pada) kamu)?
    what (?:else )?(?:can|could) (?:you|this bot) (?:do|answer|tell me|help(?: me)?(?: with)?)(?: for me)?
    what do you (?:do|know|offer)
    what (?:can|should|could|may) i ask(?: you)?(?: about)?
    how (?:can|could) you help(?: me)?
    what are (?:you (?:for|capable of|able to do|good at|made for)|your (?:features|abilities|functions|commands))
    what is (?:this bot for|your (?:purpose|job|function|role))
    (?:(?:apa(?: saja)?|untuk apa|berapa|dari mana) )?<purpose> (?:dari )?<bot>(?: (?:apa(?: saja)?|<where>))?
    <bot> (?:ini )?(?:untuk|buat) apa(?: saja)?
    (?:untuk|buat) apa <bot>(?: (?:ada|dibuat))?
    (?:ada )?(?:fitur|perintah)(?:nya)? apa saja(?: di sini)?
    apa saja (?:fitur|perintah)(?:nya)?(?: di sini)?

    # Who made it
    siapa (?:yang )?<makes> <bot>
    siapa(?: nama)? <maker> (?:dari )?<bot>
    <maker> <bot>(?: itu)? siapa
    <bot> (?:ini )?<made>(?: (?:oleh|sama))? siapa
    (?:siapa )?(?:yang )?(?:<made>|<makes>) <bot>(?: itu)? siapa|siapa (?:yang )?<made> <bot>
    <when> <bot> <made>
    <bot> <made> <when>
    who (?:made|created|built|developed|owns|runs|programmed|trained|invented|operates|designed) (?:you|this bot)
    who (?:is|are) (?:your <maker>s?|behind (?:you|this bot)|the <maker> of this bot)
    who do you work for|(?:when|where|how|why) were you (?:made|created|born|built|trained|developed)

    # How it works, and whether it can be trusted
    (?:<how> )?(?:<way> )?<use>(?: (?:ke|dengan|sama|pada))? <bot>(?: bagaimana)?
    <bot> (?:cara )?(?:kerja|kerjanya|pakainya) bagaimana|bagaimana <bot> (?:bekerja|kerja|menjawab|bisa tahu)
    (?:bagaimana )?cara (?:tanya|bertanya|tanyanya|nanya)(?: di sini)?(?: bagaimana)?
    how (?:do|can|should|to) (?:i )?(?:use|ask|talk to)(?: (?:you|this|this bot|a question|questions))?(?: here)?
    how (?:do you|does this(?: bot)?|does the bot) work(?: exactly)?
    dari mana <bot> (?:bisa )?(?:tahu|dapat|ambil|mengambil|mendapat\w*|mengetahui)(?: (?:itu|semua\w*|<news>\w*))*
    <news>(?: (?:berita|data|jawaban))? <bot> (?:dari mana|apa|benar|akurat|valid)
    (?:dari mana|apa) <news> <bot>(?: (?:benar|akurat|valid|bisa dipercaya))?
    (?:apa )?(?:jawaban )?<bot> (?:bisa|dapat|pernah|boleh|selalu) <trusted>(?: tidak)?
    (?:kamu|bot ini) pakai (?:ai|model|data|teknologi|bahasa) apa(?: saja)?
    where do you get your \w+(?: from)?
    (?:what|which) (?:model|ai|llm|language model) (?:are you|do you use|is this)
    can i trust (?:you|this bot|your answers)
    are you (?:reliable|accurate|trustworthy|free|safe|always right)
    (?:is|are) your \w+ (?:reliable|accurate|true|correct)
    what (?:are|is) your sources?

    # What one asks a person
    (?:berapa )?(?:umur|usia) <bot>(?: sekarang)?(?: berapa)?(?: tahun)?(?: sekarang)?
    <bot> (?:umur|umurnya|usia|usianya) berapa
    <bot> (?:(?:tinggal|berasal|asal|asalnya|orang|rumahnya|posisi|lagi|sekarang|ada) )*<where>(?: sekarang)?
    <where> (?:rumah |asal |alamat )?<bot>(?: (?:tinggal|berasal|asal|sekarang|berada))?
    (?:apa )?<bot> (?:(?:sudah|masih|lagi|punya|ada|bisa|pernah) )*<private>(?: (?:belum|tidak|apa))?
    (?:apa )?<bot> (?:sayang|cinta|suka|kenal|ingat|benci|rindu|kangen|tahu)(?: (?:sama|dengan))? saya(?: tidak)?
    kamu (?:agama|suka|hobi|agamanya|hobinya|sukanya) apa
    (?:<bot> )?(?:bisa|mengerti|paham|ngerti|fasih) bahasa \w+(?: \w+)?
    (?:bisa )?bahasa apa(?: saja)? (?:yang )?<bot> (?:bisa|kuasai|pahami|mengerti|pakai|gunakan)
    (?:do|can) you (?:also )?(?:speak|understand|know|write|talk|read) <language>
    (?:what|which|how many) languages (?:do|can) you (?:speak|know|understand)
    how old are you
    where (?:are you(?: from| now| located)?|do you (?:live|come from))
    what is your (?:age|favou?rite \w+)
    do you have (?:a )?(?:feelings|boyfriend|girlfriend|friends|family|emotions|soul)
    do you (?:(?:love|like|hate|remember|know) me|know who i am|sleep|eat|dream|get tired|ever sleep|ever get tired)
    (?:will|would) you marry me
    are you (?:single|married|okay|ok|busy|tired|happy|stupid|smart|listening|working|awake|down|broken)

    # Help
    help(?: me)?|bantuan|panduan|petunjuk|menu|tutorial|start|mulai
    (?:info|tentang|about) (?:kamu|you|bot ini|this bot)
    (?:tolong )?(?:bantu|bantuin|tolong)(?: saya)?
    saya (?:butuh|perlu|minta) bantuan
    i need (?:your |some )?help
    (?:kamu )?(?:bisa|boleh|sudi) (?:bantu|tolong|membantu|menolong)(?: saya)?
    (?:can|could|will) you help(?: me)?
""")
"""Matches all the words of a question about the bot."""

A_REQUEST = _phrasings(
    r"""
    # To be written or drawn
    (?:buat|buatkan|tulis|tuliskan|(?<= )menulis|(?<= )membuat) <few><works>\b
    (?:karang|karangkan|ciptakan|susun|susunkan|rancang) <few><works>\b
    (?:buatkan|tuliskan|karangkan|susunkan|rancangkan|desainkan) <no_question><few><more_works>\b
    (?:buatkan|tuliskan)(?: saya| satu| sebuah)*$
    (?:write|make|create|compose|draft|generate|design|code) (?:<for_me> )*(?:\w+ ){0,3}?<english_works>\b
    (?:lukiskan|gambarin|(?:lukis|gambarkan|gambar) (?:saya|seekor|sebuah|sesuatu))(?: |$)
    (?:draw|paint|sketch) (?:me|us|a|an|the|some|my)\b

    # To be told
    (?:<hand>|ceritakan|cerita|bacakan|tell|read|mau|dengar) (?:<for_me> )*(?:\w+ )?<told>\b
    <hand>(?: (?:me|saya|some|sedikit))* (?:saran|nasihat|motivasi|semangat|advice|ideas?|ide)$
    <hand>(?: (?:me|saya|some|sedikit))* (?:uang|duit|pulsa|money|kuota)$
    (?:ramal|ramalkan|hibur|temani|peluk|cium) (?:saya|nasib saya)\b
    (?:amuse|entertain|hug|kiss|comfort|motivate|cheer) me\b|make me (?:laugh|smile|happy)\b

    # To be changed
    (?:terjemahkan|menerjemahkan|translate|alihbahasakan)\b
    artikan (?:ini|kalimat|kata|teks)\b|<mended> <a_text>\b
    (?:kerjakan|kerjain|selesaikan|jawabkan) (?:pr|tugas|soal|ujian)\b
    (?:pr|tugas) (?:sekolah )?saya$
    (?:do|solve|finish) (?:my|this) \w+

    # To be reckoned
    <reckon> (?:(?:berapa|hasil|akar|dari) )*+<no_question>\d
    (?:(?:hitung|berapa|what is|how much is|hasil dari|hasil)(?: hasil| hasilnya)? )?\d+ <reckoned> \d+(?: berapa)?$

    # To be done with a telephone or in a house
    (?:ingatkan|bangunkan|remind|wake) (?:saya|me|kami|us)\b
    (?:set|pasang|pasangkan|setel|nyalakan|buatkan|buat) (?:an |a |the )?(?:alarm|timer|pengingat|reminder|stopwatch)\b
    (?:putar|putarkan|play|setel|nyalakan|stel|muter|puter) (?:<for_me> )*(?:\w+ )??<music>\b
    (?:nyanyi|nyanyikan|nyanyiin|(?<= )bernyanyi|berpantun|sing)(?: (?:<for_me>|lagu|song))*$
    (?:kirim|kirimkan|send|share|minta|tunjukkan|tampilkan|show|bagi) <no_question>(?:<for_me> )*<pictures>\b
    (?:kirim|kirimkan|send) (?:an |a |the |sebuah )?<mail>(?: (?:ke|kepada|to)\b|$)
    <fetch> (?:<for_me> )*(?:\w+ )??<bought>\b
    (?:matikan|hidupkan|nyalakan|turn (?:on|off)|switch (?:on|off)) (?:the )?<switched>\b
    (?:telepon|telpon|teleponkan|hubungi|call|phone) (?:mama|ibu|ayah|papa|bapak|saya|mom|mum|dad|me|my \w+|pacar saya)$
    (?:buka|bukakan|open) (?:youtube|google|instagram|facebook|tiktok|kamera|camera|browser|whatsapp|pintu|the door)$
    (?:download|downloadkan|unduh|unduhkan|install|instal) (?:lagu|film|video|aplikasi|game|songs?|movies?|apps?)\b
    (?:hapus|delete|clear) (?:chat|percakapan|obrolan|history|riwayat|this chat|my data)\b

    # To be taught, played with, or somebody else
    (?:ajari|ajarkan|ajarin|teach) (?:saya|me|us|kami)\b
    (?:bermain|main|play) (?:a |an )?<games>\b
    (?:jadi|jadilah) (?:pacar|teman|kekasih|asisten|guru) saya\b
    be my \w+$
    (?:pretend|act|behave|roleplay|talk|answer) (?:to be|as|like|that you|you are)\b
    (?:abaikan|lupakan|ignore|forget|disregard) (?:(?:semua|all|the|your|my|any) )*<orders>\b
    (?:berpura pura|pura pura|berlagak|bersikap) (?:menjadi|jadi|seperti|kamu)\b
    (?:show|print|reveal|repeat) (?:me )?your (?:system )?(?:prompt|instructions)\b

    # To be read off a clock
    (?:sekarang|saat ini) (?:ini )?(?:jam|pukul|hari|tanggal) (?:berapa|apa)$
    (?:jam|pukul) berapa (?:sekarang|saat ini)$
    (?:hari apa|tanggal berapa) (?:sekarang|ini|hari ini)$
    hari ini (?:hari apa|tanggal berapa)$|what time is it(?: now)?$
    (?:what day is (?:it|today)|what is (?:the time|todays date|the date))(?: today| now)?$
    """,
    before="(?:<asked_for> )*+",
)
"""Matches the beginning of a request, or all of a short one."""
