import { html } from 'lit';
import { customerTie, decideTie, endKin, liftRefusal } from '../shared/api.js';
import { said, t, tCode } from '../shared/language.js';
import { moment } from '../shared/elements/pieces.js';
import { ReadingElement } from '../shared/elements/reading-again.js';
import { say, wordsFor } from '../shared/elements/words.js';
import './sentences.js';
import './tie-form.js';

/** Whose customer a customer is (R3, R4, R10), their kin, and the agents whom they refused (R6). */
class CustomerTie extends ReadingElement {
  static properties = { customer: {}, person: {} };

  willUpdate(changes) {
    if (changes.has('customer')) {
      this.answer = null;
      this.ask(this.customer);
    }
  }

  read() {
    return customerTie(this.customer);
  }

  get leads() {
    return this.person?.role === 'supervisor';
  }

  /** @param {() => Promise<object>} work */
  async act(work) {
    try {
      this.answer = await work();
      say(said('ties.noted'));
    } catch (problem) {
      say(problem.status === 409 ? said('ties.cant.decision') : wordsFor(problem));
      this.load();
    }
  }

  tie({ tie }) {
    if (!tie) return html`<p>${t('ties.none')}</p>`;
    return html`<p>
      <strong><bdi>${tie.agent.name}</bdi></strong> <span class="small">${tCode('tieBecause', tie.because)} · ${t('ties.lastContact')} ${moment(tie.lastContactAt)} · ${t('ties.until')} ${moment(tie.until)}</span>
    </p>`;
  }

  kin(kin) {
    return html`<li data-kin=${kin.id}>
      ${tCode('kinRelation', kin.relation)}: <bdi>${kin.name}</bdi> <span class="small">${t('ties.file', { id: kin.customer })} · ${t(kin.sharesTie ? 'ties.shares' : 'ties.sharesNot')}</span>
      <button class="link" type="button" @click=${() => this.act(() => endKin(this.customer, kin.id))}>${t('ties.end')}</button>
    </li>`;
  }

  refusal(refusal) {
    return html`<li data-refusal=${refusal.id}>
      <bdi>${refusal.agent.name}</bdi>: ${tCode('refusalFault', refusal.fault)}${refusal.standsFirm ? html`, ${t('ties.standsFirm')}` : ''} →
      <strong>${tCode('refusalOutcome', refusal.outcome)}</strong>
      <span class="small">${t('ties.by', { name: refusal.decidedByName })} ${moment(refusal.decidedAt)}</span>
      <p class="small"><bdi>${refusal.words}</bdi></p>
      ${refusal.liftedAt
        ? html`<span class="small">${t('ties.lifted')} ${moment(refusal.liftedAt)}</span>`
        : this.leads && refusal.outcome === 'avoided'
          ? html`<button class="link" type="button" @click=${() => this.act(() => liftRefusal(this.customer, refusal.id))}>${t('ties.lift')}</button>`
          : ''}
    </li>`;
  }

  opinion(opinion) {
    const { id, agreed } = opinion;
    return html`<li data-opinion=${id}>
      <bdi>${opinion.agent.name}</bdi>: <bdi>${opinion.opinion}</bdi> <span class="small">${t('ties.by', { name: opinion.givenByName })} ${moment(opinion.givenAt)}</span>
      ${agreed === null
        ? this.leads
          ? [true, false].map((answer) => html`<button class="link" type="button" @click=${() => this.act(() => decideTie(this.customer, id, answer))}>${t(answer ? 'ties.agree' : 'ties.disagree')}</button> `)
          : html`<span class="small">${t('ties.waits')}</span>`
        : html`<span class="small">${t(agreed ? 'ties.agreed' : 'ties.disagreed', { name: opinion.decidedByName })} ${moment(opinion.decidedAt)}</span>`}
    </li>`;
  }

  list(rows, draw) {
    return rows.length ? html`<ul>${rows.map((row) => draw.call(this, row))}</ul>` : '';
  }

  form(what) {
    return html`<tie-form what=${what} .customer=${this.customer} @tie-changed=${({ detail }) => (this.answer = detail)}></tie-form>`;
  }

  render() {
    return this.states(
      (standing) => html`${this.tie(standing)} ${this.list(standing.kin, this.kin)} ${this.list(standing.refusals, this.refusal)}
      ${this.list(standing.opinions, this.opinion)} ${this.form('kin')} ${this.leads ? html`${this.form('refusal')} ${this.form('opinion')}` : ''}`,
    );
  }
}

customElements.define('customer-tie', CustomerTie);
