import { html } from 'lit';
import '@vaadin/text-area';
import { FormDialog } from '../shared/elements/form-dialog.js';
import { KeptInput } from '../shared/elements/kept-input.js';
import { decideExtensions } from '../shared/api.js';
import { said, t } from '../shared/language.js';
import { checkIcon, warningIcon } from '../shared/icons.js';
import { exact, short } from '../shared/times.js';
import './sentences.js';

/**
 * Grants or refuses chosen extensions in three steps: the reason, the effect on each, the result. Nothing is decided
 * before the second. Tells `decided`.
 */
class DecisionDialog extends FormDialog {
  static properties = { chosen: { state: true }, granted: { state: true }, reason: { state: true }, step: { state: true }, results: { state: true } };

  constructor() {
    super();
    this.chosen = [];
    this.granted = true;
    this.step = 'reason';
    this.results = [];
    this.kept = new KeptInput(this, { reason: '' }, () => `decision/${this.granted ? 'grant' : 'refuse'}`);
  }

  /** @param {object[]} chosen Extensions of the contract @param {boolean} granted */
  async open(chosen, granted) {
    this.chosen = chosen;
    this.granted = granted;
    this.kept.open();
    this.step = 'reason';
    await this.show();
    this.querySelector('vaadin-text-area').focus();
  }

  ask(dryRun) {
    const ids = this.chosen.map(({ id }) => id);
    return decideExtensions({ ids, granted: this.granted, reason: this.reason.trim(), dryRun });
  }

  async send(event) {
    event.preventDefault();
    if (this.step === 'done') {
      this.close();
    } else if (this.step === 'reason' && !this.reason.trim()) {
      this.problem = said('step.wordsMissing');
    } else {
      await this.save(async () => {
        const isPreview = this.step === 'reason';
        this.results = (await this.ask(isPreview)).results;
        this.step = isPreview ? 'preview' : 'done';
        if (isPreview) return;
        this.kept.done();
        this.tell('decided');
      });
      await this.updateComplete;
      this.querySelector('.decisions')?.focus();
    }
  }

  get title() {
    return t(this.granted ? 'decision.grantTitle' : 'decision.refuseTitle', { n: this.chosen.length });
  }

  get saveWords() {
    if (this.step === 'reason') return t('decision.preview');
    if (this.step === 'done') return t('dialog.close');
    return t(this.granted ? 'decision.grantNow' : 'decision.refuseNow', { n: this.possible });
  }

  get possible() {
    return this.results.filter(({ problem }) => problem === null).length;
  }

  summary() {
    const failed = this.results.length - this.possible;
    const words =
      this.step === 'preview'
        ? t(this.granted ? 'decision.wouldGrant' : 'decision.wouldRefuse', { n: this.possible })
        : t(this.granted ? 'decision.didGrant' : 'decision.didRefuse', { n: this.possible });
    return html`<p role="status"><strong>${words}</strong> ${failed > 0 ? t('decision.cannot', { n: failed }) : ''}</p>`;
  }

  result({ id, number, dueBefore, dueAfter, breachTakenBack, problem }) {
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
      <td>${this.granted && dueAfter ? html`→ <time title=${exact(dueAfter)}>${short(dueAfter)}</time>` : t('decision.unchanged')}</td>
      <td>${breachTakenBack ? html`<span class="badge met">${checkIcon()}${t('decision.breachTakenBack')}</span>` : ''}</td>
    </tr>`;
  }

  table() {
    return html`${this.summary()}
      <div class="decisions wide" tabindex="0" role="region" aria-label=${this.title}>
        <table>
          <thead>
            <tr>
              <th scope="col">${t('decision.head.case')}</th>
              <th scope="col">${t('decision.head.before')}</th>
              <th scope="col">${t('decision.head.after')}</th>
              <td></td>
            </tr>
          </thead>
          <tbody>
            ${this.results.map((result) => this.result(result))}
          </tbody>
        </table>
      </div>`;
  }

  render() {
    return this.frame(
      { title: this.title, save: this.saveWords },
      this.step === 'reason'
        ? html`<vaadin-text-area
            label=${t('step.reason')}
            helper-text=${t(this.granted ? 'decision.grantHint' : 'decision.refuseHint')}
            min-rows="3"
            maxlength="2000"
            .value=${this.reason}
            @input=${(event) => (this.reason = event.target.value)}
          ></vaadin-text-area>`
        : this.table(),
    );
  }
}

customElements.define('decision-dialog', DecisionDialog);
