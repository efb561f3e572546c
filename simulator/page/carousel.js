// A row of cards: swiped by touch, moved by arrows, walked through by keyboard.

import { element } from './element.js';
import { icon } from './icons.js';

export function carousel(cards, properties = {}) {
  if (cards.length === 1) return element('div', { class: 'carousel single', ...properties }, cards);
  const row = element(
    'div',
    { class: 'cards', tabindex: '0', role: 'group', 'aria-label': `${cards.length} cards` },
    cards,
  );
  const back = arrow('left', 'Cards before', row, -1);
  const onward = arrow('right', 'Cards after', row, 1);
  watchEnds(row, back, onward);
  cards.forEach((card, place) => nameCard(card, place, cards.length));
  return element(
    'div',
    { class: 'carousel', role: 'group', 'aria-roledescription': 'carousel', ...properties },
    back,
    row,
    onward,
  );
}

function nameCard(card, place, count) {
  card.setAttribute('role', 'group');
  card.setAttribute('aria-label', `Card ${place + 1} of ${count}`);
}

function arrow(direction, label, row, step) {
  const move = () => row.scrollBy({ left: step * widthOfCard(row), behavior: 'smooth' });
  return element(
    'button',
    { class: `arrow ${direction}`, type: 'button', 'aria-label': label, onclick: move },
    icon(direction),
  );
}

function widthOfCard(row) {
  return row.firstElementChild.getBoundingClientRect().width + 8;
}

function watchEnds(row, back, onward) {
  const update = () => {
    back.disabled = row.scrollLeft < 4;
    onward.disabled = row.scrollLeft + row.clientWidth > row.scrollWidth - 4;
  };
  new ResizeObserver(update).observe(row);
  row.addEventListener('scroll', update, { passive: true });
}
