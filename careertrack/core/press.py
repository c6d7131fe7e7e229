"""The process that makes one PDF: what to print comes in as JSON, the PDF goes out, and its memory is given back with it.

It is run by its path and knows nothing of the product, so that it starts at once. Without a network and without files
other than the template: typst reads nothing outside of the template's folder.
"""

import json
import re
import sys
from typing import Any

import typst

BOX = "□"
MISSING = re.compile(r'the text `"((?:[^"\\]|\\.)+)"` could not be displayed')
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)", re.DOTALL)
CONTROLS = {"n": "\n", "r": "\r", "t": "\t", "0": "\0"}


def main() -> None:
    asked = json.load(sys.stdin)
    sys.stdout.buffer.write(pressed(asked["root"], asked["data"]))


def pressed(root: str, data: Any) -> bytes:
    """PDF/UA refuses characters that no font has. What it names is printed as boxes, and the paper says so."""
    for _round in range(4):
        try:
            return compiled(root, data)
        except typst.TypstError as error:
            found = {plain(each) for each in MISSING.findall(error.diagnostic)}
            if not found:
                raise
        data = {**boxed(data, re.compile("|".join(map(re.escape, sorted(found, key=len, reverse=True))))), "boxed": True}
    raise SystemExit("characters without a font")


def compiled(root: str, data: Any) -> Any:
    given = {"data": json.dumps(data)}
    return typst.compile(f"{root}/paper.typ", root=root, sys_inputs=given, format="pdf", pdf_standards="ua-1")


def plain(quoted: str) -> str:
    """As Rust writes a text between quotes, read back."""
    return ESCAPED.sub(lambda at: chr(int(at[1], 16)) if at[1] else CONTROLS.get(at[2], at[2]), quoted)


def boxed(value: Any, missing: re.Pattern[str]) -> Any:
    if isinstance(value, str):
        return missing.sub(BOX, value)
    if isinstance(value, list):
        return [boxed(each, missing) for each in value]
    return {name: boxed(each, missing) for name, each in value.items()} if isinstance(value, dict) else value


if __name__ == "__main__":
    main()
