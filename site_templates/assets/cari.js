/* Search: a thin layer over Pagefind's public API. Its words come from kata.<language>.json, made from the content. */
const { plain, tight, distance } = match;
const rest = () => new Promise((done) => setTimeout(done));

/* Which letters a word has, one bit each: two words are further apart than half of the bits that differ. */
const mask = (word) => [...word].reduce((all, letter) => all | (1 << (letter.charCodeAt(0) & 31)), 0);
const bits = (number) => { let count = 0; for (; number; number &= number - 1) count++; return count; };

/* Turns what people type into words of the site: for each word they meant, [word, how sure]. */
async function reader({ words, same, stop, kinds, rules }) {
  const keys = new Map(), masks = new Map(), sorts = new Map(), equal = new Map(), phrases = [], passed = new Set(stop.split(" "));
  const put = (map, key, value) => (map.get(key) ?? map.set(key, new Set()).get(key)).add(value);
  const lift = (map, key, sure) => map.set(key, Math.max(map.get(key) ?? 0, sure));
  /* One spelling for all spellings that sound alike, digits typed for letters too. */
  const sounds = rules.sounds.map(([from, to]) => [new RegExp(from, "g"), to]), after = new RegExp(rules.after);
  function sound(word) {
    if (/^\D+\d+\D|^\D{3,}\d$|^\d\D/.test(word)) word = word.replace(/[013457]/g, (digit) => "oi_eas_t"[digit]);
    for (const [from, to] of sounds) word = word.replace(from, to);
    return word;
  }
  const fold = (word) => tight(sound(word));
  /* A word, then what may be left of it without what its language puts before and after it. */
  function stems(word) {
    const ends = [sound(word)];
    for (let at = 0; at < 2 && ends[at]; at++) {
      const left = ends[at].replace(after, "");
      if (left[2] && left !== ends[at]) ends.push(left);
    }
    const found = new Set(ends.map(tight));
    for (const each of ends)
      for (const start in rules.before) {
        const rest = each.slice(start.length), vowel = "aeiou".includes(rest[0]);
        if (!each.startsWith(start) || !rest[2]) continue;
        if (vowel) for (const lost of rules.before[start]) found.add(tight(lost + rest));
        if (rest[3] || (start[1] && !vowel)) found.add(tight(rest));
      }
    return found;
  }
  const learn = (word) => {
    put(keys, fold(word), word);
    for (const stem of stems(word)) if (stem.length > 3) put(keys, stem, word);
  };
  for (const [at, word] of words.split(" ").entries()) {
    learn(word);
    if (at % 100 === 99) await rest();
  }
  for (const group of same) {
    const single = group.filter((each) => !each.includes(" "));
    for (const each of single) if (!passed.has(each)) learn(each);
    for (const each of group)
      if (!single.includes(each)) {
        phrases.push([each.split(" "), single]);
        if (!each.split(" ").some((word) => passed.has(word))) for (const one of single) put(equal, one, `"${each}"`);
      }
      else for (const other of single) put(equal, each, other);
  }
  for (const kind in kinds)
    for (const word of plain(`${kinds[kind][0]} ${kinds[kind][2]}`)) if (word.length > 1) put(sorts, word, kind);
  for (const key of keys.keys()) masks.set(key, mask(key));
  /* The nearest words by letters; one whose stem alone is near counts less. */
  function guess(word) {
    const [folded, ...rest] = stems(word), found = new Map();
    let best = 3.3;
    for (const each of [folded, ...rest])
      for (const [key, all] of each.length > 3 ? keys : []) {
        const least = Math.min(each.length, key.length), most = least < 8 ? 1 : least < 11 ? 2 : 3, extra = each === folded ? 0 : 0.3;
        if (key.length < 4 || Math.abs(key.length - each.length) > most || bits(mask(each) ^ masks.get(key)) > most * 2) continue;
        const far = distance(each, key, most, rules.alike) + extra + (each[0] === key[0] ? 0 : 0.4);
        if (far > most + extra + 0.4 || far > best + 0.2) continue;
        best = Math.min(best, far);
        for (const one of all) lift(found, one, (fold(one) === key ? 0.8 : 0.7) - far * 0.15);
      }
    return new Map([...found].filter(([, sure]) => sure >= 0.66 - best * 0.15));
  }
  const met = new Map();
  const meant = (word) => met.get(word) ?? met.set(word, weigh(word)).get(word);
  function weigh(word) {
    const folded = fold(word);
    let found = new Map();
    for (const key of [folded, ...stems(word)])
      for (const each of keys.get(key) ?? []) lift(found, each, (key === folded ? 1 : 0.85) * (fold(each) === key ? 1 : 0.9) * (each !== word && keys.get(folded)?.has(word) ? 0.85 : 1));
    if (!found.size && folded.length > 2)
      for (const [key, all] of keys)
        if (key.startsWith(folded) || (folded.length > 4 && key.endsWith(folded)))
          for (const each of all) lift(found, each, 0.8 - (key.length - folded.length) / 50);
    for (let at = 3; !found.size && at <= folded.length - 3; at++) {
      const parts = [folded.slice(0, at), folded.slice(at)].map((part) => keys.get(part));
      if (parts[0] && parts[1]) for (const each of [...parts[0], ...parts[1]]) lift(found, each, 0.7);
    }
    const sure = found.size ? 0.8 : 0;
    if (!found.size && folded.length > 3) found = guess(word);
    if (!found.size) found.set(word, 0.5);
    /* What means the same as a word that was only near by its stem means something else: keluarga, kekeluargaan, damai. */
    for (const [each, much] of [...found]) if (much >= sure) for (const other of equal.get(each) ?? []) lift(found, other, much * 0.8);
    return [...found].sort((a, b) => b[1] - a[1]).slice(0, 16);
  }
  const knows = (word) => passed.has(word) || keys.has(fold(word)), idle = [...passed].filter((each) => each.length > 4);
  /* A stop word, or one with a slip in it. */
  const idles = (word) => passed.has(word) || (word.length > 3 && !knows(word) && meant(word)[0][1] < 0.6 && idle.some((each) => distance(word, each, 1, []) <= 1));
  return (text) => {
    const dialled = text.replace(/o/gi, "0").replace(/[\s().-]/g, "").replace(/^\+?62(?=\d{5})/, "0").replace(/^8(?=\d{8})/, "08");
    if (/^\d{3,}$/.test(dialled)) return [[["xn" + dialled, 1]]];
    let typed = plain(text).flatMap((word) => /^[a-z]{3,}\d{3,}$/.test(word) ? word.match(/\D+|\d+/g) : word.replace(/^(\D{3,})2(?=\D*$)/, "$1"));
    if (typed[2] && typed.every((each) => !each[1])) typed = [typed.join("")];
    typed.forEach((each, at) => {
      const both = each + typed[at + 1];
      if (typed[at + 1] && keys.has(fold(both)) && !(knows(each) && knows(typed[at + 1]))) typed.splice(at, 2, both);
    });
    const terms = [], said = typed.map((each) => new Set([each, ...equal.get(each) ?? [], ...passed.has(each) ? [] : meant(each).map(([word]) => word)]));
    /* A phrase in any of its spellings. One that holds a stop word says something else than its words: "cannot hear". */
    for (const [phrase, single] of phrases)
      for (let at = 0; single[0] && at + phrase.length <= typed.length; at++)
        if (phrase.every((word, next) => said[at + next]?.has(word))) {
          terms.push(single.map((each) => [each, 1]));
          if (phrase.some((word) => passed.has(word))) for (const next in phrase) said[at + +next] = null;
        }
    terms.kinds = new Set(typed.flatMap((each) => [each, ...equal.get(each) ?? []]).flatMap((each) => [...sorts.get(each) ?? []]));
    const left = typed.filter((_, at) => said[at]), telling = left.filter((each) => !idles(each));
    for (const word of new Set(telling[0] ? telling : terms[0] ? [] : typed))
      if (/^\d{3,}$/.test(word)) terms.push([["xn" + word, 1], [word, 0.6]]);
      else if (word[1]) terms.push(meant(word));
    return terms;
  };
}

