import { html } from 'lit';
import { refusedRows } from '../shared/api.js';
import { codesOf, t, tCode } from '../shared/language.js';
import { cards, cell } from '../shared/elements/pieces.js';
import { PagedList } from '../shared/elements/paged-list.js';
import { reasonOf } from './list-words.js';
import './sentences.js';

/** The rows of a list that were not taken, each with all that is wrong with it. */
class RefusedRows extends PagedList {
  static properties = { list: {} };

  willUpdate() {
    this.ask(String(this.list));
  }

  page(after) {
    return refusedRows(this.list, { after });
  }

  row({ sheet, line, faults }) {
    const at = sheet ? t('lists.refused.at', { sheet, line }) : t('lists.refused.lineAt', { line });
    return html`<tr>
      ${cell(t('lists.refused.line'), at)}
      ${cell(
        t('lists.refused.reason'),
        html`<ul class="faults-of-row">
          ${faults.map((fault) => html`<li>${this.column(fault.column)}: ${reasonOf(fault)}</li>`)}
        </ul>`,
      )}
    </tr>`;
  }

  column(code) {
    return codesOf('lists.column').includes(code) ? tCode('lists.column', code) : code;
  }

  render() {
    return this.states(
      () => '',
      () => html`${cards(
        t('lists.refused'),
        [t('lists.refused.line'), t('lists.refused.reason')],
        this.rows.map((row) => this.row(row)),
      )}
      ${this.moreButton()}`,
    );
  }
}

customElements.define('refused-rows', RefusedRows);
