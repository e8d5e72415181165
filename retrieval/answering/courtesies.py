"""The words of small talk, and a chat message as such words: folded, unstretched, in one spelling.

Indonesian as it is written and as it is typed, Malay, English, and the greetings that travel with them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator


def _phrases(text: str) -> frozenset[str]:
    return frozenset(phrase.strip() for line in text.splitlines() for phrase in line.split(",") if phrase.strip())


EXCLAMATIONS = frozenset(
    """
    ya yaa yah eh ah oh hmm hm um uh nah wah wih aduh duh lah loh lho kak kakak kk min admin mimin bro sis gan guys cuy
    cui coy please pls plis plz
    """.split()
)
"""What may stand anywhere in a message, and says nothing even alone."""
PARTICLES = EXCLAMATIONS | frozenset(
    """
    sih dong donk deh nih tuh kok yuk say sebenarnya sebetulnya emang memang banget bgt actually really
    ka bang abang bray mas mbak mba bu pak om tante ges lur bos boss ayo sir
    maam dear kang teh akang teteh cikgu tuan puan
    """.split()
)
"""What changes nothing of whom a message speaks to, names for strangers among it; alone it may be a topic: KA is a
railway, BOS a fund for schools, dong a currency."""
GREETINGS = _phrases(
    """
    hello there, hi there, hey there
    halo, hallo, hello, helo, hai, hay, hi, hei, hey, woi, woy, oi, oy, yo, hola, howdy, greetings, spada, permisi
    punten, assalamualaikum, assalamu alaikum, assalammualaikum, wassalam, waalaikumsalam, waalaikum salam, salam
    assalamualaikum warahmatullahi wabarakatuh, warahmatullahi wabarakatuh, wr wb, aslm, samlekum, salam sejahtera
    salam kenal, salam sehat, shalom, namaste, horas, sampurasun, rahajeng semeng, sugeng enjing
    selamat pagi, selamat siang, selamat sore, selamat malam, selamat petang, selamat tengah hari
    pagi, siang, sore, malam, malem, petang, met pagi, met siang, met sore, met malam, met malem
    morning, afternoon, evening, night, good morning, good afternoon, good evening, good night, good day, welcome
    selamat datang, selamat tidur, selamat beristirahat, selamat jalan
    selamat tinggal, selamat makan, selamat bekerja, selamat ulang tahun, happy birthday, hbd, selamat tahun baru
    happy new year, selamat hari raya, selamat idul fitri, selamat hari raya idul fitri, selamat lebaran, selamat natal
    merry christmas, selamat berpuasa, selamat puasa, mohon maaf lahir batin, mohon maaf lahir dan batin, lahir batin
    minal aidin wal faizin, selamat hari raya aidilfitri, selamat datang kembali, selamat akhir pekan
    """
)
_CONCERN = """
    apa kabar, apakabar, apa kabarnya, bagaimana kabarnya, bagaimana kabar kamu, apa kabar kamu, kabar baik, apa khabar
    sehat, kabar kamu, kabar kamu bagaimana, bagaimana kabar kamu hari ini, khabar baik, how are you, how are you doing
    how are you today, how are you doing today, how do you do
    how have you been, how is it going, how is everything, what is up, wassup, sup, nice to meet you
    senang bertemu, senang bertemu kamu, lagi apa, lagi ngapain, sedang apa, kamu lagi apa, kamu lagi ngapain
    kamu sedang apa, lagi apa kamu, ngapain, tengah buat apa, what are you doing, sudah makan, sudah makan belum
    kamu sudah makan, kamu sudah makan belum, have you eaten, ada orang, ada orang di sini, anybody there, are you there
    anyone there, lagi sibuk, kamu sibuk, kamu lagi sibuk, lama tidak bertemu, long time no see
    """
THANKS = _phrases(
    """
    terima kasih, terimakasih, terima kasih banyak, makasih, makasi, mksh, mkasih, makacih, maacih, maaci, trims
    trimakasih, trima kasih, tks, thanks, thank you, thank, thx, tx, ty, tysm, tq, tengkyu, tengkiu, thankyou, cheers
    suwun, nuwun, matur nuwun, matur suwun, hatur nuhun, nuhun, kamsia, arigato, arigatou, merci, danke, gracias
    xie xie, syukron, jazakallah, jazakallah khair, alhamdulillah, many thanks, thanks a lot, thanks a million
    untuk semuanya, thanks for your help, thanks for the help, thanks for the info, thanks for the answer
    thanks for your answer, atas bantuannya, atas jawabannya, atas infonya, atas informasinya, untuk bantuannya
    untuk jawabannya, untuk infonya, bantuannya, infonya, sudah membantu, sudah bantu, sudah menjawab, atas bantuan kamu
    sangat membantu, sangat terbantu, very helpful, appreciate it, i appreciate it, much appreciated, sangat berguna
    """
)
_OTHERS = """
    sama sama, kembali kasih, you are welcome, my pleasure, no problem, no worries, dont mention it

    ok, oke, okey, okay, okeh, okie, okedeh, okelah, siap 86, mantap jiwa, sip, siap, siyap
    baik, baiklah, beres, noted, roger, copy, iya, iyah, iye, yoi, yup, yap, yep, yes, yeah, no, nope
    tidak apa apa, gapapa, gpp, tidak apa, tidak jadi, tidak usah, begitu, gitu, ooh, oalah, owalah
    o begitu, begitu rupanya, jadi begitu, saya mengerti, mengerti, paham, saya paham, faham, ngerti, jelas
    got it, i see, i understand, understood, right, sure, alright, fine, of course, never mind, nevermind, nvm, setuju
    benar, betul, bener, tepat, tepat sekali, aamiin, amen, insyaallah, insya allah, masyaallah, deal
    gaskeun, cukup, itu saja, that is all, sekian, lanjut, next, agreed, exactly, wait
    tunggu, sebentar, bentar, wait a minute, hold on, one moment

    maaf, maafkan saya, saya minta maaf, minta maaf, mohon maaf, mangap, sori, sorry, i am sorry, my bad, pardon
    excuse me, salah kirim, salah ketik, typo, salah sambung, maaf ganggu, maaf mengganggu, tidak sengaja
    dadah, bye, bye bye, goodbye, good bye, babay, babai, see you, see you later, cya, later, farewell
    take care, sampai jumpa, sampai jumpa lagi, sampai nanti, sampai besok, jumpa lagi, have a nice day
    have a good day, have a great day, have a good one, good luck, semangat, sukses, sukses selalu, semoga sukses
    sehat selalu, jaga kesehatan, pamit, saya pamit, pamit dulu, saya pergi dulu, hati hati, same to you, you too
    tes, test, testing, cek, check, ping, tes tes, mic check, tes 123, test 123, testing 123
    tes 1 2 3, test 1 2 3, testing 1 2 3, coba, coba coba, mencoba, iseng, lol, lmao, rofl
    astaga, omg, wow, waw, anjir, anjay, njir, anjrit, buset, busyet, hadeh, hadeuh
    yay, hore, hura, ups, oops, cie, ciee, mwah, muach, asdf, asdfgh, asdfghjkl, qwerty, qwertyuiop, bla, blabla, lalala
    serius, seriously, yakin, sungguh, beneran, are you sure, kamu yakin, kamu serius

    mau tanya, saya mau tanya, mau bertanya, saya mau bertanya, mau nanya
    saya mau nanya, boleh tanya, boleh nanya, boleh bertanya, bisa tanya, bisa nanya, bisa bertanya, numpang tanya
    numpang nanya, izin bertanya, izin tanya, ijin bertanya, ijin tanya, tanya, nanya
    boleh saya bertanya, boleh saya tanya, bertanya, saya punya pertanyaan
    ada pertanyaan, tumpang tanya, sesuatu, can i ask, can i ask you, may i ask, can i ask a question
    can i ask you a question, can i ask something, can i ask you something, i have a question, i want to ask
    i want to ask something, quick question, question

    cinta kamu, saya cinta kamu, sayang kamu, saya sayang kamu, saya suka kamu, saya rindu kamu, kangen, saya kangen
    saya kangen kamu, i love you, love you, love it, i like you, i miss you, miss you, i hate you, saya benci kamu
    saya tidak suka kamu, saya suka bot ini

    hebat, bagus, keren, kece, mantap, mantul, mantep, pintar, pinter, cerdas, lucu, asik, asyik, seru, sempurna
    luar biasa, bodoh, goblok, bego, tolol, dungu, payah, jelek, ngaco, ngawur, kampret, bangsat, brengsek, sialan
    bajingan, keparat, kurang ajar, anjing kamu, tidak berguna, tidak guna, tidak nyambung, not helpful
    that was helpful, that is helpful, bukan itu, bukan itu maksud saya, kabar bot
    thanks man, thanks mate, thanks dude, kalau begitu, kalau gitu, bisa saja
    bosan, gabut, galau, capek, ngantuk, lapar, laper, salah, nice, cool, good, great
    awesome, amazing, excellent, perfect, brilliant, wonderful, fantastic, stupid, dumb, useless, rubbish, boring
    bad, wrong, shut up, diam, diamlah, whatever, terserah, fuck, fuck you, damn, shit, wtf
    """
COURTESIES = GREETINGS | THANKS | _phrases(_CONCERN) | _phrases(_OTHERS)
"""Greetings, thanks, assent, excuses, farewells, noises and the overture of a question: alone they ask nothing, and
at either end of a message they are in the way of what it asks."""
LONGEST_COURTESY = max(len(phrase.split()) for phrase in COURTESIES)

MENTIONS = frozenset("kamu you your bot botnya chatbot saya i am jawaban jawabannya answer job".split())
"""Whom or what small talk is about: Kabar, its answer, the reader."""
ALONE = frozenset("kabar tidak sudah selamat".split())
"""What says nothing as the only word, and much beside others: the bot's name, no, enough, survived."""
BESIDE = frozenset(
    """
    are so very too a an such dasar sekali amat terlalu sangat paling makin lebih agak cukup sungguh juga lagi sedang
    jadi ini semuanya banyak much lot work done well feeling feel
    """.split()
)
"""What stands beside a mention or a courtesy and adds nothing."""
OPINIONS = frozenset(
    """
    pintar pinter cerdas pandai bijak hebat keren kece bagus baik mantap mantul mantep oke top jos joss ajib jempol
    jempolan lucu imut cantik ganteng ramah asyik asik seru sempurna luar biasa membantu berguna bermanfaat andalan
    bodoh bego goblok gblk tolol dungu idiot oon bloon payah jelek buruk parah busuk sampah ngaco ngawur aneh nyebelin
    menyebalkan kampret bangsat brengsek sialan sial bajingan keparat kurang ajar lemot lelet lambat rusak error kacau
    jahat bohong pembohong salah keliru bosan bosen bete gabut galau capek lelah ngantuk lapar laper sedih kesal pusing
    smart clever good great nice cool awesome amazing excellent perfect brilliant wonderful fantastic helpful best
    cute funny kind sweet lovely useful impressive bad stupid dumb useless terrible awful horrible worst wrong rubbish
    trash silly crazy slow boring bored tired hungry sad lonely lame sucks suck annoying comel gempak bangang bebal
    teruk terbaik tidak not dont
    """.split()
)
"""What small talk says of what it mentions: praise, abuse, and how the reader feels."""

