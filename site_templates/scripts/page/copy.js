/* For who cannot tap a number: it is copied, or the sentence to begin with. Not offered where a page may not copy, as on
   one without https. The button then says what it did, and what stays of it; where the device refuses, what there is to type. */
function prepareCopying(button) {
  const tell = (words) => () => (button.textContent = words);
  button.hidden = !navigator.clipboard;
  button.onclick = () =>
    navigator.clipboard.writeText(button.dataset.copy).then(tell(button.dataset.done), tell(button.dataset.copy));
}
