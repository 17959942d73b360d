import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import { addKin, giveTieOpinion, refuseAgent, workloads } from '../shared/api.js';
import { codesOf, said, t, tCode } from '../shared/language.js';
import { choice, line } from '../shared/elements/pieces.js';
import { KeptInput } from '../shared/elements/kept-input.js';
import { SavingElement } from '../shared/elements/saving-element.js';
import { say, wordsFor } from '../shared/elements/words.js';
import './sentences.js';

const NEW = { other: '', relation: 'spouse', agent: '', fault: 'none', standsFirm: false, words: '' };

/** Notes kin, a refusal or an opinion on a customer's file. Property `what`: `kin`, `refusal` or `opinion`. Tells `tie-changed` with all that stands there. */
class TieForm extends SavingElement {
  static properties = { customer: {}, what: {}, draft: { state: true }, agents: { state: true } };

  constructor() {
    super();
    this.kept = new KeptInput(this, { draft: NEW }, () => `tie/${this.what}/${this.customer}`);
    this.agents = [];
  }

  willUpdate(changes) {
    if (changes.has('customer') || changes.has('what')) this.kept.open();
  }

  /** Whom a refusal or an opinion may be about. */
  async open() {
    if (this.what === 'kin' || this.agents.length) return;
    try {
      this.agents = (await workloads()).items.map(({ person }) => ({ value: String(person.id), label: person.name }));
    } catch (problem) {
      this.problem = wordsFor(problem);
    }
  }

  change(change) {
    this.draft = { ...this.draft, ...change };
    Object.keys(change).forEach((name) => this.right(name));
  }

  /** The fields that are empty or no numbers. */
  faults() {
    const { other, agent, words } = this.draft;
    if (this.what === 'kin') return /^[1-9]\d{0,8}$/.test(other.trim()) ? {} : { other: said('ties.wrong.other') };
    return { ...(agent ? {} : { agent: said('ties.wrong.agent') }), ...(words.trim() ? {} : { words: said('ties.wrong.words') }) };
  }

  post() {
    const { other, relation, agent, fault, standsFirm, words } = this.draft;
    switch (this.what) {
      case 'kin':
        return addKin(this.customer, { customer: Number(other), relation });
      case 'refusal':
        return refuseAgent(this.customer, { agent: Number(agent), fault, standsFirm, words: words.trim() });
      default:
        return giveTieOpinion(this.customer, { agent: Number(agent), opinion: words.trim() });
    }
  }

  send(event) {
    event.preventDefault();
    const faults = this.faults();
    if (Object.keys(faults).length) return this.refuse(faults);
    return this.save(
      async () => {
        this.tell('tie-changed', await this.post());
        this.kept.done();
        this.querySelector('details').open = false;
        say(said('ties.noted'));
      },
      (problem) => (this.problem = [404, 409].includes(problem.status) ? tCode('ties.cant', this.what) : wordsFor(problem)),
    );
  }

  id(name) {
    return `tie-${this.what}-${name}`;
  }

  kinFields() {
    return html`${line({ id: this.id('other'), label: t('ties.other'), value: this.draft.other, wrong: this.wrong.other, longest: 9, change: (other) => this.change({ other }) })}
    ${choice({ id: this.id('relation'), label: t('ties.relation'), value: this.draft.relation, items: codesOf('kinRelation').map((code) => ({ value: code, label: tCode('kinRelation', code) })), change: (relation) => this.change({ relation }) })}`;
  }

  agentField() {
    return choice({
      id: this.id('agent'),
      label: t('ties.agent'),
      value: this.draft.agent,
      items: [{ value: '', label: t('ties.chooseAgent') }, ...this.agents],
      wrong: this.wrong.agent,
      change: (agent) => this.change({ agent }),
    });
  }

  refusalFields() {
    return html`${choice({ id: this.id('fault'), label: t('ties.fault'), value: this.draft.fault, items: codesOf('refusalFault').map((code) => ({ value: code, label: tCode('refusalFault', code) })), change: (fault) => this.change({ fault }) })}
      <label><input type="checkbox" .checked=${live(this.draft.standsFirm)} @change=${({ target }) => this.change({ standsFirm: target.checked })} /> ${t('ties.standsFirm')}</label>`;
  }

  words() {
    return html`<div class="field wide">
      <label for=${this.id('words')}>${tCode('ties.words', this.what)}</label>
      <textarea
        class="input"
        id=${this.id('words')}
        maxlength="2000"
        rows="2"
        aria-invalid=${this.wrong.words ? 'true' : 'false'}
        aria-describedby=${this.id('wrong')}
        .value=${live(this.draft.words)}
        @input=${({ target }) => this.change({ words: target.value })}
      ></textarea>
      <p id=${this.id('wrong')} class="wrong" ?hidden=${!this.wrong.words}>${this.wrong.words ?? ''}</p>
    </div>`;
  }

  render() {
    return html`<details @toggle=${({ target }) => target.open && this.open()}>
      <summary>${tCode('ties.add', this.what)}</summary>
      ${this.formOf(
        '',
        html`<p class="small wide">${tCode('ties.how', this.what)}</p>
          ${this.what === 'kin' ? this.kinFields() : html`${this.agentField()} ${this.what === 'refusal' ? this.refusalFields() : ''} ${this.words()}`}
          ${this.problemLine()} ${this.saveButton(t('ties.save'))}`,
      )}
    </details>`;
  }
}

customElements.define('tie-form', TieForm);
