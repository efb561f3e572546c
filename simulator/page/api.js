// The calls to the simulator: reading and doing.

/**
 * A call that failed; its message is a sentence for the person at the page. `happened`: it is in the conversation all
 * the same, and only the bot did not take it.
 */
class Failed extends Error {
  constructor(sentence, status) {
    super(sentence);
    this.happened = status === 502;
  }
}

export function read(path) {
  return call(path, { headers: { Accept: 'application/json' } });
}

export function post(path, body = {}) {
  return call(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}

export function upload(path, file) {
  const type = file.type || 'application/octet-stream';
  return call(path, { method: 'POST', headers: { 'Content-Type': type }, body: file });
}

async function call(path, options) {
  const answer = await fetch(`/chat/api/${path}`, options).catch(unreachable);
  const body = await answer.json().catch(() => null);
  if (!answer.ok) throw new Failed(body?.error ?? `The simulator answered ${answer.status}.`, answer.status);
  return body;
}

function unreachable() {
  throw new Failed('The simulator does not answer. Check that it still runs.');
}
