// The quiet lines between messages: comments, answers to forms, refusals, hand-overs.

import { labelled } from './card.js';
import { openAccount } from './current.js';
import { element } from './element.js';
import { actionOf } from './entry.js';
import { icon } from './icons.js';
import { tell } from './news.js';

/** The line of an entry that is no message, or null where it shows nothing by itself. */
export function lineOf(entry) {
  const draw = KINDS[entry.kind];
  return draw ? draw(entry) : labelled(entry.kind, 'A kind of entry that this page does not know');
}

const KINDS = {
  event: eventLine,
  comment: ({ text }) =>
    element(
      'blockquote',
      { class: 'comment' },
      element('span', { class: 'comment-head' }, 'You commented below a post'),
      element('p', {}, text),
    ),
  request: requestLine,
  refusal: refusalLine,
  control: ({ owner }) =>
    line(owner ? `The conversation went to ${owner.name}` : 'The conversation is back with the bot'),
};

const QUIET_ACTIONS = new Set(['typing_on', 'typing_off', 'mark_seen', 'react', 'unreact']);

function eventLine({ event }) {
  if (event.reaction || event.read) return null;
  if (event.message?.is_deleted) return line('You took a message back');
  if (event.message_edit) return line(`You changed a message: ${event.message_edit.text ?? ''}`);
  if (event.referral) return line(cameBy(event.referral));
  if (event.take_thread_control) return line('The conversation was taken from the bot');
  if (event.request_thread_control) return line('Another app asks for the conversation');
  if (event.response_feedback) return line(`You rated an answer: ${event.response_feedback.feedback}`);
  if (event.call_permission_reply)
    return line(event.call_permission_reply.response === 'approve' ? 'You permit calls' : 'You forbid calls');
  if (event.calls) return line(CALLS[event.calls[0]?.event] ?? 'A call goes on');
  if (event.optin?.notification_messages_status === 'STOP_NOTIFICATIONS')
    return line('You want no more marketing messages');
  if (event.optin)
    return line(`You asked for messages${event.optin.title ? ` about ${event.optin.title}` : ''}`);
  if (event.messaging_feedback) return line(feedbackText(event.messaging_feedback));
  if (event.messaging_customer_information) return line('You sent your contact details');
  if (event.template?.type === 'coupon')
    return line(`You revealed the code ${event.template.coupon_code ?? ''}`);
  if (event.account_linking)
    return line(event.account_linking.status === 'unlinked' ? 'You logged out' : 'You logged in');
  return labelled(
    'Event',
    Object.keys(event)
      .filter((name) => !ENVELOPE.has(name))
      .join(', '),
  );
}

const CALLS = {
  connect: 'You call',
  call_status: 'The call of the account came',
  terminate: 'The call is over',
};

function cameBy({ ref, ad_id: ad }) {
  const way = ad ? `the advertisement ${ad}` : 'a link';
  return `You came by ${way}${ref ? ` with ref ${ref}` : ''}`;
}

const ENVELOPE = new Set(['sender', 'recipient', 'timestamp']);

function feedbackText({ feedback_screens: screens }) {
  const answers = (screens ?? []).flatMap(({ questions }) => Object.values(questions ?? {}));
  const texts = answers.flatMap(({ payload, follow_up: more }) => [payload, more?.payload]).filter(Boolean);
  return `You answered: ${texts.join(', ')}`;
}

function requestLine(entry) {
  const action = actionOf(entry);
  if (QUIET_ACTIONS.has(action) || entry.request?.thread_control) return null;
  return labelled('Action', action ?? 'unknown');
}

function refusalLine({ sentence, log }) {
  const open = () => tell('show log', log);
  return element(
    'p',
    { class: 'line' },
    element(
      'button',
      { class: 'refusal', type: 'button', onclick: open, 'data-refusal': log },
      icon('warning', 'icon small'),
      element('span', {}, element('strong', {}, `${openAccount().name} was refused: `), sentence),
    ),
  );
}

function line(text) {
  return element('p', { class: 'line' }, text);
}
