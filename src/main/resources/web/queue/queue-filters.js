import { html } from 'lit';
import '@vaadin/select';
import '@vaadin/checkbox';
import { PageElement } from '../shared/elements/page-element.js';
import { t, tCode } from '../shared/language.js';
import { channels, departments, itemsOf, severities, types } from '../shared/policy-names.js';

/** Narrows the list; the choice is kept in the address. */
class QueueFilters extends PageElement {
  static properties = { place: {}, isBranch: { type: Boolean } };

  choose(name, value) {
    if ((this.place[name] ?? '') !== value) this.tell('go', { [name]: value });
  }

  select(name, label, list) {
    return html`<vaadin-select
      theme="small"
      accessible-name=${label}
      placeholder=${label}
      title=${label}
      .items=${[{ value: '', label }, ...itemsOf(list)]}
      .value=${this.place[name] ?? ''}
      @value-changed=${(event) => this.choose(name, event.detail.value)}
    ></vaadin-select>`;
  }

  check(name) {
    return html`<vaadin-checkbox
      label=${tCode('filter', name)}
      .checked=${this.place[name] === 'true'}
      @checked-changed=${(event) => this.choose(name, event.detail.value ? 'true' : '')}
    ></vaadin-checkbox>`;
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
        ${this.select('type', t('filter.type'), types())} ${this.select('severity', t('filter.severity'), severities())}
        ${this.select('channel', t('filter.channel'), channels())}
        ${departments().length > 1 && !this.isBranch ? this.select('heldBy', t('filter.department'), departments()) : ''}
        ${this.check('pastDue')} ${this.isBranch ? '' : this.check('paused')}
      </div>
      ${this.found()}`;
  }
}

customElements.define('queue-filters', QueueFilters);
