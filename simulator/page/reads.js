// Tells the simulator that the person has seen the messages, once they are really in view.

import { post } from './api.js';
import { current, openConversation } from './current.js';
import { listen } from './news.js';
import { isConversationInView } from './panes.js';

/** Whether the person has this conversation before them, so that what comes is seen at once. */
export function isBeingRead(id) {
  return current?.id === id && !document.hidden && document.hasFocus() && isConversationInView();
}

export function startReads() {
  for (const kind of ['loaded', 'conversation changed']) listen(kind, later);
  document.addEventListener('visibilitychange', later);
  window.addEventListener('focus', later);
  window.addEventListener('resize', later);
  new MutationObserver(later).observe(document.body, { attributeFilter: ['data-pane'] });
}

const PAUSE = 400;
let timer = null;

function later() {
  clearTimeout(timer);
  timer = setTimeout(readAll, PAUSE);
}

// A bot that is down says so where one acts; it need not be said for reading as well.
function readAll() {
  if (current && isBeingRead(current.id) && openConversation().unread > 0)
    post(`conversations/${encodeURIComponent(current.id)}/reads`).catch(() => {});
}
