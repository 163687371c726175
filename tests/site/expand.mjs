// What a calendar file says by ical.js: every time of every event that begins in a span, as "UID start" lines.
// node expand.mjs FILE FROM UNTIL     (days such as 2024-10-01; UNTIL is not included)
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const [, , file, from, until] = process.argv;
const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, "utf8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);

for (const component of calendar.getAllSubcomponents("vevent")) {
  const event = new ICAL.Event(component);
  const times = event.iterator();
  for (let time = times.next(); time && time.toString().slice(0, 10) < until; time = times.next()) {
    if (time.toString().slice(0, 10) >= from) console.log(`${event.uid} ${time.toString()}`);
  }
}
