"""The bar on top (screens, day, caseload) and the key strip below; both work by mouse too."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from coachdesk.tui.commands import PEER_NAMES, Command
from coachdesk.tui.literal import fitted
from coachdesk.tui.widgets.lines import MARK
from coachdesk.words import t

_KEPT = ("open", "back", "home", "clear", "now", "find", "help", "leave")
# The screen in sight, and the tab or filter in use; the mark of a line under the cursor tells both
# without a colour.
_HERE = "bold $background on $primary"
_CHOSEN = "bold underline $primary"


def screen_name(name: str) -> str:
    """What a screen is called."""
    return t(PEER_NAMES[name])


def _pressed(action: str) -> Style:
    return Style.from_meta({"@click": action})


class Clickable(Static):
    """One line of texts that can be clicked, each in the colours it is given."""

    auto_links = False  # else all are drawn in one colour

    def __init__(self, id: str | None = None) -> None:
        super().__init__("", id=id, markup=False)


class Choices(Clickable):
    """Names side by side, the chosen one marked; a click on one does the screen's `action`.

    Where they do not all fit the first ones give way, so that the chosen one is in sight.
    """

    def __init__(self, action: str, id: str) -> None:
        super().__init__(id)
        self._action = action
        self._before = Content("")
        self._names: list[Content] = []
        self._chosen = 0

    def offer(self, choices: Sequence[tuple[str, str]], chosen: str, before: str = "") -> None:
        """Show these keys and names; `before` stands in front of them."""
        self._before = Content.styled(before, "$text-muted")
        self._names = []
        for place, (key, name) in enumerate(choices):
            if key == chosen:
                self._chosen = place
            mark, style = (MARK, _CHOSEN) if key == chosen else (" ", "")
            named = Content.assemble((mark, "$primary"), (name, style), " ")
            self._names.append(named.stylize(_pressed(f"screen.{self._action}('{key}')")))
        self._draw()

    def on_resize(self) -> None:
        self._draw()

    def _draw(self) -> None:
        room = self.size.width - self._before.cell_length
        names, first = self._names, 0
        if sum(name.cell_length for name in names) > room:  # with less air they may all be seen
            names = [name[:-1] for name in names]
        while (
            first < self._chosen
            and sum(name.cell_length for name in names[first : self._chosen + 1]) > room
        ):
            first += 1
        self.update(Content("").join([self._before, *names[first:]]), layout=False)


class TopBar(Clickable):
    """The six screens, and beside them the day and how full the caseload is."""

    DEFAULT_CSS = "TopBar { height: 1; background: $panel; color: $foreground; }"

    def __init__(self, here: str) -> None:
        super().__init__()
        self._here = here
        self._alone = ""
        self._title = ""
        self._extra = ""
        self._short = ""
        self._needed: tuple[str, ...] = ()

    def tell(self, extra: str, *needed: str, short: str = "", title: str = "") -> None:
        """The facts at the right end: `extra` gives way first, then the names of the screens.

        `short` says all of it where there is less room; `title` names a screen on top of the six.
        """
        self._title = title
        self._extra, self._needed, self._short = extra, needed, short
        self._draw()

    def alone(self, text: str) -> None:
        """Say this instead of the screens; an empty text gives them back."""
        self._alone = text
        self._draw()

    def on_resize(self) -> None:
        self._draw()

    def _draw(self) -> None:
        width = self.size.width
        if not width:
            return
        if self._alone:
            self.update(Content(fitted(f" {self._alone}", width)), layout=False)
            return
        needed = " ".join(self._needed)
        right = f"{self._extra}  {needed} "
        left = self._screens(named=True)
        if left.cell_length + cell_len(right) > width:
            fits = left.cell_length + cell_len(self._short) <= width
            right = self._short if self._short and fits else f"{needed} "
        if left.cell_length + cell_len(right) > width:
            left = self._screens(named=False)
        room = max(0, width - left.cell_length)
        blank = " " * max(0, room - cell_len(right))
        self.update(left + Content(blank + fitted(right, min(room, cell_len(right)))), layout=False)

    def _screens(self, *, named: bool) -> Content:
        """The six screens; without their names only the one in sight keeps its own."""
        parts: list[Content] = []
        for number, name in enumerate(PEER_NAMES, 1):
            here = name == self._here
            mark = MARK if here else " "
            label = f"{mark}{number} {screen_name(name)} " if named or here else f" {number} "
            press = _pressed(f"app.go('{name}')")
            parts.append(Content.styled(label, _HERE if here else "").stylize(press))
        if self._title:
            parts.append(Content.styled(f"{MARK}{self._title} ", _HERE))
        return Content("").join(parts)


class KeyStrip(Clickable):
    """One line of what the keys do here; each hint can be clicked."""

    DEFAULT_CSS = "KeyStrip { height: 1; background: $panel; color: $text-muted; dock: bottom; }"

    def __init__(self) -> None:
        super().__init__()
        self._commands: Sequence[Command] = ()
        self._offered: Sequence[Command] = ()
        self._stressed: Command | None = None
        self._enter: str | None = None
        self._said = ""

    def show_held(self, key: str) -> None:
        """The hint of a letter that waits stands out, also where it has none here."""
        held = (one for one in self._offered if one.at_once and one.has_key(key))
        self._stressed = next(held, None)
        self._draw()

    def show_text(self, said: str) -> None:
        """Say this instead of the hints; an empty text gives them back."""
        if said and any(command.name == "log_contact" for command in self._offered):
            said += " " + t("A contact: c.")
        self._said = said
        self._draw()

    def show_enter(self, hint: str | None) -> None:
        """What enter does now, in a word; nothing where it is empty, its own hint where None."""
        if hint != self._enter:
            self._enter = hint
            self._draw()

    def offer(self, commands: Sequence[Command]) -> None:
        self._offered = commands
        self._commands = [command for command in commands if command.hint]
        self._draw()

    def on_resize(self) -> None:
        self._draw()

    def _draw(self) -> None:
        """As many hints as fit, in order; the way to find, to help and out are the last to go."""
        width, stressed = self.size.width, self._stressed
        if self._said:
            self.update(Content.styled(fitted(f" {self._said}", width), "bold $warning"))
            return
        kept = [command for command in self._commands if self._hint(command)]
        if stressed and stressed not in kept:
            kept.insert(0, stressed._replace(hint=stressed.hint or stressed.tip))

        def cells() -> int:
            return sum(len(c.key_name) + cell_len(self._hint(c)) + 3 for c in kept)

        while len(kept) > 1 and cells() > width:
            spare = [c for c in kept if c.action not in (*_KEPT, stressed and stressed.action)]
            kept.remove(spare[-1] if spare else kept[-1])
        parts = []
        for command in kept:
            press = _pressed(f"screen.{command.action}")
            here = stressed is not None and command.action == stressed.action
            key, hint = (_HERE, press + Style.parse(_HERE)) if here else ("bold $primary", press)
            parts.append(Content.styled(f" {command.key_name}", key).stylize(press))
            parts.append(Content.styled(f" {self._hint(command)} ", hint))
        line = Content("").join(parts)
        self.update(line + Content(fitted("", max(0, width - line.cell_length))), layout=False)

    def _hint(self, command: Command) -> str:
        """The word for a command; for enter it may be another one for each line."""
        if self._enter is not None and command.has_key("enter"):
            return self._enter
        return t(command.hint)
