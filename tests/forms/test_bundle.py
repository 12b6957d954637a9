"""Joining the front end's modules into one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from workshop.forms import bundle
from workshop.forms.bundle import NotJoined, joined

Modules = Callable[..., Path]


@pytest.fixture
def modules(tmp_path: Path) -> Modules:
    """Write modules, by name without their ending; two underlines stand for a folder."""

    def write(**sources: str) -> Path:
        for name, source in sources.items():
            path = tmp_path / f"{name.replace('__', '/')}.js"
            path.parent.mkdir(exist_ok=True)
            path.write_text(source, encoding="utf-8")
        return tmp_path

    return write


def test_a_module_comes_after_those_that_it_imports(modules: Modules) -> None:
    folder = modules(
        entry='import { double } from "./double.js";\nexport default { four: double(two) };\n',
        double='import { two } from "./two.js";\nexport function double(of) {\n  return two * of;\n}\n',
        two="export const two = 2;\n",
    )
    assert joined(folder, "entry.js") == (
        "const two = 2;\n\n"
        "function double(of) {\n  return two * of;\n}\n\n"
        "export default { four: double(two) };\n"
    )


def test_an_import_over_several_lines_is_followed(modules: Modules) -> None:
    folder = modules(
        entry='import {\n  one,\n  two,\n} from "./numbers.js";\nconsole.log(one, two);\n',
        numbers="export const one = 1;\nexport let two = 2;\n",
    )
    assert joined(folder, "entry.js") == "const one = 1;\nlet two = 2;\n\nconsole.log(one, two);\n"


def test_a_module_that_two_import_stands_once(modules: Modules) -> None:
    folder = modules(
        entry='import { a } from "./a.js";\nimport { b } from "./b.js";\n',
        a='import { shared } from "./shared.js";\nexport const a = shared;\n',
        b='import { shared } from "./shared.js";\nexport const b = shared;\n',
        shared="export const shared = 1;\n",
    )
    assert joined(folder, "entry.js").count("const shared = 1;") == 1


def test_a_vendored_module_keeps_its_names_to_itself(modules: Modules) -> None:
    folder = modules(
        entry='import { html } from "./vendor/small.js";\nconst n = html;\n',
        vendor__small="var n=1,t=2;export{n as html,t as render};\n",
    )
    assert joined(folder, "entry.js").startswith(
        "const { html, render } = (() => {\nvar n=1,t=2;\nreturn { html: n, render: t };\n})();\n"
    )


@pytest.mark.parametrize(
    ("sources", "says"),
    [
        (
            {
                "entry": 'import { a } from "./a.js";\nconst b = a;\n',
                "a": "const b = 1;\nexport const a = b;\n",
            },
            "a.js and entry.js both declare b.",
        ),
        (
            {
                "entry": 'import { html } from "./vendor/v.js";\nfunction render() {}\n',
                "vendor__v": "export{n as html,t as render};",
            },
            "vendor/v.js and entry.js both declare render.",
        ),
        (
            {
                "entry": 'import { a } from "./a.js";\n',
                "a": 'import { b } from "./entry.js";\nexport const a = 1;\n',
            },
            "entry.js → a.js → entry.js import each other in a circle.",
        ),
        (
            {"entry": 'import { missing } from "./a.js";\n', "a": "export const a = 1;\n"},
            "entry.js imports missing, which a.js does not export.",
        ),
        (
            {"entry": 'import * as all from "./a.js";\n', "a": ""},
            'entry.js imports or exports in a way that can\'t be joined: import * as all from "./a.js";',
        ),
        (
            {"entry": "const a = 1;\nexport { a };\n"},
            "entry.js imports or exports in a way that can't be joined: export { a };",
        ),
        (
            {"entry": 'import { a } from "./vendor/v.js";\n', "vendor__v": "var a = 1;"},
            "vendor/v.js does not end with a list of exports.",
        ),
    ],
)
def test_what_cannot_be_joined_is_said(modules: Modules, sources: dict[str, str], says: str) -> None:
    folder = modules(**sources)
    with pytest.raises(NotJoined) as refused:
        joined(folder, "entry.js")
    assert str(refused.value) == says


def test_only_the_entry_has_a_default_export(modules: Modules) -> None:
    folder = modules(entry='import { a } from "./a.js";\n', a="export const a = 1;\nexport default { a };\n")
    with pytest.raises(NotJoined):
        joined(folder, "entry.js")


def test_the_front_end_is_one_module_that_imports_nothing() -> None:
    script = bundle.script()
    assert script.count("export default { render: show };") == 1
    assert not [line for line in script.splitlines() if line.startswith(("import ", "export {", "export *"))]
    modules = {path.name for path in bundle.STATIC.glob("*.js")}
    assert len(modules) > 15
    unused = {name for name in modules - {"types.js"} if _first_declaration(name) not in script}
    assert unused == set()


def _first_declaration(name: str) -> str:
    lines = (bundle.STATIC / name).read_text(encoding="utf-8").splitlines()
    return next(line for line in lines if line.startswith(("export ", "const "))).removeprefix("export ")


def test_every_style_lies_under_the_form() -> None:
    rules = [line.strip() for line in bundle.styles().splitlines() if line.rstrip().endswith(("{", ","))]
    selectors = [line for line in rules if line.startswith((".", "#", "body", "*", "input", "button", "h"))]
    assert len(selectors) > 60
    assert [line for line in selectors if ".workshop-form" not in line] == []


def test_vendored_code_comes_with_its_licences() -> None:
    vendored = bundle.STATIC / "vendor"
    assert "Apache License" in (vendored / "LICENSE-htm.txt").read_text(encoding="utf-8")
    assert "Jason Miller" in (vendored / "LICENSE-preact.txt").read_text(encoding="utf-8")
