// The buttons of templates. What leads elsewhere is a link, everything else is told to the account.

import { element } from './element.js';
import { lower } from './entry.js';
import { icon } from './icons.js';
import { link } from './links.js';

export function buttonColumn(buttons, pointer, said) {
  if (!Array.isArray(buttons) || buttons.length === 0) return null;
  return element(
    'div',
    { class: 'buttons' },
    buttons.map((button, place) => drawButton(button, button.pointer ?? `${pointer}/${place}`, said)),
  );
}

/** A button that is not in the message's list of buttons, but is told to the account all the same. */
export function tapButton(label, tap, properties = {}) {
  return element('button', { class: 'button', type: 'button', onclick: tap, ...properties }, label);
}

function drawButton(button, pointer, said) {
  const address = addressOf(button);
  if (address)
    return link(
      address,
      { class: 'button', 'data-button': lower(button.type) },
      titleOf(button),
      mark(button),
    );
  const properties = { 'data-button': lower(button.type), 'data-pointer': pointer };
  return tapButton([mark(button), titleOf(button)], () => said.tap(pointer), properties);
}

function addressOf(button) {
  if (lower(button.type) === 'web_url') return button.url;
  if (lower(button.type) === 'phone_number') return `tel:${button.payload}`;
  return null;
}

function mark(button) {
  const name = MARKS[lower(button.type)];
  return name ? icon(name, 'icon small') : null;
}

function titleOf(button) {
  return button.title ?? TITLES[lower(button.type)] ?? button.type ?? 'Button';
}

const TITLES = { account_link: 'Log in', account_unlink: 'Log out' };
const MARKS = { audio_call: 'call', phone_number: 'call', web_url: 'link' };
