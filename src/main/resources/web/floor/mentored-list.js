import { html } from 'lit';
import { mentored } from '../shared/api.js';
import { hrefOf } from '../shared/address.js';
import { number, t, tCode } from '../shared/language.js';
import { opensHere } from '../shared/opens-here.js';
import { whileShown } from '../shared/while-shown.js';
import { ReadingElement } from '../shared/elements/reading-again.js';
import './sentences.js';
import './ticking-since.js';
import { iconOf, isOver, lookOf, stateWords } from './floor-words.js';

const READ_EACH = 5_000;

/** What the new agents do whom the person is a mentor of (C6): their state, what is offered to them, and their cases. Nothing for who is none's mentor. */
class MentoredList extends ReadingElement {
  connectedCallback() {
    super.connectedCallback();
    this.load();
    this.endings.push(whileShown(() => this.load(), READ_EACH));
  }

  read() {
    return mentored();
  }

  caseLink(of) {
    const place = { view: 'day', case: of };
    return html`<a href=${hrefOf(place)} @click=${(event) => opensHere(event) && this.tell('go', place)}>${of}</a> `;
  }

  row({ person, inHand, ...row }) {
    const { cases, openCases, calling, callback, visitor, offered } = inHand;
    return html`<li data-mentored=${person.id}>
      <bdi>${person.name}</bdi>
      <span class="badge ${lookOf({ ...row, over: isOver(row) })}">${iconOf(row)}${stateWords(row, this.answer.breaks)}<ticking-since .since=${row.since}></ticking-since></span>
      ${offered ? html`<span data-offered>${t('mentored.offered', { what: tCode('workKind', offered.kind) })} ${offered.case ? this.caseLink(offered.case) : ''}</span>` : ''}
      ${calling ? html`<span>${callback ? t('floor.callsAbout') : t('floor.calls')} ${callback ? this.caseLink(callback) : ''}</span>` : ''}
      ${visitor ? html`<span>${t('floor.visitor')}</span>` : ''}
      ${openCases ? html`<span>${t('floor.openCases', { n: number(openCases) })}: ${cases.map((each) => this.caseLink(each))}</span>` : ''}
    </li>`;
  }

  render() {
    if (!this.answer?.agents.length) return '';
    return html`<section aria-labelledby="mentored-title">
      <h3 id="mentored-title">${t('mentored.title')}</h3>
      <ul class="mentored">${this.answer.agents.map((row) => this.row(row))}</ul>
    </section>`;
  }
}

customElements.define('mentored-list', MentoredList);
