"""Which lines are greeting, body, close and quoted mail."""

import pytest

from coach.domain.messages import Part
from coach.scoring.segmentation import read

BODY = "Thank you for showing me the kiln on Monday. I would enjoy running it."


def texts(message: str, part: Part) -> list[str]:
    document = read(message)
    return [document.of(sentence) for sentence in document.in_part(part)]


@pytest.mark.parametrize(
    "greeting",
    [
        "Dear Ms. Osei,",
        "Dear Ms Osei",
        "Dear Mr. Van der Berg and Dr. O'Neil:",
        "Dear Dr. Lund, Dr. Achebe-Moss, and members of the search committee,",
        "Dear Sir or Madam,",
        "Dear hiring team,",
        "Dear [Hiring Manager's Name],",
        "Dear {{interviewer_first_name}},",
        "Dear María José,",
        "Dear 王先生,",
        "Good morning Ms Osei",
        "Good afternoon, Ms. Osei,",
        "Good evening all!",
        "Hi Dana",
        "Hi there,",
        "Hi,",
        "Hello!",
        "HELLO MS OSEI,",
        "Hey team!",
        "Hey Zoe!!",
        "hi jesse",
        "Hiya Janet,",
        "Hi Dana, Luis and Mei,",
        "Hi Dana & Luis -",
        "Hello again Priya,",
        "Dana and Luis,",
        "Dana,",
        "Dana –",
        "Dana:",
        "Ms. Osei,",
        "Dr Lund",
        "To whom it may concern,",
        "To Whom It May Concern",
        "To the hiring committee:",
        "To the Search Committee,",
        "Greetings Ms. Osei,",
        "Bonjour Mme Roy,",
        "Estimada Sra. López,",
        "G'day Macca,",
        "Kia ora Rangi,",
        "Happy Friday, Dana!",
        "Hi 😊 Dana,",
        "Hi Ms. Osei (and Luis),",
        "Dear Ms. Osei;",
    ],
)
def test_a_greeting_on_its_own_line_is_set_apart(greeting: str) -> None:
    assert texts(f"{greeting}\n\n{BODY}\n\nBest,\nSam", Part.GREETING) == [greeting]
    assert texts(f"{greeting}\n{BODY}\nBest,\nSam", Part.GREETING) == [greeting]


@pytest.mark.parametrize(
    ("message", "greeting", "first"),
    [
        ("Hi Jesse, thanks for the tour on Monday.", "Hi Jesse,", "thanks for the tour on Monday."),
        ("Hello Ms. Osei - I enjoyed our talk.", "Hello Ms. Osei -", "I enjoyed our talk."),
        ("Hi Dana! It was good to meet you.", "Hi Dana!", "It was good to meet you."),
        ("Hi Dana, Luis, and Mei, thank you for it.", "Hi Dana, Luis, and Mei,", "thank you for it."),
        ("Dear Dr. Lund: I write about the post.", "Dear Dr. Lund:", "I write about the post."),
        ("Hi, I'm the one who fixed the till.", "Hi,", "I'm the one who fixed the till."),
        ("Good morning, I hope your week is calm.", "Good morning,", "I hope your week is calm."),
        ("Hello Ms. Chen. Thank you for Monday.", "Hello Ms. Chen.", "Thank you for Monday."),
        ("Hi Dr. A. Lund. I write about the post.", "Hi Dr. A. Lund.", "I write about the post."),
        ("Dana - thanks for the tour.", "Dana -", "thanks for the tour."),
        ("Dana, thank you for the tour.", "Dana,", "thank you for the tour."),
        ("Ms. Osei, it was a joy to see the lab.", "Ms. Osei,", "it was a joy to see the lab."),
        ("Hi Dana — great talk today.", "Hi Dana —", "great talk today."),
        ("Dear Ms. Osei, Thank you for Monday.", "Dear Ms. Osei,", "Thank you for Monday."),
    ],
)
def test_a_greeting_may_share_a_line_with_the_first_sentence(message: str, greeting: str, first: str) -> None:
    assert texts(message, Part.GREETING) == [greeting]
    assert texts(message, Part.BODY)[0] == first


@pytest.mark.parametrize(
    "message",
    [
        "Thanks for the call today.\nI enjoyed it.",
        "Thank you, Dana, for the call.",
        "Congratulations, you two. About time.",
        "Yesterday, I met you at the depot.",
        "Survey done, took me four minutes.",
        "Hello and thank you for the call, which I enjoyed.",
        "Hi from the night shift, where all is well with us.",
        "Evening shifts suit me, as I said.",
        "Good evening shifts suit me, as I said.",
        "Hi-res pictures are attached, as you asked.",
        "Monday\nI can come at nine.",
        "Good morning was spent reading your handbook, and I liked it.",
        "Following up on the forklift job. Have you picked someone?",
        "Dearth of staff was the topic, I recall.",
        "Sprint notes, Wed\n\nThe build is green.",
    ],
)
def test_a_message_may_have_no_greeting(message: str) -> None:
    assert texts(message, Part.GREETING) == []


