// The line below the person's newest message: seen, delivered, or still on its way to the bot.

import { waitingFor } from './act.js';
import { current } from './current.js';
import { element } from './element.js';
import { isMessage, midOf, personSays } from './entry.js';
import { listen, tell } from './news.js';
import { botOfWorld } from './world.js';

/** The line, or null where the account has answered since. */
export function drawReceipt() {
  const newest = current.history.entries.findLast(isMessage);
  if (!newest || !personSays(newest)) return null;
  return element('p', { class: 'receipt-line tail', 'data-receipt': wordOf(newest).toLowerCase() }, wordOf(newest));
}

const taken = new Map();

listen('log', (item) => {
  if (item.type !== 'delivery') return;
  const mid = midOfDelivery(item);
  if (!mid) return;
  taken.set(mid, item.taken);
  tell('delivered', mid);
});

function wordOf(entry) {
  if (current.facts.wasSeen(entry)) return 'Seen';
  const isTaken = taken.get(midOf(entry));
  if (isTaken) return 'Delivered';
  if (waitingFor(current.id) > 0) return isTaken === false ? 'The bot did not take it, trying again' : 'Waiting for the bot';
  if (isTaken === false) return 'The bot did not take it';
  return botOfWorld() ? 'Delivered' : 'Sent';
}

function midOfDelivery({ body }) {
  const events = body?.entry?.flatMap(({ messaging }) => messaging ?? []) ?? [];
  return events.map((event) => event.message?.mid ?? event.postback?.mid).find(Boolean);
}
