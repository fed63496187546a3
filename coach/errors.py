"""Every error this program raises on purpose, in one tree.

CoachError
├── InvalidRequest      a note to score is not in the form that the interface asks for
├── InvalidRubric       the rubric file breaks its own rules
├── InvalidModel        the model files are missing, damaged or do not match their manifest
└── InvalidCorpus       a labelled note used for training or evaluation is not in the agreed form
"""


class CoachError(Exception):
    """Base of all errors; `code` is stable for programs, the message is for people."""

    code = "error"


class InvalidRequest(CoachError):
    """A note to score is not in the form that the interface asks for."""

    code = "invalid_request"


class InvalidRubric(CoachError):
    """The rubric file breaks its own rules."""

    code = "invalid_rubric"


class InvalidModel(CoachError):
    """The model files are missing, damaged or do not match their manifest."""

    code = "invalid_model"


class InvalidCorpus(CoachError):
    """A labelled note used for training or evaluation is not in the agreed form."""

    code = "invalid_corpus"
