/* Words as people type them. The build puts this before the scripts that read them, so that finder, search and the
   staff's list understand the same. */
var match = (() => {
  const plain = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().match(/[a-z0-9]+/g) || [];
  const tight = (word) => word.length < 4 ? word : word.replace(/(.)\1/g, "$1").replace(/h$/, "");

  /* Edit distance with transpositions (optimal string alignment), at most `most`. */
  function distance(a, b, most, alike) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let older = [], old = [...Array(b.length + 1).keys()];
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      let least = i;
      for (let j = 1; j <= b.length; j++) {
        const pair = a[i - 1] + b[j - 1];
        row[j] = Math.min(row[j - 1] + 1, old[j] + 1, old[j - 1] + (pair[0] === pair[1] ? 0 : alike.includes(pair) ? 0.5 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], older[j - 2] + 1);
        least = Math.min(least, row[j]);
      }
      if (least > most) return most + 1;
      [older, old] = [old, row];
    }
    return old[b.length];
  }

  /* How far a typed word is from one of a name: the same, its beginning, a part of it, nearly. A number is never nearly right. */
  function apart(word, known, near) {
    if (word === known) return 0;
    if (known.startsWith(word)) return 1;
    if (word[2] && known.includes(word)) return 2;
    const most = word[7] ? 2 : 1;
    const far = !near || !word[3] || /\d/.test(word) ? 9
      : Math.min(...[known, known.slice(0, word.length)].map((each) => distance(tight(word), tight(each), most, [])));
    return far > most ? Infinity : 3 + far;
  }
  /* The entries whose `words` hold all that is typed, best first: as it stands, then without words that only say what kind
     of place it is (`kinds`), then as one word; if there is none, nearly, or with the words `around` them. */
  function pick(text, entries, kinds) {
    const typed = plain(text), names = plain(kinds), telling = typed.filter((word) => !names.includes(word));
    for (const near of [false, true])
      for (const wanted of [typed, telling, [telling.join("")]]) {
        const far = ({ words, around }) => wanted.reduce((sum, word) => sum + Math.min(
          ...words.map((each) => apart(word, each, near)), ...near && around ? around.map((each) => 5 + apart(word, each)) : []), 0);
        const found = entries.map((entry) => [far(entry), entry]).filter(([each]) => each < Infinity);
        if (found[0] && wanted.join("")) return found.sort((a, b) => a[0] - b[0]).map(([, entry]) => entry);
      }
    return [];
  }
  return { plain, tight, distance, pick };
})();
