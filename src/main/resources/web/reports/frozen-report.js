import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { wordsFor } from '../shared/elements/words.js';
import { reportAddress, reportPage } from '../shared/api.js';
import { language, t } from '../shared/language.js';
import { articleOf, paper } from './paper.js';
import './sentences.js';

/** A published report, with the ways to take it along. */
class FrozenReport extends PageElement {
  static properties = { number: {}, article: { state: true }, problem: { state: true } };

  willUpdate() {
    const key = `${this.number} ${language()}`;
    if (key === this.key) return;
    this.key = key;
    this.article = null;
    this.problem = '';
    this.load(key);
  }

  async load(key) {
    try {
      const page = await reportPage(this.number, language());
      if (key === this.key) this.article = articleOf(page);
    } catch (problem) {
      if (key === this.key) this.problem = wordsFor(problem);
    }
  }

  updated(changed) {
    if (changed.has('article') && this.article) this.querySelector('.report h2')?.focus();
  }

  render() {
    const { number } = this;
    return html`<div class="report-tools">
        <button class="link" @click=${() => this.tell('go', { report: '' })}>${t('reports.back')}</button>
        <vaadin-button theme="small" @click=${() => window.print()}>${t('reports.print')}</vaadin-button>
        <a href=${reportAddress(number, 'workbook', language())} download="${number}.xlsx">${t('reports.workbook')}</a>
        <a href=${reportAddress(number)} download="${number}.json">${t('reports.json')}</a>
        <a href=${reportAddress(number, 'page', language())} target="_blank" rel="noopener">${t('reports.page')}</a>
      </div>
      ${this.problem ? html`<p class="notice failed" role="alert">${this.problem}</p>` : ''}
      ${this.article || this.problem ? paper(this.article) : html`<div class="skeleton" role="status" aria-label=${t('state.loading')}></div>`}`;
  }
}

customElements.define('frozen-report', FrozenReport);
