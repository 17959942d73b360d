import { html } from 'lit';
import { PageElement } from '../elements/page-element.js';
import { sessionIfAny, signIn } from '../api.js';
import { warningIcon } from '../icons.js';
import { said, t } from '../language.js';
import { onOtherTabs, pagePerson, signedInHere } from '../page-person.js';

/**
 * Asks for login and password above the page, so that input below is not lost. `ask()` is settled for all callers once the
 * person whose page this is has signed in, here or on another tab. For another person the page begins again.
 */
class SignInDialog extends PageElement {
  static properties = { problem: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.problem = '';
    this.busy = false;
    this.sessionEnded = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.endings.push(onOtherTabs(({ signedIn }) => signedIn && this.elsewhere(signedIn)));
  }

  /** @param {boolean} [sessionEnded] whether a person was signed in before @returns {Promise<void>} */
  ask(sessionEnded = true) {
    this.asked ??= new Promise((resolve) => {
      this.settle = resolve;
    });
    this.sessionEnded = sessionEnded;
    this.requestUpdate();
    this.updateComplete.then(() => {
      const dialog = this.querySelector('dialog');
      if (!dialog.open) this.open(dialog);
    });
    return this.asked;
  }

  open(dialog) {
    dialog.showModal();
    const { login, password } = dialog.querySelector('form').elements;
    login.value ||= pagePerson()?.login ?? '';
    if (login.value) password.focus();
  }

  /** @param {import('../page-person.js').Person} person who signed in on another tab */
  async elsewhere(person) {
    if (!this.asked || pagePerson()?.id !== person.id) return;
    const present = await sessionIfAny().catch(() => null);
    if (present?.id === person.id) this.done(present);
  }

  done(person) {
    if (!this.asked) return;
    this.querySelector('dialog').close();
    this.settle();
    this.asked = undefined;
    this.tell('signed-in', person);
  }

  async send(event) {
    event.preventDefault();
    const form = event.target;
    const [login, password] = [form.elements.namedItem('login'), form.elements.namedItem('password')];
    const empty = [login, password].find((field) => !field.value.trim());
    if (empty) {
      this.problem = said(empty === login ? 'signIn.loginMissing' : 'signIn.passwordMissing');
      empty.focus();
      return;
    }
    this.busy = true;
    this.problem = '';
    try {
      const { person } = await signIn(login.value.trim(), password.value);
      password.value = '';
      signedInHere(person);
      const own = pagePerson();
      // Nothing that the first person left is sent; their drafts are kept for them.
      if (own && own.id !== person.id) location.reload();
      else this.done(person);
    } catch (problem) {
      this.problem = this.wordsFor(problem);
      password.select();
    } finally {
      this.busy = false;
    }
  }

  wordsFor(problem) {
    if (problem.status === 429) return said('signIn.tooMany', { n: problem.minutes });
    return said(problem.unclear ? 'problem.noAnswer' : 'signIn.wrong');
  }

  render() {
    return html`<dialog aria-labelledby="sign-in-title" @cancel=${(event) => event.preventDefault()}>
      <form class="sign-in" novalidate @submit=${this.send}>
        <h2 id="sign-in-title">${t('signIn.title')}</h2>
        ${this.sessionEnded ? html`<p class="notice">${t('signIn.sessionOver')}</p>` : ''}
        <div class="field">
          <label for="sign-in-login">${t('signIn.login')}</label>
          <input class="input" id="sign-in-login" name="login" autocomplete="username" aria-required="true" autofocus />
        </div>
        <div class="field">
          <label for="sign-in-password">${t('signIn.password')}</label>
          <input
            class="input"
            id="sign-in-password"
            name="password"
            type="password"
            autocomplete="current-password"
            aria-required="true"
          />
        </div>
        <div role="alert">
          ${this.problem ? html`<p class="notice failed">${warningIcon()}<span>${this.problem}</span></p>` : ''}
        </div>
        <button class="button primary" ?disabled=${this.busy}>${t('signIn.send')}</button>
      </form>
    </dialog>`;
  }
}

customElements.define('sign-in-dialog', SignInDialog);
