"""Every regular expression of the program, found in the source itself, so that a new one can't be forgotten."""

import ast
import importlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

COACH = Path(__file__).parents[2] / "coach"
_CALLS = frozenset({"compile", "search", "match", "fullmatch", "findall", "finditer", "sub", "subn", "split"})
_USES = _CALLS - {"compile"}


@dataclass(frozen=True, slots=True)
class Found:
    """One pattern, where it stands, and by which methods the program uses it."""

    where: str
    pattern: re.Pattern[str] | re.Pattern[bytes]
    uses: frozenset[str]


@dataclass(frozen=True, slots=True)
class Site:
    """One call of `re` in the source; `name` is what its outcome is kept under, if it is."""

    module: str
    inside: str
    call: ast.Call
    method: str
    name: str | None

    @property
    def where(self) -> str:
        """Module and line, for the reader of a failure."""
        return f"{self.module}:{self.call.lineno}"


def sites() -> Iterator[Site]:
    """All calls of `re` under coach/, by module."""
    for path in sorted(COACH.rglob("*.py")):
        yield from _sites_in(_module(path), ast.parse(path.read_text(encoding="utf-8")))


def _sites_in(module: str, tree: ast.Module) -> Iterator[Site]:
    names = {
        node.value: node.targets[0].id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }
    inside: dict[ast.AST, str] = {}
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            inside |= dict.fromkeys(ast.walk(function), function.name)
    for node in ast.walk(tree):
        if _is_call_of_re(node):
            yield Site(module, inside.get(node, ""), node, node.func.attr, names.get(node))


def _is_call_of_re(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and node.func.attr in _CALLS
    )


def stray_imports() -> list[str]:
    """Modules that could hold a pattern under a name which the walk does not know."""
    found = []
    for path in sorted(COACH.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            renamed = isinstance(node, ast.Import) and any(one.name == "re" and one.asname for one in node.names)
            other = isinstance(node, ast.Import) and any(one.name in ("regex", "re2") for one in node.names)
            if renamed or other or (isinstance(node, ast.ImportFrom) and node.module in ("re", "regex", "re2")):
                found.append(f"{path.relative_to(COACH)}:{node.lineno}")
    return found


def written(site: Site) -> Found | None:
    """The pattern of a call whose arguments the module itself can work out; None where they are made elsewhere."""
    module = importlib.import_module(site.module)
    try:
        pattern = _worth(site.call.args[0], module)
        flags = [_worth(one.value, module) for one in site.call.keywords if one.arg == "flags"]
        if site.method == "compile" and len(site.call.args) > 1:
            flags.append(_worth(site.call.args[1], module))
        compiled = re.compile(pattern, *flags)
    except NameError:
        return None
    return Found(site.where, compiled, _uses_of(site))


def _worth(node: ast.expr, module: ModuleType) -> object:
    return eval(compile(ast.Expression(node), "pattern", "eval"), dict(vars(module)))  # noqa: S307 - our own source


def _uses_of(site: Site) -> frozenset[str]:
    if site.method != "compile":
        return frozenset({site.method})
    name = site.name or ""
    return _uses_of_names().get(name if name[:1] != "_" else f"{site.module}.{name}", _USES - {"match", "fullmatch"})


def _uses_of_names() -> dict[str, frozenset[str]]:
    """By the name of a pattern, the methods called on it anywhere; a pattern passed on counts as searched for."""
    if not _KNOWN_USES:
        for path in COACH.rglob("*.py"):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            called = {node.value for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
            for node in ast.walk(tree):
                if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.attr in _USES:
                    _KNOWN_USES.setdefault(_full(path, node.value.id), set()).add(node.attr)
                elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node not in called:
                    _KNOWN_USES.setdefault(_full(path, node.id), set()).add("search")
    return {name: frozenset(uses) for name, uses in _KNOWN_USES.items()}


_KNOWN_USES: dict[str, set[str]] = {}


def _full(path: Path, name: str) -> str:
    """A name with an underscore belongs to its module alone."""
    return name if name[:1] != "_" else f"{_module(path)}.{name}"


def _module(path: Path) -> str:
    return ".".join(("coach", *path.relative_to(COACH).with_suffix("").parts)).removesuffix(".__init__")


def made(name: str, patterns: Iterable[re.Pattern[str]], uses: Iterable[str] = ("search", "finditer")) -> list[Found]:
    """Patterns that are put together from data."""
    return [Found(f"{name} [{number}]", one, frozenset(uses)) for number, one in enumerate(patterns)]


def built() -> dict[tuple[str, str], Callable[[], list[Found]]]:
    """For each place that makes patterns out of data (module and function), all that it makes."""
    from coach.importing import dates
    from coach.scoring import requests
    from coach.scoring.findings import patterns
    from coach.scoring.labelling import features, limits
    from coach.scoring.slips import record_checks, rules, style_checks
    from coach.scoring.writing import guidance
    from coach.training import variations
    from coach.web import doors

    long = "Kestrel-Hume Ltd. (Ann's) " * 40
    return {
        ("coach.importing.dates", "_compiled"): lambda: made(
            "dates", (one.pattern for one in dates.FORMS), ["fullmatch"]
        ),
        ("coach.scoring.findings.patterns", "_compile"): lambda: made(
            "patterns.toml", (one.regex for group in patterns.load_patterns().values() for one in group)
        ),
        ("coach.scoring.labelling.features", "cue_patterns"): lambda: made(
            "cues.toml", (one for _, one in features.cue_patterns())
        ),
        ("coach.scoring.labelling.limits", "_limits"): lambda: made(
            "limits.toml", (one for _, group in limits._limits() for one in group)
        ),
        ("coach.scoring.requests", ""): lambda: made("requests", requests._PATTERNS.values()),
        ("coach.scoring.slips.record_checks", "_company"): lambda: made(
            "a company", map(record_checks._company, ("Larch Foods", long, "a" * 1000, "aB" * 500))
        ),
        ("coach.scoring.slips.rules", "_compile"): lambda: made(
            "rules.toml", (one.regex for one in rules.load_rules().values() if one.pattern)
        ),
        ("coach.scoring.slips.style_checks", "_regexes"): lambda: made("style", style_checks._regexes()),
        ("coach.scoring.writing.guidance", "_no"): lambda: made("rejections.toml", [guidance._no()]),
        ("coach.web.doors", "leads"): lambda: made(
            "doors", (re.compile(one.path, re.ASCII) for one in doors.DOORS), ["fullmatch"]
        ),
        ("coach.training.variations", "renamed"): lambda: made(
            "names", [re.compile(r"(?<![\w'’-])(?:Ann-Marie|O['’]Hara|Ann)(?![\w-])")]
        ),
        ("coach.training.variations", "other_spelling"): lambda: made(
            "spellings",
            (
                re.compile(one)
                for us, uk in variations.load_variants().marking
                for one in (rf"\b{uk}", rf"\b{us}(?!{uk[len(us) :]})")
            ),
        ),
    }
