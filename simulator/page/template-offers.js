// Templates that ask for one tap: coupon, notification requests, instant form.

import { buttonColumn, tapButton } from './buttons.js';
import { card } from './card.js';
import { element } from './element.js';

export function coupon(payload, said) {
  const isRevealed = said.facts.wasAnswered(`coupon ${payload.coupon_code}`);
  const code = payload.coupon_code && codeLine(payload.coupon_code, isRevealed, said);
  const shop =
    payload.coupon_url &&
    buttonColumn(
      [{ type: 'web_url', url: payload.coupon_url, title: payload.coupon_url_button_title ?? 'Shop now' }],
      '',
      said,
    );
  return card({
    kind: 'coupon',
    image: payload.image_url,
    title: payload.title,
    subtitle: payload.subtitle,
    extra: [code, shop],
  });
}

export function oneTimeRequest(payload, said) {
  const ask = tapButton('Notify Me', () => said.tap('/attachment/payload'));
  return card({
    kind: 'one_time_notif_req',
    title: payload.title,
    subtitle: 'Get one message about this later',
    extra: row(ask),
  });
}

export function notificationRequest(payload, said) {
  const label = REQUEST_LABELS[payload.notification_messages_cta_text] ?? REQUEST_LABELS.GET_UPDATES;
  const ask = tapButton(label, () => said.tap('/attachment/payload'));
  const title = payload.title ?? 'Updates and promotions';
  return card({
    kind: 'notification_messages',
    image: payload.image_url,
    title,
    subtitle: 'You can stop messages at any time',
    extra: row(ask),
  });
}

export function instantForm(payload, said) {
  const open = tapButton('Open the form', () => said.tap('/attachment/payload'));
  return card({
    kind: 'instant_form',
    title: 'Form',
    subtitle: `Number ${payload.form_id}`,
    extra: row(open),
  });
}

const REQUEST_LABELS = {
  ALLOW: 'Allow messages',
  FREQUENCY: 'Get messages',
  GET: 'Get messages',
  GET_UPDATES: 'Get updates',
  OPT_IN: 'Opt in',
  SIGN_UP: 'Sign up',
};

function codeLine(code, isRevealed, said) {
  if (isRevealed) return element('div', { class: 'coupon-code' }, code);
  return row(tapButton('Show the code', () => said.tap('/attachment/payload')));
}

function row(button) {
  return element('div', { class: 'buttons' }, button);
}
