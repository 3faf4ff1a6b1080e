"""What is wrong, in the user's words: problems of fields and files, stores, typed dates."""

from collections.abc import Callable
from datetime import date

from coachdesk.domain.place import Place
from coachdesk.domain.problem import Problem
from coachdesk.domain.typed_text import ClockError, TypedError
from coachdesk.domain.values import FieldValue, FieldValues
from coachdesk.words import language, t, tn
from coachdesk.words.formats import day, month_name, weekday_name
from coachdesk.words.terms import field_label

_PROBLEMS: dict[str, str] = {
    "missing": "is needed",
    "wrong_passphrase": "is not the passphrase of this caseload",
    "other_number": "is not {ref}",
    "differs": "is not the same as the passphrase above",
    "passphrase_blank": "holds blanks only; a passphrase needs signs that are seen",
    "passphrase_edges": "begins or ends with a blank, which nobody sees; leave it out",
    "passphrase_lines": "holds a line break; a passphrase is one line",
    "passphrase_unseen": "holds a character that is not seen and cannot be typed (a tab, a control "
    "character); leave it out",
    "passphrase_long": "is longer than the {most} signs that fit everywhere",
    "passphrase_unused": "“nothing” is chosen, but a passphrase is typed below",
    "unknown_column": "there is no column {value}",
    "unknown_field": "is not a field coachdesk knows",
    "unknown_setting": "is not a setting coachdesk knows",
    "unknown_word": "{value} is not one of: {words}",
    "not_day": "{value} is not a date; expected year-month-day, as 2026-12-03",
    "lies_ahead": "{value} lies ahead; expected today or a day before it",
    "not_clock": "{value} is not a time; expected hours:minutes, as 09:30",
    "not_line": "{value} is not text",
    "not_note": "{value} is not text",
    "not_flag": "{value} is not yes or no; expected true or false",
    "not_money": "{value} is not an amount; expected text with two decimals, as 1250.50",
    "not_hours": "{value} is not a number of hours; expected whole or half hours",
    "not_whole": "{value} is not a whole number that fits here",
    "not_tags": "{value} is not a list of words",
    "not_uid": "{value} is not a record mark (letters, digits, - and _)",
    "not_list": "{value} is not a list that fits here",
    "not_object": "{value} is not a group of fields",
    "out_of_range": "{value} is not between {low} and {high}",
    "too_long": "has {length} characters; at most {most} fit",
    "before": "{day} lies before {start} ({other})",
    "needed_when_closed": "is needed, because the dossier is closed",
    "two_open": "more than one debt assistance would be open; end the earlier one first",
    "second_right": "stands in this dossier already; change that one",
    "duplicate": "{value} stands here twice",
    "in_use": "{value} is already in use",
    "file_exists": "{value} is there already; choose another name",
    "needs_workbook": "needs a name that ends in .xlsx: a list (.csv) holds one table",
    "no_ordinary_file": "{value} is no ordinary file; choose another name",
    "own_file": "{value} is kept for the caseload itself; choose another place",
    "no_such_file": "there is no file {value} that can be read",
    "in_file": "{what}",
    "more_in_file": "and {count} more; coachdesk import FILE names them all",
    "no_step": "line {line} is no step; write a domain, a colon and the step. Domains: {names}",
    "unknown_marks": "nothing fills in {value}; these are filled in: {names}",
    "no_folder": "there is no folder {value}",
    "no_file": "{value} cannot be a file",
    "not_written": "could not be written ({reason}); is it open elsewhere?",
    "unknown_vacancy": "this employer has no vacancy {value}",
    "unknown_social_return": "this organisation has no social return contract {value}",
    "own_vacancy": "{value} is known here as your own vacancy, and stays as it is",
    "no_longer_offered": "{value}: no longer in this neighbour's file, so it is closed",
    "offered_again": "{value}: offered again, so it is open again",
    "changed_since": "is not written: what leaves has changed since you read it; esc, and read it "
    "once more",
    "not_json_name": "needs a name that ends in .json",
    "not_words": "{value} is not a list of words",
    "unknown_ref": "no dossier has the number {value}",
    "closed_already": "{value} is closed already; open it again to hand it over",
    # Handed over: what was taken, and should be known.
    "known_as": "{value} has the number {ref} here",
    "number_taken": "{value} is somebody else's here; this dossier gets the number {ref}",
    "taken_before": "this file was dealt with before; {value} stays here as it is",
    "field_twice": "the field {field} stands twice in one group",
    "not_json": "is not valid JSON (line {line}, column {column})",
    "not_caseload": "is not a coachdesk caseload; expected the field format with {format}",
    "newer_file": "is of version {version}; this coachdesk reads up to version {known}",
    # Calendars.
    "no_calendar": "is no calendar; expected an .ics file, as Outlook and Google save it",
    "calendar_cut": "is cut short or damaged: not all of the calendar is in it; save it again",
    "calendar_too_large": "is too large: at most {most} events; save a shorter time",
    "event_left_out": "repeats too often, or says too much; it is left out ({count} events)",
    "event_unreadable": "has no time that can be read; it is left out ({count} events)",
    "zone_unknown": "has a time zone that is not known; its times are read as Dutch time "
    "({count} events)",
    "not_text": "cannot be read as text ({encoding})",
    "no_header": "has no line of column names that coachdesk knows; give the columns names, "
    "as Naam and Telefoon",
    # CSV: what cannot be read.
    "not_a_workbook": "is packed, but is no workbook; unpack it, and import what is in it",
    "workbook_kind": "is a binary workbook (.xlsb); in Excel, save it as an ordinary "
    "workbook (.xlsx)",
    "workbook_locked": "has a password; in Excel, save it without one (File, Info) and import that",
    "workbook_damaged": "is a damaged workbook; open it in Excel, save it anew and import that",
    "workbook_swollen": "unpacks to far more than a list can be, so it is not opened",
    "workbook_huge": "has a sheet of {rows} rows and {columns} columns, more than can be read; "
    "delete what stands far below or beside the list",
    "no_list_in_workbook": "has no sheet with column names that coachdesk knows, as Naam and "
    "Telefoon; its sheets: {words}",
    "no_list_on_sheet": "has no column names that coachdesk knows on sheet “{value}”; its sheets: "
    "{words}",
    "no_sheet": "has no sheet “{value}”; its sheets: {words}",
    "which_sheet": "has more than one list of the same kind; say which is meant with --sheet, "
    "one at a time: {words}",
    "sheets_not_read": "{value} is read; these sheets are not: {words}",
    "sheet_hidden": "{value} is a hidden sheet; it is read all the same",
    "hidden_rows": "is hidden in the workbook, and is read like any other ({count} hidden rows)",
    "hidden_columns": "has hidden columns, which are read like any other ({count} columns)",
    "error_cells": "has an error of a formula, which is taken as nothing ({count} cells)",
    "formulas_empty": "has a formula without a value; open the workbook in Excel and save it, so "
    "that it has one ({count} cells)",
    "remarks_not_read": "has remarks beside cells; they are not read ({count} remarks)",
    "web_page": "is a web page; open it in Excel, save it as “CSV UTF-8” and import that",
    "pdf": "is a PDF and no list; ask for the list in Excel, or as CSV",
    "not_a_list": "is no list but another kind of file, as a picture or a backup; a backup is put "
    "back with: coachdesk restore",
    "document": "is a document and no list; put the table in Excel and save it as “CSV UTF-8”",
    "vcards": "is a list of contacts from a phone or from Outlook; export it as CSV",
    "contact_log": "looks like a log of contacts, not like a list of people; give it a column with "
    "dossier numbers or whole names, as Klantnr, so that each contact finds its person",
    "unknown_person": "nobody here is called {value}; give the dossier number",
    "several_of_name": "{value} can be {refs}; give the dossier number",
    "no_person": "{value} is a remark and no person; such a line must go",
    "mixed_text": "has letters of another encoding than the rest; mend what looks garbled and, in "
    "Excel, save the file as “CSV UTF-8”",
    "unmatched_quote": 'has a quotation mark (") that is not closed; close it, or double it in '
    "a text",
    "no_people_column": "has no column with a dossier number or a name; add one, as Naam",
    "not_csv_text": "cannot be read as text ({encoding}); in Excel, save it as “CSV UTF-8” and "
    "import that",
    "foreign_text": "{value} looks like text of MS-DOS or an old Macintosh; in Excel, save the "
    "file as “CSV UTF-8” and import that",
    "console_text": "{value} was garbled on its way, as > and | do in Windows PowerShell; give the "
    "file as it was, or write it anew with -o FILE",
    "second_header": "has column names again; put this second list in a file of its own",
    "swallowed": 'has a quotation mark (") that takes in lines {first} to {last}; close it, or '
    "double it in a text",
    "swallowed_one": 'has a quotation mark (") that takes in line {first}; close it, or double it '
    "in a text",
    "too_many": "has {count} values under {columns} columns; a text with a delimiter (; or ,) "
    "in it must stand in quotation marks, and a remark in a column with a name",
    "cut_off": "{value} is not a whole row; a text of more lines must stand in quotation marks, "
    "and a line that is no row must go",
    "web_letter": "{value} is written for web pages; write the letter itself, as ë",
    "columns_differ": "{value} is not what another column of the same says ({other}); leave one of "
    "these columns out",
    "rows_differ": "{value} is not what another line says of the same workshop: {other}",
    "beside_name": "{value} stands beside the names in a column without a name; "
    "give every column its own name, as Voornaam and Achternaam",
    "totals": "{value} is not the name of a person; a line of totals must go",
    "no_letters": "{value} has a part without letters; expected a name and nothing else",
    "sheet_error": "{value} is a spreadsheet's error, not what stood there; expected the value",
    "nobody": "needs a dossier number or a name",
    "same_person": "is the same person as {other}; give a dossier number or a birth date",
    "half_a_name": "{value} is not a whole name; expected Last, First or First Last",
    "not_file_day": "{value} is not a date; expected day-month-year with the year, as 3-12-2026, "
    "or 2026-12-03",
    "no_such_file_day": "{value} is a day that does not exist",
    "month_first": "{value} has the month before the day; expected day-month-year, as 31-12-2026",
    "not_file_clock": "{value} is not a time; expected hours:minutes, as 9:30",
    "not_file_flag": "{value} is not yes or no; expected ja or nee",
    "not_file_money": "{value} is not an amount; expected digits, as 1250,50",
    "thousands_or_decimals": "{value} could be thousands or decimals; expected digits, as 1250,50",
    "not_file_hours": "{value} is not a number of hours; expected steps of a half, as 2,5",
    "rounded_number": "{value} was rounded by a spreadsheet and lost digits; expected all of them",
    # CSV: what was read, and should be known.
    "column_not_read": "is not a column coachdesk knows; it is not read",
    "columns_following": "the list is read without the columns that follow from the dossiers: "
    "{words} ({count} columns)",
    "behind_other": "stands behind {value} and may be about them; it is not read. If it is the "
    "person's own, add (klant) to the column name",
    "not_of_contacts": "is not read: this is a list of contacts",
    "mode_taken": "is not given; taken as {mode} ({count} contacts)",
    "no_numbers": "is not read: {value} is no dossier number",
    "column_not_needed": "is not read: other columns hold these names in parts",
    "nameless_column": "{value} stands in a column without a name; it is not read ({count} times)",
    "above_header": "stands above the column names; it is not read ({count} lines, the last is "
    "line {last})",
    "name_alone": "{value} stands alone on its line; it is taken as a person",
    "thousands_read": "{value} is read as thousands; no line shows which sign stands before "
    "decimals ({count} numbers)",
    "day_before_month": "{value} is read as day-month; no line shows the order ({count} dates)",
    "names_in_order": "{value} is read with the first name first; where last names stand first, "
    "--names last-first says so for the whole file ({count} names)",
    "set_aside": "{value} is set aside: another column says the same better ({count} times)",
    "name_remark": "{value} holds more than a name; expected a name and nothing else",
    "name_remark_left": "{value} holds more than a name; the remark is left out "
    "({count} names; lines: {lines})",
    "two_numbers": "has the name and birth date of {other}, under another number; both are kept",
    "spelling_kept": "{value} stays as it is here, where the file has lost letters, accents or "
    "case ({count} names)",
    "purpose_assumed": "is not given; taken as {purpose} ({count} contacts)",
    "name_parted": "is read as first name {first_name}, last name {last_name}",
    "registered_today": "is not given; who is new is registered on {today} ({count} lines)",
    "registered_assumed": "is not given; who is new is registered on {registered} ({count} lines)",
    "plan_assumed": "is not given; who is new has a plan agreed on {agreed} ({count} lines)",
    "no_plan_then": "is not given; registered after {agreed}, so no plan is taken as agreed then "
    "({count} lines)",
    "contact_assumed": "is not given; who is new was last spoken to on {spoken}, taken as {mode} "
    "({count} lines)",
    "no_such_column": "has no column {value} to leave out",
    "added_beside": "added as new; {ref} has the same name",
    "another_person": "dossier {ref} was {was} and becomes {becomes}",
    "left_empty": "{value} is taken as nothing, as formulas leave it ({count} cells)",
    "mode_assumed": "has no way of contact beside it; taken as {mode} ({count} lines)",
    "no_rows": "has no rows under it",
    "zero_lost": "{value} may have lost its first zero in a spreadsheet; it is read as it stands "
    "({count} numbers)",
    "garbled": "{value} looks garbled by a wrong encoding; it is read as it stands "
    "({count} cells; lines: {lines})",
    "put_right": "{value}: garbled by a wrong encoding, and put right "
    "({count} cells; lines: {lines})",
    "read_as_polish": "{value} is read as {other}: the file is in the encoding of Central Europe",
    "contact_ahead": "{value} lies ahead, so nobody was spoken to yet; it is not read "
    "({count} times)",
    "mode_not_needed": "{value} has no date of contact beside it; it is not read ({count} times)",
    "bsn": "holds what may be a citizen service number (BSN); coachdesk has no place for one",
}

