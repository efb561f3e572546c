// Short notices at the upper edge: what went wrong, without standing in the way.

import { element } from './element.js';
import { icon } from './icons.js';

/** Runs what a control asks for; a failure becomes a notice. Tells whether it went well. */
export async function attempt(work) {
  try {
    await work();
    return true;
  } catch (failure) {
    notice(failure.message);
    return false;
  }
}

const SHOWN_FOR = 12_000;

function notice(sentence) {
  const notices = document.getElementById('notices');
  [...notices.children].find((card) => card.textContent === sentence)?.remove();
  const card = element('div', { class: 'notice' }, icon('warning'), element('p', {}, sentence), dismiss());
  notices.append(card);
  leaveLater(card);
}

function dismiss() {
  const close = (event) => event.currentTarget.closest('.notice').remove();
  return element(
    'button',
    { class: 'round small', type: 'button', 'aria-label': 'Dismiss', onclick: close },
    icon('close'),
  );
}

// A notice that somebody points at or stands on stays.
function leaveLater(card) {
  setTimeout(() => {
    if (card.matches(':hover, :focus-within')) leaveLater(card);
    else card.remove();
  }, SHOWN_FOR);
}
