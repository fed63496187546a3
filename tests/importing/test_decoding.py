"""Which encoding a file is read in."""

import codecs

import pytest

from coach.importing.decoding import decode

TEXT = "Company,Role\nLärche – Söhne,Köchin\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8-sig"),
        (TEXT.encode("cp1252"), "cp1252"),
        (TEXT.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16"),
        (TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("utf-32"), "utf-32"),
    ],
)
def test_the_encoding_is_found_and_said(data: bytes, encoding: str) -> None:
    decoded = decode(data)
    assert decoded is not None
    assert (decoded.text, decoded.encoding) == (TEXT, encoding)


@pytest.mark.parametrize("data", [bytes(range(32)) * 20, b"\x7fELF\x02\x01\x01\0\0\x10\x03\x04", b"\0" * 100])
def test_bytes_of_another_program_are_no_text(data: bytes) -> None:
    assert decode(data) is None


def test_one_stray_nul_does_not_make_a_text_utf_16() -> None:
    decoded = decode(b"Company,Role\nLarch Foods,Analyst\0\n" + b"Apex,Baker\n" * 20)
    assert decoded is not None
    assert decoded.encoding == "utf-8"


def test_bytes_that_cp1252_leaves_undefined_cost_one_character() -> None:
    decoded = decode(b"Company\nL\xe4rche\x81\n")
    assert decoded is not None
    assert decoded.text == "Company\nLärche�\n"
