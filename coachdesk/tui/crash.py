"""The first screen of a damaged store: its newest good backup, and what that one lacks."""

from coachdesk.store.restoring import Offer
from coachdesk.tui.base_app import CoachdeskApp
from coachdesk.tui.screens.question import AskScreen
from coachdesk.words import t, tn
from coachdesk.words.formats import day
from coachdesk.words.terms import record_name


class RescueApp(CoachdeskApp[bool]):
    """Gives True where the backup is to be put back."""

    CSS = CoachdeskApp.CSS + "Screen { align: center middle; }"

    def __init__(self, offer: Offer, *, gone: bool = False) -> None:
        super().__init__()
        self._offer = offer
        self._gone = gone

    def on_mount(self) -> None:
        question = AskScreen(
            offer_text(self._offer, gone=self._gone), t("put it back"), t("close coachdesk")
        )
        self.push_screen(question, self.exit)


def offer_text(offer: Offer, *, gone: bool) -> str:
    """What is wrong, which backup there is, and what would be missing."""
    backup = offer.backup
    what = (
        t("The caseload is no longer in its place.")
        if gone
        else t("This caseload is damaged and cannot be read.")
    )
    facts = {
        "day": day(backup.at.date()),
        "time": f"{backup.at:%H:%M}",
        "dossiers": tn(backup.people or 0, "1 dossier", "{count} dossiers"),
    }
    found = (
        t("The newest good backup is of {day}, {time}, with {dossiers}.", **facts)
        if offer.sound
        else t(
            "The newest backup that opens is of {day}, {time}, with {dossiers}; not all that "
            "stands in it can be read.",
            **facts,
        )
    )
    if gone:
        return f"{what} {found}\n\n{t('Put the backup back?')}"
    kept = t("The damaged file is kept beside it. Put the backup back?")
    return f"{what} {found}\n\n{_missing(offer)}\n\n{kept}"


def _missing(offer: Offer) -> str:
    if offer.missing is None:
        return t("What was changed since then can no longer be read, and has to be typed again.")
    if not offer.missing:
        return t("As far as can be read, nothing was changed since then.")
    kinds = ", ".join(f"{record_name(kind)} {count}" for kind, count in offer.missing.items())
    return t("Changed since then, and to be typed again: {kinds}.", kinds=kinds)
