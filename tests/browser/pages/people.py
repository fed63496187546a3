"""Those who sit at the pages of `seats.py`."""

from coach.domain.people import LOCAL_OWNER, Person

PEOPLE = {
    "ada": Person("oidc-ada", "Ada Osei", "ada@example.org"),
    "ade": Person("oidc-ade", "Ms Ade", "ade@example.org"),
    "root": Person("oidc-root", "Root", "root@example.org"),
    "alone": Person(LOCAL_OWNER),
}
