import { html } from 'lit';
import '@vaadin/button';
import { PageElement } from '../shared/page-element.js';
import { signOut } from '../shared/api.js';
import { t, tCode } from '../shared/language.js';
import { hrefOf, SUPERVISION, viewsOf } from './address.js';
import '../shared/language-switch.js';
import './case-search.js';

/** The bar on top: where one is, where one may go, and who is signed in. Tells `go`, `take-next` and `show-keys`. */
class ConsoleTop extends PageElement {
  static properties = { person: {}, place: {} };

  get isBranch() {
    return this.person?.role === 'branch';
  }

  async leave() {
    this.tell('leaving');
    await signOut().catch(() => {});
    location.assign('/console');
  }

  link(view, words, isHere) {
    const go = (event) => {
      if (event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      this.tell('go', { view, phone: '', waybill: '', case: '' });
    };
    return html`<a href=${hrefOf({ view })} aria-current=${isHere ? 'page' : 'false'} @click=${go}>${words}</a>`;
  }

  links() {
    const views = viewsOf(this.person?.role);
    const { view } = this.place;
    const lists = views.filter((each) => !SUPERVISION.includes(each) && each !== 'notices');
    return html`${lists.map((each) =>
      this.link(each, this.isBranch ? t('view.filedHere') : tCode('view', each), each === view),
    )}
    ${views.includes(SUPERVISION[0])
      ? this.link(SUPERVISION[0], t('view.supervision'), SUPERVISION.includes(view))
      : ''}`;
  }

  forAgents() {
    return html`<a class="elsewhere" href="/wallboard">${t('wallboard.link')}</a>
      <notice-bell ?current=${this.place.view === 'notices'}></notice-bell>`;
  }

  render() {
    return html`<header class="top">
      <h1>${t('console.title')}</h1>
      <nav aria-label=${t('console.views')}>${this.links()}</nav>
      <case-search></case-search>
      <vaadin-button theme="primary" @click=${() => this.tell('go', { case: 'new' })}>${t('console.new')}</vaadin-button>
      ${this.isBranch
        ? ''
        : html`<vaadin-button @click=${() => this.tell('take-next')}>${t('console.takeNext')}</vaadin-button>`}
      <span class="grow"></span>
      ${this.isBranch ? '' : this.forAgents()}
      <vaadin-button class="keys-button" theme="tertiary" @click=${() => this.tell('show-keys')}>${t('keys.title')}</vaadin-button>
      <language-switch></language-switch>
      ${this.person
        ? html`<span class="who">${this.person.name}</span>
            <vaadin-button theme="tertiary" @click=${this.leave}>${t('console.leave')}</vaadin-button>`
        : ''}
    </header>`;
  }
}

customElements.define('console-top', ConsoleTop);
