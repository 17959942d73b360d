import { html } from 'lit';
import { SavingElement } from '../shared/elements/saving-element.js';
import { cards, cell, choice, line, moment } from '../shared/elements/pieces.js';
import { provisionalMark } from '../shared/elements/provisional-mark.js';
import { wordsFor } from '../shared/elements/words.js';
import { addReportSchedule, deleteReportSchedule, reportSchedules } from '../shared/api.js';
import { codesOf, locale, saidCode, t, tCode } from '../shared/language.js';
import './sentences.js';

/** Days that need no number. */
const PLAIN = ['day', 'working-day'];
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

/** The name of a day of the week. @param {number} number 1 is Monday, as 5 January 2026 was */
const weekday = (number) => new Intl.DateTimeFormat(locale(), { timeZone: 'UTC', weekday: 'long' }).format(Date.UTC(2026, 0, 4 + number));

/** When reports are prepared and for whom, with the next three runs of each. */
class ReportSchedules extends SavingElement {
  static properties = { list: { state: true }, wanted: { state: true } };

  constructor() {
    super();
    this.list = null;
    this.wanted = { kind: 'monthly', on: 'working-day-of-month', number: '1', at: '08:30', recipients: [] };
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  async load() {
    try {
      this.list = await reportSchedules();
      this.problem = '';
    } catch (problem) {
      this.problem = wordsFor(problem);
    }
  }

  add() {
    const { kind, on, number, at, recipients } = this.wanted;
    const wanted = { kind, on, at, recipients, ...(PLAIN.includes(on) ? {} : { number: Number(number) || 0 }) };
    if (!recipients.length) {
      this.refuse({ recipients: saidCode('reports.fault', 'no-reader') });
      return;
    }
    this.save(
      async () => {
        await addReportSchedule(wanted);
        this.wanted = { ...this.wanted, recipients: [] };
        await this.load();
      },
      async (problem) => {
        if (problem.status === 409) this.problem = saidCode('reports.fault', 'most');
        else if (problem.codes.recipients !== undefined) await this.refuse({ recipients: saidCode('reports.fault', 'no-reader') });
        else this.problem = problem.errors?.length ? saidCode('reports.fault', 'unfit') : wordsFor(problem);
      },
    );
  }

  send(event) {
    event.preventDefault();
    this.add();
  }

  end(id) {
    this.save(async () => {
      await deleteReportSchedule(id);
      await this.load();
    });
  }

  change(change) {
    this.wanted = { ...this.wanted, ...change };
    Object.keys(change).forEach((name) => this.right(name));
  }

  rule({ on, number, at }) {
    return tCode('reports.runs', on, { number, at, weekday: on === 'weekday' ? weekday(number) : '' });
  }

  row(one) {
    const name = `${tCode('reports.kind', one.kind)} · ${this.rule(one)}`;
    return html`<tr>
      ${cell(t('reports.kindHead'), tCode('reports.kind', one.kind))} ${cell(t('reports.rule'), this.rule(one))}
      ${cell(
        t('reports.recipientsHead'),
        one.recipients.map(({ name: who }, i) => html`${i ? ', ' : ''}<bdi>${who}</bdi>`),
      )}
      ${cell(
        t('reports.next', { zone: this.list.zone }),
        one.active ? one.next.map((run, i) => html`${i ? html`<br />` : ''}${moment(run.at)} ${provisionalMark(run.provisional)}`) : t('reports.stopped'),
      )}
      ${cell(
        '',
        html`<vaadin-button theme="small" aria-label=${t('reports.deleteOf', { name })} @click=${() => this.end(one.id)}>${t('reports.delete')}</vaadin-button>`,
      )}
    </tr>`;
  }

  which({ on, number }) {
    if (PLAIN.includes(on)) return '';
    const field = { id: 'schedule-number', label: tCode('reports.numberOf', on), value: number, change: (value) => this.change({ number: value }) };
    return on === 'weekday'
      ? choice({ ...field, items: WEEKDAYS.map((day) => ({ value: String(day), label: weekday(day) })) })
      : line({ ...field, type: 'number' });
  }

  people() {
    const { recipients } = this.wanted;
    const wrong = this.wrong.recipients;
    const change = (login, isChosen) => this.change({ recipients: isChosen ? [...recipients, login] : recipients.filter((one) => one !== login) });
    return html`<fieldset class="field wide" id="schedule-recipients" aria-describedby="schedule-recipients-words">
      <legend>${t('reports.recipientsHead')}</legend>
      ${(this.list?.readers ?? []).map(
        ({ login, name }, i) => html`<label>
          <input
            type="checkbox"
            value=${login}
            .checked=${recipients.includes(login)}
            aria-invalid=${wrong && i === 0 ? 'true' : 'false'}
            @change=${(event) => change(login, event.target.checked)}
          />
          <bdi>${name}</bdi></label
        >`,
      )}
      <p id="schedule-recipients-words" class="wrong" ?hidden=${!wrong}>${wrong ? String(wrong) : ''}</p>
    </fieldset>`;
  }

  form() {
    const { kind, on, at } = this.wanted;
    return html`<h4>${t('reports.scheduleNew')}</h4>
      ${this.formOf(
        'fields',
        html`${choice({
        id: 'schedule-kind',
        label: t('reports.kindHead'),
        value: kind,
        items: codesOf('reports.kind').map((value) => ({ value, label: tCode('reports.kind', value) })),
        change: (value) => this.change({ kind: value }),
      })}
      ${choice({
        id: 'schedule-on',
        label: t('reports.ruleLabel'),
        value: on,
        items: codesOf('reports.days').map((value) => ({ value, label: tCode('reports.days', value) })),
        change: (value) => this.change({ on: value, number: '1' }),
      })}
      ${this.which(this.wanted)} ${line({ id: 'schedule-at', label: t('reports.time'), value: at, longest: 5, change: (value) => this.change({ at: value.trim() }) })}
      ${this.people()}
      <vaadin-button data-add-schedule ?disabled=${this.busy} @click=${this.add}>${t('reports.scheduleAdd')}</vaadin-button>`,
      )}`;
  }

  render() {
    const items = this.list?.items ?? [];
    const heads = [t('reports.kindHead'), t('reports.rule'), t('reports.recipientsHead'), t('reports.next', { zone: this.list?.zone ?? '' }), ''];
    return html`<h3>${t('reports.schedules')}</h3>
      <div role="alert">${this.problem ? html`<p class="notice failed">${String(this.problem)}</p>` : ''}</div>
      ${items.length
        ? cards(
            t('reports.schedules'),
            heads,
            items.map((one) => this.row(one)),
          )
        : html`<p class="small">${t('reports.noSchedules')}</p>`}
      ${this.form()}`;
  }
}

customElements.define('report-schedules', ReportSchedules);
