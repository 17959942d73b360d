import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { topics } from '../shared/api.js';
import { hrefOf } from '../shared/address.js';
import { number, t } from '../shared/language.js';
import './sentences.js';
import { written } from './periods.js';

/** Words that became more frequent in the texts of the last seven days, each with three complaints. */
class TopicList extends PageElement {
  static properties = { read: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  async load() {
    this.read = await topics().catch(() => this.read);
  }

  topic({ words, n, before, customers, branches, quoted }) {
    return html`<li class="topic">
      <h4>${words.map((word) => html`<q><bdi>${word}</bdi></q> `)}</h4>
      <p class="small">${t('topic.evidence', { n, before: number(before), customers: number(customers), branches: number(branches) })}</p>
      <ul>
        ${quoted.map((row) => html`<li><a href=${hrefOf({ view: 'ended', case: row.number })}>${row.number}</a> <bdi>${row.summary}</bdi></li>`)}
      </ul>
    </li>`;
  }

  render() {
    if (!this.read?.to) return '';
    const { from, to, week, earlier, items } = this.read;
    return html`<h3>${t('topic.title', { days: written({ from, to }) })}</h3>
      <p class="small">${t('topic.meaning', { week: number(week), earlier: number(earlier) })}</p>
      ${items.length ? html`<ul class="topics">${items.map((topic) => this.topic(topic))}</ul>` : html`<p class="state">${t('topic.none')}</p>`}`;
  }
}

customElements.define('topic-list', TopicList);
