"""The demo's calendar: every date is counted from today and falls on a working day."""

from datetime import date, timedelta

from coachdesk.domain.dates import add_days, add_months, is_working_day, next_working_day

# An intake group meets six times in its first two weeks: these working days after its start.
_MEETINGS = (0, 1, 3, 5, 6, 8)
_WEEKS_BETWEEN_GROUPS = 4


class Days:
    """Working days around `today`, named by how far away they are."""

    def __init__(self, today: date) -> None:
        self.today = today

    def ago(self, days: int) -> date:
        """The last working day that is at least `days` days ago."""
        return _working_day_before(add_days(self.today, -days))

    def ahead(self, days: int) -> date:
        """The first working day that is at least `days` days away."""
        return next_working_day(add_days(self.today, days))

    def months_ago(self, months: int, days: int = 0) -> date:
        """The last working day on or before `months` months and `days` days ago."""
        return _working_day_before(add_days(add_months(self.today, -months), -days))

    def work(self, count: int) -> date:
        """The working day `count` working days away, back when negative; 0 is today.

        Today counts whatever weekday it is: a coach who opens the desk is at work.
        """
        day, step = self.today, timedelta(days=1 if count > 0 else -1)
        for _ in range(abs(count)):
            day += step
            while not is_working_day(day):
                day += step
        return day

    def born(self, years: int, days: int) -> date:
        """The birthday of somebody who turned `years` that many days ago."""
        return add_days(add_months(self.today, -12 * years), -days)

    def group_meetings(self, groups_ago: int) -> list[date]:
        """The six days on which the intake group of `groups_ago` groups back met."""
        monday = self.today - timedelta(days=self.today.weekday())
        # The last two weeks belong to the current programme, holidays stretch it to four.
        weeks = 2 + _WEEKS_BETWEEN_GROUPS * groups_ago
        start = Days(add_days(monday, -7 * weeks - 1))
        return [start.work(1 + meeting) for meeting in _MEETINGS]


def _working_day_before(day: date) -> date:
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day
