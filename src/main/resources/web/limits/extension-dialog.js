import { html } from 'lit';
import '@vaadin/integer-field';
import '@vaadin/text-area';
import { CaseDialog } from '../console/case-dialog.js';
import { askExtension } from '../shared/api.js';
import { t } from '../shared/language.js';
import { spoken } from '../shared/times.js';
import './sentences.js';

/** Asks a supervisor for more working days (延期), before the limit has passed. */
class ExtensionDialog extends CaseDialog {
  static properties = { days: { state: true }, reason: { state: true } };

  constructor() {
    super();
    this.days = 1;
    this.reason = '';
  }

  get most() {
    return this.current?.allowedChanges?.extension ?? 1;
  }

  async open() {
    if (this.of !== this.complaint.number) this.reason = '';
    this.of = this.complaint.number;
    this.days = 1;
    await this.show();
    this.querySelector('vaadin-integer-field').focus();
  }

  async send(event) {
    event.preventDefault();
    const reason = this.reason.trim();
    const isPossible = Number.isInteger(this.days) && this.days >= 1 && this.days <= this.most;
    if (!isPossible || !reason) {
      this.problem = isPossible ? t('step.wordsMissing') : t('extension.daysWrong', { n: this.most });
      return;
    }
    await this.change(async (number, version) => {
      const after = await askExtension(number, version, { workingDays: this.days, reason });
      this.reason = '';
      return after;
    }, t('extension.asked'));
  }

  render() {
    if (!this.current) return '';
    return this.frame(
      { title: t('extension.title'), save: t('extension.ask'), onSubmit: this.send },
      html`<p class="hint">${t('extension.meaning', { at: spoken(this.current.dueAt) })}</p>
        <vaadin-integer-field
          label=${t('extension.days')}
          helper-text=${t('extension.atMost', { n: this.most })}
          min="1"
          max=${this.most}
          step-buttons-visible
          manual-validation
          .value=${String(this.days)}
          @value-changed=${(event) => (this.days = Number(event.detail.value))}
        ></vaadin-integer-field>
        <vaadin-text-area
          label=${t('extension.reason')}
          helper-text=${t('extension.reasonHint')}
          maxlength="2000"
          .value=${this.reason}
          @input=${(event) => (this.reason = event.target.value)}
        ></vaadin-text-area>`,
    );
  }
}

customElements.define('extension-dialog', ExtensionDialog);