_STORES: dict[str, str] = {
    "no_home": "This account has no home folder to keep the caseload in. Name a place: "
    "--store PATH, or COACHDESK_STORE.",
    "missing": "There is no caseload at {path}. Start coachdesk to make one, or import a file.",
    "not_a_file": "{path} is not a file. Choose another place with --store.",
    "unreadable": "The caseload at {path} cannot be opened. Check that you may read that folder.",
    "unwritable": "Nothing can be written at {path}. Check that you may write in that folder.",
    "foreign": "{path} is not a coachdesk caseload. Choose another file with --store.",
    "newer": "{path} was made by a newer coachdesk (schema {version}, this one knows {known}). "
    "Update coachdesk to open it.",
    "older": "{path} was made by an older coachdesk (schema {version}). "
    "Open it once with coachdesk to bring it up to date.",
    "unfinished": "{path} was left in the middle of a write. "
    "Open it once with coachdesk to mend it; nothing saved is lost.",
    "damaged": "The caseload at {path} is damaged. Put back a backup of it.",
    "busy": "The caseload at {path} is in use by another window. Try again in a moment.",
    "open_elsewhere": "{path} is open in another window, so no other file could take its place; it "
    "is as it was. Close every other window and try again.",
    "disk_full": "Not saved: the disk of {path} is full. Make room and save again.",
    "disk_fault": "Not saved: the disk of {path} gives an error. Check the drive and save again.",
    "read_only": "This caseload is open for reading only; nothing was changed.",
    "open_now": (
        "The caseload at {path} has no passphrase now. Close coachdesk (ctrl+q) and open it again."
    ),
    "replaced": (
        "Not done: {path} was replaced meanwhile, and does not hold what you did last. Look at "
        "what is there now; the same key again takes back its newest change."
    ),
    "another_store": (
        "Not saved: another coach's caseload stands at {path} now. What you typed stays here. "
        "Close coachdesk and open it again to work in that one."
    ),
    "gone": "Not saved: {path} is no longer there. Is the drive still connected?",
    "name_too_long": "The name of {path} is too long for this drive. Give the caseload a shorter "
    "name.",
    "closed": "The caseload at {path} is closed. Open it again.",
    "locked": "The caseload at {path} is protected. Its passphrase is needed.",
    "wrong_passphrase": "That is not the passphrase of {path}. Nothing was changed.",
    "no_sqlcipher": "Protection needs SQLCipher, which is not installed here ({path}). "
    "Try: pip install sqlcipher3",
    "copy_differs": "The copy of {path} was not the same and was thrown away. Try again.",
    "reprotected": "Another window gave {path} another protection meanwhile; nothing was changed "
    "here. Open it again.",
    "left_plain": "{path} could not be protected: whoever has it may be able to read it. Check "
    "that you may read it yourself, or remove it.",
    "no_such_backup": "There is no backup {path}. Check the name.",
    "bad_backup": "{path} is not a whole backup of a coachdesk caseload. Choose another one.",
    "newer_backup": "{path} was made by a newer coachdesk. Update coachdesk to put it back.",
    "no_dossier": "There is no dossier {ref} in {path}, and there was none.",
    "not_closed": "Dossier {ref} in {path} is not closed. Only a closed dossier can be erased.",
}

