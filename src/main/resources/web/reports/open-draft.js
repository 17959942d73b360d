import { html } from 'lit';
import '@vaadin/date-picker';
import { SavingElement } from '../shared/elements/saving-element.js';
import { pickerTexts } from '../shared/elements/picker-texts.js';
import { choice, line } from '../shared/elements/pieces.js';
import { wordsFor } from '../shared/elements/words.js';
import { openReportDraft } from '../shared/api.js';
import { codesOf, saidCode, t, tCode } from '../shared/language.js';
import { today } from '../shared/zone-time.js';
import './sentences.js';

/** Prepares the report of a period, or of its correction. */
class OpenDraft extends SavingElement {
  static properties = { wanted: { state: true } };

  constructor() {
    super();
    this.wanted = { kind: 'monthly', day: '', reason: '' };
  }

  change(change) {
    this.wanted = { ...this.wanted, ...change };
    Object.keys(change).forEach((name) => this.right(name));
  }

  open() {
    const { kind, day, reason } = this.wanted;
    if (!day) {
      this.refuse({ day: saidCode('reports.fault', 'missing') });
      return;
    }
    this.save(
      async () => this.tell('go', { draft: String((await openReportDraft({ kind, day, reason: reason.trim() || null })).id), report: '' }),
      async (problem) => {
        const [name, code] = Object.entries(problem.codes).find(([, one]) => codesOf('reports.fault').includes(one)) ?? [];
        if (name) await this.refuse({ [name]: saidCode('reports.fault', code) });
        else this.problem = wordsFor(problem);
      },
    );
  }

  send(event) {
    event.preventDefault();
    this.open();
  }

  day() {
    const { day: wrong } = this.wrong;
    return html`<vaadin-date-picker
      id="open-day"
      label=${t('reports.day')}
      .i18n=${pickerTexts()}
      .value=${this.wanted.day}
      .max=${today()}
      manual-validation
      ?invalid=${!!wrong}
      error-message=${wrong ? String(wrong) : ''}
      @value-changed=${(event) => event.detail.value !== this.wanted.day && this.change({ day: event.detail.value })}
    ></vaadin-date-picker>`;
  }

  render() {
    return html`<h3>${t('reports.new')}</h3>
      <div role="alert">${this.problem ? html`<p class="notice failed">${String(this.problem)}</p>` : ''}</div>
      ${this.formOf(
        'fields',
        html`${choice({
          id: 'open-kind',
          label: t('reports.kindHead'),
          value: this.wanted.kind,
          items: codesOf('reports.kind').map((value) => ({ value, label: tCode('reports.kind', value) })),
          change: (kind) => this.change({ kind }),
        })}
        ${this.day()}
        ${line({
          id: 'open-reason',
          label: t('reports.reason'),
          value: this.wanted.reason,
          wrong: this.wrong.reason ? String(this.wrong.reason) : '',
          longest: 500,
          change: (reason) => this.change({ reason }),
        })}
        <vaadin-button data-open ?disabled=${this.busy} @click=${this.open}>${t('reports.open')}</vaadin-button>`,
      )}`;
  }
}

customElements.define('open-draft', OpenDraft);
