// Pictures, films, sounds and files.

import { element } from './element.js';
import { lower } from './entry.js';
import { icon } from './icons.js';
import { mediaAddress } from './links.js';
import { openDialog } from './dialog.js';

/** Where the file of an attachment's payload is found, or null. */
export function sourceOf(payload, file = null) {
  if (file) return file;
  if (payload?.url) return payload.url;
  return payload?.attachment_id === undefined
    ? null
    : `/attachments/${encodeURIComponent(payload.attachment_id)}`;
}

/** An image, video, audio or file. */
export function media(type, source) {
  const address = source && mediaAddress(source);
  if (!address) return unloadable(type);
  return DRAWINGS[lower(type)](address);
}

export function isMedia(type) {
  return Object.hasOwn(DRAWINGS, lower(type));
}

/** Several images in one block. */
export function imageBlock(sources) {
  const count = String(Math.min(sources.length, 3));
  return element(
    'div',
    { class: 'image-block', 'data-count': count },
    sources.map((source) => media('image', source)),
  );
}

/** A picture; where it does not load, a quiet placeholder that says what it would show. */
export function picture(source, title, properties = {}) {
  const address = source && mediaAddress(source);
  if (!address) return placeholder(title);
  const failed = (event) => event.target.replaceWith(placeholder(title));
  return element('img', {
    src: address,
    alt: title,
    decoding: 'async',
    draggable: 'false',
    onerror: failed,
    ...properties,
  });
}

const DRAWINGS = {
  image: (address) =>
    element(
      'button',
      { class: 'image', type: 'button', 'aria-label': 'Show the image', onclick: () => enlarge(address) },
      picture(address, 'Image', { onerror: imageFailed }),
    ),
  video: (address) => player('video', address, { playsinline: true }),
  audio: (address) => player('audio', address),
  file: (address) => {
    const name = fileName(address);
    return element(
      'a',
      { class: 'file', href: address, download: true, target: '_blank', rel: 'noopener noreferrer' },
      element('span', { class: 'file-icon' }, icon('file')),
      element('span', { class: 'file-name' }, name),
    );
  },
};

function player(tag, address, properties = {}) {
  const failed = (event) => event.target.replaceWith(unloadable(tag));
  return element(tag, {
    class: tag,
    src: address,
    controls: true,
    preload: 'metadata',
    onerror: failed,
    ...properties,
  });
}

// What cannot be shown cannot be enlarged either.
function imageFailed(event) {
  event.target.closest('.image').replaceWith(unloadable('image'));
}

function unloadable(kind) {
  return placeholder(`${kind[0].toUpperCase()}${kind.slice(1).toLowerCase()} that cannot be loaded`);
}

function placeholder(title) {
  return element('span', { class: 'placeholder' }, icon('image'), element('span', {}, title || 'Image'));
}

function enlarge(address) {
  const box = openDialog({ title: 'Image', content: picture(address, 'Image, enlarged') });
  box.classList.add('viewer');
}

// A file that was uploaded here has a number for its address, which is no name.
function fileName(address) {
  try {
    const name = decodeURIComponent(new URL(address, location.href).pathname.split('/').pop());
    return /^\d*$/.test(name) ? 'File' : name;
  } catch {
    return 'File';
  }
}
