import { html } from 'lit';
import '@vaadin/text-area';
import '@vaadin/text-field';
import { fault } from '../shared/elements/fault.js';
import { KeptInput } from '../shared/elements/kept-input.js';
import { FormDialog } from '../shared/dialogs/form-dialog.js';
import { missing, say, wordsFor } from '../shared/elements/words.js';
import { makeBaseline } from '../shared/api.js';
import { said, t } from '../shared/language.js';
import { today } from '../shared/zone-time.js';
import { plusDays } from '../shared/zone-time.js';
import { written } from './periods.js';
import './sentences.js';

/** Names the days that are shown as what charts are compared with, or replaces the baseline that is chosen. Tells `baseline-made`. */
class BaselineDialog extends FormDialog {
  static properties = { measure: {}, asked: {}, name: { state: true }, reason: { state: true } };

  constructor() {
    super();
    this.kept = new KeptInput(this, { name: '', reason: '' }, () => `baseline/${this.measure}`);
  }

  async open() {
    this.kept.open();
    await this.show();
    this.querySelector('vaadin-text-field').focus();
  }

  /** A day that has not ended is no part of it. */
  get days() {
    const { from, to } = this.asked;
    return { from, to: to < today() ? to : plusDays(today(), -1) };
  }

  async send(event) {
    event.preventDefault();
    const { from: _from, to: _to, interval, baseline, ...only } = this.asked;
    const wrong = {
      ...(this.name.trim() ? {} : { name: missing('chart.name') }),
      ...(this.reason.trim() ? {} : { reason: missing('chart.reason') }),
    };
    if (Object.keys(wrong).length) return this.refuse(wrong);
    const wanted = { name: this.name.trim(), measure: this.measure, interval, ...this.days, only, reason: this.reason.trim() };
    return this.save(
      async () => {
        const made = await makeBaseline(baseline ? { ...wanted, replaces: Number(baseline) } : wanted);
        this.kept.done();
        this.close();
        say(said('chart.made'));
        this.tell('baseline-made', made);
      },
      (problem) => {
        this.problem = problem.status === 422 ? said('chart.tooShort') : wordsFor(problem);
      },
    );
  }

  render() {
    const { from, to } = this.days;
    return this.frame(
      { title: t('chart.newBaseline'), save: t('chart.make') },
      html`<p class="hint">${t(this.asked.baseline ? 'chart.replaceMeaning' : 'chart.newMeaning', { days: from <= to ? written({ from, to }) : '' })}</p>
        <vaadin-text-field label=${t('chart.name')} maxlength="100" .value=${this.name ?? ''} ${fault(this, 'name')} @input=${(event) => (this.name = event.target.value)}></vaadin-text-field>
        <vaadin-text-area label=${t('chart.reason')} maxlength="1000" .value=${this.reason ?? ''} ${fault(this, 'reason')} @input=${(event) => (this.reason = event.target.value)}></vaadin-text-area>`,
    );
  }
}

customElements.define('baseline-dialog', BaselineDialog);
