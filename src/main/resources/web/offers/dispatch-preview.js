import { html } from 'lit';
import { previewDispatch } from '../shared/api.js';
import { hrefOf } from '../shared/address.js';
import { number, t, tCode } from '../shared/language.js';
import { opensHere } from '../shared/opens-here.js';
import { departmentName, severityName, typeName } from '../shared/policy-names.js';
import { lasting } from '../shared/times.js';
import { cards, cell } from '../shared/elements/pieces.js';
import { ReadingElement } from '../shared/elements/reading-again.js';
import './sentences.js';
import './move-dialog.js';
import { passedOver } from './offer-reason.js';

/**
 * Whom the next works of a line would be offered to, why, and what waits because of what. Read once it is opened, and with each reading of
 * the floor from then on. Tells `go` to a case.
 */
class DispatchPreview extends ReadingElement {
  static properties = { line: {}, asOf: {}, isOpen: { state: true } };

  constructor() {
    super();
    this.line = '';
    this.isOpen = false;
  }

  willUpdate(changes) {
    if (!this.isOpen || !this.line) return;
    if (this.line !== this.key) this.ask(this.line);
    else if (changes.has('asOf')) this.load();
  }

  read() {
    return previewDispatch(this.line);
  }

  caseLink(of) {
    const go = (event) => opensHere(event) && this.tell('go', { case: of });
    return html`<a href=${hrefOf({ view: 'floor', case: of })} @click=${go}>${of}</a>`;
  }

  whom({ agent, waits }) {
    return agent ? html`<bdi>${agent.name}</bdi>` : html`<span class="badge due-soon">${tCode('preview.waits', waits)}</span>`;
  }

  row(item, heads) {
    return html`<tr data-case=${item.case} data-waits=${item.waits ?? ''}>
      ${cell(
        heads[0],
        item.source === 'case'
          ? html`${this.caseLink(item.case)}
              <span class="small">${tCode('offer.kind', item.kind)} · ${typeName(item.type)} · ${severityName(item.severity)}</span>
              ${item.kind === 'case'
                ? html`<button class="link" type="button" data-move aria-label=${t('move.title', { number: item.case })} @click=${() => this.querySelector('move-dialog').open(item.case)}>
                    ${t('move.open')}
                  </button>`
                : ''}`
          : html`${tCode('offer.source', item.source)} <span class="small">${tCode('offer.kind', item.kind)}</span>`,
      )}
      ${cell(heads[1], this.whom(item))} ${cell(heads[2], item.why ? reason(item.why) : tCode('preview.because', item.waits))}
    </tr>`;
  }

  table({ offering, items, line }) {
    if (!offering) return html`<p class="state">${t('preview.noOffers')}</p>`;
    if (!items.length) return html`<p class="state">${t('preview.nothing')}</p>`;
    const heads = ['work', 'whom', 'why'].map((name) => tCode('preview.head', name));
    const title = this.title(line);
    return html`<div class="wide-table" tabindex="0" role="group" aria-label=${title}>
      ${cards(title, heads, items.map((item) => this.row(item, heads)))}
    </div>`;
  }

  title(line) {
    return t('preview.title', { line: departmentName(line) || line });
  }

  render() {
    if (!this.line) return '';
    return html`<details class="dispatch-preview" @toggle=${({ target }) => target.className === 'dispatch-preview' && (this.isOpen = target.open)}>
      <summary>${this.title(this.line)}</summary>
      <p class="small">${t('preview.explained')}</p>
      ${this.isOpen ? this.states((answer) => this.table(answer), this.isBusy && !this.problem ? null : this.answer) : ''}
    </details>
    <move-dialog @case-moved=${() => this.load()}></move-dialog>`;
  }
}

/** Why that agent, about them. @param {object} why OfferReason of the contract */
function reason(why) {
  return html`<p>${first(why)} ${t('offer.waited', { time: lasting(why.waitedSeconds * 1_000) })}</p>
    ${passedOver(why, t('preview.passedOver', { n: number(why.passedOver.length) }))}`;
}

function first({ tied, order, place }) {
  if (tied?.outcome === 'honoured') return tCode('preview.honoured', tied.because);
  if (tied?.outcome === 'helped') return t('preview.helped', { name: tied.name });
  const turn = tCode('preview.order', order, { n: number(place) });
  return tied ? `${turn} ${t(tied.outcome === 'on-leave' ? 'offer.onLeave' : 'offer.waitOver', { name: tied.name })}` : turn;
}

customElements.define('dispatch-preview', DispatchPreview);
