import { html } from 'lit';
import { endVisit, visitFigures, visits } from '../shared/api.js';
import { hrefOf } from '../shared/address.js';
import { number, said, t, tCode } from '../shared/language.js';
import { opensHere } from '../shared/opens-here.js';
import { departmentName, departments } from '../shared/policy-names.js';
import { whileShown } from '../shared/while-shown.js';
import { PagedList } from '../shared/elements/paged-list.js';
import { cards, cell, choice, moment } from '../shared/elements/pieces.js';
import { say, wordsFor } from '../shared/elements/words.js';
import './sentences.js';
import './give-visitor-dialog.js';
import './visit-dialog.js';

const MANY = 50;
/** Others note visitors too, and agents receive them. */
const READ_EACH = 5_000;
/** The parts of the figures; each shows its visitors. */
const PARTS = [['in-time', 'inTime'], ['late', 'late'], ['left', 'left'], ['left-soon', 'leftSoon'], ['waiting', 'waiting']];

/** Today's visitors of a department (T8): who waits, who is received by whom, and how soon they were greeted. Tells `go`. */
class VisitorList extends PagedList {
  static properties = { person: {}, department: { state: true }, greeted: { state: true }, figures: { state: true } };

  constructor() {
    super();
    this.department = '';
    this.greeted = '';
    this.figures = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.endings.push(whileShown(() => this.load(), READ_EACH));
  }

  willUpdate(changes) {
    if (!this.department) this.department = this.person?.department ?? departments()[0]?.code ?? '';
    if (changes.has('department') || changes.has('greeted')) this.ask(`${this.department} ${this.greeted}`);
  }

  async page(after) {
    const [page, figures] = await Promise.all([
      visits({ line: this.department, limit: MANY, after, greeted: this.greeted || undefined }),
      visitFigures({ line: this.department }),
    ]);
    this.figures = figures;
    return page;
  }

  onFloor() {
    this.load();
  }

  async end(visit, outcome) {
    try {
      await endVisit(visit.id, outcome);
      say(said(outcome === 'served' ? 'visits.ended' : 'visits.gone'));
    } catch (problem) {
      say(problem.status === 409 ? said('visits.cantEnd') : wordsFor(problem));
    }
    this.rowChanged();
    this.load();
  }

  link(place, words) {
    const go = (event) => opensHere(event) && this.tell('go', place);
    return html`<a href=${hrefOf(place)} @click=${go}>${words}</a>`;
  }

  who({ who, customer, endedAt }) {
    const name = who ?? t(endedAt ? 'visits.emptied' : 'visits.nameless');
    return customer ? this.link({ view: 'customers', customer: String(customer), part: '', case: '' }, html`<bdi>${name}</bdi>`) : html`<bdi>${name}</bdi>`;
  }

  state({ agent, greetedAt, dueAt, endedAt, outcome, askedFor }) {
    const late = !greetedAt && !endedAt && Date.parse(dueAt) < Date.now();
    return html`${outcome
        ? html`<span class="badge ${outcome === 'served' ? 'met' : 'paused'}">${tCode('visits.outcome', outcome)}</span>`
        : html`<span class="badge ${late ? 'breached' : 'running'}">${t(agent ? 'visits.received' : late ? 'visits.waitsLong' : 'visits.waits')}</span>`}
      ${agent ? html`<bdi>${agent.name}</bdi>` : ''} ${askedFor && !agent ? html`<span class="small">${t('visits.asksFor', { name: askedFor.name })}</span>` : ''}`;
  }

  steps(visit) {
    if (visit.endedAt) return visit.case ? this.link({ view: 'calls', part: 'visitors', case: visit.case }, visit.case) : '';
    const isLeader = this.person?.role === 'supervisor';
    const isOwn = visit.agent?.id === this.person?.id;
    const button = (act, words, does) => html`<button class="link" type="button" data-act=${act} aria-label=${t('visits.of', { act: words, n: number(visit.id) })} @click=${does}>${words}</button> `;
    return html`${visit.agent && (isOwn || isLeader) ? button('served', t('visits.end'), () => this.end(visit, 'served')) : ''}
      ${!visit.agent || isOwn || isLeader ? button('left', t('visits.went'), () => this.end(visit, 'left')) : ''}
      ${isLeader ? button('give', t('visits.give'), () => this.querySelector('give-visitor-dialog').open(visit)) : ''}`;
  }

  row(visit, heads) {
    return html`<tr data-visit=${visit.id} data-agent=${visit.agent?.id ?? ''}>
      ${cell(heads[0], moment(visit.arrivedAt))} ${cell(heads[1], this.who(visit))} ${cell(heads[2], this.state(visit))}
      ${cell(heads[3], visit.greetedAt ? t('visits.seconds', { n: number(Math.round((Date.parse(visit.greetedAt) - Date.parse(visit.arrivedAt)) / 1_000)) }) : '')}
      ${cell(heads[4], this.steps(visit))}
    </tr>`;
  }

  table() {
    const heads = ['arrived', 'who', 'state', 'greeted', 'steps'].map((name) => tCode('visits.head', name));
    return html`${cards(t('visits.title'), heads, this.rows.map((row) => this.row(row, heads)))} ${this.moreButton()}`;
  }

  /** The rate with its parts; a part narrows the list to what it counts. */
  counts() {
    if (!this.figures) return '';
    const { rate, counted, seconds } = this.figures;
    return html`<p data-rate>
        ${rate === null ? t('visits.noRate', { seconds: number(seconds) }) : t('visits.rate', { percent: number(Math.round(rate * 1000) / 10), n: number(counted), seconds: number(seconds) })}
      </p>
      <div class="desk-parts" role="group" aria-label=${t('visits.counts')}>
        ${PARTS.map(
          ([code, name]) => html`<button
            class="button"
            type="button"
            data-greeted=${code}
            aria-pressed=${code === this.greeted ? 'true' : 'false'}
            @click=${() => (this.greeted = code === this.greeted ? '' : code)}
          >
            ${tCode('visits.greeted', code)} ${number(this.figures[name])}
          </button>`,
        )}
      </div>`;
  }

  render() {
    const lines = departments().map(({ code }) => ({ value: code, label: departmentName(code) }));
    return html`<p class="small">${t('visits.explained')}</p>
      <div class="visit-bar">
        ${choice({ id: 'visits-line', label: t('visits.line'), value: this.department, items: lines, change: (code) => (this.department = code) })}
        <vaadin-button theme="primary" data-act="note" @click=${() => this.querySelector('visit-dialog').open(this.department)}>${t('visits.note')}</vaadin-button>
      </div>
      ${this.counts()} ${this.states(() => html`<p class="state" role="status">${t('visits.none')}</p>`, () => this.table())}
      <visit-dialog @visit-noted=${() => this.load()}></visit-dialog>
      <give-visitor-dialog @visit-given=${() => this.load()}></give-visitor-dialog>`;
  }
}

customElements.define('visitor-list', VisitorList);
