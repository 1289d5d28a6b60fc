/* Whether somebody answers now, in the region's own zone, whatever the phone's clock is set to. */
const DAY = 864e5;  // milliseconds

/* Date, clock and day of the week in this zone at this moment: {date: "2026-11-24", clock: "08:05", day: 2}. */
function localTime(moment, zone) {
  const [day, month, year, hour, minute] = new Date(moment).toLocaleString("en-GB", { timeZone: zone }).match(/\d+/g);
  const date = [year, month, day].join("-");
  return { date, clock: hour + ":" + minute, day: new Date(date).getUTCDay() };
}

/* The region's day, as an ISO date. */
const regionsDay = () => localTime(Date.now(), phrases.zone).date;

/* What to say of hours such as `0;9;closed;12 08:00-16:30` at this moment (`Button.hours` in button.py), in the page's own
   phrases: of each day those hours count that are the first to hold on it. Holidays that are fixed close a number; those that
   are only estimated are said to be, and close nothing. Eight days ahead, so that who opens once a week is told to open again
   on the same day. */
function openState(hours, now, phrases) {
  for (let ahead = 0; ahead < 8; ahead++) {
    const then = localTime(now + ahead * DAY, phrases.zone);
    const [, , onHolidays, ...spans] = hours.split("|").map((each) => each.split(";"))
      .find(([from, until]) => from <= then.date && then.date <= until);
    const free = (days) => onHolidays !== "open" && days.includes(then.date);
    if (free(phrases.holidays)) {
      if (!ahead && onHolidays === "unknown") return phrases.holiday;
      continue;
    }
    const maybe = !ahead && free(phrases.estimated) ? ". " + phrases.maybe : "";
    for (const span of spans) {
      const [days, from, to] = span.split(/[ -]/);
      if (!days.includes(then.day)) continue;
      if (ahead || then.clock < from) {
        const day = [phrases.today, phrases.tomorrow][ahead] || listed(phrases.days)[then.day];
        return phrases.opens.replace("#", day).replace("@", from.replace(":", ".")) + maybe;
      }
      if (then.clock < to) return phrases.open + maybe;
    }
  }
  return phrases.closed;
}

/* Beside every number that is not always answered. */
function showHours() {
  for (const button of all("[data-hours]:not([data-hours=always])"))
    first(".open", button).textContent = ". " + openState(button.dataset.hours, Date.now(), phrases);
}
