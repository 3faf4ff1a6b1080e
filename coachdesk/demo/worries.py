"""The demo's people with debts, missed talks or rights to look into."""

from random import Random

from coachdesk.demo.days import Days
from coachdesk.demo.histories import in_plan, joined_group
from coachdesk.demo.shapes import (
    Character,
    appointment,
    assistance,
    barrier,
    contact,
    debt,
    opportunity,
    pairing,
    right,
    step,
)
from coachdesk.domain.values import JsonObject


def fatma(days: Days, random: Random) -> Character:
    """The power is about to be cut off; the coach is there this morning."""
    return in_plan(
        days,
        random,
        ("Fatma", "Yıldırım"),
        joined_group(days, 6),
        days.ago(40),
        born_on=days.born(44, 90),
        neighbourhood="Bloemenbuurt",
        language="Turks",
        tags=["alleenstaande ouder"],
        plan_goal="Eerst rust in de geldzaken, daarna weer aan het werk als coupeuse.",
        rights_checked_on=days.ago(100),
        note="Drie kinderen thuis. Brieven samen openen helpt.",
        contacts=_talks_about_the_power(days),
        plan_steps=[
            step("debts", "Overzicht van inkomsten en uitgaven maken", "together", days.work(4)),
            step("work", "Portfolio met eigen naaiwerk maken", due_on=days.ahead(45)),
            step("income", "Kindgebonden budget aanvragen", done_on=days.ago(60)),
        ],
        circumstances=[
            opportunity("work", "Gediplomeerd coupeuse, maakt kleding voor de hele straat"),
            barrier("debts", "Rekeningen van na de scheiding"),
        ],
        debts=[
            debt("Energie Lokaal", "utilities", "1840.50", days.work(-2), problematic=True),
            debt("Woonstichting Zuid", "housing", "612.00", days.ago(40), status="arrangement"),
        ],
        debt_assistance=[
            assistance(
                days.work(-1),
                threat="utility_cutoff",
                threat_on=days.work(-1),
                threat_strikes_on=days.ahead(9),
            )
        ],
        rights=[
            right("child_budget", "receives", days.ago(45)),
            right("rent_allowance", "receives", days.ago(100)),
            right("care_allowance", "receives", days.ago(100)),
        ],
    )


def _talks_about_the_power(days: Days) -> list[JsonObject]:
    return [
        contact(
            days.work(-1),
            "phone",
            "other",
            at="16:30",
            note="Belde zelf: een brief dat de stroom wordt afgesloten. Goed dat ze "
            "meteen belde; ik kom langs.",
        ),
        appointment(
            days.today,
            "09:30",
            "home_visit",
            "debts",
            note="Alle brieven bij elkaar, samen de netbeheerder bellen.",
        ),
    ]


def jeroen(days: Days, random: Random) -> Character:
    """Talked about the eviction that threatens; its day stands, and the debt plan is late."""
    return in_plan(
        days,
        random,
        ("Jeroen", "Heuvel", "van den"),
        joined_group(days, 9),
        days.ago(75),
        born_on=days.born(51, 30),
        neighbourhood="Zuidwijk",
        tags=["rijbewijs"],
        plan_goal="Weer vrachtwagenchauffeur worden, zonder loonbeslag.",
        rights_checked_on=days.ago(140),
        contacts=_talks_about_the_eviction(days),
        plan_steps=[
            step("debts", "Schuldenplan opstellen met de schuldhulp", "coach", days.work(2)),
            step("skills", "Nascholing code 95 aanvragen", due_on=days.ahead(50)),
            step("debts", "Inboedelverzekering overzetten", done_on=days.ago(30)),
        ],
        circumstances=[
            opportunity("skills", "Groot rijbewijs, nog drie jaar geldig"),
            barrier("debts", "Beslag op het inkomen", None),
        ],
        debts=[
            debt("Belastingdienst", "public", "4310.00", days.ago(60), problematic=True),
            debt("Zorgverzekeraar Samen", "health_insurance", "978.25", days.ago(60)),
            debt("Woonstichting Zuid", "housing", "2140.00", days.ago(30), problematic=True),
        ],
        debt_assistance=[
            assistance(
                days.ago(47),
                first_talk_on=days.ago(28),
                threat="eviction",
                threat_on=days.ago(30),
                threat_strikes_on=days.work(8),
            )
        ],
    )


