// The control of the simulator's clock.

import { post } from './api.js';
import { group } from './control-group.js';
import { element } from './element.js';
import { listen } from './news.js';
import { attempt } from './notice.js';
import { DAY, HOUR, MINUTE, longSpan } from './time.js';
import { ahead, now, setClock } from './world.js';

export function drawClock() {
  setInterval(refresh, 1000);
  listen('time', refresh);
  return group(
    'Time',
    element('p', { class: 'clock' }, shownTime, shownAhead),
    element('div', { class: 'row-of-buttons' }, STEPS.map(step)),
    element(
      'form',
      { class: 'inline-form', onsubmit: submit },
      amount,
      unit,
      element('button', { type: 'submit', class: 'secondary' }, 'Advance'),
    ),
    element('p', { class: 'quiet' }, 'The bot goes by its own clock, unless it asks for this one.'),
  );
}

const STEPS = [
  ['+1 min', MINUTE],
  ['+1 hour', HOUR],
  ['+1 day', DAY],
  ['+7 days', 7 * DAY],
];
const FULL = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

const shownTime = element('span', { class: 'clock-now' });
const shownAhead = element('span', { class: 'quiet' });
const amount = element('input', {
  type: 'number',
  min: '1',
  value: '2',
  required: true,
  'aria-label': 'How many',
});
const unit = element(
  'select',
  { 'aria-label': 'Of what' },
  [
    ['Minutes', MINUTE],
    ['Hours', HOUR],
    ['Days', DAY],
  ].map(([label, length]) => element('option', { value: length }, label)),
);

function step([label, length]) {
  return element(
    'button',
    { type: 'button', class: 'secondary', 'data-advance': length / 1000, onclick: () => advance(length) },
    label,
  );
}

function submit(event) {
  event.preventDefault();
  advance(Number(amount.value) * Number(unit.value));
}

function advance(length) {
  return attempt(async () => setClock(await post('clock', { advance: Math.round(length / 1000) })));
}

function refresh() {
  shownTime.textContent = FULL.format(now());
  shownAhead.textContent = ahead() < 1000 ? 'As in real time' : `${longSpan(ahead())} ahead of real time`;
}
