import { html } from 'lit';
import '@vaadin/combo-box';
import '@vaadin/radio-group';
import { PageElement } from '../shared/elements/page-element.js';
import { t } from '../shared/language.js';
import { itemsOf, severities, subtypesOf, types } from '../shared/policy-names.js';

/** Fields for type, subtype and severity. Tells `judged` with all three after each choice. */
class JudgementFields extends PageElement {
  static properties = { type: {}, subtype: {}, severity: {} };

  choose(change) {
    const judged = { type: this.type, subtype: this.subtype, severity: this.severity, ...change };
    if (judged.type === this.type && judged.subtype === this.subtype && judged.severity === this.severity) return;
    Object.assign(this, judged);
    this.tell('judged', judged);
  }

  /** Vaadin also tells of a choice where a person only leaves the field; the subtype then stays. */
  chooseType(type) {
    if (type && type !== this.type) this.choose({ type, subtype: null });
  }

  combo(label, list, value, chosen, clearable = false) {
    return html`<vaadin-combo-box
      label=${label}
      .items=${itemsOf(list)}
      item-label-path="label"
      item-value-path="value"
      ?clear-button-visible=${clearable}
      .value=${value ?? ''}
      @change=${(event) => chosen(event.target.value)}
    ></vaadin-combo-box>`;
  }

  render() {
    const subtypes = subtypesOf(this.type);
    return html`<div class="judgement-fields">
      ${this.combo(t('filter.type'), types(), this.type, (type) => this.chooseType(type))}
      ${subtypes.length > 0
        ? this.combo(t('filter.subtype'), subtypes, this.subtype, (code) => this.choose({ subtype: code || null }), true)
        : ''}
      <vaadin-radio-group
        label=${t('filter.severity')}
        .value=${this.severity ?? ''}
        @value-changed=${(event) => event.detail.value && this.choose({ severity: event.detail.value })}
      >
        ${itemsOf(severities()).map(
          ({ value, label }) => html`<vaadin-radio-button value=${value} label=${label}></vaadin-radio-button>`,
        )}
      </vaadin-radio-group>
    </div>`;
  }
}

customElements.define('judgement-fields', JudgementFields);
