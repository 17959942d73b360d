import { html } from 'lit';
import { setRoutePace } from '../shared/api.js';
import { said, t } from '../shared/language.js';
import { FormDialog } from '../shared/dialogs/form-dialog.js';
import { line } from '../shared/elements/pieces.js';
import { wordsFor } from '../shared/elements/words.js';
import './sentences.js';

/** How many messages a route takes. Tells `pace-changed`. */
class PaceDialog extends FormDialog {
  static properties = { route: { state: true }, perSecond: { state: true }, inFlight: { state: true } };

  constructor() {
    super();
    this.route = null;
    this.perSecond = '';
    this.inFlight = '';
  }

  async open(route) {
    this.route = route;
    this.perSecond = String(Math.round(route.perSecond));
    this.inFlight = String(route.inFlight);
    await this.show();
    this.querySelector('#pace-per-second').focus();
  }

  send(event) {
    event.preventDefault();
    const pace = { perSecond: Number(this.perSecond), inFlight: Number(this.inFlight), version: this.route.version };
    return this.save(
      async () => {
        await setRoutePace(this.route.id, pace);
        this.tell('pace-changed', null);
        this.close();
      },
      (problem) => {
        if (problem.status === 409) this.problem = said('outbox.changed');
        else if (problem.status === 422 || problem.status === 400) this.problem = said('outbox.badPace');
        else this.problem = wordsFor(problem);
      },
    );
  }

  render() {
    const fields = html`<div class="outbox-form">
      ${line({ id: 'pace-per-second', label: t('outbox.perSecond'), value: this.perSecond, type: 'number', change: (value) => (this.perSecond = value) })}
      ${line({ id: 'pace-in-flight', label: t('outbox.inFlight'), value: this.inFlight, type: 'number', change: (value) => (this.inFlight = value) })}
    </div>`;
    return this.frame({ title: t('outbox.changePaceOf', { name: this.route?.name ?? '' }), save: t('outbox.savePace') }, fields);
  }
}

customElements.define('pace-dialog', PaceDialog);
