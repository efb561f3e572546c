// Links to the outside: only to addresses that are safe to open, others are shown as text.

import { element } from './element.js';

/** A link that opens a new tab, or a plain element with the same content where the address is no safe one. */
export function link(address, properties, ...children) {
  if (!isSafe(address)) return element('span', { ...properties, title: address }, ...children);
  return element(
    'a',
    { ...properties, href: address, target: '_blank', rel: 'noopener noreferrer' },
    ...children,
  );
}

/** The address of a picture, sound or film, or null where it is none that a browser should load. */
export function mediaAddress(address) {
  try {
    return MEDIA.has(new URL(address, location.href).protocol) ? address : null;
  } catch {
    return null;
  }
}

/** A text in pieces, its web addresses as links. */
export function withLinks(text) {
  return text.split(ADDRESS).map((piece, place) => (place % 2 === 1 ? link(piece, {}, piece) : piece));
}

const SAFE = new Set(['http:', 'https:', 'tel:', 'mailto:']);
const MEDIA = new Set(['http:', 'https:', 'blob:', 'data:']);
const ADDRESS = /(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]])/;

function isSafe(address) {
  try {
    return SAFE.has(new URL(address).protocol);
  } catch {
    return false;
  }
}
