import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { t, tCode } from '../shared/language.js';
import { warningIcon } from '../shared/icons.js';
import { ifDefined } from 'lit/directives/if-defined.js';

/** One question of the form: label, hint, field and error message. */
class FormField extends PageElement {
  static properties = { name: {}, value: {}, wrong: {}, required: { type: Boolean }, more: {} };

  describedBy() {
    return [`${this.name}-hint`, ...(this.wrong ? [`${this.name}-wrong`] : [])].join(' ');
  }

  input() {
    const { name, more = {} } = this;
    const invalid = this.wrong ? 'true' : 'false';
    if (more.options) {
      return html`<select class="input" id=${name} name=${name} aria-describedby=${this.describedBy()} aria-invalid=${invalid}>
        <option value="" ?selected=${!this.value}></option>
        ${more.options.map(({ value, label }) => html`<option value=${value} ?selected=${value === this.value}>${label}</option>`)}
      </select>`;
    }
    return more.lines
      ? html`<textarea
          class="input"
          id=${name}
          name=${name}
          rows=${more.lines}
          aria-describedby=${this.describedBy()}
          aria-invalid=${invalid}
          aria-required=${this.required ? 'true' : 'false'}
          .value=${this.value}
        ></textarea>`
      : html`<input
          class="input"
          id=${name}
          name=${name}
          type=${more.type ?? 'text'}
          max=${ifDefined(more.max)}
          autocomplete=${ifDefined(more.autocomplete)}
          inputmode=${ifDefined(more.inputmode)}
          autocapitalize=${ifDefined(more.autocapitalize)}
          spellcheck=${ifDefined(more.spellcheck)}
          aria-describedby=${this.describedBy()}
          aria-invalid=${invalid}
          aria-required=${this.required ? 'true' : 'false'}
          .value=${this.value}
        />`;
  }

  render() {
    const { name } = this;
    return html`<div class="field">
      <label for=${name}
        >${tCode('file.field', name)}
        ${this.required ? '' : html`<span class="optional">${t('file.optional')}</span>`}</label
      >
      ${this.input()}
      <p class="hint" id="${name}-hint">${tCode('file.hint', name)}</p>
      ${this.wrong ? html`<p class="wrong" id="${name}-wrong">${warningIcon()}${this.wrong}</p>` : ''}
    </div>`;
  }
}

customElements.define('form-field', FormField);
