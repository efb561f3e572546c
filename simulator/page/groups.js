// Where a group of bubbles begins and ends, and where the time is written between them.

import { speaker } from './bubble.js';
import { element } from './element.js';
import { dayAndTime, isSameDay, MINUTE } from './time.js';
import { now } from './world.js';

/** Sets the times and the rounding of all rows, from their neighbours. */
export function arrange(entries, rowOf) {
  const shown = entries.filter(({ number }) => rowOf.get(number));
  shown.forEach((entry, place) => {
    const row = rowOf.get(entry.number);
    const isBroken = breaksBefore(shown[place - 1], entry);
    separate(row, entry, isBroken);
    setGroup(
      row,
      isBroken || !goesOn(shown[place - 1], entry),
      !goesOn(entry, shown[place + 1]) || breaksBefore(entry, shown[place + 1]),
    );
  });
}

function goesOn(entry, next) {
  return next !== undefined && speaker(entry) !== null && speaker(entry) === speaker(next);
}

function breaksBefore(before, entry) {
  if (!entry) return true;
  return before === undefined || entry.at - before.at > 15 * MINUTE || !isSameDay(before.at, entry.at);
}

function separate(row, entry, isBroken) {
  const label = isBroken ? dayAndTime(entry.at, now()) : null;
  const there = row.querySelector('.separator');
  if ((there?.textContent ?? null) === label) return;
  there?.remove();
  if (label)
    row.prepend(element('time', { class: 'separator', datetime: new Date(entry.at).toISOString() }, label));
}

function setGroup(row, isFirst, isLast) {
  row.classList.toggle('first', isFirst);
  row.classList.toggle('last', isLast);
}
