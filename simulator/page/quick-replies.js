// The quick replies of the newest message: pills above the composer, gone once tapped or overtaken.

import { act } from './act.js';
import { current } from './current.js';
import { field, openDialog } from './dialog.js';
import { element, fill } from './element.js';
import { isMessage, lower } from './entry.js';
import { picture } from './media.js';
import { listen, tell } from './news.js';

export function drawQuickReplies() {
  return bar;
}

const bar = element('div', {
  class: 'quick-replies',
  role: 'group',
  'aria-label': 'Quick replies',
  hidden: true,
});
let shownFor = null;
let tapped = null;

for (const kind of ['opened', 'loaded', 'told']) listen(kind, refresh);

function refresh() {
  const newest = current && !current.history.hasNewer ? current.history.entries.findLast(isMessage) : null;
  const replies = newest && newest.mid !== tapped ? (newest.request?.message?.quick_replies ?? []) : [];
  const key = replies.length ? newest.mid : null;
  if (key === shownFor) return;
  shownFor = key;
  bar.hidden = !key;
  fill(
    bar,
    replies.map((reply, place) => pill(reply, place, newest.mid)),
  );
}

function pill(reply, place, mid) {
  const kind = lower(reply.content_type);
  const tap = ASKED[kind] ? () => ask(ASKED[kind], place, mid) : () => send(place, mid);
  return element(
    'button',
    { type: 'button', class: 'quick-reply', 'data-quick-reply': place, onclick: tap },
    reply.image_url && picture(reply.image_url, ''),
    reply.title || ASKED[kind]?.label || kind,
  );
}

const ASKED = {
  user_email: {
    label: 'Send your email address',
    field: 'Email address',
    type: 'email',
    value: 'ada@example.com',
  },
  user_phone_number: {
    label: 'Send your phone number',
    field: 'Phone number',
    type: 'tel',
    value: '+16505550123',
  },
};

function ask({ label, field: name, type, value }, place, mid) {
  const input = element('input', { name: 'text', type, value, required: true, autocomplete: 'off' });
  openDialog({
    title: label,
    content: field(name, input),
    submitLabel: 'Send',
    submit: (data) => send(place, mid, { text: data.get('text') }),
    afterwards: () => tell('write next'),
  });
}

async function send(place, mid, more = {}) {
  tapped = mid;
  refresh();
  const isDone = act('taps', { mid, pointer: `/quick_replies/${place}`, ...more });
  tell('write next');
  if (await isDone) return true;
  tapped = null;
  refresh();
  return false;
}
