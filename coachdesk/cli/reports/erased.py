"""What an erasing removed, and where words of the dossier may still be."""

from collections.abc import Iterator
from pathlib import Path

from coachdesk.store.erasing import Erased
from coachdesk.words import t, tn
from coachdesk.words.formats import day
from coachdesk.words.safety import action_name, disk_text
from coachdesk.words.terms import record_name


def erased_lines(store: Path, done: Erased) -> Iterator[str]:
    yield from _removed(done)
    yield from _left(done)
    yield from _maybe_the_same_person(store, done)
    for out in done.went_out:
        yield tn(
            out.times,
            "{deed} once, on {day}: that file is yours to look for and remove.",
            "{deed} {count} times, the last on {day}: those files are yours to look for and "
            "remove.",
            deed=action_name(out.what).capitalize(),
            day=day(out.last.date()),
        )
    yield t("Copies and files you made elsewhere are yours to remove.")
    yield disk_text()


def _removed(done: Erased) -> Iterator[str]:
    yield t("Dossier {ref} is erased from the caseload and its journal.", ref=done.ref)
    for kind, count in done.records.items():
        if kind != "draft":
            yield t("{kind}: {count} erased", kind=record_name(kind), count=count)
    yield t("Entries of the journal: {count} erased", count=done.changes)
    yield tn(
        done.backups,
        "One backup was rewritten without it.",
        "{count} backups were rewritten without it.",
    )


def _left(done: Erased) -> Iterator[str]:
    """Files that could not be rewritten, and what to do about them."""
    for file in done.left:
        yield t("{file} could not be opened, and may still hold it.", file=file)
    if done.gone_by:
        yield t(
            "The last of these backups is let go by {day} when the desk is used every working "
            "day. Remove them yourself to be sure now.",
            day=day(done.gone_by),
        )


def _maybe_the_same_person(store: Path, done: Erased) -> Iterator[str]:
    """What may be of the same person, and was not touched."""
    for file in done.maybe:
        if file == store:
            yield t(
                "{store} still holds somebody deleted earlier, or an unsaved form, with the "
                "same number, name or phone, who may be the same person. Nobody else's words "
                "were removed.",
                store=store,
            )
        else:
            yield t(
                "{file} holds somebody with the same number, name or phone, who may be the "
                "same person. It was left as it is: look at it, and remove it yourself.",
                file=file,
            )
    for ref in done.twins:
        yield t(
            "Dossier {ref} looks like the same person's, and stays. Close it and erase it too "
            "where it is.",
            ref=ref,
        )
