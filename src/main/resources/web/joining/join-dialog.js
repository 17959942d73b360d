import { html } from 'lit';
import '@vaadin/text-area';
import { complaint as read, joinComplaint } from '../shared/api.js';
import { said, t, tCode } from '../shared/language.js';
import { kindName, severityName } from '../shared/policy-names.js';
import { exact, spoken } from '../shared/times.js';
import { unitName } from '../shared/units.js';
import { CaseDialog } from '../shared/dialogs/case-dialog.js';
import { KeptInput } from '../shared/elements/kept-input.js';
import './sentences.js';
import { wordsFor } from '../shared/elements/words.js';

const ROWS = {
  'matter.complainant': ({ complainant }) => complainant,
  'matter.phone': ({ phoneWritten }) => phoneWritten,
  'matter.waybill': ({ waybill }) => waybill ?? '',
  'matter.branch': ({ branchUnit, branch }) => unitName(branchUnit, branch) ?? '',
  'matter.kind': ({ type, subtype, severity }) => `${kindName(type, subtype)} · ${severityName(severity)}`,
  'matter.status': ({ status }) => tCode('status', status),
  'matter.holder': ({ owner }) => owner?.name ?? '',
  'matter.description': ({ description }) => description,
};

/** Of two at one moment, the one with the lower number came first. */
const cameAt = ({ receivedAt, number }) => receivedAt + number;

/** Two complaints side by side, and which of them leads when they are joined: by default the one that was received first. */
class JoinDialog extends CaseDialog {
  static properties = { second: { state: true }, leads: { state: true }, reason: { state: true } };

  constructor() {
    super();
    this.second = null;
    this.kept = new KeptInput(this, { reason: '' }, () => `join/${this.complaint.number}`);
  }

  /** @param {string} number of the other complaint */
  async open(number) {
    this.second = null;
    this.kept.open();
    await this.show();
    try {
      this.second = await read(number);
      const [first] = [this.complaint, this.second].sort((one, other) => (cameAt(one) < cameAt(other) ? -1 : 1));
      this.leads = first.number;
    } catch (problem) {
      this.problem = wordsFor(problem);
    }
    await this.updateComplete;
    this.querySelector('input[type=radio]:checked')?.focus();
  }

  send(event) {
    event.preventDefault();
    if (!this.second) return undefined;
    const { second, leads, reason } = this;
    const why = reason.trim() ? { reason: reason.trim() } : {};
    return this.change(async (number, version) => {
      if (leads === number) {
        await joinComplaint(second.number, second.version, { leader: number, leaderVersion: version, ...why });
        this.kept.done();
        return read(number);
      }
      const after = await joinComplaint(number, version, { leader: leads, leaderVersion: second.version, ...why });
      this.kept.done();
      return after;
    }, said('matter.joined'));
  }

  side(one) {
    return html`<th scope="col">
      <label
        ><input type="radio" name="leads" .value=${one.number} .checked=${this.leads === one.number} @change=${() => (this.leads = one.number)} />
        ${t('matter.leadsOne', { number: one.number })}</label
      >
    </th>`;
  }

  table() {
    const both = [this.current, this.second];
    return html`<table class="side-by-side">
      <thead>
        <tr>
          <td></td>
          ${both.map((one) => this.side(one))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">${t('matter.received')}</th>
          ${both.map(({ receivedAt }) => html`<td><time datetime=${receivedAt} title=${exact(receivedAt)}>${spoken(receivedAt)}</time></td>`)}
        </tr>
        ${Object.entries(ROWS).map(
          ([label, of]) =>
            html`<tr class=${of(both[0]) && of(both[0]) === of(both[1]) ? 'same' : ''}>
              <th scope="row">${t(label)}</th>
              ${both.map((one) => html`<td><bdi>${of(one)}</bdi></td>`)}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  render() {
    return this.frame(
      { title: t('matter.joinTitle'), save: t('matter.join') },
      html`<p>${t('matter.whatFollows')}</p>
        ${this.second ? this.table() : html`<p role="status">${this.problem ? '' : t('state.loading')}</p>`}
        <vaadin-text-area
          label=${t('matter.reasonLabel')}
          maxlength="2000"
          .value=${this.reason}
          @input=${(event) => (this.reason = event.target.value)}
        ></vaadin-text-area>`,
    );
  }
}

customElements.define('join-dialog', JoinDialog);