def _talks_about_the_eviction(days: Days) -> list[JsonObject]:
    return [
        contact(
            days.ago(28),
            "office",
            "debts",
            at="11:00",
            note="Eerste gesprek met de schuldhulp erbij, de brief over de ontruiming "
            "lag op tafel. Alle papieren compleet, er staat meer open dan gedacht.",
        ),
        appointment(
            days.today,
            "11:00",
            "office",
            "debts",
            note="Plan voor de schulden afmaken, schuldhulp sluit aan.",
        ),
    ]


def piotr(days: Days, random: Random) -> Character:
    """Told about a debt nobody helps with yet; yesterday's talk still needs its outcome."""
    return in_plan(
        days,
        random,
        ("Piotr", "Kowalczyk"),
        joined_group(days, 3),
        days.ago(21),
        born_on=days.born(39, 220),
        neighbourhood="'t Zand",
        language="Pools",
        benefit_kind="ww",
        plan_goal="Een vast contract als stukadoor, in plaats van steeds een paar weken.",
        plan_reviewed_on=None,
        rights_checked_on=days.ago(80),
        contacts=[
            appointment(
                days.work(-1),
                "13:30",
                "office",
                note="Bespreken: huurachterstand en wie daarbij kan helpen.",
            ),
            appointment(days.work(9), "09:15", "workplace", "employer_visit"),
        ],
        plan_steps=[
            step("work", "Meelopen bij een stukadoorsbedrijf", due_on=days.ahead(18)),
            step("language", "Avondles Nederlands, tweede blok", due_on=days.ahead(60)),
        ],
        circumstances=[
            opportunity("work", "Vakman met eigen gereedschap"),
            barrier("debts", "Huurachterstand na twee maanden zonder werk"),
        ],
        debts=[
            debt(
                "Woonstichting Zuid",
                "housing",
                "1725.00",
                days.ago(21),
                problematic=True,
                note="Wil er eerst zelf uitkomen; uitgelegd dat hulp vroeg beter werkt.",
            )
        ],
    )


def winston(days: Days, random: Random) -> Character:
    """Long known and lately out of sight: contact, review and rights are all due."""
    benefit_from = days.months_ago(70)
    return in_plan(
        days,
        random,
        ("Winston", "Doelwijt"),
        joined_group(days, 30),
        days.months_ago(3, 8),
        born_on=days.born(57, 15),
        neighbourhood="Centrum",
        benefit_from=benefit_from,
        plan_goal="Via de muziekschool weer betaald lesgeven, ook al is het parttime.",
        plan_reviewed_on=days.months_ago(6, 12),
        rights_checked_on=days.months_ago(12, 9),
        income_supplement_on=days.months_ago(15),
        contacts=[
            appointment(
                days.work(-5),
                None,
                "phone",
                note="Vragen hoe de proeflessen bevielen en een afspraak maken.",
            )
        ],
        plan_steps=[
            step("network", "Gesprek met de muziekschool", "together", days.work(-6), "doing"),
            step("work", "Flyer maken voor privélessen", due_on=days.ahead(30)),
            step("skills", "Proeflessen geven in het buurthuis", done_on=days.ago(120)),
        ],
        circumstances=[
            opportunity("skills", "Speelt en onderwijst al dertig jaar trompet"),
            barrier("income", "Losse optredens maken de inkomsten onzeker"),
        ],
    )


