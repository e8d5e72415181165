"""Indonesian newsroom short forms and what they stand for, so that "sekjen" finds "Sekretaris Jenderal"."""

from __future__ import annotations

LONG_FORMS: dict[str, tuple[str, ...]] = {
    short: tuple(long.split())
    for short, long in {
        "bansos": "bantuan sosial",
        "bbm": "bahan bakar minyak",
        "capres": "calon presiden",
        "cawapres": "calon wakil presiden",
        "dirjen": "direktur jenderal",
        "dirut": "direktur utama",
        "dubes": "duta besar",
        "kades": "kepala desa",
        "kapolda": "kepala kepolisian daerah",
        "kapolri": "kepala kepolisian republik indonesia",
        "kapolres": "kepala kepolisian resor",
        "karhutla": "kebakaran hutan lahan",
        "kpu": "komisi pemilihan umum",
        "kpk": "komisi pemberantasan korupsi",
        "medsos": "media sosial",
        "menag": "menteri agama",
        "mendag": "menteri perdagangan",
        "mendagri": "menteri dalam negeri",
        "menhan": "menteri pertahanan",
        "menhub": "menteri perhubungan",
        "menkes": "menteri kesehatan",
        "menkeu": "menteri keuangan",
        "menlu": "menteri luar negeri",
        "menpora": "menteri pemuda olahraga",
        "mensos": "menteri sosial",
        "mentan": "menteri pertanian",
        "nakes": "tenaga kesehatan",
        "pbb": "perserikatan bangsa bangsa",
        "pemda": "pemerintah daerah",
        "pemkot": "pemerintah kota",
        "pemprov": "pemerintah provinsi",
        "pemilu": "pemilihan umum",
        "pilkada": "pemilihan kepala daerah",
        "pilpres": "pemilihan presiden",
        "ri": "republik indonesia",
        "sekjen": "sekretaris jenderal",
        "wagub": "wakil gubernur",
        "wamen": "wakil menteri",
        "wapres": "wakil presiden",
    }.items()
}
"""Case-folded short form -> the case-folded words of the long one."""

UPPER_CASE_LONG_FORMS: dict[str, tuple[str, ...]] = {"AS": ("amerika", "serikat"), "UE": ("uni", "eropa")}
"""Short forms that are other words in lower case ("as" is an axle, and English)."""
