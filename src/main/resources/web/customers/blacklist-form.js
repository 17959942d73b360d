import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import { proposeBlacklisting } from '../shared/api.js';
import { nameOf, said, t } from '../shared/language.js';
import { departments } from '../shared/policy-names.js';
import { choice } from '../shared/elements/pieces.js';
import { SavingElement } from '../shared/elements/saving-element.js';
import { say, wordsFor } from '../shared/elements/words.js';
import './sentences.js';

/** Proposes a customer for a blacklist (D3); two supervisors decide. */
class BlacklistForm extends SavingElement {
  static properties = { customer: {}, department: { state: true }, harm: { state: true } };

  constructor() {
    super();
    this.department = '';
    this.harm = '';
  }

  send(event) {
    event.preventDefault();
    if (!this.harm.trim()) {
      this.problem = said('customers.harmMissing');
      this.querySelector('#blacklist-harm').focus();
      return undefined;
    }
    return this.save(
      async () => {
        await proposeBlacklisting(this.customer, { harm: this.harm.trim(), department: this.department || null });
        this.harm = '';
        this.querySelector('details').open = false;
        say(said('customers.blacklistProposed'));
      },
      (problem) => (this.problem = problem.status === 409 ? t('customers.blacklistedAlready') : wordsFor(problem)),
    );
  }

  render() {
    return html`<details>
      <summary>${t('customers.proposeBlacklist')}</summary>
      ${this.formOf(
        'form',
        html`<p class="small">${t('customers.blacklistHow')}</p>
          ${choice({
            id: 'blacklist-department',
            label: t('customers.blacklistScope'),
            value: this.department,
            items: [{ value: '', label: t('customers.blacklistCompany') }, ...departments().map(({ code, name }) => ({ value: code, label: nameOf(name) }))],
            change: (value) => (this.department = value),
          })}
          <div class="field">
            <label for="blacklist-harm">${t('customers.harm')}</label>
            <input class="input" id="blacklist-harm" maxlength="500" autocomplete="off" .value=${live(this.harm)} @input=${(input) => (this.harm = input.target.value)} />
          </div>
          ${this.problemLine()} ${this.saveButton(t('customers.propose'))}`,
      )}
    </details>`;
  }
}

customElements.define('blacklist-form', BlacklistForm);
