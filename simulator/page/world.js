// What the page knows of the simulator: its accounts, people, clock and faults.

import { read } from './api.js';
import { listen, tell } from './news.js';

export async function loadWorld() {
  const loaded = await read('world');
  setClock(loaded);
  bot = loaded.bot;
  accounts = new Map(loaded.accounts.map((account) => [account.id, account]));
  conversations = new Map(loaded.conversations.map((conversation) => [conversation.id, conversation]));
  subscriptions = new Map(Object.entries(loaded.subscriptions));
  faults = loaded.faults;
  tell('world');
}

export const botOfWorld = () => bot;
export const allAccounts = () => [...accounts.values()];
export const accountOf = (conversation) =>
  accounts.get(conversation.account) ?? unknownAccount(conversation.account);
export const allConversations = () => [...conversations.values()];
export const conversationOf = (id) => conversations.get(id);
/** The fields that the bot is told of an account. */
export const subscribedTo = (account) => subscriptions.get(account) ?? [];
export const currentFaults = () => faults;

/** How far the simulator's clock runs ahead of the real one, in milliseconds. */
export const ahead = () => clock.ahead;
export const now = () => clock.now + (performance.now() - clock.heard);

export function setClock({ now, ahead }) {
  clock = { now, ahead, heard: performance.now() };
  tell('time');
}

export function setFaults(changed) {
  faults = changed;
  tell('faults changed');
}

export function takeConversation(conversation) {
  if (!accounts.has(conversation.account)) loadWorld().catch(() => {});
  conversations.set(conversation.id, conversation);
  tell('conversation changed', conversation);
}

listen('conversation', takeConversation);
listen('entry', ({ conversation }) => takeConversation(conversation));
listen('clock', setClock);
listen('faults', setFaults);
listen('account', ({ id, subscribed }) => {
  subscriptions.set(id, subscribed);
  tell('subscriptions');
});

let bot = null;
let accounts = new Map();
let conversations = new Map();
let subscriptions = new Map();
let faults = { active: [], kinds: [] };
let clock = { now: Date.now(), ahead: 0, heard: performance.now() };

function unknownAccount(id) {
  return { id, platform: 'messenger', name: `Page ${id}` };
}
