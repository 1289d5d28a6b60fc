"""JSON Schemas of the files that a keeper writes, for editors: what a field is for, and what may stand in it.

They say less than `alur check`, which knows other records; what they refuse, it refuses too. Values are text until a
field types them, so a number without quotation marks is as good as one with them.
"""

from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from generator.content.purpose import purposes
from generator.model.call import CallAttempt
from generator.model.contact import Contact
from generator.model.discreet import Discreet
from generator.model.flowchart import Flowchart
from generator.model.ledger import IssuedPrint
from generator.model.organization import Organization
from generator.model.parts.base import Record
from generator.model.parts.evidence import Limits
from generator.model.parts.reading import SourceReading
from generator.model.parts.text import Text
from generator.model.reference import Figure, GuideHead, Law, Question, Term
from generator.model.service import Service
from generator.model.site import Site, TraceCheck
from generator.model.taxonomy import Taxonomy
from generator.source.overlay import HIDE, KEYS

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_HIDE = {
    "type": "object",
    "properties": {HIDE: {"description": "Ids that a layer below has, and this region not.", "type": "array"}},
    "required": [HIDE],
    "additionalProperties": False,
}

SCHEMAS: dict[str, Any] = {
    "calls": tuple[CallAttempt, ...],
    "contacts": tuple[Contact, ...],
    "discreet": Discreet,
    "faq": tuple[Question, ...],
    "flowcharts": tuple[Flowchart, ...],
    "glossary": tuple[Term, ...],
    "guide": GuideHead,
    "legal": tuple[Law, ...],
    "organizations": tuple[Organization, ...],
    "prints": tuple[IssuedPrint, ...],
    "services": tuple[Service, ...],
    "site": Site,
    "sources": tuple[SourceReading, ...],
    "statistics": tuple[Figure, ...],
    "taxonomy": Taxonomy,
    "trace": TraceCheck,
}
"""What stands in a file, by the file's name, or by that of its folder; `guide` is the head of a guide."""


def json_schema(name: str) -> dict[str, Any]:
    """The schema of one kind of file, as `SCHEMAS` names it."""
    made = TypeAdapter(SCHEMAS[name]).json_schema(schema_generator=_Generator)
    if "items" in made:
        made["items"] = {"anyOf": [made["items"], _HIDE]}
    return {"$schema": DIALECT, "title": f"Alur: {name}"} | made


class _Generator(GenerateJsonSchema):
    """pydantic's schemas, with what our fields are for; a value is text until it is typed, so a number is one too."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        return {**super().str_schema(schema), "type": ["string", "number"]}

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        model = schema["cls"]
        made = super().model_schema(schema)
        if issubclass(model, Text):
            words = {"type": ["string", "number"]}
            languages = {"type": "object", "required": ["id"], "additionalProperties": words}
            return {"description": made.get("description", ""), "anyOf": [words, languages]}
        if issubclass(model, Record):
            for field, said in purposes(model).items():
                made["properties"][field]["description"] = said
            _ask_less(model, made)
        if model is Limits:
            return {"description": made["description"], "anyOf": [made["properties"]["due"], made]}
        return made


def _ask_less(model: type[Record], made: JsonSchemaValue) -> None:
    """Ask of a record only what tells it apart: a layer below may say the rest, which `alur check` knows.

    A site that names no layers must say all of it.
    """
    if model is Site:
        made["if"] = {"not": {"required": ["layers"]}}
        made["then"] = {"required": made.pop("required")}
    elif model is Discreet or any(key in made["properties"] for key in KEYS):
        made["required"] = [key for key in KEYS if key in made["properties"]][:1]
