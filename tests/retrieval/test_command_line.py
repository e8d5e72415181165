"""The command line as a person and a program have it: the real process, the real model, real files."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from retrieval.command_line import app
from tests.conftest import ROOT
from tests.retrieval.evaluation.rows import harvests, write_rows
from tests.retrieval.ingest.documents.files import docx

ARTICLE = """Pabrik keramik di Plered kembali mengekspor

Rina Wulandari, Jurnalis
Selasa 3 Juni 2025 09:15 WIB

PURWAKARTA - Pabrik keramik di Plered mengirim 12.500 vas ke Jepang pada Senin setelah dua tahun berhenti mengekspor.

Direktur pabrik itu, Hasan Basri, mengatakan pesanan datang dari tiga jaringan toko di Osaka.
"""


@dataclass(frozen=True)
class Finished:
    """A process that ended: its exit code and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Finished]


@pytest.fixture
def process(tmp_path: Path, data_dir: Path) -> Run:
    """`python -m retrieval` as a process of its own."""

    def run(*arguments: str, **environment: str) -> Finished:
        done = subprocess.run(
            [sys.executable, "-m", "retrieval", *arguments],
            capture_output=True,
            text=True,
            check=False,
            cwd=tmp_path,
            env={"PATH": "", "PYTHONPATH": str(ROOT), "RETRIEVAL_DATA_DIR": str(data_dir), **environment},
        )
        return Finished(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture
def kabar(data_dir: Path) -> Run:
    """The same program inside this process, which has loaded torch already: each start saves ten seconds."""

    def run(*arguments: str, stdin: str | None = None) -> Finished:
        done = CliRunner().invoke(app, arguments, input=stdin, env={"RETRIEVAL_DATA_DIR": str(data_dir)})
        return Finished(done.exit_code, done.stdout, done.stderr)

    return run


def test_the_bundled_model_answers_without_a_framework(data_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "artikel.txt").write_text(ARTICLE, "utf-8")
    never = "'torch', 'transformers', 'sentence_transformers', 'onnx'"
    environment = {"PATH": "", "PYTHONPATH": str(ROOT), "RETRIEVAL_DATA_DIR": str(data_dir)}
    # What makes the database new, and what reads pages and feeds, takes long to load as well.
    readers = "'alembic', 'httpx', 'trafilatura', 'htmldate', 'feedparser', 'markdown_it'"
    for arguments, unwanted in (("'add', 'artikel.txt'", never), ("'ask', 'berapa vas?'", f"{never}, {readers}")):
        code = (
            f"import sys; from retrieval.command_line import app; app([{arguments}], standalone_mode=False); "
            f"sys.exit(any(name in sys.modules for name in ({unwanted})))"
        )
        assert subprocess.run([sys.executable, "-c", code], check=False, cwd=tmp_path, env=environment).returncode == 0


def test_an_article_goes_in_and_a_cited_answer_comes_out(process: Run, tmp_path: Path) -> None:
    (tmp_path / "artikel.txt").write_text(ARTICLE, "utf-8")
    added = process("add", "artikel.txt", "--json").json
    assert [each["outcome"] for each in added["articles"]] == ["added"]

    answer = process("ask", "berapa vas yang dikirim ke Jepang?", "--json").json
    assert list(answer) == [
        "question",
        "language",
        "status",
        "reason",
        "confidence",
        "timeframe",
        "searched",
        "subject",
        "coverage",
        "not_found",
        "statements",
        "citations",
        "nearest",
        "timings_ms",
    ]
    assert (answer["status"], answer["reason"], answer["language"]) == ("answered", None, "id")
    (statement,) = answer["statements"]
    (citation,) = answer["citations"]
    assert statement["highlight"] == "12.500 vas"
    assert statement["citations"] == [citation["number"]] == [1]
    assert statement["text"] in citation["quote"]
    assert citation["quote"] in citation["paragraph"]["text"]
    assert citation["article"] == {
        "id": added["articles"][0]["article"]["id"],
        "title": "Pabrik keramik di Plered kembali mengekspor",
        "source": None,
        "author": "Rina Wulandari",
        "published": "2025-06-03T09:15:00+07:00",
        "url": None,
        "corrected": None,
    }


def test_a_person_reads_the_answer_its_source_and_its_date(kabar: Run) -> None:
    kabar("add", ARTICLE)
    shown = kabar("ask", "berapa vas yang dikirim ke Jepang?")
    assert shown.code == 0
    assert "12.500 vas" in shown.out
    assert "Rina Wulandari, 2025-06-03" in shown.out


def test_what_was_withdrawn_is_listed_apart_and_comes_back(kabar: Run) -> None:
    article = kabar("add", ARTICLE, "--json").json["articles"][0]["article"]["id"]
    withdrawn = kabar("withdraw", str(article), "--reason", "salah", "--json").json["withdrawn"]
    assert (withdrawn["id"], withdrawn["withdrawn_reason"]) == (article, "salah")
    assert kabar("ask", "berapa vas yang dikirim ke Jepang?", "--json").json["status"] == "declined"
    assert kabar("articles", "--json").json["articles"] == []
    assert [each["id"] for each in kabar("articles", "--withdrawn", "--json").json["articles"]] == [article]
    assert "(withdrawn: salah)" in " ".join(kabar("articles", "--withdrawn").out.split())
    assert kabar("add", ARTICLE, "--json").json["articles"][0]["outcome"] == "withdrawn"
    assert kabar("reinstate", str(article), "--json").json["reinstated"]["withdrawn"] is None
    assert kabar("ask", "berapa vas yang dikirim ke Jepang?", "--json").json["status"] == "answered"
    assert kabar("reinstate", "99").code == 1


def test_a_backup_is_brought_back_and_what_was_there_is_kept_aside(kabar: Run, tmp_path: Path) -> None:
    kabar("add", ARTICLE)
    assert kabar("backup", "copy").out.splitlines() == ["copied kabar.db"]
    assert kabar("backup", "copy").code != 0
    kabar("remove", "1")
    assert kabar("ask", "berapa vas yang dikirim ke Jepang?", "--json").json["status"] == "declined"
    restored = kabar("restore", "copy")
    assert restored.out.splitlines()[0] == "brought back kabar.db"
    assert restored.out.splitlines()[-1] == "everything agrees"
    assert kabar("ask", "berapa vas yang dikirim ke Jepang?", "--json").json["status"] == "answered"
    assert kabar("restore", "nothing").code != 0


def test_feeds_are_listed_and_what_is_no_feed_is_refused(kabar: Run) -> None:
    assert kabar("feeds", "list", "--json").json == {"feeds": []}
    refused = kabar("feeds", "add", "http://127.0.0.1/rss")
    assert (refused.code, refused.out) == (1, "")
    assert "http://127.0.0.1/rss: " in refused.err
    assert kabar("feeds", "remove", "9").code == 1
    assert kabar("feeds", "poll").code == 0


def test_what_was_removed_is_gone_and_the_archive_agrees_with_itself(kabar: Run) -> None:
    article = kabar("add", ARTICLE, "--json").json["articles"][0]["article"]["id"]
    listed = kabar("articles", "--json").json["articles"]
    assert [each["id"] for each in listed] == [article]
    assert kabar("remove", str(article), "--json").json["removed"]["id"] == article
    assert kabar("articles", "--json").json == {"articles": []}
    again = kabar("remove", str(article))
    assert (again.code, again.err.strip()) == (1, f"there is no article {article}")
    check = kabar("check", "--json")
    assert check.code == 0
    assert (check.json["ok"], check.json["paragraphs"], check.json["dense"], check.json["lexical"]) == (True, 0, 0, 0)


def test_search_shows_passages_with_their_scores(kabar: Run) -> None:
    kabar("add", ARTICLE)
    passages = kabar("search", "toko di Osaka", "-k", "1", "--json").json["passages"]
    assert [passage["rank"] for passage in passages] == [1]
    assert "Osaka" in passages[0]["paragraph"]["text"]
    assert passages[0]["scores"]["lexical"] > 0
    assert "Osaka" in kabar("search", "toko di Osaka").out


def test_an_import_takes_what_is_good_and_reports_the_rest_by_line(kabar: Run, tmp_path: Path) -> None:
    good = {
        "id": "a-1",
        "title": "Judul",
        "text": "Jembatan Kali Progo dibuka lagi pada 1 Mei 2025 setelah diperbaiki.",
    }
    lines = [
        json.dumps(good),
        "{bukan json",
        "",
        json.dumps({"title": "Tanpa isi"}),
        json.dumps(
            {
                "paragraphs": ["Kereta wisata Ambarawa mengangkut 900 penumpang selama libur Lebaran."],
                "source": "Harian",
            }
        ),
        json.dumps(good),
    ]
    (tmp_path / "banyak.jsonl").write_bytes("\n".join(lines).encode() + b"\n\xff\xfe\x00 bukan teks\n")
    done = kabar("import", "banyak.jsonl", "--json")
    assert done.code == 1
    report = done.json
    assert (report["added"], report["replaced"], report["unchanged"]) == (2, 0, 1)
    assert [refused["line"] for refused in report["refused"]] == [2, 4, 7]
    assert [(each["line"], each["id"]) for each in report["articles"]] == [(1, "a-1"), (5, None), (6, "a-1")]
    assert "banyak.jsonl, line 2" in done.err
    assert (
        kabar("ask", "berapa penumpang kereta wisata Ambarawa?", "--json").json["statements"][0]["highlight"]
        == "900 penumpang"
    )


def test_text_from_standard_input_and_text_that_is_none(kabar: Run) -> None:
    assert kabar("add", "-", stdin=ARTICLE).code == 0
    refused = kabar("add", "   ", "--json")
    assert refused.code == 1
    assert refused.json["articles"] == []
    assert len(refused.json["refused"]) == 1


def test_documents_of_several_kinds_go_in_at_once(kabar: Run, tmp_path: Path) -> None:
    (tmp_path / "artikel.docx").write_bytes(docx(*ARTICLE.strip().split("\n\n")))
    (tmp_path / "banyak.csv").write_text(
        "judul,isi\nPanen,Petani di Subang memanen sebelas ton padi pada hari Senin.\nKosong,\n", "utf-8"
    )
    done = kabar("add", str(tmp_path / "artikel.docx"), str(tmp_path / "banyak.csv"), "--json")
    assert done.code == 1
    titles = [each["article"]["title"] for each in done.json["articles"]]
    assert titles == ["Pabrik keramik di Plered kembali mengekspor", "Panen"]
    assert [each["reason"] for each in done.json["refused"]] == ["3: text: missing, and so are the paragraphs"]


def test_an_address_that_cannot_be_fetched_is_refused_with_its_reason(kabar: Run) -> None:
    refused = kabar("add", "http://127.0.0.1/berita", "--json")
    assert refused.code == 1
    assert refused.json["articles"] == []
    assert refused.json["refused"] == [
        {"given": "http://127.0.0.1/berita", "reason": "this address is not on the public web"}
    ]


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("RETRIEVAL_EMBEDDING_MODEL", "/nowhere/at/all"),
        ("RETRIEVAL_DATABASE_URL", "nosuchthing://x"),
        ("RETRIEVAL_TIME_ZONE", "Mars/Base"),
        ("RETRIEVAL_ANSWER_THRESHOLD", "much"),
        ("RETRIEVAL_FETCH_PORTS", "http"),
    ],
)
def test_a_wrong_setting_ends_the_start_with_one_line_that_names_it(process: Run, setting: str, value: str) -> None:
    done = process("add", ARTICLE, **{setting: value})
    assert (done.code, done.out) == (2, "")
    assert setting in done.err
    assert len(done.err.strip().splitlines()) == 1
    assert "Traceback" not in done.err


