import { html } from 'lit';
import '@vaadin/text-area';
import { answerSuggestion, suggestions } from '../shared/api.js';
import { said, t, tCode } from '../shared/language.js';
import { departmentName } from '../shared/policy-names.js';
import { FormDialog } from '../shared/dialogs/form-dialog.js';
import { KeptInput } from '../shared/elements/kept-input.js';
import { PagedList } from '../shared/elements/paged-list.js';
import { cards, cell, moment, partButtons } from '../shared/elements/pieces.js';
import { say } from '../shared/elements/words.js';
import './sentences.js';

const MANY = 50;

/** What a leader does about a suggestion. Tells `suggestion-answered`. */
class SuggestionDialog extends FormDialog {
  static properties = { about: { state: true }, words: { state: true } };

  constructor() {
    super();
    this.about = null;
    this.kept = new KeptInput(this, { words: '' }, () => `suggestion/${this.about.call}`);
  }

  async open(about) {
    this.about = about;
    this.kept.open();
    await this.show();
    this.querySelector('vaadin-text-area').focus();
  }

  send(event) {
    event.preventDefault();
    return this.save(async () => {
      await answerSuggestion(this.about.call, this.words.trim());
      this.kept.done();
      this.close();
      say(said('calls.noted'));
      this.tell('suggestion-answered');
    });
  }

  render() {
    if (!this.about) return '';
    return this.frame(
      { title: t('calls.answerTitle'), save: t('calls.note') },
      html`<p><bdi>${this.about.what}</bdi></p>
        <vaadin-text-area
          label=${t('calls.answer')}
          helper-text=${t('calls.answerHint')}
          maxlength="2000"
          min-rows="2"
          .value=${this.words}
          @input=${(event) => (this.words = event.target.value)}
        ></vaadin-text-area>`,
    );
  }
}

customElements.define('suggestion-dialog', SuggestionDialog);

/** Suggestions of callers for the leaders of a department (T9). */
class SuggestionList extends PagedList {
  static properties = { view: { state: true } };

  constructor() {
    super();
    this.view = 'to-read';
  }

  willUpdate(changes) {
    if (changes.has('view')) this.ask(this.view);
  }

  page(after) {
    return suggestions({ view: this.view, limit: MANY, after });
  }

  answered() {
    this.rowChanged();
    this.load();
    this.tell('notices-changed');
  }

  row(row, heads) {
    const { passed } = row;
    return html`<tr data-suggestion=${row.call}>
      ${cell(heads[0], html`${moment(passed.at)} <span class="small">${departmentName(passed.department)}</span>`)}
      ${cell(heads[1], html`<bdi>${row.who}</bdi> <bdi class="small number">${row.phoneWritten ?? ''}</bdi>`)} ${cell(heads[2], html`<bdi>${row.what}</bdi>`)}
      ${cell(heads[3], html`<bdi>${row.agent.name}</bdi>`)}
      ${cell(
        heads[4],
        passed.readAt
          ? html`<span class="small">${t('calls.notedBy', { name: passed.readBy?.name ?? '' })}</span> ${moment(passed.readAt)}
              ${passed.answer ? html`<bdi>${passed.answer}</bdi>` : ''}`
          : this.view === 'to-read'
            ? html`<button class="link row" type="button" data-note=${row.call} @click=${() => this.querySelector('suggestion-dialog').open(row)}>
                ${t('calls.note')}<span class="visually-hidden"> ${row.who}</span>
              </button>`
            : html`<span class="badge due-soon">${t('calls.notNoted')}</span>`,
      )}
    </tr>`;
  }

  table() {
    const heads = ['passed', 'who', 'suggestion', 'agent', 'steps'].map((name) => tCode('calls.head', name));
    return html`${cards(t('calls.part.suggestions'), heads, this.rows.map((row) => this.row(row, heads)))} ${this.moreButton()}`;
  }

  render() {
    return html`${partButtons({
      label: t('calls.whichSuggestions'),
      names: 'calls.suggestions',
      parts: ['to-read', 'all'],
      shown: this.view,
      show: (view) => (this.view = view),
    })}
    ${this.states(() => html`<p class="state" role="status">${t('calls.noSuggestions')}</p>`, () => this.table())}
    <suggestion-dialog @suggestion-answered=${() => this.answered()}></suggestion-dialog>`;
  }
}

customElements.define('suggestion-list', SuggestionList);