@pytest.mark.parametrize(
    "above",
    [
        "Subject: Thank you for Monday",
        "Subject: Thank you\nTo: a.osei@larch.example",
        "Sure! Here is a note you can send:",
        "12 Mill Lane\nLeeds LS1 4AB\n\n3 May 2024\n\nMs. A. Osei\nLarch Foods\n9 Dock Street\nHull",
    ],
)
def test_what_stands_above_the_greeting_is_body(above: str) -> None:
    message = f"{above}\n\nDear Ms. Osei,\n\n{BODY}\n\nSincerely,\nSam Roy"
    assert texts(message, Part.GREETING) == ["Dear Ms. Osei,"]
    assert set(above.splitlines()) - {""} <= set(" ".join(texts(message, Part.BODY)).splitlines()) | set(
        texts(message, Part.BODY)
    ) | {"Sure! Here is a note you can send:"}


@pytest.mark.parametrize(
    "close",
    [
        "Best,\nSam",
        "Best,\n\nSam",
        "Best",
        "Warm regards,\nSam Roy",
        "Thanks again,\nJo",
        "Thanks,\nSam",
        "Thank you,\nSam",
        "thx, kayla",
        "Cheers – Sam",
        "Cheers Danny",
        "Best,\nSam\n\n--\nThis e-mail is for the addressee only. If it is not for you, please delete it.",
        "From everyone on the night shift",
        "The Roy family",
        "Love from Sam age 7",
        "Yours hopefully,\n\nSam Roy (candidate for Nurse)",
        "**Best regards,**\n**Sam Roy**",
        "Yours sincerely\nS. K. Roy",
        "Thanking you,\nYours faithfully,\nPrakash Rao",
        "With every good wish and many thanks,\nSam",
        "Kind regards\nSam Roy\nData Analyst\n+44 7700 900142\nsam.roy@mail.example\nlinkedin.com/in/samroy",
        "Sincerely,\nSam Roy, RN\n(555) 010-7714",
        "Best regards,\n[Your name]\n[Phone]",
        "Respectfully,\nDarnell Pruitt\nSFC, U.S. Army (Ret.)",
        "Mit freundlichen Grüßen\nJürgen Weiß",
        "Your future night-shift lead,\nSam",
        "All the best to you and the dog,\nSam",
        "Sam",
        "sam",
        "- Sam",
        "—Sam",
        "Sam Roy",
        "Sam x",
        "J. R. Smith",
        "Sam Roy\n555-010-7714",
        "Sam Roy\nsam@mail.example\nwww.samroy.example",
        "Sam Roy\nshe/her",
        "Dr. Leland Crews",
        "Sent from my iPhone",
        "Best,\nSam\n\nSent from my iPhone",
        "Sam\nSent from my phone",
        "--\nSam Roy\nData Analyst | Hull",
        "Best,\nSam\n\n--\nSam Roy\nData Analyst, Hull\n0113 496 0000",
        "With love from all of us,\nThe Roy family",
        "Talk soon,\nSam 😊",
        "Thank you!\n\nBest,\nSam",
        "Take care and see you soon,\nSam",
        "王伟",
    ],
)
def test_sign_off_and_signature_are_one_piece(close: str) -> None:
    message = f"Dear Ms. Osei,\n\n{BODY}\n\n{close}"
    assert texts(message, Part.CLOSE) == [close]
    assert texts(message, Part.BODY) == ["Thank you for showing me the kiln on Monday.", "I would enjoy running it."]


@pytest.mark.parametrize(
    ("message", "close"),
    [
        ("Hi Al,\nThe shift suits me.\nSam", "Sam"),
        ("Hi Al,\nthe shift suits me\nsam", "sam"),
        ("Thanks for the call, hope to hear soon!\n- Kyle", "- Kyle"),
        ("Dear Al, I can start on Friday. Take care, Bev", "Take care, Bev"),
        ("Dear Al, I can start on Friday. With best wishes, Philippa Strang", "With best wishes, Philippa Strang"),
        ("Dear Al, I can start on Friday. Lorna x", "Lorna x"),
        ("Hi Al,\nThe shift suits me.\nBest, Sam\nP.S. Your till is fixed.", "Best, Sam"),
    ],
)
def test_a_close_may_stand_right_below_or_beside_the_last_sentence(message: str, close: str) -> None:
    assert texts(message, Part.CLOSE) == [close]


