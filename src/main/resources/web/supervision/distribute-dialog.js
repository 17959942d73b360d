import { html } from 'lit';
import { FormDialog } from '../shared/elements/form-dialog.js';
import { assignComplaints, remindHolders, workloads } from '../shared/api.js';
import { t, tCode } from '../shared/language.js';
import { checkIcon, warningIcon } from '../shared/icons.js';
import { departments, departmentName } from '../shared/policy-names.js';
import './sentences.js';

/**
 * Gives chosen complaints to a colleague, or reminds their holders: the colleague with what each of them holds, then what
 * would become of each complaint, then what became of it. Nothing is changed before the second. Tells `distributed`.
 */
class DistributeDialog extends FormDialog {
  static properties = {
    chosen: { state: true },
    what: { state: true },
    step: { state: true },
    colleagues: { state: true },
    person: { state: true },
    results: { state: true },
  };

  constructor() {
    super();
    this.chosen = [];
    this.what = 'assign';
    this.step = 'person';
    this.colleagues = [];
    this.person = 0;
    this.results = [];
  }

  /** @param {object[]} chosen ComplaintRows of the contract @param {'assign' | 'remind'} what */
  async open(chosen, what) {
    this.chosen = chosen;
    this.what = what;
    this.step = 'person';
    this.person = 0;
    this.colleagues = [];
    this.results = [];
    await this.show();
    if (what === 'remind') {
      await this.goOn();
    } else {
      await this.save(async () => (this.colleagues = (await workloads()).items));
      await this.updateComplete;
      this.querySelector('input[type=radio]')?.focus();
    }
  }

  ask(dryRun) {
    return this.what === 'remind'
      ? remindHolders({ numbers: this.chosen.map(({ number }) => number), dryRun })
      : assignComplaints({
          person: this.person,
          cases: this.chosen.map(({ number, version }) => ({ number, version })),
          dryRun,
        });
  }

  async send(event) {
    event.preventDefault();
    if (this.step === 'done') {
      this.close();
    } else if (this.what === 'assign' && !this.person) {
      this.problem = t('work.personMissing');
      this.querySelector('input[type=radio]')?.focus();
    } else if (this.step === 'preview' && this.possible === 0) {
      this.close();
    } else {
      await this.goOn();
    }
  }

  async goOn() {
    await this.save(async () => {
      const isPreview = this.step === 'person';
      this.results = (await this.ask(isPreview)).items;
      this.step = isPreview ? 'preview' : 'done';
      if (!isPreview) this.tell('distributed');
    });
    await this.updateComplete;
    this.querySelector('.decisions')?.focus();
  }

  get possible() {
    return this.results.filter(({ done }) => done).length;
  }

  get title() {
    const [first] = this.chosen;
    return this.chosen.length === 1
      ? tCode('work.titleOne', this.what, { number: first.number })
      : tCode('work.title', this.what, { n: this.chosen.length });
  }

  get saveWords() {
    if (this.step === 'person') return t('decision.preview');
    if (this.step === 'done' || this.possible === 0) return t('dialog.close');
    return tCode('work.now', this.what, { n: this.possible });
  }

  colleague({ person, department, open, overdue }) {
    const id = `colleague-${person.id}`;
    return html`<label class="colleague" for=${id}>
      <input
        type="radio"
        name="colleague"
        id=${id}
        .checked=${this.person === person.id}
        @change=${() => (this.person = person.id)}
      />
      <span><bdi>${person.name}</bdi>${department && departments().length > 1 ? ` · ${departmentName(department)}` : ''}</span>
      <span class="grow"></span>
      <span class="small">${t('work.load', { n: open })}</span>
      ${overdue > 0 ? html`<span class="badge breached">${warningIcon()}${t('work.loadLate', { n: overdue })}</span>` : ''}
    </label>`;
  }

  refusal(code) {
    return this.what === 'assign' ? tCode('work.assignCode', code) : tCode('work.remindCode', code);
  }

  result({ number, done, code, kind }) {
    const { owner } = this.chosen.find((row) => row.number === number) ?? {};
    return html`<tr>
      <th scope="row">${number}</th>
      <td><bdi>${owner?.name ?? t('work.unowned')}</bdi></td>
      <td>
        ${done
          ? html`<span class="badge met">${checkIcon()}${kind ? tCode('noticeKind', kind) : t('work.fits')}</span>`
          : html`<span class="badge due-soon">${warningIcon()}${this.refusal(code)}</span>`}
      </td>
    </tr>`;
  }

  summary() {
    const failed = this.results.length - this.possible;
    const to = this.colleagues.find(({ person }) => person.id === this.person)?.person.name ?? '';
    const words = tCode(this.step === 'preview' ? 'work.would' : 'work.did', this.what, { n: this.possible, name: to });
    return html`<p role="status"><strong>${words}</strong> ${failed > 0 ? t('work.cannot', { n: failed }) : ''}</p>`;
  }

  table() {
    return html`${this.summary()}
      <div class="decisions wide" tabindex="0" role="region" aria-label=${this.title}>
        <table>
          <thead>
            <tr>
              <th scope="col">${t('decision.head.case')}</th>
              <th scope="col">${t('work.holderNow')}</th>
              <th scope="col">${t('work.result')}</th>
            </tr>
          </thead>
          <tbody>
            ${this.results.map((result) => this.result(result))}
          </tbody>
        </table>
      </div>`;
  }

  people() {
    if (this.what === 'remind') return '';
    return html`<fieldset class="colleagues">
      <legend>${t('work.person')}</legend>
      ${this.colleagues.map((held) => this.colleague(held))}
    </fieldset>`;
  }

  render() {
    return this.frame({ title: this.title, save: this.saveWords }, this.step === 'person' ? this.people() : this.table());
  }
}

customElements.define('distribute-dialog', DistributeDialog);
