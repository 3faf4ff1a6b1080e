"""English -> Dutch: protection, backups, erasing and the access log on the screen."""

TEXTS: dict[str, str] = {
    # The screen
    "Safety": "Veiligheid",
    "Safety: passphrase, backups, what was done with the caseload": (
        "Veiligheid: wachtwoord, back-ups, wat er met de caseload is gedaan"
    ),
    "passphrase, backups, what was done with the caseload": (
        "wachtwoord, back-ups, wat er met de caseload is gedaan"
    ),
    "Change the protection, or put a backup back": "Beveiliging wijzigen of back-up terugzetten",
    "Make a backup now": "Nu een back-up maken",
    "back up": "back-up",
    "Take the passphrase off": "Het wachtwoord eraf halen",
    "This backup does not open here.": "Deze back-up is hier niet te openen.",
    "The backup of {day} is back.": "De back-up van {day} is teruggezet.",
    "Put back the backup of {day}, {time} ({people})? What is there now is kept beside it.": (
        "De back-up van {day}, {time} ({people}) terugzetten? Wat er nu staat, wordt ernaast "
        "bewaard."
    ),
    "put it back": "terugzetten",
    "leave it": "zo laten",
    "This caseload has no passphrase.": "Deze caseload heeft geen wachtwoord.",
    "Change the passphrase": "Het wachtwoord wijzigen",
    "Backups ({count})": "Back-ups ({count})",
    "No backup yet. n makes one.": "Nog geen back-up. Toets n: een back-up maken.",
    "There is no backup of today. {why}": "Er is geen back-up van vandaag. {why}",
    "These files could not be opened, and are as they were: {files}": (
        "Deze bestanden konden niet worden geopend en zijn zoals ze waren: {files}"
    ),
    "What was done with this caseload": "Wat er met deze caseload is gedaan",
    "Protect this caseload": "Deze caseload beveiligen",
    "Passphrase until now": "Wachtwoord tot nu toe",
    "Afterwards whoever has the file can read it.": (
        "Daarna kan iedereen die het bestand heeft, het lezen."
    ),
    "1 dossier": "1 dossier",
    "{count} dossiers": "{count} dossiers",
    "The file has its passphrase now, and so have its backups.": (
        "Het bestand heeft nu dit wachtwoord, en de back-ups ook."
    ),
    "The passphrase is off.": "Het wachtwoord is eraf gehaald.",
    "opened": "geopend",
    "printed": "afgedrukt",
    "published": "gepubliceerd",
    "imported": "geïmporteerd",
    "backup made": "back-up gemaakt",
    "backup put back": "back-up teruggezet",
    "erased": "gewist",
    "protection changed": "beveiliging gewijzigd",
    "of the day": "dagelijks",
    "asked for": "zelf gemaakt",
    "before an update": "vóór een update",
    "before an import": "vóór importeren",
    "before a restore": "vóór terugzetten",
    "before erasing": "vóór wissen",
    "before a change of protection": "vóór andere beveiliging",
    "good": "goed",
    "another passphrase": "ander wachtwoord",
    "damaged": "beschadigd",
    "newer coachdesk": "nieuwere coachdesk",
    "may not be read": "niet te lezen",
    # A damaged start
    "close coachdesk": "coachdesk sluiten",
    "This caseload is damaged and cannot be read.": (
        "Deze caseload is beschadigd en niet te lezen."
    ),
    "The caseload is no longer in its place.": "De caseload staat niet meer op zijn plaats.",
    "The newest good backup is of {day}, {time}, with {dossiers}.": (
        "De nieuwste goede back-up is van {day}, {time}, met {dossiers}."
    ),
    (
        "The newest backup that opens is of {day}, {time}, with {dossiers}; not all that stands in "
        "it can be read."
    ): (
        "De nieuwste back-up die opengaat is van {day}, {time}, met {dossiers}; niet alles wat "
        "erin staat is te lezen."
    ),
    "Put the backup back?": "De back-up terugzetten?",
    "There is no caseload at {path}, but backups stand beside it. Put one back: "
    "coachdesk restore FILE": (
        "Er is geen caseload in {path}, maar er staan back-ups naast. Zet er een terug: "
        "coachdesk restore FILE"
    ),
    "The damaged file is kept beside it. Put the backup back?": (
        "Het beschadigde bestand blijft ernaast bewaard. De back-up terugzetten?"
    ),
    "What was changed since then can no longer be read, and has to be typed again.": (
        "Wat daarna is gewijzigd, is niet meer te lezen en moet opnieuw worden ingevoerd."
    ),
    "As far as can be read, nothing was changed since then.": (
        "Voor zover te lezen is, is er daarna niets gewijzigd."
    ),
    "Changed since then, and to be typed again: {kinds}.": (
        "Daarna gewijzigd, en opnieuw in te voeren: {kinds}."
    ),
    # Erasing on screen
    "is not {ref}": "is niet {ref}",
    "{name}: erase dossier {ref} for good": "{name}: dossier {ref} voorgoed wissen",
    "Erase whose dossier? Only those that are closed stand here.": (
        "Wiens dossier wissen? Hier staan alleen afgesloten dossiers."
    ),
    "Hand over whose dossier?": "Wiens dossier overdragen?",
    "There is no closed dossier: close one first.": (
        "Er is geen afgesloten dossier: sluit er eerst een af."
    ),
    "Dossier {ref} is erased.": "Dossier {ref} is gewist.",
    "It leaves the caseload, its history and its backups. Nothing brings it back.": (
        "Het verdwijnt uit de caseload, de historie en de back-ups. Het is niet terug te halen."
    ),
    "Its number, once more": "Het nummer, nog een keer",
    "{files} could not be opened, and may still hold it.": (
        "{files} gingen niet open; het dossier kan er nog in staan."
    ),
    "Erase a closed dossier for good": "Een afgesloten dossier voorgoed wissen",
    "no passphrase": "geen wachtwoord",
    "no lock": "geen slot",
    # The recovery sheet
    "Print a recovery sheet": "Een herstelblad afdrukken",
    "sheet": "herstelblad",
    "Recovery sheet": "Herstelblad",
    "A page to print, with a line to write the passphrase on by hand.": (
        "Een pagina om af te drukken, met een regel om het wachtwoord met de hand op te schrijven."
    ),
    "coachdesk: recovery sheet": "coachdesk: herstelblad",
    "The file": "Het bestand",
    "Its backups": "De back-ups",
    "Printed": "Afgedrukt",
    "Write the passphrase below by hand, exactly as you type it: capitals and spaces count.": (
        "Schrijf het wachtwoord hieronder met de hand, precies zoals u het typt: hoofdletters en "
        "spaties tellen."
    ),
    "Keep this sheet at home or in a safe, never with the laptop.": (
        "Bewaar dit blad thuis of in een kluis, nooit bij de laptop."
    ),
    "To open the caseload: start coachdesk and type the passphrase.": (
        "De caseload openen: start coachdesk en typ het wachtwoord."
    ),
    "To put a backup back: coachdesk restore FILE, and the passphrase it was made with.": (
        "Een back-up terugzetten: coachdesk restore FILE, en het wachtwoord waarmee die is gemaakt."
    ),
    "Without the passphrase nobody can open the file or its backups, the makers neither.": (
        "Zonder het wachtwoord kan niemand het bestand of de back-ups openen, ook de makers van "
        "coachdesk niet."
    ),
}
