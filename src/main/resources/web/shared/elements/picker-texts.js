import { locale, t } from '../language.js';

/** The words of Vaadin's date and time picker. */
export function pickerTexts() {
  const named = (options, dates) => dates.map((date) => new Intl.DateTimeFormat(locale(), { timeZone: 'UTC', ...options }).format(date));
  const months = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2026, month, 1)));
  // 4 January 2026 is a Sunday.
  const days = Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2026, 0, 4 + day)));
  return {
    monthNames: named({ month: 'long' }, months),
    weekdays: named({ weekday: 'long' }, days),
    weekdaysShort: named({ weekday: 'short' }, days),
    firstDayOfWeek: 1,
    today: t('picker.today'),
    cancel: t('dialog.cancel'),
    dateLabel: t('picker.date'),
    timeLabel: t('picker.time'),
    formatDate: ({ year, month, day }) => [year, two(month + 1), two(day)].join('-'),
    parseDate: (text) => {
      const [year, month, day] = text.split(/\D+/).map(Number);
      return day ? { year, month: month - 1, day } : undefined;
    },
  };
}

function two(number) {
  return String(number).padStart(2, '0');
}
