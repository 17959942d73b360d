import { html } from 'lit';
import { answerOffer, myOffer } from '../shared/api.js';
import { now } from '../shared/clock.js';
import { said, saidCode, t, tCode } from '../shared/language.js';
import { keysOf } from '../shared/keys.js';
import { channelName, kindName, severityName } from '../shared/policy-names.js';
import { bellIcon, phoneIcon } from '../shared/icons.js';
import { keyHint } from '../shared/elements/keyboard.js';
import { ReadingElement } from '../shared/elements/reading-again.js';
import { say, wordsFor } from '../shared/elements/words.js';
import { exact, short } from '../shared/times.js';
import './sentences.js';
import { isSilent, keepSilent, OfferAlert } from './offer-alert.js';
import { offerReason } from './offer-reason.js';

/** Why an offer was withdrawn, where the agent is to know. */
const SAID_WHY = ['hands-full', 'by-supervisor'];
const REASONS = ['not-trained', 'knows-customer', 'still-busy', 'leaving', 'other'];
const OF_CAMPAIGN = ['campaign', 'cadence'];
/** A call that is about no case is named by what wants it. */
const workName = ({ source, case: number }) => number ?? tCode('offer.source', source);
const nameIn = ({ kind, subject, number }) => `${kind}/${subject}/${number}`;

/** The work that is offered to the person: what, why to them, until when. Tells `go` once it is accepted. */
class OfferCard extends ReadingElement {
  static properties = { person: {}, isLive: {}, silent: { state: true }, declining: { state: true } };

  constructor() {
    super();
    this.silent = isSilent();
    this.declining = false;
    this.alert = new OfferAlert(() => t('offer.title'));
  }

  connectedCallback() {
    super.connectedCallback();
    const each = setInterval(() => this.tick(), 1_000);
    this.endings.push(() => clearInterval(each), () => this.alert.end());
  }

  willUpdate(changes) {
    if (changes.has('person') && this.person) this.askOnceLive(String(this.person.id), this.isLive);
    if (changes.has('answer')) this.compare(changes.get('answer'));
  }

  read() {
    return myOffer();
  }

  onFloor({ own }) {
    if (own) this.load();
  }

  onLive() {
    this.load();
  }

  get offer() {
    return this.answer?.open ?? null;
  }

  get left() {
    return Math.max(0, Math.ceil((Date.parse(this.offer.until) - now()) / 1_000));
  }

  /** An offer that is over stays on no screen, even where no word of its end arrives. */
  tick() {
    if (!this.offer) return;
    if (this.left === 0) this.load();
    this.requestUpdate();
  }

  /** What became of the offer that was shown here, unless it was answered here. */
  compare(before) {
    const shown = before?.open;
    if (this.offer) this.alert.begin(nameIn(this.offer));
    else this.alert.end();
    if (!shown || (this.offer && nameIn(this.offer) === nameIn(shown))) return;
    this.declining = false;
    const { last } = this.answer ?? {};
    if (!last || nameIn(last) !== nameIn(shown) || this.answered === nameIn(shown)) return;
    if (last.kind === 'call' && last.answer === 'accepted') return;
    if (last.takenBy) say(said('offer.takenBy', { number: workName(last), name: last.takenBy }));
    else if (SAID_WHY.includes(last.reason)) say(saidCode('offer.withdrawn', last.reason, { number: workName(last) }));
    else say(saidCode('offer.ended', last.answer, { number: workName(last) }));
  }

  /** A second click, or the other key, finds the answer under way. */
  async give(answer) {
    const { offer } = this;
    if (!offer || this.isSending || this.answered === nameIn(offer)) return;
    this.isSending = true;
    try {
      const done = await answerOffer(offer, answer);
      this.answered = nameIn(offer);
      this.dropReadings();
      this.answer = { ...this.answer, open: null };
      if (done.answer === 'accepted') this.show(done);
    } catch (problem) {
      if (problem.status !== 409) say(wordsFor(problem));
    } finally {
      this.isSending = false;
    }
    this.load();
  }

