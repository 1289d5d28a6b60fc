/* The staff directory's filter: reads the page's own rows as one types; asks nobody, keeps nothing.
   It listens to the document, so that it also works on rows that a sealed page shows later. */
(() => {
  "use strict";
  const plain = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[^a-z0-9]+/g, " ").trim();
  const words = new WeakMap();
  const told = (row) => {
    if (!words.has(row)) words.set(row, " " + plain(row.textContent + " " + row.dataset.kata));
    return words.get(row);
  };
  function filter(field) {
    const wanted = plain(field.value).split(" ").filter(Boolean), status = document.querySelector("[data-hasil]");
    let found = 0;
    for (const row of document.querySelectorAll("[data-baris]")) {
      row.hidden = !wanted.every((each) => told(row).includes(each.length < 3 ? " " + each : each));
      found += !row.hidden;
    }
    status.textContent = !wanted.length ? "" : found === 0 ? status.dataset.none
      : found === 1 ? status.dataset.one : status.dataset.many.replace("#", found);
  }
  document.addEventListener("input", (event) => event.target.matches("[data-saring]") && filter(event.target));
  const show = () => { for (const each of document.querySelectorAll("[data-cari]")) each.hidden = false; };
  document.addEventListener("alur:terbuka", show);
  show();
})();
