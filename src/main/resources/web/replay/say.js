import { locale, nameOf, number, t, tCode } from '../shared/language.js';
import { day, short } from '../shared/times.js';

const formatted = (options, value) => new Intl.NumberFormat(locale(), options).format(value);
const oneDigit = { minimumFractionDigits: 1, maximumFractionDigits: 1 };

/** The words of this page for what views.js shows. @type {import('./views.js').Say} */
export const say = {
  t,
  tCode,
  number,
  signed: (count) => formatted({ signDisplay: 'exceptZero' }, count),
  share: (share) => (share === null ? '–' : formatted({ style: 'percent', ...oneDigit }, share)),
  points: (share) => (share === null ? '–' : formatted({ signDisplay: 'exceptZero', ...oneDigit }, share * 100)),
  name: nameOf,
  day: (monday) => day(`${monday}T00:00:00Z`),
  time: short,
};
