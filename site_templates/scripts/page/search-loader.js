/* The search field before anybody uses it: script, index and words are fetched when it is, not before. A browser that runs
   no WebAssembly under our policy, or cannot read the script, keeps the link to the list of all words. */

/* `folder` is where our scripts lie. */
function prepareSearch(box) {
  const field = first("input[type=search]", box);
  let loading = false, again = "";
  function offer(search) {
    box.hidden = !search;
    for (const link of all("[data-search-link]")) link.hidden = search;
  }
  function load() {
    if (loading) return;
    loading = true;
    const script = element("script");
    script.type = "module";
    script.src = new URL("search.js", folder) + again;
    box.unable = () => offer(false);
    script.onload = () => "ready" in box.dataset || offer(false);
    script.onerror = () => {
      /* A browser keeps its failure to load a module under that address. */
      loading = false;
      again += "?";
      first(".found", box).textContent = box.dataset.fail;
    };
    document.head.append(script);
  }
  /* The smallest module there is: its four letters and its version. */
  try { offer(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0))); } catch (error) { /* the link stays */ }
  field.onfocus = field.oninput = load;
  onkeydown = (event) => {
    if (box.hidden || event.altKey || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "k") return;
    event.preventDefault();
    field.focus();
  };
}
