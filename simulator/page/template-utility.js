// The utility template: the account's text with the message's values in it, or the values alone where the account has
// no such template.

import { card } from './card.js';
import { element } from './element.js';
import { lower } from './entry.js';

/** `said.utility`: what the simulator knows of it, `{header, image, body, buttons}`. */
export function utilityTemplate(template, said) {
  const { header, image, body, buttons } = said.utility ?? { buttons: [] };
  return card({
    kind: 'utility',
    image,
    title: header,
    subtitle: body ? null : `Template ${template.name}, ${template.language?.code ?? ''}`,
    extra: body ? element('div', { class: 'card-text' }, body) : values(template),
    buttons,
    said,
  });
}

function values(template) {
  const components = (template.components ?? []).filter(({ type }) => lower(type) !== 'buttons');
  const parameters = components.flatMap((component) => component.parameters ?? []);
  if (parameters.length === 0) return null;
  return element(
    'div',
    { class: 'card-words' },
    parameters.map((parameter) => element('span', { class: 'utility-value' }, valueOf(parameter))),
  );
}

function valueOf({ text, payload, url, parameter_name: name }) {
  const value = text ?? payload ?? url ?? '';
  return name ? `${name}: ${value}` : value;
}
