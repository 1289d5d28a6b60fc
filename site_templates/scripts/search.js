/* Search: a thin layer over Pagefind's public API, fetched when somebody uses the field. Its words come from
   words.<language>.json, made from the content; how they are compared, from the script of every page. */
export const open = (({ plain, tight, distance, showAges, first, all }) => {
  /* Lets the page answer a finger before the work goes on. */
  const rest = () => new Promise((done) => setTimeout(done));

  /* Reads a lexicon; what comes back reads questions. */
  async function reader({ words, same, stop, kinds, rules }) {
    // part: search/spelling.js
    // part: search/meaning.js
    // part: search/question.js
    return question;
  }
  // part: search/rank.js
  // part: search/page.js

  all("[data-search]").forEach(start);
  return open;
})(match);
