// The line below the person's newest message: seen, delivered, or still on its way to the bot.

import { waitingFor } from './act.js';
import { current } from './current.js';
import { element } from './element.js';
import { isMessage, midOf, personSays } from './entry.js';
import { listen, tell } from './news.js';
import { botOfWorld } from './world.js';

/** What the line says, or null where the account has answered since. */
export function receiptWord() {
  const newest = current.history.entries.findLast(isMessage);
  return newest && personSays(newest) ? wordOf(newest) : null;
}

export function drawReceipt(word) {
  return element('p', { class: 'receipt-line', 'data-receipt': word.toLowerCase() }, word);
}

const deliveries = new Map();

listen('log', learn);
listen('log read', (items) => items.forEach(learn));

function learn(item) {
  const mid = item.type === 'delivery' ? midOfDelivery(item) : null;
  if (!mid || deliveries.get(mid)?.number > item.number) return;
  deliveries.set(mid, item);
  tell('delivered', mid);
}

function wordOf(entry) {
  if (current.facts.wasSeen(entry)) return 'Seen';
  const isTaken = deliveries.get(midOf(entry))?.taken;
  if (isTaken) return 'Delivered';
  if (waitingFor(current.id) > 0)
    return isTaken === false ? 'The bot did not take it, trying again' : 'Waiting for the bot';
  if (isTaken === false) return 'The bot did not take it';
  return botOfWorld() ? 'Delivered' : 'Sent';
}

function midOfDelivery({ body }) {
  const events = body?.entry?.flatMap(({ messaging }) => messaging ?? []) ?? [];
  return events.map((event) => event.message?.mid ?? event.postback?.mid).find(Boolean);
}
