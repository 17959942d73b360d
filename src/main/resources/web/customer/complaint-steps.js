import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { nameOf, t, tCode } from '../shared/language.js';
import { exact, spoken } from '../shared/times.js';
import { keep, kept } from '../shared/storage.js';
import { checkIcon, clockIcon, pauseIcon, warningIcon } from '../shared/icons.js';

/** The status after each status, up to the last. */
const NEXT = {
  received: 'investigate',
  reopened: 'investigate',
  assigned: 'investigate',
  investigating: 'answer',
  resolved: 'rate',
  callback: 'rate',
  closed: null,
  withdrawn: null,
  'not-valid': null,
};

const ICONS = { breached: warningIcon, paused: pauseIcon };

/**
 * The steps done and what was written, oldest first, then the next step and its date. What came since the last visit is marked; when that was
 * is known to this browser alone.
 */
class ComplaintSteps extends PageElement {
  static properties = { tracked: {}, seen: { state: true } };

  get seenKey() {
    return `hotline-seen/${this.tracked.number}`;
  }

  willUpdate(changes) {
    if (changes.has('tracked') && changes.get('tracked')?.number !== this.tracked.number) this.seen = Number(kept(this.seenKey) ?? Infinity);
  }

  updated() {
    keep(this.seenKey, String(this.tracked.steps.length));
  }

  isNew({ byCustomer }, place) {
    return !byCustomer && place >= this.seen;
  }

  next() {
    const next = NEXT[this.tracked.status];
    if (!next) return '';
    return html`<li class="next">
      ${clockIcon()}
      <div>
        <p>${tCode('customer.next', next)}</p>
        ${this.tracked.late || this.tracked.waitingFor
          ? ''
          : html`<p class="small" title=${exact(this.tracked.promisedAt)}>
              ${t('promise.by', { at: spoken(this.tracked.promisedAt) })}
            </p>`}
      </div>
    </li>`;
  }

  /** What a step promised or asks for. */
  told({ waitingFor, replyBy, promisedAt }) {
    return html`${waitingFor ? html`<p>${nameOf(waitingFor.name)}</p>` : ''}
    ${replyBy ? html`<p>${t('follow.replyBy', { at: spoken(replyBy) })}</p>` : ''}
    ${promisedAt ? html`<p>${t('follow.dueNow', { at: spoken(promisedAt) })}</p>` : ''}`;
  }

  render() {
    return html`<ol class="story">
      ${this.tracked.steps.map(
        (step, place) => html`<li class="${step.type} ${step.byCustomer ? 'own' : ''}">
          ${ICONS[step.type]?.() ?? checkIcon()}
          <div>
            <p>
              ${this.isNew(step, place) ? html`<span class="badge running" data-new>${t('follow.new')}</span>` : ''}
              ${step.type === 'noted' && step.byCustomer ? t('add.byCustomer') : tCode('customer.step', step.type)}
            </p>
            ${this.told(step)}
            ${step.text ? html`<p class="words quoted">${step.text}</p>` : ''}
            ${step.files ? html`<p class="small" data-files>${t('follow.files', { n: step.files })}</p>` : ''}
            <time class="small" datetime=${step.at} title=${exact(step.at)}>${spoken(step.at)}</time>
          </div>
        </li>`,
      )}
      ${this.next()}
    </ol>`;
  }
}

customElements.define('complaint-steps', ComplaintSteps);
