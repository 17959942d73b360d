import { html } from 'lit';
import { sessionIfAny, signOut, whenAnotherPerson } from '../api.js';
import { forgetDrafts } from '../drafts.js';
import { t } from '../language.js';
import { onOtherTabs, pagePerson, signedOutHere } from '../page-person.js';
import { warningIcon } from '../icons.js';
import { PageElement } from '../elements/page-element.js';

/**
 * Says at once that another person has signed in in this browser, and lets nothing be done on the page until one of them continues.
 * It learns it from the other tab, from a refused request, and by asking when the page gets the focus. Tells `session-missing`.
 */
class AnotherPerson extends PageElement {
  static properties = { other: { state: true }, failed: { state: true } };

  constructor() {
    super();
    /** @type {import('../page-person.js').Person | null} */
    this.other = null;
    this.failed = false;
  }

  connectedCallback() {
    super.connectedCallback();
    whenAnotherPerson(() => this.look());
    this.listening = new AbortController();
    const { signal } = this.listening;
    addEventListener('focus', () => this.look(), { signal });
    document.addEventListener('visibilitychange', () => document.hidden || this.look(), { signal });
    this.endings.push(onOtherTabs((news) => this.hear(news)));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.listening.abort();
  }

  hear({ signedIn, signedOut }) {
    if (signedIn) this.compare(signedIn);
    // What the person left on the screen is not for the next one.
    if (signedOut && signedOut === pagePerson()?.id) location.reload();
  }

  async look() {
    if (this.isLooking || !pagePerson()) return;
    this.isLooking = true;
    try {
      const present = await sessionIfAny();
      if (present) this.compare(present);
      else this.tell('session-missing');
    } catch {
      // without an answer, the next request asks again
    } finally {
      this.isLooking = false;
    }
  }

  /** @param {import('../page-person.js').Person} present */
  async compare(present) {
    const own = pagePerson();
    this.other = own && own.id !== present.id ? present : null;
    await this.updateComplete;
    const dialog = this.querySelector('dialog');
    if (this.other && !dialog.open) dialog.showModal();
    if (!this.other) dialog.close();
  }

  goOn() {
    location.reload();
  }

  async signOut() {
    const { id } = this.other;
    this.failed = false;
    try {
      await signOut(id);
    } catch (problem) {
      if (problem.status !== 401) {
        this.failed = true;
        return;
      }
    }
    await forgetDrafts(id);
    signedOutHere(id);
    location.reload();
  }

  render() {
    const names = { own: pagePerson()?.name ?? '', other: this.other?.name ?? '' };
    return html`<dialog aria-labelledby="another-person-title" @cancel=${(event) => event.preventDefault()}>
      <div class="dialog-form">
        <h2 id="another-person-title">${t('another.title', names)}</h2>
        <p>${t('another.words', names)}</p>
        <div role="alert">
          ${this.failed ? html`<p class="notice failed">${warningIcon()}<span>${t('signOut.failed')}</span></p>` : ''}
        </div>
        <div class="dialog-actions">
          <button class="button" type="button" data-sign-out @click=${this.signOut}>${t('another.signOut', names)}</button>
          <button class="button primary" type="button" data-go-on autofocus @click=${this.goOn}>${t('another.goOn', names)}</button>
        </div>
      </div>
    </dialog>`;
  }
}

customElements.define('another-person', AnotherPerson);
