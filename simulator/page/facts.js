// What entries tell of other messages: quotes, reactions, what was seen and what was answered.
// It outlives the entries in the page, so a message that is loaded again looks as before.

import { accountSays, actionOf, inShort, isMessage, midOf, personSays } from './entry.js';

export class Facts {
  #messages = new Map();
  #reactions = new Map();
  #answered = new Set();
  #seenUpTo = 0;

  learn(entry) {
    if (isMessage(entry))
      this.#messages.set(midOf(entry), { text: inShort(entry), isPersons: personSays(entry) });
    if (accountSays(entry) || actionOf(entry) === 'mark_seen')
      this.#seenUpTo = Math.max(this.#seenUpTo, entry.number);
    this.#learnReaction(entry);
    this.#learnAnswers(entry.event ?? {});
  }

  /** `{text, isPersons}` of a message, or undefined where it was never in the page. */
  message(mid) {
    return this.#messages.get(mid);
  }

  /** `[{by, emoji}]`, of the person and of the account. */
  reactions(mid) {
    return [...(this.#reactions.get(mid)?.values() ?? [])].filter(({ emoji }) => emoji !== null);
  }

  wasSeen(entry) {
    return entry.number < this.#seenUpTo;
  }

  /** Whether a coupon's code was revealed, or a question answered. */
  wasAnswered(what) {
    return this.#answered.has(what);
  }

  #learnReaction(entry) {
    const reaction = reactionOf(entry);
    if (!reaction) return;
    if (!this.#reactions.has(reaction.mid)) this.#reactions.set(reaction.mid, new Map());
    const ofMessage = this.#reactions.get(reaction.mid);
    const known = ofMessage.get(reaction.by);
    if (!known || known.number < entry.number)
      ofMessage.set(reaction.by, { ...reaction, number: entry.number });
  }

  #learnAnswers({ template, messaging_feedback: feedback }) {
    if (template?.coupon_code) this.#answered.add(`coupon ${template.coupon_code}`);
    for (const { questions } of feedback?.feedback_screens ?? []) {
      for (const id of Object.keys(questions ?? {})) this.#answered.add(`question ${id}`);
    }
  }
}

/** `{mid, by, emoji}` of an entry that reacts or takes a reaction back, else null. */
export function reactionOf(entry) {
  const event = entry.event?.reaction;
  if (event)
    return { mid: event.mid, by: 'person', emoji: event.action === 'unreact' ? null : emojiOf(event) };
  const action = actionOf(entry);
  if (action !== 'react' && action !== 'unreact') return null;
  const payload = entry.request.payload ?? {};
  return { mid: payload.message_id, by: 'account', emoji: action === 'unreact' ? null : emojiOf(payload) };
}

function emojiOf({ emoji, reaction }) {
  return emoji ?? WORDS[reaction] ?? reaction ?? WORDS.love;
}

const WORDS = { angry: '😠', dislike: '👎', like: '👍', love: '❤️', sad: '😢', smile: '😆', wow: '😮' };
