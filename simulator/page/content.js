// What a message holds, as bubbles and cards.

import { labelled } from './card.js';
import { element } from './element.js';
import { inShort, lower } from './entry.js';
import { withLinks } from './links.js';
import { imageBlock, isMedia, media, sourceOf } from './media.js';
import { heart, sticker } from './sticker.js';
import { customerFeedback } from './template-feedback.js';
import { genericTemplate, productTemplate } from './template-generic.js';
import { customerInformation } from './template-information.js';
import { imageGrid, mediaTemplate } from './template-media.js';
import { coupon, instantForm, notificationRequest, oneTimeRequest } from './template-offers.js';
import { receipt } from './template-receipt.js';
import { utilityTemplate } from './template-utility.js';
import { buttonColumn } from './buttons.js';

/**
 * Draws the content of a message.
 * `said`: `{message, mid, file, utility, facts, account, tap(pointer)}`.
 */
export function drawContent(said) {
  const drawn = parts(said).filter(Boolean);
  return drawn.length > 0 ? drawn : [labelled('Message', inShort({ request: { message: said.message } }))];
}

export function textBubble(text) {
  if (JUST_EMOJI.test(text)) return element('div', { class: 'big-emoji' }, text);
  return element('div', { class: 'bubble' }, withLinks(text));
}

function parts(said) {
  const { message } = said;
  const text = message.text ?? message.dynamic_text?.text;
  return [
    text && textBubble(String(text)),
    message.template && utilityTemplate(message.template, said),
    message.sticker_id !== undefined && sticker(message.sticker_id),
    message.attachment && attachment(message.attachment, said),
    ...attachments(message.attachments ?? [], said),
  ];
}

function attachments(several, said) {
  const isImage = ({ type, payload }) => lower(type) === 'image' && !payload?.sticker_id;
  if (several.length > 1 && several.every(isImage))
    return [imageBlock(several.map(({ payload }) => sourceOf(payload)))];
  return several.map((each) => attachment(each, said));
}

function attachment({ type, payload }, said) {
  const kind = lower(type);
  if (kind === 'template') return template(payload ?? {}, said);
  if (kind === 'like_heart') return heart();
  if (kind === 'sticker' || payload?.sticker_id) return sticker(payload?.sticker_id, payload?.url);
  if (kind === 'media_share') return labelled('Shared post', payload?.id ?? payload?.attachment_id);
  if (SHARED[kind]) return labelled(SHARED[kind], payload?.title ?? payload?.url ?? '');
  if (isMedia(kind)) return media(kind, sourceOf(payload, said.file));
  return labelled('Attachment', type);
}

function template(payload, said) {
  const draw = TEMPLATES[lower(payload.template_type)];
  return draw ? draw(payload, said) : labelled('Template', payload.template_type);
}

function buttonTemplate(payload, said) {
  return element(
    'div',
    { class: 'card', 'data-kind': 'button' },
    element('div', { class: 'card-text' }, withLinks(String(payload.text))),
    buttonColumn(payload.buttons, '/attachment/payload/buttons', said),
  );
}

const SHARED = {
  ephemeral: 'A picture to be seen once',
  fallback: 'A link',
  ig_post: 'Shared post',
  ig_reel: 'Shared reel',
  ig_story: 'Shared story',
  post: 'Shared post',
  reel: 'Shared reel',
  story_mention: 'Mentioned in a story',
};

const TEMPLATES = {
  button: buttonTemplate,
  coupon,
  customer_feedback: customerFeedback,
  customer_information: customerInformation,
  generic: genericTemplate,
  image_grid: imageGrid,
  instant_form: instantForm,
  media: mediaTemplate,
  notification_messages: notificationRequest,
  one_time_notif_req: oneTimeRequest,
  product: productTemplate,
  receipt,
};

const JUST_EMOJI = /^(?:\p{RGI_Emoji}\s*){1,3}$/v;
