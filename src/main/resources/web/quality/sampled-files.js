import { html } from 'lit';
import { checkSampledFile, sampledFiles } from '../shared/api.js';
import { hrefOf } from '../shared/address.js';
import { said, t, tCode } from '../shared/language.js';
import { PagedList } from '../shared/elements/paged-list.js';
import { say, wordsFor } from '../shared/elements/words.js';
import './sentences.js';

const VERDICTS = ['true', 'false', 'unreachable'];

/** Files of a department's sample: what each says, and what a check of each field found. Tells `file-checked`. */
class SampledFiles extends PagedList {
  static properties = { month: {}, department: {} };

  willUpdate() {
    this.ask(`${this.month} ${this.department ?? ''}`);
  }

  page(after) {
    return sampledFiles(this.month, { department: this.department ?? '', after });
  }

  async check(file, field, verdict) {
    try {
      await checkSampledFile(this.month, file.customer, { [field]: verdict });
    } catch (problem) {
      this.problem = wordsFor(problem);
      return;
    }
    this.rowChanged();
    this.rows = this.rows.map((one) =>
      one === file ? { ...one, fields: one.fields.map((f) => (f.field === field ? { ...f, verdict } : f)) } : one,
    );
    say(said('quality.recorded'));
    this.tell('file-checked');
  }

  /** @param {object} file @param {{field: string, values: string[], verdict: string | null, by: {name: string} | null}} of */
  field(file, { field, values, verdict, by }) {
    const name = `check-${file.customer}-${field}`;
    return html`<fieldset>
      <legend>${tCode('quality.field', field)}: <bdi>${values.join(' · ') || t('quality.gone')}</bdi></legend>
      ${VERDICTS.map(
        (one) => html`<label class="check"
          ><input type="radio" name=${name} value=${one} .checked=${verdict === one} @change=${() => this.check(file, field, one)} />
          ${tCode('quality.verdict', one)}</label
        >`,
      )}
      ${by ? html`<span class="small">${t('quality.by', { name: by.name })}</span>` : ''}
    </fieldset>`;
  }

  row(file) {
    return html`<li class="row" tabindex="-1">
      <a href=${hrefOf({ view: 'customers', customer: String(file.customer) })}>${file.name ?? t('quality.gone')}</a>
      ${file.missing.length ? html`<span class="small">${t('quality.lacks', { what: file.missing.map((code) => tCode('quality.missing', code)).join(t('quality.and')) })}</span>` : ''}
      ${file.fields.map((field) => this.field(file, field))}
    </li>`;
  }

  render() {
    return html`${this.problem && this.rows ? html`<p class="notice failed" role="alert">${this.problem}</p>` : ''}
    ${this.states(
      () => '',
      () => html`<ol aria-label=${t('quality.files')}>${this.rows.map((file) => this.row(file))}</ol>
        ${this.moreButton()}`,
    )}`;
  }
}

customElements.define('sampled-files', SampledFiles);
