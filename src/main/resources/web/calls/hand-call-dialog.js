import { colleaguesToHandTo, transferCall } from '../shared/api.js';
import { said, t, tCode } from '../shared/language.js';
import { TellingDialog } from '../shared/dialogs/telling-dialog.js';
import './sentences.js';

/** Hands one's own call to a colleague, who is told who or what it is (T11). Its subject is the call's id. Tells `call-handed`. */
class HandCallDialog extends TellingDialog {
  get tells() {
    return 'call-handed';
  }

  /** @param {number} call */
  async open(call) {
    await super.open(call);
    await this.save(async () => {
      this.offered = (await colleaguesToHandTo()).items;
      if (!this.offered.length) this.problem = said('calls.noColleague');
    });
    await this.updateComplete;
    this.querySelector('select')?.focus();
  }

  asked() {
    return {
      title: t('calls.handTitle'),
      save: t('calls.handNow'),
      id: 'hand-call-to',
      choice: 'calls.handTo',
      items: [{ value: '', label: t('calls.chooseColleague') }, ...this.offered.map((colleague) => this.item(colleague))],
      words: 'calls.handWords',
      hint: t('calls.handHint'),
    };
  }

  item(colleague) {
    return { value: String(colleague.person.id), label: t('calls.colleagueNow', { name: colleague.person.name, state: this.stateOf(colleague) }) };
  }

  stateOf({ state, isOnCall }) {
    return isOnCall ? t('calls.onCall') : tCode('calls.at', state);
  }

  act(words) {
    return transferCall(this.subject, { to: Number(this.chosen), words });
  }

  done({ by }) {
    const { name } = this.offered.find(({ person }) => String(person.id) === this.chosen).person;
    return said(by === 'exchange' ? 'calls.handedOver' : 'calls.handedByHand', { name });
  }

  get tooLate() {
    return said('calls.cantHand');
  }

  /** @param {import('../shared/api.js').Problem} problem */
  explain(problem) {
    return problem.status === 404 ? said('calls.notYours') : super.explain(problem);
  }
}

customElements.define('hand-call-dialog', HandCallDialog);