_TYPED: dict[str, str] = {
    "empty": "A date is needed.",
    "unreadable": "“{text}” is not a date. Try 3 dec, 3-12, fri, +2w or 2026-12-03.",
    "no_such_day": "{month_name} has {days} days, so day {day} does not exist.",
    "no_such_day_year": "{month_name} {year} has {days} days, so day {day} does not exist.",
    "no_such_month": "There is no month {month}; months go from 1 to 12.",
    "no_such_week": "There is no week {week}; there are {weeks}.",
    "no_such_week_year": "{year} has {weeks} weeks, so week {week} does not exist.",
    "other_weekday": "{date} is on {actual}, not on {typed}.",
    "year_out_of_range": "The year {year} is out of range ({first} to {last}).",
    "too_far": "That date is out of range ({first} to {last}).",
}
_CLOCK: dict[str, str] = {
    "empty": "A time is needed.",
    "unreadable": "“{text}” is not a time. Try 9:30, 930 or half 3.",
    "no_such_hour": "There is no hour {hour}; hours go from 0 to {last}.",
    "no_such_minute": "There is no minute {minute}; minutes go from 0 to {last}.",
}
_VALUE_LENGTH = 60
_LINES_SAID = 12
_COUNTED = " ({count}"  # what a text says last, and not of what a file has once


