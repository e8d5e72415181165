"""The Bot API's own shapes: aiogram's models, generated from its documentation, as an oracle independent of the bot.

The only module that knows aiogram. Complaints are sentences for people; an empty list means nothing to complain of.
"""

from __future__ import annotations

import json
import types
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

import aiogram.methods
import aiogram.types
from aiogram.enums import ChatAction
from pydantic import BaseModel, TypeAdapter, ValidationError

Json = dict[str, Any]
Method = type[aiogram.methods.TelegramMethod[Any]]

CHAT_ACTIONS = frozenset(action.value for action in ChatAction)
UPDATE_KINDS = frozenset(aiogram.types.Update.model_fields) - {"update_id"}


class WrongParametersError(Exception):
    """Parameters that no reading of the documentation allows: missing, or of another type."""

    def __init__(self, complaints: list[str]) -> None:
        super().__init__("; ".join(complaints))
        self.complaints = complaints


def decoded(method: str, raw: Mapping[str, object]) -> Json:
    """Parameters as values. A form carries everything but text as JSON, so "true", "5" and "{...}" are read here."""
    fields = _model(method).model_fields
    params: Json = {}
    for name, value in raw.items():
        field = fields.get(name)
        params[name] = _read(value, field.annotation) if isinstance(value, str) and field is not None else value
    return params


def check_call(method: str, params: Json, uploads: Iterable[str]) -> list[str]:
    """Complain of parameters Telegram does not document; raise WrongParametersError when it could not read the call."""
    # A part that a parameter refers to as attach://name is no parameter itself.
    whole = json.dumps(params)
    parts = {name: aiogram.types.BufferedInputFile(b"", name) for name in uploads if f"attach://{name}" not in whole}
    try:
        model = _model(method).model_validate({**params, **parts})
    except ValidationError as error:
        raise WrongParametersError(list(_sentences(method, error))) from error
    return [f"{method}: unknown parameter {path}" for path in _unknown(model)]


def check_answer(method: str, result: object) -> list[str]:
    """Complain of an answer of the emulator that Telegram could not have given."""
    return _check(_answer_type(method), f"the answer to {method}", result)


def check_update(update: Json) -> list[str]:
    """Complain of an update that Telegram could not have sent."""
    return _check(TypeAdapter(aiogram.types.Update), "the update", update)


def _check(adapter: TypeAdapter[Any], name: str, value: object) -> list[str]:
    try:
        read = adapter.validate_python(value)
    except ValidationError as error:
        return list(_sentences(name, error))
    return [f"{name}: unknown field {path}" for path in _unknown(read)]


@cache
def _models() -> dict[str, Method]:
    found = (getattr(aiogram.methods, name) for name in aiogram.methods.__all__)
    methods = (model for model in found if issubclass(model, aiogram.methods.TelegramMethod))
    return {model.__name__: model for model in methods}


def _model(method: str) -> Method:
    return _models()[method[0].upper() + method[1:]]


@cache
def _answer_type(method: str) -> TypeAdapter[Any]:
    return TypeAdapter(_model(method).__returning__)


def _read(value: str, annotation: object) -> object:
    if not _takes(str, annotation):
        return _from_json(value)
    # Only chats are named by text or number.
    is_number = _takes(int, annotation) and value.removeprefix("-").isdecimal()
    return int(value) if is_number else value


def _takes(wanted: type, annotation: object) -> bool:
    if get_origin(annotation) in {Union, types.UnionType, Annotated}:
        return any(_takes(wanted, part) for part in get_args(annotation))
    return annotation is wanted


def _from_json(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return text  # The model will complain of it with the name of the parameter.


def _sentences(name: str, error: ValidationError) -> Iterator[str]:
    # "Default" is a stand-in of aiogram's own beside the documented type.
    for item in (item for item in error.errors() if "is-instance[Default]" not in item["loc"]):
        yield f"{name}: {'.'.join(map(str, item['loc']))}: {item['msg']}"


def _unknown(value: object, path: str = "") -> Iterator[str]:
    """Paths of the fields that the models have no place for."""
    if isinstance(value, BaseModel):
        for name in value.model_extra or {}:
            yield path + name
        for name in value.model_fields_set - set(value.model_extra or {}):
            yield from _unknown(getattr(value, name), f"{path}{name}.")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _unknown(item, f"{path}{index}.")
