/* The staff directory's filter: reads the page's own rows as one types; asks nobody, keeps nothing.
   It listens to the document, so that it also works on rows that a sealed page shows later. */
(() => {
  "use strict";
  // part: shared/words.js

  const known = new WeakMap();
  function told(row) {
    if (!known.has(row)) known.set(row, { row, words: plain(row.textContent + " " + row.dataset.aliases) });
    return known.get(row);
  }
  function filter(field) {
    const rows = [...document.querySelectorAll("[data-row]")], status = document.querySelector("[data-found]");
    const asked = plain(field.value).length, found = asked ? pick(field.value, rows.map(told), field.dataset.kinds) : [];
    const left = new Set(found.map(({ row }) => row));
    for (const row of rows) row.hidden = asked && !left.has(row);
    status.textContent = !asked ? "" : found.length === 0 ? status.dataset.none
      : found.length === 1 ? status.dataset.one : status.dataset.many.replace("#", found.length);
  }
  document.addEventListener("input", (event) => event.target.matches("[data-filter]") && filter(event.target));
  const show = () => { for (const each of document.querySelectorAll("[data-filter-bar]")) each.hidden = false; };
  document.addEventListener("alur:unlocked", show);
  show();
})();
