import { html } from 'lit';
import { confirmCustomer, customer, endContact } from '../shared/api.js';
import { said, t, tCode } from '../shared/language.js';
import { codeName, departmentName } from '../shared/policy-names.js';
import { moment } from '../shared/elements/pieces.js';
import { ReadingElement } from '../shared/elements/reading-again.js';
import { say, wordsFor } from '../shared/elements/words.js';
import '../shared/dialogs/ask-first.js';
import './sentences.js';
import './blacklist-form.js';
import './contact-form.js';
import './customer-changes.js';
import './customer-dialog.js';
import './customer-looks.js';
import './customer-merges.js';
import './customer-story.js';
import './customer-tiers.js';
import './duplicates-list.js';
import './look-reason.js';
import './erase-dialog.js';
import './merge-dialog.js';
import { blacklistWords, contactWords, missingWords, named, standing, tierBadges } from './file-words.js';

/** One customer's file: who they are, how to reach them, and all that happened with them. */
class CustomerFile extends ReadingElement {
  static properties = { customer: {}, person: {}, unexplained: { state: true }, sealed: { state: true } };

  willUpdate(changes) {
    if (changes.has('customer')) {
      this.answer = null;
      this.unexplained = false;
      this.sealed = false;
      this.ask(this.customer);
    }
  }

  async read() {
    const file = await customer(this.customer);
    this.unexplained = false;
    this.sealed = false;
    return file;
  }

  /** The reason of the day before holds no more. */
  wordsOf(problem) {
    this.sealed = problem.isSealed === true;
    this.unexplained = problem.isReasonNeeded === true || (this.sealed && this.person?.role === 'supervisor');
    if (this.unexplained) this.answer = null;
    return this.sealed ? said('customers.sealedFor') : super.wordsOf(problem);
  }

  show(file) {
    this.answer = file;
    this.querySelector('customer-changes')?.again();
  }

  /** After a merge this page may be of a file that is merged into another, and is read as that one. */
  merged() {
    this.load();
    this.querySelector('customer-changes')?.again();
    this.querySelector('customer-merges')?.again();
    this.querySelector('customer-story')?.load();
    this.querySelector('customer-care')?.load();
    this.querySelector('customer-tie')?.load();
    this.querySelector('duplicates-list')?.load();
  }

  /** Names of the merged files, by id. */
  names({ merged }) {
    return Object.fromEntries(merged.map((file) => [file.id, named(file)]));
  }

  async end(contact) {
    try {
      this.show(await endContact(this.answer.id, contact.id));
      say(said('customers.contactEnded'));
    } catch (problem) {
      say(wordsFor(problem));
      this.load();
    }
  }

  /** The person has gone through the file and found nothing that changed (A6). */
  async confirm(file) {
    try {
      this.show(await confirmCustomer(file.id, file.version));
      say(said('customers.confirmed'));
    } catch (problem) {
      say(wordsFor(problem));
      this.load();
    }
  }

  fact(name, value) {
    return value ? html`<dt>${tCode('customers.field', name)}</dt><dd><bdi>${value}</bdi></dd>` : '';
  }

  facts(file) {
    return html`<dl class="facts">
      ${this.fact('externalId', file.externalId)} ${this.fact('creditCode', file.creditCode)} ${this.fact('language', tCode('language', file.language))}
      ${this.fact('region', file.region)} ${this.fact('department', file.department && departmentName(file.department))}
      ${this.fact('specialCare', file.specialCare.map((code) => codeName('specialCare', code)).join(t('customers.and')))}
      ${this.fact('calls', file.calls && tCode('customers.consent', file.calls))} ${this.fact('sms', file.sms && tCode('customers.consent', file.sms))}
      ${this.fact('responsible', file.responsible?.name)} ${this.fact('servedBy', file.servedBy?.name)}
      <dt>${t('customers.createdAt')}</dt>
      <dd>${moment(file.createdAt)}</dd>
    </dl>`;
  }

  contact(contact, file) {
    const origin = this.names(file)[contact.file];
    const words = contactWords(contact);
    return html`<li data-contact=${contact.id}>
      <span><bdi>${words}</bdi>${contact.label ? html` <span class="small">(<bdi>${contact.label}</bdi>)</span>` : ''}</span>
      ${origin ? html`<span class="badge">${t('customers.ofFile', { name: origin })}</span>` : ''}
      ${contact.unreachable ? html`<span class="badge breached">${t('customers.unreachable')}</span>` : ''}
      <ask-first
        .words=${t('customers.end')}
        .question=${t('customers.askEnd', { contact: words })}
        .yes=${t('customers.endYes')}
        .no=${t('customers.endNo')}
        @confirmed=${() => this.end(contact)}
      ></ask-first>
    </li>`;
  }

  render() {
    return html`<article class="customer-file">
      ${this.unexplained
        ? html`<look-reason of="customer" .subject=${this.customer} ?sealed=${this.sealed} @reason-given=${() => this.load()}></look-reason>`
        : this.states((file) => (file.erasedAt ? this.erased(file) : this.whole(file)))}
    </article>`;
  }

