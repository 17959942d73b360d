import { html } from 'lit';
import '@vaadin/text-area';
import { fault } from '../shared/elements/fault.js';
import { KeptInput } from '../shared/elements/kept-input.js';
import { SavingElement } from '../shared/elements/saving-element.js';
import '../shared/elements/choice-select.js';
import { missing, say } from '../shared/elements/words.js';
import { judgeWarning } from '../shared/api.js';
import { number, said, t, tCode } from '../shared/language.js';
import { pagePerson } from '../shared/page-person.js';
import { typeName } from '../shared/policy-names.js';
import { exact, short } from '../shared/times.js';
import { codeName } from './code-names.js';
import { placeLink } from './number-link.js';
import { written } from './periods.js';

const VERDICTS = ['true', 'false', 'unclear'];

/** One warning with its evidence, what a person found out about it, and what was found out before. Tells `judged`. */
class WarningCard extends SavingElement {
  static properties = { place: {}, warning: {}, names: {}, isCorrecting: { state: true } };

  constructor() {
    super();
    this.kept = new KeptInput(this, { verdict: '', words: '' }, () => `warning/${this.warning.id}`);
  }

  willUpdate() {
    const of = `${this.warning.id} ${this.warning.judgement?.number ?? 0}`;
    if (of === this.of) return;
    this.of = of;
    this.isCorrecting = false;
    this.kept.open();
  }

  /** Analysts only read. */
  get mayJudge() {
    return pagePerson()?.role === 'supervisor';
  }

  get evidence() {
    const { level, member, type, from, to } = this.warning;
    return { view: 'measures', period: 'own', from, to, by: level, cell: member, 'only-type': type, measure: 'received', behind: 'received', case: '' };
  }

  async send(event) {
    event.preventDefault();
    const words = this.words.trim();
    if (!this.verdict) return this.refuse({ verdict: missing('warning.verdict') });
    if (!words) return this.refuse({ words: missing('warning.words') });
    return this.save(async () => {
      const { judgement } = this.warning;
      await judgeWarning(this.warning.id, { verdict: this.verdict, words, ...(judgement ? { replaces: judgement.number } : {}) });
      this.kept.done();
      say(said(judgement ? 'warning.corrected' : 'warning.done'));
      this.tell('judged');
    });
  }

  form() {
    const items = VERDICTS.map((value) => ({ value, label: tCode('warning.verdict', value) }));
    return this.formOf(
      'warning-form',
      html`<choice-select
          .label=${t('warning.verdict')}
          .none=${t('comparison.choose')}
          .items=${items}
          .value=${this.verdict}
          data-name="verdict"
          @chosen=${(event) => {
            this.verdict = event.detail;
            this.right('verdict');
          }}
        ></choice-select>
        <vaadin-text-area
          label=${t(this.warning.judgement ? 'warning.reason' : 'warning.words')}
          min-rows="1"
          maxlength="1000"
          .value=${this.words}
          ${fault(this, 'words')}
          @input=${(event) => (this.words = event.target.value)}
        ></vaadin-text-area>
        ${this.wrong.verdict ? html`<p class="notice failed" role="alert">${this.wrong.verdict}</p>` : ''} ${this.problemLine()} ${this.saveButton(t('warning.save'))}`,
    );
  }

  async correct() {
    this.isCorrecting = true;
    await this.updateComplete;
    this.querySelector('vaadin-select').focus();
  }

  said({ verdict, words, by, at }) {
    return html`<p><strong data-verdict=${verdict}>${tCode('warning.verdict', verdict)}</strong> <bdi>${words}</bdi></p>
      <p class="small">${by ? html`<bdi>${by}</bdi> · ` : ''}<time datetime=${at} title=${exact(at)}>${short(at)}</time></p>`;
  }

  /** The last judgement, those that it corrected, and the way to correct it. */
  judged(judgement) {
    const { earlier } = judgement;
    return html`${this.said(judgement)}
      ${earlier.length
        ? html`<details class="earlier">
            <summary>${t('warning.earlier', { n: earlier.length })}</summary>
            <ol>${earlier.map((one) => html`<li>${this.said(one)}</li>`)}</ol>
          </details>`
        : ''}
      ${this.mayJudge ? (this.isCorrecting ? this.form() : html`<button class="link" data-correct @click=${() => this.correct()}>${t('warning.correct')}</button>`) : ''}`;
  }

  render() {
    const { level, member, type, from, to, seen, expected, raisedAt, judgement } = this.warning;
    return html`<h3 tabindex="-1"><bdi>${codeName(level, member)}</bdi> <span class="small">${tCode('measures.by', level)}</span> · ${typeName(type)}</h3>
      <p>
        ${placeLink(this.place, this.evidence, html`<strong data-seen=${seen}>${t('warning.seen', { n: seen })}</strong>`, { label: t('warning.cases') })}
        ${t('warning.expected', { expected: number(expected) })} <span class="small">${written({ from, to })}</span>
      </p>
      <p class="small"><time datetime=${raisedAt} title=${exact(raisedAt)}>${t('warning.raised', { at: short(raisedAt) })}</time></p>
      ${judgement
        ? this.judged(judgement)
        : this.mayJudge ? this.form() : html`<p class="small">${t('warning.open')}</p>`}`;
  }
}

customElements.define('warning-card', WarningCard);
