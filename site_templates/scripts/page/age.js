/* How old a check is by the phone's day: the page was written on one day and is read on another. */

/* Which step of its age a check has reached: how many of the limits `after`, in days, have passed. All days are ISO dates.
   A clock that runs behind the page counts from the day on which the page was built. */
function ageStep(checked, after, today, built) {
  const age = (new Date(today > built ? today : built) - new Date(checked)) / DAY;
  return after.filter((days) => days < age).length;
}

/* Each line says the words of its step, and is not shown where there are none: before a check is due, before a notice begins
   and after it is over. */
function showAges() {
  for (const line of all("[data-checked]")) {
    const { checked, after, ages } = line.dataset;
    line.hidden = !(line.firstChild.textContent = ages.split("|")[ageStep(checked, listed(after), regionsDay(), phrases.built)]);
  }
}
