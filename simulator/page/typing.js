// The typing dots: on with the account's action, off with its next message or after 20 seconds.

import { avatar } from './avatar.js';
import { current, openAccount } from './current.js';
import { element, spoken } from './element.js';
import { accountSays } from './entry.js';
import { listen, tell } from './news.js';

export function isTyping() {
  return typing.has(current?.id);
}

export function typingRow() {
  const name = typing.get(current.id).persona?.name ?? openAccount().name;
  return element('div', { class: 'row tail first last' }, element('div', { class: 'message theirs' },
    element('span', { class: 'face' }, avatar(name, typing.get(current.id).persona?.picture)),
    element('div', { class: 'bubble dots' }, spoken(`${name} is typing`), dot(), dot(), dot())));
}

const LASTS = 20_000;
const typing = new Map();

listen('typing', ({ conversation, on, persona }) => {
  stop(conversation);
  if (on) typing.set(conversation, { persona, timer: setTimeout(() => stop(conversation), LASTS) });
  tell('typing changed', conversation);
});

listen('entry', ({ conversation, entry }) => accountSays(entry) && stop(conversation.id));

function stop(conversation) {
  if (!typing.has(conversation)) return;
  clearTimeout(typing.get(conversation).timer);
  typing.delete(conversation);
  tell('typing changed', conversation);
}

function dot() {
  return element('span', { class: 'dot' });
}
