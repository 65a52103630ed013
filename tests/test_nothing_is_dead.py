"""What stands at the top of a module of the program is used by the program, not by tests alone."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MIGRATIONS = "sync.server.migrations."  # which the library that runs them finds by name
SCREEN = re.compile(r"^(\w+)\.(\w+)$")
SPELT_OUT = re.compile(r"\w+(?=\]|, )")
FROZEN = {("sync.merge", "RULES")}  # what a test pins: it changes with the rules of merging alone
Name = tuple[str, str]  # module, name


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


PATHS = [path for top in ("linkworker", "sync", "ui") for path in (ROOT / top).rglob("*.py")]
PROGRAM = {module_of(path): ast.parse(path.read_text(encoding="utf-8")) for path in PATHS}
ROOMS = {module_of(path) for path in PATHS if path.name == "__init__.py"}
CALLED_BY_NAME = (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def names_of(one: ast.stmt) -> list[str]:
    """Name what a statement at the top of a module makes, but for what a decorator takes in."""
    if isinstance(one, ast.FunctionDef | ast.ClassDef):
        return [] if isinstance(one, ast.FunctionDef) and one.decorator_list else [one.name]
    targets = one.targets if isinstance(one, ast.Assign) else [getattr(one, "target", None)]
    return [found.id for found in targets if isinstance(found, ast.Name)]


def brought_in(nodes: Iterable[ast.AST]) -> Iterator[tuple[str, str, str]]:
    """Yield what is imported: the name it has there, from which module, its name there."""
    for one in nodes:
        if isinstance(one, ast.ImportFrom) and one.module:
            yield from ((found.asname or found.name, one.module, found.name) for found in one.names)


def used_in(module: str, tree: ast.Module) -> Iterator[Name]:
    """Yield what a module uses, of its own and of others."""
    parts = [(names_of(one), [*ast.walk(one)]) for one in tree.body]
    modules: dict[str, str] = {}
    for here, other, name in brought_in(chain.from_iterable(nodes for _, nodes in parts)):
        if f"{other}.{name}" in PROGRAM:
            modules[here] = f"{other}.{name}"
        elif module not in ROOMS:
            yield other, name
    for own, nodes in parts:
        for node in nodes:
            yield from said_by(module, own, modules, node)


def said_by(module: str, own: list[str], modules: dict[str, str], node: ast.AST) -> list[Name]:
    """Return what one node uses; `own` is what it stands in, `modules` what is called how here."""
    if isinstance(node, ast.Name):
        return [] if node.id in own else [(module, node.id)]
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return [(modules.get(node.value.id, ""), node.attr)]
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        words = SPELT_OUT.findall(node.value)
        return SCREEN.findall(node.value) + [(module, word) for word in words]
    return []


def dead() -> list[str]:
    handed_on: dict[Name, list[Name]] = defaultdict(list)
    for room in ROOMS:
        for here, other, name in brought_in(ast.walk(PROGRAM[room])):
            handed_on[room, here].append((other, name))
    used = {one for module, tree in PROGRAM.items() for one in used_in(module, tree)}
    waiting = [*used]
    while waiting:
        used.update(further := handed_on.pop(waiting.pop(), []))
        waiting += further
    used |= FROZEN
    return [
        f"{module}.{name}"
        for module, tree in PROGRAM.items()
        if not module.startswith(MIGRATIONS)
        for one in tree.body
        for name in names_of(one)
        if not name.startswith("__")
        and not {(module, name), (module.rpartition(".")[2], name)} & used
        and f"{module}:{name}" not in CALLED_BY_NAME
    ]


def test_a_top_level_name_of_the_program_is_used_by_the_program() -> None:
    assert sorted(dead()) == []
