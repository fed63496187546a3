"""A trained network as the files that scoring reads: graphs with whole-number weights, and the vectors of pieces."""

import tempfile
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from coach.scoring.encoding.encoder import EncoderParts
from coach.training.encoder.network import Message, Network

_OPSET = 17
_LARGEST = 127


class _Sentence(nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor) -> Tensor:
        return self.network.alone(pieces)


class _Message(nn.Module):
    def __init__(self, message: Message) -> None:
        super().__init__()
        self.message = message

    def forward(self, vectors: Tensor, parts: Tensor, before: Tensor, after: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        return self.message.read(vectors, parts, before, after, torch.ones_like(parts).float())


def exported(network: Network, vocabulary: tuple[str, ...]) -> EncoderParts:
    """The parts of an encoder; `vocabulary` in the order of its numbers."""
    pieces, scales = _whole_numbers(network.word.weight.detach().numpy())
    width = network.word.weight.shape[1]
    sentence = graph(_Sentence(network), (torch.zeros(1, 9, width),), {"pieces": "piece"}, ["vector"], in_bytes=True)
    order = torch.zeros(1, 5, dtype=torch.int64)
    inputs = dict.fromkeys(("vectors", "parts", "before", "after"), "sentence")
    example = (torch.zeros(1, 5, 2 * width), order, order, order)
    message = graph(_Message(network.message), example, inputs, ["labels", "kinds", "ratings"])
    return EncoderParts(vocabulary, pieces, scales, sentence, message)


def _whole_numbers(vectors: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Each vector as whole numbers from -127 to 127, and what they are to be multiplied by."""
    scales = np.abs(vectors).max(axis=1) / _LARGEST
    return np.rint(vectors / scales[:, None]).astype(np.int8), scales.astype(np.float32)


def graph(
    module: nn.Module,
    example: tuple[Tensor, ...],
    inputs: Mapping[str, str],
    outputs: Sequence[str],
    in_bytes: bool = False,
) -> bytes:
    """A module as onnxruntime reads it: `inputs` with the name of the axis whose length may vary, the second of each;
    its weights whole numbers of a byte each where that is wanted."""
    with tempfile.TemporaryDirectory() as folder:
        plain, small = Path(folder) / "plain.onnx", Path(folder) / "small.onnx"
        with warnings.catch_warnings(), torch.no_grad():
            # PyTorch's older exporter needs no further packages; it warns of its age and of every shape that it takes
            # as given.
            warnings.simplefilter("ignore")
            torch.onnx.export(
                module.eval(), example, plain, input_names=list(inputs), output_names=list(outputs),
                opset_version=_OPSET, dynamic_axes={name: {1: axis} for name, axis in inputs.items()}, dynamo=False,
            )  # fmt: skip
        if not in_bytes:
            return _optimised(plain)
        # 7 of 8 bits: with all 8 the sums overflow on processors without instructions of their own for them.
        quantize_dynamic(plain, small, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
        return _optimised(small)


def _optimised(file: Path) -> bytes:
    """The graph as onnxruntime would make it on loading, so that loading need not; for any processor."""
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(file.with_suffix(".optimised.onnx"))
    onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])
    return Path(options.optimized_model_filepath).read_bytes()