def problem_text(problem: Problem) -> str:
    """What is wrong, without the place."""
    facts = {name: _SAID.get(name, _said)(value) for name, value in problem.facts.items()}
    if problem.code == "before":
        facts["other"] = field_label(facts["other"]).lower()
    text = t(_PROBLEMS[problem.code], **facts)
    is_once = problem.facts.get("count") == 1 and _COUNTED in _PROBLEMS[problem.code]
    return text.rpartition(" (")[0] if is_once else text


def placed(problem: Problem, file: str = "") -> str:
    """The place and what is wrong with it, in one line; of the whole `file`, its name."""
    text = problem_text(problem)
    where = place_text(problem.place) or problem.field or file
    if more := problem.facts.get("more_places"):
        where += f" ({tn(more, 'and 1 more place', 'and {count} more places')})"
    return f"{where}: {text}" if where else text


def place_text(place: Place) -> str:
    """A place in words, as `line 4, Phone` or `jobseekers[3].placements[0].ends_on`."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in place.path)
    path = "".join(steps).removeprefix(".")
    line = t("line {line}", line=place.line) if place.line else ""
    return ", ".join(filter(None, (place.sheet, line, place.column, path)))


def labelled(problem: Problem) -> str:
    """The field by its name on screen, and what is wrong with it."""
    return f"{field_label(problem.field)}: {problem_text(problem)}"


def typed_text(error: TypedError) -> str:
    """Why a typed date or time cannot be taken."""
    table = _CLOCK if isinstance(error, ClockError) else _TYPED
    code = error.code.value
    if code in ("no_such_day", "no_such_week") and "year" in error.facts:
        code += "_year"
    facts: dict[str, FieldValue] = dict(error.facts)
    if "month" in facts:
        facts["month_name"] = month_name(facts["month"]) if facts["month"] <= 12 else ""
    if "date" in facts:
        facts["date"] = day(date.fromisoformat(facts["date"]))
        facts["typed"] = weekday_name(facts["typed"])
        facts["actual"] = weekday_name(facts["actual"])
    return t(table[code], **facts)


def store_text(code: str, path: object, facts: FieldValues) -> str:
    """Why a store cannot be opened or written, and what to do."""
    return t(_STORES[code], path=path, **facts)


def _line_numbers(numbers: FieldValue) -> str:
    more = len(numbers) - _LINES_SAID
    said = ", ".join(map(str, numbers[:_LINES_SAID]))
    return t("{lines} and {count} more", lines=said, count=more) if more > 0 else said


def _said(value: FieldValue) -> str:
    if isinstance(value, date):
        return day(value)
    if value is True or value is False or value is None:
        return {True: "true", False: "false", None: "null"}[value]
    if isinstance(value, float):
        plain = str(value).removesuffix(".0")
        return plain.replace(".", ",") if language() == "nl" else plain
    if isinstance(value, Place):
        value = place_text(value)
    text = " ".join(str(value).split())
    return text if len(text) <= _VALUE_LENGTH else text[: _VALUE_LENGTH - 1] + "…"


# Facts that are said in another way.
_SAID: dict[str, Callable[[FieldValue], str]] = {"words": str, "lines": _line_numbers}
