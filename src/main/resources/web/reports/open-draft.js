import { html } from 'lit';
import { SavingElement } from '../shared/elements/saving-element.js';
import { choice } from '../shared/elements/pieces.js';
import { wordsFor } from '../shared/elements/words.js';
import { openReportDraft } from '../shared/api.js';
import { codesOf, saidCode, t, tCode } from '../shared/language.js';
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

  field(name, label, type, hint) {
    const wrong = this.wrong[name];
    return html`<div class="field ${name === 'reason' ? 'wide' : ''}">
      <label for="open-${name}">${label}</label>
      <input
        class="input"
        id="open-${name}"
        type=${type}
        maxlength="500"
        .value=${this.wanted[name]}
        aria-invalid=${wrong ? 'true' : 'false'}
        aria-describedby="open-${name}-words"
        @input=${(event) => this.change({ [name]: event.target.value })}
      />
      <p id="open-${name}-words" class=${wrong ? 'wrong' : 'small'}>${wrong ? String(wrong) : hint}</p>
    </div>`;
  }

  render() {
    return html`<h3>${t('reports.new')}</h3>
      <div role="alert">${this.problem ? html`<p class="notice failed">${String(this.problem)}</p>` : ''}</div>
      <div class="fields">
        ${choice({
          id: 'open-kind',
          label: t('reports.kindHead'),
          value: this.wanted.kind,
          items: codesOf('reports.kind').map((value) => ({ value, label: tCode('reports.kind', value) })),
          change: (kind) => this.change({ kind }),
        })}
        ${this.field('day', t('reports.day'), 'date', '')} ${this.field('reason', t('reports.reason'), 'text', t('reports.reasonHint'))}
        <vaadin-button data-open ?disabled=${this.busy} @click=${this.open}>${t('reports.open')}</vaadin-button>
      </div>`;
  }
}

customElements.define('open-draft', OpenDraft);
