"""The guard of our import names: `agents`, `simulation` and `scenarios` are words that other distributions use too."""

from __future__ import annotations

import importlib
import importlib.util
from pathlib import Path

DISTRIBUTION = "townsfolk"

KEY_MODULES: dict[str, tuple[str, ...]] = {
    "agents": ("errors", "memory", "minds", "persona", "tasks"),
    "simulation": ("scenario",),
}


class ForeignPackageError(ImportError):
    """One of our import names leads to a package that is not ours, or not ours alone.

    Args:
        package: The import name.
        problem: What was found there, as a clause.
    """

    def __init__(self, package: str, problem: str) -> None:
        self.package = package
        self.problem = problem
        super().__init__(
            f"the package {package!r} is not the one of {DISTRIBUTION}: {problem}. Another distribution or a folder "
            f"on sys.path uses the same name (openai-agents, for one, installs a package called 'agents'). Give "
            f"{DISTRIBUTION} a virtual environment of its own, or uninstall the other distribution and then install "
            f"{DISTRIBUTION} again with --force-reinstall; and start Python in a folder without a {package!r} in it.",
            name=package,
        )


def require_ours(home: Path) -> None:
    """Check that our packages are ours, whole, and stand together in the folder `home`.

    A package is looked for before it is imported, so that a foreign one found elsewhere is not run. `scenarios` is
    never imported here: its modules may import `simulation`.

    Raises:
        ForeignPackageError: If a name leads elsewhere, a package lacks our sentinel or one of its key modules, or a
            folder left by another distribution hides one of its modules.
    """
    for name, key_modules in KEY_MODULES.items():
        _require_place(name, home)
        _require_sentinel(name)
        _require_modules(name, home / name, key_modules)
    _require_place("scenarios", home)


def _require_place(name: str, home: Path) -> None:
    spec = importlib.util.find_spec(name)
    if spec is None:
        raise ForeignPackageError(name, "it is missing")
    if spec.origin is None:
        raise ForeignPackageError(name, f"{home / name} lost its __init__.py")
    found = Path(spec.origin).resolve().parent
    if found != home / name:
        raise ForeignPackageError(name, f"it was found in {found}, not in {home / name}")


def _require_sentinel(name: str) -> None:
    package = importlib.import_module(name)
    if getattr(package, "DISTRIBUTION", None) != DISTRIBUTION:
        raise ForeignPackageError(name, f"{package.__file__} was overwritten")


def _require_modules(name: str, folder: Path, key_modules: tuple[str, ...]) -> None:
    modules = {path.stem for path in folder.glob("*.py")}
    packages = {path.parent.name for path in folder.glob("*/__init__.py")}
    hidden = sorted(modules & packages)
    if hidden:
        raise ForeignPackageError(name, f"the folder {folder / hidden[0]} hides our module {hidden[0]}.py")
    missing = sorted(set(key_modules) - modules - packages)
    if missing:
        raise ForeignPackageError(name, f"its module {missing[0]!r} is missing from {folder}")
