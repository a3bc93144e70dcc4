#!/usr/bin/env python3
"""A client in another language: the rules of attempts, tested with `scenarios.json`.

Usage: attempts.py FILE     prints each difference; exit code 1 if there is any
"""
import calendar, email.utils, json, re, sys
LONGEST_MS, MOST_SCHEDULES = 2**53 - 1, 4
MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
TIME = r"(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)"
FORMS = [
    rf"\w+, \d\d (?:{MONTHS}) \d{{4}} {TIME} GMT",
    rf"\w+, \d\d-(?:{MONTHS})-\d\d {TIME} GMT",
    rf"\w+ (?:{MONTHS}) [ \d]\d {TIME} \d{{4}}",
]

def retry_after_ms(value, now):
    """How long the header asks to wait; None if it asks for nothing."""
    value = value.strip(" \t")
    if re.fullmatch("[0-9]+", value):
        return min(int(value) * 1000, LONGEST_MS)
    if not any(re.fullmatch(form, value, re.ASCII) for form in FORMS):
        return None
    year, month, day, hour, minute, second = email.utils.parsedate(value)[:6]
    in_year = lambda year: calendar.timegm((year, month, 1, hour, minute, second)) + (day - 1) * 86400
    if "-" in value:
        # The last year with these digits in which the date is at most 50 years ahead.
        year = 2100 + year % 100
        while in_year(year - 50) > now:
            year -= 100
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return max(in_year(year) - now, 0) * 1000

def give_up(reason):
    return {"step": "give_up", "reason": reason}

class Attempts:
    """What to do after each response to one call."""
    def __init__(self, max_wait_ms, default_delays_ms):
        self.left = float("inf") if max_wait_ms is None else max_wait_ms
        self.default, self.used, self.in_doubt = default_delays_ms, {}, False

    def after_response(self, diagnosis, at_least):
        outcome, retry = diagnosis["outcome"], diagnosis["retry"]
        strategy, delays = retry["strategy"], retry["delays_ms"]
        if outcome in ("success", "already_in_effect"):
            by_earlier = outcome == "already_in_effect" and self.in_doubt
            return {"step": "done", "by_earlier_attempt": by_earlier}
        if strategy in ("never", "after_fix"):
            return give_up(strategy)
        if strategy == "after_call":
            if self.in_doubt:
                return give_up("in_doubt")
            is_first = self.count(("call", retry["call"])) == 0
            return {"step": "call", "call": retry["call"]} if is_first else give_up("exhausted")
        self.in_doubt = True
        if strategy == "unspecified":
            delays = [] if outcome == "degraded" else self.default
        return self.wait(("response", diagnosis["name"]), delays, at_least or 0)

    def after_silence(self, sent):
        self.in_doubt |= sent
        return self.wait(("silence",), self.default, 0)

    def wait(self, reason, delays, at_least):
        if not delays:
            return give_up("unspecified")
        used = self.count(reason)
        if used is None or used >= len(delays):
            return give_up("exhausted")
        wait = max(delays[used], at_least)
        if wait > self.left:
            return give_up("wait_too_long")
        self.left -= wait
        return {"step": "wait", "wait_ms": wait}

    def count(self, reason):
        """How often it was the reason before; None if there are too many reasons."""
        if reason not in self.used and len(self.used) == MOST_SCHEDULES:
            return None
        self.used[reason] = self.used.get(reason, -1) + 1
        return self.used[reason]

differences = 0
scenarios = json.load(open(sys.argv[1], encoding="utf-8"))["scenarios"]
for scenario in scenarios:
    attempts = Attempts(scenario["max_wait_ms"], scenario["default_delays_ms"])
    for number, exchange in enumerate(scenario["exchanges"], 1):
        if "silence" in exchange:
            found = {"step": attempts.after_silence(exchange["silence"]["sent"])}
        else:
            value = exchange["response"]["headers"].get("retry-after")
            hint = None if value is None else retry_after_ms(value, scenario["now"])
            found = {"retry_after_ms": hint, "step": attempts.after_response(exchange["diagnosis"], hint)}
        for key in found:
            if found[key] != exchange[key]:
                differences += 1
                print(f"{scenario['name']}, exchange {number}: {key} is {exchange[key]}, not {found[key]}")
print(f"{len(scenarios)} scenarios, {differences} differences")
sys.exit(1 if differences or not scenarios else 0)
