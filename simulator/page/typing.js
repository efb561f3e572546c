// The typing dots: on with the account's action, off with its next message or when the simulator says.

import { avatar } from './avatar.js';
import { current, openAccount } from './current.js';
import { element, spoken } from './element.js';
import { accountSays } from './entry.js';
import { listen, tell } from './news.js';
import { now } from './world.js';

/** The name of who types in the open conversation, or null. */
export function typist() {
  const found = typing.get(current.id);
  return found ? (found.persona?.name ?? openAccount().name) : null;
}

export function typingRow(name) {
  return element(
    'div',
    { class: 'row typing first last' },
    element(
      'div',
      { class: 'message theirs' },
      element('span', { class: 'face' }, avatar(name, typing.get(current.id).persona?.picture)),
      element('div', { class: 'bubble dots' }, spoken(`${name} is typing`), dot(), dot(), dot()),
    ),
  );
}

const typing = new Map();

listen('typing', ({ conversation, until, persona }) => {
  stop(conversation);
  if (until) start(conversation, { until, persona });
});

// A page that is loaded anew shows the dots as long as they would have stayed.
listen('loaded', (found) => {
  stop(current.id);
  if (found) start(current.id, found);
});

listen('entry', ({ conversation, entry }) => accountSays(entry) && stop(conversation.id));

function start(conversation, { until, persona }) {
  typing.set(conversation, { persona, timer: setTimeout(() => stopNow(conversation), until - now()) });
  tell('typing changed');
}

function stop(conversation) {
  if (!typing.has(conversation)) return;
  clearTimeout(typing.get(conversation).timer);
  typing.delete(conversation);
  tell('typing changed');
}

function stopNow(conversation) {
  stop(conversation);
  tell('told');
}

function dot() {
  return element('span', { class: 'dot' });
}
