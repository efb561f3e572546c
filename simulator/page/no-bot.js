// What is said where the simulator has no bot.

import { element } from './element.js';
import { listen } from './news.js';
import { botOfWorld } from './world.js';

/** A quiet line, there as long as no bot is. */
export function noBotLine() {
  const line = element('p', { class: 'composer-line', hidden: true }, noBot());
  listen('world', () => {
    line.hidden = botOfWorld() !== null;
  });
  return line;
}

export function noBot() {
  return [
    'The simulator has no bot. ',
    element('code', {}, '--webhook URL'),
    ' or ',
    element('code', {}, 'Builder::webhook'),
    ' sets one.',
  ];
}
