/* Search: a thin layer over Pagefind's public API. Its words come from kata.<language>.json, made from the content. */
const DIGITS = { 0: "o", 1: "i", 3: "e", 4: "a", 5: "s", 7: "t" };
const SOUNDS = [[/dj/g, "j"], [/tj/g, "c"], [/oe/g, "u"], [/s[jyh]/g, "s"], [/[vf]/g, "p"], [/([kgdtb])h/g, "$1"], [/z/g, "s"],
  [/q/g, "k"], [/x/g, "ks"], [/y/g, "i"]];
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().match(/[a-z0-9]+/g) ?? [];

/* One spelling for all spellings that sound alike; doubled letters and a last h fall away at the end. */
function sound(word) {
  if (/\d/.test(word) && /^\D+\d+\D|^\D{3,}\d$|^\d\D/.test(word)) word = word.replace(/[013457]/g, (digit) => DIGITS[digit]);
  for (const [from, to] of SOUNDS) word = word.replace(from, to);
  return word;
}
const tight = (word) => word.length < 4 ? word : word.replace(/(.)\1/g, "$1").replace(/h$/, "");
const fold = (word) => tight(sound(word));

/* A word, then what may be left of it without what Indonesian and Javanese put before and after it. */
const BEFORE = ["di", "dak", "tak", "ke", "ka", "se", "ter", "ber", "per", "pe", "be", "ku", "te",
  "men", "mem", "meng", "menge", "me", "pen", "pem", "peng", "nge", "ng", "meni", "ni", "n", "m"];
const AFTER = /(nia|kan|ake|aken|ken|kn|ni|in|an|ku|mu|lah|ne|no|na|ke|en|i|e)$/;
const LOST = { n: ["t"], m: ["p"], ng: ["k"], ni: ["s", "c"] };
function stems(word) {
  const bare = sound(word), ends = [bare];
  for (let at = 0; at < 2 && ends.length === at + 1; at++) {
    const left = ends[at].replace(AFTER, "");
    if (left.length > 2 && left !== ends[at]) ends.push(left);
  }
  const found = new Set(ends.map(tight));
  for (const each of ends)
    for (const start of BEFORE) {
      if (!each.startsWith(start)) continue;
      const rest = each.slice(start.length), vowel = "aeiou".includes(rest[0]);
      if (rest.length < 3) continue;
      if (vowel) for (const lost of LOST[start.replace(/^[mp]e(?=n|m)/, "")] ?? []) found.add(tight(lost + rest));
      if (rest.length > 3 || (start.length > 1 && !vowel)) found.add(tight(rest));
    }
  return found;
}

const VOWELS = ["ao", "oa", "ei", "ie", "uo", "ou", "ea", "ae"];

/* Edit distance with transpositions (optimal string alignment), at most `most`. */
function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let older = [], old = [...Array(b.length + 1).keys()];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const pair = a[i - 1] + b[j - 1];
      row[j] = Math.min(row[j - 1] + 1, old[j] + 1, old[j - 1] + (pair[0] === pair[1] ? 0 : VOWELS.includes(pair) ? 0.5 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], older[j - 2] + 1);
      least = Math.min(least, row[j]);
    }
    if (least > most) return most + 1;
    [older, old] = [old, row];
  }
  return old[b.length];
}

/* Which letters a word has, one bit each: two words are further apart than half of the bits that differ. */
const mask = (word) => [...word].reduce((all, letter) => all | (1 << (letter.charCodeAt(0) & 31)), 0);
const bits = (number) => { let count = 0; for (; number; number &= number - 1) count++; return count; };

