// The left pane: the accounts, below each its people.

import { avatar } from './avatar.js';
import { choose } from './choose.js';
import { current } from './current.js';
import { element, fill, spoken } from './element.js';
import { icon } from './icons.js';
import { listen } from './news.js';
import { openPersonForm } from './person-form.js';
import { isBeingRead } from './reads.js';
import { age, dayAndTime } from './time.js';
import { allAccounts, allConversations, now } from './world.js';

export function drawList(pane) {
  fill(
    pane,
    element(
      'header',
      { class: 'list-head' },
      element('h2', {}, 'Chats'),
      element(
        'button',
        {
          id: 'new-person',
          class: 'round filled',
          type: 'button',
          'aria-label': 'New person',
          title: 'New person',
          onclick: openPersonForm,
        },
        icon('attach'),
      ),
    ),
    search,
    sections,
  );
  setInterval(refresh, 30_000);
}

const search = element('input', {
  type: 'search',
  class: 'search',
  placeholder: 'Search people',
  'aria-label': 'Search people',
  oninput: refresh,
});
const sections = element('div', { class: 'accounts', onkeydown: walk });
const items = new Map();
let isChanged = false;

listen('world', refresh);
listen('opened', refresh);
listen('time', refresh);
listen('conversation changed', () => {
  isChanged = true;
});
listen('told', () => isChanged && refresh());
listen('loaded', refresh);

function refresh() {
  isChanged = false;
  const drawn = allAccounts().map(section);
  if (
    drawn.length !== sections.childElementCount ||
    drawn.some((each, place) => each !== sections.children[place])
  )
    fill(sections, drawn);
}

const sectionOf = new Map();

function section(account) {
  if (!sectionOf.has(account.id)) sectionOf.set(account.id, newSection());
  const { box, heading, list } = sectionOf.get(account.id);
  if (heading.dataset.text !== account.name) {
    heading.dataset.text = account.name;
    fill(
      heading,
      account.name,
      element('span', { class: 'platform' }, account.platform === 'instagram' ? 'Instagram' : 'Messenger'),
    );
  }
  arrangeItems(list, peopleOf(account).map(item));
  return box;
}

function newSection() {
  const heading = element('h3', { class: 'account' });
  const list = element('ul', { class: 'people' });
  return { box: element('section', {}, heading, list), heading, list };
}

function arrangeItems(list, wanted) {
  const hasFocus = list.contains(document.activeElement) ? document.activeElement : null;
  const isSame =
    wanted.length === list.childElementCount && wanted.every((each, place) => each === list.children[place]);
  if (isSame && wanted.length > 0) return;
  const nobody = search.value.trim() === '' ? 'Nobody yet' : 'Nobody of that name';
  fill(list, wanted.length > 0 ? wanted : element('li', { class: 'quiet nobody' }, nobody));
  if (hasFocus?.isConnected) hasFocus.focus();
}

function peopleOf(account) {
  const words = search.value.trim().toLowerCase();
  return allConversations()
    .filter(
      (conversation) =>
        conversation.account === account.id && conversation.name.toLowerCase().includes(words),
    )
    .sort((one, other) => (other.last?.at ?? 0) - (one.last?.at ?? 0));
}

function item(conversation) {
  const known = items.get(conversation.id) ?? newItem(conversation.id);
  const isOpen = current?.id === conversation.id;
  const text = age(conversation.last?.at ?? now(), now());
  const unread = isBeingRead(conversation.id) ? 0 : conversation.unread;
  const key = JSON.stringify([conversation, unread, isOpen, text]);
  if (known.key === key) return known.box;
  known.key = key;
  fillItem(known.button, { ...conversation, unread }, isOpen, text);
  return known.box;
}

function newItem(id) {
  const button = element('button', {
    type: 'button',
    class: 'person',
    'data-conversation': id,
    onclick: () => choose(id),
  });
  const made = { box: element('li', {}, button), button, key: '' };
  items.set(id, made);
  return made;
}

function fillItem(button, { name, last, unread, owner }, isOpen, ageText) {
  button.setAttribute('aria-current', String(isOpen));
  button.classList.toggle('unread', unread > 0);
  fill(
    button,
    avatar(name),
    element(
      'span',
      { class: 'person-words' },
      element(
        'span',
        { class: 'person-name' },
        name,
        owner && element('span', { class: 'person-owner' }, owner.name),
      ),
      element(
        'span',
        { class: 'person-last' },
        element('span', { class: 'person-text' }, lastText(last)),
        last && element('time', { title: dayAndTime(last.at, now()) }, ageText),
      ),
    ),
    unread > 0 &&
      element('span', { class: 'badge' }, unread > 99 ? '99+' : String(unread), spoken(' unread')),
  );
}

function lastText(last) {
  if (!last) return 'No messages yet';
  return last.by === 'person' ? `You: ${last.text}` : last.text;
}

function walk(event) {
  const buttons = [...sections.querySelectorAll('.person')];
  const place = buttons.indexOf(document.activeElement);
  const next = {
    ArrowDown: buttons[place + 1],
    ArrowUp: buttons[place - 1],
    Home: buttons[0],
    End: buttons.at(-1),
  }[event.key];
  if (place < 0 || !next) return;
  event.preventDefault();
  next.focus();
}
