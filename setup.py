"""Names the packages of the wheel, and makes the catalogues that are in it but not in Git (see pyproject.toml)."""

import sys
from pathlib import Path

from setuptools import find_namespace_packages, find_packages, setup
from setuptools.command.build_py import build_py

DATA = ("templates", "translations", "examples")


class BuildWithCatalogues(build_py):
    """Builds the packages, and the English catalogue and template for translators from what the code declares."""

    def run(self) -> None:
        """Write the catalogues into the build, but not into a source folder that is installed as it is."""
        super().run()
        if self.editable_mode:
            return
        sys.path.insert(0, "src")
        from pepdocs.wording.catalogue import for_translators

        for name, content in for_translators().items():
            file = Path(self.build_lib, "pepdocs", "translations", name)
            file.write_text(content, encoding="utf-8", newline="\n")


setup(
    packages=[
        *find_packages("src"),
        *(f"pepdocs.{folder}" for folder in DATA),
        *(f"pepdocs.templates.{folder}" for folder in find_namespace_packages("templates")),
    ],
    cmdclass={"build_py": BuildWithCatalogues},
)
