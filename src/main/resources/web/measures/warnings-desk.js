import { html } from 'lit';
import { PagedList } from '../shared/elements/paged-list.js';
import { wilson } from './precision.js';
import { warnings } from '../shared/api.js';
import { t } from '../shared/language.js';
import { pagePerson } from '../shared/page-person.js';
import './sentences.js';
import { learnCodes } from './code-names.js';
import { placeLink } from './number-link.js';
import './topic-list.js';
import './warning-card.js';

const PAGE = 30;

/** Early warnings, the latest first: those that wait for a person, or those that are judged. Says how often they were right. */
class WarningsDesk extends PagedList {
  static properties = { place: {}, record: { state: true }, names: { state: true } };

  constructor() {
    super();
    this.names = 0;
    this.learnNames();
  }

  async learnNames() {
    await Promise.all(['branch', 'hub', 'region'].map(learnCodes));
    this.names += 1;
  }

  willUpdate() {
    this.ask(this.place.judged ?? '');
  }

  page(after) {
    return warnings({ judged: this.place.judged === 'true', after, limit: PAGE });
  }

  loaded({ record }) {
    this.record = record;
  }

  /** After the feed missed events. */
  resync() {
    this.load();
  }

  shown() {
    const judged = this.place.judged === 'true';
    return html`<p>
      ${placeLink(this.place, { judged: '' }, t('warning.open'), { current: !judged })} · ${placeLink(this.place, { judged: 'true' }, t('warning.judgedOnes'), { current: judged })}
    </p>`;
  }

  render() {
    return html`<section class="measures" aria-label=${t('view.warnings')}>
      <h2 tabindex="-1" data-home>${t('view.warnings')}</h2>
      <p class="small">${t('warning.meaning')}</p>
      ${this.shown()} ${this.record ? html`<p data-precision>${wilson(this.record)}</p>` : ''}
      ${this.states(
        () => html`<p class="state">${t('warning.none')}</p>`,
        () => html`<ul class="warnings">
            ${this.rows.map(
              (warning) => html`<li class="row"><warning-card .place=${this.place} .warning=${warning} .names=${this.names} @judged=${() => this.load()}></warning-card></li>`,
            )}
          </ul>
          ${this.moreButton()}`,
      )}
      ${pagePerson()?.role === 'supervisor' ? html`<topic-list></topic-list>` : ''}
    </section>`;
  }
}

customElements.define('warnings-desk', WarningsDesk);
