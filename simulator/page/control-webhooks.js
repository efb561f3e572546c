// The control of how webhooks come: held back, and then late, in another order, twice, together or in one entry; and by a clock that is off.

import { post } from './api.js';
import { group } from './control-group.js';
import { field, options } from './dialog.js';
import { element } from './element.js';
import { attempt } from './notice.js';

export function drawWebhooks() {
  return group(
    'Webhooks',
    element('div', { class: 'row-of-buttons' }, hold),
    element(
      'form',
      { class: 'inline-form', id: 'release', onsubmit: release },
      order,
      element('button', { type: 'submit', class: 'secondary' }, 'Bring them'),
    ),
    element(
      'form',
      { class: 'inline-form', id: 'clock-off', onsubmit: setOff },
      field('Times in webhooks are off by so many seconds', off),
      element('button', { type: 'submit', class: 'secondary' }, 'Set'),
    ),
    said,
  );
}

const hold = element(
  'button',
  { type: 'button', class: 'secondary', id: 'hold', onclick: holdBack },
  'Hold webhooks back',
);
const order = options(element('select', { name: 'release', 'aria-label': 'How they come' }), [
  { value: 'in_order', label: 'As they happened, late' },
  { value: 'reversed', label: 'The last one first' },
  { value: 'twice', label: 'Each twice' },
  { value: 'together', label: 'All in one body' },
  { value: 'in_one_entry', label: 'All in one entry' },
]);
const off = element('input', { type: 'number', name: 'off', value: '0', step: '1' });
const said = element('p', { class: 'quiet', role: 'status' });

async function holdBack() {
  if (await attempt(() => post('webhooks', { hold: true })))
    said.textContent = 'Webhooks are held back, until they are brought';
}

async function release(event) {
  event.preventDefault();
  let brought = [];
  const isDone = await attempt(async () => {
    brought = (await post('webhooks', { release: order.value })).items;
  });
  if (isDone) said.textContent = `${brought.length} came`;
}

async function setOff(event) {
  event.preventDefault();
  const seconds = Math.round(Number(off.value));
  if (await attempt(() => post('clock', { off: seconds * 1000 })))
    said.textContent = seconds === 0 ? 'The clock is right' : `The clock is off by ${seconds} s`;
}