/* Turns what people type into words of the site: for each word they meant, [word, how sure]. */
export function reader(lexicon) {
  const keys = new Map(), masks = new Map(), sorts = new Map(), same = new Map(), stop = new Set(lexicon.stop.split(" "));
  const put = (map, key, value) => map.has(key) ? map.get(key).add(value) : map.set(key, new Set([value]));
  const phrases = [];
  const learn = (word) => {
    const folded = fold(word);
    put(keys, folded, word);
    for (const stem of stems(word)) if (stem.length > 3) put(keys, stem, word);
  };
  for (const word of lexicon.words.split(" ")) learn(word);
  for (const group of lexicon.same) {
    const single = group.filter((each) => !each.includes(" "));
    for (const each of group) each.includes(" ") ? phrases.push([each, single]) : learn(each);
    for (const each of single) for (const other of single) put(same, each, other);
  }
  for (const [kind, [label]] of Object.entries(lexicon.kinds))
    for (const word of plain(label)) if (word.length > 3) put(sorts, word, "xj" + kind);
  for (const key of keys.keys()) masks.set(key, mask(key));
  function near(word) {
    const folded = fold(word), found = new Map();
    const add = (key, sure) => {
      for (const each of keys.get(key) ?? []) found.set(each, Math.max(found.get(each) ?? 0, fold(each) === key ? sure : sure * 0.9));
    };
    add(folded, 1);
    for (const stem of stems(word)) add(stem, 0.85);
    return [folded, found];
  }
  function guess(word) {
    const [folded, ...rest] = stems(word), found = new Map();
    let best = 2.3;
    for (const each of [folded, ...rest.filter((stem) => stem.length > 3)]) {
      const letters = mask(each), extra = each === folded ? 0 : 0.3;
      for (const [key, all] of keys) {
        if (key.length < 4) continue;
        const most = Math.min(each.length, key.length) < 8 ? 1 : 2;
        if (Math.abs(key.length - each.length) > most || bits(letters ^ masks.get(key)) > most * 2) continue;
        const far = distance(each, key, most) + extra + (each[0] === key[0] ? 0 : 0.4);
        if (far > most + extra + 0.4 || far > best + 0.2) continue;
        best = Math.min(best, far);
        for (const one of all) found.set(one, Math.max(found.get(one) ?? 0, (fold(one) === key ? 0.8 : 0.7) - far * 0.15));
      }
    }
    return new Map([...found].filter(([, sure]) => sure >= 0.67 - (best + 0.2) * 0.15));
  }
  function meant(word) {
    let [folded, found] = near(word);
    if (!found.size && folded.length > 2)
      for (const [key, all] of keys)
        if (key.startsWith(folded) || (folded.length > 4 && key.endsWith(folded)))
          for (const each of all) found.set(each, 0.8 - (key.length - folded.length) / 50);
    if (!found.size)
      for (let at = 3; at <= folded.length - 3; at++)
        if (keys.has(folded.slice(0, at)) && keys.has(folded.slice(at)))
          for (const part of [folded.slice(0, at), folded.slice(at)]) for (const each of keys.get(part)) found.set(each, 0.7);
    if (!found.size && folded.length > 3) found = guess(word);
    if (!found.size) found.set(word, 0.5);
    for (const [each, sure] of [...found])
      for (const other of same.get(each) ?? []) found.set(other, Math.max(found.get(other) ?? 0, sure * 0.8));
    return [...found].sort((a, b) => b[1] - a[1]).slice(0, 24);
  }
  return function read(text) {
    const call = text.replace(/[oO](?=[\d\s.-]|$)/g, "0").replace(/[^\d+]/g, "");
    if (!/[a-np-z]/i.test(text) && call.length > 2) return [[["xn" + call.replace(/^\+?62(?=\d{5})/, "0").replace(/^8(?=\d{8})/, "08"), 1]]];
    let words = plain(text).map((word) => word.replace(/^(\D{3,})2(\D*)$/, "$1$2"));
    const whole = ` ${words.join(" ")} `, terms = [];
    for (const [phrase, single] of phrases) if (single.length && whole.includes(` ${phrase} `)) terms.push(single.map((each) => [each, 1]));
    const joined = words.join("");
    if (words.length > 2 && words.every((each) => each.length === 1)) words = [joined];
    for (let i = 0; i + 1 < words.length; i++) {
      const both = words[i] + words[i + 1];
      if (keys.has(fold(both)) && !(keys.has(fold(words[i])) && keys.has(fold(words[i + 1])))) words.splice(i, 2, both);
    }
    const sort = new Set(words.flatMap((each) => [each, ...same.get(each) ?? []]).flatMap((each) => [...sorts.get(each) ?? []]));
    if (sort.size) terms.push([...sort].map((each) => [each, 0.5]));
    const telling = words.filter((each) => !stop.has(each));
    for (const word of new Set(telling.length ? telling : words))
      if (/^\d{3,}$/.test(word)) terms.push([["xn" + word, 1], [word, 0.6]]);
      else if (word.length > 1) terms.push(meant(word));
    return terms;
  };
}

