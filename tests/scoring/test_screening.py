"""What cannot be scored, and what can although it looks odd."""

import json
import random
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.messages import CannotScore, Kind
from coach.scoring.screening import screen
from coach.scoring.segmentation import read

CORPUS = Path(__file__).parents[2] / "models" / "corpus"
QUOTED = "On 7 May 2024, Ana Roy wrote:\n> Can you come on Tuesday at ten? We would like to see you again.\n"


def verdict(text: str) -> CannotScore | None:
    return screen(read(text))


EMPTY = [
    "",
    " ",
    "\n\r\n\t",
    "\u00a0\u2003",
    "!!!",
    "🎉🎉",
    "-- \n--",
    "…",
    "> Can you come?\n> Ana",
    "\u200b\ufeff",
    "\ud800",
    QUOTED,
]
TOO_SHORT = [
    "Thanks!",
    "Thanks a lot.",
    "Thank you so much",
    "Hi Dana,\nThanks!\nSam",
    "ok",
    "Sounds good to me",
    "Best,\nSam",
    "Danke schön",
    "12 34",
    "https://larch.example",
    "sam.roy@mail.example",
    "Dear Ms. Osei,",
    "asdf",
    "Python",
    "> a long quoted mail stands here\nThanks Jo",
]
LONG_ENOUGH = [
    "Thank you for your time.",
    "Thanks so much, Dana. Sam",
    "Tuesday at ten suits me.",
    "Hi Dana,\nThanks again!\nSam Roy",
    "Any news on the job?",
    "I can start on Monday.",
    "Have you decided yet, please?",
    "The forms are attached. Sam",
    "Yes, I can come Friday.",
    "Still keen on the job! Sam",
]
SHORT_FOREIGN = [
    "Vielen Dank für das Gespräch am Montag.",
    "Herzlichen Dank für Ihre Zeit!",
    "Man was in den letzten Tagen in der Stadt.",
    "Merci beaucoup pour l'entretien de ce matin.",
    "Merci encore pour votre temps aujourd'hui.",
    "Muchas gracias por la entrevista de ayer.",
    "Gracias por su tiempo, señora López.",
    "Muito obrigado pela entrevista de ontem.",
    "Obrigada pela conversa e pelo seu tempo.",
    "Grazie mille per il colloquio di oggi.",
    "La ringrazio molto per il suo tempo.",
    "Martedì alle dieci per me va bene.",
    "Hartelijk dank voor het gesprek van vandaag.",
    "Bedankt voor uw tijd en de koffie.",
    "Dinsdag om tien uur past mij goed.",
    "Ik ben de man van het team die met u sprak over was en lood.",
    "Tack så mycket för samtalet i går.",
    "Tack för att ni tog er tid.",
    "Som man bad om i går kom jag till den stora hallen.",
    "Dziękuję bardzo za rozmowę i poświęcony czas.",
    "Bardzo dziękuję za dzisiejsze spotkanie.",
    "Спасибо большое за вчерашнее собеседование.",
    "非常感谢您今天抽出时间与我面谈。",
    "本日は面接のお時間をいただき、ありがとうございました。",
    "شكرا جزيلا لكم على مقابلة الأمس.",
    "आज के साक्षात्कार के लिए बहुत धन्यवाद।",
    "Bugünkü görüşme için çok teşekkür ederim.",
    "Zaman ayırdığınız için teşekkürler Ayşe Hanım.",
    "Σας ευχαριστώ πολύ για τη συνέντευξη.",
    "오늘 면접에 시간을 내주셔서 감사합니다.",
    "Tak for en god samtale i går.",
    "Terima kasih banyak atas waktu wawancara kemarin.",
    "Maraming salamat po sa inyong oras kahapon.",
    "Go raibh míle maith agat as an agallamh inné.",
    "Diolch yn fawr iawn am y cyfweliad ddoe.",
    "Kérem, értesítsen, ha döntöttek az állásról.",
]
LONG_FOREIGN = [
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
    (
        "Liebe Frau Kern,\n\nes war schön, am Montag die Werkstatt zu sehen.\n"
        "Ich habe die Öfen in meiner jetzigen Stelle drei Jahre lang betreut.\n"
        "Über eine Nachricht freue ich mich.\n\nMit freundlichen Grüßen\nJonas"
    ),
    (
        "Madame,\n\nJe vous remercie de m'avoir reçu lundi pour le poste de comptable.\n"
        "Notre échange sur la clôture des comptes m'a beaucoup intéressé.\n\nCordialement,\nLuc Petit"
    ),
    (
        "Estimada señora López:\n\nLe agradezco mucho la entrevista del lunes.\n"
        "Me gustó conocer el taller y hablar con su equipo sobre los hornos.\n\nUn saludo,\nIván Ruiz"
    ),
    (
        "Prezada senhora Almeida,\n\nMuito obrigado pela entrevista de segunda-feira.\n"
        "Gostei de conhecer a oficina e de saber mais sobre os fornos novos.\n\nAtenciosamente,\nRui Dias"
    ),
    (
        "Gentile dottoressa Conti,\n\nla ringrazio per il colloquio di lunedì.\n"
        "Mi è piaciuto visitare il laboratorio e parlare con i suoi colleghi.\n\nCordiali saluti,\nPaolo Neri"
    ),
    (
        "Beste mevrouw De Wit,\n\nHartelijk dank voor het gesprek van maandag.\n"
        "Ik was blij dat we over de ovens hadden gesproken en dat ik de werkplaats mocht zien.\n\n"
        "Met vriendelijke groet,\nJan Smit"
    ),
    (
        "Hej Karin!\n\nDet var intressant att få se verkstaden och att höra om de nya ugnarna.\n"
        "Jag har arbetat med sådana i fyra år och skulle gärna börja hos er.\n\nVänliga hälsningar\nNils Berg"
    ),
    (
        "Szanowna Pani,\n\ncieszę się, że mogłem zobaczyć warsztat i porozmawiać o nowych piecach.\n"
        "Pracowałem z nimi przez cztery lata.\n\nZ poważaniem\nAdam Lis"
    ),
    (
        "Kære Mette,\n\nDet var spændende at se værkstedet og høre om de nye ovne.\n"
        "Jeg har arbejdet med dem i fire år.\n\nVenlig hilsen\nLars"
    ),
    (
        "Hyvä Liisa,\n\nKiitos maanantain haastattelusta. Oli hienoa nähdä verstas ja kuulla uusista uuneista.\n\n"
        "Terveisin\nPekka"
    ),
    "Vážená paní Nováková,\n\nděkuji vám za pondělní pohovor. Bylo pro mě zajímavé vidět dílnu.\n\nS pozdravem\nPetr",
    (
        "Dear Moira,\n\nThenk ye for yer time the day. Ah wis fair chuffed tae see yer wark wi the bairns.\n"
        "Ah hae done it fower year in ma auld schuil.\nAh dinnae ken whan ye'll decide, but gie me a shout.\n\n"
        "Aw the best,\nRab"
    ),
    "Ah'm fair delichtit wi the crack we had the day, an ah hope tae hear fae ye gey soon anent the job.",
    (
        "Dear Mr Reid,\n\nthanks for the time ye gied me on Monday. I wis that taen wi the new kilns, and I wid be "
        "gled tae stert onytime.\nI hae wrocht wi siclike for fower year noo and ken the trade weel.\n\nTam"
    ),
    (
        "It was guid tae meet ye aw on Friday and tae hear aboot the mill. The job sounds like juist the thing for "
        "me, for I hae done the same wark in Ayr."
    ),
    "Mony thanks fur yer time yestreen. Ah wis gled tae see the kye an the fairm, an wid be richt happy tae stert.",
]
ENGLISH_THAT_LOOKS_FOREIGN = [
    "Estimada Sra. López,\n\nThank you for the interview on Monday. I would like to join.\n\nUn saludo,\nIván",
    (
        "Liebe Frau Weiß,\n\nthank you for the talk about the kilns. I would be glad to work with you.\n\n"
        "Mit freundlichen Grüßen\nJonas"
    ),
    (
        "Dear Ms. de la Cruz,\n\nYou and Señor Van der Berg asked about Los Angeles and São Paulo; I ran both "
        "depots.\n\nJoão da Silva"
    ),
    (
        "Hi Luc,\n\nYou said “On ne change pas une équipe qui gagne, et nous ne la changeons pas ici”, and I "
        "agree.\n\nAna"
    ),
    (
        "Hi Luc,\n\nas my father says, quien no arriesga no gana y el que espera desespera.\n"
        "So I will ask: may I see the kiln again before you decide?\n\nAna"
    ),
    "Hi Al,\n\nThe wee tour was braw, aye. I'd be glad of the job and can start whenever suits you.\n\nCheers,\nMoira",
    "Hi Al, thanks for the day. I'd love to work wi you lot, and I ken the trade well. When do I start?",
    "Good day po Ms. Reyes! Thank you po for the interview, I hope I can join the team soon po.\n\nMarisol",
    (
        "Kia ora Rangi, thank you for the kōrero about the new wharf; I would love to be part of the mahi.\n\n"
        "Ngā mihi,\nTane"
    ),
    "dear sir, i am thankful for interview of yesterday. i have interest in work and can come any day. emre",
    "I am writing you because on the interview you have said me that you will call. Is there any decision?",
    "Respected Madam, I am having five years experience in same field. Kindly do the needful and revert back.",
    "ty for seeing me 2day, rly want this job, lmk if u need anything else from me",
    "Dear 王先生,\n\nThank you for meeting me. I enjoyed hearing how the team in 上海 tests its lamps.\n\nBest,\n李明",
]
CODE = [
    "def f(x):\n    return x + 1\n\nfor i in range(10):\n    print(f(i))",
    "function go() { const a = [1, 2]; return a.map((x) => x + 1); }",
    '{"a": 1, "b": [1, 2, 3], "name": "Jo", "id": 5, "list": []}',
    "<html><body><h1>Hi</h1><p class='a'>Thanks</p><br/><div></div></body></html>",
    (
        "def thank(name):\n    message = 'Thank you for the interview, ' + name\n    return message\n\n"
        "print(thank('Ana'))"
    ),
    (
        "import os\nfrom pathlib import Path\n\nfor path in Path('.').glob('*.py'):\n    print(path.name)\n"
        "    os.remove(path)"
    ),
    "function greet(name) {\n  const text = `Hello ${name}, thank you`;\n  console.log(text);\n  return text;\n}",
    'public class Note {\n  public static void main(String[] args) {\n    System.out.println("Thank you");\n  }\n}',
    ('[\n  {"id": 1, "text": "thank you"},\n  {"id": 2, "text": "see you soon"},\n  {"id": 3, "text": "best"}\n]'),
    '<div><p>Thank you for your time</p><p>I enjoyed it</p><a href="/next">Next steps</a></div>',
    "SELECT name, role FROM applicants WHERE stage = 'interview' ORDER BY name;",
    "CREATE TABLE notes (id INT PRIMARY KEY, text TEXT NOT NULL, created DATE);",
    "company,role,applied,stage\nLarch Foods,Analyst,2024-05-03,interview\nPine Inc,Clerk,2024-05-04,applied",
    "company\trole\tstage\nLarch Foods\tAnalyst\tinterview\nPine Inc\tClerk\tapplied\nFir Ltd\tCook\toffer",
    "Name, Company, Role, Date\nSam, Larch, Analyst, 3 May\nAna, Pine, Clerk, 4 May\nLuis, Fir, Cook, 5 May",
    "2024-05-03 10:00:01,123 INFO server started\n2024-05-03 10:00:02,456 ERROR could not open the file",
    "ERROR: cannot connect to the database\nWARN: trying again in five seconds\nINFO: connected to the database",
    "May 10 13:55:36 host sshd[123]: Accepted password for root\nMay 10 13:55:39 host sshd[124]: Closed",
    '127.0.0.1 - - [10/May/2024:13:55:36 +0000] "GET /index.html HTTP/1.1" 200 2326',
    'Traceback (most recent call last):\n  File "app.py", line 3, in <module>\n    run(text)\nValueError: empty',
    ".note { color: red; margin: 0 auto; }\n.note p { font-size: 12px; }\n#close { display: none; }",
    "name: coach\nversion: 1\njobs:\n  build:\n    runs-on: ubuntu\n    steps:\n      - run: make test",
    "| company | role | stage |\n|---|---|---|\n| Larch | analyst | interview |\n| Pine | clerk | applied |",
    "$ cd coach\n$ make test > log.txt\n$ git commit -m 'thank you' && git push",
    "1 2 3 4 5 6 7 8 9 10 11 12",
]
HEAPS = [
    "Python SQL leadership teamwork communication thank you excited next steps",
    "thank you, interested, excited, teamwork, leadership, Python, SQL, experience, next steps, opportunity",
    "Python, SQL, Excel, leadership, teamwork, communication, problem solving",
    "leadership\nteamwork\ncommunication\nproject management\nAgile\nScrum\nthank you\nnext steps",
    "- leadership\n- teamwork\n- Python\n- thank you\n- next steps\n- interview\n- role",
    (
        "- leadership\n- teamwork\n- customer service\n- interested\n- excited\n- thank you for your time\n"
        "- look forward to hearing from you"
    ),
    (
        "thank you, interview, excited, opportunity, grateful, team, culture, fit, experience, skills, next steps, "
        "follow up, timeline"
    ),
    (
        "Thank you interview data analyst SQL Python Tableau excited opportunity qualified interested team culture "
        "looking forward"
    ),
    (
        "interested in role; excited about team; thank you for your time; Python; SQL; Excel; leadership; next "
        "steps; best fit"
    ),
    "Best candidate. Hard worker. Team player. Fast learner. Python. Java. SQL. Thank you. Next steps.",
    (
        "Keywords: leadership, synergy, strategy, stakeholder management, negotiation, sales, budgeting, thank you, "
        "interested"
    ),
    "nurse hospital patient care ICU triage medication charting compassion teamwork thank you interview grateful",
    "Hiring manager interview thank you email data engineer AWS Kubernetes Docker Terraform excited opportunity",
    (
        "Dear Ms. Osei,\n\nPython, SQL, Excel, Tableau, leadership, teamwork, thank you, interested, next steps\n\n"
        "Best,\nSam"
    ),
    "Python SQL leadership teamwork communication",
]
REPEATED = [
    "thank you thank you thank you thank you thank you thank you thank you",
    "please please please please please please",
    "buy now buy now buy now buy now buy now buy now",
    "test test test test test",
    "hire me hire me hire me hire me hire me hire me",
    "ha ha ha ha ha ha ha ha",
    "interview? interview! interview. interview, interview",
    "thank you " * 40,
    "Thank you for your time. " * 25,
    "buffalo\n" * 30,
    "I am the best candidate for the job! " * 12,
    "Dear Ana, thank you. Best, Sam " * 10,
    "word " * 10_000,
]
NO_LANGUAGE = [
    "https://a.example/one\nhttps://b.example/two\nhttps://c.example/three\nwww.d.example",
    "https://a.example/one https://b.example/two",
    "a@mail.example, b@mail.example, c@mail.example, d@mail.example, e@mail.example",
    "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore.",
    "Ut enim ad minim veniam, quis nostrud exercitation ullamco laboris nisi ut aliquip ex ea commodo.",
    "Dear Ms. Osei,\n\nLorem ipsum dolor sit amet. Duis aute irure dolor in velit esse cillum.\n\nSam",
    "asdf jkl qwer uiop zxcv asdf hjkl",
    "asdfgh qwerty zxcvbn poiuyt lkjhgf mnbvcx",
    "fjdksl slkdjf wpeoriu xcmvnb qpwoei dkfjgh",
    "sdfg dfgh fghj ghjk hjkl dfgh sdfg wert rtyu tyui",
    "hjkhjk bnmbnm tyutyu fghfgh dfgdfg vbnvbn",
]
MESSAGES_THAT_LOOK_ODD = [
    "Thank you for your time today. I really enjoyed our talk.",
    (
        "Dear Sir, I want ask about the job. Many thank for the interview on monday, I am very happy work with your "
        "company."
    ),
    (
        "Sehr geehrte Frau Kuhn, thank you for the interview on Tuesday. I would love to work with you. Mit "
        "freundlichen Grüßen, Jan"
    ),
    "Hi Jo, as you say, „wer rastet, der rostet“. Thank you for the tour, I would like to start in May.",
    "Thanks Priya! I'd love the job. When will you decide?",
    "Dear ________, Thank you for talking with me on ________ about the ________ job at ________.",
    "Hi {{Interviewer}}, I am asking about my interview for {{Role}} on {{Date}}. Is there any news?",
    "Dear [Name], thank you for the interview. I want to work at [Company] as [Role].",
    "Good morning, I wanted to ask whether you have decided about the driver job yet.",
    "Thank you for the task. My answer uses `sorted(items)` and it runs in a second on the file you sent me.",
    "I can do Monday at 10:00, Tuesday at 14:30 or Wednesday at 9:15, all London time.",
    (
        "Dear Ms. Osei,\n\nyou asked how I would swap two values in Python. I would write:\n\na, b = b, a\n\n"
        "No third name is needed. I am glad to say more on Tuesday.\n\nBest,\nSam"
    ),
    (
        "Hi Dana,\n\nhere is the query you asked for; it finds the late orders:\n\n"
        "SELECT id FROM orders WHERE due < now();\n\nIt runs in a second on your sample.\n\nSam"
    ),
    (
        "Dear [Name],\n\nThank you for the interview for [Role] at [Company] on [Date]. I enjoyed [topic].\n\n"
        "Best,\n[Your Name]"
    ),
    "Hi {{first_name}},\n\nThank you for talking to me about {{role}} at {{company}} today.\n\n{{my_name}}",
    "Hi <<Name>>,\n\nThank you for seeing me about the <<Role>> post on ____________.\n\n<<Me>>",
    (
        "Hi Al,\n\nI can do any of these:\n- Mon 3 June, 9:00-11:00\n- Tue 4 June, 13:00-15:00\n"
        "- Wed 5 June, 10:00-12:00\n\nSam"
    ),
    (
        "Available times as requested:\n2024-06-03 10:00 CET\n2024-06-04 14:00 CET\n"
        "Either is fine for me, and so is a call."
    ),
    (
        "References as requested:\n1. Ana Roy, Larch Foods, ana@larch.example, 0113 496 0001\n"
        "2. Luis Paz, Pine Inc, 0113 496 0002\n\nSam"
    ),
    "Thank you Ms. Osei, Mr. Lund, Dr. Paz, Ms. Ito, Mr. Ng and Ms. Fry for the panel interview.",
    "Loved meeting everyone. Great energy, great team, great coffee. Can't wait!",
    "Thank you, thank you, thank you! I am so, so glad that you rang.",
    "Great talk Tuesday, thanks man. You rock.",
    (
        "Dear Al,\n\nI bring:\n- four years of SQL\n- Python, Excel and Tableau\n- leadership of a team of six\n\n"
        "I would be glad to join yours.\n\nSam"
    ),
    "1. Good\n2. Good\n3. No\n4. Yes, I would come again",
    (
        "The portfolio is at https://sam.example/work and the film at https://sam.example/film. I hope that you like "
        "them."
    ),
    "HI AL, THANK YOU FOR TODAY. I WANT THE JOB. CALL ME ANY TIME. SAM",
    "Any update on the packer job? Still keen. Sam",
    "My Node.js and C# (.NET) years would serve your API team; f(x) = x is all the maths I know.",
    "Please find attached my three sample posts and the signed form.",
    "I'd love it 🎉🎉🎉 when do I start?? 😀",
    "Thank you for the interview. I enjoyed the tour.\n\nThank you for the interview. I enjoyed the tour.",
]


