"""Who waits for an answer goes before what is embedded to be stored."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

from retrieval.embedding.turns import Turns
from retrieval.protocols import Embedder


def test_a_question_takes_the_next_turn_however_much_waits_to_be_stored() -> None:
    turns, order, begun, question_waits = Turns(), list[str](), threading.Event(), threading.Event()

    def store(name: str) -> None:
        for part in range(3):
            with turns.when_free():
                order.append(f"{name}{part}")
                begun.set()
                assert question_waits.wait(10)

    def ask() -> None:
        assert begun.wait(10)
        # The turn that is being taken ends only when somebody waits for the next.
        threading.Timer(0.2, question_waits.set).start()
        with turns.at_once():
            order.append("question")

    with ThreadPoolExecutor(3) as threads:
        for done in [threads.submit(store, "a"), threads.submit(store, "b"), threads.submit(ask)]:
            done.result()
    assert order.index("question") == 1
    assert sorted(order) == ["a0", "a1", "a2", "b0", "b1", "b2", "question"]


def test_where_the_model_serves_several_questions_go_together() -> None:
    turns, both = Turns(together=True), threading.Barrier(2)

    def ask() -> None:
        with turns.at_once():
            both.wait(10)

    with ThreadPoolExecutor(2) as threads:
        for done in [threads.submit(ask), threads.submit(ask)]:
            done.result()


def test_what_is_to_be_stored_gets_its_turn_though_people_ask_without_end() -> None:
    turns, stored = Turns(together=True), threading.Event()

    def store() -> None:
        with turns.when_free():
            stored.set()

    with turns.at_once(), ThreadPoolExecutor(1) as threads:
        done = threads.submit(store)
        assert stored.wait(10)
        done.result()


def test_a_turn_that_fails_is_given_back() -> None:
    turns = Turns()
    for taken in (turns.at_once, turns.when_free):
        try:
            with taken():
                raise ZeroDivisionError
        except ZeroDivisionError:
            pass
    with turns.at_once():
        pass


def test_a_question_is_embedded_before_a_long_import_is_done(bundled_embedder: Embedder) -> None:
    bundled_embedder.embed_question("pemanasan")
    order = list[str]()
    texts = [f"Kalimat ke-{number} tentang berita hari ini. " * 12 for number in range(40)]

    def store() -> None:
        bundled_embedder.embed_passages(texts)
        order.append("import")

    importing = threading.Thread(target=store)
    importing.start()
    bundled_embedder.embed_question("berapa tentara NATO?")
    order.append("question")
    importing.join()
    assert order == ["question", "import"]
