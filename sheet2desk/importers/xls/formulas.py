"""A formula of an old workbook as text, where it is simple enough to matter: counters such as ROW()-3 or A2+1.

Source: MS-XLS 2.5.198 (Ptg). References are written as the sheet has them; anything else than arithmetic of cells,
numbers and ROW gives "".
"""

from __future__ import annotations

import struct

from sheet2desk.workbook import cell_name

_OPERATORS = {3: "+", 4: "-", 5: "*", 6: "/", 8: "&"}
_INTEGER, _NUMBER, _PARENTHESES, _ATTRIBUTE = 0x1E, 0x1F, 0x15, 0x19
_REFERENCE, _FUNCTION_OF_ANY = 0x24, 0x22
_ROW = 8
_LONGEST = 200


def example(tokens: bytes) -> str:
    """Return the formula without its sign of equality, "" when it isn't simple."""
    if not 0 < len(tokens) <= _LONGEST:
        return ""
    stack: list[str] = []
    place = 0
    try:
        while place < len(tokens):
            place = _token(tokens, place, stack)
    except (IndexError, struct.error):
        return ""
    return stack[0] if len(stack) == 1 and place == len(tokens) else ""


def _token(tokens: bytes, place: int, stack: list[str]) -> int:
    """Take one token; return where the next begins. Raises IndexError when it is none of the simple ones."""
    kind = tokens[place]
    bare = kind & 0x1F | 0x20 if kind >= 0x40 else kind  # the class of a reference doesn't matter
    if kind in _OPERATORS:
        right, left = stack.pop(), stack.pop()
        stack.append(f"{left}{_OPERATORS[kind]}{right}")
        return place + 1
    if kind == _PARENTHESES:
        stack.append(f"({stack.pop()})")
        return place + 1
    if kind == _ATTRIBUTE and tokens[place + 1] & 0x04 == 0:
        return place + 4  # a space or a mark for the calculation
    if kind == _INTEGER:
        stack.append(str(*struct.unpack_from("<H", tokens, place + 1)))
        return place + 3
    if kind == _NUMBER:
        stack.append(f"{struct.unpack_from('<d', tokens, place + 1)[0]:g}")
        return place + 9
    if bare == _REFERENCE:
        row, column = struct.unpack_from("<HH", tokens, place + 1)
        stack.append(cell_name(row + 1, (column & 0xFF) + 1))
        return place + 5
    if bare == _FUNCTION_OF_ANY and tokens[place + 1] <= 1 and struct.unpack_from("<H", tokens, place + 2)[0] == _ROW:
        stack.append(f"ROW({stack.pop() if tokens[place + 1] else ''})")
        return place + 4
    raise IndexError(place)
