import { html } from 'lit';
import '@vaadin/integer-field';
import { ReasonDialog } from '../shared/elements/reason-dialog.js';
import { askExtension } from '../shared/api.js';
import { t } from '../shared/language.js';
import { spoken } from '../shared/times.js';
import './sentences.js';

/** Asks a supervisor for more working days (延期), before the limit has passed. */
class ExtensionDialog extends ReasonDialog {
  static properties = { days: { state: true } };

  constructor() {
    super();
    this.keepWords(() => `extension/${this.complaint.number}`, { days: 1 });
  }

  get most() {
    return this.current?.allowedChanges?.extension ?? 1;
  }

  async open() {
    this.kept.open();
    await this.show();
    this.querySelector('vaadin-integer-field').focus();
  }

  async send(event) {
    event.preventDefault();
    if (!Number.isInteger(this.days) || this.days < 1 || this.days > this.most) {
      this.problem = t('extension.daysWrong', { n: this.most });
      return;
    }
    const reason = this.written();
    if (!reason) return;
    await this.change(async (number, version) => {
      const after = await askExtension(number, version, { workingDays: this.days, reason });
      this.kept.done();
      return after;
    }, t('extension.asked'));
  }

  render() {
    if (!this.current) return '';
    return this.frame(
      { title: t('extension.title'), save: t('extension.ask') },
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
        ${this.wordsField({ label: t('extension.reason'), hint: t('extension.reasonHint') })}`,
    );
  }
}

customElements.define('extension-dialog', ExtensionDialog);
