from __future__ import annotations

from typing import Annotated

import pytest

from pepdocs.schema.declare import declared
from pepdocs.schema.derived.messages import records
from pepdocs.schema.derived.shape import KINDS, Shape, shape
from pepdocs.schema.kinds import CodeOrText, Date, Percent, Person, ProperName, Stated, Text, ViewId
from pepdocs.schema.sections.targets import Outcome, Review


@pytest.mark.parametrize(
    ("annotation", "expected"),
    [
        (Text | None, Shape("text")),
        (ProperName | None, Shape("proper_name")),
        (Date | None, Shape("date")),
        (list[ViewId] | None, Shape("identifier", listed=True, points_at="views")),
        (Person | None, Shape("identifier", points_at="people")),
        (Outcome | None, Shape("choice", choice=Outcome)),
        (Stated[Text] | None, Shape("text", stated=True)),
        (Stated[list[Text]] | None, Shape("text", listed=True, stated=True)),
        (Stated[list[Review]] | None, Shape("record", listed=True, stated=True, record=Review)),
        (Review | None, Shape("record", record=Review)),
        (Annotated[Text, CodeOrText(Outcome)] | None, Shape("text", choice=Outcome)),
        (dict[str, object] | None, Shape("free")),
        (Percent, Shape("percent")),
    ],
    ids=lambda given: given.kind if isinstance(given, Shape) else "",
)
def test_an_annotation_has_its_shape(annotation: object, expected: Shape) -> None:
    assert shape(annotation) == expected


def test_every_declared_field_has_a_shape_of_a_known_kind() -> None:
    kinds = {shape(field.annotation).kind for model in records() for field in declared(model)}

    assert kinds <= set(KINDS)
    assert {"text", "date", "choice", "record", "identifier"} <= kinds


def test_a_type_of_no_known_kind_has_no_shape() -> None:
    with pytest.raises(TypeError):
        shape(complex)
