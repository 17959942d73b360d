import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { number, percent, t, tCode } from '../shared/language.js';
import { checkIcon, warningIcon } from '../shared/icons.js';
import { workingSpan } from '../shared/house-time.js';
import { holds, isJudged } from './figures.js';

const MARKED_FOR = 10_000;

/** One figure with its target and its direction; marked for ten seconds after each change. */
class BigFigure extends PageElement {
  static properties = { figure: {}, now: {}, direction: {}, marked: { state: true } };

  get value() {
    return this.figure.of(this.now);
  }

  willUpdate(changes) {
    const before = changes.get('now');
    if (before && this.figure.of(before) !== this.value) {
      this.marked = true;
      clearTimeout(this.unmark);
      this.unmark = setTimeout(() => (this.marked = false), MARKED_FOR);
    }
  }

  /** Key of its words. */
  get title() {
    return this.figure.title?.(this.now) ?? this.figure.name;
  }

  show(value) {
    if (value === null) return '—';
    const { unit } = this.figure;
    return unit === 'share' ? percent(value) : unit === 'minutes' ? workingSpan(value * 60_000, true) : number(value);
  }

  /** What it counts, with numerator and denominator. */
  why() {
    const { figure, now } = this;
    const told = Object.entries(figure.parts?.(now) ?? {}).map(([name, value]) => [name, number(value)]);
    const sentence = tCode('figure.why', this.title, Object.fromEntries(told));
    return !isJudged(figure, now) ? `${sentence} ${t('figure.notJudged')}` : sentence;
  }

  name() {
    const { figure } = this;
    const words = tCode('figure', this.title);
    const why = `why-${figure.name}`;
    return figure.list
      ? html`<a href="/console?${figure.list(this.now)}" aria-describedby=${why}>${words}</a>`
      : html`<span tabindex="0" role="note" aria-label=${words} aria-describedby=${why}>${words}</span>`;
  }

  target() {
    const target = this.show(this.figure.target);
    return t(this.figure.better === 'least' ? 'target.least' : 'target.most', { target });
  }

  direct() {
    const { direction, figure } = this;
    if (!direction || direction.minutes < 1 || figure.isNow?.(this.now) === false) return '';
    if (direction.by === 0) return html`<span>→ ${t('trend.same', { n: direction.minutes })}</span>`;
    const rising = direction.by > 0;
    const judged = isJudged(figure, this.now);
    const good = rising === (figure.better === 'least');
    const by = figure.unit === 'share' ? percent(Math.abs(direction.by)) : this.show(Math.abs(direction.by));
    return html`<span class=${good ? 'good' : judged ? 'bad' : ''}
      >${rising ? '▲' : '▼'} ${t(good ? 'trend.better' : 'trend.worse', { by, n: direction.minutes })}</span
    >`;
  }

  besideWords({ key, params }) {
    const told = Object.entries(params).map(([name, value]) => [name, name === 'share' ? percent(value) : number(value)]);
    const words = tCode('figure.beside', key, Object.fromEntries(told));
    const list = this.figure.besideList?.(this.now);
    return list ? html`<a href="/console?${list}">${words}</a>` : words;
  }

  render() {
    const { figure } = this;
    const held = holds(figure, this.now);
    const beside = figure.beside?.(this.now);
    const state = held === null ? '' : held ? 'met' : 'breached';
    return html`<article class="figure ${state} ${this.marked ? 'marked' : ''}">
      <h2>${this.name()}</h2>
      <div class="reading">
        <p class="value ${figure.unit === 'minutes' ? 'span' : ''}" data-figure=${figure.name}>${this.show(this.value)}</p>
        <div class="beside">
          ${figure.target === undefined
            ? ''
            : html`<p class="badge ${state}">${held === null ? '' : held ? checkIcon() : warningIcon()}${this.target()}</p>`}
          ${beside ? html`<p>${this.besideWords(beside)}</p>` : ''}
          <p class="direction">${this.direct()}</p>
        </div>
      </div>
      <p class="why" id="why-${figure.name}">${this.why()}</p>
    </article>`;
  }
}

customElements.define('big-figure', BigFigure);
