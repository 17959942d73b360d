import { html } from 'lit';
import { importTierFigures } from '../shared/api.js';
import { said, t, tCode } from '../shared/language.js';
import { CsvImport } from '../shared/elements/csv-import.js';
import { choice } from '../shared/elements/pieces.js';
import './sentences.js';

const EXAMPLES = {
  trade: `customer,year,amount,returns,payment
1204,2026,523000.00,0,good
1377,2026,96000,1200.50,bad`,
  score: `customer,department,period,criterion,points
1204,sales,2026-H1,sales,86.5
1204,sales,2026-H1,payment,92`,
};
const COLUMNS = ['customer', 'credit-code', 'year', 'amount', 'returns', 'payment', 'department', 'period', 'criterion', 'points'];
/** Faults with their own sentence; of others the server's words are shown. */
const KNOWN = ['unknown-customer', 'several-customers', 'no-customer', 'no-year', 'no-amount', 'no-payment', 'no-period', 'twice', 'missing'];

/** Trade or points from a file. Tells `tier-figures-changed`. */
class TierImport extends CsvImport {
  static properties = { scheme: { state: true } };

  constructor() {
    super();
    this.scheme = 'trade';
  }

  get longest() {
    return 8 * 1024 * 1024;
  }

  tryOut(table) {
    return importTierFigures(this.scheme, table, true);
  }

  async takeIn(table) {
    const { added, replaced } = await importTierFigures(this.scheme, table, false);
    return { words: said('tiers.imported', { added, replaced }), changed: 'tier-figures-changed' };
  }

  choose(scheme) {
    this.forget();
    this.problem = '';
    this.scheme = scheme;
  }

  /** A newer server's column stands as it is. */
  columnName(column) {
    return COLUMNS.includes(column) ? tCode('tiers.column', column) : column;
  }

  reason(fault) {
    const { code, values } = fault;
    return KNOWN.includes(code) ? tCode('tiers.fault', code, { name: values?.[0] ?? '' }) : super.reason(fault);
  }

  render() {
    return html`<div>
      <p>${tCode('tiers.how', this.scheme)}</p>
      <pre class="small" tabindex="0" lang="en">${EXAMPLES[this.scheme]}</pre>
      <div class="tier-tools">
        ${choice({
          id: 'tier-scheme',
          label: t('tiers.scheme'),
          value: this.scheme,
          items: Object.keys(EXAMPLES).map((value) => ({ value, label: tCode('tierScheme', value) })),
          change: (value) => this.choose(value),
        })}
        ${this.chooser()}
      </div>
      ${this.outcome(() => html`<p>${t('tiers.would', this.trial)}</p>`)}
    </div>`;
  }
}

customElements.define('tier-import', TierImport);
