// match.js
/* The staff directory's filter: reads the page's own rows as one types; asks nobody, keeps nothing.
   It listens to the document, so that it also works on rows that a sealed page shows later. */
(() => {
  "use strict";
  const known = new WeakMap();
  function told(row) {
    if (!known.has(row)) known.set(row, { row, words: match.plain(row.textContent + " " + row.dataset.kata) });
    return known.get(row);
  }
  function filter(field) {
    const rows = [...document.querySelectorAll("[data-baris]")], status = document.querySelector("[data-hasil]");
    const asked = match.plain(field.value).length, found = asked ? match.pick(field.value, rows.map(told), field.dataset.kinds) : [];
    const left = new Set(found.map(({ row }) => row));
    for (const row of rows) row.hidden = asked && !left.has(row);
    status.textContent = !asked ? "" : found.length === 0 ? status.dataset.none
      : found.length === 1 ? status.dataset.one : status.dataset.many.replace("#", found.length);
  }
  document.addEventListener("input", (event) => event.target.matches("[data-saring]") && filter(event.target));
  const show = () => { for (const each of document.querySelectorAll("[data-cari]")) each.hidden = false; };
  document.addEventListener("alur:terbuka", show);
  show();
})();
