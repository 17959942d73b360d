import { html } from 'lit';
import { correctJudgement } from '../shared/api.js';
import { t } from '../shared/language.js';
import { ReasonDialog } from '../shared/elements/reason-dialog.js';
import './judgement-fields.js';

/** Corrects type and severity; the limit is counted again from receipt. */
class JudgementDialog extends ReasonDialog {
  static properties = { judged: { state: true } };

  constructor() {
    super();
    this.keepWords(() => `judgement/${this.complaint.number}`, { judged: {} });
  }

  async open() {
    const { type, subtype, severity } = this.complaint;
    this.kept.open({ judged: { type, subtype, severity } });
    await this.show();
  }

  async send(event) {
    event.preventDefault();
    const reason = this.written();
    if (!reason) return;
    const correction = { ...this.judged, reason };
    await this.change(async (number, version) => {
      const after = await correctJudgement(number, version, correction);
      this.kept.done();
      return after;
    }, t('judgement.corrected'));
  }

  render() {
    const { type, subtype, severity } = this.judged;
    return this.frame(
      { title: t('judgement.correct'), save: t('judgement.save') },
      html`<judgement-fields
          .type=${type}
          .subtype=${subtype}
          .severity=${severity}
          @judged=${(event) => (this.judged = event.detail)}
        ></judgement-fields>
        ${this.wordsField({ label: t('step.reason'), hint: t('judgement.hint') })}`,
    );
  }
}

customElements.define('judgement-dialog', JudgementDialog);
