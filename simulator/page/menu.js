// The persistent menu, behind a button next to the composer.

import { act } from './act.js';
import { element, fill } from './element.js';
import { lower } from './entry.js';
import { icon } from './icons.js';
import { link } from './links.js';

/** Draws the items of the open conversation's menu, or hides the button. */
export function refreshMenu(menu) {
  const items = menu?.call_to_actions ?? [];
  menuButton.hidden = items.length === 0;
  const key = JSON.stringify(items);
  if (key === drawnItems) return;
  drawnItems = key;
  fill(list, items.map(item));
}

/** Whether people can only tap and not write. */
export function menuIsOnly(menu) {
  return Boolean(menu?.composer_input_disabled && menu.call_to_actions?.length);
}

const list = element('div', {
  id: 'menu',
  class: 'popover',
  popover: 'auto',
  role: 'menu',
  'aria-label': 'Menu',
  onkeydown: walk,
  ontoggle: opened,
});
const opener = element(
  'button',
  {
    id: 'menu-button',
    class: 'round',
    type: 'button',
    'aria-label': 'Menu',
    title: 'Menu',
    'aria-haspopup': 'menu',
    'aria-expanded': 'false',
    popovertarget: 'menu',
  },
  icon('menu'),
  element('span', { class: 'menu-word' }, 'Menu'),
);
export const menuButton = element('div', { class: 'menu-place', hidden: true }, opener, list);
let drawnItems = '[]';

function item(action) {
  const properties = { class: 'menu-item', role: 'menuitem', 'data-menu-item': action.title };
  if (lower(action.type) === 'web_url')
    return link(action.url, { ...properties, onclick: close }, action.title, icon('link', 'icon small'));
  return element(
    'button',
    {
      ...properties,
      type: 'button',
      onclick: () => {
        close();
        act('posts_back', { title: action.title, payload: action.payload });
      },
    },
    action.title,
  );
}

function close() {
  list.hidePopover();
}

function opened(event) {
  const isOpen = event.newState === 'open';
  opener.setAttribute('aria-expanded', String(isOpen));
  if (isOpen) list.querySelector('.menu-item')?.focus();
}

function walk(event) {
  const items = [...list.children];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  items.at((items.indexOf(document.activeElement) + step) % items.length).focus();
}
