// The utility template: its approved text is with the platform, so its name and values are shown.

import { element } from './element.js';
import { lower } from './entry.js';

export function utilityTemplate(template, said) {
  const components = template.components ?? [];
  return element(
    'div',
    { class: 'card', 'data-kind': 'utility' },
    element(
      'span',
      { class: 'card-words' },
      values(components, 'header', 'card-title'),
      values(components, 'title', 'card-title'),
      element(
        'span',
        { class: 'card-subtitle' },
        `Template ${template.name}, ${template.language?.code ?? ''}`,
      ),
      values(components, 'body', 'utility-value'),
    ),
    buttonRow(components, said),
  );
}

function values(components, type, className) {
  return parametersOf(components, type).map(({ parameter }) =>
    element('span', { class: className }, valueOf(parameter)),
  );
}

function buttonRow(components, said) {
  const parameters = parametersOf(components, 'buttons');
  if (parameters.length === 0) return null;
  return element(
    'div',
    { class: 'buttons' },
    parameters.map(({ parameter, pointer }) =>
      element(
        'button',
        { class: 'button', type: 'button', onclick: () => said.tap(pointer) },
        valueOf(parameter),
      ),
    ),
  );
}

function parametersOf(components, type) {
  return components.flatMap((component, place) =>
    lower(component.type) !== type
      ? []
      : (component.parameters ?? []).map((parameter, number) => ({
          parameter,
          pointer: `/template/components/${place}/parameters/${number}`,
        })),
  );
}

function valueOf(parameter) {
  const value = parameter.text ?? parameter.payload ?? parameter.url ?? '';
  return parameter.parameter_name ? `${parameter.parameter_name}: ${value}` : value;
}
