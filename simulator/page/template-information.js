// The customer information template: a card that opens a form for name, telephone number and address.

import { act } from './act.js';
import { tapButton } from './buttons.js';
import { card } from './card.js';
import { field, openDialog, options } from './dialog.js';
import { element, fill } from './element.js';
import { link } from './links.js';

export function customerInformation(payload, said) {
  const open = tapButton('Fill in', () => openForm(payload, said));
  return card({
    kind: 'customer_information',
    title: 'Your contact details',
    subtitle: `${said.account.name} asks for your name, number and address`,
    extra: element('div', { class: 'buttons' }, open),
  });
}

function openForm(payload, said) {
  const countries = payload.countries?.length ? payload.countries : COUNTRIES;
  const select = options(
    element('select', { name: 'country' }),
    countries.map((value) => ({ value, label: nameOfCountry(value) })),
  );
  const address = element('div', { class: 'fields' });
  const draw = () => fill(address, addressFields(payload, select.value));
  select.addEventListener('change', draw);
  draw();
  const content = [contactFields(payload), field('Country', select), address, privacy(payload)];
  openDialog({
    title: 'Your contact details',
    content,
    submitLabel: 'Send',
    submit: (data) => act('information', { mid: said.mid, answers: answersOf(data) }),
  });
}

function answersOf(data) {
  return Object.fromEntries([...data].filter(([, value]) => value !== ''));
}

function contactFields({ contact_overrides: overrides }) {
  return [
    input('name', 'Name', overrides?.name, true),
    input('phone', 'Phone number', overrides?.phone, true),
  ];
}

function addressFields(payload, country) {
  const overrides = payload.address_overrides?.find((entry) => entry.country === country)?.overrides;
  const names = overrides ? Object.keys(ADDRESS).filter((name) => overrides[name]) : USUAL;
  return names.map((name) =>
    input(name, ADDRESS[name], overrides?.[name], !overrides && name !== 'address_line_2'),
  );
}

function input(name, label, override, isRequired) {
  const required = override?.required ?? isRequired;
  const properties = {
    name,
    required,
    maxlength: name === 'postal_code' ? '10' : '85',
    autocomplete: 'off',
    type: name === 'phone' ? 'tel' : 'text',
  };
  return field(`${override?.label ?? label}${required ? '' : ' (optional)'}`, element('input', properties));
}

function privacy(payload) {
  const address = payload.business_privacy?.url;
  return (
    address && element('p', { class: 'fine-print' }, link(address, {}, 'Privacy policy of the business'))
  );
}

function nameOfCountry(code) {
  try {
    return new Intl.DisplayNames('en', { type: 'region' }).of(code);
  } catch {
    return code;
  }
}

const COUNTRIES = ['BR', 'CA', 'FR', 'GB', 'ID', 'IN', 'MX', 'PH', 'SG', 'TH', 'US', 'VN'];

const ADDRESS = {
  address_line_1: 'Street and number',
  address_line_2: 'Apartment or floor',
  sublocality: 'District',
  locality: 'City',
  subadministrative_area: 'County',
  administrative_area: 'State or region',
  postal_code: 'Postal code',
};

const USUAL = ['address_line_1', 'address_line_2', 'locality', 'administrative_area', 'postal_code'];