def test_a_missing_import_file_is_said_plainly(kabar: Run) -> None:
    done = kabar("import", "tidak-ada.jsonl")
    assert done.code == 2
    assert "tidak-ada.jsonl" in done.err
    assert "Traceback" not in done.err


def test_seeding_twice_changes_nothing_the_second_time(kabar: Run) -> None:
    seeds = str(ROOT / "seeds")
    first = kabar("seed", seeds, "--json")
    assert first.code == 0
    assert first.json["added"] >= 30
    again = kabar("seed", seeds, "--json")
    assert (again.json["added"], again.json["unchanged"]) == (0, first.json["added"])
    check = kabar("check", "--json").json
    assert check["ok"]
    assert check["articles"] == first.json["added"]


def test_a_question_may_follow_others_at_a_time_of_ones_own(kabar: Run) -> None:
    kabar("add", ARTICLE)
    at_noon = ("--now", "2025-06-04T12:00")
    earlier = ("--after", "siapa direktur pabrik keramik?", "--after", "dari mana pesanan datang?")
    answer = kabar("ask", "berapa vas yang dikirim ke Jepang?", *earlier, *at_noon, "--whenever", "--json").json
    assert answer["status"] == "answered"
    assert kabar("search", "berapa vas?", *earlier, *at_noon, "--whenever", "--json").json["passages"]


