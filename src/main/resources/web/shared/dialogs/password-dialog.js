import { html } from 'lit';
import { choosePassword } from '../api.js';
import { said, t, tCode } from '../language.js';
import { FormDialog } from './form-dialog.js';
import { say, wordsFor } from '../elements/words.js';

const FIELDS = { current: 'current-password', chosen: 'new-password', again: 'new-password' };

/** A person chooses another their own password; one with a one-time password can do nothing else before. */
class PasswordDialog extends FormDialog {
  static properties = { person: { state: true }, wrong: { state: true } };

  constructor() {
    super();
    this.person = null;
    this.wrong = {};
  }

  get isRequired() {
    return this.person?.hasOneTimePassword ?? false;
  }

  /** @param {object} person who is signed in @returns {Promise<object | null>} the person with the new password; null: not now */
  async ask(person) {
    this.person = person;
    this.wrong = {};
    await this.show();
    this.querySelector('form').reset();
    this.querySelector('#password-current').focus();
    return new Promise((resolve) => (this.settle = resolve));
  }

  close() {
    super.close();
    this.settle(null);
  }

  /** Escape closes the dialog only where another password may wait. @param {Event} event */
  cancelled(event) {
    event.preventDefault();
    if (!this.isRequired) this.close();
  }

  /** @param {SubmitEvent} event */
  send(event) {
    event.preventDefault();
    const { current, chosen, again } = Object.fromEntries(new FormData(event.target));
    this.wrong = this.check(current, chosen, again);
    if (Object.keys(this.wrong).length > 0) return this.focusWrong();
    return this.save(
      async () => {
        const { person } = await choosePassword(current, chosen);
        event.target.reset();
        this.dialog.close();
        say(said('password.done'));
        this.settle(person);
      },
      (problem) => {
        this.wrong = problem.status === 422 ? this.refused(problem.fields) : {};
        if (problem.status !== 422) this.problem = wordsFor(problem);
        return this.focusWrong();
      },
    );
  }

  check(current, chosen, again) {
    if (!current) return { current: said('password.missing') };
    if (!chosen) return { chosen: said('password.missing') };
    return chosen === again ? {} : { again: said('password.differ') };
  }

  refused(fields) {
    return {
      ...(fields.current ? { current: said('password.wrongCurrent') } : {}),
      ...(fields.new ? { chosen: said('password.weak') } : {}),
    };
  }

  async focusWrong() {
    await this.updateComplete;
    this.querySelector('[aria-invalid="true"]')?.focus();
  }

  field(name) {
    const wrong = this.wrong[name];
    return html`<div class="field">
      <label for="password-${name}">${tCode('password', name)}</label>
      <input
        class="input"
        id="password-${name}"
        name=${name}
        type="password"
        maxlength="200"
        autocomplete=${FIELDS[name]}
        aria-invalid=${wrong ? 'true' : 'false'}
        aria-describedby="password-${name}-words"
      />
      <p id="password-${name}-words" class=${wrong ? 'wrong' : 'hint'}>
        ${wrong ?? (name === 'chosen' ? t('password.rules') : '')}
      </p>
    </div>`;
  }

  render() {
    return html`<dialog aria-label=${t('password.title')} @cancel=${this.cancelled}>
      ${this.formOf(
        'dialog-form',
        html`<h2>${t('password.title')}</h2>
          ${this.isRequired ? html`<p class="notice">${t('password.required')}</p>` : ''}
          <input class="visually-hidden" tabindex="-1" aria-hidden="true" autocomplete="username" .value=${this.person?.login ?? ''} />
          ${Object.keys(FIELDS).map((name) => this.field(name))} ${this.problemLine()}
          <div class="dialog-actions">
            ${this.isRequired
              ? ''
              : html`<vaadin-button @click=${this.close}>${t('dialog.cancel')}</vaadin-button>`}
            ${this.saveButton(t('password.save'))}
          </div>`,
      )}
    </dialog>`;
  }
}

customElements.define('password-dialog', PasswordDialog);
