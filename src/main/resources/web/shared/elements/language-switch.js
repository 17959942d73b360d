import { html } from 'lit';
import { PageElement } from './page-element.js';
import { chooseLanguage, language } from '../language.js';

/** Offers the other language, by its name in that language. */
class LanguageSwitch extends PageElement {
  render() {
    const [other, word] = language() === 'zh' ? ['en', 'English'] : ['zh', '中文'];
    return html`<button class="button quiet" type="button" lang=${other} @click=${() => chooseLanguage(other)}>
      ${word}
    </button>`;
  }
}

customElements.define('language-switch', LanguageSwitch);
