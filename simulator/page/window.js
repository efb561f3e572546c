// How long the account may still answer the person.

import { DAY, HOUR, clockTime, dayAndTime, span } from './time.js';
import { now } from './world.js';

/** `{text, look}` for the conversation's header. */
export function windowState({ window, is_blocked: isBlocked }) {
  if (isBlocked) return { text: 'Blocked by the account', look: 'bad' };
  if (!window) return { text: 'Nothing written yet', look: 'plain' };
  const left = window.closes - now();
  if (left > HOUR) return { text: `Window open for ${Math.round(left / HOUR)} h`, look: 'good' };
  if (left > 0) return { text: `Window open for ${span(left)}`, look: 'warn' };
  if (window.human_agent > now())
    return { text: `Window closed, human agent until ${until(window.human_agent)}`, look: 'warn' };
  return { text: 'Window closed', look: 'bad' };
}

function until(at) {
  return at - now() < DAY ? clockTime(at) : dayAndTime(at, now());
}
