import { html } from 'lit';
import { units } from '../shared/api.js';
import { nameOf, t, tCode } from '../shared/language.js';
import { RowList } from '../shared/elements/row-list.js';
import './sentences.js';

const MOST = 200;

/** The network of today: regions, their hubs, their branches. What belongs to a unit is read when it is opened. Tells `edit-unit`. */
class UnitTree extends RowList {
  static properties = { below: { state: true } };

  constructor() {
    super();
    this.below = {};
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  /** Opened ones are read again, too. */
  load() {
    const opened = Object.keys(this.below);
    return this.read(
      async () => ({
        top: await this.all({ top: true }),
        below: Object.fromEntries(await Promise.all(opened.map(async (code) => [code, await this.all({ parent: code })]))),
      }),
      ({ top, below }) => {
        this.rows = top;
        this.below = below;
      },
    );
  }

  async all(query) {
    const items = [];
    let after;
    do {
      const page = await units({ ...query, limit: MOST, after });
      items.push(...page.items);
      after = page.next;
    } while (after);
    return items;
  }

  opened(event, code) {
    event.stopPropagation();
    if (!event.target.open || this.below[code]) return;
    this.read(
      () => this.all({ parent: code }),
      (items) => (this.below = { ...this.below, [code]: items }),
    );
  }

  named(unit) {
    return html`<bdi>${nameOf(unit.name)}</bdi> <span class="small">${unit.code} · ${tCode('unitKind', unit.kind)}</span>
      ${unit.below > 0 ? html`<span class="small">· ${t('network.below', { n: unit.below })}</span>` : ''}`;
  }

  edit(unit) {
    return html`<button
      class="link"
      aria-label=${t('network.openOne', { name: nameOf(unit.name) })}
      @click=${() => this.tell('edit-unit', unit.code)}
      >${t('network.open')}</button
    >`;
  }

  item(unit) {
    if (unit.below === 0) return html`<li>${this.named(unit)} ${this.edit(unit)}</li>`;
    const below = this.below[unit.code];
    return html`<li>
      <details data-unit=${unit.code} @toggle=${(event) => this.opened(event, unit.code)}>
        <summary>${this.named(unit)}</summary>
        ${this.edit(unit)}
        ${below ? html`<ul>${below.map((one) => this.item(one))}</ul>` : html`<p class="small">${t('state.loading')}</p>`}
      </details>
    </li>`;
  }

  render() {
    return html`${this.problem && this.rows ? html`<p class="notice failed" role="alert">${this.problem}</p>` : ''}
    ${this.states(
      () => html`<div class="state"><p>${t('network.nothing')}</p></div>`,
      () => html`<div class="unit-tree"><ul>${this.rows.map((unit) => this.item(unit))}</ul></div>`,
    )}`;
  }
}

customElements.define('unit-tree', UnitTree);
