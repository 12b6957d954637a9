"""What is wrong with a file that is not YAML, in words for somebody who knows no YAML."""

from __future__ import annotations

import yaml

QUOTE_IT = 'Put the whole text in "double quotes".'
MEANINGS = (
    ("'\\t'", "the line is indented with a tab. Use spaces."),
    ("found character '@'", f"a text begins with @. {QUOTE_IT}"),
    ("found character '`'", f"a text begins with `. {QUOTE_IT}"),
    ("found character '%'", f"a text begins with %. {QUOTE_IT}"),
    ("unknown escape character", "a text in double quotes holds a \\. Write it twice: \\\\."),
    ("quoted scalar found unexpected end", "a quotation mark opens here and is never closed. Close it."),
    ("could not find expected ':'", "the line has no colon after its name. Write it as “name: text”."),
    ("expected ',' or", "a comma or the closing bracket is missing in a list or mapping in brackets."),
    ("undefined alias", f"a text begins with *. {QUOTE_IT}"),
    ("expected alphabetic or numeric", f"a text begins with * or &. {QUOTE_IT}"),
    ("special characters are not allowed", "the line holds a character that can't be shown. Type it anew."),
    ("expected a single document", "a line holds nothing but ---. Delete what follows, or make two files."),
    ("found '<scalar>'", "a text goes on after its closing quotation mark. Put the whole text in quotes."),
    ("expected <block end>", "the line is not indented like those it belongs to. Begin it right under them."),
)
"""What PyYAML says, and what that means for the file; the first that fits counts."""

COLON = f"a text holds a colon with a space behind. {QUOTE_IT}"
NO_COLON = "the line before has no colon after its name, or this line is indented too far."
ELSE = "the file can't be understood from here on. Compare indentation, colons and quotes with the kit's own."


def syntax_problem(name: str, text: str, line: int = 1) -> str:
    """Return the complaint on a text that is not YAML: file, line, what is wrong, what to write.

    It is read once more by PyYAML's own reader, whose words ``MEANINGS`` knows. What only libyaml
    refuses is said to begin at ``line``.

    Examples
    --------
    >>> syntax_problem("form.yaml", "save: Saved: all of it")
    'form.yaml, line 1: a text holds a colon with a space behind. Put the whole text in "double quotes".'
    """
    try:
        yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as reason:
        said = f"{reason.context or ''} {reason.problem or ''}"
        unclosed = "scalar found unexpected end" in said
        mark = reason.context_mark if unclosed and reason.context_mark else reason.problem_mark
        line = mark.line + 1 if mark else 1
        return f"{name}, line {line}: {_meaning(said, text, line)}"
    except yaml.reader.ReaderError as reason:
        line = text.count("\n", 0, reason.position) + 1
        return f"{name}, line {line}: {_meaning(reason.reason, text, line)}"
    except yaml.YAMLError:
        pass
    return f"{name}, line {line}: {ELSE}"


def _meaning(said: str, text: str, line: int) -> str:
    if "mapping values are not allowed" in said:
        return COLON if text.splitlines()[line - 1].count(": ") > 1 else NO_COLON
    return next((meaning for sign, meaning in MEANINGS if sign in said), ELSE)
