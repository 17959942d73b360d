import { html } from 'lit';
import { hrefOf } from '../shared/address.js';
import { queuesNow } from '../shared/api.js';
import { number, t, tCode } from '../shared/language.js';
import { departmentName, skillName } from '../shared/policy-names.js';
import { lasting, until } from '../shared/times.js';
import { cards, cell, moment } from '../shared/elements/pieces.js';
import { ReadingElement } from '../shared/elements/reading-again.js';
import { levelWords, shareWords } from '../shared/calls/service-level.js';
import './sentences.js';
import './ticking-since.js';

const HEADS = ['queue', 'waiting', 'longest', 'due', 'offered', 'ready', 'predicted', 'recent', 'today', 'gaveUp'];

/**
 * What waits in each line by what it asks of agents, for how long and how long still, and the service level of the last half hour next to
 * today's. Read with each reading of the floor; the numbers of a line are the sums of the rows below it.
 */
class FloorQueues extends ReadingElement {
  static properties = { line: {}, asOf: {} };

  constructor() {
    super();
    this.line = '';
  }

  willUpdate(changes) {
    if (this.line !== this.key) this.ask(this.line);
    else if (changes.has('asOf')) this.load();
  }

  read() {
    return queuesNow({ line: this.line });
  }

  skills({ skills }) {
    return skills.map(({ skill, level }) => t('queues.skill', { skill: skillName(skill), level })).join(t('queues.and')) || t('queues.anybody');
  }

  predicted({ predictedSeconds }) {
    if (predictedSeconds === null) return html`<span title=${t('queues.unknownWhy')}>${t('queues.unknown')}</span>`;
    return predictedSeconds === 0 ? t('queues.atOnce') : t('queues.about', { time: lasting(predictedSeconds * 1_000) });
  }

  due({ oldestDue }) {
    return oldestDue ? html`<span class=${until(oldestDue) < 0 ? 'late' : ''}>${moment(oldestDue)}</span>` : t('floor.none');
  }

  since({ waitingSince }) {
    return waitingSince ? html`<ticking-since .since=${waitingSince}></ticking-since>` : t('floor.none');
  }

  lineRow(line, heads) {
    const level = (of, name) => html`<span data-level=${name}>${shareWords(of)}</span>`;
    const cells = [
      html`<b>${departmentName(line.line) || line.line}</b>`,
      number(line.waiting),
      this.since(line),
      this.due(line),
      number(line.offered),
      '',
      '',
      level(line.recent, 'recent'),
      level(line.today, 'today'),
      html`<a href=${hrefOf({ view: 'measures', period: 'today' })} data-gave-up class=${line.gaveUp ? 'late' : ''}>${number(line.gaveUp)}</a>`,
    ];
    return html`<tr class="sum" data-line=${line.line}>${cells.map((words, i) => (words === '' ? html`<td class="none"></td>` : cell(heads[i], words)))}</tr>`;
  }

  queueRow(queue, heads) {
    const cells = [
      html`${tCode('workKind', queue.kind)} <span class="small">${this.skills(queue)}</span>`,
      number(queue.waiting),
      this.since(queue),
      this.due(queue),
      number(queue.offered),
      html`<span class=${queue.waiting && !queue.ready ? 'late' : ''}>${number(queue.ready)}</span>`,
      this.predicted(queue),
      '',
      '',
      '',
    ];
    return html`<tr data-queue=${queue.kind}>${cells.map((words, i) => (words === '' ? html`<td class="none"></td>` : cell(heads[i], words)))}</tr>`;
  }

  table({ lines }) {
    if (!lines.length) return html`<p class="state">${t('queues.nothing')}</p>`;
    const heads = HEADS.map((head) => tCode('queues.head', head));
    return html`<div class="wide-table" tabindex="0" role="group" aria-label=${t('queues.title')}>
      ${cards(
        t('queues.title'),
        heads,
        lines.flatMap((line) => [this.lineRow(line, heads), ...line.queues.map((queue) => this.queueRow(queue, heads))]),
      )}
    </div>`;
  }

  render() {
    return html`<h3>${t('queues.title')}</h3>
      ${this.states(
        (answer) => html`${this.table(answer)}
          <p class="small">
            ${levelWords(answer.serviceLevel)} ${t('queues.explained', { recent: answer.recentMinutes, taken: answer.takenMinutes })}
            ${answer.offering ? '' : t('queues.noOffers')}
          </p>`,
        this.isBusy && !this.problem ? null : this.answer,
      )}`;
  }
}

customElements.define('floor-queues', FloorQueues);
