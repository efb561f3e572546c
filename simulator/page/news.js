// What happens, as it happens: the server's events, told once per frame to whoever listens.

export function listen(kind, listener) {
  if (!listeners.has(kind)) listeners.set(kind, []);
  listeners.get(kind).push(listener);
}

export function tell(kind, news) {
  for (const listener of listeners.get(kind) ?? []) listener(news);
}

/** Follows the server's events. After a break something may be missing: that is told as `lost`. */
export function follow() {
  const source = new EventSource('/chat/api/news');
  let isFirst = true;
  source.addEventListener('open', () => {
    tell('connection', true);
    if (!isFirst) tell('lost');
    isFirst = false;
  });
  source.addEventListener('error', () => tell('connection', false));
  for (const kind of KINDS) source.addEventListener(kind, (event) => wait(kind, JSON.parse(event.data)));
}

const KINDS = ['entry', 'conversation', 'typing', 'log', 'clock', 'account', 'faults', 'lost'];
const listeners = new Map();
let waiting = [];

function wait(kind, news) {
  if (waiting.length === 0) nextFrame(tellAll);
  waiting.push([kind, news]);
}

// A hidden tab gets no frames, and its news must not pile up.
function nextFrame(work) {
  if (document.hidden) setTimeout(work, 200);
  else requestAnimationFrame(work);
}

function tellAll() {
  const batch = waiting;
  waiting = [];
  for (const [kind, news] of batch) tell(kind, news);
  tell('told');
}
