// Makes elements. Whatever comes from outside becomes text in them, never markup.

export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) set(made, name, value);
  made.append(...children.flat(Infinity).filter(isThere));
  return made;
}

/** Exchanges all children of an element. */
export function fill(parent, ...children) {
  parent.replaceChildren(...children.flat(Infinity).filter(isThere));
  return parent;
}

/** A text that only a screen reader tells. */
export function spoken(text) {
  return element('span', { class: 'spoken' }, text);
}

function set(made, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (typeof value === 'function') made.addEventListener(name.slice(2), value);
  else made.setAttribute(name, value === true ? '' : value);
}

function isThere(value) {
  return value !== null && value !== undefined && value !== false && value !== '';
}