def test_a_time_that_is_none_is_said_plainly(kabar: Run) -> None:
    done = kabar("ask", "berapa vas?", "--now", "kemarin")
    assert done.code == 2
    assert "kemarin" in done.err
    assert "Traceback" not in done.err


def test_an_evaluation_is_measured_once_and_printed_for_programs_and_for_people(kabar: Run, tmp_path: Path) -> None:
    folder = str(harvests(tmp_path / "panen"))
    report = kabar("evaluate", folder, "--baselines", "--uncovered", "--timed", "2", "--json").json
    assert (report["setup"]["questions"], report["setup"]["passages"]) == (7, 6)
    assert list(report["ranking"]) == ["kabar", "dense", "lexical", "rrf", "min-max", "self-gating"]
    assert report["ranking"]["kabar"]["hit@1"].keys() == {"value", "low", "high", "n"}
    assert report["differences"]["dense"]["MRR@10"]["n"] == 6
    assert len(report["reliability"]["as asked"]) == 10
    assert report["auroc"]["covered against uncovered"]["n"] == 6
    assert report["speed"]["question p50, ms"]["value"] > 0

    shown = kabar("evaluate", folder, "--limit", "4", "--timed", "0")
    assert shown.code == 0
    for words in ("panen: 6 passages (id)", "4 questions", "MRR@10", "containment", "declined", "sure on average"):
        assert words in shown.out
    assert max(map(len, shown.out.splitlines())) <= 120
    assert "…" not in shown.out


