import { html } from 'lit';
import '@vaadin/button';
import '@vaadin/progress-bar';
import { cancelFloorReplay, floorReplay, startFloorReplay } from '../shared/api.js';
import { number, t } from '../shared/language.js';
import { PageElement } from '../shared/elements/page-element.js';
import { departmentName, departments } from '../shared/policy-names.js';
import { wordsFor } from '../shared/elements/words.js';
import { periodOf } from './question.js';
import { replayFigures } from './replay-figures.js';
import './sentences.js';

const AGAIN = 700;

/** Past days of a department played again with agents more or fewer: begun here, watched, read. The place has the job. */
class FloorReplay extends PageElement {
  static properties = { place: {}, found: { state: true }, problem: { state: true }, starting: { state: true } };

  constructor() {
    super();
    this.found = null;
    this.problem = '';
    this.starting = false;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  willUpdate() {
    const job = this.place.job ?? '';
    if (job === this.job) return;
    this.job = job;
    clearTimeout(this.timer);
    this.found = null;
    this.problem = '';
    if (job) this.look();
  }

  async look() {
    const { job } = this;
    if (!document.hidden) {
      try {
        const found = await floorReplay(job);
        if (this.job !== job) return;
        this.found = found;
        this.problem = '';
        if (!this.isUnderWay) return;
      } catch (problem) {
        if (this.job !== job) return;
        this.problem = wordsFor(problem);
        if (!problem.unclear) return;
      }
    }
    if (this.isConnected) this.timer = setTimeout(() => this.look(), AGAIN);
  }

  get isUnderWay() {
    return ['waiting', 'running'].includes(this.found?.state);
  }

  get line() {
    return this.place.line || departments()[0]?.code;
  }

  async start() {
    this.starting = true;
    this.problem = '';
    try {
      const { id } = await startFloorReplay({ line: this.line, ...periodOf(this.place), agents: Number(this.place.agents ?? 0) });
      this.tell('go', { job: String(id) });
    } catch (problem) {
      this.problem = wordsFor(problem);
    } finally {
      this.starting = false;
    }
  }

  async stop() {
    try {
      await cancelFloorReplay(this.job);
    } catch (problem) {
      this.problem = wordsFor(problem);
    }
    this.look();
  }

  progress({ done, total }) {
    const words = total === null ? t('staffing.waitsToBegin') : t('staffing.progress', { done: number(Math.min(done, total)), total: number(total) });
    return html`<p id="floor-replay-progress" role="status">${words}</p>
      <vaadin-progress-bar aria-labelledby="floor-replay-progress" ?indeterminate=${total === null} .value=${total ? Math.min(done / total, 1) : 0}></vaadin-progress-bar>
      <vaadin-button data-stop @click=${this.stop}>${t('staffing.stop')}</vaadin-button>`;
  }

  what({ line, from, to, agents }) {
    return t('staffing.replayOf', { line: departmentName(line), from, to, n: agents > 0 ? `+${agents}` : String(agents) });
  }

  content() {
    if (!this.job || !this.found) return this.job && !this.problem ? html`<p role="status">${t('state.loading')}</p>` : '';
    const { found } = this;
    const words = {
      waiting: () => this.progress(found),
      running: () => this.progress(found),
      failed: () => html`<p class="notice failed" role="alert">${t('staffing.failed', { problem: found.problem })}</p>`,
      cancelled: () => html`<p role="status">${t('staffing.stopped')}</p>`,
      done: () => replayFigures(found.figures),
    };
    return html`<h4 data-replayed>${this.what(found)}</h4>
      ${words[found.state]()}`;
  }

  render() {
    const { from, to } = periodOf(this.place);
    return html`<section aria-labelledby="floor-replay-title">
      <h3 id="floor-replay-title">${t('staffing.replay')}</h3>
      <p class="small">${t('staffing.replayExplained')}</p>
      <p>${this.what({ line: this.line, from, to, agents: Number(this.place.agents ?? 0) })}</p>
      <vaadin-button data-start theme="primary" ?disabled=${this.starting || this.isUnderWay} @click=${this.start}
        >${t('staffing.start')}</vaadin-button
      >
      <div role="alert">${this.problem ? html`<p class="notice failed">${this.problem}</p>` : ''}</div>
      <div class="replay-now" tabindex="-1">${this.content()}</div>
    </section>`;
  }
}

customElements.define('floor-replay', FloorReplay);
