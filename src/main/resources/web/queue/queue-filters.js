import { html } from 'lit';
import '@vaadin/checkbox';
import '../shared/elements/choice-select.js';
import '../shared/elements/list-buttons.js';
import { PageElement } from '../shared/elements/page-element.js';
import { CODES, FILTERS, isNarrowed, wholeList } from '../shared/address.js';
import { t, tCode } from '../shared/language.js';
import { workloads } from '../shared/api.js';
import { channels, departments, itemsOf, severities, types } from '../shared/policy-names.js';
import { ENDED, WITHOUT_STEPS } from './list-rule.js';

const DUE = ['today', 'next-hour', 'passed'];

/** Narrows the list, and says in which order it comes; the choice is kept in the address. */
class QueueFilters extends PageElement {
  static properties = {
    place: {},
    ownerName: {},
    isBranch: { type: Boolean },
    choosesOwner: { type: Boolean },
    showsDates: { state: true },
    showsCodes: { state: true },
    owners: { state: true },
  };

  constructor() {
    super();
    this.showsDates = false;
    this.showsCodes = false;
    this.owners = [];
  }

  firstUpdated() {
    if (this.choosesOwner) this.readOwners();
  }

  async readOwners() {
    const { items } = await workloads().catch(() => ({ items: [] }));
    this.owners = items.map(({ person }) => ({ value: String(person.id), label: person.name }));
  }

  /** Only these lists hold complaints of several owners. */
  get hasOwners() {
    return this.owners.length > 0 && ['open', ENDED].includes(this.place.view);
  }

  willUpdate() {
    const { view, receivedFrom, receivedTo, endedFrom, endedTo } = this.place;
    this.hasCodes = CODES.some((name) => this.place[name]);
    this.needsDates = Boolean(view === ENDED || receivedFrom || receivedTo || endedFrom || endedTo);
    if (this.hasCodes) this.showCodes();
    if (this.needsDates) this.showDates();
  }

  /** Few lists are narrowed by days, so their fields are fetched when they are wanted. */
  showDates() {
    if (this.showsDates) return;
    this.showsDates = true;
    import('./received-days.js');
  }

  /** So are those of codes. */
  showCodes() {
    if (this.showsCodes) return;
    this.showsCodes = true;
    import('./code-filters.js');
  }

  choose(name, value) {
    if ((this.place[name] ?? '') !== value) this.tell('go', { [name]: value });
  }

  select(name, label, items, none = tCode('filter.all', name)) {
    return html`<choice-select
      brief
      .label=${label}
      .none=${none}
      .items=${items}
      .value=${this.place[name] ?? ''}
      @chosen=${(event) => this.choose(name, event.detail)}
    ></choice-select>`;
  }

  check(name) {
    return html`<vaadin-checkbox
      label=${tCode('filter', name)}
      .checked=${this.place[name] === 'true'}
      @checked-changed=${(event) => this.choose(name, event.detail.value ? 'true' : '')}
    ></vaadin-checkbox>`;
  }

  /** Lists by due time can begin with the most severe; the others come newest first. */
  order() {
    if (this.isBranch || this.place.view === ENDED) return '';
    return this.select('order', t('filter.order'), [{ value: 'severity', label: t('order.severity') }], t(this.place.view === 'queue' ? 'order.turn' : 'order.due'));
  }

  /** When open ones are due, or how ended ones ended. */
  ofState() {
    if (this.isBranch) return '';
    const [name, codes, words] = this.place.view === ENDED ? ['status', WITHOUT_STEPS, 'status'] : ['due', DUE, 'due'];
    return this.select(name, tCode('filter', name), codes.map((value) => ({ value, label: tCode(words, value) })));
  }

  /** Fields that narrow nothing can be folded away again: the list has their room. */
  more(what, isShown, show, fold) {
    return html`<button class="link" type="button" data-more=${what} aria-expanded=${String(isShown)} @click=${isShown ? fold : show}>
      ${tCode(isShown ? 'filter.without' : 'filter.with', what)}
    </button>`;
  }

  /** What the list is narrowed by. */
  get exported() {
    return Object.fromEntries(['view', ...FILTERS].map((name) => [name, this.place[name] ?? '']));
  }

  /** Where no field shows whose list it is, as after a link of the wallboard. */
  ofOwner() {
    if (!this.place.owner || (this.hasOwners && this.owners.some(({ value }) => value === this.place.owner))) return '';
    return html`<p class="found">
      <bdi>${this.ownerName ? t('queue.ofOwner', { name: this.ownerName }) : t('queue.ofOneOwner')}</bdi>
      <button class="link" @click=${() => this.tell('go', { owner: '' })}>${t('queue.clear')}</button>
    </p>`;
  }

  found() {
    const { phone, waybill, search } = this.place;
    if (!phone && !waybill && !search) return '';
    return html`<p class="found">
      ${search
        ? t('queue.ofSearch', { text: search })
        : t(phone ? 'queue.ofPhone' : 'queue.ofWaybill', { text: phone || waybill })}
      <button class="link" @click=${() => this.tell('go', { phone: '', waybill: '', search: '' })}>${t('queue.clear')}</button>
    </p>`;
  }

  render() {
    return html`<div class="filters">
        ${this.select('type', t('filter.type'), itemsOf(types()))}
        ${this.select('severity', t('filter.severity'), itemsOf(severities()))}
        ${this.select('channel', t('filter.channel'), itemsOf(channels()))}
        ${departments().length > 1 && !this.isBranch
          ? this.select('heldBy', t('filter.department'), itemsOf(departments()), t('filter.everyDepartment'))
          : ''}
        ${this.hasOwners ? this.select('owner', t('filter.owner'), this.owners) : ''}
        ${this.ofState()} ${this.order()} ${this.check('pastDue')} ${this.check('toBeJudged')} ${this.isBranch || this.place.view === ENDED ? '' : html`${this.check('paused')} ${this.check('unanswered')}`}
        ${this.showsDates ? html`<received-days .place=${this.place}></received-days>` : ''}
        ${this.needsDates ? '' : this.more('days', this.showsDates, this.showDates, () => (this.showsDates = false))}
        ${this.showsCodes ? html`<code-filters .place=${this.place} ?isBranch=${this.isBranch}></code-filters>` : ''}
        ${this.hasCodes ? '' : this.more('codes', this.showsCodes, this.showCodes, () => (this.showsCodes = false))}
        ${isNarrowed(this.place)
          ? html`<button class="link" type="button" data-clear @click=${() => this.tell('go', wholeList())}>
              ${t('filter.clear')}
            </button>`
          : ''}
        ${this.isBranch ? '' : html`<views-button .place=${this.place}></views-button>`}
        <export-button .filters=${this.exported}></export-button>
      </div>
      ${this.ofOwner()} ${this.found()}`;
  }
}

customElements.define('queue-filters', QueueFilters);
