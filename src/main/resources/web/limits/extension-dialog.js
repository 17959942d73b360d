import { html } from 'lit';
import '@vaadin/text-field';
import { fault } from '../shared/elements/fault.js';
import { ReasonDialog } from '../shared/dialogs/reason-dialog.js';
import { askExtension } from '../shared/api.js';
import { said, t } from '../shared/language.js';
import { provisionalMark } from '../shared/elements/provisional-mark.js';
import { spoken } from '../shared/times.js';
import './sentences.js';

/** Digits as an input method types them, too. @param {string} typed */
function folded(typed) {
  return typed.normalize('NFKC').trim();
}

/** Asks a supervisor for more working days (延期), before the limit has passed. */
class ExtensionDialog extends ReasonDialog {
  static properties = { days: { state: true } };

  constructor() {
    super();
    this.keepWords(() => `extension/${this.complaint.number}`, { days: '' });
  }

  get most() {
    return this.current?.allowedChanges?.extension ?? 1;
  }

  async open() {
    this.kept.open();
    await this.show();
    this.querySelector('vaadin-text-field').focus();
  }

  async send(event) {
    event.preventDefault();
    const workingDays = Number(this.days);
    if (!/^\d+$/.test(this.days) || workingDays < 1 || workingDays > this.most) {
      this.refuse({ days: said('extension.daysWrong', { n: this.most }) });
      return;
    }
    const reason = this.written('extension.reason');
    if (!reason) return;
    await this.change(async (number, version) => {
      const after = await askExtension(number, version, { workingDays, reason });
      this.kept.done();
      return after;
    }, said('extension.asked'));
  }

  render() {
    if (!this.current) return '';
    return this.frame(
      { title: t('extension.title'), save: t('extension.ask') },
      html`<p class="hint">${t('extension.meaning', { at: spoken(this.current.dueAt) })} ${provisionalMark(this.current.provisional)}</p>
        <vaadin-text-field
          label=${t('extension.days')}
          helper-text=${t('extension.atMost', { n: this.most })}
          inputmode="numeric"
          maxlength="3"
          autocomplete="off"
          .value=${this.days}
          ${fault(this, 'days')}
          @input=${(event) => (this.days = folded(event.target.value))}
        ></vaadin-text-field>
        ${this.wordsField({ label: t('extension.reason'), hint: t('extension.reasonHint'), phrasesFor: 'note' })}`,
    );
  }
}

customElements.define('extension-dialog', ExtensionDialog);
