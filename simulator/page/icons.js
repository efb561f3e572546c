// The icons: drawn here, 24 by 24, in the colour of the text around them.

export function icon(name, className = 'icon') {
  const drawing = document.createElementNS(SVG, 'svg');
  drawing.setAttribute('viewBox', '0 0 24 24');
  drawing.setAttribute('class', FILLED.has(name) ? `${className} filled` : className);
  drawing.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', SHAPES[name]);
  drawing.append(path);
  return drawing;
}

const SVG = 'http://www.w3.org/2000/svg';

const FILLED = new Set(['heart', 'send', 'star', 'thumb']);

const SHAPES = {
  arrow: 'M12 5v14m-6-6 6 6 6-6',
  attach: 'M12 5v14M5 12h14',
  back: 'M15 5l-7 7 7 7',
  call: 'M6.5 3.5 9 4l1 4-2 1.5a11 11 0 0 0 6.5 6.5l1.5-2 4 1 .5 2.5a2.5 2.5 0 0 1-2.5 3A15 15 0 0 1 3.5 6a2.5 2.5 0 0 1 3-2.5Z',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 4v5l3.5 2',
  close: 'M6 6l12 12M18 6 6 18',
  code: 'm8 7-5 5 5 5m8-10 5 5-5 5',
  file: 'M7 3h7l5 5v12a1 1 0 0 1-1 1H7a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1Zm7 0v5h5',
  heart: 'M12 20.8S3.2 15.2 3.2 9.3A4.9 4.9 0 0 1 12 6.3a4.9 4.9 0 0 1 8.8 3c0 5.9-8.8 11.5-8.8 11.5Z',
  image:
    'M5 4h14a1 1 0 0 1 1 1v14a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1Zm-1 12 4.5-4.5 5 5 2.5-2.5 4 4M15.5 9h.01',
  left: 'M14.5 6l-6 6 6 6',
  link: 'M13 5h6v6m0-6-8 8m-1-7H6a1 1 0 0 0-1 1v11a1 1 0 0 0 1 1h11a1 1 0 0 0 1-1v-4',
  menu: 'M4 7h16M4 12h16M4 17h16',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-8 9c0-4 3.5-6 8-6s8 2 8 6',
  reply: 'M9 6 4 11l5 5m-5-5h9a7 7 0 0 1 7 7v1',
  right: 'M9.5 6l6 6-6 6',
  send: 'M3.4 20.4 21.5 12 3.4 3.6l.1 6.5L15.5 12 3.5 13.9Z',
  side: 'M5 4h14a1 1 0 0 1 1 1v14a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1Zm10 0v16',
  smile: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM8.5 14.5c1.8 2.4 5.2 2.4 7 0M9 9.5h.01M15 9.5h.01',
  star: 'm12 2.8 2.8 5.9 6.4.8-4.7 4.4 1.2 6.4L12 17.2l-5.7 3.1 1.2-6.4L2.8 9.5l6.4-.8Z',
  thumb:
    'M7.5 10.5V21H4.2A1.2 1.2 0 0 1 3 19.8v-8.1a1.2 1.2 0 0 1 1.2-1.2Zm1.5 0 3.6-8.1c1.9 0 3 1.4 3 3.1V9h4.2a2 2 0 0 1 2 2.3l-1.2 7.9A2.1 2.1 0 0 1 18.5 21H9Z',
  warning: 'M12 4 2.8 20h18.4Zm0 6v4.5m0 2.7h.01',
};
