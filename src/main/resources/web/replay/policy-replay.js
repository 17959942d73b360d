import { html } from 'lit';
import '@vaadin/button';
import '@vaadin/progress-bar';
import { PageElement } from '../shared/elements/page-element.js';
import { cancelReplay, replay } from '../shared/api.js';
import { number, t } from '../shared/language.js';
import { WatchedJob } from '../shared/desk/watched-job.js';
import { wordsFor } from '../shared/elements/words.js';
import './sentences.js';
import './replay-form.js';
import './replay-result.js';

/** What if another policy had ruled: choose it, watch the replay, read what would have changed. */
class PolicyReplay extends PageElement {
  static properties = { job: {}, cases: { type: Boolean } };

  constructor() {
    super();
    this.replay = new WatchedJob(this, replay, cancelReplay);
    this.addEventListener('replay-started', (event) => this.tell('go', { job: String(event.detail) }));
  }

  willUpdate() {
    this.replay.watch(this.job ?? '');
  }

  progress() {
    const { done, total } = this.replay.found;
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
      <vaadin-button @click=${() => this.replay.stop()}>${t('replay.cancel')}</vaadin-button>
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
    if (!this.replay.found) return 'loading';
    return this.replay.isUnderWay ? 'progress' : 'outcome';
  }

  outcome() {
    const { state, figures, problem } = this.replay.found;
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
      loading: () => (this.replay.problem ? '' : html`<p role="status">${t('state.loading')}</p>`),
      progress: () => this.progress(),
      outcome: () => this.outcome(),
    };
    return parts[this.part]();
  }

  render() {
    return html`<div class="replay">
      <h2>${t('replay.title')}</h2>
      <p>${t('replay.intro')}</p>
      <div role="alert">${this.replay.problem ? html`<p class="notice failed">${wordsFor(this.replay.problem)}</p>` : ''}</div>
      <div class="replay-now" tabindex="-1">${this.content()}</div>
    </div>`;
  }
}

customElements.define('policy-replay', PolicyReplay);
