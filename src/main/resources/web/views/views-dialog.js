import { html } from 'lit';
import { addView, changeView, deleteView, views } from '../shared/api.js';
import { keptQuery, viewsOf } from '../shared/address.js';
import { codesOf, said, t, tCode } from '../shared/language.js';
import { pagePerson } from '../shared/page-person.js';
import { line } from '../shared/elements/pieces.js';
import { FormDialog } from '../shared/dialogs/form-dialog.js';
import { opensHere } from '../shared/opens-here.js';
import { wordsFor } from '../shared/elements/words.js';
import './sentences.js';

const NEW = { id: null, name: '', roles: [] };

/** The views of the person signed in: opened by a click, kept under a name, shared, renamed, deleted. Tells `open-view` with a query. */
class ViewsDialog extends FormDialog {
  static properties = { place: { state: true }, rows: { state: true }, draft: { state: true } };

  constructor() {
    super();
    this.place = { view: 'queue' };
    this.rows = null;
    this.draft = NEW;
  }

  /** @param {import('../shared/address.js').Place} place what can be kept now */
  async open(place) {
    this.place = place;
    this.rows = null;
    this.draft = NEW;
    await this.show();
    this.querySelector('h2').focus();
    this.load();
  }

  async load() {
    try {
      const seen = viewsOf(pagePerson()?.role);
      const { items } = await views();
      this.rows = items.filter(({ query }) => seen.includes(new URLSearchParams(query).get('view') ?? ''));
    } catch (problem) {
      this.problem = wordsFor(problem);
    }
  }

  change(change) {
    this.draft = { ...this.draft, ...change };
    Object.keys(change).forEach((name) => this.right(name));
  }

  async send(event) {
    event.preventDefault();
    const { id, name, roles, query } = this.draft;
    if (!name.trim()) return this.refuse({ name: said('views.nameMissing') });
    const draft = { name: name.trim(), query: query ?? keptQuery(this.place), ...(roles.length ? { sharedWith: roles } : {}) };
    return this.save(
      async () => {
        await (id ? changeView(id, draft) : addView(draft));
        this.draft = NEW;
        await this.load();
      },
      (problem) => {
        if (problem.codes.name === 'taken') return this.refuse({ name: said('views.taken') });
        this.problem = problem.status === 409 ? said('views.tooMany') : wordsFor(problem);
      },
    );
  }

  async takeOut(view) {
    await this.save(async () => {
      await deleteView(view.id);
      await this.load();
      this.querySelector('h2').focus();
    });
  }

  edit({ id, name, query, sharedWith }) {
    this.draft = { id, name, query, roles: sharedWith };
    this.querySelector('#view-name').focus();
  }

  goTo(event, query) {
    if (!opensHere(event)) return;
    this.close();
    this.tell('open-view', query);
  }

  row(view) {
    const { name, query, own, owner, sharedWith } = view;
    const shared = sharedWith.map((role) => tCode('views.role', role)).join(t('views.and'));
    const note = own ? (shared ? t('views.sharedWith', { roles: shared }) : '') : owner ? t('views.by', { name: owner }) : t('views.byColleague');
    return html`<li>
      <a href="${location.pathname}?${query}" @click=${(event) => this.goTo(event, query)}><bdi>${name}</bdi></a>
      <span class="small">${tCode('view', new URLSearchParams(query).get('view') ?? '')}${note ? html` · ${note}` : ''}</span>
      ${own
        ? html`<button class="link" type="button" aria-label=${t('views.changeNamed', { name })} @click=${() => this.edit(view)}>${t('views.change')}</button>
            <button class="link danger" type="button" aria-label=${t('views.deleteNamed', { name })} @click=${() => this.takeOut(view)}>
              ${t('views.delete')}
            </button>`
        : ''}
    </li>`;
  }

  list() {
    if (!this.rows) return html`<p role="status">${t('state.loading')}</p>`;
    return this.rows.length ? html`<ul class="kept-views">${this.rows.map((view) => this.row(view))}</ul>` : html`<p>${t('views.none')}</p>`;
  }

  role(role) {
    const { roles } = this.draft;
    const toggle = (event) => this.change({ roles: event.target.checked ? [...roles, role] : roles.filter((other) => other !== role) });
    return html`<label><input type="checkbox" name=${role} .checked=${roles.includes(role)} @change=${toggle} /> ${tCode('views.role', role)}</label>`;
  }

  fields() {
    return html`${this.list()}
      <h3>${this.draft.id ? t('views.changing') : t('views.keep')}</h3>
      ${line({
        id: 'view-name',
        label: t('views.name'),
        value: this.draft.name,
        wrong: this.wrong.name,
        change: (name) => this.change({ name }),
      })}
      <fieldset class="view-roles">
        <legend>${t('views.share')}</legend>
        ${codesOf('views.role').map((role) => this.role(role))}
      </fieldset>
      <p class="small">${t('views.explained')}</p>`;
  }

  render() {
    return this.frame({ title: t('views.title'), save: this.draft.id ? t('views.saveChange') : t('views.save') }, this.fields());
  }
}

customElements.define('views-dialog', ViewsDialog);
