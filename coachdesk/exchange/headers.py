"""What the columns of a list are called: our own names, and what people write over theirs."""

import re
from functools import cache, lru_cache

from coachdesk.domain.names import folded
from coachdesk.schema.records import JOBSEEKER
from coachdesk.words import dutch
from coachdesk.words.terms import column_label

# Columns of our own export that follow from the records: an import leaves them be.
_FOLLOWING = (
    "last_seen",
    "contact_due",
    "days_late",
    "next_appointment",
    "intake_hours",
    "open_steps",
    "next_step",
    "next_step_due",
    "open_debt",
    "debt_plan_due",
    "placement",
    "placement_kind",
    "placement_hours",
    "placement_ends",
)
_SIGNALS = "signals"
DERIVED_COLUMNS = frozenset((*_FOLLOWING, _SIGNALS))

LISTED_FIELDS = tuple(name for name in JOBSEEKER.fields if name not in (*JOBSEEKER.unlisted, "uid"))
_CLOSING = LISTED_FIELDS.index("closed_on")
CASELOAD_COLUMNS = (
    *LISTED_FIELDS[:_CLOSING],
    "last_contact",
    "last_contact_mode",
    *_FOLLOWING,
    *LISTED_FIELDS[_CLOSING:],
    _SIGNALS,
)

# Columns that are no field of their own: a whole name, and what stands for a first name.
WHOLE_NAME = "whole_name"
INITIALS = "initials"
_NAMES = frozenset(("first_name", "prefix", "last_name", INITIALS, WHOLE_NAME))
# What a file of rows to mend says of each row: it is for people, and never read.
PROBLEM = "problem"

