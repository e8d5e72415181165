"""What a folder of multilingual-e5-small holds beside its weights: BERT's shape, the XLM-R tokenizer, the prefixes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

SHARED_TENSORS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}
"""Name in the shipped weights -> name in BERT, for what the layers share."""

LAYER_TENSORS = {
    f"{short}.{kind}": f"{long}.{'weight' if kind == 'w' else 'bias'}"
    for short, long in {
        "q": "attention.self.query",
        "k": "attention.self.key",
        "v": "attention.self.value",
        "ao": "attention.output.dense",
        "aln": "attention.output.LayerNorm",
        "fi": "intermediate.dense",
        "fo": "output.dense",
        "oln": "output.LayerNorm",
    }.items()
    for kind in "wb"
}
"""Name within a layer of the shipped weights -> name within a layer of BERT."""

TOKENIZER = "tokenizer.json"
PIECES = "pieces.npy"
GRAPH = "model.onnx"
PREFIXES = ("query: ", "passage: ")
"""What the model was taught to see before a question and before a passage."""
TRUNCATION = 512
"""Tokens that the model reads of a text."""
PADDING = 1
"""The id of the token that fills up the shorter texts of a batch."""
_SPECIAL_TOKENS = {
    "bos_token": "<s>",
    "eos_token": "</s>",
    "sep_token": "</s>",
    "cls_token": "<s>",
    "unk_token": "<unk>",
    "pad_token": "<pad>",
    "mask_token": "<mask>",
}


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of the network, in the order in which the shipped weights state them."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    types: int


def configuration_files(shape: Shape) -> dict[str, Any]:
    """File name -> JSON content of everything but weights and tokenizer: mean pooling, unit length, both prefixes."""
    return {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "hidden_size": shape.hidden,
            "num_hidden_layers": shape.layers,
            "num_attention_heads": shape.heads,
            "intermediate_size": shape.feed_forward,
            "vocab_size": shape.vocabulary,
            "max_position_embeddings": shape.positions,
            "type_vocab_size": shape.types,
            "layer_norm_eps": 1e-12,
            "hidden_act": "gelu",
            "pad_token_id": 0,
            "dtype": "float32",
        },
        "tokenizer_config.json": {
            **_SPECIAL_TOKENS,
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": TRUNCATION,
            "model_input_names": ["input_ids", "attention_mask"],
        },
        "special_tokens_map.json": _SPECIAL_TOKENS,
        "modules.json": [
            {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
            {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
            {"idx": 2, "name": "2", "path": "2_Normalize", "type": "sentence_transformers.models.Normalize"},
        ],
        "sentence_bert_config.json": {"max_seq_length": TRUNCATION, "do_lower_case": False},
        "1_Pooling/config.json": {"word_embedding_dimension": shape.hidden, "pooling_mode_mean_tokens": True},
        "2_Normalize/config.json": {},
        "config_sentence_transformers.json": {
            "prompts": dict(zip(("query", "passage"), PREFIXES, strict=True)),
            "similarity_fn_name": "cosine",
        },
    }


def tokenizer_file(vocabulary: list[tuple[str, float]]) -> dict[str, Any]:
    """`tokenizer.json` of the Unigram model over these pieces and log probabilities.

    XLM-R's own normaliser is SentencePiece's nmt_nfkc table; Nmt followed by NFKC gives the same for all of Unicode
    but three code points, and composes decomposed accents, which the shipped table per code point cannot.
    """
    last = len(vocabulary) - 1
    ids = {"<s>": 0, "<pad>": PADDING, "</s>": 2, "<unk>": 3, "<mask>": last}
    flags = {"single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True}
    metaspace = {"type": "Metaspace", "replacement": "\u2581", "prepend_scheme": "always", "split": True}
    start, text, end = (
        {"SpecialToken": {"id": "<s>", "type_id": 0}},
        {"Sequence": {"id": "A", "type_id": 0}},
        {"SpecialToken": {"id": "</s>", "type_id": 0}},
    )
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [{"id": id, "content": content, **flags} for content, id in ids.items()],
        "normalizer": {
            "type": "Sequence",
            "normalizers": [
                {"type": "Nmt"},
                {"type": "NFKC"},
                {"type": "Replace", "pattern": {"Regex": " {2,}"}, "content": " "},
            ],
        },
        "pre_tokenizer": metaspace,
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [start, text, end],
            "pair": [start, text, end, end, {"Sequence": {"id": "B", "type_id": 0}}, end],
            "special_tokens": {
                token: {"id": token, "ids": [ids[token]], "tokens": [token]} for token in ("<s>", "</s>")
            },
        },
        "decoder": metaspace,
        "model": {"type": "Unigram", "unk_id": ids["<unk>"], "byte_fallback": False, "vocab": vocabulary},
    }
