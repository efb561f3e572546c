// Faces: a picture where there is one, else initials on a colour of their own.

import { element } from './element.js';
import { mediaAddress } from './links.js';

export function avatar(name, picture = null) {
  const face = element(
    'span',
    { class: 'avatar', 'data-hue': hue(name), 'aria-hidden': 'true' },
    initials(name),
  );
  const address = picture && mediaAddress(picture);
  if (address) face.append(portrait(address));
  return face;
}

function portrait(address) {
  return element('img', { src: address, alt: '', onerror: (event) => event.target.remove() });
}

function initials(name) {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toUpperCase() || '?';
}

function hue(name) {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + letter.codePointAt(0)) % 8;
  return String(sum);
}
