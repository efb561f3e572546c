// The line on top while the page has no connection to the simulator.

import { listen } from './news.js';

export function watchConnection() {
  listen('connection', (isThere) => {
    document.getElementById('connection').textContent = isThere
      ? ''
      : 'The connection to the simulator is lost. Trying again.';
  });
}
