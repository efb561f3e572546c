// The generic and the product template: cards in a row.

import { card } from './card.js';
import { carousel } from './carousel.js';
import { lower } from './entry.js';

export function genericTemplate(payload, said) {
  const cards = payload.elements.map((entry, place) =>
    genericCard(entry, `/attachment/payload/elements/${place}`, said),
  );
  return carousel(cards, { 'data-ratio': lower(payload.image_aspect_ratio) || 'horizontal' });
}

export function productTemplate(payload) {
  return carousel(
    payload.elements.map(({ id }) =>
      card({ kind: 'product', title: `Product ${id}`, subtitle: 'From the catalog' }),
    ),
  );
}

function genericCard(entry, pointer, said) {
  return card({
    kind: 'generic',
    image: entry.image_url,
    title: entry.title,
    subtitle: entry.subtitle,
    address: entry.default_action?.url ?? entry.item_url,
    buttons: entry.buttons,
    pointer: `${pointer}/buttons`,
    said,
  });
}
