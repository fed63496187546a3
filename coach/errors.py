"""Every error this program raises on purpose, in one tree.

CoachError
├── InvalidRequest      a note to score is not in the form that the interface asks for
├── InvalidRubric       the rubric file breaks its own rules
├── InvalidModel        the model files are missing, damaged or do not match their manifest
├── InvalidCorpus       a labelled note used for training or evaluation is not in the agreed form
├── InvalidRecord       an application, contact or event that contradicts itself or lacks what it needs
├── InvalidFormats      a data file of the importer breaks its own rules
├── InvalidOptions      an option of an import that cannot be followed, such as a field that does not exist
├── InvalidSignIn       sign-in is set up wrongly, or what the sign-in service tells of a person is not enough
├── NotFound            what was asked for is not in the record (or belongs to somebody else)
├── BulkFault           scoring many notes can't be begun, gone on with or finished; the message says what to do
├── Conflict            somebody else, or another window, changed it in the meantime
└── StoreFault          the record can't be opened, read or written; the message says what to do
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


class InvalidRecord(CoachError):
    """An application, contact or event that contradicts itself or lacks what it needs."""

    code = "invalid_record"


class InvalidFormats(CoachError):
    """A data file of the importer breaks its own rules."""

    code = "invalid_formats"


class InvalidOptions(CoachError):
    """An option of an import that cannot be followed, such as a field that does not exist."""

    code = "invalid_options"


class InvalidSignIn(CoachError):
    """Sign-in is set up wrongly, or what the sign-in service tells of a person is not enough to let them in."""

    code = "invalid_sign_in"


class NotFound(CoachError):
    """What was asked for is not in the record, or belongs to somebody else."""

    code = "not_found"


class Conflict(CoachError):
    """Somebody else, or another window, changed it in the meantime; nothing was overwritten."""

    code = "conflict"


class BulkFault(CoachError):
    """Scoring many notes can't be begun, gone on with or finished; the message says where and what to do."""

    code = "bulk_fault"


class StoreFault(CoachError):
    """The record can't be opened, read or written."""

    code = "store_fault"
