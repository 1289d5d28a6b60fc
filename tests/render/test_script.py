"""Scripts as they are shipped can be read by every phone that we promise them to."""

from collections.abc import Iterator
from typing import Any

import esprima
import pytest

from generator.render.script import PAGE, WAY_OUT, YEARS, minify_script
from tests.building import Built

ES5 = """
Program FunctionDeclaration FunctionExpression VariableDeclaration VariableDeclarator Identifier Literal Property
ExpressionStatement BlockStatement EmptyStatement DebuggerStatement WithStatement ReturnStatement LabeledStatement
BreakStatement ContinueStatement IfStatement SwitchStatement SwitchCase ThrowStatement TryStatement CatchClause
WhileStatement DoWhileStatement ForStatement ForInStatement ThisExpression ArrayExpression ObjectExpression
UnaryExpression UpdateExpression BinaryExpression AssignmentExpression LogicalExpression MemberExpression
ConditionalExpression CallExpression NewExpression SequenceExpression Directive
"""
"""The nodes of ESTree's es5.md."""


def nodes(value: Any) -> Iterator[Any]:
    """Every node of a tree."""
    if isinstance(value, list):
        for each in value:
            yield from nodes(each)
    elif getattr(value, "type", None):
        yield value
        for each in vars(value).values():
            yield from nodes(each)


def newer(text: str, year: int) -> list[str]:
    """What in this script is newer than the ECMAScript of 2009 or 2017; a script that cannot be read at all is."""
    try:
        tree = esprima.parseScript(text)
    except esprima.Error as error:
        return [str(error)]
    return [node.type for node in nodes(tree) if ahead(node) or (year == WAY_OUT and not in_es5(node))]


def ahead(node: Any) -> bool:
    """Whether it is one of the few things that the parser knows ahead of ES2017."""
    dots = node.type in {"ObjectExpression", "ObjectPattern"} and any(
        each.type in {"SpreadElement", "RestElement"} for each in node.properties
    )
    return dots or node.type == "Import" or bool(flags(node) - set("gimuy"))


def in_es5(node: Any) -> bool:
    match node.type:
        case "VariableDeclaration":
            return bool(node.kind == "var")
        case "Property":
            return not (node.shorthand or node.computed or node.method)
        case "FunctionDeclaration" | "FunctionExpression":
            plain = all(each.type == "Identifier" for each in node.params)
            return plain and not node.generator and not getattr(node, "isAsync", False)
        case _:
            return node.type in ES5.split() and not flags(node) - set("gim")


def flags(node: Any) -> set[str]:
    """The flags of a regular expression."""
    return set(node.regex.flags) if getattr(node, "regex", None) else set()


@pytest.mark.parametrize("edition", ["built", "built_for_staff", "built_discreet"])
def test_what_is_shipped_can_be_read(edition: str, request: pytest.FixtureRequest) -> None:
    """Modules are left out: a browser that cannot read them passes over them."""
    built: Built = request.getfixturevalue(edition)
    scripts = {path.name: path.read_text("utf-8") for path in (built.site / "assets").glob("*.js")}
    assert {"exit.js", "alur.js", "search.js"} <= scripts.keys()
    found = [(name, newer(text, YEARS.get(name, PAGE))) for name, text in scripts.items() if name != "search.js"]
    assert [each for each in found if each[1]] == []
    page = (built.site / "index.html").read_text("utf-8")
    assert "search.js" not in page, "it is a module, and put in by script"
    lost = (built.site / "404.html").read_text("utf-8").partition("<script>")[2].partition("</script>")[0]
    assert newer(lost, WAY_OUT) == []


NEW = {
    "try{a()}catch{}": (PAGE, WAY_OUT),
    "a?.b": (PAGE, WAY_OUT),
    "a??b": (PAGE, WAY_OUT),
    "a??=b": (PAGE, WAY_OUT),
    "import('a.js')": (PAGE, WAY_OUT),
    "a={...b}": (PAGE, WAY_OUT),
    "({a,...b}=c)": (PAGE, WAY_OUT),
    r"/\p{M}/u": (PAGE, WAY_OUT),
    "/a/s": (PAGE, WAY_OUT),
    "let a=1": (WAY_OUT,),
    "a=()=>1": (WAY_OUT,),
    "a=`b`": (WAY_OUT,),
    "a={b}": (WAY_OUT,),
    "for(var a of b);": (WAY_OUT,),
    "f(...a)": (WAY_OUT,),
    "function f(a=1){}": (WAY_OUT,),
    "var [a]=b": (WAY_OUT,),
    "async function f(){}": (WAY_OUT,),
    "a=/b/gi": (),
    "try{a()}catch(e){}": (),
    "var a={b:1,get c(){return 2}}": (),
}


@pytest.mark.parametrize("text", NEW)
def test_what_is_too_new_is_seen(text: str) -> None:
    assert tuple(year for year in (PAGE, WAY_OUT) if newer(text, year)) == NEW[text]


def test_the_minifier_adds_nothing_newer() -> None:
    """Left to itself it writes `catch{}`, which no browser before 2018 reads."""
    text = "try { a() } catch (e) { /* no matter */ }"
    assert newer(minify_script(text, WAY_OUT), WAY_OUT) == []
    assert newer(minify_script(text, 0), WAY_OUT) != []
