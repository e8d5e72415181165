"""Indonesian and Malay verbs whose prefix has swallowed the first letter of their root, which the stemmer leaves so.

"menangkap" and "penangkapan" are forms of "tangkap", "mengirim" of "kirim": without their letter they would meet
neither "ditangkap" nor "kiriman". What the stemmer restores itself (p, s) is left to it.
"""

from __future__ import annotations

import re

_T = re.compile(r"[mp]en([aiueo][a-z]{3,})")
"""Before a vowel "men-" has nearly always swallowed a t."""
_N_ROOTS = tuple("nafkah naik nama nanti nasihat nasional negosiasi nikah nilai nonaktif normal nyata".split())
_NO_VERBS = ("menantu", "penalti", "menang", "menara", "penerbangan")
_K = re.compile(r"[mp]eng([aiueo][a-z]{2,})")
_K_ROOTS = tuple(
    """
    kabar kabul kacau kagum kait kaji kalah kampanye kandas kandung kantong kata kawal kebut kecam kejar keluh
    kembang kenal kepung kerah kerja kerok keruk kirim kolek komentar konfirm konsum kontrol korban kosong kuasa
    kubur kukuh kumpul kunci kunjung kupas kuras kurang kurung kutip kutuk
    """.split()
)
"""Of these roots only: as many others begin with the vowel itself ("mengambil")."""


def restored(word: str) -> str:
    """The word without the prefix and with the root's own first letter; as it is if it has lost none."""
    if not word.startswith(("m", "p")) or word in _NO_VERBS:
        return word
    if (found := _K.fullmatch(word)) and f"k{found[1]}".startswith(_K_ROOTS):
        return f"k{found[1]}"
    # The stemmer takes the beginning of "terbit" for another prefix.
    if (found := _T.fullmatch(word)) and not found[1].startswith("er"):
        return f"{'n' if f'n{found[1]}'.startswith(_N_ROOTS) else 't'}{found[1]}"
    return word
