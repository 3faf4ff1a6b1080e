"""An .xls looked through before it is read: a small file system with a stream of records in it."""

import struct
from collections.abc import Iterator

from coachdesk.exchange.sheet_facts import Scanned, SheetFacts, fitting, refuse

_END = 0xFFFFFFFA  # from here on no number of a sector
_SMALL_STREAM = 4096  # bytes: a smaller one lies in the stream of the root
_MOST_ENTRIES = 10_000

# Records (a name, two bytes) of the stream of a workbook.
_BEGIN, _SHEET, _LOCKED, _DATES, _ROW, _COLUMN = 0x809, 0x85, 0x2F, 0x22, 0x208, 0x7D
_NOTE, _ERROR, _MANY_NUMBERS, _FORMULA = 0x1C, 0x205, 0xBD, 0x06
_CELLS = frozenset((_FORMULA, 0x203, 0x204, _ERROR, 0x27E, 0xFD, 0xD6))


def scan_old(data: bytes) -> Scanned:
    """Raises Refused where it cannot be read, or should not be."""
    try:
        streams = _Streams(data)
        if "EncryptedPackage" in streams.entries:
            refuse("workbook_locked")
        name = next((name for name in ("Workbook", "Book") if name in streams.entries), None)
        if name is None:
            refuse("document" if "WordDocument" in streams.entries else "not_a_list")
        return _scan_records(data, streams.read(name))
    except (struct.error, IndexError, KeyError, ValueError):
        refuse("workbook_damaged")


class _Streams:
    """The streams of an OLE file, by name."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._size = 1 << _word(data, 30)
        if not 128 <= self._size <= 1 << 16:
            refuse("workbook_damaged")
        self._chains = self._table(self._first_sectors())
        self.entries = dict(self._entries(self._chain(_number(data, 48))))

    def read(self, name: str) -> bytes:
        start, length = self.entries[name]
        if length >= _SMALL_STREAM:
            return self._chain(start)[:length]
        root = self._chain(self.entries["Root Entry"][0])
        small = self._chain(_number(self._data, 60))
        chains = [number for (number,) in struct.iter_unpack("<I", small)]
        parts = [root[at * 64 : at * 64 + 64] for at in _followed(chains, start)]
        return b"".join(parts)[:length]

    def _first_sectors(self) -> list[int]:
        """The sectors that hold the table of chains: 109 in the head, others in a list of their
        own."""
        found = list(struct.unpack_from("<109I", self._data, 76))
        at, seen = _number(self._data, 68), 0
        while at < _END and seen <= len(self._data) // self._size:
            numbers = [number for (number,) in struct.iter_unpack("<I", self._sector(at))]
            found += numbers[:-1]
            at, seen = numbers[-1], seen + 1
        return [number for number in found if number < _END]

    def _table(self, sectors: list[int]) -> list[int]:
        if len(sectors) > len(self._data) // self._size + 1:
            refuse("workbook_damaged")
        whole = b"".join(map(self._sector, sectors))
        return [number for (number,) in struct.iter_unpack("<I", whole)]

    def _sector(self, number: int) -> bytes:
        begin = (number + 1) * self._size
        return self._data[begin : begin + self._size].ljust(self._size, b"\0")

    def _chain(self, start: int) -> bytes:
        return b"".join(map(self._sector, _followed(self._chains, start)))

    @staticmethod
    def _entries(directory: bytes) -> Iterator[tuple[str, tuple[int, int]]]:
        for at in range(0, min(len(directory), _MOST_ENTRIES * 128), 128):
            length = _word(directory, at + 64)
            if 2 <= length <= 64:
                name = directory[at : at + length - 2].decode("utf-16-le", "replace")
                yield name, struct.unpack_from("<II", directory, at + 116)


def _followed(chains: list[int], start: int) -> Iterator[int]:
    """The sectors of a chain; one that bites its tail is damage."""
    for _ in range(len(chains) + 1):
        if start >= _END:
            return
        yield start
        start = chains[start]
    refuse("workbook_damaged")


def _word(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 2], "little")


def _number(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "little")


# Records -----------------------------------------------------------------------------------


def _scan_records(data: bytes, stream: bytes) -> Scanned:
    begins: dict[int, str] = {}  # where sheets begin
    sheets: dict[str, SheetFacts] = {}
    facts = SheetFacts()
    remarks = 0
    is_1904 = False
    hidden: set[int] = set()
    for at, kind, body in _records(stream):
        if kind == _LOCKED:
            refuse("workbook_locked")
        elif kind == _DATES:
            is_1904 = body[:1] == b"\1"
        elif kind == _SHEET:
            begins[_number(body, 0)] = _sheet_name(body)
        elif kind == _BEGIN and at in begins:
            facts, hidden = sheets.setdefault(begins[at], SheetFacts()), set()
        elif kind == _NOTE:
            remarks += 1
        else:
            _take(facts, kind, body, hidden)
    return Scanned(data, fitting(sheets), remarks, is_1904)


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    at, end = 0, len(stream)
    while at + 4 <= end:
        kind, length = _word(stream, at), _word(stream, at + 2)
        yield at, kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _sheet_name(body: bytes) -> str:
    length, wide = body[6], body[7] & 1
    text = body[8 : 8 + length * (1 + wide)]
    return text.decode("utf-16-le" if wide else "latin-1", "replace")


def _take(facts: SheetFacts, kind: int, body: bytes, hidden: set[int]) -> None:
    """One record of a sheet."""
    row = _word(body, 0) + 1
    if kind in _CELLS:
        facts.take(row, _word(body, 2) + 1)
    elif kind == _MANY_NUMBERS:
        facts.take(row, _word(body, len(body) - 2) + 1)
    elif kind == _ROW and body[12] & 0x20:
        hidden.add(row)
    elif kind == _COLUMN and body[8] & 1:
        facts.hidden.append((row, _word(body, 2) + 1))
    of_formula = kind == _FORMULA and body[6] == 2 and body[12:14] == b"\xff\xff"
    if of_formula or (kind == _ERROR and body[7]):
        facts.errors.add(row)
    if row in hidden and (kind in _CELLS or kind == _MANY_NUMBERS):
        hidden.discard(row)
        facts.hidden_rows.add(row)
