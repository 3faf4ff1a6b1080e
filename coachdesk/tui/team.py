"""The team lead's app: one screen, and nothing that can write."""

import gc

from textual.binding import Binding

from coachdesk.domain.preferences import LOCK_MINUTES
from coachdesk.team import Team
from coachdesk.tui.base_app import CoachdeskApp
from coachdesk.tui.locking import Lock
from coachdesk.tui.screens.team import POLL_SECONDS, TeamScreen
from coachdesk.tui.textual_types import AnyScreen


class TeamApp(CoachdeskApp[None]):
    """Shows the figures of several coaches."""

    ALLOW_SELECT = False
    BINDINGS = [
        Binding("ctrl+q,ctrl+c", "quit", show=False, priority=True),
        Binding("ctrl+l", "lock", show=False, priority=True),
    ]

    def __init__(self, team: Team, colours: str = "") -> None:
        super().__init__(colours)
        self._team = team
        self.lock = Lock(self, minutes=lambda: LOCK_MINUTES if team.names else 0)

    def get_default_screen(self) -> AnyScreen:
        return TeamScreen(self._team)

    def on_mount(self) -> None:
        self.set_interval(POLL_SECONDS, self.lock.put_on_when_idle)


def run_team(team: Team, colours: str = "") -> int:
    """Show the figures until the lead leaves; gives the exit code.

    `colours` names a theme as a store's settings do; without one it is the dark one.
    """
    app = TeamApp(team, colours)
    # The command line turned it off for what is imported; of published files no store turns it on.
    gc.freeze()
    gc.enable()
    app.run()
    return app.return_code or 0
