"""Personal details in a message: NHS and National Insurance numbers, phones, e-mails, cards, addresses.

NHS numbers are proved by their modulus-11 check digit and cards by the Luhn digit (python-stdnum),
phone numbers by phonenumbers. Helplines that the corpus itself gives are not personal.
"""

import re
from collections.abc import Collection, Iterator

import phonenumbers
from stdnum import luhn
from stdnum.gb import nhs

EMAIL = re.compile(r"\b[\w.+%-]+ ?@ ?[\w-]+(?:\.[\w-]+)+\b")
DIGITS = re.compile(r"(?<![\d£.,/])\d(?:[ -]?\d){8,18}(?![\d/])")
NATIONAL_INSURANCE = re.compile(
    r"\b(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b", re.IGNORECASE
)
"""The form that HMRC publishes: two letters with exceptions, six digits, a letter A to D."""
POSTCODE = re.compile(r"\b(?:GIR ?0AA|[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2})\b", re.IGNORECASE)
STREET = re.compile(
    r"\b(?!\d+ (?i:days?|weeks?|months?|years?|hours?|minutes?|times|people|staff|nurses|of|in|at|or|and|to)\b)\d{1,4}[a-z]?,? "
    r"(?:(?:[A-Za-z'-]+ ){1,3}(?i:street|road|rd|avenue|ave|lane|crescent|terrace|gardens|mews)|"
    r"(?:[A-Z][a-z'-]+ ){1,3}(?:St(?! [A-Z])|Ln|Dr|Ct|Close|Drive|Way|Court|Place|Row|Park|Walk|Hill|Grove|Square|Green|Rise|View))\b"
)
"""A house number and a street; endings that are also everyday words count as a name with capitals only."""
STATED_STREET = re.compile(
    r"\b(?:i live at|living at|my address is|address:|home is at) (?:number |flat |no\.? )?\d{1,4}[a-z]?,? [a-z'-]+",
    re.IGNORECASE,
)
SORT_CODE = re.compile(r"\bsort code\b\D{0,12}\d{2}[- ]?\d{2}[- ]?\d{2}\b", re.IGNORECASE)
PLACES_AND_BANKS = (
    ("bank details", SORT_CODE),
    ("an address", POSTCODE),
    ("an address", STREET),
    ("an address", STATED_STREET),
)
PERSONAL_PHONE = re.compile(r"^0[127]\d{8,9}$")
"""Geographic and mobile numbers of the United Kingdom; 03, 08 and 09 belong to organisations."""


def personal_data(text: str, public_numbers: Collection[str] = ()) -> tuple[str, ...]:
    """The kinds of personal detail in a text, in words, without the details themselves.

    `public_numbers` are the digits of phone numbers that anyone may write, such as helplines.
    """
    return tuple(dict.fromkeys(_kinds(text, public_numbers)))


def _kinds(text: str, public_numbers: Collection[str]) -> Iterator[str]:
    if EMAIL.search(text):
        yield "an e-mail address"
    if NATIONAL_INSURANCE.search(text):
        yield "a National Insurance number"
    for match in DIGITS.finditer(text):
        digits = re.sub(r"\D", "", match.group(0))
        if digits in public_numbers:
            continue
        if len(digits) == 10 and nhs.is_valid(digits) and len(set(digits)) > 1:
            yield "an NHS number"
        if 13 <= len(digits) <= 19 and luhn.is_valid(digits):
            yield "a card number"
    for found in phonenumbers.PhoneNumberMatcher(text, "GB", leniency=phonenumbers.Leniency.POSSIBLE):
        national = f"0{found.number.national_number}"
        written = found.raw_string.lstrip("( ").startswith(("0", "+"))
        if national not in public_numbers and written and PERSONAL_PHONE.match(national):
            yield "a phone number"
    yield from (kind for kind, pattern in PLACES_AND_BANKS if pattern.search(text))
