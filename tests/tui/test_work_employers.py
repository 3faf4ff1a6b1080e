"""Two spellings of one employer become one, from Work; one is found there by name."""

from datetime import timedelta

from coachdesk.desk import Desk
from coachdesk.store.dossiers import Stored
from coachdesk.tui.screens.dossier import open_dossier
from tests.store.steps import exported
from tests.tui.conftest import DAY, Opened


def employers(desk: Desk) -> dict[str, Stored]:
    return {item["name"]: item for item in desk.read.work().organisations}


def two_spellings(desk: Desk) -> int:
    desk.write.add(
        "organisation", {"name": "Bakkerij Jansen", "phone": "055 123", "note": "Side door."}
    )
    desk.write.add(
        "organisation",
        {"name": "bakkerij jansen bv", "phone": "055 999", "email": "x@y.nl", "note": "Ask Els."},
    )
    of = {"organisation": "bakkerij jansen bv"}
    desk.write.add("vacancy", {**of, "title": "Bakker", "kind": "paid_job", "source": "employer",
                               "reported_on": DAY})  # fmt: skip
    desk.write.add("employer_contact", {**of, "on": DAY, "mode": "phone", "purpose": "other"})
    term = {"from_on": DAY, "until_on": DAY + timedelta(days=9), "obligation": "100.00"}
    desk.write.add("social_return", {**of, "title": "Contract", **term})
    named = {"first_name": "Ans", "last_name": "Aa", "registered_on": DAY}
    person = desk.write.add("jobseeker", named)
    placement = {"kind": "paid_job", "role": "bakker", "started_on": DAY}
    worth = {"social_return": "Contract", "social_return_value": "40.00"}
    desk.write.add("placement", {**of, **placement, **worth}, person)
    contact = {"on": DAY, "mode": "workplace", "purpose": "placement_visit", "outcome": "held"}
    desk.write.add("contact", {**of, **contact}, person)
    pairing = {"kind": "job_coach", "with_whom": "Els", "started_on": DAY}
    desk.write.add("pairing", {**of, **pairing}, person)
    return person


async def test_all_moves_to_the_spelling_that_stays_and_u_takes_it_back_whole(
    opened: Opened, empty_desk: Desk
) -> None:
    desk = empty_desk
    person = two_spellings(desk)
    async with opened(desk=desk) as driver:
        await driver.press("6", "tab")
        await driver.go_to("Bakkerij Jansen")
        before = employers(desk)
        await driver.press("g")
        await driver.type("bv")
        await driver.press("enter")
        for said in (
            *("Vacancies: 1", "Contacts with the employer: 1", "Social return: 1"),
            *("Contacts: 1", "Placements: 1", "Pairings: 1"),
        ):
            assert said in driver.in_sight
        await driver.press("y")
        assert list(employers(desk)) == ["Bakkerij Jansen"]
        kept = employers(desk)["Bakkerij Jansen"]
        assert (kept["phone"], kept["email"]) == ("055 123", "x@y.nl")
        assert kept["note"].split("\n") == [
            *("Side door.", "Also called: bakkerij jansen bv", "Phone: 055 999", "Ask Els."),
        ]
        found = desk.read.work()
        [contract] = found.contracts[kept.id]
        assert str(found.filled(contract)) == "40.00"
        assert len(found.contacts[kept.id]) == len(found.joint[kept.id]) == 1
        dossier = desk.read.dossier(person)
        assert dossier
        assert dossier.lists["pairings"][0]["organisation"] == "Bakkerij Jansen"
        open_dossier(driver.app, person, "history")
        await driver.settle()
        await driver.press("escape", "u")
        assert list(employers(desk)) == ["Bakkerij Jansen", "bakkerij jansen bv"]
        after = employers(desk)
        assert [item.values for item in after.values()] == [i.values for i in before.values()]
        assert len(desk.read.work().placed[employers(desk)["bakkerij jansen bv"].id]) == 1


