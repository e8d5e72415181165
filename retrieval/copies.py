"""Where an article stands among its near copies: one of them is in the indexes, the others are linked to it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property

import numpy as np

from retrieval.ingest.duplicates import Signature, Signatures, are_near, is_copy, signature_of
from retrieval.store.store import Store
from retrieval.store.writing import Place

_STORED = "<u4"


class Copies:
    """The articles of a store that others may be copies of. For one thread at a time."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def _originals(self) -> Signatures:
        return Signatures(self._signed(self._store.signatures()))

    def _signed(self, stored: Mapping[int, bytes | None]) -> dict[int, Signature]:
        # Those of an archive that is older than near copies are signed now, once.
        made = {id: signature_of(self._store.text_of(id)) for id, signature in stored.items() if signature is None}
        self._store.sign({id: _to_bytes(signature) for id, signature in made.items()})
        known = {id: np.frombuffer(signature, _STORED) for id, signature in stored.items() if signature}
        return {**known, **made}

    def place(self, text: str, article_id: int | None = None) -> Place:
        """Where a text would stand, as a new article or in the place of this one."""
        signature = signature_of(text)
        original = next(self._originals_of(text, signature, article_id), None)
        copies = self._store.passages.copies_of([article_id]).get(article_id, ()) if article_id is not None else ()
        texts = {copy.id: self._store.text_of(copy.id) for copy in copies}
        stands = {id for id, other in texts.items() if are_near(other, text) and is_copy(other, text)}
        freed = tuple(id for id in texts if original is not None or id not in stands)
        return Place(_to_bytes(signature), original, freed)

    def took(self, article_id: int, place: Place) -> None:
        """An article was put in this place."""
        if place.freed:
            self.changed({article_id, *place.freed})
        elif place.copy_of is not None:
            self._originals.remove(article_id)
        elif place.signature is not None:
            self._originals.put(article_id, np.frombuffer(place.signature, _STORED))

    def family(self, article_id: int) -> set[int]:
        """The article and those that it stands for."""
        return {article_id, *(copy.id for copy in self._store.passages.copies_of([article_id]).get(article_id, ()))}

    def changed(self, family: Collection[int]) -> None:
        """Others of these may stand for their text now than did before."""
        if "_originals" not in self.__dict__:
            return
        standing = self._signed(self._store.signatures(family))
        for id in family:
            self._originals.remove(id)
        for id, signature in standing.items():
            self._originals.put(id, signature)

    def _originals_of(self, text: str, signature: Signature, article_id: int | None) -> Iterator[int]:
        for id, _ in self._originals.near(signature):
            if id != article_id and is_copy(text, self._store.text_of(id)):
                yield id


def _to_bytes(signature: Signature) -> bytes:
    return signature.astype(_STORED).tobytes()
