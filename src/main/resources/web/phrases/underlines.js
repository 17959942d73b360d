import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';

/** What decides where a text area breaks its lines. */
const SAME = [
  'fontFamily', 'fontSize', 'fontWeight', 'fontStyle', 'letterSpacing', 'wordSpacing', 'lineHeight', 'textAlign', 'textIndent', 'tabSize',
  'paddingTop', 'paddingRight', 'paddingBottom', 'paddingLeft', 'borderTopWidth', 'borderRightWidth', 'borderBottomWidth', 'borderLeftWidth',
];

/** Lines below parts of a text area: the same text, unseen, lies over it with its lines. For eyes only. */
class FieldUnderlines extends PageElement {
  /** `area`: the text area; `found`: places from left to right. */
  static properties = { area: {}, text: {}, found: {} };

  constructor() {
    super();
    this.found = [];
    this.text = '';
    this.sizes = new ResizeObserver(() => this.place());
  }

  connectedCallback() {
    super.connectedCallback();
    this.onScroll = () => this.place();
    addEventListener('scroll', this.onScroll, { capture: true, passive: true });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.sizes.disconnect();
    removeEventListener('scroll', this.onScroll, { capture: true });
  }

  updated(changes) {
    if (changes.has('area')) {
      this.sizes.disconnect();
      if (this.area) this.sizes.observe(this.area);
    }
    this.place();
  }

  /** Over the text area, as far as that is seen in the field around it. */
  place() {
    const copy = this.querySelector('.underlined');
    if (!copy || !this.area) return;
    const at = this.area.getBoundingClientRect();
    const from = this.getBoundingClientRect();
    const style = getComputedStyle(this.area);
    SAME.forEach((name) => (copy.style[name] = style[name]));
    const seen = this.area.closest('vaadin-text-area')?.shadowRoot.querySelector('[part=input-field]')?.getBoundingClientRect() ?? at;
    Object.assign(copy.style, {
      left: `${at.left - from.left}px`,
      top: `${at.top - from.top}px`,
      width: `${this.area.offsetWidth - (this.area.offsetWidth - this.area.clientWidth - 2 * this.area.clientLeft)}px`,
      height: `${this.area.offsetHeight}px`,
      clipPath: `inset(${Math.max(0, seen.top - at.top)}px 0 ${Math.max(0, at.bottom - seen.bottom)}px 0)`,
    });
    copy.scrollTop = this.area.scrollTop;
  }

  render() {
    if (!this.found.length) return '';
    const parts = [];
    let end = 0;
    for (const { from, to, id } of this.found) {
      parts.push(this.text.slice(end, from), html`<span class="never" data-never=${id}>${this.text.slice(from, to)}</span>`);
      end = to;
    }
    // A last line end needs its own line.
    return html`<div class="underlined" aria-hidden="true">${parts}${this.text.slice(end)}&#8203;</div>`;
  }
}

customElements.define('field-underlines', FieldUnderlines);
