import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { t } from '../shared/language.js';
import '../shared/elements/language-switch.js';
import './complaint-form.js';
import './follow-complaint.js';
import { becomeApp } from './as-app.js';
import { takeItsPlace, untilComposed } from './plain-form.js';

/** A link that was cut short or mistyped is used as typed. */
function decoded(code) {
  try {
    return decodeURIComponent(code);
  } catch {
    return code;
  }
}

/** A code within a receipt that was pasted as a whole; any other text stays as it is. */
function shortened(typed) {
  const codes = /(?<![A-Z0-9-])[A-Z0-9][A-Z0-9-]*-[A-Z0-9]{24}(?![A-Z0-9-])/.exec(typed.normalize('NFKC').toUpperCase());
  return codes?.[0] ?? typed;
}

/** The customer's page: file a complaint, or follow one by its code, which is in the fragment and so in no log. */
class CustomerPage extends PageElement {
  static properties = { view: { state: true }, link: { state: true }, code: { state: true }, filed: { state: true }, number: { state: true }, offline: { state: true } };

  constructor() {
    super();
    this.readAddress = () => {
      const track = location.hash.match(/^#track(?:=(.*))?$/);
      const link = location.hash.match(/^#(open|stop)=([\w.]+)$/);
      this.view = link ? 'link' : track ? 'follow' : 'file';
      this.link = link;
      if (link) this.drawn = import('./mail-link.js');
      this.code = shortened(decoded(track?.[1] ?? '').trim());
      const short = `#track=${encodeURIComponent(this.code)}`;
      if (this.code && short.length < location.hash.length) history.replaceState(null, '', short);
      if (this.filed?.trackingCode !== this.code) this.filed = null;
    };
    this.filed = null;
    this.offline = !navigator.onLine;
    this.readAddress();
    ['online', 'offline'].forEach((name) => addEventListener(name, () => (this.offline = !navigator.onLine)));
    addEventListener('hashchange', this.readAddress);
  }

  onFiled(event) {
    this.filed = event.detail;
    history.pushState(null, '', `#track=${encodeURIComponent(event.detail.trackingCode)}`);
    this.readAddress();
    scrollTo(0, 0);
  }

  /** The plain page stands until this one is drawn whole; a part that can't be drawn leaves it there. */
  async firstUpdated() {
    await this.drawn;
    const view = this.querySelector('complaint-form, follow-complaint, mail-link');
    await view.updateComplete;
    await Promise.all([...view.querySelectorAll('form-field')].map((field) => field.updateComplete));
    takeItsPlace(this);
    becomeApp();
  }

  /** The title names the case, for tabs, bookmarks and paper. */
  updated() {
    const number = this.view === 'file' ? null : this.number;
    document.title = number ? t('follow.titleOf', { number }) : t(this.view === 'file' ? 'file.title' : 'follow.title');
  }

  shown() {
    const tell = (event) => (this.number = event.detail);
    switch (this.view) {
      case 'file':
        return html`<complaint-form @filed=${this.onFiled}></complaint-form>`;
      case 'link':
        return html`<mail-link .purpose=${this.link[1]} .token=${this.link[2]} @shown=${tell}></mail-link>`;
      default:
        return html`<follow-complaint .code=${this.code} .filed=${this.filed} @shown=${tell}></follow-complaint>`;
    }
  }

  tab(view, href, words) {
    return html`<a href=${href} aria-current=${this.view === view ? 'page' : 'false'}>${words}</a>`;
  }

  render() {
    return html`<header class="top">
        <div class="narrow">
          <strong>${t('customer.service')}</strong>
          <nav aria-label=${t('customer.pages')}>
            ${this.tab('file', '#', t('file.link'))} ${this.tab('follow', '#track', t('follow.link'))}
          </nav>
          <language-switch></language-switch>
        </div>
      </header>
      <main class="narrow">
        <div role="status">${this.offline ? html`<p class="notice">${t('page.offline')}</p>` : ''}</div>
        ${this.shown()}
      </main>`;
  }
}

await untilComposed();
customElements.define('customer-page', CustomerPage);
