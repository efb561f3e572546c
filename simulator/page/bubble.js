// One entry of the stream: a message with its face, quote and reactions, or a quiet line.

import { act } from './act.js';
import { avatar } from './avatar.js';
import { labelled } from './card.js';
import { drawContent, textBubble } from './content.js';
import { current, openAccount } from './current.js';
import { element, spoken } from './element.js';
import { accountSays, inShort, isMessage, midOf, personSays, quotedBy } from './entry.js';
import { lineOf } from './line.js';
import { drawQuote } from './quote.js';
import { drawReactions } from './reactions.js';
import { untoldNote } from './subscribe.js';
import { clockTime } from './time.js';

/** A row of the stream, or null for an entry that shows only on others, such as a reaction. */
export function drawEntry(entry) {
  const drawn = isMessage(entry) ? message(entry) : lineOf(entry);
  return drawn && element('div', { class: 'row', 'data-entry': entry.number }, drawn, untoldNote(entry));
}

/** Who speaks, to tell where a group of bubbles begins and ends; null for lines. */
export function speaker(entry) {
  if (!isMessage(entry)) return null;
  if (personSays(entry)) return 'person';
  return entry.kind === 'staff' ? 'staff' : `account ${entry.persona?.name ?? ''}`;
}

function message(entry) {
  const mid = midOf(entry);
  const side = personSays(entry) ? 'mine' : 'theirs';
  return element(
    'article',
    { class: `message ${side}`, 'data-mid': mid, tabindex: '-1' },
    spoken(`${nameOf(entry)}, ${clockTime(entry.at)}`),
    accountSays(entry) && element('span', { class: 'face' }, avatar(nameOf(entry), entry.persona?.picture)),
    element(
      'div',
      { class: 'column' },
      nameAbove(entry),
      drawQuote(entry, quotedBy(entry)),
      element('div', { class: 'content', title: clockTime(entry.at) }, contentOf(entry, mid)),
      drawReactions(mid),
    ),
  );
}

function nameOf(entry) {
  if (personSays(entry)) return 'You';
  if (entry.kind === 'staff') return 'Page Inbox';
  return entry.persona?.name ?? openAccount().name;
}

function nameAbove(entry) {
  if (entry.kind !== 'staff' && !entry.persona) return privateReply(entry);
  return element('p', { class: 'name-above' }, nameOf(entry));
}

function privateReply(entry) {
  const { recipient } = entry.request ?? {};
  if (!recipient?.comment_id && !recipient?.post_id) return null;
  return element('p', { class: 'name-above' }, 'Private reply to your comment');
}

// Whatever an account manages to send, the rest of the conversation must still be drawn.
function contentOf(entry, mid) {
  if (entry.kind === 'staff') return textBubble(entry.text);
  if (entry.event?.postback) return textBubble(inShort(entry));
  try {
    return drawContent(said(entry, mid));
  } catch {
    return labelled('Message', inShort(entry));
  }
}

function said(entry, mid) {
  return {
    message: entry.event?.message ?? entry.request.message,
    mid,
    file: entry.file ?? null,
    utility: entry.utility ?? null,
    facts: current.facts,
    account: openAccount(),
    tap: (pointer) => act('taps', { mid, pointer }),
  };
}
