"""What is no message in English is turned away, and everything else is not."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.messages import CannotScore
from coach.scoring.screening import screen
from coach.scoring.segmentation import read

CORPUS = Path(__file__).parents[2] / "models" / "corpus"

FOREIGN = [
    "Beste mevrouw Jansen, dank u wel voor het gesprek van dinsdag. Ik zou heel graag bij u komen werken.",
    "Kära Anna, tack för samtalet i tisdags. Jag skulle gärna vilja arbeta hos er i butiken.",
    "Kære Mette, tak for samtalen i tirsdags. Jeg vil meget gerne arbejde hos jer i butikken.",
    "Sehr geehrte Frau Kuhn, vielen Dank für das Gespräch am Dienstag. Ich würde sehr gern bei Ihnen anfangen.",
    "Chère Madame, merci pour l'entretien de mardi, je serais ravi de rejoindre votre équipe.",
    "Estimada señora, gracias por la entrevista del martes. Me encantaría trabajar con ustedes.",
    "Prezada Ana, obrigado pela entrevista de terça. Gostaria muito de trabalhar com vocês.",
    "Gentile signora, grazie per il colloquio di martedì. Mi piacerebbe molto lavorare con voi.",
    "Szanowna Pani, dziękuję za rozmowę we wtorek. Bardzo chciałbym u Państwa pracować.",
    "Sayın Yılmaz, salı günkü görüşme için teşekkür ederim. Sizinle çalışmayı çok isterim.",
    "Уважаемая Анна, спасибо за собеседование во вторник. Я очень хотел бы работать у вас.",
    "尊敬的王女士，感谢您星期二的面试，我非常希望加入贵公司。",
    "عزيزتي السيدة ليلى، شكرا على المقابلة يوم الثلاثاء، أود العمل معكم.",
    "प्रिय महोदया, मंगलवार के साक्षात्कार के लिए धन्यवाद।",
]
NO_MESSAGE = [
    "Python SQL leadership teamwork communication thank you excited next steps",
    "thank you, interested, excited, teamwork, leadership, Python, SQL, experience, next steps, opportunity",
    "- leadership\n- teamwork\n- Python\n- thank you\n- next steps\n- interview\n- role",
    "thank you thank you thank you thank you thank you thank you thank you",
    "please please please please please please",
    "buy now buy now buy now buy now buy now buy now",
    "def f(x):\n    return x + 1\n\nfor i in range(10):\n    print(f(i))",
    "function go() { const a = [1, 2]; return a.map((x) => x + 1); }",
    '{"a": 1, "b": [1, 2, 3], "name": "Jo", "id": 5, "list": []}',
    "<html><body><h1>Hi</h1><p class='a'>Thanks</p><br/><div></div></body></html>",
]
MESSAGES = [
    "Thank you for your time today. I really enjoyed our talk.",
    "Dear Sir, I want ask about the job. Many thank for the interview on monday, I am very happy work with your company.",
    "Sehr geehrte Frau Kuhn, thank you for the interview on Tuesday. I would love to work with you. Mit freundlichen Grüßen, Jan",
    "Hi Jo, as you say, \u201ewer rastet, der rostet\u201c. Thank you for the tour, I would like to start in May.",
    "Thanks Priya! I'd love the job. When will you decide?",
    "Dear ________, Thank you for talking with me on ________ about the ________ job at ________.",
    "Hi {{Interviewer}}, I am asking about my interview for {{Role}} on {{Date}}. Is there any news?",
    "Dear [Name], thank you for the interview. I want to work at [Company] as [Role].",
    "Good morning, I wanted to ask whether you have decided about the driver job yet.",
    "Thank you for the task. My answer uses `sorted(items)` and it runs in a second on the file you sent me.",
    "I can do Monday at 10:00, Tuesday at 14:30 or Wednesday at 9:15, all London time.",
]


@pytest.mark.parametrize("text", ["", " \n\t\u00a0", "…!?", "\u200b"])
def test_nothing_is_empty_or_no_message(text: str) -> None:
    assert screen(read(text)) in {CannotScore.EMPTY, CannotScore.NOT_A_MESSAGE}


@pytest.mark.parametrize(
    "text", ["Thanks", "Thanks a lot.", "Hi Jo, thank you!", "> a long quoted mail stands here\nThanks Jo"]
)
def test_under_five_words_is_too_short(text: str) -> None:
    assert screen(read(text)) is CannotScore.TOO_SHORT


@pytest.mark.parametrize("text", FOREIGN)
def test_another_language_is_told(text: str) -> None:
    assert screen(read(text)) is CannotScore.NOT_ENGLISH


@pytest.mark.parametrize("text", NO_MESSAGE)
def test_code_heaps_and_repetition_are_no_message(text: str) -> None:
    assert screen(read(text)) is CannotScore.NOT_A_MESSAGE


@pytest.mark.parametrize("text", MESSAGES)
def test_a_message_passes(text: str) -> None:
    assert screen(read(text)) is None


def test_every_labelled_note_passes() -> None:
    rows = [
        json.loads(line) for path in sorted(CORPUS.glob("w*.jsonl")) for line in path.read_text("utf-8").splitlines()
    ]
    turned_away = [row["id"] for row in rows if screen(read(row["text"])) is not None]

    assert turned_away == []


@given(st.text(max_size=300))
def test_any_text_is_judged(text: str) -> None:
    assert screen(read(text)) in {None, *CannotScore}
