"""`plan`: a person's dates → a dated plan, printed, as JSON, or as files to keep."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.planning.plan import Plan

DATES = {
    "due": ("baby_due_date", "when the baby is due"),
    "birth": ("baby_birth_date", "when the baby was born"),
    "leave-start": ("leave_start", "first day of leave"),
    "new-leave-start": ("new_leave_start", "start of leave to change to"),
    "notice-given": ("notice_given", "when you told your employer"),
    "return": ("intended_return", "day you want to be back"),
    "new-return": ("new_return", "return date to change to"),
    "shared-leave-start": ("shared_leave_start", "start of shared parental leave"),
    "service-start": ("service_start", "when you joined this employer"),
    "nhs-service-start": ("nhs_service_start", "start of unbroken NHS service"),
    "request": ("request_date", "day of a flexible working request"),
    "meeting": ("meeting_date", "day of the meeting about it"),
    "decision": ("decision_date", "day of the decision on it"),
    "event": ("event_date", "day of a dismissal or other act"),
    "conciliation-start": ("conciliation_start", "day you contacted Acas or the LRA"),
    "certificate": ("certificate_date", "day of the conciliation certificate"),
    "left-practice": ("left_practice", "when you stopped practising"),
    "register-application": ("register_application", "when you will apply or renew"),
}
"""Option → the input it gives and its help. Dates are year-month-day."""
OTHERS = {
    "nation": ("nation", "NATION", "England, Scotland, Wales or NI"),
    "employer": ("employer", "EMPLOYER", "nhs_afc, nhs_medical, nhs_bank, gp_practice or other"),
    "weekly-pay": ("weekly_pay", "POUNDS", "pay a week before tax"),
    "weekly-days": ("weekly_days", "DAYS", "days a week: 3, or mon,tue,thu"),
    "kit-days-used": ("kit_days_used", "NUMBER", "keeping-in-touch days worked"),
    "annual-leave-days": ("annual_leave_days", "DAYS", "holiday in a full year"),
    "register": ("regulator", "REGISTER", "nmc, hcpc, social_work_england, gphc, gmc or gp"),
}
FILES = {"ics": "calendar file", "docx": "Word document", "markdown": "Markdown file", "html": "page to print"}


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    plan = commands.add_parser("plan", help="work out dates and pay for leave, a return, a request or a claim")
    for option, (name, told) in DATES.items():
        plan.add_argument(f"--{option}", dest=name, metavar="DATE", help=told)
    for option, (name, shown, told) in OTHERS.items():
        plan.add_argument(f"--{option}", dest=name, metavar=shown, help=told)
    plan.add_argument("--json", action="store_true", help="print the plan as JSON")
    for kind, told in FILES.items():
        plan.add_argument(f"--{kind}", type=Path, metavar="FILE", help=f"write a {told}")
    plan.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from datetime import date

    from assistant.planning.documents import to_text
    from assistant.planning.inputs import read_inputs
    from assistant.planning.plan_page import plan_page
    from assistant.planning.timeline import plan

    names = [name for name, *_ in (*DATES.values(), *OTHERS.values())]
    inputs, _ = read_inputs({name: value for name in names if (value := getattr(options, name)) is not None})
    made = plan(inputs, date.today())
    for kind, write in _writers().items():
        if (path := getattr(options, kind)) is not None:
            _save(path, write(made))
    if options.json:
        print(made.model_dump_json(indent=2))
    elif not any(getattr(options, kind) for kind in FILES):
        print(to_text(plan_page(made)))
    return 0


def _writers() -> "dict[str, Callable[[Plan], bytes]]":
    from assistant.planning.calendar import to_calendar
    from assistant.planning.documents import to_docx, to_html, to_markdown
    from assistant.planning.plan_page import plan_page

    return {
        "ics": to_calendar,
        "docx": lambda made: to_docx(plan_page(made)),
        "markdown": lambda made: to_markdown(plan_page(made)).encode(),
        "html": lambda made: to_html(plan_page(made)).encode(),
    }


def _save(path: Path, content: bytes) -> None:
    from assistant.errors import PlanningError

    try:
        path.write_bytes(content)
    except OSError as error:
        raise PlanningError(f"{path} cannot be written: {error.strerror}. Choose another place.") from error
    print(f"Written: {path}")
