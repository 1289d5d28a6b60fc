/* Short ways into the page. */
const first = (query, from = document) => from.querySelector(query);
const all = (query, from = document) => [...from.querySelectorAll(query)];
/* What an attribute lists, parted by blanks. */
const listed = (text) => (text || "").split(" ").filter(Boolean);
function element(name, ...inside) {
  const made = document.createElement(name);
  made.append(...inside);
  return made;
}