/* How much more a page counts whose kind was asked for. */
const ASKED = 1.6;

/* Every page that holds any of the words, best first: by how much of what was asked it holds, then by its kind. */
export async function open(engine, words) {
  const learned = fetch(words).then((answer) => answer.json()), knows = learned.then(reader);
  const [pagefind, lexicon] = await Promise.all([import(engine), learned]);
  await pagefind.options({ noWorker: true, ranking: { termSimilarity: 2, pageLength: 0.3, termSaturation: 1, termFrequency: 1, metaWeights: { title: 3, alias: 3, nomor: 3, faset: 1 } } });
  await pagefind.init();
  const known = new Map(), read = await knows;
  const ask = (word) => {
    if (!known.has(word)) known.set(word, pagefind.search(word.length < 4 ? `"${word}"` : word).then((answer) => answer.results));
    return known.get(word);
  };
  const only = async (...tokens) => new Set((await Promise.all(tokens.map(ask))).flat().map((each) => each.id));
  const kinds = await Promise.all(Object.entries(lexicon.kinds).map(async ([kind, [, weight]]) => [await only("xj" + kind), weight, kind]));
  const total = kinds.reduce((sum, [ids]) => sum + ids.size, 1);
  async function find(text) {
    const terms = read(text), pages = new Map(), meant = [...plain(text), ...terms.flat().map(([word]) => word)];
    let whole = 0;
    for (const term of terms) {
      const best = new Map();
      let most = 0;
      await rest();
      for (const [word, sure] of term)
        for (const hit of await ask(word)) {
          const score = hit.score * sure;
          if (score > (best.get(hit.id)?.score ?? 0.001)) best.set(hit.id, { hit, score });
          most = Math.max(most, score);
        }
      const rare = [...best.values()].filter(({ score }) => score > most / 4).length;
      const worth = Math.log(1 + total / (rare + 1)) * term[0][1];
      whole += worth;
      for (const [id, { hit, score }] of best) {
        const page = pages.get(id) ?? pages.set(id, { id, hit, meant, score: 0, held: 0 }).get(id), part = score / most;
        page.score += worth * (0.4 + 0.6 * part);
        page.held += worth;
      }
    }
    for (const page of pages.values()) {
      page.score *= (page.held / whole) ** 0.6;
      for (const [ids, weight, kind] of kinds) if (ids.has(page.id)) page.score *= terms.kinds?.has(kind) ? ASKED / weight : weight;
    }
    const found = [...pages.values()].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
    return found.filter(({ score }) => score > found[0].score / 4);
  }
  /* What a hit says: a record's address is a place on its page, and a kecamatan names the villages that were meant. */
  async function tell({ hit, meant }) {
    const { url, raw_url, meta: { title, faset }, anchors, content } = await hit.data();
    const [kind, other] = faset.split(" "), [call, place] = lexicon.hits[raw_url.slice(1)] ?? [];
    const villages = anchors.filter((each) => each.element === "li" && plain(each.text).every((word) => meant.includes(word)));
    return {
      href: other === "xr" ? url.replace(/([^/]+)\/$/, "#$1") : villages.length === 1 ? `${url}#${villages[0].id}` : url,
      title: [...villages.map((each) => each.text.trim()), title].join(", "),
      about: [lexicon.kinds[kind.slice(2)]?.[0], place].filter(Boolean).join(", "),
      call: lexicon.calls[call],
      text: anchors.some((each) => each.element === "li") ? "" : content.replace(title, "").replace(/^[\s.?!]+/, ""),
    };
  }
  return { find, tell, only, kinds, areas: lexicon.areas };
}

