"""English -> Dutch: what keeps a store safe, as commands and errors say it."""

TEXTS: dict[str, str] = {
    # What can be wrong with a store
    "The caseload at {path} has no passphrase now. Close coachdesk (ctrl+q) and open it again.": (
        "De caseload in {path} heeft nu geen wachtwoord. Sluit coachdesk (ctrl+q) en open het "
        "opnieuw."
    ),
    "Not done: {path} was replaced meanwhile, and does not hold what you did last. Look at what is "
    "there now; the same key again takes back its newest change.": (
        "Niet gedaan: {path} is intussen vervangen, en wat u het laatst deed, staat er niet in. "
        "Kijk wat er nu staat; met dezelfde toets maakt u de nieuwste wijziging daarvan ongedaan."
    ),
    "Not saved: another coach's caseload stands at {path} now. What you typed stays here. Close "
    "coachdesk and open it again to work in that one.": (
        "Niet opgeslagen: in {path} staat nu de caseload van een andere werkcoach. Wat u hebt "
        "getypt, blijft hier staan. Sluit coachdesk en open het opnieuw om in die caseload te "
        "werken."
    ),
    "Not done: this {kind} is not in this caseload any more. What you typed stays here.": (
        "Niet opgeslagen: dit staat niet meer in deze caseload ({kind}). Wat u hebt getypt, blijft "
        "hier staan."
    ),
    "Not saved: {path} is no longer there. Is the drive still connected?": (
        "Niet opgeslagen: {path} is er niet meer. Zit de schijf er nog in?"
    ),
    (
        "{path} is open in another window, so no other file could take its place; it is as it was. "
        "Close every other window and try again."
    ): (
        "{path} staat open in een ander venster en kon daarom niet worden vervangen; het is zoals "
        "het was. Sluit alle andere vensters en probeer het opnieuw."
    ),
    "The name of {path} is too long for this drive. Give the caseload a shorter name.": (
        "De naam van {path} is te lang voor deze schijf. Geef de caseload een kortere naam."
    ),
    "The caseload at {path} is closed. Open it again.": (
        "De caseload in {path} is gesloten. Open die opnieuw."
    ),
    "The caseload at {path} is protected. Its passphrase is needed.": (
        "De caseload in {path} is beveiligd. Vul het wachtwoord in."
    ),
    "That is not the passphrase of {path}. Nothing was changed.": (
        "Dat is niet het wachtwoord van {path}. Er is niets gewijzigd."
    ),
    (
        "Protection needs SQLCipher, which is not installed here ({path}). "
        "Try: pip install sqlcipher3"
    ): (
        "Voor beveiliging is SQLCipher nodig, en dat is hier niet geïnstalleerd ({path}). "
        "Probeer: pip install sqlcipher3"
    ),
    "The copy of {path} was not the same and was thrown away. Try again.": (
        "De kopie van {path} was niet gelijk en is verwijderd. Probeer het opnieuw."
    ),
    (
        "Another window gave {path} another protection meanwhile; nothing was changed here. "
        "Open it again."
    ): (
        "Een ander venster heeft {path} intussen anders beveiligd; hier is niets gewijzigd. "
        "Open de caseload opnieuw."
    ),
    (
        "{path} could not be protected: whoever has it may be able to read it. Check that you may "
        "read it yourself, or remove it."
    ): (
        "{path} kon niet worden beveiligd: wie het heeft, kan het misschien lezen. Kijk of u het "
        "zelf mag lezen, of verwijder het."
    ),
    "There is no backup {path}. Check the name.": "Er is geen back-up {path}. Controleer de naam.",
    "{path} is not a whole backup of a coachdesk caseload. Choose another one.": (
        "{path} is geen volledige back-up van een caseload van coachdesk. Kies een andere."
    ),
    "{path} was made by a newer coachdesk. Update coachdesk to put it back.": (
        "{path} is gemaakt door een nieuwere coachdesk. Werk coachdesk bij om het terug te zetten."
    ),
    "There is no dossier {ref} in {path}, and there was none.": (
        "Er is geen dossier {ref} in {path}, en dat was er ook niet."
    ),
    "Dossier {ref} in {path} is not closed. Only a closed dossier can be erased.": (
        "Dossier {ref} in {path} is niet afgesloten. Alleen een afgesloten dossier kan worden "
        "gewist."
    ),
    "Note: the access log beside {path} cannot be written.": (
        "Let op: in het logboek naast {path} kan niets worden opgeslagen."
    ),
    # Passphrases
    (
        "This passphrase is weak: whoever has the file could guess it in hours or days. "
        "Four words that do not belong together are better."
    ): (
        "Dit wachtwoord is zwak: wie het bestand heeft, kan het in uren of dagen raden. "
        "Vier woorden die niet bij elkaar horen zijn beter."
    ),
    "This passphrase is fair: guessing it would take one computer years.": (
        "Dit wachtwoord is redelijk: één computer doet er jaren over om het te raden."
    ),
    "This passphrase is strong.": "Dit wachtwoord is sterk.",
    (
        "A passphrase is needed. Type it on a terminal, or give it as a line of the file that "
        "{variable} names or of standard input."
    ): (
        "Er is een wachtwoord nodig. Typ het in een terminal, of geef het als regel van het "
        "bestand dat {variable} noemt of van de standaardinvoer."
    ),
    "New passphrase:": "Nieuw wachtwoord:",
    "The same again:": "Nog een keer:",
    "Passphrase:": "Wachtwoord:",
    "The two passphrases differ; nothing was changed.": (
        "De twee wachtwoorden verschillen; er is niets gewijzigd."
    ),
    "That is not the passphrase. Try again.": "Dat is niet het wachtwoord. Probeer het opnieuw.",
    "Not taken: the passphrase {reason}. Nothing was changed.": (
        "Niet gewijzigd: het wachtwoord {reason}."
    ),
    "Note: others on this computer can read the passphrase file {file}. To keep it yours alone: "
    "chmod 600 {file}": (
        "Let op: anderen op deze computer kunnen het bestand met het wachtwoord lezen: {file}. Zo "
        "kunt alleen u het lezen: chmod 600 {file}"
    ),
    "The passphrase file {file} cannot be read. Check {variable}.": (
        "Het bestand met het wachtwoord, {file}, kan niet worden gelezen. Controleer {variable}."
    ),
    "The passphrase cannot be read as text in UTF-8.": (
        "Het wachtwoord kan niet worden gelezen als tekst in UTF-8."
    ),
    "Note: a pipe of Windows PowerShell sends ? for letters as ë, and then the passphrase has a ? "
    "there. Type it, or name a file with {variable}.": (
        "Let op: een pipe van Windows PowerShell stuurt ? voor letters als ë, en dan heeft het "
        "wachtwoord daar een ?. Typ het, of noem een bestand met {variable}."
    ),
    # encrypt, decrypt, passphrase
    "{path} is protected already. To change the passphrase: coachdesk passphrase": (
        "{path} is al beveiligd. Het wachtwoord wijzigen: coachdesk passphrase"
    ),
    "{path} is not protected. To protect it: coachdesk encrypt": (
        "{path} is niet beveiligd. Beveiligen: coachdesk encrypt"
    ),
    "Whoever forgets the passphrase loses the caseload: nobody can open it without.": (
        "Vergeet u het wachtwoord, dan bent u de caseload kwijt: niemand kan die zonder wachtwoord "
        "openen."
    ),
    "{path} is no longer protected: whoever has the file can read it.": (
        "{path} is niet meer beveiligd: wie het bestand heeft, kan het lezen."
    ),
    "{path} is protected; it opens with the new passphrase only.": (
        "{path} is beveiligd; het gaat alleen open met het nieuwe wachtwoord."
    ),
    "One backup has the same protection now.": "Eén back-up is nu net zo beveiligd.",
    "{count} backups have the same protection now.": "{count} back-ups zijn nu net zo beveiligd.",
    "{file} could not be read, was not protected, and was removed.": (
        "{file} was niet te lezen en niet beveiligd, en is verwijderd."
    ),
    "{file} could not be opened and is as it was.": (
        "{file} kon niet worden geopend en is zoals het was."
    ),
    "Copies you made elsewhere keep the protection they had.": (
        "Kopieën die u ergens anders hebt gemaakt, houden de beveiliging die ze hadden."
    ),
    # backup, restore
    "A backup beside the caseload lets older ones go, so it cannot be read-only. Name a file for a "
    "copy: coachdesk --read-only backup FILE": (
        "Bij een nieuwe back-up naast de caseload worden oudere opgeruimd; dat kan niet met alleen "
        "lezen. Geef een bestand op voor een kopie: coachdesk --read-only backup BESTAND"
    ),
    "Copied and verified: {file}": "Gekopieerd en gecontroleerd: {file}",
    "The copy is not protected, as the caseload is not: whoever has it can read it.": (
        "De kopie is niet beveiligd, net als de caseload: wie de kopie heeft, kan die lezen."
    ),
    "A restore writes, so it cannot be read-only.": (
        "Terugzetten wijzigt de caseload; dat kan niet met alleen lezen."
    ),
    "{store} is {file} again, with one dossier.": (
        "Teruggezet in {store}: {file}, met één dossier."
    ),
    "{store} is {file} again, with {count} dossiers.": (
        "Teruggezet in {store}: {file}, met {count} dossiers."
    ),
    (
        "{store} is protected and {file} is not: the passphrase of the caseload is needed, and "
        "protects what is put back. Without it, put the copy in another place: "
        "coachdesk restore FILE --store PATH"
    ): (
        "{store} is beveiligd en {file} niet: het wachtwoord van de caseload is nodig, en "
        "beveiligt wat u terugzet. Zonder dat wachtwoord kunt u de kopie op een andere plek "
        "terugzetten: coachdesk restore BESTAND --store PAD"
    ),
    "{path} is protected with the same passphrase as before.": (
        "{path} is beveiligd met hetzelfde wachtwoord als daarvoor."
    ),
    "{path} is not protected: whoever has the file can read it.": (
        "{path} is niet beveiligd: wie het bestand heeft, kan het lezen."
    ),
    "What stood there is kept as {file}.": "Wat er stond, is bewaard als {file}.",
    # check
    "The caseload is whole.": "De caseload is in orde.",
    "The caseload is whole, but not all that lies beside it is protected.": (
        "De caseload is in orde, maar niet alles wat ernaast staat is beveiligd."
    ),
    ("DAMAGED: the start of the file cannot be read. Put back a backup: coachdesk restore FILE"): (
        "BESCHADIGD: het begin van het bestand is niet te lezen. Zet een back-up terug: coachdesk "
        "restore FILE"
    ),
    "DAMAGED: parts of the file cannot be read. Put back a backup: coachdesk restore FILE": (
        "BESCHADIGD: delen van het bestand zijn niet te lezen. Zet een back-up terug: coachdesk "
        "restore FILE"
    ),
    (
        "DAMAGED: {part} {id}: what stands in {field} cannot be read. Put back a backup: "
        "coachdesk restore FILE"
    ): (
        "BESCHADIGD: {part} {id}: wat in {field} staat is niet te lezen. Zet een back-up terug: "
        "coachdesk restore FILE"
    ),
    "DAMAGED: the file lacks its part {name}. Put back a backup: coachdesk restore FILE": (
        "BESCHADIGD: het onderdeel {name} ontbreekt in het bestand. Zet een back-up terug: "
        "coachdesk restore FILE"
    ),
    (
        "DAMAGED: the part {name} of the file is not as coachdesk made it. Put back a backup: "
        "coachdesk restore FILE"
    ): (
        "BESCHADIGD: het onderdeel {name} van het bestand is niet zoals coachdesk het maakte. Zet "
        "een back-up terug: coachdesk restore FILE"
    ),
    (
        "DAMAGED: the file has a part {name} that coachdesk did not make. Put back a backup: "
        "coachdesk restore FILE"
    ): (
        "BESCHADIGD: het bestand heeft een onderdeel {name} dat niet van coachdesk is. Zet een "
        "back-up terug: coachdesk restore FILE"
    ),
    (
        "DAMAGED: the backup {file} opens, but not all that stands in it can be read. Put back "
        "another one."
    ): (
        "BESCHADIGD: de back-up {file} gaat open, maar niet alles wat erin staat is te lezen. Zet "
        "een andere terug."
    ),
    "journal entry": "regel in de historie",
    "change in the journal": "wijziging in de historie",
    "unsaved form": "niet opgeslagen formulier",
    "DAMAGED: {what}. Put back a backup: coachdesk restore FILE": (
        "BESCHADIGD: {what}. Zet een back-up terug: coachdesk restore FILE"
    ),
    (
        "The file was made by an older coachdesk (schema {version}, this one writes {known}). "
        "Open it once with coachdesk to bring it up to date."
    ): (
        "Het bestand is gemaakt door een oudere coachdesk (schema {version}, deze schrijft "
        "{known}). Open het één keer met coachdesk om het bij te werken."
    ),
    (
        "The file was left in the middle of a write. Open it once with coachdesk to mend it, and "
        "check again; nothing saved is lost."
    ): (
        "Het bestand is tijdens het opslaan afgebroken. Open het één keer met coachdesk, dan is "
        "het weer in orde, en controleer opnieuw; alles wat was opgeslagen, is er nog."
    ),
    (
        "{file} was left by a window that is still open, or by a crash. Close every window and "
        "open the caseload once; never remove that file by hand."
    ): (
        "{file} is van een venster dat nog open is, of is blijven staan na een storing. Sluit elk "
        "venster van coachdesk en open de caseload één keer; verwijder dat bestand nooit zelf."
    ),
    "{file} can be read by others on this machine. Take their permission away.": (
        "{file} kan door anderen op deze computer worden gelezen. Haal hun rechten weg, of vraag "
        "dat aan de helpdesk."
    ),
    "DAMAGED: the backup {file} does not open. Remove it; the other backups stand.": (
        "BESCHADIGD: de back-up {file} gaat niet open. Verwijder die; de andere back-ups zijn nog "
        "te gebruiken."
    ),
    ("The backup {file} does not open with this passphrase, or was made by a newer coachdesk."): (
        "De back-up {file} gaat niet open met dit wachtwoord, of is gemaakt door een nieuwere "
        "coachdesk."
    ),
    (
        "The backup {file} may not be read, so whether it is whole is not known. Check that you "
        "may read it, and check again."
    ): (
        "De back-up {file} mag niet worden gelezen; of die heel is, is niet bekend. Controleer of "
        "u het bestand mag lezen, en controleer opnieuw."
    ),
    (
        "{file} was left by work that was cut short and is not protected, as the caseload is: "
        "words of it may stand there. Close every window and open the caseload once: that clears "
        "it."
    ): (
        "{file} is blijven staan van werk dat werd afgebroken en is niet beveiligd, de caseload "
        "wel: er kan tekst uit de caseload in staan. Sluit elk venster en open de caseload één "
        "keer: dan verdwijnt het."
    ),
    (
        "{file} is not protected, as the caseload is. Open the caseload once: that protects it, "
        "where it can be read; remove it where it still stands here then."
    ): (
        "{file} is niet beveiligd, en de caseload wel. Open de caseload één keer: dat beveiligt "
        "ook dit bestand, als het te lezen is; verwijder het als het er dan nog zo staat."
    ),
    (
        "{file} is being made by another window, or was left by one that was cut short; it may "
        "hold personal data. Close every window and open the caseload once; remove the file where "
        "it is still there then."
    ): (
        "{file} wordt door een ander venster gemaakt, of is blijven staan van werk dat werd "
        "afgebroken; er kunnen persoonsgegevens in staan. Sluit elk venster en open de caseload "
        "één keer; verwijder het bestand als het er dan nog staat."
    ),
    (
        "{file} is being made by another window, or was left by one that was cut short; it is not "
        "protected, as the caseload is. Close every window and open the caseload once; remove the "
        "file where it is still there then."
    ): (
        "{file} wordt door een ander venster gemaakt, of is blijven staan van werk dat werd "
        "afgebroken; het is niet beveiligd, en de caseload wel. Sluit elk venster en open de "
        "caseload één keer; verwijder het bestand als het er dan nog staat."
    ),
    "There is no backup that opens. Make one: coachdesk backup": (
        "Er is geen back-up die opengaat. Maak er een: coachdesk backup"
    ),
    "The newest backup is of {day}. Make one: coachdesk backup": (
        "De nieuwste back-up is van {day}. Maak er een: coachdesk backup"
    ),
    (
        "{file} is a caseload that a restore put aside. Remove it when you no longer need it: it "
        "holds personal data."
    ): (
        "{file} is een caseload die bij het terugzetten apart is gezet. Verwijder die als u die "
        "niet meer nodig hebt: er staan persoonsgegevens in."
    ),
    # erase
    "Dossier {ref} is erased from the caseload and its journal.": (
        "Dossier {ref} is gewist uit de caseload en de historie."
    ),
    "{kind}: {count} erased": "{kind}: {count} gewist",
    "Entries of the journal: {count} erased": "Regels in de historie: {count} gewist",
    "One backup was rewritten without it.": "Eén back-up is herschreven zonder dit dossier.",
    "{count} backups were rewritten without it.": (
        "{count} back-ups zijn herschreven zonder dit dossier."
    ),
    "{file} could not be opened, and may still hold it.": (
        "{file} kon niet worden geopend; het dossier kan er nog in staan."
    ),
    (
        "The last of these backups is let go by {day} when the desk is used every working day. "
        "Remove them yourself to be sure now."
    ): (
        "De laatste van deze back-ups is uiterlijk {day} weg als u elke werkdag met coachdesk "
        "werkt. Verwijder ze zelf als u dat nu al zeker wilt weten."
    ),
    (
        "{file} holds somebody with the same number, name or phone, who may be the same person. It "
        "was left as it is: look at it, and remove it yourself."
    ): (
        "In {file} staat iemand met hetzelfde nummer, dezelfde naam of telefoon, misschien "
        "dezelfde persoon. Er is niets aan veranderd: kijk ernaar en verwijder het zelf."
    ),
    (
        "{store} still holds somebody deleted earlier, or an unsaved form, with the same number, "
        "name or phone, who may be the same person. Nobody else's words were removed."
    ): (
        "In {store} staat nog iemand die eerder is verwijderd, of een niet opgeslagen formulier, "
        "met hetzelfde nummer, dezelfde naam of telefoon: misschien dezelfde persoon. Van iemand "
        "anders is niets verwijderd."
    ),
    (
        "Dossier {ref} looks like the same person's, and stays. Close it and erase it too where it "
        "is."
    ): (
        "Dossier {ref} lijkt van dezelfde persoon te zijn, en blijft staan. Is dat zo, sluit het "
        "dan af en wis het ook."
    ),
    "{deed} once, on {day}: that file is yours to look for and remove.": (
        "{deed}: één keer, op {day}. Dat bestand moet u zelf opzoeken en verwijderen."
    ),
    "{deed} {count} times, the last on {day}: those files are yours to look for and remove.": (
        "{deed}: {count} keer, het laatst op {day}. Die bestanden moet u zelf opzoeken en "
        "verwijderen."
    ),
    (
        "A disk can keep words of earlier saves in its free space until that is written over. Who "
        "protects the whole disk keeps others from reading them."
    ): (
        "Op een schijf kan tekst van eerder opslaan blijven staan in de vrije ruimte, tot die "
        "wordt overschreven. Is de hele schijf versleuteld, dan kan niemand anders die lezen."
    ),
    "{files} may hold the same person, and was left as it is.": (
        "In {files} staat misschien dezelfde persoon; daar is niets aan veranderd."
    ),
    (
        "Settings that cannot be read, so that their default applies: {names}. Set them anew, or "
        "look with: coachdesk check"
    ): (
        "Instellingen die niet te lezen zijn, zodat de standaard geldt: {names}. Stel ze opnieuw "
        "in, of kijk met: coachdesk check"
    ),
    "this change can no longer be read; see coachdesk check": (
        "deze wijziging is niet meer te lezen; zie coachdesk check"
    ),
    "Copies and files you made elsewhere are yours to remove.": (
        "Kopieën en bestanden die u ergens anders hebt gemaakt, moet u zelf verwijderen."
    ),
    "Dossier {ref} will be erased for good; nothing can bring it back.": (
        "Dossier {ref} wordt voorgoed gewist; het is niet terug te halen."
    ),
    "Type the number again:": "Typ het nummer nog een keer:",
    "That is not the number; nothing was erased.": ("Dat is niet het nummer; er is niets gewist."),
    # info
    "This caseload stands where Windows may remove it when you log off. Keep it in a folder that "
    "stays, as your network home: move it there with its backups, and name it in "
    "COACHDESK_STORE.": (
        "Deze caseload staat waar Windows hem kan verwijderen als u zich afmeldt. Bewaar hem in "
        "een map die blijft, zoals uw eigen netwerkmap: verplaats hem daarheen met zijn back-ups, "
        "en noem die plek in COACHDESK_STORE."
    ),
    "Backups: {value}": "Back-ups: {value}",
    "Access log: {value}": "Logboek: {value}",
    "Protection: a passphrase (SQLCipher); without it nobody can read the file": (
        "Beveiliging: een wachtwoord (SQLCipher); zonder het wachtwoord kan niemand het bestand "
        "lezen"
    ),
}
