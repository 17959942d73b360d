import { html } from 'lit';
import '@vaadin/text-area';
import { fault } from '../shared/elements/fault.js';
import { KeptInput } from '../shared/elements/kept-input.js';
import { missing } from '../shared/elements/words.js';
import { decideExtensions } from '../shared/api.js';
import { t } from '../shared/language.js';
import { checkIcon, warningIcon } from '../shared/icons.js';
import { provisionalMark } from '../shared/elements/provisional-mark.js';
import { exact, short } from '../shared/times.js';
import { PreviewDialog } from './preview-dialog.js';

/** Grants or refuses chosen extensions, with a reason. Tells `decided`. */
class DecisionDialog extends PreviewDialog {
  static properties = { granted: { state: true }, reason: { state: true } };

  constructor() {
    super();
    this.granted = true;
    this.kept = new KeptInput(this, { reason: '' }, () => `decision/${this.granted ? 'grant' : 'refuse'}`);
  }

  /** @param {object[]} chosen Extensions of the contract @param {boolean} granted */
  async open(chosen, granted) {
    this.begin(chosen);
    this.granted = granted;
    this.kept.open();
    await this.show();
    this.querySelector('vaadin-text-area').focus();
  }

  async ask(dryRun) {
    const ids = this.chosen.map(({ id }) => id);
    return (await decideExtensions({ ids, granted: this.granted, reason: this.reason.trim(), dryRun })).results;
  }

  fits({ problem }) {
    return problem === null;
  }

  carriedOut() {
    this.kept.done();
    this.tell('decided');
  }

  async send(event) {
    event.preventDefault();
    if (this.step === 'done') {
      this.close();
    } else if (this.step === 'begin' && !this.reason.trim()) {
      this.refuse({ reason: missing('step.reason') });
    } else {
      await this.goOn();
    }
  }

  get title() {
    const [first] = this.chosen;
    if (this.chosen.length === 1) return t(this.granted ? 'decision.grantOne' : 'decision.refuseOne', { number: first.number });
    return t(this.granted ? 'decision.grantTitle' : 'decision.refuseTitle', { n: this.chosen.length });
  }

  get saveWords() {
    if (this.step === 'begin') return t('decision.preview');
    if (this.step === 'done') return t('dialog.close');
    return t(this.granted ? 'decision.grantNow' : 'decision.refuseNow', { n: this.possible });
  }

  /** The requests that are decided on, with the reason that was given for it. */
  askedFor() {
    return html`<ul class="asked-for" tabindex="0" aria-label=${t('decision.askedFor')}>
      ${this.chosen.map(
        ({ number, workingDays, reason }) => html`<li>
          <strong>${number}</strong> · ${t('span.workingDays', { n: workingDays })}<br /><bdi>${reason}</bdi>
        </li>`,
      )}
    </ul>`;
  }

  effect() {
    const words =
      this.step === 'preview'
        ? t(this.granted ? 'decision.wouldGrant' : 'decision.wouldRefuse', { n: this.possible })
        : t(this.granted ? 'decision.didGrant' : 'decision.didRefuse', { n: this.possible });
    const heads = [t('decision.head.case'), t('decision.head.before'), t('decision.head.after'), ''];
    return this.table(this.summary(words, 'decision.cannot'), heads);
  }

  result({ id, number, dueBefore, dueAfter, provisional, breachTakenBack, problem }) {
    const shown = number ?? this.chosen.find((row) => row.id === id)?.number;
    if (problem) {
      return html`<tr>
        <th scope="row">${shown}</th>
        <td colspan="3"><span class="badge due-soon">${warningIcon()}${t('decision.notPossible')}</span></td>
      </tr>`;
    }
    return html`<tr>
      <th scope="row">${shown}</th>
      <td>${dueBefore ? html`<time title=${exact(dueBefore)}>${short(dueBefore)}</time>` : '—'}</td>
      <td>${this.granted && dueAfter ? html`→ <time title=${exact(dueAfter)}>${short(dueAfter)}</time> ${provisionalMark(provisional)}` : t('decision.unchanged')}</td>
      <td>${breachTakenBack ? html`<span class="badge met">${checkIcon()}${t('decision.breachTakenBack')}</span>` : ''}</td>
    </tr>`;
  }

  render() {
    return this.frame(
      { title: this.title, save: this.saveWords },
      this.step === 'begin'
        ? html`${this.askedFor()}
            <vaadin-text-area
            label=${t('step.reason')}
            helper-text=${t(this.granted ? 'decision.grantHint' : 'decision.refuseHint')}
            min-rows="3"
            maxlength="2000"
            .value=${this.reason}
          ${fault(this, 'reason')}
            @input=${(event) => (this.reason = event.target.value)}
          ></vaadin-text-area>`
        : this.effect(),
    );
  }
}

customElements.define('decision-dialog', DecisionDialog);
