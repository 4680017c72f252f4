"""TypeScript as a language of papermill: it has none, and refuses parameters of a notebook in it."""

import json
import math
import re

from papermill.engines import NBClientEngine
from papermill.models import Parameter
from papermill.translators import Translator, papermill_translators

__all__ = ["NBClientEngine", "TypeScriptTranslator"]

DECLARATION = re.compile(
    r"^\s*(?:const|let|var)\s+(?P<name>[\w$]+)\s*(?::\s*(?P<type>[^=]+?)\s*)?=\s*(?P<value>.*?)\s*;?\s*(?://\s*(?P<help>.*))?$"
)


class TypeScriptTranslator(Translator):
    """Writes a notebook's parameters as constants of the types that its own cell declares."""

    # Of the parameters cell that was read last: papermill reads it, then writes the cell that follows, and tells the writer nothing of it.
    types = {}

    @classmethod
    def translate_escaped_str(cls, str_val):
        return json.dumps(str(str_val))

    @classmethod
    def translate_none(cls, val):
        return "null"

    @classmethod
    def translate_float(cls, val):
        if math.isfinite(val):
            return cls.translate_raw_str(val)
        return "NaN" if math.isnan(val) else "Infinity" if val > 0 else "-Infinity"

    @classmethod
    def translate_list(cls, val):
        return f"[{', '.join(cls.translate(one) for one in val)}]"

    @classmethod
    def translate_dict(cls, val):
        members = (f"{cls.translate_str(str(key))}: {cls.translate(one)}" for key, one in val.items())
        return f"{{{', '.join(members)}}}"

    @classmethod
    def comment(cls, cmt_str):
        return f"// {cmt_str}".strip()

    @classmethod
    def assign(cls, name, str_val):
        # Without a type of its own, a variable takes that of its kind of values; a constant would take the one value as its type.
        if name not in cls.types:
            return f"let {name} = {str_val};"
        return f"const {name}: {cls.types[name]} = {str_val};"

    @classmethod
    def inspect(cls, parameters_cell):
        found = [match for match in map(DECLARATION.match, parameters_cell.source.splitlines()) if match]
        cls.types = {match["name"]: match["type"] for match in found if match["type"]}
        return [
            Parameter(match["name"], match["type"] or "None", match["value"], match["help"] or "") for match in found
        ]


papermill_translators.register("typescript", TypeScriptTranslator)
