import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { signOut } from '../shared/api.js';
import { forgetDrafts } from '../shared/drafts.js';
import { said, t } from '../shared/language.js';
import { personIcon } from '../shared/icons.js';
import { worksOnComplaints } from '../shared/address.js';
import { signedOutHere } from '../shared/page-person.js';
import { say } from '../shared/elements/words.js';
import '../shared/elements/language-switch.js';

/** The person signed in, and rarely used items: the wall, the shortcuts, the other language, signing out. */
class PersonMenu extends PageElement {
  static properties = { person: {} };

  get seesMeasures() {
    return this.person && this.person.role !== 'branch' && worksOnComplaints(this.person.role);
  }

  connectedCallback() {
    super.connectedCallback();
    this.outside = (event) => !this.contains(event.target) && this.close();
    document.addEventListener('click', this.outside);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('click', this.outside);
  }

  close() {
    const menu = this.querySelector('details');
    if (menu) menu.open = false;
  }

  onKey(event) {
    if (event.key !== 'Escape' || !this.querySelector('details').open) return;
    event.stopPropagation();
    this.close();
    this.querySelector('summary').focus();
  }

  async leave() {
    try {
      await signOut();
    } catch (problem) {
      // 401: the session had ended before. 409: the page says that another person has signed in.
      if (problem.status !== 401) {
        if (problem.status !== 409) say(said('signOut.failed'));
        return;
      }
    }
    this.tell('leaving');
    const { id } = this.person;
    await forgetDrafts();
    signedOutHere(id);
    location.assign('/console');
  }

  render() {
    return html`<details class="menu" @keydown=${this.onKey}>
      <summary>${personIcon()}<span><bdi>${this.person?.name ?? t('menu.title')}</bdi></span></summary>
      <div class="entries" @click=${this.close}>
        ${this.seesMeasures ? html`<a href="/wallboard">${t('wallboard.link')}</a>` : ''}
        <button class="entry" data-exports @click=${() => this.tell('go', { view: 'exports', case: '' })}>${t('view.exports')}</button>
        <button class="entry" @click=${() => this.tell('show-keys')}>${t('keys.title')}</button>
        ${this.person
          ? html`<button class="entry" data-password @click=${() => this.tell('choose-password')}>${t('password.title')}</button>`
          : ''}
        <language-switch></language-switch>
        ${this.person ? html`<button class="entry" @click=${this.leave}>${t('console.leave')}</button>` : ''}
      </div>
    </details>`;
  }
}

customElements.define('person-menu', PersonMenu);
