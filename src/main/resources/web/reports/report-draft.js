import { html } from 'lit';
import { KeptInput } from '../shared/elements/kept-input.js';
import { SavingElement } from '../shared/elements/saving-element.js';
import '../shared/dialogs/ask-first.js';
import { choice, moment } from '../shared/elements/pieces.js';
import { say, wordsFor } from '../shared/elements/words.js';
import { addReportRemark, dropReportDraft, previewReport, publishReport, reportDraft, takeReportRemarkAway } from '../shared/api.js';
import { language, said, t, tCode } from '../shared/language.js';
import { datesOf } from '../shared/times.js';
import { departmentName, departments, itemsOf } from '../shared/policy-names.js';
import { articleOf, paper } from './paper.js';
import './sentences.js';

const NO_REMARK = { section: 'proposal', text: '', department: '' };

/** A draft: proposals are typed, the report is looked at, and published as it was seen. */
class ReportDraft extends SavingElement {
  static properties = { draftId: {}, draft: { state: true }, seen: { state: true }, article: { state: true }, remark: { state: true } };

  constructor() {
    super();
    this.kept = new KeptInput(this, { remark: NO_REMARK }, () => `report-remark/${this.draftId}`);
    this.forget();
  }

  forget() {
    this.draft = null;
    this.seen = null;
    this.article = null;
  }

  willUpdate() {
    const key = `${this.draftId} ${language()}`;
    if (key === this.key) return;
    this.key = key;
    this.forget();
    this.kept.open();
    this.load(key);
  }

  async load(key = this.key) {
    try {
      const draft = await reportDraft(this.draftId);
      const preview = await previewReport(this.draftId, language());
      if (key !== this.key) return;
      if (!draft.sections.includes(this.remark.section)) this.remark = { ...this.remark, section: draft.sections[0] };
      this.draft = draft;
      this.seen = { version: preview.version, position: preview.position, digest: preview.digest };
      this.article = articleOf(preview.html);
      this.problem = '';
    } catch (problem) {
      if (key === this.key) this.problem = wordsFor(problem);
    }
  }

  /** A draft takes the focus when it is opened, but not when it is read again after a change. */
  updated(changed) {
    super.updated(changed);
    if (!changed.has('draft') || !this.draft || this.focused === this.draftId) return;
    this.focused = this.draftId;
    this.querySelector('h2')?.focus();
  }

  send(event) {
    event.preventDefault();
    this.add();
  }

  add() {
    const { section, text, department } = this.remark;
    if (!text.trim()) {
      this.refuse({ text: said('reports.textMissing') });
      return;
    }
    this.save(async () => {
      await addReportRemark(this.draftId, { section, text, department: department || null });
      this.kept.done();
      await this.load();
    });
  }

  takeAway(id) {
    this.save(async () => {
      await takeReportRemarkAway(this.draftId, id);
      await this.load();
    });
  }

  publish() {
    this.save(
      async () => {
        const report = await publishReport(this.draftId, this.seen);
        say(said('reports.publishedAs', { number: report.number }));
        this.tell('go', { draft: '', report: report.number });
      },
      async (problem) => {
        if (problem.status !== 412) {
          this.problem = wordsFor(problem);
          return;
        }
        await this.load();
        this.problem = said('reports.lookAgain');
      },
    );
  }

  drop() {
    this.save(async () => {
      await dropReportDraft(this.draftId);
      this.tell('go', { draft: '' });
    });
  }

  /** Both can't be taken back. */
  asked(name, look, words, question, act) {
    return this.seen
      ? html`<ask-first
          data-act=${name}
          .look=${look}
          .words=${words}
          .question=${question}
          .yes=${words}
          .no=${t('reports.notYet')}
          @confirmed=${() => act.call(this)}
        ></ask-first>`
      : '';
  }

  remarks() {
    const { remarks, sections } = this.draft;
    const { section, text, department } = this.remark;
    return html`<section class="editing" aria-labelledby="remarks-title">
      <h3 id="remarks-title">${t('reports.remarks')}</h3>
      <ol class="remarks">
        ${remarks.map(
          (one) => html`<li>
            <strong>${tCode('reports.section', one.section)}</strong>${one.department ? html` · <bdi>${departmentName(one.department)}</bdi>` : ''}
            <bdi class="typed">${one.text}</bdi>
            <span class="small"><bdi>${one.by}</bdi> · ${moment(one.at)}</span>
            <button class="link" aria-label=${t('reports.takeAway', { text: one.text })} @click=${() => this.takeAway(one.id)}>×</button>
          </li>`,
        )}
      </ol>
      ${this.formOf(
        'fields',
        html`${choice({
          id: 'remark-section',
          label: t('reports.sectionLabel'),
          value: section,
          items: sections.map((value) => ({ value, label: tCode('reports.section', value) })),
          change: (value) => (this.remark = { ...this.remark, section: value }),
        })}
        ${choice({
          id: 'remark-department',
          label: t('reports.department'),
          value: department,
          items: [{ value: '', label: t('reports.noDepartment') }, ...itemsOf(departments())],
          change: (value) => (this.remark = { ...this.remark, department: value }),
        })}
        <div class="field wide">
          <label for="remark-text">${t('reports.text')}</label>
          <textarea
            class="input"
            id="remark-text"
            dir="auto"
            maxlength="4000"
            aria-invalid=${this.wrong.text ? 'true' : 'false'}
            aria-describedby="remark-text-words"
            .value=${text}
            @input=${(event) => {
              this.remark = { ...this.remark, text: event.target.value };
              this.right('text');
            }}
          ></textarea>
          <p id="remark-text-words" class="wrong" ?hidden=${!this.wrong.text}>${this.wrong.text ? String(this.wrong.text) : ''}</p>
        </div>
        <vaadin-button data-add-remark ?disabled=${this.busy} @click=${this.add}>${t('reports.addRemark')}</vaadin-button>`,
      )}
    </section>`;
  }

  render() {
    return html`<div class="report-tools">
        <button class="link" @click=${() => this.tell('go', { draft: '' })}>${t('reports.back')}</button>
        ${this.asked('publish', 'button primary', t('reports.publish'), t('reports.publishSure'), this.publish)}
        ${this.asked('drop', 'link', t('reports.drop'), t('reports.dropSure'), this.drop)}
      </div>
      <div role="alert">${this.problem ? html`<p class="notice failed">${String(this.problem)}</p>` : ''}</div>
      ${this.draft
        ? html`<h2 class="editing" tabindex="-1" data-home>
              ${t('reports.draftOf', { kind: tCode('reports.kind', this.draft.kind), days: datesOf(this.draft.from, this.draft.to) })}
            </h2>
            ${this.remarks()}
            <section>
              <h3 class="editing">${t('reports.preview')}</h3>
              <p class="small editing">${t('reports.previewHint')}</p>
              ${paper(this.article)}
            </section>`
        : html`<div class="skeleton" role="status" aria-label=${t('state.loading')}></div>`}`;
  }
}

customElements.define('report-draft', ReportDraft);
