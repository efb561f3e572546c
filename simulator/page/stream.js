// The stream of messages: draws the open conversation's entries, keeps the place while scrolling.

import { current, reload } from './current.js';
import { drawEntry } from './bubble.js';
import { element } from './element.js';
import { drawEnds } from './ends.js';
import { icon } from './icons.js';
import { isMessage, midOf } from './entry.js';
import { reactionOf } from './facts.js';
import { arrange } from './groups.js';
import { startMessageTools } from './message-tools.js';
import { listen } from './news.js';
import { attempt } from './notice.js';
import { drawReactions } from './reactions.js';

export function drawStream() {
  stream.addEventListener('scroll', onScroll, { passive: true });
  stream.addEventListener('keydown', walk);
  startMessageTools(stream);
  new ResizeObserver(() => isAtEnd && goToEnd()).observe(rows);
  new ResizeObserver(() => isAtEnd && goToEnd()).observe(stream);
  return element('div', { class: 'stream-frame' }, stream, toNewest);
}

const NEAR = 600;
const rows = element('div', { class: 'rows', role: 'log', 'aria-label': 'Messages', 'aria-live': 'polite' });
const stream = element(
  'div',
  { class: 'stream', tabindex: '0', role: 'group', 'aria-label': 'Messages, walked through by arrow keys' },
  rows,
);
const toNewest = element(
  'button',
  { id: 'to-newest', type: 'button', hidden: true, onclick: goToNewest },
  icon('arrow', 'icon small'),
  'New messages',
);
const drawn = new Map();
let isAtEnd = true;
let isLoading = false;
let isChanged = false;

listen('opened', start);
listen('loaded', start);
listen('profile', update);
listen('entry', ({ conversation, entry }) => {
  if (conversation.id !== current?.id) return;
  current.facts.learn(entry);
  const isTaken = current.history.take(entry, !isAtEnd);
  if (isMessage(entry) && (!isAtEnd || !isTaken)) toNewest.hidden = false;
  refreshReactions(entry);
  redrawAnswered(entry);
  isChanged = true;
});
listen('told', () => isChanged && update());
listen('typing changed', () => {
  isChanged = true;
});
listen('waiting', () => update());
listen('lost', catchUp);
listen('going to the end', goToNewest);
listen('delivered', (mid) => {
  isChanged ||= mid === midOfNewest();
});

function start() {
  drawn.clear();
  rows.replaceChildren();
  isAtEnd = true;
  toNewest.hidden = true;
  rows.setAttribute('aria-live', 'off');
  update();
  goToEnd();
  setTimeout(() => rows.setAttribute('aria-live', 'polite'), 500);
}

/** Brings the rows in line with the history: old ones out, new ones in, groups and receipts anew. */
function update() {
  isChanged = false;
  if (!current) return;
  const { entries } = current.history;
  removeGone(new Set(entries.map(({ number }) => number)));
  insert(entries);
  arrange(entries, drawn);
  drawEnds(rows);
  if (isAtEnd) goToEnd();
}

function removeGone(numbers) {
  for (const [number, row] of drawn) {
    if (numbers.has(number)) continue;
    row?.remove();
    drawn.delete(number);
  }
}

function insert(entries) {
  let next = null;
  for (const entry of entries.toReversed()) {
    if (!drawn.has(entry.number)) {
      const row = drawEntry(entry);
      drawn.set(entry.number, row);
      if (row) rows.insertBefore(row, next ?? rows.querySelector('.typing'));
    }
    next = drawn.get(entry.number) ?? next;
  }
}

function midOfNewest() {
  const newest = current?.history.entries.findLast(isMessage);
  return newest && midOf(newest);
}

function refreshReactions(entry) {
  const reaction = reactionOf(entry);
  const message = reaction && rows.querySelector(`[data-mid="${CSS.escape(String(reaction.mid))}"]`);
  if (!message) return;
  message.querySelector('.reactions')?.remove();
  const chips = drawReactions(reaction.mid);
  if (chips) message.querySelector('.column').append(chips);
}

// A question or coupon looks different once it is answered.
function redrawAnswered({ event }) {
  if (!event?.template && !event?.messaging_feedback) return;
  for (const card of rows.querySelectorAll('[data-kind=coupon], [data-kind=customer_feedback]')) {
    const row = card.closest('.row');
    row.remove();
    drawn.delete(Number(row.dataset.entry));
  }
}

function goToEnd() {
  stream.scrollTop = stream.scrollHeight;
}

async function goToNewest() {
  if (current.history.hasNewer) await reload();
  isAtEnd = true;
  toNewest.hidden = true;
  goToEnd();
}

function onScroll() {
  const below = stream.scrollHeight - stream.scrollTop - stream.clientHeight;
  isAtEnd = below < 40 && !current?.history.hasNewer;
  if (isAtEnd) toNewest.hidden = true;
  if (isLoading || !current?.isLoaded) return;
  if (stream.scrollTop < NEAR && current.history.hasOlder) load(() => current.history.loadOlder());
  else if (below < NEAR && current.history.hasNewer) load(() => current.history.loadNewer());
}

async function load(more) {
  isLoading = true;
  const { facts } = current;
  await attempt(async () => (await more()).forEach((entry) => facts.learn(entry)));
  keepPlace(update);
  isLoading = false;
}

/** Changes the rows while what one reads stays where it is on the screen. */
function keepPlace(change) {
  const anchor = [...rows.querySelectorAll('.row')].find(
    (row) => row.getBoundingClientRect().bottom > stream.getBoundingClientRect().top,
  );
  const before = anchor?.getBoundingClientRect().top ?? 0;
  rows.setAttribute('aria-live', 'off');
  change();
  if (anchor?.isConnected) stream.scrollTop += anchor.getBoundingClientRect().top - before;
  setTimeout(() => rows.setAttribute('aria-live', 'polite'), 100);
}

async function catchUp() {
  if (!current?.isLoaded || current.history.hasNewer) return;
  await load(() => current.history.loadNewer());
  if (current.history.hasNewer && isAtEnd) await reload();
}

/** The arrow keys walk from message to message, beginning at the newest. */
function walk(event) {
  if (!event.target.matches('.message, .stream')) return;
  const messages = [...rows.querySelectorAll('.message')];
  const place = messages.indexOf(event.target);
  const next = {
    ArrowUp: messages.at(place < 0 ? -1 : Math.max(0, place - 1)),
    ArrowDown: place >= 0 && messages[place + 1],
    Home: messages[0],
    End: messages.at(-1),
  }[event.key];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