@pytest.mark.parametrize(
    "last",
    [
        "let me know what you decide",
        "Thank you for your time.",
        "Thanks for everything!",
        "Looking forward to hearing from you.",
        "I can come on any of these days:\nMonday\nTuesday",
        "Here are my referees:\nJoel Kim, a father of twins I taught\nPilar Dunne, director at Bright Acorn",
        "Could you tell me when you will decide?",
        "Have you heard back from the team? Please let me know.",
        "Thanks in advance for looking into it.",
        "I will bring the forms on Tuesday. Thank you.",
        "My reference is ready. Call me.",
        "I have told you all that I can of the kiln and look forward to hearing from\nyou soon.",
        "Thank you, Ms. Osei, for meeting me.",
    ],
)
def test_a_last_sentence_is_no_close(last: str) -> None:
    assert texts(f"Dear Ms. Osei,\n\n{BODY}\n\n{last}", Part.CLOSE) == []


@pytest.mark.parametrize(
    ("below", "body"),
    [
        ("P.S. The lamp is by the door.", ["P.S. The lamp is by the door."]),
        ("PS: The lamp is by the door.", ["PS: The lamp is by the door."]),
        ("P.S. The lamp works. Try it.", ["P.S. The lamp works.", "Try it."]),
        ("P.P.S. And the key?", ["P.P.S. And the key?"]),
        ("Would you like me to make it shorter?", ["Would you like me to make it shorter?"]),
    ],
)
def test_what_stands_below_the_close_is_body(below: str, body: list[str]) -> None:
    message = f"Dear Ms. Osei,\n\nI saw the kiln.\n\nBest,\nSam\n\n{below}"
    assert texts(message, Part.CLOSE) == ["Best,\nSam"]
    assert texts(message, Part.BODY) == ["I saw the kiln.", *body]


NOTE = "Hi Ana,\n\nTuesday at ten suits me.\n\nBest,\nSam"


@pytest.mark.parametrize(
    "quoted",
    [
        "> Can you come on Tuesday?\n> Ana",
        ">Can you come\n>> on Tuesday?",
        "On Tue, May 7, 2024 at 3:12 PM, Ana Roy <ana@larch.example> wrote:\n> Can you come?\n> Ana",
        "On 7 May 2024, at 15:12, Ana Roy <ana@larch.example>\nwrote:\n\nCan you come on Tuesday?",
        "On 18 Mar, Ana Roy wrote:\nCan you come?\n\nThanks,\nAna",
        "-----Original Message-----\nFrom: Ana Roy\nSent: Monday\n\nCan you come?\n\nAna",
        "---------- Forwarded message ---------\nFrom: Ana Roy\n\nCan you come?",
        "From: Ana Roy <ana@larch.example>\nSent: Monday, April 1, 2024 9:02 AM\nTo: Sam\nSubject: Tuesday\n\nCan you come?",
        "From: Ana Roy Sent: Monday, April 1, 2024 9:02 AM\nCan you come?",
        "Le 7 mai 2024 à 15:12, Ana Roy a écrit :\n> Peux-tu venir ?",
        "Am 07.05.2024 um 15:12 schrieb Ana Roy:\n> Kannst du kommen?",
    ],
)
def test_quoted_mail_below_the_note_is_set_apart(quoted: str) -> None:
    message = f"{NOTE}\n\n{quoted}"
    assert texts(message, Part.QUOTED) == [line for line in quoted.splitlines() if line]
    assert texts(message, Part.BODY) == ["Tuesday at ten suits me."]
    assert texts(message, Part.CLOSE) == ["Best,\nSam"]


def test_an_answer_below_the_quotation_is_not_quoted() -> None:
    quoted = "On 7 May 2024 Ana Roy wrote:\n> Can you come?"
    assert texts(f"{quoted}\n\n{NOTE}", Part.QUOTED) == quoted.splitlines()
    assert texts(f"{quoted}\n\n{NOTE}", Part.BODY) == ["Tuesday at ten suits me."]


def test_answers_between_quoted_lines_are_body() -> None:
    message = "Hi Ana,\n\n> Can you come on Tuesday?\nYes, at ten.\n> With your forms?\nThey are attached.\n\nSam"
    assert texts(message, Part.BODY) == ["Yes, at ten.", "They are attached."]


@pytest.mark.parametrize(
    "sentence",
    ["On Monday you wrote: come at ten.", "From: what I saw, it suits me.", "From where I stand, it suits me."],
)
def test_a_sentence_that_looks_like_a_mail_header_is_not_quoted(sentence: str) -> None:
    assert texts(f"Hi Ana,\n\n{sentence} I can.\n\nSam", Part.QUOTED) == []


def test_the_header_above_a_pasted_note_does_not_make_it_a_quotation() -> None:
    message = f"From: Sam Roy\nTo: Ana Roy\nSubject: Tuesday\n\n{NOTE}"
    assert texts(message, Part.QUOTED) == []
    assert texts(message, Part.GREETING) == ["Hi Ana,"]


@pytest.mark.parametrize("message", ["", " \n\t\r\n", "…", "--", "🎉", "\ud800"])
def test_a_message_without_words_has_no_parts(message: str) -> None:
    assert read(message).sentences == ()
