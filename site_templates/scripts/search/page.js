/* The field, its list and its buttons. Words stay in the field: nothing is stored, sent, or put in the address. */

/* How many hits are shown at first, and how many more at a time: five fill a phone's screen. */
const AT_FIRST = 5, MORE = 12;
/* The kecamatan that are offered are those of the best hits, so many. */
const NEAR = 12;
/* Milliseconds without a key before somebody is answered, and with an answer outstanding before the wait is told. */
const PAUSE = 200, SLOW = 1000;
/* How much of a hit's text is shown, in letters: two lines on a phone. */
const EXCERPT = 130;
/* Where the list may begin while a keyboard takes the lower part of the screen: further down nobody sees the first hit. */
const HIGH_ENOUGH = 0.55;

function start(box) {
  box.dataset.ready = "";
  const $ = (query) => first(query, box), field = $("input[type=search]"), status = $(".found"), wait = $(".wait"), list = $(".hits"), nothing = $(".nothing");
  const facets = $(".facets"), areas = $(".areas"), more = $(".more-hits"), [row, choice] = all("template", box);
  const at = (name) => new URL(box.dataset[name], document.baseURI).href, ready = () => opened ??= open(at("search"), at("words"));
  const placed = new Map();
  let opened, turn = 0, timer, drawn, limit = AT_FIRST, only = null;
  const clear = () => {
    turn++;
    status.textContent = wait.textContent = drawn = "";
    list.replaceChildren();
    for (const each of [facets, areas, more, nothing]) each.hidden = true;
  };
  const chip = (button, count, pick) => {
    button.hidden = !count;
    button.setAttribute("aria-pressed", only === pick);
    button.onclick = () => { only = only === pick ? null : pick; limit = AT_FIRST; run(); };
  };
  const copy = (template) => template.content.firstElementChild.cloneNode(true);
  function hit({ href, title, about, call, text, notice }) {
    const item = copy(row), link = first("a", item), [sign, small, words] = all("p", item);
    link.href = href;
    link.textContent = title;
    small.textContent = about;
    Object.assign(sign.dataset, notice);
    words.textContent = text.length > EXCERPT ? text.slice(0, EXCERPT).replace(/\s\S*$/, " …") : text;
    for (const button of all("[data-call]", item))
      if (button.dataset.call !== call?.[0]) button.remove();
      else [button.href, first("span > span", button).textContent, first("b", button).textContent] = call.slice(1);
    return item;
  }
  async function run() {
    const mine = ++turn, text = field.value.trim();
    if (!text) return clear();
    const slow = setTimeout(() => { wait.textContent = box.dataset.wait; }, SLOW);
    try {
      const search = await ready(), found = await search.find(text);
      if (mine !== turn) return;
      let shown = found;
      const within = (ids) => found.filter(({ id }) => ids.has(id));
      for (const button of facets.children) {
        const names = button.dataset.kinds.split(" ");
        const held = within(new Set(search.kinds.flatMap(([ids, , kind]) => names.includes(kind) ? [...ids] : [])));
        chip(button, held.length, button.dataset.kinds);
        if (only === button.dataset.kinds) shown = held;
      }
      const near = new Set(found.slice(0, NEAR).map(({ id }) => id)), places = [];
      for (const [code, name] of Object.entries(search.areas)) {
        const ids = await search.only("xw" + code);
        if (![...ids].some((id) => near.has(id))) continue;
        const button = placed.get(code) ?? placed.set(code, copy(choice)).get(code);
        button.textContent = name;
        chip(button, 1, code);
        places.push(button);
        if (only === code) shown = within(ids);
      }
      const hits = await Promise.all(shown.slice(0, limit).map(search.tell));
      if (mine !== turn) return;
      /* Only if they change: who pressed one of them keeps the focus on it. */
      if (areas.textContent !== places.map((each) => each.textContent).join("")) areas.replaceChildren(...places);
      facets.hidden = found.length <= AT_FIRST || !first(":not([hidden]) ~ :not([hidden])", facets);
      areas.hidden = places.length < 2;
      more.hidden = shown.length <= limit;
      nothing.hidden = shown.length;
      list.replaceChildren(...hits.map(hit));
      showAges();
      status.textContent = box.dataset[["none", "one"][shown.length] || "many"].replace("#", shown.length);
      drawn = text;
      /* Above a phone's keyboard there is room for little: the field goes up, so that the first hit can be seen. */
      const room = visualViewport?.height ?? innerHeight;
      if (document.activeElement === field && list.getBoundingClientRect().top > room * HIGH_ENOUGH) box.scrollIntoView();
    } catch (error) {
      opened = null;
      /* A line that is down, or a browser that cannot do it after all. */
      if (error instanceof TypeError) { if (mine === turn) status.textContent = box.dataset.fail; } else box.unable();
    } finally {
      clearTimeout(slow);
      if (mine === turn) wait.textContent = "";
    }
  }
  const links = () => all(".hit", list);
  const soon = () => {
    clearTimeout(timer);
    only = null;
    limit = AT_FIRST;
    timer = setTimeout(run, field.value ? PAUSE : 0);
  };
  field.oninput = soon;
  more.onclick = async () => {
    const next = limit;
    limit += MORE;
    await run();
    links()[next]?.focus();
  };
  box.onkeydown = (event) => {
    const { key, target } = event, hits = links(), index = hits.indexOf(target), step = { ArrowDown: 1, ArrowUp: -1 }[key];
    if ((index < 0 && target !== field) || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (key === "Escape") {
      if (index < 0) { field.value = ""; clear(); }
      field.focus();
    } else if (step) (hits[index + step] ?? (step < 0 ? field : target)).focus();
    else if (key === "Enter" && index < 0) {
      if (drawn === field.value.trim()) hits[0]?.click();
      else { clearTimeout(timer); run(); }
    } else return;
    event.preventDefault();
  };
  addEventListener("pagehide", () => { field.value = ""; clear(); });
  ready().catch(() => opened = null);
  /* Who typed before this was loaded may be typing still: half a word is not asked, and nobody hears that it found nothing. */
  if (field.value) soon();
}
