// The quoted message above a reply.

import { current, openAccount } from './current.js';
import { element } from './element.js';
import { personSays } from './entry.js';
import { icon } from './icons.js';

export function drawQuote(entry, mid) {
  if (!mid) return null;
  const quoted = current.facts.message(mid);
  return element(
    'button',
    { class: 'quote', type: 'button', onclick: () => goTo(mid) },
    element('span', { class: 'quote-head' }, icon('reply', 'icon small'), headOf(entry, quoted)),
    element('span', { class: 'quote-text' }, quoted?.text ?? 'An earlier message'),
  );
}

function headOf(entry, quoted) {
  const who = personSays(entry) ? 'You replied' : `${entry.persona?.name ?? openAccount().name} replied`;
  if (!quoted) return who;
  if (quoted.isPersons) return personSays(entry) ? `${who} to yourself` : `${who} to you`;
  return personSays(entry) ? `${who} to ${openAccount().name}` : who;
}

function goTo(mid) {
  const message = document.querySelector(`.message[data-mid="${CSS.escape(mid)}"]`);
  message?.scrollIntoView({ block: 'center' });
  message?.focus({ preventScroll: true });
}
