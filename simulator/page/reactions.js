// Reactions: the chips on a bubble's corner, and the picker.

import { act } from './act.js';
import { current, openAccount } from './current.js';
import { element } from './element.js';

export function drawReactions(mid) {
  const reactions = current.facts.reactions(mid);
  if (reactions.length === 0) return null;
  return element(
    'div',
    { class: 'reactions' },
    reactions.map((reaction) => chip(mid, reaction)),
  );
}

/** The row of emojis to choose from; the chosen one again takes it back. */
export function reactionChoices(mid, whenChosen) {
  const mine = ofPerson(mid);
  const choose = (emoji) => {
    whenChosen();
    act('reacts', { mid, emoji: emoji === mine ? null : emoji });
  };
  return element(
    'div',
    { class: 'picker', role: 'group', 'aria-label': 'Reactions' },
    CHOICES.map(([emoji, name]) =>
      element(
        'button',
        {
          type: 'button',
          'aria-label': name,
          'aria-pressed': String(emoji === mine),
          'data-emoji': emoji,
          onclick: () => choose(emoji),
        },
        emoji,
      ),
    ),
  );
}

const CHOICES = [
  ['❤️', 'Love'],
  ['😆', 'Laugh'],
  ['😮', 'Wow'],
  ['😢', 'Sad'],
  ['😠', 'Angry'],
  ['👍', 'Like'],
  ['👎', 'Dislike'],
];

function ofPerson(mid) {
  return current.facts.reactions(mid).find(({ by }) => by === 'person')?.emoji;
}

function chip(mid, { by, emoji }) {
  if (by !== 'person')
    return element(
      'span',
      { class: 'reaction', role: 'img', 'aria-label': `${openAccount().name} reacted ${emoji}` },
      emoji,
    );
  const takeBack = () => act('reacts', { mid, emoji: null });
  return element(
    'button',
    {
      class: 'reaction',
      type: 'button',
      'aria-label': `You reacted ${emoji}: take it back`,
      onclick: takeBack,
    },
    emoji,
  );
}
