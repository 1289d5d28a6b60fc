/* What a typed word means: words of the site, each with how sure it is that this one was meant, at most 1. */

/* The numbers were chosen on the tuning half of the judged queries (`make bench-search`). What stands in brackets was measured on
   2026-11-26 with its 117 queries, the page that was wanted being first for 0.88 of them and among the first three for all:
   what other values give, first/first three; "same" is within 0.002 of both. */

/* Of several words that may be meant, so many are asked for: each costs a look into the index. [8, 32: same] */
const MOST_MEANT = 16;
/* A word of the site that only shares a stem with the typed one, not its sound. [0.68: 0.87/1; 1: same] */
const BY_STEM = 0.85;
/* A word of the site that is met by its stem; and any other word where the site has just the one that was typed.
   [both 0.7: same; above 1: 0.88/0.98] */
const OWN_STEM = 0.9, NOT_AS_TYPED = 0.85;
/* A word that only begins or ends so [0.64: 0.88/0.99; 0.96: 0.87/1], less one part in so many for every letter more [25, 100: same]. */
const PART = 0.8, LETTER_MORE = 50;
/* Two words written as one. [0.56, 0.84: same] */
const HALF = 0.7;
/* What means the same, as a part of how sure its like is. [0.64: same; 0.96: 0.87/0.99] */
const SAME = 0.8;
/* A word that nothing on the site is like. [0.4, 0.6: same] */
const UNKNOWN = 0.5;
/* Below this a word is not much like any of the site. [0.48: same; 0.72: 0.87/0.99] */
const LIKELY = 0.6;
/* A guess without a slip [0.64: 0.84/0.96, the one that matters most; 0.96: same], and one by its stem [0.56, 0.84: same]. */
const GUESS = 0.8, STEM_GUESS = 0.7;
/* What each slip takes of that. [0.08: same; 0.3: 0.87/0.99] */
const SLIP = 0.15;
/* The least that a guess may be worth, less what the slips of the best one take: a guess further away than the best counts no more.
   [0.53: same; 0.79: 0.87/0.99] */
const LEAST_GUESS = 0.66;
/* In slips: what a stem costs, and another first letter, which is seldom mistyped; how much further away than the best guess others
   may be; and where the best begins, at the three slips that are allowed at most, by a stem. [all halved, doubled: same] */
const STEM_COST = 0.3, FIRST_LETTER_COST = 0.4, BEHIND_BEST = 0.2, FURTHEST = 3.3;

/* Which letters a word has, one bit each: two words are further apart than half of the bits that differ. */
const letterBits = (word) => [...word].reduce((bits, letter) => bits | (1 << (letter.charCodeAt(0) & 31)), 0);
function countBits(number) {
  let count = 0;
  for (; number; number &= number - 1) count++;
  return count;
}
/* By folded word: the site's words, and their letters. By word: what means the same, and the kinds of page it asks for. */
const keys = new Map(), letters = new Map(), equal = new Map(), asking = new Map(), kept = new Map();
/* Phrases, each with the single words for it; and stop words, which are passed over. */
const phrases = [], passed = new Set(stop.split(" "));

const put = (map, key, value) => (map.get(key) ?? map.set(key, new Set()).get(key)).add(value);
const lift = (map, key, sure) => map.set(key, Math.max(map.get(key) ?? 0, sure));
const learn = (word) => {
  put(keys, fold(word), word);
  for (const stem of stems(word)) if (stem.length > 3) put(keys, stem, word);
};
/* Learns `words`, the words of the site, `same`, groups that mean the same, and `kinds`; in short tasks. */
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
  for (const word of plain(`${kinds[kind][0]} ${kinds[kind][2]}`)) if (word.length > 1) put(asking, word, kind);
for (const key of keys.keys()) letters.set(key, letterBits(key));

/* The nearest words by letters: one slip in up to seven letters, two in up to ten, three beyond. */
function guess(word) {
  const [folded, ...others] = stems(word), found = new Map();
  let best = FURTHEST;
  for (const each of [folded, ...others])
    for (const [key, all] of each.length > 3 ? keys : []) {
      const least = Math.min(each.length, key.length), most = least < 8 ? 1 : least < 11 ? 2 : 3, extra = each === folded ? 0 : STEM_COST;
      if (key.length < (each[0] === key[0] ? 4 : 5) || Math.abs(key.length - each.length) > most || countBits(letterBits(each) ^ letters.get(key)) > most * 2) continue;
      const far = distance(each, key, most, rules.alike) + extra + (each[0] === key[0] ? 0 : FIRST_LETTER_COST);
      if (far > most + extra + FIRST_LETTER_COST || far > best + BEHIND_BEST) continue;
      best = Math.min(best, far);
      for (const one of all) lift(found, one, (fold(one) === key ? GUESS : STEM_GUESS) - far * SLIP);
    }
  return new Map([...found].filter(([, sure]) => sure >= LEAST_GUESS - best * SLIP));
}
function weigh(word) {
  const folded = fold(word);
  let found = new Map();
  for (const key of [folded, ...stems(word)])
    for (const each of keys.get(key) ?? []) lift(found, each, (key === folded ? 1 : BY_STEM) * (fold(each) === key ? 1 : OWN_STEM) * (each !== word && keys.get(folded)?.has(word) ? NOT_AS_TYPED : 1));
  if (!found.size && folded.length > 2)
    for (const [key, all] of keys)
      if (key.startsWith(folded) || (folded.length > 4 && key.endsWith(folded)))
        for (const each of all) lift(found, each, PART - (key.length - folded.length) / LETTER_MORE);
  for (let at = 3; !found.size && at <= folded.length - 3; at++) {
    const parts = [folded.slice(0, at), folded.slice(at)].map((part) => keys.get(part));
    if (parts[0] && parts[1]) for (const each of [...parts[0], ...parts[1]]) lift(found, each, HALF);
  }
  const sure = found.size ? PART : 0;
  if (!found.size && folded.length > 3) found = guess(word);
  if (!found.size) found.set(word, UNKNOWN);
  /* What means the same as a word that was only near by its stem means something else: keluarga, kekeluargaan, damai. */
  for (const [each, much] of [...found]) if (much >= sure) for (const other of equal.get(each) ?? []) lift(found, other, much * SAME);
  return [...found].sort((a, b) => b[1] - a[1]).slice(0, MOST_MEANT);
}

/* What a word means: [word of the site, how sure], the surest first. */
const meant = (word) => kept.get(word) ?? kept.set(word, weigh(word)).get(word);
/* Whether words of the site are spelled so. */
const spelled = (word) => keys.has(fold(word));
const knows = (word) => passed.has(word) || spelled(word);
/* A stop word, or one with a slip in it: a word that nothing on the site is much like. */
const saysNothing = (word) =>
  passed.has(word) || (word.length > 3 && !knows(word) && meant(word)[0][1] < LIKELY
    && [...passed].some((stop) => stop.length > 4 && distance(word, stop, 1, []) <= 1));