def ilse(days: Days, random: Random) -> Character:
    """Did not come twice; the coach wonders what is going on, and goes there."""
    return in_plan(
        days,
        random,
        ("Ilse", "Wit-Hoekstra", "de"),
        joined_group(days, 13),
        days.ago(112),
        born_on=days.born(33, 180),
        neighbourhood="Schilderskwartier",
        tags=["alleenstaande ouder"],
        plan_goal="Terug naar de kinderopvang, als pedagogisch medewerker.",
        rights_checked_on=days.ago(170),
        contacts=[
            contact(days.work(-15), "office", outcome="no_show", at="10:00"),
            contact(
                days.work(-4),
                "office",
                outcome="no_show",
                at="10:00",
                note="Niet gekomen, terwijl ze altijd afbelt. Ik ga zelf even langs.",
            ),
            appointment(
                days.work(2),
                "10:00",
                "home_visit",
                note="Langsgaan om te horen hoe het gaat, zonder agenda.",
            ),
        ],
        plan_steps=[
            step("skills", "Bijscholing jonge kind", due_on=days.ahead(70)),
            step("care", "Vaste oppas voor de vroege diensten vinden", due_on=days.ahead(35)),
        ],
        circumstances=[
            opportunity("work", "Acht jaar ervaring op een groep"),
            barrier("daily_life", "Verhuist binnenkort, veel aan het hoofd"),
        ],
    )


def selam(days: Days, random: Random) -> Character:
    """Waits for the first talk about her debts, and has a step due this week."""
    return in_plan(
        days,
        random,
        ("Selam", "Gebremedhin"),
        joined_group(days, 4),
        days.ago(45),
        born_on=days.born(31, 330),
        neighbourhood="Nieuwland-Zuid",
        language="Tigrinya",
        tags=["taal B1"],
        pairings=[
            pairing("Ans", days.months_ago(3), kind="language_buddy", checked_on=days.ago(20))
        ],
        plan_goal="Beginnen als kapper in loondienst; het diploma is bijna binnen.",
        plan_reviewed_on=None,
        rights_checked_on=days.ago(110),
        contacts=[
            contact(
                days.ago(25),
                "office",
                "debts",
                at="14:15",
                note="Legde zelf een stapel rekeningen op tafel. Samen schuldhulp "
                "aangevraagd, dat luchtte op.",
            ),
            appointment(days.work(11), "14:00", "office", "debts"),
        ],
        plan_steps=[
            step("skills", "Praktijkexamen kapper", due_on=days.work(2), status="doing"),
            step("work", "Drie salons bezoeken", "together", days.ahead(28)),
        ],
        circumstances=[
            opportunity("skills", "Knipt al jaren, heeft vaste klanten in de wijk"),
            barrier("debts", "Lening voor de opleiding liep uit de hand"),
        ],
        debts=[debt("Kredietbank Oost", "other", "2260.75", days.ago(25), problematic=True)],
        debt_assistance=[assistance(days.ago(25))],
    )


def zeynep(days: Days, random: Random) -> Character:
    """Three years on benefit by now, and every step of the plan is done."""
    return in_plan(
        days,
        random,
        ("Zeynep", "Öztürk"),
        joined_group(days, 24),
        days.ago(60),
        born_on=days.born(49, 275),
        neighbourhood="Vogelbuurt",
        language="Turks",
        tags=["mantelzorg"],
        benefit_from=days.months_ago(38),
        plan_goal="Een baan van 16 uur naast de zorg voor haar ouders.",
        rights_checked_on=days.ago(240),
        contacts=[
            contact(
                days.ago(18),
                "office",
                at="09:45",
                note="Alle stappen van het plan zijn gezet. Gevierd met taart; volgende keer "
                "bedenken we nieuwe.",
            )
        ],
        plan_steps=[
            step("care", "Dagopvang voor vader regelen", done_on=days.ago(90)),
            step("language", "Staatsexamen Nederlands", done_on=days.ago(50)),
            step("work", "Sollicitatiefilmpje maken", done_on=days.ago(18)),
        ],
        circumstances=[
            opportunity("language", "Slaagde in één keer voor het staatsexamen"),
            barrier("care", "Zorg voor beide ouders", days.ago(90)),
        ],
    )
