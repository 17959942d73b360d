import { html } from 'lit';
import { helpedCalls, noteHelpedCall } from '../shared/api.js';
import { hrefOf } from '../shared/address.js';
import { said, t, tCode } from '../shared/language.js';
import { opensHere } from '../shared/opens-here.js';
import { short } from '../shared/times.js';
import { PagedList } from '../shared/elements/paged-list.js';
import { cards, cell, moment } from '../shared/elements/pieces.js';
import { say, wordsFor } from '../shared/elements/words.js';
import './sentences.js';

const MANY = 50;

/** What colleagues did for one's own customers on the telephone (R9). Tells `go` to a case or a file. */
class HelpedList extends PagedList {
  connectedCallback() {
    super.connectedCallback();
    this.ask('helped');
  }

  page(after) {
    return helpedCalls({ limit: MANY, after });
  }

  async note({ call }) {
    try {
      await noteHelpedCall(call);
      say(said('calls.helpedNoted'));
    } catch (problem) {
      say(problem.status === 409 ? said('calls.notRecorded') : wordsFor(problem));
    }
    this.rowChanged();
    this.load();
    this.tell('notices-changed');
  }

  link(place, words) {
    const go = (event) => opensHere(event) && this.tell('go', place);
    return html`<a href=${hrefOf(place)} @click=${go}>${words}</a>`;
  }

  who({ customer, who, covered }) {
    const name = covered ? t('calls.sealed') : (who ?? t('calls.nameless'));
    return customer ? this.link({ view: 'customers', customer: String(customer), part: '', case: '' }, html`<bdi>${name}</bdi>`) : html`<bdi>${name}</bdi>`;
  }

  word({ kind, what, complaint, callbackDueAt }) {
    return html`<span class="badge running">${tCode('calls.kind', kind)}</span> <bdi>${what ?? ''}</bdi>
      ${complaint ? this.link({ view: 'calls', case: complaint }, complaint) : ''}
      ${callbackDueAt ? html`<span class="small">${t('calls.promisedCall', { at: short(callbackDueAt) })}</span>` : ''}`;
  }

  row(row, heads) {
    const { word } = row;
    return html`<tr data-helped=${row.call}>
      ${cell(heads[0], moment(row.at))} ${cell(heads[1], html`<bdi>${row.helper.name}</bdi>`)} ${cell(heads[2], word ? this.who(word) : '')}
      ${cell(heads[3], word ? this.word(word) : html`<span class="small">${t('calls.wordToCome')}</span>`)}
      ${cell(
        heads[4],
        row.readAt
          ? html`<span class="small">${t('calls.readAt')}</span> ${moment(row.readAt)}`
          : word
            ? html`<button class="link row" type="button" data-note=${row.call} @click=${() => this.note(row)}>
                ${t('calls.note')}<span class="visually-hidden"> ${word.who ?? ''}</span>
              </button>`
            : html`<span class="badge due-soon">${t('calls.notNoted')}</span>`,
      )}
    </tr>`;
  }

  table() {
    const heads = ['answered', 'helper', 'who', 'word', 'steps'].map((name) => tCode('calls.head', name));
    return html`${cards(t('calls.part.helped'), heads, this.rows.map((row) => this.row(row, heads)))} ${this.moreButton()}`;
  }

  render() {
    return html`<p class="small">${t('calls.helpedExplained')}</p>
      ${this.states(() => html`<p class="state" role="status">${t('calls.noneHelped')}</p>`, () => this.table())}`;
  }
}

customElements.define('helped-list', HelpedList);
