"""What the contract says of parts: of articles of which `fields` names some fields alone."""

from typing import Any

import orjson

_SCHEMAS = "#/components/schemas/"


def offer_parts(description: dict[str, Any]) -> None:
    """Say that an answer to `fields` has any part of what there is otherwise."""
    schemas = description["components"]["schemas"]
    _write_part(schemas, "FoundArticle", "ArticlePart")
    schemas["ArticlePart"]["description"] = (
        "What `fields` names of an article, all of it as it is there."
    )
    part = {"$ref": f"{_SCHEMAS}ArticlePart"}
    listed = schemas["ArticleList"]["properties"]["items"]
    listed["items"] = {"anyOf": [listed["items"], part]}
    read = description["paths"]["/v1/articles/{article_id}"]["get"]["responses"]["200"]
    content = read["content"]["application/json"]
    content["schema"] = {"anyOf": [content["schema"], part]}


def _write_part(schemas: dict[str, Any], name: str, part: str) -> None:
    """Write the schema *name* as *part*, and those that it refers to, so that all is optional."""
    whole: dict[str, Any] = orjson.loads(orjson.dumps(schemas[name]))
    del whole["required"]
    schemas[part] = whole
    stack: list[Any] = [whole]
    while stack:
        if isinstance(one := stack.pop(), dict):
            if reference := one.get("$ref"):
                below = reference.removeprefix(_SCHEMAS)
                one["$ref"] = f"{reference}Part"
                if f"{below}Part" not in schemas:
                    _write_part(schemas, below, f"{below}Part")
            stack += one.values()
        elif isinstance(one, list):
            stack += one
