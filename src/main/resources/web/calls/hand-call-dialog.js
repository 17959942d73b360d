import { html } from 'lit';
import '@vaadin/text-area';
import { colleaguesToHandTo, transferCall } from '../shared/api.js';
import { said, t, tCode } from '../shared/language.js';
import { fault } from '../shared/elements/fault.js';
import { KeptInput } from '../shared/elements/kept-input.js';
import { FormDialog } from '../shared/dialogs/form-dialog.js';
import { choice } from '../shared/elements/pieces.js';
import { missing, say, wordsFor } from '../shared/elements/words.js';
import './sentences.js';

/** Hands one's own call to a colleague, who is told who or what it is (T11). Tells `call-handed`. */
class HandCallDialog extends FormDialog {
  static properties = { call: { state: true }, colleagues: { state: true }, to: { state: true }, words: { state: true } };

  constructor() {
    super();
    this.call = null;
    this.colleagues = [];
    this.to = '';
    this.kept = new KeptInput(this, { words: '' }, () => `hand-call/${this.call}`);
  }

  /** @param {number} call */
  async open(call) {
    this.call = call;
    this.kept.open();
    this.to = '';
    this.colleagues = [];
    await this.show();
    await this.save(async () => {
      this.colleagues = (await colleaguesToHandTo()).items;
      if (!this.colleagues.length) this.problem = said('calls.noColleague');
    });
    await this.updateComplete;
    this.querySelector('select')?.focus();
  }

  send(event) {
    event.preventDefault();
    const words = this.words.trim();
    const wrong = { ...(this.to ? {} : { to: missing('calls.handTo') }), ...(words ? {} : { words: missing('calls.handWords') }) };
    if (Object.keys(wrong).length) return this.refuse(wrong);
    return this.save(
      async () => {
        const { by } = await transferCall(this.call, { to: Number(this.to), words });
        const name = this.colleagues.find(({ person }) => String(person.id) === this.to).person.name;
        this.kept.done();
        this.close();
        say(said(by === 'exchange' ? 'calls.handedOver' : 'calls.handedByHand', { name }));
        this.tell('call-handed');
      },
      (problem) => (this.problem = this.explain(problem)),
    );
  }

  /** @param {import('../shared/api.js').Problem} problem */
  explain(problem) {
    if (problem.status === 404) return said('calls.notYours');
    return problem.status === 409 ? said('calls.cantHand') : wordsFor(problem);
  }

  stateOf({ state, isOnCall }) {
    return isOnCall ? t('calls.onCall') : tCode('calls.at', state);
  }

  items() {
    const colleagues = this.colleagues.map((colleague) => ({
      value: String(colleague.person.id),
      label: t('calls.colleagueNow', { name: colleague.person.name, state: this.stateOf(colleague) }),
    }));
    return [{ value: '', label: t('calls.chooseColleague') }, ...colleagues];
  }

  render() {
    if (!this.call) return '';
    return this.frame(
      { title: t('calls.handTitle'), save: t('calls.handNow') },
      html`${choice({
          id: 'hand-call-to',
          label: t('calls.handTo'),
          value: this.to,
          items: this.items(),
          wrong: this.wrong.to,
          change: (to) => {
            this.to = to;
            this.right('to');
          },
        })}
        <vaadin-text-area
          name="words"
          label=${t('calls.handWords')}
          helper-text=${t('calls.handHint')}
          required
          maxlength="500"
          min-rows="2"
          .value=${this.words}
          ${fault(this, 'words')}
          @input=${(event) => (this.words = event.target.value)}
        ></vaadin-text-area>`,
    );
  }
}

customElements.define('hand-call-dialog', HandCallDialog);