def test_pages_are_measured_for_programs_and_for_people(kabar: Run, tmp_path: Path) -> None:
    write_rows(tmp_path / "pages.jsonl", [{"file": "a.html", "url": "https://a.example/1", "text": "Satu kata."}])
    (tmp_path / "a.html").write_text(f"<h1>Judul</h1><p>{ARTICLE}</p>", "utf-8")
    assert kabar("evaluate-pages", str(tmp_path), "--json").json["all"]["recall"]["n"] == 1
    assert "precision" in kabar("evaluate-pages", str(tmp_path)).out
    (tmp_path / "pages.jsonl").write_text('{"file": "a.html"}\n')
    assert kabar("evaluate-pages", str(tmp_path)).code == 2


def test_a_folder_that_is_no_data_set_is_said_plainly(kabar: Run, tmp_path: Path) -> None:
    for arguments, named in (
        ((str(tmp_path / "tidak-ada"),), "tidak-ada"),
        ((str(harvests(tmp_path / "satu")), "--queries", "queries.xx.jsonl"), "queries.xx.jsonl"),
    ):
        done = kabar("evaluate", *arguments)
        assert (done.code, done.out) == (2, "")
        assert named in done.err
        assert "Traceback" not in done.err


def test_a_folder_of_several_languages_asks_which_ones(kabar: Run, tmp_path: Path) -> None:
    for language in ("en", "de"):
        write_rows(tmp_path / "banyak" / f"corpus.{language}.jsonl", [{"id": "p", "text": "Elf Tonnen."}])
        write_rows(tmp_path / "banyak" / f"queries.{language}.jsonl", [{"id": "q", "text": "Wie viel?"}])
    folder = str(tmp_path / "banyak")
    for arguments, wanted in (
        ([], "--corpus-language: de, en"),
        (["--corpus-language", "de"], "--queries: queries.de"),
    ):
        done = kabar("evaluate", folder, *arguments)
        assert done.code == 2
        assert wanted in " ".join(done.err.split())