QUESTIONING = frozenset(
    """
    apa apakah adakah apabila siapa siapakah kapan kapankah bila bilakah mana manakah dimana dimanakah kemana kemanakah
    bagaimana bagaimanakah gimana gmn mengapa mengapakah kenapa kenapakah knp berapa berapakah brp ngapain sebutkan
    ada belum sudah masih yang semua pernah bisa banyak guna kata kalau jika lalu dia ia beliau mereka nya
    bukankah bolehkah jumlah jumlahnya banyaknya
    who whom whose what when where which why how can could did do does would will should he she they him her them his
    their there about if then than tell
    """.split()
)
"""Function words that may ask something even next to thanks, or continue what was asked before."""

_SPELLINGS = {
    spelling: word
    for word, spellings in (
        ("kamu", "km kmu kamyu lu lo loe elu elo ente kau engkau anda awak dirimu kowe sampeyan"),
        ("you", "u"),
        ("your", "ur"),
        ("are", "r"),
        ("saya", "aku aq gw gue gua ane sy gwe gweh sya"),
        ("siapa", "sapa siape syp siapakah sape"),
        ("apa", "ap ape apakah adakah apaan opo"),
        ("yang", "yg"),
        ("lagi", "lg lgi"),
        ("saja", "aja aj sahaja doang ajah"),
        ("bisa", "bs bisakah bsa"),
        ("oke", "okk okkk okokok oks okei okeyy"),
        ("boleh", "bolehkah bole"),
        ("bagaimana", "gimana gmn gmana bgmn bagaimanakah gimane piye gimn"),
        ("dimana", "dmn dmana dimanakah"),
        ("untuk", "utk tuk"),
        ("dengan", "dgn dg"),
        ("sudah", "udah udh dah sdh uda yaudah yaudahlah yowes sudahlah udahlah"),
        ("ini", "ni"),
        ("membuat", "ngebuat ngebikin"),
        ("bangunkan", "bangunin"),
        ("banyak", "bnyk byk banyk bnyak"),
        ("siap", "asiap asyiap siaap"),
        ("tanyakan", "tanyain"),
        ("ditanyakan", "ditanyain"),
        ("hitungkan", "hitungin"),
        ("pesankan", "pesenin pesanin"),
        ("belikan", "beliin"),
        ("sama", "sm ama"),
        ("tidak", "tak tdk gak ga nggak enggak engga ngga gk kagak ndak"),
        ("pakai", "pake pakek"),
        ("tahu", "tau"),
        ("tolong", "tlg tlong tulung"),
        ("buat", "bikin bkin"),
        ("buatkan", "bikinin buatin bikinkan bikinkanlah buatkanlah buatlah"),
        ("tuliskan", "tulisin tulislah"),
        ("terjemahkan", "terjemahin translatein translatekan trjmhkan"),
        ("ingatkan", "ingetin ingatin"),
        ("kirimkan", "kirimin hantarkan"),
        ("kirim", "hantar"),
        ("putarkan", "puterin putarin mainkan setelkan setelin"),
        ("ceritakan", "ceritain"),
        ("kasih", "kasi kasihkan kasikan"),
        ("what is", "whats"),
        ("who is", "whos"),
        ("how is", "hows"),
        ("you are", "youre"),
        ("i am", "im"),
        ("that is", "thats"),
        ("di sini", "disini"),
        ("kabar", "kbr"),
        ("minta", "mnta"),
        ("mau", "mw mo pengen pingin ingin nak hendak"),
    )
    for spelling in spellings.split()
}
_YOURS = frozenset(
    """
    nama umur usia pembuat pencipta pemilik pengembang bos majikan tugas fungsi guna kegunaan kemampuan fitur kerja
    jawaban sumber data berita informasi asal rumah alamat agama pacar hobi kabar membuat menciptakan tujuan bapak ayah
    orang keahlian pekerjaan diri tentang dengan bantuan mengembangkan tempat
    """.split()
)
"""Stems whose ending -mu is "your": most words that end so ("ilmu", "bertemu") are none."""

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile(r"(?<=\w)['’‘`](?=\w)")
_STRETCHED = re.compile(r"(.)\1{2,}")
_DOUBLED = re.compile(r"(.)\1+")
_LAUGHTER = re.compile(r"wk[wk]+|(?:a?wok)+|(?:[hx][aeiou]h?){2,}|(?:ke){2,}k?|lo+l|([a-z])\1{3,}")
_WELL_KNOWN = PARTICLES | COURTESIES | OPINIONS | _SPELLINGS.keys()


def is_noise(word: str) -> bool:
    """Laughter, or one letter over and over."""
    return _LAUGHTER.fullmatch(word) is not None


def _unstretched(word: str) -> str:
    """ "Haloooo", "sipp" and "makasiiih" as the words that they are; any other word as it stands."""
    if word in _WELL_KNOWN or not _DOUBLED.search(word):
        return word
    shorter = (_STRETCHED.sub(r"\1\1", word), _STRETCHED.sub(r"\1", word), _DOUBLED.sub(r"\1", word))
    # Two letters are doubled in too many abbreviations: APP, ISS, PPP.
    return next((each for each in shorter if each in _WELL_KNOWN and len(each) > 2), word)


def spoken_words(text: str) -> list[str]:
    """The words of a message, each in the spelling that the lists of this module use."""
    folded = _APOSTROPHE.sub("", unicodedata.normalize("NFKC", text)).casefold()
    return [word for found in _WORD.findall(folded) for word in _spelled(_unstretched(found))]


def _spelled(word: str) -> Iterator[str]:
    stem = word.removesuffix("mu")
    if stem != word and stem in _YOURS:
        yield from (stem, "kamu")
    else:
        yield from _SPELLINGS.get(word, word).split()
