import { html } from 'lit';
import '@vaadin/date-picker';
import '../shared/elements/choice-select.js';
import '../shared/elements/list-buttons.js';
import { pickerTexts } from '../shared/elements/picker-texts.js';
import { say, wordsFor } from '../shared/elements/words.js';
import { agentLog, checkLogEntries, giveSummaryDuty, uncheckedEntries, workloads } from '../shared/api.js';
import { said, t } from '../shared/language.js';
import { today } from '../shared/zone-time.js';
import './sentences.js';
import { ReadingElement } from '../shared/elements/reading-again.js';
import { dayName } from './days.js';
import './day-summary.js';
import { logEntries } from './log-entries.js';

/** Supervisors read a day of the log of problems (C4), check entries, and say which agent sums up in a week. */
class TeamLog extends ReadingElement {
  static properties = { day: { state: true } };

  constructor() {
    super();
    this.day = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  async read() {
    const day = this.day || today();
    const [log, unchecked, { items }] = await Promise.all([agentLog(day), uncheckedEntries({ limit: 50 }), workloads()]);
    return { log, unchecked, people: items.map(({ person }) => person) };
  }

  async act(work, words) {
    try {
      await work();
      say(words);
    } catch (problem) {
      say(wordsFor(problem));
    }
    await this.load();
  }

  check(entries) {
    return this.act(() => checkLogEntries(entries.map(({ id }) => id)), said('day.checkedNow', { n: entries.length }));
  }

  give(person) {
    return this.act(() => giveSummaryDuty(Number(person), this.day || today()), said('day.dutyGiven'));
  }

  choose(day) {
    if (!day || day === (this.day || today())) return;
    this.day = day;
    this.load();
  }

  duty({ log: { duty }, people }) {
    if (!duty) return '';
    return html`<section class="duty" aria-labelledby="duty-title">
      <h3 id="duty-title">${t('day.dutyTitle', { week: dayName(duty.week) })}</h3>
      <choice-select
        .label=${t('day.dutyPerson')}
        .items=${people.map(({ id, name }) => ({ value: String(id), label: name }))}
        .value=${String(duty.person.id)}
        @chosen=${(event) => this.give(event.detail)}
      ></choice-select>
      <p class="small">${t(duty.chosen ? 'day.dutyChosen' : 'day.dutyTurn')} ${duty.next ? t('day.dutyNext', { name: duty.next.name }) : ''}</p>
    </section>`;
  }

  entries({ log, unchecked }) {
    const open = log.entries.filter(({ checkedAt }) => !checkedAt);
    const earlier = unchecked.items.filter(({ day }) => day !== log.day);
    const check = (entry) => this.check([entry]);
    return html`<section aria-labelledby="entries-title">
        <h3 id="entries-title">${t('day.entriesOf', { day: dayName(log.day) })}</h3>
        ${open.length > 1
          ? html`<button class="link" type="button" @click=${() => this.check(open)}>${t('day.checkAll', { n: open.length })}</button>`
          : ''}
        ${logEntries(log.entries, { names: true, check })}
      </section>
      <section aria-labelledby="summary-title">
        <h3 id="summary-title">${t('day.summaryOf', { day: dayName(log.day) })}</h3>
        <day-summary .day=${log.day} .summary=${log.summary} .entries=${log.entries} @summed-up=${() => this.load()}></day-summary>
      </section>
      ${earlier.length
        ? html`<section aria-labelledby="earlier-title">
            <h3 id="earlier-title">${t('day.earlier')}</h3>
            ${logEntries(earlier, { names: true, check })}
          </section>`
        : ''}`;
  }

  render() {
    return html`<section class="my-day team-log" aria-label=${t('view.logs')}>
      <h2 tabindex="-1" data-home>${t('view.logs')}</h2>
      <p class="small">${t('day.teamExplained')}</p>
      <vaadin-date-picker
        label=${t('day.day')}
        .i18n=${pickerTexts()}
        .value=${this.day || today()}
        .max=${today()}
        manual-validation
        @value-changed=${(event) => this.choose(event.detail.value)}
      ></vaadin-date-picker>
      <p><export-button what="agent-log" .filters=${{ from: this.day || today(), to: this.day || today() }}></export-button></p>
      ${this.states((answer) => html`${this.duty(answer)} ${this.entries(answer)}`)}
    </section>`;
  }
}

customElements.define('team-log', TeamLog);
