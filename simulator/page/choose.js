// Opening a conversation from the list, and the one that is opened first.

import { current, open, openConversation } from './current.js';
import { kept } from './kept.js';
import { showPane } from './panes.js';
import { allAccounts, allConversations, conversationOf } from './world.js';

export function choose(id) {
  open(id);
  showPane('conversation');
}

/** Opens the conversation that was open last, else the one with the newest message. A phone begins with the list. */
export function chooseFirst() {
  const known = conversationOf(kept('conversation'));
  const [newest] = allConversations().toSorted((one, other) => (other.last?.at ?? 0) - (one.last?.at ?? 0));
  const first = known ?? newest;
  if (first) open(first.id);
}

/** The account that a new person most likely writes to. */
export function likelyAccount() {
  return (current && openConversation()?.account) ?? allAccounts()[0]?.id;
}
