// The control of what happens beside what people write and tap: a menu of all there is, and what has to be said for it.

import { post, read } from './api.js';
import { group } from './control-group.js';
import { current, openAccount } from './current.js';
import { field, options } from './dialog.js';
import { element, fill } from './element.js';
import { listen, tell } from './news.js';
import { attempt } from './notice.js';
import { subscribe } from './subscribe.js';

export function drawHappenings() {
  for (const change of ['world', 'opened', 'loaded']) listen(change, refresh);
  kind.addEventListener('change', showInputs);
  listen('world', load);
  return group(
    'Something happens',
    element(
      'form',
      { class: 'fields', id: 'happenings', onsubmit: submit },
      field('What happens', kind),
      about,
      inputs,
      element('button', { type: 'submit', class: 'secondary' }, 'Let it happen'),
    ),
    said,
  );
}

const kind = element('select', { id: 'happening' });
const about = element('p', { class: 'quiet', id: 'happening-about' });
const inputs = element('div', { class: 'fields' });
const said = element('p', { class: 'quiet', id: 'happened', role: 'status' });
let all = [];
let drawnFor = null;

async function load() {
  if (all.length > 0) return;
  await attempt(async () => {
    all = (await read('happenings')).happenings;
    refresh();
  });
}

// What the platform of the open conversation has. A choice that was made stays.
function refresh() {
  const platform = current ? openAccount().platform : null;
  if (all.length === 0 || platform === drawnFor) return;
  drawnFor = platform;
  const chosen = kind.value;
  const there = all.filter(({ told_by: toldBy }) => platform in toldBy);
  options(
    kind,
    there.map(({ name, label }) => ({ value: name, label })),
  );
  if (there.some(({ name }) => name === chosen)) kind.value = chosen;
  showInputs();
}

function chosenKind() {
  return all.find(({ name }) => name === kind.value);
}

function showInputs() {
  const chosen = chosenKind();
  said.textContent = '';
  about.textContent = chosen?.about.replaceAll('`', '') ?? '';
  fill(inputs, chosen?.inputs.map(input));
}

function input({ name, label, needed, form, words }) {
  const properties = { name, required: needed, autocomplete: 'off', 'aria-describedby': 'happening-about' };
  if (form === 'word') {
    const choices = words.map((word) => ({ value: word, label: word }));
    return field(label, options(element('select', properties), choices));
  }
  const digits = form === 'number' ? { inputmode: 'numeric', pattern: '[0-9]+' } : {};
  return field(needed ? label : `${label} (optional)`, element('input', { ...properties, ...digits }));
}

async function submit(event) {
  event.preventDefault();
  const chosen = chosenKind();
  if (!chosen || !current) return;
  const given = [...new FormData(event.target)].filter(([, value]) => value !== '');
  const side = chosen.whose === 'person' ? { conversation: current.id } : { account: openAccount().id };
  said.textContent = '';
  tell('going to the end');
  const order = { ...Object.fromEntries(given), ...side, happening: chosen.name };
  let untold = null;
  const happened = await attempt(async () => {
    untold = (await post('happenings', order)).untold;
  });
  if (!happened) return;
  fill(said, [`It happened: ${chosen.label}`, untold && `. The bot was not told: ${untold.why.replaceAll('`', '')}. `, untold && subscribe(untold.field)]);
}
