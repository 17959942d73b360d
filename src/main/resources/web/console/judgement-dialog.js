import { html } from 'lit';
import '@vaadin/text-area';
import { correctJudgement } from '../shared/api.js';
import { t } from '../shared/language.js';
import { CaseDialog } from './case-dialog.js';
import './judgement-fields.js';

/** Corrects type and severity; the limit is counted anew from receipt. */
class JudgementDialog extends CaseDialog {
  static properties = { judged: { state: true }, reason: { state: true } };

  constructor() {
    super();
    this.judged = {};
    this.reason = '';
  }

  async open() {
    const { type, subtype, severity } = this.complaint;
    this.judged = { type, subtype, severity };
    this.reason = '';
    await this.show();
  }

  async send(event) {
    event.preventDefault();
    const reason = this.reason.trim();
    if (!reason) {
      this.problem = t('step.wordsMissing');
      return;
    }
    const correction = { ...this.judged, reason };
    await this.change((number, version) => correctJudgement(number, version, correction), t('judgement.corrected'));
  }

  render() {
    const { type, subtype, severity } = this.judged;
    return this.frame(
      { title: t('judgement.correct'), save: t('judgement.save'), onSubmit: this.send },
      html`<judgement-fields
          .type=${type}
          .subtype=${subtype}
          .severity=${severity}
          @judged=${(event) => (this.judged = event.detail)}
        ></judgement-fields>
        <vaadin-text-area
          label=${t('step.reason')}
          helper-text=${t('judgement.hint')}
          maxlength="2000"
          .value=${this.reason}
          @input=${(event) => (this.reason = event.target.value)}
        ></vaadin-text-area>`,
    );
  }
}

customElements.define('judgement-dialog', JudgementDialog);
