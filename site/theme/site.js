// The button of the table of contents is a label, which the keys do not press by themselves.

document.getElementById('mdbook-sidebar-toggle').addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' && event.key !== ' ') return;
  event.preventDefault();
  event.currentTarget.click();
});