def cases(*tables: tuple[list[str], CannotScore | None]) -> list[tuple[str, CannotScore | None]]:
    return [(text, expected) for texts, expected in tables for text in texts]


@pytest.mark.parametrize(
    ("text", "expected"),
    cases(
        (EMPTY, CannotScore.EMPTY),
        (TOO_SHORT, CannotScore.TOO_SHORT),
        (LONG_ENOUGH, None),
        (SHORT_FOREIGN, CannotScore.NOT_ENGLISH),
        (LONG_FOREIGN, CannotScore.NOT_ENGLISH),
        (ENGLISH_THAT_LOOKS_FOREIGN, None),
        (CODE, CannotScore.NOT_A_MESSAGE),
        (HEAPS, CannotScore.NOT_A_MESSAGE),
        (REPEATED, CannotScore.NOT_A_MESSAGE),
        (NO_LANGUAGE, CannotScore.NOT_A_MESSAGE),
        (MESSAGES_THAT_LOOK_ODD, None),
    ),
)
def test_each_text_gets_its_verdict(text: str, expected: CannotScore | None) -> None:
    assert verdict(text) is expected


@pytest.mark.parametrize("note", LONG_FOREIGN)
def test_an_english_mail_quoted_below_does_not_make_a_note_english(note: str) -> None:
    assert verdict(f"{note}\n\n{QUOTED}") is CannotScore.NOT_ENGLISH


