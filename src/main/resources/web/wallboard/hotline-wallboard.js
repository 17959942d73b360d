import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { EventStream } from '../live/event-stream.js';
import { currentSession, measuresNow, policy, sessionIfAny, whenSessionOver } from '../shared/api.js';
import { learnHouseTime } from '../shared/house-time.js';
import { t } from '../shared/language.js';
import { exact, hourMinute } from '../shared/times.js';
import { pageBelongsTo } from '../shared/page-person.js';
import { whileShown } from '../shared/while-shown.js';
import { warningIcon } from '../shared/icons.js';
import { figures } from './figures.js';
import { Trend } from './trend.js';
import '../shared/dialogs/another-person.js';
import '../shared/elements/calendar-reminder.js';
import '../shared/elements/language-switch.js';
import '../shared/dialogs/sign-in-dialog.js';
import './big-figure.js';
import './backlog-age.js';
import './breach-list.js';
import './past-due-by-holder.js';

const SEE_FIGURES = ['agent', 'supervisor'];
const EACH = 5_000;
const AFTER_A_CHANGE = 700;
const STALE_AFTER = 15_000;
const RULES_HOLD_FOR = 60 * 60_000;

/** The supervisors' wall: figures with their targets, the late complaints and their holders, and how old these data are. */
class HotlineWallboard extends PageElement {
  static properties = {
    now: { state: true },
    stale: { state: true },
    forbidden: { state: true },
    role: { state: true },
    calendar: { state: true },
  };

  constructor() {
    super();
    this.now = null;
    this.stale = false;
    this.forbidden = false;
    this.heardAt = Date.now();
    this.trend = new Trend();
    this.figures = [];
    this.addEventListener('signed-in', ({ detail }) => this.isFor(detail));
    this.addEventListener('session-missing', () => currentSession().catch(() => {}));
  }

  updated() {
    document.title = t('wallboard.title');
  }

  firstUpdated() {
    whenSessionOver(() => this.querySelector('sign-in-dialog').ask(this.now !== null));
    setInterval(() => (this.stale = Date.now() - this.heardAt > STALE_AFTER), 1_000);
    this.begin();
  }

  async begin() {
    try {
      const person = await sessionIfAny();
      if (!person) await this.querySelector('sign-in-dialog').ask(false);
      await this.learn();
      if (person) this.isFor(person);
      whileShown(() => this.learn().catch(() => {}), RULES_HOLD_FOR);
    } catch {
      setTimeout(() => this.begin(), EACH);
    }
  }

  isFor(person) {
    pageBelongsTo(person);
    this.role = person.role;
    this.follow();
  }

  /** Business hours, holidays and targets: they may change while a wall hangs there for weeks. */
  async learn() {
    const rules = await policy();
    learnHouseTime(rules);
    this.figures = figures(rules.targets);
    this.calendar = rules.calendar;
  }

  follow() {
    if (!SEE_FIGURES.includes(this.role)) {
      this.forbidden = true;
      return;
    }
    this.load();
    this.rest?.();
    this.rest = whileShown(() => this.load(), EACH);
    this.stream?.end();
    this.stream = new EventStream({
      onEvent: () => {
        clearTimeout(this.soon);
        this.soon = setTimeout(() => this.load(), AFTER_A_CHANGE);
      },
    });
  }

  async load() {
    if (this.loading) return;
    this.loading = true;
    try {
      const now = await measuresNow();
      this.heardAt = Date.now();
      this.stale = false;
      this.forbidden = false;
      this.trend.learn(now, this.figures);
      this.now = now;
    } catch (problem) {
      this.forbidden = problem.status === 403;
    } finally {
      this.loading = false;
    }
  }

  state() {
    if (this.stale) {
      return html`<p class="badge breached heard" role="alert">
        ${warningIcon()}${t('wallboard.stale', { at: this.now ? hourMinute(this.now.asOf) : '—' })}
      </p>`;
    }
    return this.now
      ? html`<p class="heard" title=${exact(this.now.asOf)}>
          ${t('wallboard.asOf', { at: hourMinute(this.now.asOf) })}${this.now.lacking.count
            ? ` · ${t('wallboard.lacking', { n: this.now.lacking.count })}`
            : ''}
        </p>`
      : '';
  }

  board(now) {
    return html`<section class="figures" aria-label=${t('wallboard.figures')}>
        ${this.figures.map(
          (figure) => html`<big-figure .figure=${figure} .now=${now} .direction=${this.trend.of(figure.name)}></big-figure>`,
        )}
      </section>
      <div class="below">
        <backlog-age .bands=${now.backlog} .open=${now.open} .unassigned=${now.unassigned}></backlog-age>
        <breach-list .rows=${now.breaches}></breach-list>
        <past-due-by-holder .owners=${now.pastDueByOwner} .departments=${now.pastDueByDepartment}></past-due-by-holder>
      </div>`;
  }

  render() {
    return html`<div class=${this.stale ? 'wall stale' : 'wall'}>
        <header>
          <h1>${t('wallboard.title')}</h1>
          ${this.state()}
          <calendar-reminder brief .role=${this.role} .calendar=${this.calendar}></calendar-reminder>
          <nav><a href="/console">${t('console.title')}</a><language-switch></language-switch></nav>
        </header>
        <main>
          ${this.forbidden
            ? html`<p class="notice failed">${t('problem.forbidden')}</p>`
            : this.now
              ? this.board(this.now)
              : html`<p class="heard" role="status">${t('state.loading')}</p>`}
        </main>
      </div>
      <sign-in-dialog></sign-in-dialog><another-person></another-person>`;
  }
}

customElements.define('hotline-wallboard', HotlineWallboard);
