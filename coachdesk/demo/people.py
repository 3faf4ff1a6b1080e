"""Who might live in the demo's town: names, neighbourhoods, addresses that reach nobody."""

import unicodedata
from dataclasses import dataclass
from random import Random

NEIGHBOURHOODS = (
    "Centrum",
    "Zuidwijk",
    "Vogelbuurt",
    "Bloemenbuurt",
    "Schilderskwartier",
    "Stationskwartier",
    "De Waterkant",
    "Hoge Hof",
    "Nieuwland-Zuid",
    "'t Zand",
)


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split(", "))


@dataclass(frozen=True)
class NameGroup:
    """First names and surnames that go together, for `share` of every hundred people.

    A surname's prefix stands before a bar: "van den|Berg". Where surnames have a form for women
    (Kowalski, Kowalska), `womens_surnames` holds it.
    """

    share: int
    language: str | None
    women: tuple[str, ...]
    men: tuple[str, ...]
    surnames: tuple[str, ...]
    womens_surnames: tuple[str, ...] = ()


@dataclass(frozen=True)
class Name:
    """Somebody's name, and the language spoken at home when that is not Dutch."""

    first: str
    prefix: str | None
    last: str
    language: str | None


BACKGROUNDS = (
    NameGroup(
        share=42,
        language=None,
        women=_names(
            "Anja, Marloes, Sanne, Ingrid, Petra, Wilma, Femke, Lotte, Daphne, Esther, Mirjam, "
            "Noortje, Zoë, Renée, Joke, Bianca, Chantal, Linda, Kim, Tineke, Yvonne, Iris"
        ),
        men=_names(
            "Henk, Peter, Ruud, Sjoerd, Tijmen, Dennis, Marco, Wouter, Erik, Gijs, Thijs, Patrick, "
            "Koen, Rob, Johan, Loïc, Michel, André, Stefan, Hidde, Ton, Jelle"
        ),
        surnames=_names(
            "de|Vries, Jansen, van den|Berg, van der|Meer, Visser, Smit, Mulder, de|Boer, "
            "van|Dijk, van 't|Schip, ter|Horst, op den|Akker, Hendriks, Dekker, Brouwer, "
            "van de|Ven, Schouten, Kuipers, Postma, den|Hartog, Wijnen, Peeters, van|Leeuwen, "
            "Verhoeven, de|Jong-Prins, in 't|Veld, Coenen, Hermans, Zijlstra, van der|Wal"
        ),
    ),
    NameGroup(
        share=11,
        language="Turks",
        women=_names("Ayşe, Şükran, Elif, Emine, Gülsüm, Hatice, Merve, Özlem, Sevgi, Zehra"),
        men=_names("Ali, Burak, Emre, Hüseyin, İbrahim, Kemal, Murat, Ömer, Tuncay, Yusuf"),
        surnames=_names(
            "Yılmaz, Kaya, Demir, Çelik, Şimşek, Aydoğan, Arslan, Doğan, Kılıç, Koç, Güneş, Ünal"
        ),
    ),
    NameGroup(
        share=12,
        language="Arabisch (Marokkaans)",
        women=_names("Naima, Fatiha, Aïcha, Khadija, Loubna, Malika, Nadia, Soumaya, Hanane"),
        men=_names("Rachid, Abdelkader, Driss, Hamid, Karim, Moustafa, Saïd, Youssef, Bilal"),
        surnames=_names(
            "el|Khattabi, Benali, Ouali, el|Idrissi, Ait Taleb, Amrani, Bouzian, Haddou, "
            "Tahiri, ben|Messaoud, Zerouali, Lahlou"
        ),
    ),
    NameGroup(
        share=8,
        language="Pools",
        women=_names("Katarzyna, Małgorzata, Joanna, Ewa, Beata, Grażyna, Zofia, Dorota"),
        men=_names("Tomasz, Łukasz, Marcin, Paweł, Grzegorz, Krzysztof, Wojciech, Stanisław"),
        surnames=_names("Nowak, Zieliński, Kamiński, Lewandowski, Woźniak, Jabłoński, Dąbrowski"),
        womens_surnames=_names(
            "Nowak, Zielińska, Kamińska, Lewandowska, Woźniak, Jabłońska, Dąbrowska"
        ),
    ),
    NameGroup(
        share=6,
        language="Tigrinya",
        women=_names("Senait, Feven, Luwam, Rahel, Yordanos, Mihret, Abrehet"),
        men=_names("Yonas, Filmon, Kidane, Samuel, Berhane, Mehari, Habtom"),
        surnames=_names("Tesfamariam, Ghebre, Kiflay, Weldu, Okbay, Berhe, Negash, Araya"),
    ),
    NameGroup(
        share=8,
        language="Arabisch (Syrisch)",
        women=_names("Rania, Hala, Nour, Maysa, Rima, Sawsan, Dima, Lamia"),
        men=_names("Bashar, Khaled, Omar, Firas, Anas, Tarek, Wael, Majd"),
        surnames=_names(
            "al|Masri, Haddad, al|Khatib, Darwish, Sabbagh, al|Najjar, Kassem, Shaheen, Barakat"
        ),
    ),
    NameGroup(
        share=7,
        language=None,
        women=_names("Sharda, Anoushka, Maureen, Xaviera, Joyce, Lucia, Priya"),
        men=_names("Clyde, Ramesh, Orlando, Humphrey, Romeo, Vinod, Guillermo"),
        surnames=_names(
            "Ramcharan, Kartosen, Wijngaarde, Pinas, Jagesar, Sedney, Martina, Baldew, Codrington"
        ),
    ),
    NameGroup(
        share=6,
        language="Oekraïens",
        women=_names("Olena, Nataliya, Iryna, Svitlana, Yuliia, Tetiana"),
        men=_names("Andrii, Mykola, Taras, Bohdan, Serhii, Vasyl"),
        surnames=_names("Shevchenko, Bondarenko, Melnyk, Tkachuk, Polishchuk, Lysenko, Hrytsenko"),
    ),
)


def random_name(random: Random) -> Name:
    """A name from one of the town's backgrounds."""
    background = random.choices(BACKGROUNDS, [each.share for each in BACKGROUNDS])[0]
    surnames = background.surnames
    if random.random() < 0.5:
        first = random.choice(background.women)
        surnames = background.womens_surnames or surnames
    else:
        first = random.choice(background.men)
    prefix, _, last = random.choice(surnames).rpartition("|")
    return Name(first, prefix or None, last, background.language)


def fictitious_phone(number: int) -> str:
    """A mobile number in a range that is given to nobody, another one for every number."""
    # 37 and 10,000 share no factor: neighbours differ, and the first 10,000 never repeat.
    return f"06-555{number // 10_000} {(number * 37 + 1204) % 10_000:04d}"


def fictitious_email(first_name: str, last_name: str, birth_year: int) -> str:
    """An address at example.nl, in plain ASCII."""
    words = f"{first_name} {last_name}".replace("ł", "l").replace("ı", "i").lower()
    letters = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    parts = ("".join(filter(str.isalnum, part)) for part in letters.split())
    return f"{'.'.join(filter(None, parts))}{birth_year % 100:02d}@example.nl"
