import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import { giveFiles, workloads } from '../shared/api.js';
import { codesOf, nameOf, said, t, tCode } from '../shared/language.js';
import { departments } from '../shared/policy-names.js';
import { choice } from '../shared/elements/pieces.js';
import { SavingElement } from '../shared/elements/saving-element.js';
import { say, wordsFor } from '../shared/elements/words.js';
import './sentences.js';

const EMPTY = { kind: 'sales', department: '', of: '', to: '', responsible: '', note: '' };
/** Names of fields that the server may refuse. */
const FIELDS = ['department', 'to', 'responsible'];

/** Hands over one `customer`'s file, or all files of a department. Tells `files-given`. */
class HandOverForm extends SavingElement {
  static properties = { customer: {}, person: {}, draft: { state: true }, people: { state: true } };

  constructor() {
    super();
    this.draft = EMPTY;
    this.people = null;
  }

  /** Supervisors choose among all colleagues. */
  async learnPeople() {
    if (this.people) return;
    this.people = [this.person];
    if (this.person?.role !== 'supervisor') return;
    const { items } = await workloads().catch(() => ({ items: [] }));
    this.people = [this.person, ...items.map(({ person }) => person).filter(({ id }) => id !== this.person.id)];
  }

  set(name, value) {
    this.draft = { ...this.draft, [name]: value };
    this.right(name);
  }

  body() {
    const { kind, department, of, to, responsible, note } = this.draft;
    const which = this.customer ? { customers: [Number(this.customer)] } : { department, of: of ? Number(of) : null };
    return { kind, ...which, to, responsible: responsible ? Number(responsible) : null, note: note.trim() || null };
  }

  send(event) {
    event.preventDefault();
    const { department, to } = this.draft;
    const absent = this.customer || department ? {} : { department: said('handovers.choose') };
    if (!to || absent.department) return this.refuse({ ...absent, ...(to ? {} : { to: said('handovers.choose') }) });
    if (!this.customer && department === to) return this.refuse({ to: said('handovers.sameDepartment') });
    return this.save(async () => this.given(await giveFiles(this.body())), (problem) => this.failed(problem));
  }

  given({ made, refused, more }) {
    if (this.customer && refused.length) {
      this.problem = tCode('handovers.refused', refused[0].why);
      return;
    }
    this.draft = EMPTY;
    this.querySelector('details').open = false;
    say(more ? said('handovers.givenMore', { n: made }) : said('handovers.given', { n: made }));
    this.tell('files-given');
  }

  failed(problem) {
    const wrong = problem.errors?.map(({ pointer }) => pointer.replace(/^\//, '')).find((name) => FIELDS.includes(name));
    if (wrong) return this.refuse({ [wrong]: said('handovers.choose') });
    this.problem = wordsFor(problem);
    return undefined;
  }

  id(name) {
    return `hand-over-${this.customer ? 'customer' : 'all'}-${name}`;
  }

  pick(name, label, items, none) {
    return choice({
      id: this.id(name),
      label,
      value: this.draft[name],
      items: [...(none ? [{ value: '', label: none }] : []), ...items],
      wrong: this.wrong[name],
      change: (value) => this.set(name, value),
    });
  }

  render() {
    const all = departments().map(({ code, name }) => ({ value: code, label: nameOf(name) }));
    const people = (this.people ?? []).map(({ id, name }) => ({ value: String(id), label: name }));
    const kinds = codesOf('fileKind').map((value) => ({ value, label: tCode('fileKind', value) }));
    return html`<details class="hand-over-form" @toggle=${this.learnPeople}>
      <summary>${t(this.customer ? 'handovers.give' : 'handovers.giveAll')}</summary>
      ${this.formOf(
        'form',
        html`<p class="small wide">${t('handovers.how')}</p>
          ${this.customer
            ? ''
            : html`${this.pick('department', t('handovers.from'), all, t('handovers.chooseOne'))} ${this.pick('of', t('handovers.of'), people, t('handovers.anyone'))}`}
          ${this.pick('kind', t('handovers.kind'), kinds)} ${this.pick('to', t('handovers.to'), all, t('handovers.chooseOne'))}
          ${this.pick('responsible', t('handovers.responsible'), people, t('handovers.nobody'))}
          <div class="field wide">
            <label for=${this.id('note')}>${t('handovers.note')}</label>
            <input class="input" id=${this.id('note')} maxlength="2000" autocomplete="off" .value=${live(this.draft.note)} @input=${(input) => this.set('note', input.target.value)} />
          </div>
          ${this.problemLine()} ${this.saveButton(t('handovers.giveNow'))}`,
      )}
    </details>`;
  }
}

customElements.define('hand-over-form', HandOverForm);
