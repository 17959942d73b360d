import { html } from 'lit';
import { SavingElement } from '../shared/elements/saving-element.js';
import { cards, cell, choice, line, moment } from '../shared/elements/pieces.js';
import { wordsFor } from '../shared/elements/words.js';
import { addReportSchedule, deleteReportSchedule, reportSchedules } from '../shared/api.js';
import { codesOf, saidCode, t, tCode } from '../shared/language.js';
import './sentences.js';

/** Days that need no number. */
const PLAIN = ['day', 'working-day'];

/** When reports are prepared and for whom, with the next three runs of each. */
class ReportSchedules extends SavingElement {
  static properties = { list: { state: true }, wanted: { state: true } };

  constructor() {
    super();
    this.list = null;
    this.wanted = { kind: 'monthly', on: 'working-day-of-month', number: '1', at: '08:30', recipients: '' };
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
    const wanted = { kind, on, at, recipients: recipients.split(/[\s,，、;；]+/).filter(Boolean), ...(PLAIN.includes(on) ? {} : { number: Number(number) || 0 }) };
    this.save(
      async () => {
        await addReportSchedule(wanted);
        this.wanted = { ...this.wanted, recipients: '' };
        await this.load();
      },
      async (problem) => {
        if (problem.codes.recipients !== undefined) await this.refuse({ recipients: saidCode('reports.fault', 'no-reader') });
        else this.problem = problem.errors?.length ? saidCode('reports.fault', 'unfit') : wordsFor(problem);
      },
    );
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
    return `${tCode('reports.days', on)}${number ? ` · ${number}` : ''} · ${at}`;
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
        one.active ? one.next.map((run, i) => html`${i ? html`<br />` : ''}${moment(run)}`) : t('reports.stopped'),
      )}
      ${cell(
        '',
        html`<vaadin-button theme="small" aria-label=${t('reports.deleteOf', { name })} @click=${() => this.end(one.id)}>${t('reports.delete')}</vaadin-button>`,
      )}
    </tr>`;
  }

  form() {
    const { kind, on, number, at, recipients } = this.wanted;
    return html`<div class="fields">
      ${choice({
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
        change: (value) => this.change({ on: value }),
      })}
      ${PLAIN.includes(on)
        ? ''
        : line({ id: 'schedule-number', label: t('reports.numberLabel'), value: number, type: 'number', change: (value) => this.change({ number: value }) })}
      ${line({ id: 'schedule-at', label: t('reports.time'), value: at, type: 'time', change: (value) => this.change({ at: value }) })}
      ${line({
        id: 'schedule-recipients',
        label: t('reports.recipients'),
        value: recipients,
        wrong: this.wrong.recipients ? String(this.wrong.recipients) : '',
        longest: 2000,
        change: (value) => this.change({ recipients: value }),
      })}
      <vaadin-button data-add-schedule ?disabled=${this.busy} @click=${this.add}>${t('reports.scheduleAdd')}</vaadin-button>
    </div>`;
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
