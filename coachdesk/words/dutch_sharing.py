"""English -> Dutch: sharing with neighbouring municipalities."""

TEXTS: dict[str, str] = {
    # The command
    "open vacancies and nameless profiles for neighbouring municipalities": (
        "open vacatures en profielen zonder naam voor buurgemeenten"
    ),
    "where to put the file and its page to print": (
        "waar het bestand en de pagina om af te drukken komen"
    ),
    "replace the files of this day where they are there": (
        "de bestanden van deze dag vervangen als die er al zijn"
    ),
    "what a neighbour may see: nobody who did not agree is in it": (
        "wat de buren mogen zien: wie geen toestemming gaf, staat er niet in"
    ),
    "Read it once more before you send it: nothing was sent.": (
        "Lees het nog eens door voordat u het verstuurt: er is niets verstuurd."
    ),
    # The screen
    "Share vacancies and nameless profiles with neighbours": (
        "Vacatures en profielen zonder naam delen met buurgemeenten"
    ),
    "municipality, region, neighbour, profile, send": (
        "gemeente, regio, buren, buurgemeente, profiel, versturen, uitwisselen"
    ),
    "share": "delen",
    "read": "lezen",
    "Share": "Delen",
    "Share with neighbouring municipalities": "Delen met buurgemeenten",
    "Write these to a file, and a page to print": (
        "Dit in een bestand zetten, met een pagina om af te drukken"
    ),
    "to a file": "naar bestand",
    "Read the whole line": "De hele regel lezen",
    "Leave without writing anything": "Weg zonder iets te schrijven",
    "No name, number, address or note is in it. Nothing is sent.": (
        "Er staat geen naam, nummer, adres of notitie in. Er wordt niets verstuurd."
    ),
    "There is nothing to share.": "Er is niets om te delen.",
    "Stays here ({count})": "Blijft hier ({count})",
    "Nameless profiles ({count}); whose, only you see": (
        "Profielen zonder naam ({count}); van wie, ziet alleen u"
    ),
    "Beside it stands the same as a page to print. Nothing was sent.": (
        "Ernaast staat hetzelfde als pagina om af te drukken. Er is niets verstuurd."
    ),
    "shared-{day}.json": "gedeeld-{day}.json",
    # What leaves, in words
    "1 open vacancy": "1 open vacature",
    "{count} open vacancies": "{count} open vacatures",
    "1 profile without a name": "1 profiel zonder naam",
    "{count} profiles without a name": "{count} profielen zonder naam",
    "This leaves: {vacancies} and {profiles}.": "Dit gaat naar buiten: {vacancies} en {profiles}.",
    "Profile {mark}": "Profiel {mark}",
    "Profiles without a name": "Profielen zonder naam",
    "Shared with neighbouring municipalities": "Gedeeld met buurgemeenten",
    "“{text}” may lead to somebody": "“{text}” kan naar iemand wijzen",
    "{what}: {why}; this vacancy stays here.": "{what}: {why}; deze vacature blijft hier.",
    "{what}, {field}: {why}; this stays here.": "{what}, {field}: {why}; dit blijft hier.",
    "shared with neighbours": "gedeeld met buurgemeenten",
    # What comes from a neighbour
    "Profiles to read ({count}); no dossier is made of them": (
        "Profielen om te lezen ({count}); er wordt geen dossier van gemaakt"
    ),
    "Offered no longer ({count}): the import closes them here": (
        "Niet meer aangeboden ({count}): de import sluit deze hier"
    ),
    "All that is imported": "Alles wat wordt geïmporteerd",
    "{value}: no longer in this neighbour's file, so it is closed": (
        "{value}: staat niet meer in het bestand van deze buurgemeente en wordt dus gesloten"
    ),
    "{value}: offered again, so it is open again": (
        "{value}: wordt weer aangeboden en staat dus weer open"
    ),
    "{value} is known here as your own vacancy, and stays as it is": (
        "{value} is hier bekend als eigen vacature, en blijft zoals die is"
    ),
    "is not written: what leaves has changed since you read it; esc, and read it once more": (
        "is niet geschreven: wat naar buiten gaat, is veranderd sinds u het las; "
        "esc, en lees het nog eens"
    ),
    "needs a name that ends in .json": "moet een naam hebben die eindigt op .json",
}
