/* How words are misspelled and inflected, by the `rules` of the lexicon (generator/render/search/spelling_rules.py). */

/* Digits that are typed for letters. */
const LETTERS = { 0: "o", 1: "i", 3: "e", 4: "a", 5: "s", 7: "t" };

const sounds = rules.sounds.map(([from, to]) => [new RegExp(from, "g"), to]), ending = new RegExp(rules.after);

/* One spelling for all spellings that sound alike, digits typed for letters too: within a word or as one of its ends. */
function sound(word) {
  if (/^\D+\d+\D|^\D{3,}\d$|^\d\D/.test(word)) word = word.replace(/\d/g, (digit) => LETTERS[digit] ?? digit);
  for (const [from, to] of sounds) word = word.replace(from, to);
  return word;
}
const fold = (word) => tight(sound(word));

/* A word folded, then what may be left of it without what its language puts before and after it. */
function stems(word) {
  const ends = [sound(word)];
  /* Two endings may follow each other: -kan-nya. What is left has three letters at least. */
  for (let at = 0; at < 2 && ends[at]; at++) {
    const left = ends[at].replace(ending, "");
    if (left[2] && left !== ends[at]) ends.push(left);
  }
  const found = new Set(ends.map(tight));
  for (const each of ends)
    for (const start in rules.before) {
      const rest = each.slice(start.length), vowel = "aeiou".includes(rest[0]);
      if (!each.startsWith(start) || !rest[2]) continue;
      /* Before a vowel a beginning may have swallowed a letter: memukul, pukul. */
      /* Three letters behind a bare nasal are too few to tell: mati is not pati. */
      if (vowel && (start[1] || rest[3])) for (const lost of rules.before[start]) found.add(tight(lost + rest));
      if (rest[3] || (start[1] && !vowel)) found.add(tight(rest));
    }
  return found;
}
