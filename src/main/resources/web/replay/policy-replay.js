import { html } from 'lit';
import '@vaadin/button';
import '@vaadin/progress-bar';
import { PageElement } from '../shared/elements/page-element.js';
import { cancelReplay, replay } from '../shared/api.js';
import { number, t } from '../shared/language.js';
import { wordsFor } from '../shared/elements/words.js';
import './sentences.js';
import './replay-form.js';
import './replay-result.js';

const AGAIN = 700;

/** What if another policy had ruled: choose it, watch the replay, read what would have changed. */
class PolicyReplay extends PageElement {
  static properties = { job: {}, cases: { type: Boolean }, found: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.found = null;
    this.problem = '';
    this.addEventListener('replay-started', (event) => this.tell('go', { job: String(event.detail) }));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  willUpdate(changed) {
    if (!changed.has('job')) return;
    clearTimeout(this.timer);
    this.found = null;
    this.problem = '';
    if (this.job) this.look();
  }

  async look() {
    const { job } = this;
    if (document.hidden) {
      this.timer = setTimeout(() => this.look(), AGAIN);
      return;
    }
    try {
      const found = await replay(job);
      if (this.job !== job) return;
      this.found = found;
      this.problem = '';
      if (!this.isUnderWay) return;
    } catch (problem) {
      if (this.job !== job) return;
      this.problem = wordsFor(problem);
      if (!problem.unclear) return;
    }
    if (this.isConnected) this.timer = setTimeout(() => this.look(), AGAIN);
  }

  get isUnderWay() {
    return ['waiting', 'running'].includes(this.found?.state);
  }

  async stop() {
    try {
      await cancelReplay(this.job);
    } catch (problem) {
      this.problem = wordsFor(problem);
    }
    this.look();
  }

  progress() {
    const { done, total } = this.found;
    const words =
      total === null
        ? t('replay.waiting')
        : t('replay.progress', { done: number(Math.min(done, total)), total: number(total) });
    return html`<div class="replay-progress">
      <p id="replay-progress" role="status">${words}</p>
      <vaadin-progress-bar
        aria-labelledby="replay-progress"
        ?indeterminate=${total === null}
        .value=${total ? Math.min(done / total, 1) : 0}
      ></vaadin-progress-bar>
      <vaadin-button @click=${this.stop}>${t('replay.cancel')}</vaadin-button>
    </div>`;
  }

  /** Form, progress and outcome take each other's place; the keyboard continues from there. */
  updated() {
    const { part } = this;
    if (this.lastPart && part !== this.lastPart && document.activeElement === document.body) {
      this.querySelector('.replay-now').focus({ preventScroll: true });
    }
    this.lastPart = part;
  }

  get part() {
    if (!this.job) return 'form';
    if (!this.found) return 'loading';
    return this.isUnderWay ? 'progress' : 'outcome';
  }

  outcome() {
    const { state, figures, problem } = this.found;
    const words = {
      failed: () => html`<p class="notice failed" role="alert">${t('replay.failed', { problem })}</p>`,
      cancelled: () => html`<p role="status">${t('replay.stopped')}</p>`,
      done: () => html`<replay-result .figures=${figures} ?cases=${this.cases}></replay-result>`,
    };
    return html`${words[state]()}
      <vaadin-button @click=${() => this.tell('go', { job: '' })}>${t('replay.again')}</vaadin-button>`;
  }

  content() {
    const parts = {
      form: () => html`<replay-form></replay-form>`,
      loading: () => (this.problem ? '' : html`<p role="status">${t('state.loading')}</p>`),
      progress: () => this.progress(),
      outcome: () => this.outcome(),
    };
    return parts[this.part]();
  }

  render() {
    return html`<div class="replay">
      <h2>${t('replay.title')}</h2>
      <p>${t('replay.intro')}</p>
      <div role="alert">${this.problem ? html`<p class="notice failed">${this.problem}</p>` : ''}</div>
      <div class="replay-now" tabindex="-1">${this.content()}</div>
    </div>`;
  }
}

customElements.define('policy-replay', PolicyReplay);
