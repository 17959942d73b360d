import { html } from 'lit';
import { nameUnit, suggestUnits, unmatchedUnits } from '../shared/api.js';
import { nameOf, said, t, tCode } from '../shared/language.js';
import { RowList } from '../shared/elements/row-list.js';
import { say, wordsFor } from '../shared/elements/words.js';
import '../shared/elements/unit-suggestions.js';
import { unitName } from '../shared/units.js';
import { cards, cell } from '../shared/elements/pieces.js';
import './sentences.js';

const MOST = 200;

/** What people typed for a branch or a hub that matches no unit; the administrator says which unit it means. */
class UnmatchedUnits extends RowList {
  static properties = { chosen: { state: true }, busy: { state: true }, refused: { state: true } };

  constructor() {
    super();
    this.chosen = {};
    this.busy = false;
    this.refused = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  load() {
    return this.read(
      () => unmatchedUnits({ limit: MOST }),
      ({ items }) => (this.rows = items),
    );
  }

  choose(text, unit) {
    this.chosen = { ...this.chosen, [text]: unit };
  }

  /** The typed text counts where it is one unit by its whole name or code. */
  async look(text, typed) {
    const { items } = await suggestUnits({ text: typed });
    const wanted = items.filter(({ code, name }) => [code, name.zh, name.en].includes(typed));
    return wanted.length === 1 ? wanted[0] : null;
  }

  async decide(text) {
    if (this.busy) return;
    this.busy = true;
    this.refused = '';
    try {
      const typed = this.querySelector(`[data-text="${CSS.escape(text)}"] input`)?.value.trim() ?? '';
      const unit = this.chosen[text] ?? (typed ? await this.look(text, typed) : null);
      if (!unit) {
        this.refused = said('network.chooseUnit');
        return;
      }
      const named = await nameUnit(text, unit.code);
      say(said('network.decided', { text, name: nameOf(named.name) }));
      this.rows = this.rows.filter((row) => row.text !== text);
    } catch (problem) {
      this.refused = wordsFor(problem);
    } finally {
      this.busy = false;
    }
  }

  row({ text, complaints, suggestions }) {
    const chosen = this.chosen[text];
    return html`<tr data-text=${text}>
      ${cell(t('network.typed'), html`<bdi>${text}</bdi>`)} ${cell(t('network.complaints'), complaints)}
      ${cell(
        t('network.meant'),
        html`${suggestions.map(
            (unit) => html`<button class="link" data-suggested=${unit.code} @click=${() => this.choose(text, unit)}>${unitName(unit, '')}</button> `,
          )}
          ${chosen ? html`<p><strong>${unitName(chosen, '')}</strong></p>` : ''}
          <div class="with-units">
            <input
              class="input"
              aria-label=${t('network.meantFor', { text })}
              maxlength="100"
              @input=${() => this.choose(text, null)}
            /><unit-suggestions @unit-taken=${(event) => this.choose(text, event.detail)}></unit-suggestions>
          </div>`,
      )}
      <td>
        <vaadin-button theme="small" data-decide ?disabled=${this.busy} aria-label=${t('network.decideFor', { text })} @click=${() => this.decide(text)}
          >${t('network.decide')}</vaadin-button
        >
      </td>
    </tr>`;
  }

  render() {
    const heads = ['typed', 'complaints', 'meant', 'decide'].map((name) => tCode('network', name));
    return html`<div class="unmatched" data-form>
      <p>${t('network.unmatchedHow')}</p>
      <div role="alert">${this.refused ? html`<p class="notice failed">${this.refused}</p>` : ''}</div>
      ${this.states(
        () => html`<div class="state"><p>${t('network.allMatched')}</p></div>`,
        () => cards(t('network.part.unmatched'), heads, this.rows.map((row) => this.row(row))),
      )}
    </div>`;
  }
}

customElements.define('unmatched-units', UnmatchedUnits);
