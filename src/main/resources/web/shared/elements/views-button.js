import { html } from 'lit';
import { t } from '../language.js';
import { PageElement } from './page-element.js';

/** Keeps the list or the figures next to it as a view, and opens those that are kept. Tells `ask-views`. */
class ViewsButton extends PageElement {
  static properties = { place: {} };

  render() {
    return html`<button class="link" type="button" data-views aria-haspopup="dialog" @click=${() => this.tell('ask-views', this.place)}>
      ${t('views.button')}
    </button>`;
  }
}

customElements.define('views-button', ViewsButton);