# One spelling a word, joined; capitals, accents, spaces and punctuation make no difference.
_SPELLINGS: dict[str, str] = {
    "ref": "ref referentie reference dossier dossiernummer dossiernr dossierno dossierid "
    "dossiernumber dossiercode klantnummer klantnr klantno klantid klantcode klantnumber "
    "clientnummer clientnr clientno clientid clientnumber clientcode customernumber customerno "
    "customerid zaaknummer zaaknr kandidaatnummer kandidaatnr deelnemernummer deelnemernr "
    "deelnemersnummer casenumber caseno caseid filenumber fileno id kenmerk nummerklant "
    "nummerclient registratienummer zaakid deelnemerid kandidaatid nummer",
    "first_name": "firstname first forename givenname givennames firstnames voornaam voornamen "
    "roepnaam vnaam callingname voornaamroepnaam roepnaamvoornaam voornaamofroepnaam eerstenaam",
    INITIALS: "initials initialen voorletters voorletter voorl vltrs vrl",
    "prefix": "prefix tussenvoegsel tussenvoegsels tussenv tv tvs voorvoegsel voorvoegsels voorv "
    "vv infix surnameprefix lastnameprefix nameprefix tussenvgsl tussenvoegselachternaam",
    "last_name": "lastname last surname familyname achternaam achternamen familienaam "
    "geslachtsnaam anaam",
    WHOLE_NAME: "wholename name naam fullname volledigenaam namen naamvoluit klant client "
    "clientnaam klantnaam naamklant naamclient naamvandeklant kandidaat kandidaatnaam "
    "naamkandidaat deelnemer deelnemernaam naamdeelnemer werkzoekende naamwerkzoekende inwoner "
    "naaminwoner jobseeker jobseekername candidate customer customername clientname persoon "
    "person achternaamvoornaam achternaamvoornamen achternaamenvoornaam achternaamroepnaam "
    "achternaamvoorletters achternaamenvoorletters achternaamtussenvoegselvoornaam "
    "voornaamachternaam voornaamenachternaam voornamenachternaam voornamenenachternaam "
    "roepnaamachternaam roepnaamenachternaam voorlettersachternaam voorlettersenachternaam "
    "voornaamtussenvoegselachternaam naamenvoorletters naamvoorletters naamvoornaam "
    "firstnamelastname lastnamefirstname surnamefirstname klanten clienten burger naamburger",
    "born_on": "bornon born birthdate birthday dateofbirth dob birth geboortedatum geboren "
    "geborenop gebdatum gebdat gebdtm geboortedat geboortedag geboorte datumgeboorte gbdatum gebd "
    "gd geb gebdag geboortedtm",
    "phone": "phone phonenumber phoneno phonenr telephone telephonenumber telephoneno tel telno "
    "telnr telefoon telefoonnummer telefoonnr telefnr telnummer mobiel mobielnummer mobielnr "
    "mobieltelefoonnummer mobieletelefoon mobieletelefoonnummer mobile mobilephone mobilenumber "
    "mobileno mob mobnr gsm gsmnummer gsmnr cell cellphone telefoonmobiel telefoonvast telmobiel "
    "telvast vastnummer telefoonthuis telthuis telefoonprive telprive 06nummer 06nr telnrmobiel "
    "telnrvast telnummermobiel telnummervast telefoonnummermobiel telefoonnummervast "
    "telefoonnrmobiel mobieltelnr mobieltelefoonnr telmob tel1 tel2 telefoon1 telefoon2 "
    "telefoonnummer1 telefoonnummer2",
    "email": "email mail mailadres emailadres emailadress emailaddress mailaddress epost "
    "emailprive emailklant",
    "street": "street address streetandnumber homeaddress straat straatnaam adres woonadres "
    "straatenhuisnummer straathuisnummer adresregel bezoekadres",
    "postcode": "postcode postalcode zipcode zip pc postcd",
    "town": "town city woonplaats plaats stad placeofresidence residence dorp woonplaatsnaam",
    "neighbourhood": "neighbourhood neighborhood district area wijk buurt stadsdeel wijknaam "
    "buurtnaam wijkbuurt woonwijk wijkenbuurt wijkofbuurt wijkstadsdeel buurtwijk",
    "language": "language languages taal talen spreektaal voertaal moedertaal voorkeurstaal "
    "thuistaal gesprekstaal mothertongue eerstetaal",
    "tags": "tags tag labels label trefwoorden trefwoord kenmerken steekwoorden keywords",
    "buddy": "buddy maatje maatjes taalmaatje",
    "benefit_kind": "benefitkind benefit benefittype typeofbenefit kindofbenefit uitkering "
    "uitkeringssoort uitkeringsoort soortuitkering typeuitkering uitkeringstype uitkeringtype "
    "regeling wet soortuitk typeuitk uitk wetregeling regelingwet",
    "benefit_from": "benefitfrom benefitsince benefitstart benefitstarted onbenefitsince "
    "benefitstartdate startbenefit uitkeringsinds uitkeringvanaf uitkeringper uitkeringsdatum "
    "uitkeringsindsdatum ingangsdatumuitkering ingangsdatum inganguitkering startuitkering "
    "startdatumuitkering begindatumuitkering datumuitkering datumstartuitkering datumingang "
    "datumingangsuitkering inuitkeringsinds inuitkeringvanaf bijstandsinds bijstandvanaf "
    "uitkeringgestart ingangsdatumbijstand startbijstand startdatumbijstand",
    "registered_on": "registeredon registered registration registrationdate dateregistered "
    "dateofregistration datumregistratie registratiedatum geregistreerd geregistreerdop melding "
    "meldingsdatum meldingdatum melddatum datummelding aanmelding aanmelddatum aanmeldingsdatum "
    "datumaanmelding aangemeld aangemeldop gemeld gemeldop ingeschreven ingeschrevenop "
    "inschrijving inschrijfdatum datuminschrijving instroomdatum datuminstroom incaseloadsinds "
    "incaseloadvanaf inschrijvingsdatum",
    "intake_started_on": "intakestartedon intakestarted intakestart intakestartdate startintake "
    "startdatumintake intakegestart intakegestartop intakebegonnen intakebegonnenop "
    "begindatumintake datumintake intakedatum datumstartintake",
    "intake_closed_on": "intakeclosedon intakeclosed intakeended intakeend eindeintake "
    "intakeafgesloten intakeafgeslotenop einddatumintake intakeeinde intakeklaar datumeindeintake",
    "plan_goal": "plangoal goal goals goaloftheplan doel doelen plandoel doelplan doelvanhetplan "
    "doelplanvanaanpak einddoel doelstelling",
    "plan_agreed_on": "planagreedon planagreed plandate dateplan planafgesproken planafgesprokenop "
    "planvanaanpak pva planakkoord plandatum datumplan datumplanvanaanpak planvastgesteld "
    "planvastgesteldop planvanaanpakop datumpva pvadatum",
    "plan_reviewed_on": "planreviewedon planreviewed planreview planbesproken planbesprokenop "
    "planevaluatie evaluatieplan planbijgesteld planbijgesteldop",
    "rights_checked_on": "rightscheckedon rightschecked rightscheck rechtennagelopen "
    "rechtennagelopenop rechtencheck voorzieningencheck datumrechtencheck",
    "income_supplement_on": "incomesupplementon incomesupplement inkomenstoeslag inkomenstoeslagop "
    "individueleinkomenstoeslag iit iitop datuminkomenstoeslag datumiit",
    "closed_on": "closedon closed closingdate dateclosed afgesloten afgeslotenop datumafsluiting "
    "afsluitdatum afsluitingsdatum uitstroomdatum datumuitstroom uitgestroomd uitgestroomdop "
    "uitschrijving uitschrijfdatum beeindigd beeindigdop datumafgesloten gesloten geslotenop "
    "datumbeeindiging",
    "closed_reason": "closedreason closingreason reasonclosed reasonforclosing redenafsluiting "
    "redenvanafsluiting afsluitreden uitstroomreden redenuitstroom redenvanuitstroom "
    "redenbeeindiging beeindigingsreden redenafgesloten redensluiting",
    "closing_note": "closingnote notitiebijafsluiting notitieafsluiting opmerkingafsluiting "
    "toelichtingafsluiting toelichtinguitstroom",
    "note": "note notes remark remarks comment comments opmerking opmerkingen opm opmrk notitie "
    "notities bijzonderheden bijzonderheid toelichting aantekening aantekeningen commentaar memo "
    "bijz extrainfo opmerkingenbijzonderheden overigeopmerkingen",
    "last_contact": "lastcontact lastcontacton lastcontactdate datelastcontact laatstecontact "
    "laatstecontactop laatstecontactdatum laatstcontact datumlaatstecontact laatstecontactmoment "
    "laatstgesproken laatstesproken laatstgesprokenop laatstegesprek laatstgezien laatstgezienop "
    "datumlaatstegesprek laatstcontactop datumcontact contactdatum lastspoken lasttalk "
    "lastmeeting lastcontacted datumlaatstecontactmoment datumlaatstgesproken datumlaatstgezien "
    "laatstcontactmoment",
    "last_contact_mode": "lastcontactmode contactmode mode wayofcontact contacttype typeofcontact "
    "how wijze wijzevancontact wijzecontact contactwijze hoe soortcontact contactsoort "
    "typecontact contactvorm vormcontact wijzelaatstecontact laatstecontactwijze contactvia "
    "soortgesprek vormgesprek gespreksvorm typegesprek soortlaatstecontact wijzegesprek "
    "soortcontactmoment",
    PROBLEM: "tomend teverbeteren",
}

