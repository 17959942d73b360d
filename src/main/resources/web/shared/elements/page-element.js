import { LitElement } from 'lit';
import { onLanguage } from '../language.js';
import { onTick } from '../clock.js';

/** A visible element of a page: drawn into the page itself, so that its stylesheets apply, and again after a change of language. */
export class PageElement extends LitElement {
  createRenderRoot() {
    return this;
  }

  /** Elements that show the remaining time say so, and are drawn again as it passes. */
  get showsTime() {
    return false;
  }

  connectedCallback() {
    super.connectedCallback();
    const draw = () => this.requestUpdate();
    this.endings = [onLanguage(draw)];
    if (this.showsTime) {
      this.endings.push(onTick(draw));
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.endings.forEach((end) => end());
  }

  /** @param {string} name @param {unknown} [detail] */
  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