/* The field, its list and its buttons. Words stay in the field: nothing is stored, sent, or put in the address. */
const AT_FIRST = 5;
function start(box) {
  const $ = (query) => box.querySelector(query), field = $("input[type=search]"), status = $(".found"), wait = $(".wait"), list = $(".hits");
  const facets = $(".facets"), areas = $(".areas"), more = $(".more-hits"), [row, choice] = [...box.querySelectorAll("template")];
  const at = (name) => new URL(box.dataset[name], document.baseURI).href, ready = () => opened ??= open(at("search"), at("words"));
  const placed = new Map();
  let opened, turn = 0, timer, drawn, limit = AT_FIRST, only = null;
  const clear = () => {
    turn++;
    status.textContent = wait.textContent = drawn = "";
    list.replaceChildren();
    for (const each of [facets, areas, more]) each.hidden = true;
  };
  const chip = (button, count, pick) => {
    button.hidden = !count;
    button.setAttribute("aria-pressed", only === pick);
    button.onclick = () => { only = only === pick ? null : pick; limit = AT_FIRST; run(); };
  };
  function hit({ href, title, about, call, text }) {
    const item = row.content.firstElementChild.cloneNode(true), link = item.querySelector("a"), [small, words] = item.querySelectorAll("p");
    link.href = href;
    link.textContent = title;
    small.textContent = about;
    words.textContent = text.length > 130 ? text.slice(0, 130).replace(/\s\S*$/, " …") : text;
    for (const button of item.querySelectorAll("[data-call]"))
      if (button.dataset.call !== call?.[0]) button.remove();
      else [button.href, button.querySelector("span > span").textContent, button.querySelector("b").textContent] = call.slice(1);
    return item;
  }
  async function run() {
    const mine = ++turn, text = field.value.trim();
    if (!text) return clear();
    const slow = setTimeout(() => { wait.textContent = box.dataset.wait; }, 1000);
    try {
      const search = await ready(), all = await search.find(text);
      if (mine !== turn) return;
      let shown = all;
      const within = (ids) => all.filter(({ id }) => ids.has(id));
      for (const button of facets.children) {
        const names = button.dataset.kinds.split(" ");
        const found = within(new Set(search.kinds.flatMap(([ids, , kind]) => names.includes(kind) ? [...ids] : [])));
        chip(button, found.length, button.dataset.kinds);
        if (only === button.dataset.kinds) shown = found;
      }
      const near = new Set(all.slice(0, 12).map(({ id }) => id)), places = [];
      for (const [code, name] of Object.entries(search.areas)) {
        const ids = await search.only("xw" + code);
        if (![...ids].some((id) => near.has(id))) continue;
        const button = placed.get(code) ?? placed.set(code, choice.content.firstElementChild.cloneNode(true)).get(code);
        button.textContent = name;
        chip(button, 1, code);
        places.push(button);
        if (only === code) shown = within(ids);
      }
      const hits = await Promise.all(shown.slice(0, limit).map(search.tell));
      if (mine !== turn) return;
      /* Only if they change: who pressed one of them keeps the focus on it. */
      if (places.length !== areas.children.length || places.some((each, at) => each !== areas.children[at])) areas.replaceChildren(...places);
      facets.hidden = all.length <= AT_FIRST || [...facets.children].filter((each) => !each.hidden).length < 2;
      areas.hidden = places.length < 2;
      more.hidden = shown.length <= limit;
      list.replaceChildren(...hits.map(hit));
      status.textContent = box.dataset[shown.length > 1 ? "many" : shown.length ? "one" : "none"].replace("#", shown.length);
      drawn = text;
      /* Above a phone's keyboard there is room for little: the field goes up, so that the first hit can be seen. */
      const room = visualViewport?.height ?? innerHeight;
      if (document.activeElement === field && list.getBoundingClientRect().top > room * 0.55) box.scrollIntoView();
    } catch (error) {
      opened = null;
      if (mine === turn) status.textContent = box.dataset.fail;
    } finally {
      clearTimeout(slow);
      if (mine === turn) wait.textContent = "";
    }
  }
  const links = () => [...list.querySelectorAll(".hit")];
  const soon = () => {
    clearTimeout(timer);
    only = null;
    limit = AT_FIRST;
    timer = setTimeout(run, field.value ? 200 : 0);
  };
  field.addEventListener("input", soon);
  more.addEventListener("click", async () => {
    const next = limit;
    limit += 12;
    await run();
    links()[next]?.focus();
  });
  box.addEventListener("keydown", (event) => {
    const { key, target } = event, all = links(), index = all.indexOf(target);
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (key === "Escape" && (index >= 0 || target === field)) {
      if (index < 0) { field.value = ""; clear(); }
      field.focus();
    } else if ((key === "ArrowDown" || key === "ArrowUp") && (index >= 0 || target === field)) {
      (all[index + (key === "ArrowDown" ? 1 : -1)] ?? (key === "ArrowUp" ? field : target)).focus();
    } else if (key === "Enter" && target === field) {
      if (drawn === field.value.trim()) all[0]?.click();
      else { clearTimeout(timer); run(); }
    } else return;
    event.preventDefault();
  });
  addEventListener("pagehide", () => { field.value = ""; clear(); });
  ready().catch(() => { opened = null; });
  /* Who typed before this was loaded may be typing still: half a word is not asked, and nobody hears that it found nothing. */
  if (field.value) soon();
}
{
  const box = document.querySelector("[data-search]");
  if (box) {
    box.dataset.ready = "";
    start(box);
  }
}
