/* What somebody asks: a list of terms, each a list of [word of the index, how sure]; `terms.kinds` are the kinds of page
   that the question names. */

/* How sure it is that digits are a word of a page, where no number is known by them. */
const DIGITS = 0.6;

function question(text) {
  /* Digits as they are typed: an o for a nought, blanks and dots, the country's code, a lost nought. */
  const dialled = text.replace(/o/gi, "0").replace(/[\s().-]/g, "").replace(/^\+?62(?=\d{5})/, "0").replace(/^8(?=\d{8})/, "08");
  if (/^\d{3,}$/.test(dialled)) return [[["xn" + dialled, 1]]];
  /* A number stuck to a word is parted from it; a 2 after a word is its doubling and says nothing more. */
  let typed = plain(text).flatMap((word) => /^[a-z]{3,}\d{3,}$/.test(word) ? word.match(/\D+|\d+/g) : word.replace(/^(\D{3,})2(?=\D*$)/, "$1"));
  if (typed[2] && typed.every((each) => !each[1])) typed = [typed.join("")];
  typed.forEach((each, at) => {
    const both = each + typed[at + 1];
    if (typed[at + 1] && spelled(both) && !(knows(each) && knows(typed[at + 1]))) typed.splice(at, 2, both);
  });
  const terms = [], said = typed.map((each) => new Set([each, ...equal.get(each) ?? [], ...passed.has(each) ? [] : meant(each).map(([word]) => word)]));
  /* A phrase in any of its spellings. One that holds a stop word says something else than its words: "cannot hear". */
  for (const [phrase, single] of phrases)
    for (let at = 0; single[0] && at + phrase.length <= typed.length; at++)
      if (phrase.every((word, next) => said[at + next]?.has(word))) {
        terms.push(single.map((each) => [each, 1]));
        if (phrase.some((word) => passed.has(word))) for (const next in phrase) said[at + +next] = null;
      }
  terms.kinds = new Set(typed.flatMap((each) => [each, ...equal.get(each) ?? []]).flatMap((each) => [...asking.get(each) ?? []]));
  const left = typed.filter((_, at) => said[at]), telling = left.filter((each) => !saysNothing(each));
  for (const word of new Set(telling[0] ? telling : terms[0] ? [] : typed))
    if (/^\d{3,}$/.test(word)) terms.push([["xn" + word, 1], [word, DIGITS]]);
    else if (word[1]) terms.push(meant(word));
  return terms;
}
