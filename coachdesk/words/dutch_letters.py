"""English -> Dutch: the texts of an appointment, in plain language (B1)."""

TEXTS: dict[str, str] = {
    "missed appointment": "gemiste afspraak",
    "confirmation": "bevestiging",
    "invitation": "uitnodiging",
    "reminder": "herinnering",
    "Our appointment on {day}": "Onze afspraak op {day}",
    "Invitation for {day}": "Uitnodiging voor {day}",
    "Do not forget: our appointment on {day}": "Herinnering: onze afspraak op {day}",
    "Our appointment of {day}": "Onze afspraak van {day}",
    """\
Kind regards,

{coach}
{team}
{reach}""": """\
Met vriendelijke groet,

{coach}
{team}
{reach}""",
    """\
When: {when}
Where: {where}
{bring}""": """\
Wanneer: {when}
Waar: {where}
{bring}""",
    """\
Can you not come? Call or mail me as soon as you can. Then we choose another day.""": """\
Kunt u niet komen? Bel of mail mij dan zo snel mogelijk. Dan kiezen we een andere dag.""",
    """\
Dear {name},

We have made an appointment.""": """\
Beste {name},

Wij hebben een afspraak gemaakt.""",
    """\
Dear {name},

I would like to talk with you about how things are going. You are welcome to come:""": """\
Beste {name},

Ik wil graag met u praten over hoe het gaat. Daarom nodig ik u uit voor een gesprek.""",
    """\
Dear {name},

We have an appointment soon. With this message I remind you of it.""": """\
Beste {name},

Wij hebben binnenkort een afspraak. Met dit bericht herinner ik u daaraan.""",
    """\
Dear {name},

We had an appointment: {when}. You were not there. That can happen to anybody.

Call or mail me as soon as you can. Then we make a new appointment. Is there something that \
makes it hard to come? Tell me, and I think along with you.""": """\
Beste {name},

Wij hadden een afspraak op {when}. U was er niet. Dat kan iedereen gebeuren.

Bel of mail mij zo snel mogelijk. Dan maken we een nieuwe afspraak. Is er iets waardoor komen \
moeilijk voor u is? Vertel het mij. Dan denk ik met u mee.""",
    "name": "naam",
    "when": "wanneer",
    "time": "tijd",
    "bring": "meenemen",
    "coach": "coach",
    "team": "team",
    "reach": "bereikbaar",
    "Phone: {phone}": "Telefoon: {phone}",
    "E-mail: {email}": "E-mail: {email}",
    "at your home": "bij u thuis",
    "by phone: I call you on {phone}": "telefonisch: ik bel u op {phone}",
    "Please bring your proof of identity.": "Neem uw identiteitsbewijs mee.",
    # On screen and on the command line
    "1 letter.": "1 brief.",
    "{count} letters, each on a page of its own.": "{count} brieven, elk op een eigen blad.",
    "1 mail.": "1 mail.",
    "{count} mails, each a file of its own with the number.": (
        "{count} mails, elk in een eigen bestand met het nummer."
    ),
    "A text for an appointment: of whom?": "Tekst bij een afspraak: voor wie?",
    "A text of your own": "Een eigen tekst maken",
    "Left out, for there is no such appointment: {refs}.": (
        "Overgeslagen, want zo'n afspraak is er niet: {refs}."
    ),
    "Nothing was sent. Only you can read it: mind where it goes.": (
        "Er is niets verstuurd. Alleen u kunt het bestand lezen: let op waar het heen gaat."
    ),
    "Text of an appointment": "Tekst bij een afspraak",
    "Text of an appointment: confirmation, invitation, reminder, missed": (
        "Tekst bij een afspraak: bevestiging, uitnodiging, herinnering, gemist"
    ),
    "Text of an appointment for those marked: confirmation, reminder …": (
        "Tekst bij een afspraak van wie aangevinkt zijn: bevestiging, herinnering …"
    ),
    "letter, mail, e-mail, message, sms, print, no-show": (
        "brief, mail, e-mail, bericht, sms, afdrukken, niet verschenen, uitnodigen"
    ),
    "The letter has no address: street and town stand in the dossier.": (
        "De brief heeft geen adres: straat en plaats ontbreken in het dossier."
    ),
    "The mail has no address: the dossier has no e-mail.": (
        "De mail heeft geen adres: in het dossier staat geen e-mailadres."
    ),
    "The text is copied. Nothing was sent.": "De tekst is gekopieerd. Er is niets verstuurd.",
    "What stands in braces is filled in for each.": (
        "Wat tussen accolades staat, wordt voor iedereen ingevuld."
    ),
    "Without an address: {refs}.": "Zonder adres: {refs}.",
    "Your own phone and e-mail are not known: palette, “Own details”.": (
        "Uw eigen telefoon en e-mail ontbreken: “Eigen gegevens” in de opdrachtenlijst."
    ),
    "a letter (.html), a mail (.eml) or a text (.txt)": (
        "een brief (.html), een mail (.eml) of een tekst (.txt)"
    ),
    "a letter, its address right for a window envelope": (
        "een brief met het adres op de plek voor een vensterenvelop"
    ),
    "a mail to look at and send yourself": "een mail om na te kijken en zelf te versturen",
    "confirmation, invitation, reminder, missed, or a text of your own": (
        "confirmation, invitation, reminder, missed, of een eigen tekst"
    ),
    "copy the text": "kopiëren",
    "letter to print": "brief om af te drukken",
    "mail, to look at and send yourself": "mail om na te kijken en zelf te versturen",
    "no such appointment": "geen afspraak",
    "nothing fills in {value}; these are filled in: {names}": (
        "{value} wordt niet ingevuld; wel ingevuld worden: {names}"
    ),
    "read it, or copy it into a message": "lees hem, of kopieer hem in een bericht",
    "text of an appointment made": "tekst bij een afspraak gemaakt",
    "the text of an appointment, for a letter, a mail or a message; nothing is sent": (
        "de tekst bij een afspraak, voor een brief, mail of bericht; er wordt niets verstuurd"
    ),
    "there is no text {name}; there are: {names}": "de tekst {name} is er niet; wel: {names}",
    "{file}: its name ends with .html for a letter, .eml for a mail, or .txt": (
        "{file}: de naam eindigt op .html voor een brief, .eml voor een mail, of .txt"
    ),
    "{ref} has missed no appointment.": "{ref} heeft geen afspraak gemist.",
    "{ref} has no appointment ahead: plan one first.": (
        "{ref} heeft geen afspraak staan: plan er eerst een."
    ),
    "{text} for {whom}: what do you want to make?": "{text} voor {whom}: wat wilt u maken?",
}
