import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { say, wordsFor } from '../shared/elements/words.js';
import { dismissHint, joined, separateComplaint } from '../shared/api.js';
import { said, t } from '../shared/language.js';
import { linkIcon } from '../shared/icons.js';
import { complaintWords, reasonWords } from './matter-words.js';
import './join-dialog.js';

/**
 * The complaints about the matter of a case: the one that leads, those that follow, and those that may be about it, to be compared, joined or
 * dismissed. Read again with each version of the case. Tells `complaint-changed` and `go`.
 */
class JoinedComplaints extends PageElement {
  static properties = { complaint: {}, person: {}, around: { state: true }, problem: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.around = null;
    this.problem = '';
    this.busy = false;
  }

  willUpdate(changes) {
    if (!changes.has('complaint')) return;
    const { number, version } = this.complaint;
    if (number !== this.number) this.around = null;
    if (number !== this.number || version !== this.version) this.load();
    this.number = number;
    this.version = version;
  }

  async load() {
    const { number } = this.complaint;
    const around = await joined(number).catch(() => null);
    if (number !== this.complaint.number || !around) return;
    this.around = around;
    this.noticeLater();
  }

  /** The pair of a new complaint is noticed a moment after its receipt. */
  noticeLater() {
    clearTimeout(this.later);
    if (this.isLookedAtAgain === this.complaint.number || this.around.hints.length) return;
    this.isLookedAtAgain = this.complaint.number;
    this.later = setTimeout(() => this.isConnected && this.load(), 2_000);
  }

  open = (number) => this.tell('go', { case: number });

  async act(work, done) {
    if (this.busy) return;
    this.busy = true;
    this.problem = '';
    try {
      const after = await work();
      if (after?.number === this.complaint.number) this.tell('complaint-changed', after);
      await this.load();
      say(done);
    } catch (problem) {
      this.problem = wordsFor(problem);
    } finally {
      this.busy = false;
    }
  }

  separate(row) {
    return this.act(() => separateComplaint(row.number, row.version, {}), said('matter.separated'));
  }

  dismiss(row) {
    return this.act(() => dismissHint(this.complaint.number, row.number), said('matter.dismissed'));
  }

  button(words, label, act) {
    return html`<button class="button quiet" type="button" ?disabled=${this.busy} aria-label=${label} @click=${act}>${words}</button>`;
  }

  follower(row) {
    return html`<li data-follower=${row.number}>
      ${complaintWords(row, this.open)} ${this.button(t('matter.separate'), t('matter.separateFrom', { number: row.number }), () => this.separate(row))}
    </li>`;
  }

  /** Supervisors, and the agent who works on one of the two. */
  mayDecide(other) {
    return this.person?.role === 'supervisor' || [this.complaint.owner, other.owner].some((owner) => owner && owner.id === this.person?.id);
  }

  hint({ complaint, reasons }) {
    return html`<li data-hint=${complaint.number}>
      <p>${t('matter.mayBe', { reasons: reasonWords(reasons) })}</p>
      ${complaintWords(complaint, this.open)}
      ${this.mayDecide(complaint) ? this.acts(complaint) : html`<p class="small">${t('matter.takeFirst')}</p>`}
    </li>`;
  }

  acts(complaint) {
    return html`<span class="acts"
        >${this.button(t('matter.compare'), t('matter.compareWith', { number: complaint.number }), () => this.querySelector('join-dialog').open(complaint.number))}
        ${this.button(t('matter.dismiss'), t('matter.dismissWith', { number: complaint.number }), () => this.dismiss(complaint))}</span
      >`;
  }

  render() {
    const { around } = this;
    if (!around || (!around.leader && !around.followers.length && !around.hints.length)) return '';
    return html`<section class="joined" aria-label=${t('matter.title')}>
        ${around.leader
          ? html`<p class="notice warn" data-leader=${around.leader.number}>
              ${linkIcon()}<span
                >${t('matter.follows')} ${complaintWords(around.leader, this.open)}
                ${this.button(t('matter.separate'), t('matter.separateFrom', { number: around.leader.number }), () => this.separate(this.complaint))}</span
              >
            </p>`
          : ''}
        ${around.followers.length
          ? html`<h3>${t('matter.leads', { n: around.followers.length })}</h3>
              <ul>
                ${around.followers.map((row) => this.follower(row))}
              </ul>`
          : ''}
        ${around.hints.length
          ? html`<div role="status">
              <ul class="hints">
                ${around.hints.map((hint) => this.hint(hint))}
              </ul>
            </div>`
          : ''}
        <div role="alert">${this.problem ? html`<p class="notice failed">${this.problem}</p>` : ''}</div>
      </section>
      <join-dialog .complaint=${this.complaint}></join-dialog>`;
  }
}

customElements.define('joined-complaints', JoinedComplaints);
