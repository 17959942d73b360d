import { html } from 'lit';
import { units } from '../shared/api.js';
import { codesOf, nameOf, t, tCode } from '../shared/language.js';
import '../shared/elements/list-buttons.js';
import { FilteredList } from '../shared/elements/filtered-list.js';
import { unitName } from '../shared/units.js';
import { cards, cell, choice, line } from '../shared/elements/pieces.js';
import './sentences.js';

/** The units of today, found by code, name or pinyin. Tells `edit-unit`. */
class UnitList extends FilteredList {
  constructor() {
    super();
    this.filters = { search: '', kind: '', ended: '' };
  }

  page(after) {
    return units({ ...this.filters, after });
  }

  days({ validFrom, validTo }) {
    if (!validFrom && !validTo) return t('network.always');
    return `${validFrom ?? '…'} – ${validTo ?? '…'}`;
  }

  row(unit) {
    return html`<tr>
      ${cell(t('network.code'), unit.code)} ${cell(t('network.name'), html`<bdi>${nameOf(unit.name)}</bdi>`)}
      ${cell(t('network.kind'), tCode('unitKind', unit.kind))}
      ${cell(t('network.parent'), html`<bdi>${unitName(unit.parent, '')}</bdi>`)} ${cell(t('network.phone'), unit.phone ?? '')}
      ${cell(t('network.valid'), this.days(unit))}
      <td>
        <vaadin-button
          theme="small"
          data-open=${unit.code}
          aria-label=${t('network.openOne', { name: nameOf(unit.name) })}
          @click=${() => this.tell('edit-unit', unit.code)}
          >${t('network.open')}</vaadin-button
        >
      </td>
    </tr>`;
  }

  render() {
    const kinds = codesOf('unitKind').map((code) => ({ value: code, label: tCode('unitKind', code) }));
    const ended = [
      { value: '', label: t('network.today') },
      { value: 'true', label: t('network.everEver') },
    ];
    const heads = ['code', 'name', 'kind', 'parent', 'phone', 'valid'].map((name) => tCode('network', name));
    return html`<div class="filters" role="search">
        ${line({
          id: 'units-search',
          label: t('network.search'),
          type: 'search',
          value: this.filters.search,
          change: (value) => this.filter({ search: value.trim() }),
        })}
        ${choice({
          id: 'units-kind',
          label: t('network.kind'),
          value: this.filters.kind,
          items: [{ value: '', label: t('network.everyKind') }, ...kinds],
          change: (kind) => this.filter({ kind }),
        })}
        ${choice({
          id: 'units-ended',
          label: t('network.valid'),
          value: this.filters.ended,
          items: ended,
          change: (value) => this.filter({ ended: value }),
        })}
        <export-button what="units" .filters=${this.filters}></export-button>
      </div>
      ${this.problem && this.rows ? html`<p class="notice failed" role="alert">${this.problem}</p>` : ''}
      ${this.states(
        () => html`<div class="state"><p>${t('network.nothing')}</p></div>`,
        () => html`${cards(t('view.network'), [...heads, t('network.open')], this.rows.map((row) => this.row(row)))}
        ${this.moreButton()}`,
      )}`;
  }
}

customElements.define('unit-list', UnitList);
