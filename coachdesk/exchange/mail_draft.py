"""A mail that is yet to be sent, as a file that Outlook, Thunderbird and Apple Mail open (.eml)."""

from email.message import EmailMessage
from email.policy import SMTP

from coachdesk.domain.text import clean, clean_line


def write_draft(to: str | None, subject: str, text: str) -> str:
    """The draft, in ASCII: the user's own mail program sends it, or not.

    Without an address the user fills it in there.
    """
    mail = EmailMessage(policy=SMTP)
    mail["X-Unsent"] = "1"  # Outlook then opens it to be changed and sent
    if address := _address(to):
        mail["To"] = address
    mail["Subject"] = clean_line(subject)
    mail.set_content(clean(text), cte="quoted-printable")
    return mail.as_string()


def _address(to: str | None) -> str:
    """What is surely one address; anything else would be a header of somebody's making."""
    address = clean_line(to or "")
    is_one = address.count("@") == 1 and not any(sign in address for sign in " ,;:<>\"'()[]\\")
    return address if is_one and address.isascii() else ""
