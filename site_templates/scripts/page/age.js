/* How old a check is by the phone's day: the page was written on one day and is read on another. */

/* Which step of its age a check has reached: how many of the limits `after`, in days, have passed. All days are ISO dates.
   A clock that runs behind the page counts from the day on which the page was built. */
function ageStep(checked, after, today, built) {
  const age = (new Date(today > built ? today : built) - new Date(checked)) / DAY;
  return after.filter((days) => days < age).length;
}

/* The line of each check says its step in the page's own words, and is not shown before the first. */
function showAges(today) {
  for (const line of all("[data-checked]")) {
    const step = ageStep(line.dataset.checked, listed(line.dataset.after), today, phrases.built);
    line.hidden = !step;
    line.firstChild.textContent = ("|" + phrases.ages).split("|")[step];
  }
}
