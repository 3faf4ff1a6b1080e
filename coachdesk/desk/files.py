"""Files in and out: imports, exports, cover and transfer, publishing."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from coachdesk import words
from coachdesk.desk.file_writer import FileWriter, Missed
from coachdesk.desk.opening import OpenStore
from coachdesk.desk.reading import CaseLine, Reading
from coachdesk.desk.safety import Safety
from coachdesk.domain.packed import Packed
from coachdesk.domain.problem import Problem, Refused, in_file_order
from coachdesk.domain.record_ref import RecordRef
from coachdesk.domain.values import FieldValue

if TYPE_CHECKING:
    from coachdesk.domain.sharing import Shared
    from coachdesk.incoming import GivenDossier, Incoming
    from coachdesk.store.caseload_dump import CaseloadDump
    from coachdesk.store.details import DetailRows
    from coachdesk.store.export_handover import Going
    from coachdesk.store.import_handover import ImportedHandover
    from coachdesk.store.imported_records import Tally


class Imported(NamedTuple):
    """What an import did, or would do: a tally by record kind, and the handover it was."""

    tally: "Mapping[str, Tally]"
    saved: bool
    handover: "ImportedHandover | None" = None
    new: "Sequence[GivenDossier]" = ()


class GoodRows(NamedTuple):
    """What a list gives without the rows that cannot be taken in, and what is wrong with those."""

    incoming: "Incoming"
    would: Imported
    problems: list[Problem]


def _ignore(_: str) -> None:
    pass


class Files:
    """Files that come in and files that go out."""

    def __init__(self, opened: OpenStore, read: Reading, safety: Safety) -> None:
        self._open = opened
        self._read = read
        self._safety = safety
        self._writer = FileWriter(opened, safety)

    def import_records(
        self,
        incoming: "Incoming",
        *,
        dry_run: bool = False,
        told: Callable[[int], None] | None = None,
        remember: Mapping[str, FieldValue] | None = None,
    ) -> Imported:
        """Import what a file gives, in one write; raises Refused and leaves all as it was.

        `told` is called with how many dossiers were imported so far; `remember` are settings to
        keep with it.
        """
        self._open.refuse_if_read_only()
        from coachdesk.store import import_handover, import_neighbours, journal, settings

        if not (dry_run or incoming.problems or self._open.is_empty()):
            self._safety.back_up(why="import")

        new: Packed[GivenDossier] | None = Packed() if dry_run else None
        try:
            with journal.write_rows(self._open.store, "import") as link:
                how = (link, incoming, self._open.today, words.t("Work coach"), told, new)
                handed = import_handover.HandoverImport(*how) if incoming.handed_over else None
                merge = handed or import_neighbours.merge_for(incoming)(*how)
                merge.run()
                if merge.problems:
                    raise Refused(in_file_order(merge.problems))
                if dry_run:
                    raise _DryRun
                for name, value in (remember or {}).items():
                    settings.set_setting(link, name, value)
        except _DryRun:
            return Imported(merge.tally, saved=False, new=new or ())
        self._open.look_again()
        if handed is None:
            self._open.log("imported", count=merge.taken)
            return Imported(merge.tally, saved=True)
        over = handed.handover
        self._open.log("imported", refs=over.refs, count=merge.taken)
        return Imported(merge.tally, saved=True, handover=over)

    def good_rows(self, read: "Callable[[Collection[int]], Incoming]") -> GoodRows:
        """Leave out the rows of a list that cannot be taken in, each of which the rest can do
        without; `read` gives the file without the rows on these lines. Nothing is written.

        Raises Refused where it is the file that is wrong.
        """
        from coachdesk.exchange.problem_rows import lines_of, of_the_file

        found: list[Problem] = []
        while True:
            incoming = read(lines_of(found))
            try:
                return GoodRows(incoming, self.import_records(incoming, dry_run=True), found)
            except Refused as refused:
                if blocking := of_the_file(refused.problems):
                    raise Refused(blocking) from None
                if lines_of(refused.problems) <= lines_of(found):
                    raise
                found = in_file_order([*found, *refused.problems])

    def going(
        self,
        refs: Iterable[str],
        path: Path | None = None,
        *,
        over: bool = False,
        seen: Collection[str | None] = (),
    ) -> "list[Going]":
        """What goes along with these dossiers; raises Refused where one cannot be handed over.

        `seen` are the uids of those who were shown with these numbers: raises Clash where a number
        is somebody else's now.

        A file at `path` may be all there is of another dossier: it is written `over` only where
        that was asked for.
        """
        from coachdesk.store.export_handover import going

        if path:
            self._safety.refuse_place(path, over=over)
        self._open.look_again()
        return going(self._open.store, refs, self._open.today, seen)

    def hand_over(
        self,
        refs: Iterable[str],
        path: Path,
        *,
        over: bool = False,
        seen: Collection[str | None] = (),
        missed: Missed = _ignore,
    ) -> "list[Going]":
        """Write dossiers to a file for another coach, and close them here; raises Refused, OSError.

        With `seen`, the uids of those who were shown, nobody else is handed over: raises Clash.

        The file is there whole before they close, and goes where they do not.
        """
        from coachdesk.exchange.safe_file import write_pieces
        from coachdesk.store.export_handover import any_open

        refs = [item.ref for item in self.going(refs, path, over=over, seen=seen)]
        is_written = False

        def put(pieces: Iterable[str]) -> None:
            nonlocal is_written
            write_pieces(path, pieces, over=over, store=self._open.path)
            is_written = True

        try:
            return self.hand_over_to(refs, put, missed, seen)
        except BaseException:
            # A file too many does less harm than a dossier that nobody has.
            if is_written and any_open(self._open.store, refs):
                path.unlink()
            raise

    def hand_over_to(
        self,
        refs: Iterable[str],
        put: Callable[[Iterable[str]], None],
        missed: Missed = _ignore,
        seen: Collection[str | None] = (),
    ) -> "list[Going]":
        """The same by way of `put`, which writes the text; nothing can change in between."""
        self._open.refuse_if_read_only()
        from coachdesk.exchange.caseload_json import caseload_pieces
        from coachdesk.schema.fields import new_uid
        from coachdesk.store import export_handover, journal
        from coachdesk.store.caseload_dump import caseload_dump

        coach = self._open.store.read("SELECT name FROM coach WHERE id = 1")
        by = coach[0][0] if coach else words.t("Work coach")
        said = {"by": by, "on": self._open.today.isoformat(), "uid": new_uid()}
        listed = [item.ref for item in self.going(refs)]
        facts = {"refs": listed, "handed_over": said["uid"]}
        with journal.write(self._open.store, "hand_over", **facts) as session:
            found = self.going(listed, seen=seen)
            with (
                self._open.damage_understood(),
                caseload_dump(self._open.store, listed, said) as whole,
            ):
                put(caseload_pieces(whole.head, whole.dossiers))
            export_handover.close_transferred(
                session, [item.id for item in found], self._open.today
            )
        facts = {"format": "json", "handed_over": True}
        if not self._open.log("exported", refs=listed, count=len(found), **facts):
            missed("access_log")
        return found

    def export_lines(
        self,
        lines: Sequence[CaseLine],
        path: Path,
        form: str,
        columns: Sequence[str] | None = None,
        missed: Missed = _ignore,
        *,
        details: bool = False,
    ) -> None:
        """Write these people to a CSV file in a dialect or, with the form `xlsx`, to a workbook,
        with all columns or these, and note it in the journal; `details`: with the tables of what
        hangs on them, each on a sheet.

        Raises OSError.
        """
        from coachdesk.exchange.details import REF, TABLES
        from coachdesk.exchange.headers import CASELOAD_COLUMNS
        from coachdesk.exchange.people_out import caseload_lines

        facts: dict[str, FieldValue] = {"columns": list(columns or CASELOAD_COLUMNS)}
        text: bytes | Iterable[str]
        if form == "xlsx":
            tables = [name for name in TABLES if details and REF in TABLES[name].columns]
            refs = {line.case.person.ref for line in lines}
            text = self.workbook(lines, tables, columns=columns, closed_too=True, refs=refs)
            facts |= {"format": form} | ({"tables": tables} if tables else {})
        else:
            text = caseload_lines(lines, self._open.policy, self._open.today, form, columns)
        self._writer.write(path, text, "export", len(lines), missed, **facts)

    def workbook(
        self,
        lines: Iterable[CaseLine] | None,
        tables: Sequence[str] = (),
        *,
        columns: Sequence[str] | None = None,
        closed_too: bool = False,
        codes: bool = False,
        refs: Collection[str] | None = None,
    ) -> bytes:
        """A workbook with a list of these people, if any, and these tables of details, each on a
        sheet; `columns` are those of the first sheet, `refs` whose details there are."""
        from coachdesk.exchange.workbook_out import WorkbookOut

        made = WorkbookOut(codes=codes)
        if lines is not None:
            made.add_people(lines, self._open.policy, self._open.today, columns)
            columns = None
        for name in tables:
            with self.details(name, closed_too=closed_too) as found:
                made.add_details(name, found.rows, columns, refs)
        return made.finished()

    @contextmanager
    def details(self, table: str, *, closed_too: bool = False) -> "Iterator[DetailRows]":
        """The rows of a table of details (exchange/details.py), as of one moment."""
        from coachdesk.exchange.details import TABLES
        from coachdesk.store.details import details_of

        wanted = TABLES[table]
        how = {"closed_too": closed_too}
        with (
            self._open.damage_understood(),
            details_of(
                self._open.store, wanted.kind, wanted.columns, self._open.today, **how
            ) as rows,
        ):
            yield rows

    def export_handout(
        self, jobseeker_id: int, path: Path, *, debts: bool, missed: Missed = _ignore
    ) -> None:
        """Write a jobseeker's plan as a page to print, and note it; raises OSError."""
        from coachdesk.exchange.handout import HandoutCoach, write_handout
        from coachdesk.pages import handout_of

        with self._open.store.read_transaction():
            stored = self._read.record("coach", 1)
            dossier, line = self._read.dossier(jobseeker_id), self._read.case_line(jobseeker_id)
        if dossier is None or line is None:
            from coachdesk.store.errors import Clash

            raise Clash(RecordRef("jobseeker", jobseeker_id), {"id": (jobseeker_id, None)})
        own = stored.values if stored else {}
        coach = HandoutCoach(own.get("name", ""), own.get("phone"), own.get("email"))
        today = self._open.today
        page = write_handout(handout_of(dossier, line.case, coach, today), today, debts)
        self._writer.write(path, page, "print_plan", 1, missed, people=[jobseeker_id])

    def export_text(
        self,
        path: Path | None,
        text: str,
        people: Mapping[int, str],
        kind: str,
        *,
        missed: Missed = _ignore,
        over: bool = False,
    ) -> None:
        """Write the text of an appointment to a file where one is named; raises OSError.

        `people` are the ids and numbers of those it was made for: their histories tell it. Nothing
        is sent.
        """
        self._writer.write(
            path,
            text,
            "text",
            len(people),
            missed,
            over=over,
            people=list(people),
            refs=list(people.values()),
            of=kind,
        )

    @contextmanager
    def dump(self, refs: Collection[str] = ()) -> "Iterator[CaseloadDump]":
        """The whole caseload with its dossiers one by one, or only what is about `refs`."""
        from coachdesk.store.caseload_dump import caseload_dump

        with self._open.damage_understood(), caseload_dump(self._open.store, refs) as whole:
            yield whole

    def share(
        self, shared: "Shared", path: Path, *, over: bool = False, missed: Missed = _ignore
    ) -> None:
        """Write what was read (`desk.read.shared`) for neighbours, and beside it a page to print.

        Raises OSError, and Refused where other things would leave by now, or a name is taken.
        """
        from coachdesk.exchange.shared_file import write_shared
        from coachdesk.exchange.shared_page import page_beside

        if not self._read.shared().same_as(shared):
            raise Refused([Problem("file", "changed_since")])
        page, today = path.with_suffix(".html"), self._open.today
        for place in (path, page):
            self._safety.refuse_place(place, over=over)
        who, text = [profile.person for profile in shared.profiles], write_shared(shared, today)
        people: Sequence[int | None] = [person.id for person in who] or (None,)
        refs = [person.ref for person in who]
        with page_beside(page, shared, today, over, self._safety.store_for_notes):
            how = (path, text, "share", len(who), missed)
            self._writer.write(*how, over=over, people=people, refs=refs)

    def publish(self, folder: Path, missed: Missed = _ignore) -> Path:
        """Write this coach's summary file for the team lead, and note it; raises OSError."""
        from coachdesk.exchange.summary_file import summary_file_name, write_summary

        summary = self._read.summary()
        if not summary.uid:
            raise Refused([Problem("name", "missing")])
        path = folder / summary_file_name(summary.uid)
        text = write_summary(summary, datetime.now(UTC))
        active = summary.figures.counts["active"]
        self._writer.write(path, text, "publish", active, missed, over=True)
        return path

    def publish_if_due(self) -> str:
        """Publish once a day where a folder is set; a message where something is to say of it.

        What was published is read from the folder, so that no setting changes every day. A desk
        that looks at another day than the clock's publishes nothing by itself.
        """
        self._open.look_again()
        folder = self._open.settings.get("publish_folder")
        if (
            not isinstance(folder, str)
            or not folder
            or self._open.read_only
            or self._open.today_is_set
        ):
            return ""
        from coachdesk.exchange.summary_file import published_on

        missed: list[str] = []
        try:
            coach = self._open.store.read("SELECT uid FROM coach WHERE id = 1")
            if coach and published_on(Path(folder), coach[0][0]) != self._open.today:
                self.publish(Path(folder), missed.append)
        except Refused as refused:
            from coachdesk.words.problems import problem_text

            return _not_published(folder, problem_text(refused.problems[0]))
        except (OSError, ValueError) as error:
            from coachdesk.words.reasons import reason

            return _not_published(folder, reason(error))
        if missed:
            said = words.t("Your figures were published in {folder}.", folder=folder)
            from coachdesk.words.safety import not_noted

            return f"{said} {not_noted(missed)}"
        return ""


def _not_published(folder: str, reason: str) -> str:
    return words.t(
        "Your figures were not published in {folder} ({reason}).", folder=folder, reason=reason
    )


class _DryRun(Exception):
    pass
