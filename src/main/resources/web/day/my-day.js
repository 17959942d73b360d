import { html } from 'lit';
import { hrefOf } from '../shared/address.js';
import { agentLog, myDay } from '../shared/api.js';
import { number, percent, t, tCode } from '../shared/language.js';
import { pagePerson } from '../shared/page-person.js';
import { exact, short } from '../shared/times.js';
import { opensHere } from '../shared/opens-here.js';
import './sentences.js';
import { ReadingElement } from '../shared/elements/reading-again.js';
import { dayName } from './days.js';
import './day-summary.js';
import './entry-form.js';
import { logEntries } from './log-entries.js';

/** The counts of a day in the order of the table. */
const COUNTS = ['taken', 'resolved', 'calls', 'campaignCalls', 'visitors', 'closings'];
const SHARES = ['onTimeClosure', 'satisfaction'];

/** A person's own day with the last five working days, and the log of problems (C4). No colleague's figures can be seen here. */
class MyDay extends ReadingElement {
  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  async read() {
    const [day, log] = await Promise.all([myDay(), agentLog()]);
    return { day, log };
  }

  work({ work }) {
    const held = [
      ['open', { view: 'mine' }],
      ['dueToday', { view: 'mine', due: 'today' }],
      ['pastDue', { view: 'mine', due: 'passed' }],
      ['promisesToday', null],
      ['promisesLate', null],
    ];
    return html`<dl class="own-work" aria-label=${t('day.now')}>
      ${held.map(
        ([name, place]) => html`<div class=${['pastDue', 'promisesLate'].includes(name) && work[name] ? 'late' : ''} data-work=${name}>
          <dt>${tCode('day.work', name)}</dt>
          <dd>${place && work[name] ? this.link(place, number(work[name])) : number(work[name])}</dd>
        </div>`,
      )}
    </dl>`;
  }

  link(place, words) {
    return html`<a href=${hrefOf(place)} @click=${(event) => opensHere(event) && this.tell('go', { case: '', ...place })}>${words}</a>`;
  }

  share({ counted, of, value, fewerThan }) {
    if (!of) return t('day.none');
    return fewerThan ? t('day.counts', { n: counted, of }) : `${percent(value)} ${t('day.counts', { n: counted, of })}`;
  }

  days({ days, today }) {
    return html`<div class="wide-table" tabindex="0" role="group" aria-label=${t('day.table')}>
      <table>
        <caption class="visually-hidden">${t('day.table')}</caption>
        <thead>
          <tr>
            <th scope="col">${t('day.day')}</th>
            ${[...COUNTS, ...SHARES].map((name) => html`<th scope="col">${tCode('day.column', name)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${days.map(
            (day) => html`<tr class=${day.day === today ? 'today' : ''} data-day=${day.day}>
              <th scope="row">${day.day === today ? t('day.today', { day: dayName(day.day) }) : dayName(day.day)}</th>
              ${COUNTS.map((name) => html`<td data-count=${name}>${number(day[name])}</td>`)}
              ${SHARES.map((name) => html`<td>${this.share(day[name])}</td>`)}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  /** Of each day what the element of another folder shows. */
  worked({ days, today }) {
    return days.map(({ day, worked }) => ({ key: day, words: day === today ? t('day.today', { day: dayName(day) }) : dayName(day), figures: worked }));
  }

  log({ day, duty, seesAll, entries, summary }) {
    const me = pagePerson()?.id;
    const own = entries.filter(({ person }) => person.id === me);
    const isOnDuty = duty?.person.id === me;
    return html`<section class="own-log" aria-labelledby="log-title">
        <h3 id="log-title">${t('day.log')}</h3>
        <p class="small">${duty ? t(isOnDuty ? 'day.dutyIsYours' : 'day.dutyOf', { name: duty.person.name }) : ''}</p>
        <entry-form @entry-added=${() => this.load()}></entry-form>
        ${logEntries(own)}
      </section>
      ${seesAll && isOnDuty
        ? html`<section class="duty" aria-labelledby="duty-title">
            <h3 id="duty-title">${t('day.sumUp')}</h3>
            ${logEntries(entries, { names: true })}
            <day-summary .day=${day} .summary=${summary} .entries=${entries} @summed-up=${() => this.load()}></day-summary>
          </section>`
        : ''}`;
  }

  render() {
    return html`<section class="my-day" aria-label=${t('view.day')}>
      <h2 tabindex="-1" data-home>${t('view.day')}</h2>
      ${this.states(
        ({ day, log }) => html`${this.work(day)}
          <p class="small">
            ${t('day.explained')} <time datetime=${day.asOf} title=${exact(day.asOf)}>${t('day.asOf', { at: short(day.asOf) })}</time>
            <button class="link" @click=${() => this.load()}>${t('day.refresh')}</button>
          </p>
          ${day.lacking ? html`<p class="notice failed">${t('day.lacking', { n: day.lacking })}</p>` : ''}
          ${this.days(day)} <mentored-list></mentored-list> <own-work .rows=${this.worked(day)} .level=${day.serviceLevel} .of=${t('day.day')}></own-work> ${this.log(log)}`,
      )}
    </section>`;
  }
}

customElements.define('my-day', MyDay);
