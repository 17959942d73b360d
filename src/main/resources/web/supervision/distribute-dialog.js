import { html } from 'lit';
import { assignComplaints, remindHolders, workloads } from '../shared/api.js';
import { said, t, tCode } from '../shared/language.js';
import { checkIcon, warningIcon } from '../shared/icons.js';
import { departments, departmentName } from '../shared/policy-names.js';
import { PreviewDialog } from './preview-dialog.js';

/**
 * Gives chosen complaints to a colleague, who is chosen by what each of them holds, or reminds their holders. Tells
 * `distributed`.
 */
class DistributeDialog extends PreviewDialog {
  static properties = { what: { state: true }, colleagues: { state: true }, person: { state: true } };

  constructor() {
    super();
    this.what = 'assign';
    this.colleagues = [];
    this.person = 0;
  }

  /** @param {object[]} chosen ComplaintRows of the contract @param {'assign' | 'remind'} what */
  async open(chosen, what) {
    this.begin(chosen);
    this.what = what;
    this.person = 0;
    this.colleagues = [];
    await this.show();
    if (what === 'remind') {
      await this.goOn();
    } else {
      await this.save(async () => (this.colleagues = (await workloads()).items));
      await this.updateComplete;
      this.querySelector('input[type=radio]')?.focus();
    }
  }

  async ask(dryRun) {
    const { items } =
      this.what === 'remind'
        ? await remindHolders({ numbers: this.chosen.map(({ number }) => number), dryRun })
        : await assignComplaints({
            person: this.person,
            cases: this.chosen.map(({ number, version }) => ({ number, version })),
            dryRun,
          });
    return items;
  }

  fits({ done }) {
    return done;
  }

  carriedOut() {
    this.tell('distributed');
  }

  async send(event) {
    event.preventDefault();
    if (this.step === 'done') {
      this.close();
    } else if (this.what === 'assign' && !this.person) {
      this.problem = said('work.personMissing');
      this.querySelector('input[type=radio]')?.focus();
    } else if (this.step === 'preview' && this.possible === 0) {
      this.close();
    } else {
      await this.goOn();
    }
  }

  get title() {
    const [first] = this.chosen;
    return this.chosen.length === 1
      ? tCode('work.titleOne', this.what, { number: first.number })
      : tCode('work.title', this.what, { n: this.chosen.length });
  }

  get saveWords() {
    if (this.step === 'begin') return t('decision.preview');
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

  /** The name of the colleague that is chosen. */
  get to() {
    return this.colleagues.find(({ person }) => person.id === this.person)?.person.name ?? '';
  }

  /** The holder at this moment: the colleague once the case was given. */
  holder({ number, done }) {
    if (done && this.step === 'done' && this.what === 'assign') return this.to;
    return this.chosen.find((row) => row.number === number)?.owner?.name ?? t('work.unowned');
  }

  /** What will happen to a case that allows it, and afterwards what did. */
  doneWords(kind) {
    if (kind) return tCode('noticeKind', kind);
    return t(this.step === 'done' ? 'work.given' : 'work.fits');
  }

  result(of) {
    const { number, done, code, kind } = of;
    return html`<tr>
      <th scope="row">${number}</th>
      <td><bdi>${this.holder(of)}</bdi></td>
      <td>
        ${done
          ? html`<span class="badge met">${checkIcon()}${this.doneWords(kind)}</span>`
          : html`<span class="badge due-soon">${warningIcon()}${this.refusal(code)}</span>`}
      </td>
    </tr>`;
  }

  effect() {
    const words = tCode(this.step === 'preview' ? 'work.would' : 'work.did', this.what, { n: this.possible, name: this.to });
    return this.table(this.summary(words, 'work.cannot'), [t('decision.head.case'), t('work.holderNow'), t('work.result')]);
  }

  people() {
    if (this.what === 'remind') return '';
    return html`<fieldset class="colleagues">
      <legend>${t('work.person')}</legend>
      ${this.colleagues.map((held) => this.colleague(held))}
    </fieldset>`;
  }

  render() {
    return this.frame({ title: this.title, save: this.saveWords }, this.step === 'begin' ? this.people() : this.effect());
  }
}

customElements.define('distribute-dialog', DistributeDialog);
