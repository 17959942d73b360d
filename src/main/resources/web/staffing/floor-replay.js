import { html } from 'lit';
import '@vaadin/button';
import '@vaadin/progress-bar';
import { cancelFloorReplay, floorReplay, startFloorReplay } from '../shared/api.js';
import { number, t } from '../shared/language.js';
import { PageElement } from '../shared/elements/page-element.js';
import { departmentName, departments } from '../shared/policy-names.js';
import { WatchedJob } from '../shared/desk/watched-job.js';
import { wordsFor } from '../shared/elements/words.js';
import { periodOf } from './question.js';
import { replayFigures } from './replay-figures.js';
import './sentences.js';

/** Past days of a department played again with agents more or fewer: begun here, watched, read. The place has the job. */
class FloorReplay extends PageElement {
  static properties = { place: {}, starting: { state: true } };

  constructor() {
    super();
    this.starting = false;
    this.replay = new WatchedJob(this, floorReplay, cancelFloorReplay);
  }

  willUpdate() {
    this.replay.watch(this.place.job ?? '');
  }

  get line() {
    return this.place.line || departments()[0]?.code;
  }

  async start() {
    this.starting = true;
    this.replay.problem = null;
    try {
      const { id } = await startFloorReplay({ line: this.line, ...periodOf(this.place), agents: Number(this.place.agents ?? 0) });
      this.tell('go', { job: String(id) });
    } catch (problem) {
      this.replay.failed(problem);
    } finally {
      this.starting = false;
    }
  }

  progress({ done, total }) {
    const words = total === null ? t('staffing.waitsToBegin') : t('staffing.progress', { done: number(Math.min(done, total)), total: number(total) });
    return html`<p id="floor-replay-progress" role="status">${words}</p>
      <vaadin-progress-bar aria-labelledby="floor-replay-progress" ?indeterminate=${total === null} .value=${total ? Math.min(done / total, 1) : 0}></vaadin-progress-bar>
      <vaadin-button data-stop @click=${() => this.replay.stop()}>${t('staffing.stop')}</vaadin-button>`;
  }

  what({ line, from, to, agents }) {
    return t('staffing.replayOf', { line: departmentName(line), from, to, n: agents > 0 ? `+${agents}` : String(agents) });
  }

  content() {
    const { id, found, problem } = this.replay;
    if (!found) return id && !problem ? html`<p role="status">${t('state.loading')}</p>` : '';
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
      <vaadin-button data-start theme="primary" ?disabled=${this.starting || this.replay.isUnderWay} @click=${this.start}
        >${t('staffing.start')}</vaadin-button
      >
      <div role="alert">${this.replay.problem ? html`<p class="notice failed">${wordsFor(this.replay.problem)}</p>` : ''}</div>
      <div class="replay-now" tabindex="-1">${this.content()}</div>
    </section>`;
  }
}

customElements.define('floor-replay', FloorReplay);
