import { html } from 'lit';
import '@vaadin/radio-group';
import '@vaadin/text-area';
import { CaseDialog } from '../shared/dialogs/case-dialog.js';
import { fault } from '../shared/elements/fault.js';
import { KeptInput } from '../shared/elements/kept-input.js';
import { missing } from '../shared/elements/words.js';
import { handOver, nextStage } from '../shared/api.js';
import { nameOf, said, t } from '../shared/language.js';
import './sentences.js';

/**
 * Gives the case to another department (K7); if departments take turns in a fixed order (P3), ends the stage: on to the
 * next one, or back to an earlier one with a reason.
 */
class HandOverDialog extends CaseDialog {
  static properties = { to: { state: true }, reason: { state: true }, words: { state: true } };

  constructor() {
    super();
    this.kept = new KeptInput(this, { to: '', reason: '', words: '' }, () => `hand-over/${this.complaint.number}`);
  }

  get stages() {
    return this.current?.allowedChanges?.stages ?? [];
  }

  get isStage() {
    return this.stages.length > 0;
  }

  get choices() {
    return this.isStage ? this.stages : (this.current?.allowedChanges?.handOver ?? []);
  }

  /** The next stage comes first; all others are earlier ones. */
  get goesBack() {
    return this.isStage && this.to !== this.stages[0].code;
  }

  async open() {
    const isClear = this.isStage || this.choices.length === 1;
    this.kept.open(isClear ? { to: this.choices[0].code } : {});
    await this.show();
    this.querySelector('vaadin-radio-button').focus();
  }

  async send(event) {
    event.preventDefault();
    const [reason, words] = [this.reason.trim(), this.words.trim()];
    const needsReason = !this.isStage || this.goesBack;
    if (!this.to || (needsReason && !reason)) {
      this.refuse(this.to ? { reason: missing('step.reason') } : { to: said('handOver.choose') });
      return;
    }
    await this.change(
      async (number, version) => {
        const after = this.isStage
          ? await nextStage(number, version, {
              ...(words ? { result: words } : {}),
              ...(this.goesBack ? { to: this.to, reason } : {}),
            })
          : await handOver(number, version, { department: this.to, reason, ...(words ? { note: words } : {}) });
        this.kept.done();
        return after;
      },
      t(this.isStage ? 'handOver.stageDone' : 'handOver.done'),
    );
  }

  area(name, label, hint) {
    return html`<vaadin-text-area
      label=${label}
      helper-text=${hint}
      maxlength=${name === 'reason' ? 2000 : 5000}
      .value=${this[name]}
      ${fault(this, name)}
      @input=${(event) => (this[name] = event.target.value)}
    ></vaadin-text-area>
    <field-words at="hand-over" .complaint=${this.complaint.number} .known=${{ department: this.departmentName }}></field-words>`;
  }

  /** Of the department that takes over. */
  get departmentName() {
    const chosen = this.isStage ? null : this.choices.find(({ code }) => code === this.to);
    return chosen ? nameOf(chosen.name) : '';
  }

  choiceLabel({ code, name }) {
    if (!this.isStage) return nameOf(name);
    return t(code === this.stages[0].code ? 'handOver.onTo' : 'handOver.backTo', { stage: nameOf(name) });
  }

  render() {
    const words = this.isStage
      ? { title: t('handOver.stageTitle'), save: t('handOver.stageDo'), note: t('handOver.result'), hint: t('handOver.resultHint') }
      : { title: t('handOver.title'), save: t('handOver.do'), note: t('handOver.note'), hint: t('handOver.noteHint') };
    return this.frame(
      { ...words },
      html`<vaadin-radio-group
          theme="vertical"
          label=${t(this.isStage ? 'handOver.whichStage' : 'handOver.which')}
          .value=${this.to}
          ${fault(this, 'to')}
          @value-changed=${(event) => (this.to = event.detail.value)}
        >
          ${this.choices.map(
            (choice) => html`<vaadin-radio-button value=${choice.code} label=${this.choiceLabel(choice)}></vaadin-radio-button>`,
          )}
        </vaadin-radio-group>
        ${!this.isStage || this.goesBack ? this.area('reason', t('step.reason'), t('handOver.reasonHint')) : ''}
        ${this.area('words', words.note, words.hint)}`,
    );
  }
}

customElements.define('hand-over-dialog', HandOverDialog);
