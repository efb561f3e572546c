// Stickers: the thumb and the heart are drawn, others are shown by their number.

import { element, spoken } from './element.js';
import { icon } from './icons.js';
import { picture } from './media.js';

export function heart() {
  return element('span', { class: 'sticker heart' }, icon('heart'), spoken('Heart'));
}

/** A sticker by its number, with its picture where the platform tells one. */
export function sticker(id, address = null) {
  if (THUMBS.has(String(id)))
    return element('span', { class: 'sticker' }, icon('thumb'), spoken('Thumbs up'));
  if (address) return element('span', { class: 'sticker' }, picture(address, `Sticker ${id}`));
  return element('span', { class: 'sticker numbered' }, icon('smile'), element('span', {}, `Sticker ${id}`));
}

/** The thumb in its three sizes. */
const THUMBS = new Set(['369239263222822', '369239343222814', '369239383222810']);
