// The right pane: what went over the wire, and the controls, in two tabs.

import { drawControls } from './controls.js';
import { element, fill } from './element.js';
import { icon } from './icons.js';
import { drawLog, showLogItem } from './log.js';
import { listen } from './news.js';
import { openInspector, toggleInspector } from './panes.js';

export function drawInspector(pane) {
  fill(
    pane,
    element(
      'header',
      { class: 'inspector-head' },
      element(
        'button',
        {
          class: 'round phone-only',
          type: 'button',
          'aria-label': 'Back to the conversation',
          onclick: toggleInspector,
        },
        icon('back'),
      ),
      element('h2', { class: 'spoken' }, 'Inspector'),
      element(
        'div',
        { class: 'tabs', role: 'tablist', 'aria-label': 'Inspector', onkeydown: walk },
        TABS.map(tab),
      ),
      element(
        'button',
        {
          class: 'round wide-only',
          type: 'button',
          'aria-label': 'Fold the inspector away',
          title: 'Fold away',
          onclick: toggleInspector,
        },
        icon('close'),
      ),
    ),
    panel('log', drawLog()),
    panel('controls', drawControls()),
  );
  show('log');
}

const TABS = [
  { name: 'log', label: 'Requests' },
  { name: 'controls', label: 'Controls' },
];

listen('show log', (number) => {
  openInspector();
  show('log');
  showLogItem(number);
});

function tab({ name, label }) {
  return element(
    'button',
    { id: `tab-${name}`, type: 'button', role: 'tab', 'aria-controls': name, onclick: () => show(name) },
    label,
  );
}

function panel(name, content) {
  return element(
    'div',
    { id: name, class: 'panel', role: 'tabpanel', 'aria-labelledby': `tab-${name}` },
    content,
  );
}

function show(chosen) {
  for (const { name } of TABS) {
    const button = document.getElementById(`tab-${name}`);
    button.setAttribute('aria-selected', String(name === chosen));
    button.tabIndex = name === chosen ? 0 : -1;
    document.getElementById(name).hidden = name !== chosen;
  }
}

function walk(event) {
  const tabs = [...event.currentTarget.children];
  const place = tabs.indexOf(document.activeElement);
  const next = {
    ArrowRight: tabs[place + 1] ?? tabs[0],
    ArrowLeft: tabs.at(place - 1),
    Home: tabs[0],
    End: tabs.at(-1),
  }[event.key];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.click();
}
