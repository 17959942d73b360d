import { html } from 'lit';
import { erasurePreview, eraseCustomer } from '../shared/api.js';
import { hrefOf } from '../shared/address.js';
import { codesOf, number, said, t, tCode } from '../shared/language.js';
import { choice, moment } from '../shared/elements/pieces.js';
import { FormDialog } from '../shared/dialogs/form-dialog.js';
import { say, wordsFor } from '../shared/elements/words.js';
import './sentences.js';

const COUNTS = ['complaints', 'callbacks', 'notices', 'contacts', 'exports'];

/** Erases a customer's personal data: first what goes and what holds it, then why. Tells `customer-erased`. */
class EraseDialog extends FormDialog {
  static properties = { customer: {}, preview: { state: true }, why: { state: true }, sure: { state: true } };

  constructor() {
    super();
    this.preview = null;
    this.why = '';
    this.sure = false;
  }

  async open() {
    this.preview = null;
    this.why = '';
    this.sure = false;
    await this.show();
    try {
      this.preview = await erasurePreview(this.customer);
    } catch (problem) {
      this.problem = wordsFor(problem);
    }
    await this.updateComplete;
    this.querySelector('#erase-why, dialog vaadin-button')?.focus();
  }

  get isHeld() {
    return Boolean(this.preview?.holds.length);
  }

  async send(event) {
    event.preventDefault();
    if (!this.preview || this.isHeld) return this.close();
    if (!this.why) return this.refuse({ why: said('customers.erase.whyMissing') });
    if (!this.sure) {
      this.problem = said('customers.erase.sureMissing');
      return undefined;
    }
    return this.save(
      async () => {
        await eraseCustomer(this.customer, this.preview.version, this.why);
        this.close();
        say(said('customers.erase.begun'));
        this.tell('customer-erased');
      },
      (problem) => (this.problem = [409, 412].includes(problem.status) ? said('customers.erase.changed') : wordsFor(problem)),
    );
  }

  hold({ kind, number: held, until }) {
    const link = held ? html`<a href=${hrefOf({ view: 'customers', customer: String(this.customer), case: held })}>${held}</a>` : '';
    return html`<li>${tCode('customers.erase.hold', kind)} ${link} ${until ? html`${t('customers.erase.until')} ${moment(until)}` : ''}</li>`;
  }

  held() {
    return html`<p class="notice failed">${t('customers.erase.held')}</p>
      <ul>
        ${this.preview.holds.map((hold) => this.hold(hold))}
      </ul>`;
  }

  free() {
    return html`${choice({
        id: 'erase-why',
        label: t('customers.erase.why'),
        value: this.why,
        items: [{ value: '', label: '–' }, ...codesOf('erasureWhy').map((value) => ({ value, label: tCode('erasureWhy', value) }))],
        wrong: this.wrong.why,
        change: (value) => {
          this.why = value;
          this.right('why');
        },
      })}
      <label class="check"
        ><input type="checkbox" id="erase-sure" .checked=${this.sure} @change=${(event) => (this.sure = event.target.checked)} />
        ${t('customers.erase.sure')}</label
      >`;
  }

  fields() {
    if (!this.preview) return html`<div class="skeleton" role="status" aria-label=${t('state.loading')}></div>`;
    return html`<p>${t('customers.erase.how')}</p>
      <dl class="facts">
        ${COUNTS.map((name) => html`<dt>${tCode('customers.erase.count', name)}</dt><dd>${number(this.preview[name])}</dd>`)}
      </dl>
      ${this.preview.files.length > 1 ? html`<p class="small">${t('customers.erase.files', { n: number(this.preview.files.length) })}</p>` : ''}
      ${this.preview.leavesDigests ? html`<p class="small">${t('customers.erase.digests')}</p>` : ''}
      ${this.isHeld ? this.held() : this.free()}`;
  }

  render() {
    return this.frame(
      { title: t('customers.erase.title'), save: this.isHeld ? t('customers.erase.understood') : t('customers.erase.save'), isDone: this.isHeld },
      this.fields(),
    );
  }
}

customElements.define('erase-dialog', EraseDialog);
