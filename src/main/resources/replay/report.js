/* The page of a report that stands alone. In one module with views.js, whose functions it calls. */
const figures = JSON.parse(document.getElementById('figures').textContent);
const place = document.getElementById('report');
const asTables = new Set();
let language = navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';

const locale = () => (language === 'zh' ? 'zh-CN' : 'en-GB');
const oneDigit = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
const numbers = (options) => new Intl.NumberFormat(locale(), options);

const say = {
  t(key, params = {}) {
    const found = texts[language][key];
    const sentence =
      typeof found === 'object' ? (found[new Intl.PluralRules(locale()).select(Number(params.n))] ?? found.other) : found;
    return sentence.replace(/\{(\w+)\}/g, (whole, name) => String(params[name] ?? whole));
  },
  tCode: (group, code) => say.t(`${group}.${code}`),
  number: (count) => numbers().format(count),
  signed: (count) => numbers({ signDisplay: 'exceptZero' }).format(count),
  share: (share) => (share === null ? '–' : numbers({ style: 'percent', ...oneDigit }).format(share)),
  points: (share) => (share === null ? '–' : numbers({ signDisplay: 'exceptZero', ...oneDigit }).format(share * 100)),
  name: (name) => name[language],
  day: (day) =>
    new Intl.DateTimeFormat(locale(), { timeZone: 'UTC', month: 'short', day: 'numeric' }).format(new Date(`${day}T00:00:00Z`)),
  time: (time) => time.replace('T', ' ').slice(0, 16),
};

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...children);
  return made;
}

function headOf({ groups, head }) {
  const over = groups.map(([title, span]) =>
    title ? element('th', { scope: 'colgroup', colspan: span }, title) : element('td', { colspan: span }),
  );
  const columns = head.map((title) => element('th', { scope: 'col' }, title));
  return [...(over.length ? [element('tr', {}, ...over)] : []), element('tr', {}, ...columns)];
}

function tableOf(table) {
  const rows = table.rows.map(([name, ...cells]) =>
    element('tr', {}, element('th', { scope: 'row' }, name), ...cells.map((cell) => element('td', {}, cell))),
  );
  const made = element(
    'table',
    {},
    element('caption', {}, table.caption),
    element('thead', {}, ...headOf(table)),
    element('tbody', {}, ...rows),
  );
  return element('div', { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': table.caption }, made);
}

/** light-dark() is only resolved where a property uses it, so the colours are read from a sample. */
function look() {
  const sample = place.appendChild(element('i', { hidden: '' }));
  const colour = (name) => {
    sample.style.color = `var(--${name})`;
    return getComputedStyle(sample).color;
  };
  const colours = { text: colour('text'), line: colour('line'), before: colour('paused'), after: colour('running') };
  sample.remove();
  return { ...colours, font: getComputedStyle(place).fontFamily };
}

function sectionOf(chart, i) {
  const asTable = asTables.has(i);
  const toggle = element('button', { 'aria-pressed': asTable }, say.t(asTable ? 'replay.asChart' : 'replay.asTable'));
  toggle.addEventListener('click', () => {
    if (!asTables.delete(i)) asTables.add(i);
    draw();
    document.querySelectorAll('section button')[i].focus();
  });
  const content = asTable ? tableOf(chart.table) : element('div', { class: 'chart' });
  const section = element('section', {}, element('header', {}, element('h2', {}, chart.title), toggle), content);
  return { chart, section, canvas: asTable ? null : content };
}

function languageSwitch() {
  const other = language === 'zh' ? 'en' : 'zh';
  const button = element('button', { lang: other }, other === 'zh' ? '中文' : 'English');
  button.addEventListener('click', () => {
    language = other;
    draw();
  });
  return button;
}

function draw() {
  const { policy, from, to } = figures;
  document.documentElement.lang = locale();
  document.title = say.t('replay.title');
  const drawn = charts(figures, say).map(sectionOf);
  place.replaceChildren(
    element('header', {}, element('h1', {}, say.t('replay.title')), languageSwitch()),
    element('p', {}, say.t('replay.tried', { name: say.name(policy.name), version: policy.version, from, to })),
    element('p', { class: 'summary' }, summary(figures, say)),
    ...foundations(figures, say).map((sentence) => element('p', {}, sentence)),
    ...drawn.map(({ section }) => section),
    ...tables(figures, say).map((table) => element('section', {}, tableOf(table))),
    ...flips(figures, say).map(({ title, numbers: some }) =>
      element('section', {}, element('h2', {}, title), element('p', { class: 'numbers' }, some.join(' '))),
    ),
  );
  const colours = look();
  drawn
    .filter(({ canvas }) => canvas)
    .forEach(({ chart, canvas }) => echarts.init(canvas, null, { renderer: 'svg' }).setOption(optionOf(chart, colours, say)));
}

draw();
