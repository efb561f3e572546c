// What stands between and around the entries: the welcome above, the receipt below the newest message, the typing dots at
// the end. Each is drawn anew only when it changes, so that a screen reader does not tell it twice.

import { current } from './current.js';
import { isMessage } from './entry.js';
import { drawReceipt, receiptWord } from './receipt-line.js';
import { typist, typingRow } from './typing.js';
import { drawWelcome, welcomeKey } from './welcome.js';

export function drawEnds(rows) {
  const { history, isLoaded } = current;
  const isWhole = isLoaded && !history.hasOlder;
  const newest = history.entries.findLast(isMessage);
  const hasMessages = newest !== undefined;
  const word = history.hasNewer ? null : receiptWord();
  const name = history.hasNewer ? null : typist();
  keepOne(rows, 'welcome', isWhole ? welcomeKey(hasMessages) : null, () =>
    rows.prepend(drawWelcome(hasMessages)),
  );
  keepOne(rows, 'receipt-line', word && `${newest.number} ${word}`, () =>
    rows.querySelector(`[data-entry="${newest.number}"]`)?.after(drawReceipt(word)),
  );
  keepOne(rows, 'typing', name, () => rows.append(typingRow(name)));
}

function keepOne(rows, className, key, put) {
  const there = rows.querySelector(`.${className}`);
  if (key !== null && there?.dataset.key === key) return;
  there?.remove();
  if (key === null) return;
  put();
  rows.querySelector(`.${className}`).dataset.key = key;
}
