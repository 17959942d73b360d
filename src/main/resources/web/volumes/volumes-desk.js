import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { partButtons } from '../shared/elements/pieces.js';
import { t } from '../shared/language.js';
import './sentences.js';
import './past-imports.js';
import './volume-import.js';
import './volume-month.js';

const PARTS = ['month', 'import', 'past'];

/** The parcels that branches handled: a month at a glance, files to import, and the files that were imported. For administrators. */
class VolumesDesk extends PageElement {
  static properties = { part: { state: true } };

  constructor() {
    super();
    this.part = PARTS[0];
  }

  /** The file's part goes away with the focus in it. */
  imported() {
    this.part = PARTS[0];
    this.querySelector('h2').focus();
  }

  shown() {
    switch (this.part) {
      case 'import':
        return html`<volume-import @volumes-changed=${this.imported}></volume-import>`;
      case 'past':
        return html`<past-imports></past-imports>`;
      default:
        return html`<volume-month></volume-month>`;
    }
  }

  render() {
    return html`<section class="admin" aria-label=${t('view.volumes')}>
      <h2 tabindex="-1" data-home>${t('view.volumes')}</h2>
      ${partButtons({
        label: t('volumes.parts'),
        names: 'volumes.part',
        parts: PARTS,
        shown: this.part,
        show: (part) => (this.part = part),
      })}
      ${this.shown()}
    </section>`;
  }
}

customElements.define('volumes-desk', VolumesDesk);
