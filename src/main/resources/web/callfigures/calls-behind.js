import { html } from 'lit';
import { callsBehind } from '../shared/api.js';
import { t, tCode } from '../shared/language.js';
import { cards, cell, moment } from '../shared/elements/pieces.js';
import { ReadingElement } from '../shared/elements/reading-again.js';
import { span } from './call-words.js';
import './sentences.js';

const HEADS = ['at', 'queue', 'waited', 'spoke', 'hold', 'cause', 'endedBy', 'agent'];

/** The calls that a number counts, without who called. */
class CallsBehind extends ReadingElement {
  static properties = { part: {}, query: {}, words: {} };

  willUpdate() {
    this.ask(JSON.stringify([this.part, this.query]));
  }

  async read() {
    return callsBehind(this.part, this.query);
  }

  async more() {
    const { calls, next } = await callsBehind(this.part, { ...this.query, before: this.answer.next });
    this.answer = { calls: [...this.answer.calls, ...calls], next };
  }

  row(call) {
    const values = [
      moment(call.at),
      call.queue ? html`<bdi>${call.queue}</bdi>` : t('callFigures.none'),
      span(call.waitSeconds),
      span(call.talkSeconds),
      call.holdSeconds ? span(call.holdSeconds) : t('callFigures.none'),
      call.cause ? tCode('callFigures.cause', call.cause) : t('callFigures.goesOn'),
      call.endedBy ? tCode('callFigures.party', call.endedBy) : t('callFigures.none'),
      call.agent ? html`<bdi>${call.agent.name}</bdi>` : t('callFigures.none'),
    ];
    return html`<tr data-call=${call.id}>
      ${values.map((value, i) => cell(tCode('callFigures.behindHead', HEADS[i]), value))}
    </tr>`;
  }

  render() {
    const name = t('callFigures.behind', { what: this.words });
    return html`<section class="calls-behind" aria-label=${name}>
      <div class="heading">
        <h4>${name}</h4>
        <button class="link" @click=${() => this.tell('close')}>${t('callFigures.close')}</button>
      </div>
      ${this.states(
        ({ calls, next }) => html`<div class="wide-table" tabindex="0" role="group" aria-label=${name}>
            ${cards(name, HEADS.map((head) => tCode('callFigures.behindHead', head)), calls.map((call) => this.row(call)))}
          </div>
          ${next ? html`<button class="button" @click=${() => this.more()}>${t('callFigures.more')}</button>` : ''}`,
      )}
    </section>`;
  }
}

customElements.define('calls-behind', CallsBehind);
