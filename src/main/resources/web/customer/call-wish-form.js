import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { changeCallWish } from '../shared/api.js';
import { said, t } from '../shared/language.js';
import { warningIcon } from '../shared/icons.js';
import { chosenCallTime } from './call-times.js';
import './call-time-field.js';

/** Lets the customer ask for a call at another time, until the complaint has ended. */
class CallWishForm extends PageElement {
  static properties = {
    code: {},
    tracked: {},
    open: { state: true },
    day: { state: true },
    time: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  show() {
    [this.day, this.time] = ['', ''];
    this.problem = '';
    this.open = true;
  }

  choose({ detail }) {
    [this.day, this.time] = [detail.callDay, detail.callTime];
  }

  async send(event) {
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    try {
      const tracked = await changeCallWish(this.code, this.day ? chosenCallTime(this.day, this.time) : null);
      this.open = false;
      this.tell('changed', tracked);
    } catch (problem) {
      this.problem = said(problem.unclear ? 'problem.noAnswer' : 'callWish.notNow');
    } finally {
      this.busy = false;
    }
  }

  render() {
    if (this.tracked.endedAt) return '';
    if (!this.open) return html`<button class="link" type="button" data-call-wish @click=${this.show}>${t('callWish.change')}</button>`;
    return html`<form @submit=${this.send} aria-label=${t('callWish.change')}>
      <call-time-field .day=${this.day} .time=${this.time} @time-chosen=${this.choose}></call-time-field>
      <div role="alert">
        ${this.problem ? html`<p class="notice failed">${warningIcon()}<span>${this.problem}</span></p>` : ''}
      </div>
      <div class="dialog-actions">
        <button class="button" type="button" @click=${() => (this.open = false)}>${t('callWish.keep')}</button>
        <button class="button primary" ?disabled=${this.busy}>${t('callWish.send')}</button>
      </div>
    </form>`;
  }
}

customElements.define('call-wish-form', CallWishForm);
