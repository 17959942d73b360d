import { html } from 'lit';
import { cancelJob, jobs } from '../shared/api.js';
import { number, t, tCode } from '../shared/language.js';
import { whileShown } from '../shared/while-shown.js';
import { PagedList } from '../shared/elements/paged-list.js';
import { wordsFor } from '../shared/elements/words.js';
import { cards, cell, moment } from '../shared/elements/pieces.js';
import './sentences.js';

const PAUSE = 3_000;
const UNDER_WAY = ['waiting', 'running'];

/** Work in the background: how far it is, and why it failed. For administrators. */
class JobsDesk extends PagedList {
  connectedCallback() {
    super.connectedCallback();
    this.load();
    this.endings.push(whileShown(() => this.follow(), PAUSE));
  }

  page(after) {
    return jobs({ after });
  }

  /** While the list is one page, and a job of it is under way, it is read again. */
  follow() {
    const isMoving = this.rows?.some(({ state }) => UNDER_WAY.includes(state)) && !this.isLonger;
    if (isMoving) this.load();
  }

  async more() {
    this.isLonger = true;
    await super.more();
  }

  async cancel(id) {
    try {
      await cancelJob(id);
      this.problem = '';
    } catch (problem) {
      this.problem = wordsFor(problem);
      return;
    }
    this.load();
  }

  progress({ state, done, total }) {
    if (state === 'running' && total) {
      return html`<progress max=${total} value=${done} aria-label=${t('jobs.progress')}></progress>
        ${t('jobs.of', { done: number(done), total: number(total) })}`;
    }
    return total === null ? number(done) : t('jobs.of', { done: number(done), total: number(total) });
  }

  row(job) {
    const { kind, state, askedAt, finishedAt, problem } = job;
    const isCancellable = kind !== 'recount' && UNDER_WAY.includes(state);
    return html`<tr>
      ${cell(t('jobs.kind'), tCode('jobKind', kind))}
      ${cell(t('jobs.state'), html`${tCode('jobState', state)}${problem ? html`<br /><span class="small" lang="en">${problem}</span>` : ''}`)}
      ${cell(t('jobs.progress'), this.progress(job))} ${cell(t('jobs.asked'), moment(askedAt))}
      ${cell(t('jobs.finished'), moment(finishedAt))}
      <td>
        ${isCancellable
          ? html`<vaadin-button theme="small" @click=${() => this.cancel(job.id)}>${t('jobs.cancel')}</vaadin-button>`
          : ''}
      </td>
    </tr>`;
  }

  render() {
    const heads = ['kind', 'state', 'progress', 'asked', 'finished'].map((name) => tCode('jobs', name));
    return html`<section class="admin jobs" aria-label=${t('view.jobs')}>
      <div class="filters">
        <p class="small">${t('jobs.explained')}</p>
        <vaadin-button @click=${this.load}>${t('admin.reload')}</vaadin-button>
      </div>
      ${this.problem && this.rows ? html`<p class="notice failed" role="alert">${this.problem}</p>` : ''}
      ${this.states(
        () => html`<div class="state"><p>${t('jobs.nothing')}</p></div>`,
        () => html`${cards(t('view.jobs'), [...heads, t('jobs.act')], this.rows.map((job) => this.row(job)))}
        ${this.moreButton()}`,
      )}
    </section>`;
  }
}

customElements.define('jobs-desk', JobsDesk);