  /** The rest of a customer whose data were erased: how many complaints, and what happened to the file. */
  erased(file) {
    return html`<h3 tabindex="-1">${t('customers.erased', { id: file.id })}</h3>
      <p>${t('customers.erasedAt')} ${moment(file.erasedAt)} · ${t('customers.cases', { n: file.cases, open: file.open })}</p>
      <customer-story .customer=${file.id} .files=${this.names(file)}></customer-story>
      <customer-changes .customer=${file.id}></customer-changes>`;
  }

  whole(file) {
    return html`<header>
            <h3 tabindex="-1"><bdi>${file.name}</bdi> <span class="badge">${tCode('customers.kind', file.kind)}</span> ${tierBadges(file)}</h3>
            <div class="file-actions">
              <button class="button" @click=${() => this.querySelector('customer-dialog').open(file)}>${t('customers.change')}</button>
              ${file.sealedAt ? '' : html`<button class="button quiet" data-confirm @click=${() => this.confirm(file)}>${t('customers.confirm')}</button>`}
              <button class="button quiet" @click=${() => this.querySelector('.customer-file > merge-dialog').open(file)}>${t('customers.merge')}</button>
              ${this.person?.role === 'supervisor'
                ? html`<button class="button quiet" data-erase @click=${() => this.querySelector('erase-dialog').open()}>${t('customers.erase')}</button>`
                : ''}
            </div>
          </header>
          ${file.merged.length
            ? html`<p class="small merged-files">${t('customers.mergedFiles', { names: file.merged.map(named).join(t('customers.and')) })}
                <button class="link" type="button" @click=${() => this.querySelector('customer-merges').unfold()}>${t('customers.toMerges')}</button>
              </p>`
            : ''}
          <p class="small">${standing(file)}</p>
          ${file.sealedAt ? html`<p class="notice warn">${t('customers.sealedSince')} ${moment(file.sealedAt)}</p>` : ''}
          ${blacklistWords(file)} ${missingWords(file)}
          <div class="file-parts">
            <section aria-labelledby="contacts-title">
              <h4 id="contacts-title">${t('customers.contacts')}</h4>
              <ul class="contacts">${file.contacts.map((contact) => this.contact(contact, file))}</ul>
              <contact-form .customer=${file.id} @contact-added=${({ detail }) => this.show(detail)}></contact-form>
            </section>
            <section aria-labelledby="facts-title">
              <h4 id="facts-title">${t('customers.facts')}</h4>
              ${this.facts(file)}
            </section>
          </div>
          <duplicates-list .customer=${file.id} @customer-merged=${this.merged}></duplicates-list>
          <section aria-labelledby="tiers-title">
            <h4 id="tiers-title">${t('customers.tiers')}</h4>
            <customer-tiers .customer=${file.id}></customer-tiers>
            <blacklist-form .customer=${file.id}></blacklist-form>
          </section>
          <section aria-labelledby="tie-title">
            <h4 id="tie-title">${t('customers.tie')}</h4>
            <customer-tie .customer=${file.id} .person=${this.person}></customer-tie>
          </section>
          <section aria-labelledby="care-title">
            <h4 id="care-title">${t('customers.care')}</h4>
            <customer-care .customer=${file.id} .person=${this.person}></customer-care>
          </section>
          <section aria-labelledby="callbacks-title">
            <h4 id="callbacks-title">${t('customers.callbacks')}</h4>
            <callbacks-by-hand .customer=${file.id} .person=${this.person}></callbacks-by-hand>
          </section>
          <section aria-labelledby="hand-over-title">
            <h4 id="hand-over-title">${t('customers.handOver')}</h4>
            <customer-hand-over .customer=${file.id} .person=${this.person} @file-moved=${() => this.load().then(() => this.querySelector('customer-changes')?.again())}></customer-hand-over>
          </section>
          <section aria-labelledby="missing-title">
            <h4 id="missing-title">${t('customers.missing')}</h4>
            <customer-missing .customer=${file.id} @file-moved=${() => this.load().then(() => this.querySelector('customer-changes')?.again())}></customer-missing>
          </section>
          <section aria-labelledby="story-title">
            <h4 id="story-title">${t('customers.story')}</h4>
            <customer-story .customer=${file.id} .files=${this.names(file)}></customer-story>
          </section>
          <customer-merges .customer=${file.id} @merge-undone=${this.merged}></customer-merges>
          <customer-changes .customer=${file.id}></customer-changes>
          ${this.person?.role === 'supervisor' ? html`<customer-looks .customer=${file.id} .since=${file.createdAt}></customer-looks>` : ''}
          <erase-dialog .customer=${file.id} @customer-erased=${() => this.load()}></erase-dialog>
          <merge-dialog @customer-merged=${this.merged}></merge-dialog>
          <customer-dialog .person=${this.person} @customer-changed=${({ detail }) => this.show(detail)}></customer-dialog>`;
  }
}

customElements.define('customer-file', CustomerFile);
