import { html } from 'lit';
import '@vaadin/text-area';
import '@vaadin/date-picker';
import { policies, replayPolicy } from '../shared/api.js';
import { nameOf, said, t } from '../shared/language.js';
import { mistakeWords } from '../shared/desk/mistakes.js';
import '../shared/elements/choice-select.js';
import { pickerTexts } from '../shared/elements/picker-texts.js';
import { lineName } from '../shared/policy-names.js';
import { SavingElement } from '../shared/elements/saving-element.js';
import { wordsFor } from '../shared/elements/words.js';
import { today } from '../shared/zone-time.js';

const LONGEST = 2 * 1024 * 1024;

/** From the first of the month five months ago up to today, in the policy's zone. */
function halfAYear() {
  const to = today();
  const [year, month] = to.split('-').map(Number);
  return { from: new Date(Date.UTC(year, month - 6, 1)).toISOString().slice(0, 10), to };
}

/** Which policy to try, on which period. */
class ReplayForm extends SavingElement {
  static properties = { source: { state: true }, version: { state: true }, versions: { state: true }, mistakes: { state: true } };

  constructor() {
    super();
    Object.assign(this, { source: '', version: '', versions: [], mistakes: [], ...halfAYear() });
  }

  async firstUpdated() {
    const listed = await policies().catch(() => ({ items: [] }));
    this.versions = listed.items;
  }

  async read(event) {
    const [file] = event.target.files;
    if (!file) return;
    event.target.value = '';
    const isTooLong = file.size > LONGEST;
    this.problem = isTooLong ? said('replay.tooLong', { name: file.name, most: LONGEST / 1024 / 1024 }) : '';
    if (isTooLong) return;
    this.source = await file.text();
    this.version = '';
  }

  async start(event) {
    event.preventDefault();
    const { source, version, from, to } = this;
    this.mistakes = [];
    if (!version && !source.trim()) {
      this.problem = said('replay.sourceMissing');
      return;
    }
    if (source.length > LONGEST) {
      this.problem = said('replay.textTooLong', { most: LONGEST / 1024 / 1024 });
      return;
    }
    await this.save(
      async () => {
        const what = version ? { version: Number(version) } : { source };
        const started = await replayPolicy({ ...what, from, to });
        this.tell('replay-started', started.id);
      },
      (problem) => {
        this.mistakes = problem.status === 422 ? problem.errors : [];
        if (this.mistakes.length === 0) this.problem = wordsFor(problem);
      },
    );
  }

  versionSelect() {
    const items = this.versions.map(({ id, version, name, lineOfBusiness }) => ({
      value: String(id),
      label: `${nameOf(name)} ${version} (${lineName(lineOfBusiness)})`,
    }));
    return html`<choice-select
      .label=${t('replay.version')}
      .none=${t('replay.noVersion')}
      .items=${items}
      .value=${this.version}
      @chosen=${(event) => (this.version = event.detail)}
    ></choice-select>`;
  }

  date(name, label) {
    return html`<vaadin-date-picker
      name=${name}
      label=${label}
      .i18n=${pickerTexts()}
      .value=${this[name]}
      @value-changed=${(event) => (this[name] = event.detail.value)}
    ></vaadin-date-picker>`;
  }

  mistakeLines() {
    return html`<div role="alert">
      ${this.mistakes.length ? html`<ul class="notice failed">${this.mistakes.map((mistake) => this.mistakeLine(mistake))}</ul>` : ''}
    </div>`;
  }

  mistakeLine(mistake) {
    const { line, column, file } = mistake;
    return html`<li>${file ? html`<b>${file}</b> ` : ''}${line ? html`<b>${t('replay.line', { line, column })}</b> ` : ''}${mistakeWords(mistake)}</li>`;
  }

  render() {
    return html`<form class="replay-form" @submit=${this.start}>
      <vaadin-text-area
        name="source"
        label=${t('replay.source')}
        .value=${this.source}
        ?disabled=${this.version !== ''}
        @input=${(event) => (this.source = event.target.value)}
      ></vaadin-text-area>
      <label class="button file"
        >${t('replay.file')}<input class="visually-hidden" type="file" accept=".yaml,.yml,text/yaml" @change=${this.read}
      /></label>
      ${this.versionSelect()}
      <div class="line">${this.date('from', t('replay.from'))} ${this.date('to', t('replay.to'))}</div>
      ${this.mistakeLines()} ${this.problemLine()} ${this.saveButton(t('replay.start'))}
    </form>`;
  }
}

customElements.define('replay-form', ReplayForm);
