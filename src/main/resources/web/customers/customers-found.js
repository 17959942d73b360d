import { html } from 'lit';
import { hrefOf } from '../shared/address.js';
import { customers } from '../shared/api.js';
import { t } from '../shared/language.js';
import { faultWords } from '../shared/faults.js';
import { opensHere } from '../shared/opens-here.js';
import { ReadingElement } from '../shared/elements/reading-again.js';
import './sentences.js';
import { blacklistWords, contactWords, missingWords, standing, tierBadges } from './file-words.js';

/** As many digits are a phone number, not a name. */
const DIGITS = 5;

/** As many at most are listed of a name or a number; who wants the others types more of it. */
const MOST = 200;

/** Digits that are no whole number may be its last ones, as in the search box. @param {string} sought */
async function byNameOrPhone(sought) {
  const byName = () => customers({ name: sought, limit: MOST });
  if (sought.normalize('NFKC').replace(/\D/g, '').length < DIGITS) return byName();
  try {
    return await customers({ phone: sought, limit: MOST });
  } catch (problem) {
    if (problem.status !== 422) throw problem;
    const found = await byName();
    if (found.items.length === 0) throw problem;
    return found;
  }
}

/** The files that a name or a phone number finds. With `choosing` a click tells `file-chosen`, else it opens the file. */
class CustomersFound extends ReadingElement {
  static properties = { sought: {}, tier: {}, place: {}, choosing: { type: Boolean } };

  willUpdate(changes) {
    if (changes.has('sought') || changes.has('tier')) {
      this.answer = null;
      this.ask(`${this.tier ?? ''} ${this.sought}`, Boolean(this.sought || this.tier));
    }
  }

  read() {
    return this.tier ? customers({ tier: this.tier, limit: 50 }) : byNameOrPhone(this.sought);
  }

  /** @param {string} after id of the last one shown */
  async more(after) {
    const { key } = this;
    try {
      const page = await customers({ tier: this.tier, limit: 50, after });
      if (key === this.key) this.answer = { ...page, items: [...this.answer.items, ...page.items] };
    } catch (problem) {
      this.problem = this.wordsOf(problem);
    }
  }

  wordsOf(problem) {
    return (problem.status === 422 && faultWords(problem, ['phone'], 'file.wrong').phone) || super.wordsOf(problem);
  }

  open(event, file) {
    if (this.choosing) {
      event.preventDefault();
      this.tell('file-chosen', file);
    } else if (opensHere(event)) {
      this.tell('go', { customer: String(file.id), case: '' });
    }
  }

  file(file) {
    const ways = file.contacts.map(contactWords).join(' · ');
    return html`<li>
      <a class="row" href=${hrefOf({ ...this.place, view: 'customers', customer: String(file.id) })} @click=${(event) => this.open(event, file)}
        ><strong><bdi>${file.name}</bdi></strong></a
      >
      <span class="tiers">${tierBadges(file)}</span>
      <span class="small ways"><bdi>${ways}</bdi></span>
      <span class="small">${standing(file)}</span>
      ${blacklistWords(file)} ${missingWords(file)}
    </li>`;
  }

  render() {
    if (!this.sought && !this.tier) return '';
    return this.states(({ items, next }) =>
      items.length
        ? html`<p class="small" role="status">${t('customers.number', { n: items.length })}</p>
            <ul class="found-files">${items.map((file) => this.file(file))}</ul>
            ${!this.tier && items.length === MOST ? html`<p class="small">${t('customers.first', { n: MOST })}</p>` : ''}
            ${next ? html`<button class="button" data-more @click=${() => this.more(next)}>${t('customers.more')}</button>` : ''}`
        : html`<p class="small" role="status">${t('customers.none')}</p>`,
    );
  }
}

customElements.define('customers-found', CustomersFound);
