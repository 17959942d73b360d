import { html } from 'lit';
import { callersOf, takeCallback } from '../shared/api.js';
import { hrefOf } from '../shared/address.js';
import { said, t, tCode } from '../shared/language.js';
import { opensHere } from '../shared/opens-here.js';
import { codeName, departmentName, kindName } from '../shared/policy-names.js';
import { tierWords } from '../shared/tiers.js';
import { exact, short } from '../shared/times.js';
import { ReadingElement } from '../shared/elements/reading-again.js';
import { say, wordsFor } from '../shared/elements/words.js';
import '../shared/elements/sla-badge.js';
import './sentences.js';

const moment = (time) => html`<time datetime=${time} title=${exact(time)}>${short(time)}</time>`;

/**
 * Known facts about who calls, before the agent says hello: files, open cases, promises, what is owed to them, and the calls before.
 * Tells `go`, and `callers-known` with the answer.
 */
class CallerPop extends ReadingElement {
  static properties = { number: {}, call: {} };

  willUpdate(changes) {
    // A call that was answered, or recorded, may open more of the files to the person than one that rings.
    if (changes.has('number') || changes.has('call')) this.ask(`${this.number}/${this.call}`, Boolean(this.number));
    if (changes.has('answer') && this.answer) this.tell('callers-known', this.answer);
  }

  ask(key, isWhole) {
    if (key !== this.key && this.key?.split('/')[0] !== key.split('/')[0]) this.answer = null;
    super.ask(key, isWhole);
  }

  read() {
    return callersOf(this.number);
  }

  /** A number that can't be read, such as a withheld one, is no fault of anyone. */
  wordsOf(problem) {
    return problem.status === 422 ? t('calls.unreadable') : wordsFor(problem);
  }

  go(event, place) {
    if (opensHere(event)) this.tell('go', { case: '', part: '', call: '', ...place });
  }

  link(place, words, more = {}) {
    return html`<a href=${hrefOf(place)} data-opens=${more.opens ?? ''} @click=${(event) => this.go(event, place)}>${words}</a>`;
  }

  async takeNow({ id }) {
    try {
      await takeCallback(id);
      this.tell('go', { view: 'callbacks', case: '' });
      say(said('calls.taken'));
    } catch (problem) {
      say(problem.status === 409 ? said('calls.notTaken') : wordsFor(problem));
    }
    this.load();
  }

  openCase(row) {
    return html`<li>
      ${this.link({ view: 'open', case: row.number }, row.number, { opens: 'case' })}
      <span class="small">${kindName(row.type, row.subtype)} · ${tCode('status', row.status)}</span> <sla-badge .due=${row.dueAt}></sla-badge>
    </li>`;
  }

  file(file) {
    const { id, name, tiers, specialCare, blacklisted, cases, open, openCases, lastContactAt, missing } = file;
    return html`<li class="file" data-customer=${id}>
      <p>
        <strong>${this.link({ view: 'customers', customer: String(id) }, html`<bdi>${name}</bdi>`, { opens: 'file' })}</strong>
        ${tiers.map((tier) => html`<span class="badge" data-tier=${tier.tier}>${tierWords(tier)}</span> `)}
        ${specialCare.map((code) => html`<span class="badge due-soon" data-care=${code}>${codeName('specialCare', code)}</span> `)}
      </p>
      <p class="small">${t('calls.cases', { n: cases, open })} · ${t('calls.lastContact')} ${moment(lastContactAt)}</p>
      ${blacklisted.map(
        ({ department, harm }) => html`<p class="notice warn" data-blacklisted>
          ${t('calls.onBlacklist', { list: department ? departmentName(department) : t('calls.companyList') })} <bdi>${harm}</bdi>
        </p>`,
      )}
      ${missing.length ? html`<p class="small ask-for">${t('calls.askFor', { what: missing.map((code) => tCode('calls.missing', code)).join(t('calls.and')) })}</p>` : ''}
      ${openCases.length ? html`<ul class="others">${openCases.map((row) => this.openCase(row))}</ul>` : ''}
    </li>`;
  }

  promises({ promises }) {
    return promises.length
      ? html`<p class="promised">
          ${t('calls.promised')}
          ${promises.map(({ complaint, dueAt }) => html`${this.link({ view: 'open', case: complaint }, complaint)} ${moment(dueAt)} `)}
        </p>`
      : '';
  }

  due({ callbacks }) {
    return callbacks.length
      ? html`<ul class="others" aria-label=${t('calls.callbacks')}>
          ${callbacks.map(
            (row) => html`<li data-callback=${row.id}>
              <strong>${t('calls.callbackOwed')}</strong> ${tCode('calls.purpose', row.purpose)}${row.complaint ? html` ${row.complaint}` : ''} · ${moment(row.dueAt)}
              ${row.reason ? html`<bdi>${row.reason}</bdi>` : ''}
              ${row.agent ? html`<span class="small">${t('calls.inHandOf', { name: row.agent.name })}</span>` : ''}
              ${row.canBeTaken
                ? html`<button class="button quiet" type="button" data-take=${row.id} @click=${() => this.takeNow(row)}>${t('calls.takeNow')}</button>`
                : ''}
            </li>`,
          )}
        </ul>`
      : '';
  }

  past({ calls }) {
    return calls.length
      ? html`<details class="past small">
          <summary>${t('calls.past', { n: calls.length })}</summary>
          <ul>
            ${calls.map(
              ({ at, agent, kind, what, urgency }) => html`<li>
                ${moment(at)} ${tCode('calls.kind', kind)}${urgency ? ` · ${tCode('calls.urgency', urgency)}` : ''} · ${agent.name}${what ? html` · <bdi>${what}</bdi>` : ''}
              </li>`,
            )}
          </ul>
        </details>`
      : '';
  }

  render() {
    if (!this.number) return '';
    return html`<div class="caller" aria-busy=${this.isBusy ? 'true' : 'false'}>
      ${this.states(
        (answer) => html`${this.promises(answer)} ${this.due(answer)}
          ${answer.items.length
            ? html`<ul class="files">${answer.items.map((file) => this.file(file))}</ul>`
            : html`<p class="small" data-first>${t('calls.firstOfNumber')}</p>`}
          ${this.past(answer)}`,
      )}
    </div>`;
  }
}

customElements.define('caller-pop', CallerPop);