/* Every page that holds any of the words, best first: by how much of what was asked it holds, then by its kind. */
export async function open(engine, words) {
  const [pagefind, lexicon] = await Promise.all([import(engine), fetch(words).then((answer) => answer.json())]);
  await pagefind.options({ noWorker: true, ranking: { termSimilarity: 1, pageLength: 0.3, termSaturation: 1, termFrequency: 1, metaWeights: { title: 3, alias: 3, nomor: 3, faset: 1 } } });
  await pagefind.init();
  const known = new Map(), read = reader(lexicon);
  const ask = (word) => {
    if (!known.has(word)) known.set(word, pagefind.search(word).then((answer) => answer.results));
    return known.get(word);
  };
  const only = async (...tokens) => new Set((await Promise.all(tokens.map(ask))).flat().map((each) => each.id));
  const kinds = await Promise.all(Object.entries(lexicon.kinds).map(async ([kind, [, weight]]) => [await only("xj" + kind), weight, kind]));
  const total = kinds.reduce((sum, [ids]) => sum + ids.size, 1);
  async function find(text) {
    const terms = read(text), pages = new Map();
    let whole = 0;
    for (const term of terms) {
      const best = new Map();
      let most = 0;
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
        const page = pages.get(id) ?? pages.set(id, { id, hit, score: 0, held: 0 }).get(id), part = score / most;
        page.score += worth * (0.3 + 0.7 * part);
        page.held += worth;
      }
    }
    for (const page of pages.values()) {
      page.score *= (page.held / whole) ** 0.7;
      for (const [ids, weight] of kinds) if (ids.has(page.id)) page.score *= weight;
    }
    const found = [...pages.values()].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
    return found.filter(({ score }) => score > found[0].score / 4);
  }
  /* What a hit says: a record's address is a place on its page, and a kecamatan names the villages that were meant. */
  async function tell({ hit }, text) {
    const { url, raw_url, meta, anchors, content } = await hit.data();
    const tokens = meta.faset.split(" "), kind = tokens[0].slice(2), path = raw_url.slice(1);
    const [call, place] = lexicon.hits[path] ?? [-1, ""];
    const meant = new Set(read(text).flat().map(([word]) => word)), words = plain(text);
    const villages = anchors.filter((each) => each.element === "li" && /^[\d.]+$/.test(each.id)
      && plain(each.text).every((word) => meant.has(word) || words.includes(word)));
    return {
      href: tokens.includes("xr") ? url.replace(/([^/]+)\/$/, "#$1") : villages.length === 1 ? `${url}#${villages[0].id}` : url,
      title: meta.title, kind, kindName: lexicon.kinds[kind]?.[0] ?? "", place, call: lexicon.calls[call],
      villages: villages.map((each) => each.text.trim()),
      text: content.startsWith(meta.title) ? content.slice(meta.title.length).replace(/^[\s.?!]+/, "") : content,
    };
  }
  return { find, tell, only, kinds, areas: lexicon.areas };
}

/* The field, its list and its buttons. Words stay in the field: nothing is stored, sent, or put in the address. */
const AT_FIRST = 6;
export function start(box) {
  const $ = (query) => box.querySelector(query), field = $("input[type=search]"), status = $(".found"), list = $(".hits");
  const facets = $(".facets"), areas = $(".areas"), more = $(".more-hits"), [row, choice] = [...box.querySelectorAll("template")];
  const at = (name) => new URL(box.dataset[name], document.baseURI).href, ready = () => opened ??= open(at("search"), at("words"));
  let opened, turn = 0, timer, drawn, limit = AT_FIRST, only = null;
  const clear = () => {
    turn++;
    status.textContent = drawn = "";
    list.replaceChildren();
    for (const each of [facets, areas, more]) each.hidden = true;
  };
  const chip = (button, count, pick) => {
    button.hidden = !count;
    button.setAttribute("aria-pressed", only === pick);
    button.onclick = () => { only = only === pick ? null : pick; limit = AT_FIRST; run(); };
  };
  function hit({ href, title, kindName, place, call, villages, text }) {
    const item = row.content.firstElementChild.cloneNode(true), part = (name) => item.querySelector(`[data-${name}]`);
    part("link").href = href;
    part("link").textContent = [...villages, title].join(", ");
    part("kind").textContent = [kindName, place].filter(Boolean).join(", ");
    part("text").textContent = text.length > 130 ? text.slice(0, 130).replace(/\s\S*$/, " …") : text;
    for (const button of item.querySelectorAll("[data-call]"))
      if (!call || button.dataset.call !== call[0]) button.remove();
      else {
        button.href = call[1];
        button.querySelector("[data-brief]").textContent = call[2];
        button.querySelector(".num").textContent = call[3];
      }
    return item;
  }
  async function run() {
    const mine = ++turn, text = field.value.trim();
    if (!text) return clear();
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
        const button = choice.content.firstElementChild.cloneNode(true);
        button.textContent = name;
        chip(button, 1, code);
        places.push(button);
        if (only === code) shown = within(ids);
      }
      const hits = await Promise.all(shown.slice(0, limit).map((each) => search.tell(each, text)));
      if (mine !== turn) return;
      areas.replaceChildren(...places);
      facets.hidden = all.length < 2;
      areas.hidden = places.length < 2;
      more.hidden = shown.length <= limit;
      list.replaceChildren(...hits.map(hit));
      status.textContent = box.dataset[shown.length > 1 ? "many" : shown.length ? "one" : "none"].replace("#", shown.length);
      drawn = text;
    } catch (error) {
      opened = null;
      if (mine === turn) status.textContent = box.dataset.fail;
    }
  }
  const links = () => [...list.querySelectorAll("[data-link]")];
  field.addEventListener("input", () => {
    clearTimeout(timer);
    only = null;
    limit = AT_FIRST;
    timer = setTimeout(run, field.value ? 200 : 0);
  });
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
  if (field.value) run();
}
