// The control of faults: what goes wrong, and for which requests.

import { post } from './api.js';
import { group } from './control-group.js';
import { current } from './current.js';
import { field, options } from './dialog.js';
import { element, fill } from './element.js';
import { listen } from './news.js';
import { attempt } from './notice.js';
import { currentFaults, setFaults } from './world.js';

export function drawFaults() {
  for (const change of ['world', 'faults changed']) listen(change, refresh);
  kind.addEventListener('change', showParts);
  refresh();
  return group(
    'Faults',
    active,
    element(
      'form',
      { class: 'fields', onsubmit: submit },
      field('What goes wrong', kind),
      forGraphError,
      forMixture,
      forWhich,
      element(
        'div',
        { class: 'row-of-buttons' },
        element('button', { type: 'submit', class: 'secondary' }, 'Set'),
        clear,
      ),
    ),
  );
}

const OWN_PARTS = [
  { value: 'graph_error', label: 'Any Graph error' },
  { value: 'mixture', label: 'A share of all requests' },
];

const active = element('div', { class: 'active-faults' });
const kind = element('select', { id: 'fault-kind' });
const code = element('input', { type: 'number', min: '-1', value: '10', id: 'fault-code' });
const subcode = element('input', { type: 'number', min: '0', placeholder: 'none' });
const share = element('input', { type: 'number', min: '0', max: '100', value: '10' });
const requests = options(element('select', { id: 'fault-requests' }), [
  { value: 'next', label: 'The next request' },
  { value: 'all', label: 'All requests' },
  { value: 'conversation', label: 'Requests about this conversation' },
]);
const forGraphError = element('div', { class: 'two-fields' }, field('Code', code), field('Subcode', subcode));
const forMixture = field('Share in percent', share);
const forWhich = field('For which', requests);
const clear = element(
  'button',
  { type: 'button', class: 'secondary', id: 'fault-clear', onclick: () => set({ kind: 'none' }) },
  'Clear all',
);

function refresh() {
  const { active: names, kinds } = currentFaults();
  fill(
    active,
    names.length
      ? element(
          'ul',
          { 'aria-label': 'Active faults' },
          names.map((name) => element('li', {}, name)),
        )
      : element('p', { class: 'quiet' }, 'None is active'),
  );
  clear.disabled = names.length === 0;
  drawKinds(kinds);
}

function drawKinds(kinds) {
  const others = kinds.filter(({ id }) => id !== 'none' && !OWN_PARTS.some(({ value }) => value === id));
  const choices = [...others.map(({ id, label }) => ({ value: id, label })), ...OWN_PARTS];
  if (kind.childElementCount === choices.length) return;
  options(kind, choices);
  showParts();
}

function showParts() {
  forGraphError.hidden = kind.value !== 'graph_error';
  forMixture.hidden = kind.value !== 'mixture';
  forWhich.hidden = kind.value === 'mixture';
}

function submit(event) {
  event.preventDefault();
  set({ kind: kind.value, ...particulars() });
}

function particulars() {
  if (kind.value === 'mixture') return { share: Number(share.value) / 100 };
  const which = {
    requests: requests.value,
    ...(requests.value === 'conversation' ? { conversation: current?.id } : {}),
  };
  if (kind.value !== 'graph_error') return which;
  return { ...which, code: Number(code.value), subcode: subcode.value === '' ? null : Number(subcode.value) };
}

function set(fault) {
  return attempt(async () => setFaults(await post('faults', fault)));
}
