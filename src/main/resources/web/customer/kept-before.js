import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { locale, t } from '../shared/language.js';
import { checkIcon } from '../shared/icons.js';
import { houseZone } from './call-times.js';
import '../shared/dialogs/ask-first.js';

/** Says when the words below were typed on this device, which others may use too, and clears them. Tells `not-me`. */
class KeptBefore extends PageElement {
  static properties = { at: {}, zone: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    houseZone().then((zone) => (this.zone = zone));
  }

  /** By the clock of the house as all times of this page; by the device's until that zone is known. */
  atWords() {
    const how = { month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: this.zone };
    return new Intl.DateTimeFormat(locale(), how).format(this.at);
  }

  render() {
    return html`<p class="notice good">
      ${checkIcon()}<span
        >${t('file.kept', { at: this.atWords() })}
        <ask-first
          .words=${t('file.notMe')}
          .question=${t('draft.askClear')}
          .yes=${t('draft.clear')}
          .no=${t('draft.keep')}
          @confirmed=${() => this.tell('not-me')}
        ></ask-first
      ></span>
    </p>`;
  }
}

customElements.define('kept-before', KeptBefore);
