/* For who cannot tap a number: it is copied, or the sentence to begin with. Not offered where a page may not copy, as on
   one without https. The button then says what it did, and what stays of it. */
function prepareCopying(button) {
  button.hidden = !navigator.clipboard;
  button.onclick = async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = button.dataset.done;
  };
}
