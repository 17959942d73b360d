import { html } from 'lit';
import '@vaadin/text-field';
import { judgeSameThing } from '../shared/api.js';
import { said, t } from '../shared/language.js';
import { fault } from '../shared/elements/fault.js';
import { ReasonDialog } from '../shared/dialogs/reason-dialog.js';
import './sentences.js';

/** Says whether an earlier complaint is about the same thing; severity and limits follow. */
class SameThingDialog extends ReasonDialog {
  static properties = { earlier: { state: true }, same: { state: true }, asked: { state: true } };

  constructor() {
    super();
    this.earlier = '';
    this.asked = '';
    this.same = true;
    this.keepWords(() => `same-thing/${this.complaint.number}`);
  }

  /** @param {{number: string, same: boolean}} what with no number to ask for it */
  async open({ number, same }) {
    this.kept.open();
    this.asked = number;
    this.earlier = number;
    this.same = same;
    await this.show();
  }

  async send(event) {
    event.preventDefault();
    const number = this.earlier.trim();
    if (!number) return this.refuse({ earlier: said('earlier.numberMissing') });
    const reason = this.written();
    if (!reason) return;
    const what = { number, same: this.same, reason };
    await this.change(async (at, version) => {
      const after = await judgeSameThing(at, version, what);
      this.kept.done();
      return after;
    }, said('earlier.said'));
  }

  explain(problem) {
    if (problem.status === 409) return said('earlier.isSoAlready');
    return problem.status === 422 ? said('earlier.noSuch') : super.explain(problem);
  }

  render() {
    return this.frame(
      { title: this.same ? t('earlier.isSame') : t('earlier.isOther'), save: t('earlier.save') },
      html`${this.asked
          ? html`<p>${t('earlier.which', { number: this.asked })}</p>`
          : html`<vaadin-text-field
              label=${t('earlier.number')}
              maxlength="60"
              autocomplete="off"
              .value=${this.earlier}
              ${fault(this, 'earlier')}
              @input=${(event) => (this.earlier = event.target.value)}
            ></vaadin-text-field>`}
        ${this.wordsField({ label: t('step.reason'), hint: t('earlier.hint') })}`,
    );
  }
}

customElements.define('same-thing-dialog', SameThingDialog);
