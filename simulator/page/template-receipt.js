// The receipt: what was bought, where it goes, what it cost.

import { element } from './element.js';
import { link } from './links.js';
import { picture } from './media.js';
import { dayAndTime } from './time.js';
import { now } from './world.js';

export function receipt(payload) {
  const currency = payload.currency;
  return element(
    'div',
    { class: 'card receipt', 'data-kind': 'receipt' },
    head(payload),
    items(payload.elements ?? [], currency),
    details(payload),
    costs(payload, currency),
  );
}

function head(payload) {
  return element(
    'div',
    { class: 'receipt-head' },
    element('span', { class: 'receipt-merchant' }, payload.merchant_name ?? 'Order confirmation'),
    element('span', { class: 'card-subtitle' }, `Order ${payload.order_number}`),
  );
}

function items(elements, currency) {
  if (elements.length === 0) return null;
  return element(
    'ul',
    { class: 'receipt-items', 'aria-label': 'Items' },
    elements.map((item) => line(item, currency)),
  );
}

function line(item, currency) {
  return element(
    'li',
    {},
    element('span', { class: 'receipt-picture' }, item.image_url && picture(item.image_url, item.title)),
    element(
      'span',
      { class: 'receipt-item' },
      element('span', { class: 'card-title' }, item.title),
      item.subtitle && element('span', { class: 'card-subtitle' }, item.subtitle),
      item.quantity !== undefined && element('span', { class: 'card-subtitle' }, `Quantity ${item.quantity}`),
    ),
    element('span', {}, money(item.price, item.currency ?? currency)),
  );
}

function details(payload) {
  return element(
    'dl',
    { class: 'receipt-details' },
    payload.timestamp && row('Ordered', dayAndTime(Number(payload.timestamp) * 1000, now())),
    row('Paid with', payload.payment_method),
    row(
      'Ship to',
      [payload.recipient_name, ...addressLines(payload.address)].map((text) => element('span', {}, text)),
    ),
    payload.order_url && row('Order', link(payload.order_url, {}, 'Show the order')),
  );
}

function addressLines(address) {
  if (!address) return [];
  const town = [address.postal_code, address.city, address.state].filter(Boolean).join(' ');
  return [address.street_1, address.street_2, town, address.country].filter(Boolean);
}

function costs({ summary, adjustments }, currency) {
  return element(
    'dl',
    { class: 'receipt-costs' },
    cost('Subtotal', summary.subtotal, currency),
    cost('Shipping', summary.shipping_cost, currency),
    cost('Tax', summary.total_tax, currency),
    (adjustments ?? []).map(({ name, amount }) =>
      cost(name ?? 'Adjustment', amount === undefined ? undefined : -amount, currency),
    ),
    element(
      'div',
      { class: 'receipt-total' },
      element('dt', {}, 'Total'),
      element('dd', {}, money(summary.total_cost, currency)),
    ),
  );
}

function cost(label, amount, currency) {
  return amount === undefined || amount === null ? null : row(label, money(amount, currency));
}

function row(label, value) {
  return element('div', {}, element('dt', {}, label), element('dd', {}, value));
}

// A currency that the browser does not know is written behind the number.
function money(amount, currency) {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).format(amount);
  } catch {
    return `${amount} ${currency ?? ''}`.trim();
  }
}
