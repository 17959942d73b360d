import { html } from 'lit';
import '@vaadin/button';
import { PageElement } from '../shared/elements/page-element.js';
import { t, tCode } from '../shared/language.js';
import { hrefOf, SUPERVISION, viewsOf, WITHOUT_TAB, worksOnComplaints } from '../shared/address.js';
import { keyHint } from '../shared/elements/keyboard.js';
import { keysOf } from '../shared/keys.js';
import { countBadge, ViewCounts } from '../shared/elements/view-counts.js';
import { opensHere } from '../shared/opens-here.js';
import { fetchOutboxBell } from './desks.js';
import './case-search.js';
import './person-menu.js';

/** The bar on top: the current view, the other views, and the person signed in. Tells `go` and `take-next`. */
class ConsoleTop extends PageElement {
  static properties = { person: {}, place: {}, isLive: {} };

  constructor() {
    super();
    this.counts = new ViewCounts(this);
  }

  willUpdate(changes) {
    if (changes.has('person') && this.person?.role === 'admin') fetchOutboxBell();
    this.counts.are(Boolean(this.person) && worksOnComplaints(this.person.role) && !this.isBranch);
  }

  onChange() {
    this.counts.changed();
  }

  resync() {
    this.counts.changed();
  }

  onLive() {
    this.counts.changed();
  }

  /** On a narrow screen the tabs scroll; the one that is shown is in sight, also after counts have made them wider. */
  updated() {
    const nav = this.querySelector('nav');
    const shown = `${this.place.view} ${nav.scrollWidth}`;
    if (shown === this.inSight) return;
    this.inSight = shown;
    nav.querySelector('[aria-current=page]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }

  get isBranch() {
    return this.person?.role === 'branch';
  }

  link(view, words, isHere) {
    const go = (event) => {
      if (!opensHere(event)) return;
      this.tell('go', { view, phone: '', waybill: '', search: '', customer: '', sought: '', case: '', job: '' });
    };
    return html`<a href=${hrefOf({ view })} aria-current=${isHere ? 'page' : 'false'} title=${this.keysTitle(view)} @click=${go}
      >${words}${countBadge(this.counts.of(view))}</a
    >`;
  }

  keysTitle(view) {
    const act = { open: 'allOpen', queue: 'queue', mine: 'mine', ended: 'ended', callbacks: 'callbacks' }[view];
    if (['calls', 'customers', 'care', 'day', 'unit', 'measures'].includes(view)) return keysOf(view);
    return act && !this.isBranch ? keysOf(act) : '';
  }

  links() {
    const views = viewsOf(this.person?.role);
    const { view } = this.place;
    const overseen = views.filter((each) => SUPERVISION.includes(each));
    const lists = views.filter((each) => !SUPERVISION.includes(each) && !WITHOUT_TAB.includes(each));
    return html`${lists.map((each) =>
      this.link(each, this.isBranch ? t('view.filedHere') : tCode('view', each), each === view),
    )}
    ${overseen.length > 1 && worksOnComplaints(this.person?.role)
      ? this.link(overseen[0], t('view.supervision'), SUPERVISION.includes(view))
      : overseen.map((each) => this.link(each, tCode('view', each), each === view))}`;
  }

  /** Finding, filing and taking complaints. */
  tools() {
    return html`<case-search></case-search>
      <vaadin-button theme="primary" aria-keyshortcuts=${keysOf('new')} @click=${() => this.tell('file-another')}
        >${t('console.new')}${keyHint('new')}</vaadin-button
      >
      ${this.isBranch
        ? ''
        : html`<vaadin-button aria-keyshortcuts=${keysOf('take')} @click=${() => this.tell('take-next')}
            >${t('console.takeNext')}${keyHint('take')}</vaadin-button
          >`}`;
  }

  render() {
    const works = worksOnComplaints(this.person?.role);
    return html`<header class="top">
      <h1>${t('console.title')}</h1>
      <nav aria-label=${t('console.views')}>${this.links()}</nav>
      ${works ? this.tools() : ''}
      <span class="grow"></span>
      ${this.person && works && !this.isBranch ? html`<presence-bar .person=${this.person} .isLive=${this.isLive}></presence-bar>` : ''}
      ${this.person && works && !this.isBranch ? html`<notice-bell .worksAs=${this.person.role} ?current=${this.place.view === 'notices'}></notice-bell>` : ''}
      ${this.person?.role === 'admin' ? html`<outbox-bell></outbox-bell>` : ''}
      <person-menu .person=${this.person}></person-menu>
    </header>`;
  }
}

customElements.define('console-top', ConsoleTop);
