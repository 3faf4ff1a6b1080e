"""English -> Dutch: files in and out."""

TEXTS: dict[str, str] = {
    "Exporting": "Exporteren",
    "Importing": "Importeren",
    "Rows left out: {count}. Mend them in {file} and import that file.": (
        "Weggelaten regels: {count}. Verbeter ze in {file} en importeer dat bestand."
    ),
    "To mend": "Te verbeteren",
    "a JSON file": "een JSON-bestand",
    "there is no column {name}; there are: {names}": ("er is geen kolom {name}; wel: {names}"),
    "{file} could not be written ({reason}). Nothing was imported.": (
        "{file} kon niet worden geschreven ({reason}). Er is niets geïmporteerd."
    ),
    "{value} is not a time; expected hours:minutes, as 9:30": (
        "{value} is geen tijd; verwacht uren:minuten, zoals 9:30"
    ),
    "{value} is not what another line says of the same workshop: {other}": (
        "{value} is niet wat een andere regel van dezelfde workshop zegt: {other}"
    ),
}