# Of two columns for one field: the word in the header of the one that counts, best first.
_PREFERRED = {
    name: tuple(words.split())
    for name, words in {
        "first_name": "roepnaam calling voornamen voornaam given first",
        "last_name": "achternaam last surname familie family geslacht",
        "neighbourhood": "buurt neighb wijk area stadsdeel district",
        "ref": "klant client customer dossier kandida deelnem zaak case regist ref file kenmerk id",
        "registered_on": "melding gemeld aanmeld regist inschrijv inschrijf ingeschr instroom "
        "caseload",
        "last_contact": "laatst last contact",
        "town": "woon residence town city plaats",
        "street": "woon home straatenhuis adres address straat street",
        "language": "voorkeur voertaal gesprek spreek moeder mother thuis eerste taal talen "
        "language",
        "benefit_kind": "uitk benefit regeling wet",
        "benefit_from": "uitk benefit bijstand ingang",
        "email": "prive klant",
    }.items()
}

_LAST_NAME_FIRST = (
    *("achternaam", "familienaam", "lastname", "surname"),
    *("naamvoornaam", "naamvoorletters", "naamenvoorletters"),
)

# How a column is filled in: `(dd-mm-jjjj)`, `(mobiel)`, `(verplicht)`.
_FORM = re.compile(r"[dhmjy0-9]*")
_HINTS = frozenset(
    [
        "mobiel",
        "vast",
        "prive",
        "thuis",
        "klant",
        "client",
        "kandidaat",
        "deelnemer",
        "werkzoekende",
        "inwoner",
        "verplicht",
        "optioneel",
        "indienbekend",
        "nietverplicht",
        "invullen",
        "uur",
        "uren",
        "euro",
        "eur",
        "janee",
        "ja",
        "nee",
        "jn",
        "ofnee",
        "datum",
        "nummer",
        "nr",
        "naam",
        "tekst",
        "nl",
        "nederlands",
        "mobile",
        "home",
        "private",
        "required",
        "optional",
        "date",
        "number",
        "yesno",
        "yn",
        "per",
        "laatste",
        "eerste",
    ]
)

