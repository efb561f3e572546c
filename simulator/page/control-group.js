// A group of controls under a heading.

import { element } from './element.js';

export function group(title, ...content) {
  return element('section', { class: 'control-group' }, element('h3', {}, title), content);
}
