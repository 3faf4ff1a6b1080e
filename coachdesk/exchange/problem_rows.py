"""The rows of a list that could not be imported, as a file to mend and import again."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from coachdesk.domain.problem import Problem
from coachdesk.exchange.caseload_file import read_tables
from coachdesk.exchange.csv_writing import DIALECTS, text_line
from coachdesk.exchange.headers import PROBLEM, meaning
from coachdesk.exchange.safe_file import write_pieces
from coachdesk.exchange.safe_text import safe_again
from coachdesk.words import t
from coachdesk.words.problems import placed

_MOST_FILES = 100  # kept beside one list
# Where the file is not split into rows as it was meant, no row can be mended.
_OF_THE_FILE = {"cut_off", "second_header", "swallowed", "swallowed_one", "unmatched_quote"}


def lines_of(problems: Iterable[Problem]) -> frozenset[int]:
    """The lines of the list on which a row with a problem starts."""
    return frozenset(line for problem in problems if (line := _row_of(problem)))


def of_the_file(problems: Iterable[Problem]) -> list[Problem]:
    """What is to be mended in the file itself, and not in a row of it."""
    return [problem for problem in problems if not _row_of(problem)]


def _row_of(problem: Problem) -> int:
    # Rows of several sheets do not go into one list.
    of_file = problem.code in _OF_THE_FILE or problem.place.sheet
    return 0 if of_file else problem.place.line


def write_problem_rows(
    data: bytes,
    problems: Iterable[Problem],
    path: Path,
    *,
    sheet: str | None = None,
    over: bool = False,
    store: Path | None = None,
) -> int:
    """Write the rows with problems, under their own header, to a file for a spreadsheet.

    What is wrong stands before each row, in a column that an import does not read. Returns how
    many rows there are; raises OSError. `sheet` is that of the list in a workbook, `over` and
    `store` as in `write_pieces`.
    """
    wrong: dict[int, list[str]] = defaultdict(list)
    for problem in problems:
        if line := _row_of(problem):
            wrong[line].append(placed(problem._replace(place=problem.place._replace(line=0))))
    write_pieces(path, _lines(data, sheet, wrong), over=over, store=store)
    return len(wrong)


def keep_problem_rows(
    data: bytes,
    problems: Iterable[Problem],
    folders: Iterable[Path],
    stem: str,
    store: Path,
    sheet: str | None = None,
) -> Path:
    """Write the rows with problems to a new file in the first of these folders that takes it,
    named after the list; gives its path. Raises OSError."""
    problems = list(problems)
    name = t("{list}-to-mend", list=stem)
    last: OSError = FileExistsError()
    for folder in folders:
        for number in range(1, _MOST_FILES):
            path = folder / (f"{name}-{number}.csv" if number > 1 else f"{name}.csv")
            try:
                write_problem_rows(data, problems, path, sheet=sheet, store=store)
            except FileExistsError:
                continue
            except OSError as error:
                last = error
                break
            return path
    raise last


def _lines(data: bytes, sheet: str | None, wrong: dict[int, list[str]]) -> Iterator[str]:
    form = DIALECTS["excel-nl"]
    [table] = read_tables(data, sheet)
    # What an earlier file of rows to mend said of them is out of date.
    dropped = {number for number, cell in enumerate(table.header.cells) if meaning(cell) == PROBLEM}

    def line(said: str, cells: list[str]) -> str:
        kept = (cell for number, cell in enumerate(cells) if number not in dropped)
        return text_line(map(safe_again, (said, *kept)), form)

    yield form.start + line(t("To mend"), table.header.cells)
    for row in table.rows:
        if said := wrong.get(row.place.line):
            yield line("; ".join(said), row.cells)
