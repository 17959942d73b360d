import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { nameOf, number, t } from '../shared/language.js';

/** The holders of complaints past due, most first: departments, then people. Each links to its list. */
class PastDueByHolder extends PageElement {
  static properties = { owners: {}, departments: {} };

  bar(most, name, pastDue, list) {
    return html`<li>
      <a href="/console?${list}"><bdi>${name}</bdi></a>
      <meter min="0" max=${most} value=${pastDue} aria-hidden="true"></meter>
      <strong>${number(pastDue)}</strong>
    </li>`;
  }

  bars(title, rows) {
    const most = Math.max(1, ...rows.map(({ pastDue }) => pastDue));
    return html`<h3>${title}</h3>
      <ol class="owners">
        ${rows.map(({ name, pastDue, list }) => this.bar(most, name, pastDue, list))}
      </ol>`;
  }

  render() {
    const departments = this.departments.map(({ department, pastDue }) => ({
      name: nameOf(department.name),
      pastDue,
      list: `view=open&due=passed&heldBy=${encodeURIComponent(department.code)}`,
    }));
    const people = this.owners.map(({ owner, pastDue }) => ({
      name: owner?.name ?? t('case.nobody'),
      pastDue,
      list: owner ? `view=open&due=passed&owner=${owner.id}` : 'view=queue&due=passed',
    }));
    return html`<section class="part" aria-labelledby="holders-title">
      <header><h2 id="holders-title">${t('holders.title')}</h2></header>
      ${people.length === 0
        ? html`<p class="none">${t('breaches.none')}</p>`
        : html`<div class="holders" tabindex="0" role="group" aria-labelledby="holders-title">
            ${this.bars(t('holders.departments'), departments)} ${this.bars(t('holders.people'), people)}
          </div>`}
    </section>`;
  }
}

customElements.define('past-due-by-holder', PastDueByHolder);
