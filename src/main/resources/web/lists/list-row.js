import { html } from 'lit';
import { checkList, deleteList, refusedAddress, takeList } from '../shared/api.js';
import { language, number, said, t, tCode } from '../shared/language.js';
import { exact } from '../shared/times.js';
import { moment } from '../shared/elements/pieces.js';
import { SavingElement } from '../shared/elements/saving-element.js';
import { say } from '../shared/elements/words.js';
import { isMoving, outcome, reasonOf } from './list-words.js';
import './refused-rows.js';
import './sentences.js';

/** One list: how far it is, what it would change, what it has changed. Tells `list-changed`. */
class ListRow extends SavingElement {
  static properties = { list: {}, isOpen: { state: true } };

  constructor() {
    super();
    this.isOpen = false;
  }

  /** @param {() => Promise<unknown>} step @param {import('../shared/language.js').Said} [words] */
  act(step, words) {
    return this.save(async () => {
      await step();
      if (words) say(words);
      this.tell('list-changed');
    });
  }

  progress({ state, done, total }) {
    if (!isMoving(state)) return tCode('lists.state', state);
    return total
      ? html`<progress max=${total} value=${done} aria-label=${t('lists.progress')}></progress> ${t('lists.of', { done: number(done), total: number(total) })}`
      : html`${tCode('lists.state', state)} · ${t('lists.rows', { n: number(done) })}`;
  }

  told({ state, trial, taken, unreadable, problem }) {
    if (unreadable) return html`<p>${t('lists.unreadable', { line: unreadable.line, reason: reasonOf(unreadable) })}</p>`;
    return html`${taken ? outcome('lists.did', taken) : trial && state !== 'receiving' ? outcome('lists.would', trial) : ''}
    ${problem ? html`<p class="small" lang="en">${problem}</p>` : ''}`;
  }

  button(name, label, click, isPrimary = false) {
    return html`<vaadin-button
      theme=${isPrimary ? 'primary small' : 'small'}
      data-act=${name}
      aria-label=${`${label}: ${this.list.fileName}`}
      ?disabled=${this.busy}
      @click=${click}
      >${label}</vaadin-button
    >`;
  }

  /** The file's person does all of it. */
  actions() {
    const { id, state, size, received, trial, taken, isMine, fileUntil } = this.list;
    if (!isMine || !fileUntil) return '';
    const counts = taken ?? trial;
    const rows = trial ? trial.rows - trial.refused : 0;
    const canTake = state === 'checked' || (trial && (state === 'cancelled' || state === 'failed'));
    return html`${state === 'receiving' && received === size
        ? this.button('check', t('lists.check'), () => this.act(() => checkList(id)), true)
        : ''}
      ${canTake && rows
        ? this.button(
            'take',
            state === 'checked' ? t('lists.take', { n: number(rows) }) : t('lists.takeAgain'),
            () => this.act(() => takeList(id), said('lists.begun')),
            true,
          )
        : ''}
      ${isMoving(state) || !counts?.refused
        ? ''
        : html`<vaadin-button theme="small" data-act="refused" aria-expanded=${this.isOpen ? 'true' : 'false'} @click=${() => (this.isOpen = !this.isOpen)}
              >${t(this.isOpen ? 'lists.refused.hide' : 'lists.refused.show')}</vaadin-button
            >
            <a href=${refusedAddress(id, language())} download="refused-${id}.csv">${t('lists.refused.fetch')}</a>`}
      ${isMoving(state)
        ? this.button('cancel', t('lists.cancel'), () => this.act(() => deleteList(id), said('lists.cancelled')))
        : this.button('delete', t('lists.delete'), () => this.act(() => deleteList(id), said('lists.deleted')))}`;
  }

  render() {
    const { fileName, byName, begunAt, fileUntil, state } = this.list;
    return html`<div>
        <strong><bdi>${fileName}</bdi></strong> ${moment(begunAt)}
        <span class="small">${t('lists.by', { name: byName })} · ${fileUntil ? t('lists.until', { at: exact(fileUntil) }) : t('lists.fileGone')}</span>
      </div>
      <div role="status">${this.progress(this.list)} ${isMoving(state) ? '' : this.told(this.list)}</div>
      ${this.problemLine()}
      <div class="actions">${this.actions()}</div>
      ${this.isOpen && !isMoving(state) ? html`<refused-rows .list=${this.list.id}></refused-rows>` : ''}`;
  }
}

customElements.define('list-row', ListRow);
