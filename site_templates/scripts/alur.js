/* What every page can do with a script: open hours, the age of checks, the search field, a print's verdict, the finder.
   All of it reads the page's own links and words; nothing is stored, and nothing is asked for but the search. */
(() => {
  "use strict";
  // part: shared/words.js
  // part: page/dom.js

  /* Our own phrases in the page's language; a page of problems has none. */
  const phrases = (first("#phrases") || document.body).dataset, folder = document.currentScript.src;
  /* The search is a module of its own, compares words as the finder does and tells of notices as the page does. */
  window.match = { plain, tight, distance, showAges, first, all };

  // part: page/hours.js
  // part: page/age.js
  // part: page/verdict.js
  // part: page/search-loader.js
  // part: page/finder.js
  // part: page/copy.js
  // part: page/aloud.js

  if (phrases.zone) {
    showAges();
    showHours();
    watchVerdict(first("#verdict"));
  }
  /* What was ticked goes with whoever leaves, also where the browser keeps the page for Back. */
  addEventListener("pagehide", () => all("form").forEach((form) => form.reset()));
  all("[data-copy]").forEach(prepareCopying);
  if (window.speechSynthesis) all("[data-aloud]").forEach(prepareReading);
  if (location.protocol !== "file:") all("[data-search]").forEach(prepareSearch);
  all("[data-finder]").forEach(prepareFinder);
})();
