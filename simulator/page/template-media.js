// The media template and the image grid: pictures with buttons below.

import { buttonColumn } from './buttons.js';
import { card } from './card.js';
import { element } from './element.js';
import { lower } from './entry.js';
import { link } from './links.js';
import { media, picture, sourceOf } from './media.js';

export function mediaTemplate(payload, said) {
  const [shown] = payload.elements;
  const film = media(lower(shown.media_type), sourceOf(shown, said.file));
  return element(
    'div',
    { class: 'card', 'data-kind': 'media' },
    element('div', { class: 'card-media' }, film),
    buttonColumn(shown.buttons, '/attachment/payload/elements/0/buttons', said),
  );
}

export function imageGrid(payload, said) {
  const [grid] = payload.elements;
  const pointer = '/attachment/payload/elements/0';
  const images = grid.images.map((image, place) =>
    tile(image, `${pointer}/images/${place}/action`, place, said),
  );
  const rows = element('div', { class: 'grid', 'data-count': String(images.length) }, images);
  const below = card({
    kind: 'image_grid',
    title: grid.title,
    subtitle: grid.subtitle,
    buttons: grid.buttons,
    pointer: `${pointer}/buttons`,
    said,
  });
  below.prepend(rows);
  return below;
}

function tile(image, pointer, place, said) {
  const name = image.action?.text ?? `Picture ${place + 1}`;
  const properties = { class: image.is_hero_image ? 'tile hero' : 'tile' };
  const shown = picture(image.url, name);
  if (!image.action) return element('span', properties, shown);
  if (lower(image.action.type) === 'web_url') return link(image.action.url, properties, shown);
  return element('button', { ...properties, type: 'button', onclick: () => said.tap(pointer) }, shown);
}
