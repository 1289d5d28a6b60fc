/* Words as people type them: what the search finds, the finder and the staff's list find too. A number is never nearly right. */

/* The words of a text in lower case, without marks and signs. */
const plain = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().match(/[a-z0-9]+/g) || [];

/* A word without what many leave out or put twice: a doubled letter, an h at the end. Short words are left as they are. */
const tight = (word) => word.length < 4 ? word : word.replace(/(.)\1/g, "$1").replace(/h$/, "");

/* Edit distance with transpositions (optimal string alignment), at most `most`; one more than that if it is greater.
   `alike` holds pairs of letters that are typed for each other: such a slip counts half. */
function distance(a, b, most, alike) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let older = [], old = [...Array(b.length + 1).keys()];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const pair = a[i - 1] + b[j - 1];
      row[j] = Math.min(row[j - 1] + 1, old[j] + 1, old[j - 1] + (pair[0] === pair[1] ? 0 : alike.includes(pair) ? 0.5 : 1));
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], older[j - 2] + 1);
      least = Math.min(least, row[j]);
    }
    if (least > most) return most + 1;
    [older, old] = [old, row];
  }
  return old[b.length];
}

/* How far a typed word is from one of a name: 0 the same, 1 its beginning, 2 a part of it, from 3 on nearly (if `near`),
   else Infinity. */
function apart(word, known, near) {
  if (word === known) return 0;
  if (known.startsWith(word)) return 1;
  if (word.length > 2 && known.includes(word)) return 2;
  if (!near || word.length < 4 || /\d/.test(word)) return Infinity;
  /* One slip in a short word, two in a long one; the word may not be typed to its end. */
  const most = word.length > 7 ? 2 : 1, begun = known.slice(0, word.length);
  const far = Math.min(...[known, begun].map((name) => distance(tight(word), tight(name), most, [])));
  return far > most ? Infinity : 3 + far;
}

/* The entries whose `words` hold all that is typed, best first: as it stands, then without words that only say what kind
   of place it is (`kinds`), then as one word; if there is none, nearly, or with the words `around` them. */
function pick(text, entries, kinds) {
  const typed = plain(text), names = plain(kinds), telling = typed.filter((word) => !names.includes(word));
  for (const near of [false, true])
    for (const wanted of [typed, telling, [telling.join("")]]) {
      /* A word around the place counts as further away than any of its own. */
      const nearest = (word, { words, around }) => Math.min(
        ...words.map((name) => apart(word, name, near)), ...near && around ? around.map((name) => 5 + apart(word, name)) : []);
      const found = entries.map((entry) => [wanted.reduce((sum, word) => sum + nearest(word, entry), 0), entry])
        .filter(([far]) => far < Infinity);
      if (found[0] && wanted.join("")) return found.sort((a, b) => a[0] - b[0]).map(([, entry]) => entry);
    }
  return [];
}