@pytest.mark.parametrize("note", LONG_ENOUGH)
def test_a_foreign_mail_quoted_below_does_not_make_a_note_foreign(note: str) -> None:
    quoted = "Am 07.05.2024 um 15:12 schrieb Ana Roy:\n> Vielen Dank für das Gespräch. Wir melden uns bei Ihnen."
    assert verdict(f"{note}\n\n{quoted}") is None


KEYWORDS = (
    "Python SQL leadership teamwork communication Excel budgeting sales marketing agile scrum nursing welding".split()
)
STUFFING = ["thank you", "interested", "next steps", "excited", "thank you for your time", "looking forward"]


@pytest.mark.parametrize("separator", [" ", ", ", "\n", "\n- ", " | ", "; "])
@pytest.mark.parametrize("stuffing", [0, 2, 4])
def test_heaps_of_keywords_are_no_message_whatever_stands_between(separator: str, stuffing: int) -> None:
    items = KEYWORDS + STUFFING[:stuffing]
    random.Random(stuffing).shuffle(items)  # noqa: S311
    assert verdict(separator.join(items)) is CannotScore.NOT_A_MESSAGE


def labelled(*, other: bool) -> list[dict[str, str]]:
    """The other texts of the corpus, or the follow-ups."""
    rows = [json.loads(row) for path in sorted(CORPUS.glob("w*.jsonl")) for row in path.read_text("utf-8").splitlines()]
    return [row for row in rows if (row["kind"] == Kind.OTHER.value) is other]


