// The conversation that is open: its history, its profile and what is known of its messages.

import { read } from './api.js';
import { Facts } from './facts.js';
import { History } from './history.js';
import { keep } from './kept.js';
import { listen, tell } from './news.js';
import { attempt } from './notice.js';
import { accountOf, conversationOf, takeConversation } from './world.js';

/** `{id, history, facts, profile}`, or null before one is chosen. */
export let current = null;

export const openConversation = () => current && conversationOf(current.id);
export const openAccount = () => accountOf(openConversation());

export async function open(id) {
  const opened = { id, history: new History(id), facts: new Facts(), profile: {}, isLoaded: false };
  current = opened;
  keep('conversation', id);
  tell('opened');
  await attempt(() => start(opened));
}

/** Goes to the newest entries of the open conversation. */
export async function reload() {
  await attempt(() => start(current));
}

async function start(opened) {
  const answer = await opened.history.loadNewest();
  answer.entries.forEach((entry) => opened.facts.learn(entry));
  opened.profile = answer.profile;
  opened.isLoaded = true;
  takeConversation(answer.conversation);
  if (current === opened) tell('loaded', answer.typing);
}

async function readProfile() {
  const opened = current;
  const { profile } = await read(`conversations/${encodeURIComponent(opened.id)}?limit=1`);
  opened.profile = profile;
  if (current === opened) tell('profile');
}

listen('account', ({ id }) => {
  if (current && openConversation()?.account === id) attempt(readProfile);
});
