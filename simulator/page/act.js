// What one does as the person in the open conversation. A failure becomes a notice.

import { post, upload } from './api.js';
import { current } from './current.js';
import { tell } from './news.js';
import { attempt } from './notice.js';

/** How many actions the bot has not taken yet, by conversation. */
export const waitingFor = (id) => waiting.get(id) ?? 0;

/** Does something and tells whether it happened, be it that the bot did not take it. */
export function act(action, body = {}, id = current.id) {
  if (action !== 'reacts') tell('going to the end');
  return waitFor(id, () => post(`conversations/${encodeURIComponent(id)}/${action}`, body));
}

export function sendFile(file, id = current.id) {
  const question = new URLSearchParams({ type: kindOf(file.type), name: file.name || 'file' });
  tell('going to the end');
  return waitFor(id, () => upload(`conversations/${encodeURIComponent(id)}/sends?${question}`, file));
}

const waiting = new Map();

async function waitFor(id, work) {
  count(id, 1);
  let happened = true;
  await attempt(() => work().catch((failure) => {
    happened = failure.happened;
    throw failure;
  }));
  count(id, -1);
  return happened;
}

function count(id, more) {
  waiting.set(id, waitingFor(id) + more);
  tell('waiting', id);
}

function kindOf(type) {
  const family = type.split('/')[0];
  return ['image', 'video', 'audio'].includes(family) ? family : 'file';
}