def test_every_labelled_follow_up_but_two_of_under_five_words_passes() -> None:
    follow_ups = labelled(other=False)
    assert len(follow_ups) > 2500
    assert [row["id"] for row in follow_ups if verdict(row["text"]) is not None] == ["w25-052", "w36-176"]


def test_of_other_labelled_texts_only_lists_are_no_message() -> None:
    turned_away = {row["id"] for row in labelled(other=True) if verdict(row["text"]) is not None}
    assert turned_away == {"w21-102", "w22-019", "w29-237", "w31-172"}  # what to buy


@given(st.text(st.characters()))
def test_any_text_gets_a_verdict(text: str) -> None:
    assert verdict(text) in {None, *CannotScore} - {CannotScore.OTHER_KIND}


HOSTILE = [
    ".",
    "a.",
    "a, ",
    "(",
    "[",
    "{",
    "<",
    "<a",
    '"',
    "“",
    "a@",
    "@.",
    "_",
    "1",
    "1 ",
    "%a",
    "$",
    "=",
    "a=",
    "a:",
    "\n",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_fifty_thousand_hostile_characters_take_no_time(unit: str) -> None:
    document = read((unit * 50_000)[:50_000] + " x")
    started = time.process_time()
    screen(document)
    # D: a tenth of a second is usual; a quadratic scan takes minutes.
    assert time.process_time() - started < 0.9
