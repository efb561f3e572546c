// The card that most templates are: a picture, a title, a grey line, buttons.

import { element } from './element.js';
import { buttonColumn } from './buttons.js';
import { link } from './links.js';
import { picture } from './media.js';

export function card({ image, title, subtitle, address, extra, buttons, pointer, said, kind }) {
  const head = [
    image && element('span', { class: 'card-picture' }, picture(image, title ?? 'Picture')),
    (title || subtitle) && words(title, subtitle),
  ];
  const tappable = address
    ? link(address, { class: 'card-head' }, head)
    : element('div', { class: 'card-head' }, head);
  return element(
    'div',
    { class: 'card', 'data-kind': kind },
    tappable,
    extra,
    buttonColumn(buttons, pointer, said),
  );
}

/** A card that only says what it is: for what has no looks of its own. */
export function labelled(label, detail) {
  return element('div', { class: 'card labelled' }, words(label, detail));
}

function words(title, subtitle) {
  return element(
    'span',
    { class: 'card-words' },
    title && element('span', { class: 'card-title' }, title),
    subtitle && element('span', { class: 'card-subtitle' }, subtitle),
  );
}
