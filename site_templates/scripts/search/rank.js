/* Which pages answer a question, and what is said of each. What stands in brackets was measured as `meaning.js` says. */

/* Shorter words are asked for as a whole: as beginnings, two letters would find half of the site. [2: 0.88/0.99; 8: 0.87/0.97] */
const WHOLE = 4;
/* A score that is no find at all. */
const NOTHING = 0.001;
/* A term is as rare as the pages that hold it with at least this part, a fourth, of the best page's score. [2: 0.86/0.98; 8: same] */
const MUCH = 4;
/* What a page gets of a term's worth for holding it at all; the rest by how well it holds it. [0.8: 0.86/0.97; 0.2: 0.91/1, better on
   the tuning half alone, so not taken without a look at the other] */
const HOLDS_IT = 0.4, HOLDS_MUCH = 0.6;
/* How steeply a page falls that holds only a part of the question: its part to this power. [0.3: 0.89/1; 1.2: 0.87/0.98] */
const HOLDS_ALL = 0.6;
/* How much more a page counts whose kind was asked for. [0.8: 0.88/0.98; 3.2: 0.84/1] */
const ASKED = 1.6;
/* Pages below this part, a fourth, of the best one are not shown. [2: 0.88/0.98; 8: same, with more to read] */
const SHOWN = 4;

/* Every page that holds any of the words, best first: by how much of what was asked it holds, then by its kind. */
async function open(engine, words) {
  const learned = fetch(words).then((answer) => answer.json()), understood = learned.then(reader);
  const [pagefind, lexicon] = await Promise.all([import(engine), learned]);
  /* A word of the index that is longer than the asked one counts less [similarity 1: 0.87/1; 4: same], a long page little less than
     a short one [0.1, 0.75: same], repetition little, and title, other names and numbers three times a word of the text [title 1:
     0.88/0.99; other names 1: 0.86/0.97]. */
  await pagefind.options({ noWorker: true, ranking: {
    termSimilarity: 2, pageLength: 0.3, termSaturation: 1, termFrequency: 1, metaWeights: { title: 3, alias: 3, number: 3, facet: 1 },
  } });
  await pagefind.init();
  const known = new Map(), question = await understood;
  const ask = (word) => known.get(word)
    ?? known.set(word, pagefind.search(word.length < WHOLE ? `"${word}"` : word).then((answer) => answer.results)).get(word);
  const only = async (...tokens) => new Set((await Promise.all(tokens.map(ask))).flat().map((each) => each.id));
  const kinds = await Promise.all(Object.entries(lexicon.kinds).map(async ([kind, [, weight]]) => [await only("xj" + kind), weight, kind]));
  const total = kinds.reduce((sum, [ids]) => sum + ids.size, 1);
  async function find(text) {
    const terms = question(text), pages = new Map(), meant = [...plain(text), ...terms.flat().map(([word]) => word)];
    let whole = 0;
    for (const term of terms) {
      const best = new Map();
      let most = 0;
      await rest();
      for (const [word, sure] of term)
        for (const hit of await ask(word)) {
          const score = hit.score * sure;
          if (score > (best.get(hit.id)?.score ?? NOTHING)) best.set(hit.id, { hit, score });
          most = Math.max(most, score);
        }
      const rare = [...best.values()].filter(({ score }) => score > most / MUCH).length;
      const worth = Math.log(1 + total / (rare + 1)) * term[0][1];
      whole += worth;
      for (const [id, { hit, score }] of best) {
        const page = pages.get(id) ?? pages.set(id, { id, hit, meant, score: 0, held: 0 }).get(id), part = score / most;
        page.score += worth * (HOLDS_IT + HOLDS_MUCH * part);
        page.held += worth;
      }
    }
    for (const page of pages.values()) {
      page.score *= (page.held / whole) ** HOLDS_ALL;
      for (const [ids, weight, kind] of kinds) if (ids.has(page.id)) page.score *= terms.kinds?.has(kind) ? ASKED / weight : weight;
    }
    const found = [...pages.values()].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
    return found.filter(({ score }) => score > found[0].score / SHOWN);
  }
  /* What a hit says: a record's address is a place on its page, and a kecamatan names the villages that were meant. */
  async function tell({ hit, meant }) {
    const { url, raw_url, meta: { title, facet }, anchors, content } = await hit.data();
    const [kind, other] = facet.split(" "), [call, place, notice] = lexicon.hits[raw_url.slice(1)] ?? [];
    const villages = anchors.filter((each) => each.element === "li" && plain(each.text).every((word) => meant.includes(word)));
    return {
      href: other === "xr" ? url.replace(/([^/]+)\/$/, "#$1") : villages.length === 1 ? `${url}#${villages[0].id}` : url,
      title: [...villages.map((each) => each.text.trim()), title].join(", "),
      about: [lexicon.kinds[kind.slice(2)]?.[0], place].filter(Boolean).join(", "),
      call: lexicon.calls[call], notice,
      text: anchors.some((each) => each.element === "li") ? "" : content.replace(title, "").replace(/^[\s.?!]+/, ""),
    };
  }
  return { find, tell, only, kinds, areas: lexicon.areas };
}
