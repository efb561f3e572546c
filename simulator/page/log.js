// The log of requests, answers and webhooks: newest on top, never more than fits in a page.

import { read } from './api.js';
import { current, openConversation } from './current.js';
import { element, fill } from './element.js';
import { drawLogItem } from './log-item.js';
import { listen, tell } from './news.js';
import { attempt } from './notice.js';

export function drawLog() {
  for (const kind of ['opened', 'lost']) listen(kind, reload);
  reload();
  return element(
    'div',
    { class: 'log' },
    element(
      'div',
      { class: 'log-filter' },
      scope,
      element('label', { class: 'check' }, onlyRefused, 'Refused only'),
    ),
    list,
    nothing,
    older,
  );
}

/** Brings one item into view and opens it, loading it if need be. */
export async function showLogItem(number) {
  if (!find(number)) await attempt(() => loadAround(number));
  const box = find(number);
  if (!box) return;
  box.open = true;
  box.scrollIntoView({ block: 'start' });
  box.querySelector('summary').focus({ preventScroll: true });
}

const AT_ONCE = 100;
const AT_MOST = 200;

const scope = element(
  'select',
  { 'aria-label': 'Which requests', onchange: reload },
  element('option', { value: 'conversation' }, 'This conversation'),
  element('option', { value: 'all' }, 'All conversations'),
);
const onlyRefused = element('input', { type: 'checkbox', onchange: applyFilter });
const list = element('div', { class: 'log-list' });
const nothing = element('p', { class: 'quiet log-nothing' }, 'No requests yet');
const older = element(
  'button',
  { type: 'button', class: 'log-older', hidden: true, onclick: () => attempt(loadOlder) },
  'Older',
);
let asked = 0;
let fresh = [];
let oldest = null;

listen('log', (item) => belongs(item) && fresh.push(item));
listen('told', addFresh);

function belongs(item) {
  return scope.value === 'all' || item.conversation === openConversation()?.person;
}

function reload() {
  attempt(() => load(null));
}

// While it is read the choice may change; then the answer to the earlier question is not shown.
async function load(before) {
  const question = ++asked;
  const { items, more } = await readItems(before);
  if (question !== asked) return;
  fresh = [];
  fill(list, items.toReversed().map(drawLogItem));
  oldest = items[0]?.number ?? null;
  finish(more);
}

async function loadOlder() {
  const { items, more } = await readItems(oldest);
  list.append(...items.toReversed().map(drawLogItem));
  while (list.childElementCount > AT_MOST) list.firstElementChild.remove();
  oldest = items[0]?.number ?? oldest;
  finish(more);
}

async function loadAround(number) {
  await load(number + 1);
  if (find(number)) return;
  scope.value = 'all';
  await load(number + 1);
}

async function readItems(before) {
  const question = new URLSearchParams({ limit: AT_ONCE });
  if (before !== null) question.set('before', before);
  if (scope.value !== 'all' && current) question.set('conversation', current.id);
  const answer = await read(`log?${question}`);
  tell('log read', answer.items);
  tell('told');
  return answer;
}

function addFresh() {
  if (fresh.length === 0) return;
  const items = fresh.slice(-AT_MOST);
  fresh = [];
  list.prepend(...items.toReversed().map(drawLogItem));
  while (list.childElementCount > AT_MOST) list.lastElementChild.remove();
  oldest = Number(list.lastElementChild.dataset.log);
  finish(!older.hidden || list.childElementCount === AT_MOST);
}

function finish(hasMore) {
  older.hidden = !hasMore;
  applyFilter();
}

function applyFilter() {
  list.classList.toggle('only-refused', onlyRefused.checked);
  nothing.hidden = list.childElementCount > 0;
}

function find(number) {
  return list.querySelector(`[data-log="${number}"]`);
}
