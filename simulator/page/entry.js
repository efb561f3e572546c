// Reads an entry of a conversation: whose it is, which message, what it says in short.

/** The kinds of event that carry something of the person's that is shown as a bubble. */
export function personSays(entry) {
  const { event } = entry;
  return entry.kind === 'event' && Boolean((event.message && !event.message.is_deleted) || event.postback);
}

export function accountSays(entry) {
  return entry.kind === 'staff' || (entry.kind === 'request' && Boolean(entry.request?.message));
}

export function isMessage(entry) {
  return personSays(entry) || accountSays(entry);
}

export function midOf(entry) {
  return entry.mid ?? entry.event?.message?.mid ?? entry.event?.postback?.mid ?? null;
}

/** The message that this one quotes. */
export function quotedBy(entry) {
  return entry.event?.message?.reply_to?.mid ?? entry.request?.reply_to?.mid ?? null;
}

/** A sender action in small letters, or null. */
export function actionOf(entry) {
  return lower(entry.request?.sender_action) || null;
}

export function lower(word) {
  return typeof word === 'string' ? word.toLowerCase() : '';
}

/** What a message says, in a few words. */
export function inShort(entry) {
  if (entry.kind === 'staff') return entry.text;
  if (entry.event?.postback) return entry.event.postback.title || entry.event.postback.payload;
  const message = entry.event?.message ?? entry.request?.message ?? {};
  return message.text ?? message.dynamic_text?.text ?? attachmentInShort(message);
}

function attachmentInShort(message) {
  if (message.sticker_id !== undefined) return 'Sticker';
  if (message.template) return `Template ${message.template.name}`;
  const several = message.attachments ?? [];
  if (several.length > 1) return `${several.length} images`;
  const attachment = message.attachment ?? several[0];
  return templateInShort(attachment?.payload) ?? NAMES[lower(attachment?.type)] ?? 'Message';
}

function templateInShort(payload) {
  return payload?.text ?? payload?.title ?? payload?.elements?.[0]?.title ?? null;
}

const NAMES = {
  audio: 'Audio',
  file: 'File',
  image: 'Image',
  ephemeral: 'A picture to be seen once',
  fallback: 'A link',
  ig_post: 'Shared post',
  ig_reel: 'Shared reel',
  ig_story: 'Shared story',
  like_heart: 'Heart',
  media_share: 'Shared post',
  post: 'Shared post',
  reel: 'Shared reel',
  sticker: 'Sticker',
  story_mention: 'Mentioned in a story',
  template: 'Card',
  video: 'Video',
};
