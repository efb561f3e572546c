// The message that the next one replies to, above the composer.

import { current, openAccount } from './current.js';
import { element, fill } from './element.js';
import { icon } from './icons.js';
import { listen } from './news.js';

export function drawReplyTo() {
  return bar;
}

/** The mid of that message, or null. */
export function repliedTo() {
  return mid;
}

export function stopReply() {
  mid = null;
  bar.hidden = true;
}

const bar = element('div', { class: 'reply-to', hidden: true });
let mid = null;

listen('opened', stopReply);
listen('reply to', (chosen) => {
  mid = chosen;
  bar.hidden = false;
  const message = current.facts.message(chosen);
  const whom = message?.isPersons ? 'yourself' : openAccount().name;
  fill(
    bar,
    element(
      'span',
      { class: 'reply-to-words' },
      element('strong', {}, `Replying to ${whom}`),
      element('span', { class: 'quiet' }, message?.text ?? 'Message'),
    ),
    element(
      'button',
      { class: 'round small', type: 'button', 'aria-label': 'Do not reply', onclick: stopReply },
      icon('close'),
    ),
  );
});
