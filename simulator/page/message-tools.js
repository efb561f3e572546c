// What one can do with a message: react, reply, look at its request. One set of tools, at the message in hand.

import { current } from './current.js';
import { element, fill } from './element.js';
import { midOf } from './entry.js';
import { onHold } from './hold.js';
import { icon } from './icons.js';
import { tell } from './news.js';
import { reactionChoices } from './reactions.js';

/** Brings the tools to the message that is pointed at, focused or held long. */
export function startMessageTools(stream) {
  stream.addEventListener(
    'pointerover',
    (event) => event.pointerType === 'mouse' && bringTo(messageAt(event)),
  );
  stream.addEventListener('focusin', (event) => bringTo(messageAt(event)));
  onHold(stream, hold);
  stream.addEventListener('keydown', (event) => event.key === 'Escape' && closePicker());
  document.addEventListener('pointerdown', (event) => tools.contains(event.target) || closePicker());
}

const tools = element('div', { class: 'tools', role: 'group', 'aria-label': 'Message actions' });
let message = null;

function messageAt(event) {
  return event.target.closest('.message');
}

function bringTo(next) {
  if (!next || next === message || tools.contains(document.activeElement)) return;
  const entry = current.history.entries.find(
    ({ number }) => String(number) === next.parentElement.dataset.entry,
  );
  if (!entry) return;
  message = next;
  fill(tools, buttons(entry));
  next.querySelector('.content').after(tools);
}

// On touch there is no hover: holding a message opens the reactions.
function hold(target) {
  const held = target.closest('.message');
  if (!held || tools.contains(target)) return false;
  bringTo(held);
  held.focus({ preventScroll: true });
  openPicker();
  return true;
}

function buttons(entry) {
  const mid = midOf(entry);
  return [
    tool('smile', 'React', openPicker, { 'aria-expanded': 'false', 'data-tool': 'react' }),
    tool('reply', 'Reply', () => tell('reply to', mid), { 'data-tool': 'reply' }),
    entry.log && tool('code', 'Show the request', () => tell('show log', entry.log), { 'data-tool': 'log' }),
  ];
}

function tool(name, label, onclick, properties) {
  return element(
    'button',
    { class: 'round small', type: 'button', 'aria-label': label, title: label, onclick, ...properties },
    icon(name),
  );
}

function openPicker() {
  const opener = tools.querySelector('[data-tool=react]');
  if (opener.getAttribute('aria-expanded') === 'true') return closePicker();
  opener.setAttribute('aria-expanded', 'true');
  tools.append(reactionChoices(message.dataset.mid, closePicker));
  tools.querySelector('.picker button').focus();
}

function closePicker() {
  const picker = tools.querySelector('.picker');
  if (!picker) return;
  const hadFocus = picker.contains(document.activeElement);
  picker.remove();
  const opener = tools.querySelector('[data-tool=react]');
  opener.setAttribute('aria-expanded', 'false');
  if (hadFocus) opener.focus();
}
