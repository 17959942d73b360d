import { html } from 'lit';
import { listenAlong, mentored } from '../shared/api.js';
import { hrefOf } from '../shared/address.js';
import { number, Said, t, tCode } from '../shared/language.js';
import { opensHere } from '../shared/opens-here.js';
import { whileShown } from '../shared/while-shown.js';
import { ReadingElement } from '../shared/elements/reading-again.js';
import { say, wordsFor } from '../shared/elements/words.js';
import './sentences.js';
import './ticking-since.js';
import { iconOf, isOver, lookOf, stateWords } from './floor-words.js';

const READ_EACH = 5_000;

/** What the new agents do whom the person is a mentor of (C6): their state, what is offered to them, and their cases. Nothing for who is none's mentor. */
class MentoredList extends ReadingElement {
  static properties = { isTelling: { state: true } };

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

  /** The person's telephone is let into the call of the new agent, who is told. */
  async listen({ id, name }) {
    if (this.isTelling) return;
    this.isTelling = true;
    try {
      const { by } = await listenAlong(id);
      say(new Said(() => t(by === 'hand' ? 'mentored.listenByHand' : 'mentored.listening', { name })));
    } catch (problem) {
      say(problem.status === 409 ? new Said(() => t('mentored.cantListen', { name })) : wordsFor(problem));
    } finally {
      this.isTelling = false;
    }
  }

  listening({ person, state }) {
    if (state !== 'busy') return '';
    return html`<button class="button quiet" type="button" data-act="listen" aria-label=${t('mentored.listenTo', { name: person.name })} ?disabled=${this.isTelling} @click=${() => this.listen(person)}>
      ${t('mentored.listen')}
    </button>`;
  }

  row({ person, inHand, ...row }) {
    const { cases, openCases, calling, callback, visitor, offered } = inHand;
    return html`<li data-mentored=${person.id}>
      <bdi>${person.name}</bdi>
      <span class="badge ${lookOf({ ...row, over: isOver(row) })}">${iconOf(row)}${stateWords(row, this.answer.breaks)}<ticking-since .since=${row.since}></ticking-since></span>
      ${offered ? html`<span data-offered>${t('mentored.offered', { what: tCode('workKind', offered.kind) })} ${offered.case ? this.caseLink(offered.case) : ''}</span>` : ''}
      ${calling ? html`<span>${callback ? t('floor.callsAbout') : t('floor.calls')} ${callback ? this.caseLink(callback) : ''}</span>` : ''}
      ${visitor ? html`<span>${t('floor.visitor')}</span>` : ''}
      ${this.listening({ person, ...row })}
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