_BRACKETED = re.compile(r"\([^)]*\)|\[[^\]]*\]")


@cache
def spellings() -> dict[str, str]:
    """Every name of a column of a list, joined, with the column it stands for."""
    found = {spelling: column for column, said in _SPELLINGS.items() for spelling in said.split()}
    for name, field in JOBSEEKER.fields.items():
        if name != "uid":
            for own in (name, field.label, dutch()[field.label]):
                found.setdefault(bare(own), name)
    for name in ("last_contact", "last_contact_mode"):
        found.setdefault(bare(dutch()[column_label(name)]), name)
    return found


def meaning(header: str) -> str | None:
    """The column a header stands for, if any: a field, or one of the names above.

    What stands between brackets (`(dd-mm-jjjj)`) may be part of the name or not.
    """
    if header.strip().casefold() in DERIVED_COLUMNS:
        return header.strip().casefold()
    if following := _following_in_words().get(bare(header)):
        return following
    return next((spellings()[part] for part in bare_parts(header) if part in spellings()), None)


@cache
def _following_in_words() -> dict[str, str]:
    labels = {name: column_label(name) for name in DERIVED_COLUMNS}
    said = {bare(label): name for name, label in labels.items()}
    return said | {bare(dutch()[label]): name for name, label in labels.items()}


def preference(name: str, header: str) -> int | None:
    """Which of two columns for one field counts: that of the lower number, if both have one."""
    said = bare_parts(header)[1]
    return next((n for n, words in enumerate(_PREFERRED.get(name, ())) if words in said), None)


def has_last_name_first(header: str) -> bool:
    """Whether a header of whole names says that they begin with the last name."""
    return meaning(header) == WHOLE_NAME and bare(header).startswith(_LAST_NAME_FIRST)


def bare_parts(header: str) -> tuple[str, str]:
    """The signs of a header that count: all of them, and without what stands in brackets."""
    whole = bare(header)
    if "(" not in header and "[" not in header:
        return whole, whole
    rest = bare(_BRACKETED.sub(" ", header))
    if not all(_is_hint(bare(remark), rest) for remark in _BRACKETED.findall(header)):
        return whole, whole  # of somebody else, as `Telefoon (bewindvoerder)`
    return whole, rest


def _is_hint(said: str, rest: str) -> bool:
    """Whether what stands in brackets only says how a column is filled in, or the same again."""
    if _FORM.fullmatch(said) or said in _HINTS:
        return True
    one, other = spellings().get(said, ""), spellings().get(rest)
    return bool(one) and (one == other or {one, other} <= _NAMES)


@lru_cache(maxsize=1_000)  # one is asked for again and again while a header is looked for
def bare(header: str) -> str:
    """The letters and digits of a header, without case and accents."""
    return "".join(filter(str.isalnum, folded(header)))
