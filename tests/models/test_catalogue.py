"""models.toml, a project's own, and encoders of the hub on a tiny one that the tests build."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from mtqa import models
from mtqa.errors import ConfigError, ModelError
from tests.conftest import run_mtqa

OWN = """
[tiny]
task    = "{task}"
source  = "path:tiny"
licence = "Apache-2.0"
adapter = "{adapter}"
why     = "A test."
length  = 32
"""
TEXTS = ["der hafen öffnet am montag", "boot", "der hafen " * 40]


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a tokenizer and an encoder of a few thousand weights."""
    import transformers
    from tokenizers import Tokenizer, models, pre_tokenizers, processors

    folder = tmp_path_factory.mktemp("models")
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *sorted(set(" ".join(TEXTS).split()))]
    tokenizer = Tokenizer(
        models.WordLevel({word: number for number, word in enumerate(words)}, unk_token="[UNK]")
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    fast = transformers.PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        pad_token="[PAD]",
        unk_token="[UNK]",
        cls_token="[CLS]",
        sep_token="[SEP]",
        mask_token="[MASK]",
    )
    sizes = {"vocab_size": len(words), "hidden_size": 16, "num_hidden_layers": 2}
    bert = transformers.BertConfig(
        **sizes, num_attention_heads=2, intermediate_size=32, max_position_embeddings=32
    )
    transformers.BertModel(bert).save_pretrained(folder / "encoder")
    fast.save_pretrained(folder / "encoder")
    return folder


def own(tiny: Path, task: str) -> models.Model:
    Path("tiny").symlink_to(tiny / task)
    Path("models.toml").write_text(OWN.format(task=task, adapter=task), encoding="utf-8")
    return models.catalogue([Path("models.toml")])["tiny"]


def test_encoder_of_the_hub(tiny: Path) -> None:
    encoder = models.load_model(own(tiny, "encoder"))
    told: list[tuple[int, int]] = []
    found = encoder.encode(TEXTS, layers=[0, 1, 2], progress=lambda *both: told.append(both))
    for text, encoding in zip(TEXTS, found, strict=True):
        words = [text[start:end] for start, end in encoding.spans.tolist()]
        assert words == text.split()
        assert encoding.states[2].shape == (len(words), 16)
        assert float(np.linalg.norm(encoding.vectors[2])) == pytest.approx(1, abs=1e-3)
    tokens = sum(len(encoding.ids) for encoding in found)
    assert told[-1] == (tokens, tokens)
    (alone,) = encoder.encode(TEXTS[:1])
    np.testing.assert_allclose(alone.states[2], found[0].states[2], atol=5e-3)


def test_a_model_that_is_not_there_names_the_command() -> None:
    hub = models.catalogue()["multilingual-e5-small-hub"]
    with pytest.raises(ModelError) as caught:
        models.load_model(hub)
    assert str(caught.value) == (
        "the model multilingual-e5-small-hub is not on this machine: "
        "mtqa models fetch multilingual-e5-small-hub"
    )


def test_a_damaged_model_is_one_sentence(tiny: Path) -> None:
    model = own(tiny, "encoder")
    Path("tiny").unlink()
    Path("tiny").mkdir()
    Path("tiny/config.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError, match="the model tiny cannot be loaded: "):
        models.load_model(model)


def test_checksums() -> None:
    Path("a.bin").write_bytes(b"abc")
    good = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    for checksum, faults in ((good, 0), (good[::-1], 1)):
        text = OWN.format(task="encoder", adapter="encoder").replace("path:tiny", "path:a.bin")
        Path("models.toml").write_text(f'{text}sha256 = "{checksum}"\n', encoding="utf-8")
        model = models.catalogue([Path("models.toml")])["tiny"]
        assert len(models.verify(model)) == faults


def test_the_shipped_models_are_intact() -> None:
    listed = models.catalogue()
    assert models.default_model("encoder", listed).id == "multilingual-e5-small"
    for name in ("lid-176", "multilingual-e5-small"):
        assert models.verify(listed[name]) == []


FAULTS = {
    'task    = "x"': "2: model 'tiny': the task is none of encoder, fluency, masked-lm, causal-lm",
    'source  = "file:x"': "3: model 'tiny': the source must begin with package:, path:, hub:",
    'source  = "hub:a/b"': "3: model 'tiny': a model of the hub needs a pinned revision, OWNER/NAM",
    'adapter = "x"': "5: model 'tiny': the adapter is none of ",
    'lisence = "MIT"': "4: model 'tiny': unknown key 'lisence', did you mean 'licence'?",
    "why     = 3": "6: model 'tiny': 'why' is missing or not a string",
}


@pytest.mark.parametrize("line", FAULTS)
def test_fault_is_told_with_its_line(line: str) -> None:
    message = FAULTS[line]
    lines = OWN.format(task="encoder", adapter="encoder").strip().split("\n")
    lines[int(message.partition(":")[0]) - 1] = line
    Path("own.toml").write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        models.catalogue([Path("own.toml")])
    assert str(caught.value).startswith(f"own.toml:{message}")


def test_command_line() -> None:
    listed = run_mtqa("models", "list")
    assert listed.returncode == 0
    assert "* multilingual-e5-small " in listed.stdout
    shown = run_mtqa("models", "show", "lid-176")
    assert "CC-BY-SA-3.0" in shown.stdout
    intact = run_mtqa("models", "verify").stdout.splitlines()
    assert {"multilingual-e5-small: intact", "lid-176: intact"} <= set(intact)
    assert all(line.endswith(": intact") for line in intact)
    missing = run_mtqa("models", "show", "lid-177")
    assert (missing.returncode, missing.stderr) == (
        2,
        "mtqa: there is no model 'lid-177', did you mean 'lid-176'?\n",
    )


def test_offline_is_respected() -> None:
    done = run_mtqa("models", "fetch", "multilingual-e5-small-hub", env={"HF_HUB_OFFLINE": "1"})
    message = "the model multilingual-e5-small-hub cannot be fetched: the environment says offline"
    assert (done.returncode, done.stderr) == (2, f"mtqa: {message}\n")
