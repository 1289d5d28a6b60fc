/* Whether a print still holds, by what its QR code says and the day on which somebody looks. */

/* `good`, `old`, `past` its day, `unsure`, or `date` where the phone's clock is wrong; empty if the fragment holds no code.
   `prints` are the page's own editions, {edition, until}; `today` and `built` are ISO dates.
   A code is as long as the page's own and has no vowels; whatever else stands in an address judges nothing. A day before
   the page was made is a wrong clock: then the date is left to the reader. Past the last day of one of its prints the
   page knows no newer ones. */
function verdictOf(fragment, today, prints, built) {
  const [, code = ""] = fragment.toUpperCase().match(/^(?:#|%2[03])*(?:[A-Z0-9-]+-)?([B-DF-HJ-NP-TV-Z]+)(?:%20)*$/) || [];
  if (code.length !== prints[0].edition.length) return "";
  const known = prints.find((print) => print.edition === code);
  if (!known) return prints.some((print) => today > print.until) ? "unsure" : "old";
  return today > known.until ? "past" : today < built ? "date" : "good";
}

/* Judged anew whenever the address or the day may have changed. */
function watchVerdict(line) {
  if (line) onhashchange = onpageshow = () => {
    const prints = all("[data-edition]").map((print) => print.dataset);
    const verdict = verdictOf(location.hash, regionsDay(), prints, phrases.built);
    line.hidden = !verdict;
    line.className = "verdict is-" + verdict;
    line.textContent = line.dataset[verdict] || line.dataset.unsure;
  };
}
