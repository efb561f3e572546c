// The commands that are offered while one types a slash.

import { element, fill } from './element.js';

/** The list above the text field; `pick` gets the name of the chosen command. */
export function drawCommands(pick) {
  whenPicked = pick;
  return list;
}

/** Offers what fits to what is typed so far. */
export function commandsFor(typed, commands) {
  const begun = /^\/(\S*)$/.exec(typed)?.[1].toLowerCase();
  const fitting =
    begun === undefined
      ? []
      : (commands ?? []).filter(
          ({ name }) => name.toLowerCase().startsWith(begun) && name.toLowerCase() !== begun,
        );
  list.hidden = fitting.length === 0;
  fill(list, fitting.map(row));
}

const list = element('div', {
  class: 'commands',
  role: 'group',
  'aria-label': 'Commands',
  hidden: true,
  onkeydown: walk,
});
let whenPicked = null;

function row({ name, description }) {
  return element(
    'button',
    { type: 'button', 'data-command': name, onclick: () => whenPicked(name) },
    element('strong', {}, `/${name}`),
    element('span', { class: 'quiet' }, description),
  );
}

function walk(event) {
  const rows = [...list.children];
  const next = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!next) return;
  event.preventDefault();
  rows[rows.indexOf(document.activeElement) + next]?.focus();
}
