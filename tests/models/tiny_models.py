"""Language models of a few thousand random weights, with trained tokenizers of three kinds."""

from __future__ import annotations

from pathlib import Path

from mtqa.models import Model

CORPUS = [
    "The harbour opens on Monday, and the fishermen look forward to it.",
    "Der Hafen öffnet am Montag; die Fischerinnen freuen sich auf die Saison.",
    "Гавань открывается в понедельник, и рыбаки ждут начала сезона.",
    "港口星期一開放，漁民期待新的季節。",
]
WINDOW = 24
SPECIALS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]


def tokenizer(kind: str, *, specials: bool):
    """`wordpiece`, `bytes` (as GPT-2 has it) or `unigram` (as XLM-RoBERTa has it)."""
    import transformers
    from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers
    from tokenizers.processors import TemplateProcessing

    names = SPECIALS if specials else []
    if kind == "bytes":
        raw = Tokenizer(models.BPE())
        raw.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
        raw.decoder = decoders.ByteLevel()
        trainer = trainers.BpeTrainer(
            vocab_size=330,
            special_tokens=names,
            initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
            show_progress=False,
        )
    elif kind == "wordpiece":
        raw = Tokenizer(models.WordPiece(unk_token="[UNK]"))
        raw.normalizer = normalizers.BertNormalizer(lowercase=False)
        raw.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
        trainer = trainers.WordPieceTrainer(
            vocab_size=150, special_tokens=names, show_progress=False
        )
    else:
        raw = Tokenizer(models.Unigram())
        raw.normalizer = normalizers.NFKC()
        raw.pre_tokenizer = pre_tokenizers.Metaspace()
        trainer = trainers.UnigramTrainer(
            vocab_size=150, special_tokens=names, unk_token="[UNK]", show_progress=False
        )
    raw.train_from_iterator(CORPUS * 4, trainer)
    if specials:
        raw.post_processor = TemplateProcessing(
            single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
        )
    named = {"pad_token": 0, "unk_token": 1, "cls_token": 2, "sep_token": 3, "mask_token": 4}
    return transformers.PreTrainedTokenizerFast(
        tokenizer_object=raw, **({key: SPECIALS[n] for key, n in named.items()} if specials else {})
    )


def masked(folder: Path, kind: str = "wordpiece", architecture: str = "bert") -> Model:
    """A masked model, saved; its weights are spread so that no two chances are alike."""
    import torch
    import transformers

    torch.manual_seed(7)
    fast = tokenizer(kind, specials=True)
    sizes = {
        "vocab_size": len(fast),
        "hidden_size": 16,
        "num_hidden_layers": 2,
        "num_attention_heads": 2,
        "intermediate_size": 32,
        "initializer_range": 0.7,
        "pad_token_id": 0,
    }
    if architecture == "bert":
        config = transformers.BertConfig(**sizes, max_position_embeddings=WINDOW)
        model = transformers.BertForMaskedLM(config)
    else:
        config = transformers.RobertaConfig(**sizes, max_position_embeddings=WINDOW + 1)
        model = transformers.RobertaForMaskedLM(config)
    model.save_pretrained(folder)
    fast.save_pretrained(folder)
    return entry(folder, "masked-lm")


def causal(folder: Path, architecture: str = "gpt2", **specials: str) -> Model:
    """A causal model, saved. `specials` are what its tokenizer calls them, e.g. bos_token."""
    import torch
    import transformers

    torch.manual_seed(7)
    fast = tokenizer("bytes", specials=False)
    fast.add_special_tokens(specials)
    if architecture == "gpt2":
        config = transformers.GPT2Config(
            vocab_size=len(fast),
            n_embd=16,
            n_layer=2,
            n_head=2,
            n_positions=WINDOW,
            initializer_range=0.7,
            bos_token_id=None,
            eos_token_id=None,
        )
        model = transformers.GPT2LMHeadModel(config)
    else:
        config = transformers.LlamaConfig(
            vocab_size=len(fast),
            hidden_size=16,
            num_hidden_layers=2,
            num_attention_heads=2,
            intermediate_size=32,
            max_position_embeddings=WINDOW,
            initializer_range=0.7,
            bos_token_id=None,
            eos_token_id=None,
        )
        model = transformers.LlamaForCausalLM(config)
    model.save_pretrained(folder)
    fast.save_pretrained(folder)
    return entry(folder, "causal-lm")


def entry(folder: Path, task: str, *, length: int = 0) -> Model:
    """What models.toml would say of a model that lies in `folder`."""
    return Model(
        id=f"tiny-{task}",
        task=task,
        source=f"path:{folder.name}",
        licence="Apache-2.0",
        adapter=task,
        why="A test.",
        home=folder.parent / "models.toml",
        length=length,
    )


def classifier(folder: Path, classes: int) -> Model:
    """A classifier of pairs of texts, saved; of one class it is a regression."""
    import torch
    import transformers

    torch.manual_seed(7)
    fast = tokenizer("wordpiece", specials=True)
    config = transformers.BertConfig(
        vocab_size=len(fast),
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        initializer_range=0.7,
        max_position_embeddings=128,
        pad_token_id=0,
        num_labels=classes,
    )
    transformers.BertForSequenceClassification(config).save_pretrained(folder)
    fast.save_pretrained(folder)
    return entry(folder, "sequence-regression")


def t5(folder: Path) -> Model:
    """A T5 model that knows the word whose logit is a penalty, saved."""
    import torch
    import transformers

    torch.manual_seed(7)
    fast = tokenizer("unigram", specials=True)
    fast.add_tokens([f"<extra_id_{number}>" for number in range(11)])
    config = transformers.T5Config(
        vocab_size=len(fast),
        d_model=16,
        d_kv=8,
        d_ff=32,
        num_layers=2,
        num_heads=2,
        initializer_factor=4.0,
        pad_token_id=0,
        eos_token_id=3,
        decoder_start_token_id=0,
    )
    transformers.T5ForConditionalGeneration(config).save_pretrained(folder)
    fast.save_pretrained(folder)
    return entry(folder, "t5-regression")
