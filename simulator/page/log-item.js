// One line of the log, which opens to show the request and the answer.

import { post } from './api.js';
import { element } from './element.js';
import { jsonView, plainView } from './json-view.js';
import { printJson } from './json-print.js';
import { attempt } from './notice.js';
import { subscribe } from './subscribe.js';
import { clockTimeWithSeconds } from './time.js';
import { drawViolations, isError, marksOf } from './violations.js';

export function drawLogItem(item) {
  const body = element('div', { class: 'log-body' });
  const box = element(
    'details',
    { class: 'log-item', 'data-log': item.number, 'data-outcome': outcomeOf(item), 'data-warned': item.accepted && item.violations?.length > 0 },
    summary(item),
    body,
  );
  // Most lines are never opened, so what is inside is drawn when it is asked for.
  box.addEventListener(
    'toggle',
    () => box.open && body.childElementCount === 0 && body.append(...inside(item)),
  );
  return box;
}

function summary(item) {
  const [status, what, more] = LINES[item.type](item);
  return element(
    'summary',
    {},
    element('span', { class: 'log-status' }, status),
    element('span', { class: 'log-what' }, what, element('span', { class: 'log-more' }, more)),
    element('time', { datetime: new Date(item.at).toISOString() }, clockTimeWithSeconds(item.at)),
  );
}

// The status, what it is, and more about it.
const LINES = {
  delivery: (item) => [item.taken ? 'taken' : 'failed', `Webhook: ${item.kind}`, deliveryLine(item)],
  exchange: (item) => [String(item.status ?? 'none'), item.what ?? item.path, exchangeLine(item)],
  untold: ({ kind, field }) => ['untold', `Webhook: ${kind}`, `nobody subscribed to ${field}`],
};

function outcomeOf(item) {
  if (item.type === 'delivery') return item.taken ? 'good' : 'bad';
  if (item.type === 'untold') return 'untold';
  if (item.accepted) return 'good';
  return 'bad';
}

function exchangeLine({ method, path, batch_item: place, fault }) {
  const inBatch = place === null || place === undefined ? '' : `, item ${place} of a batch`;
  return `${method} ${path}${inBatch}${fault ? `, fault: ${fault}` : ''}`;
}

function deliveryLine({ outcome, attempt: tried, again, took }) {
  return `${outcome}${again ? ', sent again' : ''}${tried > 1 ? `, try ${tried}` : ''}${took === undefined || took === null ? '' : `, ${took} ms`}`;
}

function inside(item) {
  if (item.type === 'untold') return [whyUntold(item), section('Webhook', view(item.body, 'Webhook'))];
  if (item.type === 'delivery') return [sendAgain(item), section('Webhook', view(item.body, 'Webhook'))];
  const printed = isPrintable(item.request) ? printJson(item.request) : null;
  const violations = item.violations ?? [];
  return [
    violations.some(isError) && printed ? null : refusal(item),
    violations.length > 0 && printed && drawViolations(violations, printed),
    item.request !== null &&
      section(
        'Request',
        printed
          ? jsonView(printed, 'Request', marksOf(violations, printed))
          : plainView(item.request, 'Request'),
      ),
    section(
      'Answer',
      item.answer === null ? element('p', { class: 'quiet' }, 'No answer came') : view(item.answer, 'Answer'),
    ),
  ].filter(Boolean);
}

function whyUntold({ why, field, account }) {
  return element('p', { class: 'log-untold' }, `The bot was not told: ${why.replaceAll('`', '')}. `, subscribe(field, account));
}

// As the platform may bring a webhook twice.
function sendAgain({ number }) {
  const answer = element('p', { class: 'quiet', role: 'status' });
  const send = async () => {
    button.disabled = true;
    answer.textContent = 'Sending';
    const isTaken = await attempt(() => post('deliveries', { number }));
    answer.textContent = isTaken ? 'The bot took it again' : 'The bot did not take it';
    button.disabled = false;
  };
  const button = element(
    'button',
    { type: 'button', class: 'secondary', 'data-again': number, onclick: send },
    'Send again',
  );
  return element('div', { class: 'log-again' }, button, answer);
}

function refusal({ accepted, message, code, subcode, hint, violations }) {
  if (accepted || !message) return null;
  const number = [code, subcode].filter((each) => each !== null && each !== undefined).join('/');
  return element(
    'div',
    { class: 'violation' },
    element(
      'p',
      { class: 'violation-sentence' },
      element('strong', {}, `error${number && ` ${number}`}`),
      `: ${message}`,
    ),
    (violations ?? []).filter(isError).map(({ sentence }) => element('p', {}, sentence)),
    hint && element('p', { class: 'violation-hint' }, element('strong', {}, 'hint'), `: ${hint}`),
  );
}

function section(title, content) {
  return element('section', { class: 'log-section' }, element('h3', {}, title), content);
}

function view(value, label) {
  return isPrintable(value) ? jsonView(printJson(value), label) : plainView(value, label);
}

function isPrintable(value) {
  return typeof value !== 'string';
}
