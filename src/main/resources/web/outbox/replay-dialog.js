import { html } from 'lit';
import { previewReplay, replayOutbox } from '../shared/api.js';
import { number, said, t, tCode } from '../shared/language.js';
import { FormDialog } from '../shared/dialogs/form-dialog.js';
import { line } from '../shared/elements/pieces.js';
import { say, wordsFor } from '../shared/elements/words.js';
import { lasting } from '../shared/times.js';
import './sentences.js';

/** Sends messages again, after telling what will happen: one, or those of a route and a span of time. Tells `replayed`. */
class ReplayDialog extends FormDialog {
  static properties = { selection: { state: true }, from: { state: true }, to: { state: true }, preview: { state: true }, name: { state: true } };

  constructor() {
    super();
    this.selection = null;
    this.from = '';
    this.to = '';
    this.preview = null;
    this.name = '';
  }

  /** @param {object} selection as the server takes it @param {{id: number, name: string}[]} routes */
  async open(selection, routes) {
    this.selection = selection;
    this.from = '';
    this.to = '';
    this.name = routes.find(({ id }) => id === selection.route)?.name ?? '';
    await this.show();
    await this.look();
  }

  chosen() {
    const time = (text) => new Date(text).toISOString();
    return { ...this.selection, ...(this.from ? { from: time(this.from) } : {}), ...(this.to ? { to: time(this.to) } : {}) };
  }

  /** A preview of another selection that comes late is dropped. */
  async look() {
    const asked = JSON.stringify(this.chosen());
    this.preview = null;
    try {
      const preview = await previewReplay(this.chosen());
      if (JSON.stringify(this.chosen()) === asked) this.preview = preview;
      this.problem = '';
    } catch (problem) {
      this.problem = wordsFor(problem);
    }
  }

  set(change) {
    Object.assign(this, change);
    return this.look();
  }

  send(event) {
    event.preventDefault();
    if (!this.preview?.messages) return undefined;
    return this.save(async () => {
      const { messages } = await replayOutbox(this.chosen());
      say(said('outbox.replayed', { n: messages }));
      this.tell('replayed', null);
      this.close();
    });
  }

  lines() {
    const { messages, twice, late, empty, underWay, resting, seconds, more } = this.preview;
    const part = (name, n) => (n ? html`<li data-part=${name}>${tCode('outbox.preview', name, { n, count: number(n) })}</li>` : '');
    return html`<p data-messages>${t('outbox.preview.messages', { n: messages, count: number(messages) })}</p>
      <ul class="outbox-preview">
        ${part('twice', twice)} ${part('late', late)} ${part('resting', resting)} ${part('empty', empty)} ${part('underWay', underWay)}
        ${seconds > 1 ? html`<li>${t('outbox.preview.lasts', { time: lasting(seconds * 1000) })}</li>` : ''}
        ${more ? html`<li>${t('outbox.preview.more')}</li>` : ''}
      </ul>`;
  }

  fields() {
    const span = this.selection?.ids
      ? ''
      : html`<p>${this.name ? t('outbox.ofRoute', { name: this.name }) : t('outbox.ofAllRoutes')}</p>
          <div class="outbox-actions">
            ${line({ id: 'replay-from', label: t('outbox.from'), value: this.from, type: 'datetime-local', change: (value) => this.set({ from: value }) })}
            ${line({ id: 'replay-to', label: t('outbox.to'), value: this.to, type: 'datetime-local', change: (value) => this.set({ to: value }) })}
          </div>`;
    return html`<div class="outbox-form">
      ${span}
      <div aria-live="polite">${this.preview ? this.lines() : html`<p>${this.problem ? '' : t('state.loading')}</p>`}</div>
    </div>`;
  }

  render() {
    return this.frame({ title: t('outbox.replayTitle'), save: t('outbox.again') }, this.fields());
  }
}

customElements.define('replay-dialog', ReplayDialog);