  show(done) {
    if (done.kind === 'visit') this.tell('go', { view: 'calls', part: 'visitors', case: '' });
    else if (done.kind === 'case') this.tell('go', { view: 'mine', case: done.case });
    else if (OF_CAMPAIGN.includes(done.source)) this.tell('go', { view: 'care', part: 'calls', case: '' });
    else this.tell('go', { view: 'callbacks', case: '' });
    say(said('offer.accepted', { number: workName(done) }));
  }

  accept() {
    if (this.offer?.kind === 'call') return;
    this.give({ answer: 'accepted' });
  }

  /** The reasons come up; the key again hides them. */
  async decline() {
    if (!this.offer) return;
    this.declining = !this.declining;
    await this.updateComplete;
    this.querySelector(this.declining ? '[data-reason]' : '[data-act=accept], [data-act=decline]')?.focus();
  }

  switchSound() {
    this.silent = !this.silent;
    keepSilent(this.silent);
  }

  due(at) {
    return at ? html`<span class="small" title=${exact(at)}>${t('offer.due', { at: short(at) })}</span>` : '';
  }

  work({ kind, source, case: number, type, subtype, severity, channel, tier, emergency, dueAt }) {
    if (kind === 'call') return html`<p class="what"><span class="badge running">${phoneIcon()}${tCode('offer.kind', kind)}</span> <strong>${t('offer.call')}</strong></p>`;
    if (kind === 'visit') return html`<p class="what"><span class="badge running">${bellIcon()}${tCode('offer.kind', kind)}</span> <strong>${t('offer.visitor')}</strong> ${this.due(dueAt)}</p>`;
    return html`<p class="what">
      <span class="badge running">${kind === 'callback' ? phoneIcon() : bellIcon()}${tCode('offer.kind', kind)}</span>
      ${source === 'case' ? html`<strong>${number}</strong> ${kindName(type, subtype)} · <span class="severity ${severity}">${severityName(severity)}</span> · ${channelName(channel)}` : html`<strong>${tCode('offer.source', source)}</strong> ${number ?? ''}`}
      ${tier ? html`<span class="badge met">${tCode('tier', tier)}</span>` : ''}
      ${emergency ? html`<span class="badge breached">${t('offer.emergency')}</span>` : ''}
      ${this.due(dueAt)}
    </p>`;
  }

  reasons() {
    return html`<div class="reasons" role="group" aria-label=${t('offer.whyDeclined')}>
      <span class="small">${t('offer.whyDeclined')}</span>
      ${REASONS.map(
        (reason) => html`<button class="button quiet" type="button" data-reason=${reason} @click=${() => this.give({ answer: 'declined', reason })}>
          ${tCode('offer.reason', reason)}
        </button>`,
      )}
      <span class="small">${t('offer.turnLost')}</span>
    </div>`;
  }

  render() {
    const { offer } = this;
    if (!offer) return '';
    const { left } = this;
    return html`<section class="offer" aria-labelledby="offer-title" data-offer=${nameIn(offer)}>
      <h2 id="offer-title" role="status">${bellIcon()} ${t('offer.title')}</h2>
      <span class="badge ${left <= 5 ? 'due-soon' : 'running'} left" role="timer" aria-live="off">${t('offer.left', { n: left })}</span>
      ${this.work(offer)}
      <div class="why small">${offerReason(offer.why)}</div>
      <div class="acts">
        ${offer.kind === 'call'
          ? html`<span class="small">${t('offer.answerPhone')}</span>`
          : html`<button class="button primary" type="button" data-act="accept" aria-keyshortcuts=${keysOf('acceptOffer')} @click=${() => this.accept()}>
              ${t('offer.accept')}${keyHint('acceptOffer')}
            </button>`}
        <button
          class="button"
          type="button"
          data-act="decline"
          aria-keyshortcuts=${keysOf('declineOffer')}
          aria-expanded=${this.declining ? 'true' : 'false'}
          @click=${() => this.decline()}
        >
          ${t('offer.decline')}${keyHint('declineOffer')}
        </button>
        <button class="button quiet" type="button" data-act="sound" aria-pressed=${this.silent ? 'false' : 'true'} @click=${() => this.switchSound()}>
          ${t(this.silent ? 'offer.soundOff' : 'offer.soundOn')}
        </button>
      </div>
      ${this.declining ? this.reasons() : ''}
    </section>`;
  }
}

customElements.define('offer-card', OfferCard);
