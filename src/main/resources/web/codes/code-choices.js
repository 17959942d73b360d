import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { isComposing, keysAreOn } from '../shared/elements/keyboard.js';
import { t, tCode } from '../shared/language.js';
import { offeredCodes } from '../shared/policy-names.js';

/** Each choice of a dialog has its own key; later ones have none. */
const KEYS = [...'1234567890abcdefghijklmnopqrstuvwxyz'];
/** Where keys write. */
const WRITING = 'input:not([type=checkbox]), textarea, select, [contenteditable]';

/**
 * Codes to choose by one key each, while the focus is not in a text. Properties: the `fields`, the `chosen` codes by field (a list
 * where a field has several), those that the type `proposed` and those that the program chose, and the `type` and `subtype`. Tells
 * `code-chosen` with field and code, null where a choice is taken back.
 */
class CodeChoices extends PageElement {
  static properties = { fields: {}, chosen: {}, proposed: {}, byProgram: {} };

  constructor() {
    super();
    this.fields = [];
    this.chosen = {};
    this.proposed = {};
    this.byProgram = [];
    this.onKey = (event) => this.press(event);
  }

  connectedCallback() {
    super.connectedCallback();
    this.dialog = this.closest('dialog');
    this.dialog?.addEventListener('keydown', this.onKey);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.dialog?.removeEventListener('keydown', this.onKey);
  }

  /** All choices in the order of their keys. */
  get choices() {
    return this.fields.flatMap((field) => offeredCodes(field, [this.chosen[field]].flat()).map((code) => ({ field, ...code })));
  }

  press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isComposing(event) || !keysAreOn()) return;
    if (event.composedPath().some((at) => at instanceof Element && at.matches(WRITING))) return;
    const choice = this.choices[KEYS.indexOf(event.key)];
    if (!choice) return;
    event.preventDefault();
    this.choose(choice);
  }

  isChosen({ field, code }) {
    return [this.chosen[field]].flat().includes(code);
  }

  /** Pressed once, what the program chose is a person's choice. */
  choose({ field, code }) {
    const takesBack = this.isChosen({ field, code }) && !this.byProgram.includes(field);
    this.tell('code-chosen', { field, code, taken: !takesBack });
  }

  button(choice, key) {
    const chosen = this.isChosen(choice);
    const note = chosen && this.byProgram.includes(choice.field)
      ? t('codes.byProgram')
      : !chosen && this.proposed[choice.field] === choice.code
        ? t('codes.proposed')
        : '';
    return html`<button
      type="button"
      class="code-choice"
      aria-pressed=${chosen ? 'true' : 'false'}
      aria-keyshortcuts=${key ?? ''}
      data-code="${choice.field}/${choice.code}"
      @click=${() => this.choose(choice)}
    >
      ${key ? html`<kbd class="hint" aria-hidden="true">${key}</kbd>` : ''} ${choice.label}
      ${note ? html`<span class="small">${note}</span>` : ''}
    </button>`;
  }

  render() {
    let at = 0;
    return html`${this.fields.map((field) => {
      const offered = this.choices.filter((choice) => choice.field === field);
      return offered.length === 0
        ? ''
        : html`<div class="code-list" role="group" aria-label=${tCode('codes.field', field)}>
            <span class="label" aria-hidden="true">${tCode('codes.field', field)}</span>
            ${offered.map((choice) => this.button(choice, KEYS[at++]))}
          </div>`;
    })}`;
  }
}

customElements.define('code-choices', CodeChoices);
