// Dialogs: native ones, which keep the focus inside and close by Escape.

import { element, fill } from './element.js';
import { icon } from './icons.js';

/**
 * Opens a dialog. What `submit` gets is the form's data; the dialog closes unless it returns false, and then comes
 * `afterwards`. By itself a dialog gives the focus back to where it was.
 */
export function openDialog({ title, content, submitLabel, submit, afterwards }) {
  const heading = element('h2', { id: 'dialog-title' }, title);
  const form = element('form', { novalidate: !submit }, content, submit && footer(submitLabel));
  const box = element('dialog', { 'aria-labelledby': 'dialog-title' }, header(heading), form);
  form.addEventListener('submit', (event) => finish(event, box, submit, afterwards));
  box.addEventListener('close', () => box.remove());
  box.addEventListener('click', (event) => event.target === box && box.close());
  document.body.append(box);
  box.showModal();
  begin(form.querySelector('input, textarea, select, button'));
  return box;
}

/** A labelled field: the label above it. */
export function field(label, control) {
  return element('label', { class: 'field' }, element('span', {}, label), control);
}

export function options(select, choices) {
  return fill(
    select,
    choices.map(({ value, label }) => element('option', { value }, label)),
  );
}

// A value that is proposed is selected, so that one types over it.
function begin(first) {
  first?.focus();
  if (first?.value && first.matches('input, textarea')) first.select();
}

function header(heading) {
  const close = (event) => event.currentTarget.closest('dialog').close();
  return element(
    'header',
    {},
    heading,
    element(
      'button',
      { class: 'round', type: 'button', 'aria-label': 'Close', onclick: close },
      icon('close'),
    ),
  );
}

function footer(label) {
  return element('footer', {}, element('button', { class: 'primary', type: 'submit' }, label));
}

async function finish(event, box, submit, afterwards) {
  event.preventDefault();
  if (!submit) return box.close();
  const isDone = await submit(new FormData(event.target));
  if (isDone === false) return;
  box.close();
  afterwards?.();
}
