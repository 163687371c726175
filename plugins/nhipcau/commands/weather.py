"""`nhipcau weather`: ask for the weather of the cities that the settings name, and write it down for the builds."""

from __future__ import annotations

import argparse
import sys

from nhipcau.host.project import Project, Stopped
from nhipcau.languages.voice import Voice
from nhipcau.problems import N_


def add_options(command: argparse.ArgumentParser, voice: Voice) -> None:
    """None of its own."""


def run(project: Project, options: argparse.Namespace) -> int:
    """Ask for each city; what a source does not say, or what cannot be, is told, and what was known stays. Status 1
    where that is so."""
    from nhipcau.printing.clock import now
    from nhipcau.reading.gathered import FOLDER, WEATHER, days_of, weather_text
    from nhipcau.weather.forecast import NoForecast, forecast

    publication, say = project.publication, project.voice.say
    source = publication.weather
    if source is None:
        raise Stopped(say(N_("No source of the weather is named: the setting WEATHER does that.")))
    today = now(project.settings.get("NOW"), publication.clock).date()
    known, _ = days_of(project.content)
    failed = 0
    for city in source.cities:
        try:
            found = forecast(source, city, publication.zone, today)
        except NoForecast as bad:
            failed += 1
            print(f"{city.key}: {say(bad.message, **bad.values)}", file=sys.stderr)
            continue
        known = [each for each in known if each.city != city.key] + list(found)
    keys = {city.key for city in source.cities}
    kept = sorted((each for each in known if each.city in keys), key=lambda each: (each.city, each.day))
    folder = project.content / FOLDER
    folder.mkdir(exist_ok=True)
    head = say(N_("# The weather, as a source foretold it. “nhipcau weather” writes this file."))
    fresh = folder / f".{WEATHER}.new"
    fresh.write_text(weather_text(head, kept), encoding="utf-8")
    fresh.replace(folder / WEATHER)
    message = N_("The weather of {n} of {all} cities is in {file}.")
    file = f"{project.content.name}/{FOLDER}/{WEATHER}"
    print(say(message, n=len(source.cities) - failed, all=len(source.cities), file=file))
    return int(failed > 0)
