"""Names the packages of the wheel: those in src, and the data folders beside it (see pyproject.toml for the rest)."""

from setuptools import find_namespace_packages, find_packages, setup

DATA = ("templates", "translations", "examples")

setup(
    packages=[
        *find_packages("src"),
        *(f"pepdocs.{folder}" for folder in DATA),
        *(f"pepdocs.templates.{folder}" for folder in find_namespace_packages("templates")),
    ]
)