async def test_two_of_one_title_are_told_apart_by_their_day_and_it_is_said(
    opened: Opened, empty_desk: Desk
) -> None:
    desk = empty_desk
    person = two_spellings(desk)
    of = {"organisation": "Bakkerij Jansen"}
    term = {"until_on": DAY + timedelta(days=9), "obligation": "100.00"}
    desk.write.add(
        "social_return", {**of, "title": "contract", "from_on": DAY - timedelta(days=400), **term}
    )
    before = exported(desk)
    async with opened(desk=desk) as driver:
        await driver.press("6", "tab")
        await driver.go_to("Bakkerij Jansen")
        await driver.press("g", "enter")
        assert "Contract becomes Contract (20 Nov 2026)" in driver.in_sight
        await driver.press("y")
        found = desk.read.work()
        [kept] = found.organisations
        assert {c["title"]: str(found.filled(c)) for c in found.contracts[kept.id]} == {
            "contract": "0",
            "Contract (20 Nov 2026)": "40.00",
        }
        dossier = desk.read.dossier(person)
        assert dossier
        assert dossier.lists["placements"][0]["social_return"] == "Contract (20 Nov 2026)"
        await driver.press("u")
        assert exported(desk) == before


async def test_no_and_escape_merge_nothing(opened: Opened, empty_desk: Desk) -> None:
    two_spellings(empty_desk)
    async with opened(desk=empty_desk) as driver:
        await driver.press("6", "tab", "g", "enter", "n")
        await driver.press("g", "escape")
        assert len(employers(empty_desk)) == 2


async def test_what_was_changed_meanwhile_is_not_merged(opened: Opened, empty_desk: Desk) -> None:
    two_spellings(empty_desk)
    async with opened(desk=empty_desk) as driver:
        await driver.press("6", "tab", "g", "enter")
        other = Desk.open(empty_desk.path, today=DAY)
        number = employers(other)["bakkerij jansen bv"].id
        other.write.change("organisation", number, {"note": "Els left."}, {})
        other.close()
        await driver.press("y")
        assert len(employers(empty_desk)) == 2


async def test_an_employer_and_a_vacancy_are_found_by_a_part_of_the_name(
    opened: Opened, empty_desk: Desk
) -> None:
    two_spellings(empty_desk)
    async with opened(desk=empty_desk) as driver:
        found = set()
        for moves in ((), ("down",)):
            await driver.press("6", "slash")
            await driver.type("jansen bv")
            await driver.press(*moves, "enter")
            assert len(driver.app.screen_stack) == 1
            found.add(driver.app.screen.line().cells[0])
        assert found == {"Bakker", "bakkerij jansen bv"}


async def test_whom_to_call_and_what_was_noted_stand_beside_a_follow_up_on_today(
    opened: Opened, empty_desk: Desk
) -> None:
    reached = {"phone": "06-5551 1234", "contact_person": "Els Bos"}
    empty_desk.write.add("organisation", {"name": "Bakkerij", **reached})
    ago = DAY - timedelta(days=9)
    talk = {"on": ago, "mode": "phone", "purpose": "vacancy", "outcome": "held"}
    said = {"follow_up_on": DAY, "note": "No vacancy, but work in the mornings."}
    empty_desk.write.add("employer_contact", {"organisation": "Bakkerij", **talk, **said})
    vacancy = {"organisation": "Bakkerij", "title": "Baker", "kind": "paid_job", "source": "coach"}
    made = empty_desk.write.add("vacancy", {**vacancy, "reported_on": ago})
    named = {"first_name": "Ans", "last_name": "Aa", "registered_on": DAY}
    person = empty_desk.write.add("jobseeker", named)
    introduced = empty_desk.write.introduce(made, person)
    empty_desk.write.change("introduction", introduced, {"status": "introduced", "on": ago}, {})
    async with opened(desk=empty_desk) as driver:
        for line in ("Follow up", "No answer yet"):
            await driver.go_to(line)
            assert "06-5551 1234 · Els Bos" in driver.in_sight
        await driver.go_to("Follow up")
        assert "No vacancy, but work in the mornings." in driver.in_sight
