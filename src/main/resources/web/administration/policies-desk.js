import { html } from 'lit';
import { policies, policySource } from '../shared/api.js';
import { nameOf, t, tCode } from '../shared/language.js';
import { lineName } from '../shared/policy-names.js';
import { PagedList } from '../shared/elements/paged-list.js';
import { wordsFor } from '../shared/elements/words.js';
import { cards, cell, moment } from '../shared/elements/pieces.js';
import './sentences.js';
import './dispatch-rules.js';
import './asked-rules.js';
import './call-rules.js';
import './phrase-rules.js';
import './policy-upload.js';

/** The policies in force, all that were installed, and the form to try and install another one. For administrators. */
class PoliciesDesk extends PagedList {
  static properties = { inForce: { state: true } };

  constructor() {
    super();
    this.inForce = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  page(after) {
    return policies({ after });
  }

  loaded({ inForce }) {
    this.inForce = inForce;
  }

  /** The text of a version as the beginning of the next one. */
  async source({ id, policy, version }) {
    try {
      this.querySelector('policy-upload').begin(await policySource(id), `${policy} ${version}`);
    } catch (problem) {
      this.problem = wordsFor(problem);
    }
  }

  versionCells(policy) {
    return html`${cell(t('policies.line'), lineName(policy.lineOfBusiness))}
    ${cell(t('policies.policy'), html`${nameOf(policy.name)} <span class="small">${policy.policy}</span>`)}
    ${cell(t('policies.version'), policy.version)}`;
  }

  sourceButton(policy) {
    return html`<td>
      <vaadin-button
        theme="small"
        data-source=${policy.id}
        aria-label=${t('policies.sourceOf', { policy: policy.policy, version: policy.version })}
        @click=${() => this.source(policy)}
        >${t('policies.source')}</vaadin-button
      >
    </td>`;
  }

  inForceRow(policy) {
    return html`<tr>
      ${this.versionCells(policy)}
      ${cell(t('policies.default'), policy.isDefault ? t('policies.isDefault') : '')} ${this.sourceButton(policy)}
    </tr>`;
  }

  historyRow(policy) {
    return html`<tr>
      ${this.versionCells(policy)}
      ${cell(t('policies.installed'), html`${moment(policy.installedAt)} <bdi>${policy.installedBy?.name ?? t('policies.byStart')}</bdi>`)}
      ${cell(
        t('policies.inForce'),
        policy.inForceSince
          ? html`${moment(policy.inForceSince)} <bdi>${policy.putInForceBy?.name ?? t('policies.byStart')}</bdi>`
          : '',
      )}
      ${this.sourceButton(policy)}
    </tr>`;
  }

  heads(...last) {
    return ['line', 'policy', 'version', ...last, 'source'].map((name) => tCode('policies', name));
  }

  render() {
    return html`<section class="admin" aria-label=${t('view.policies')}>
      ${this.problem && this.rows ? html`<p class="notice failed" role="alert">${this.problem}</p>` : ''}
      <h2>${t('policies.nowInForce')}</h2>
      ${this.states(
        () => html`<div class="state"><p>${t('policies.nothing')}</p></div>`,
        () => cards(t('policies.nowInForce'), this.heads('default'), this.inForce.map((policy) => this.inForceRow(policy))),
      )}
      ${this.inForce.map(({ lineOfBusiness }) => html`<dispatch-rules .line=${lineOfBusiness}></dispatch-rules>`)}
      ${this.inForce.map(({ lineOfBusiness }) => html`<call-rules .line=${lineOfBusiness}></call-rules>`)}
      ${this.inForce.map(({ lineOfBusiness }) => html`<asked-rules .line=${lineOfBusiness}></asked-rules>`)}
      ${this.inForce.map(({ lineOfBusiness }) => html`<phrase-rules .line=${lineOfBusiness}></phrase-rules>`)}
      <policy-upload @policy-installed=${this.load}></policy-upload>
      <h2>${t('policies.history')}</h2>
      ${this.rows?.length
        ? html`${cards(t('policies.history'), this.heads('installed', 'inForce'), this.rows.map((policy) => this.historyRow(policy)))}
          ${this.moreButton()}`
        : ''}
    </section>`;
  }
}

customElements.define('policies-desk', PoliciesDesk);
