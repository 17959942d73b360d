import { html } from 'lit';
import '@vaadin/text-area';
import { recordCareContact } from '../shared/api.js';
import { codesOf, said, t, tCode } from '../shared/language.js';
import { instantOf, wallNow } from '../shared/zone-time.js';
import { FormDialog } from '../shared/dialogs/form-dialog.js';
import { KeptInput } from '../shared/elements/kept-input.js';
import { choice, line } from '../shared/elements/pieces.js';
import { say, wordsFor } from '../shared/elements/words.js';
import './sentences.js';

const TEXTS = ['place', 'progress', 'suggestions', 'news', 'needs'];
const EMPTY = { ...Object.fromEntries(TEXTS.map((name) => [name, ''])), score: '' };
const SCORES = [5, 4, 3, 2, 1];

/** Reports a contact with a customer (K3, K5); what was typed stays with the customer. Tells `contact-reported` with their care. */
class ContactReportDialog extends FormDialog {
  static properties = { customer: { state: true }, way: { state: true }, level: { state: true }, at: { state: true }, words: { state: true } };

  constructor() {
    super();
    this.customer = null;
    this.way = 'visit';
    this.level = 'staff';
    this.at = '';
    this.words = EMPTY;
    this.kept = new KeptInput(this, { words: EMPTY }, () => `contact/${this.customer.id}`);
  }

  /** @param {{id: number, name: string}} customer @param {{ways?: string[], level?: string}} [due] what the contact is to fulfil */
  async open(customer, { ways = [], level = 'staff' } = {}) {
    this.customer = customer;
    this.way = ways.includes('visit') || !ways.length ? 'visit' : ways[0];
    this.level = level;
    this.at = wallNow();
    this.kept.open();
    await this.show();
    this.querySelector('#contact-way').focus();
  }

  send(event) {
    event.preventDefault();
    const { way, level, words } = this;
    const at = instantOf(this.at);
    if (!at) return this.refuse({ at: said('care.noTime') });
    const texts = TEXTS.map((name) => [name, words[name].trim()]).filter(([, text]) => text);
    if (!words.score && !texts.some(([name]) => name !== 'place')) {
      this.problem = said('care.nothingSaid');
      return undefined;
    }
    return this.save(
      async () => {
        const body = { way, level, at, ...Object.fromEntries(texts), ...(words.score ? { score: Number(words.score) } : {}) };
        const care = await recordCareContact(this.customer.id, body);
        this.kept.done();
        this.words = EMPTY;
        this.close();
        say(said('care.reported'));
        this.tell('contact-reported', care);
      },
      (problem) => (problem.codes.at ? this.refuse({ at: said('care.noTime') }) : (this.problem = wordsFor(problem))),
    );
  }

  set(name, value) {
    this.words = { ...this.words, [name]: value };
  }

  text(name) {
    return html`<vaadin-text-area
      name=${name}
      label=${tCode('care.field', name)}
      maxlength="2000"
      .value=${this.words[name]}
      @input=${(event) => this.set(name, event.target.value)}
    ></vaadin-text-area>`;
  }

  render() {
    if (!this.customer) return '';
    const codes = (group) => codesOf(group).map((value) => ({ value, label: tCode(group, value) }));
    return this.frame(
      { title: t('care.reportOf', { name: this.customer.name }), save: t('care.report') },
      html`<div class="contact-report">
          ${choice({ id: 'contact-way', label: t('care.way'), value: this.way, items: codes('contactWay'), change: (value) => (this.way = value) })}
          ${choice({ id: 'contact-level', label: t('care.level'), value: this.level, items: codes('careLevel'), change: (value) => (this.level = value) })}
          ${line({ id: 'contact-at', label: t('care.at'), value: this.at, type: 'datetime-local', wrong: this.wrong.at, change: (value) => (this.at = value) })}
          ${choice({
            id: 'contact-score',
            label: t('care.score'),
            value: this.words.score,
            items: [{ value: '', label: '–' }, ...SCORES.map((score) => ({ value: String(score), label: t('care.points', { score }) }))],
            change: (value) => this.set('score', value),
          })}
        </div>
        ${TEXTS.map((name) => this.text(name))}`,
    );
  }
}

customElements.define('contact-report-dialog', ContactReportDialog);
