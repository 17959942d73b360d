import { html } from 'lit';
import '@vaadin/date-picker';
import { PageElement } from '../shared/elements/page-element.js';
import { pickerTexts } from '../shared/elements/picker-texts.js';
import '../shared/elements/choice-select.js';
import '../shared/elements/unit-suggestions.js';
import { allMeasured } from '../shared/address.js';
import { t, tCode } from '../shared/language.js';
import { channels, departments, itemsOf, severities, types } from '../shared/policy-names.js';
import { today } from '../shared/zone-time.js';
import { codeItems, codeName, itemsOfCodes, peopleItems, seesPeople, splits, subtypeItems, unitLabel } from './code-names.js';
import { COMPARED } from './measure-words.js';
import { byName, OWN, periodOf, PRESETS, presetOf, written } from './periods.js';
import { comparedBy, INTERVALS, intervalOf, membersFor, membersOf, onlyOf, splitOf } from './question.js';

/** Dimensions of codes. */
const CODES = ['cause', 'outcome', 'validity', 'remedy'];
/** Filters that are seldom used, so that they are folded away. */
const MORE = ['subtype', 'source', 'language', 'market', 'region', 'department', 'agent', ...CODES, 'tier', 'tierNow'];

/**
 * Period, interval, split and filters of the measures; the choice is kept in the address. Drawn again with each `names`. With `comparing`
 * there is what is compared, and by what, instead of interval and split.
 */
class MeasuresFilters extends PageElement {
  static properties = { place: {}, names: {}, comparing: { type: Boolean } };

  choose(name, value) {
    if ((this.place[name] ?? '') !== value) this.tell('go', { [name]: value });
  }

  select(name, label, items, value, none) {
    return html`<choice-select
      .label=${label}
      .none=${none}
      .items=${items}
      .value=${value}
      data-name=${name}
      @chosen=${(event) => this.choose(name, event.detail)}
    ></choice-select>`;
  }

  only(name, items) {
    const value = this.place[`only-${name}`] ?? '';
    // A code of a table, which may be none, or a person that has gone.
    const known = !value || items.some((item) => item.value === value);
    const all = known ? items : [...items, { value, label: codeName(name, value) }];
    return this.select(`only-${name}`, tCode('measures.by', name), all, value, t('measures.all'));
  }

  /** From own days one begins with those of the period before. */
  choosePeriod(period) {
    const { from, to } = periodOf(this.place);
    this.tell('go', period === OWN ? { period, from, to } : { period, from: '', to: '' });
  }

  period() {
    const day = today();
    const items = PRESETS.map((value) => ({
      value,
      label: value === OWN ? t('measures.period.own') : t('measures.presetDays', { name: tCode('measures.period', value), days: written(byName(value, day)) }),
    }));
    const preset = presetOf(this.place);
    return html`<choice-select
        .label=${t('measures.periodLabel')}
        .items=${items}
        .value=${preset}
        data-name="period"
        @chosen=${(event) => this.choosePeriod(event.detail)}
      ></choice-select>
      ${preset === OWN ? html`${this.day('from', t('measures.from'))} ${this.day('to', t('measures.to'))}` : ''}`;
  }

  day(name, label) {
    const day = periodOf(this.place)[name];
    return html`<vaadin-date-picker
      label=${label}
      data-name=${name}
      .i18n=${pickerTexts()}
      .value=${day}
      .min=${name === 'to' ? periodOf(this.place).from : ''}
      .max=${today()}
      manual-validation
      @value-changed=${(event) => event.detail.value && event.detail.value !== day && this.choose(name, event.detail.value)}
    ></vaadin-date-picker>`;
  }

  /** A unit is found by typing; the one that was chosen is taken away by a button. */
  unit(name) {
    const code = this.place[`only-${name}`];
    const label = tCode('measures.by', name);
    if (code) {
      return html`<div class="unit-filter">
        <span class="label">${label}</span>
        <button class="link" data-name="only-${name}" @click=${() => this.choose(`only-${name}`, '')}>
          <bdi>${unitLabel(code)}</bdi><span aria-hidden="true"> ×</span><span class="visually-hidden">${t('measures.takeAway')}</span>
        </button>
      </div>`;
    }
    return html`<div class="unit-filter">
      <label class="label" for="measures-${name}">${label}</label>
      <div class="with-units" @unit-taken=${(event) => this.choose(`only-${name}`, event.detail.code)}>
        <input class="input" id="measures-${name}" placeholder=${t('measures.typeUnit')} autocomplete="off" /><unit-suggestions
          .kind=${name}
        ></unit-suggestions>
      </div>
    </div>`;
  }

  shownBy() {
    if (this.comparing) {
      const measure = comparedBy(this.place);
      const measures = COMPARED.map((value) => ({ value, label: tCode('measures.name', value) }));
      const allowed = membersFor(measure).filter((value) => value !== 'agent' || seesPeople());
      const members = allowed.map((value) => ({ value, label: tCode('measures.by', value) }));
      return html`${this.select('measure', t('comparison.measure'), measures, measure)}
      ${this.select('by', t('comparison.members'), members, membersOf(this.place))}`;
    }
    const intervals = INTERVALS.map((value) => ({ value, label: tCode('measures.interval', value) }));
    const by = splits().map((value) => ({ value, label: tCode('measures.by', value) }));
    return html`${this.select('interval', t('measures.intervalLabel'), intervals, intervalOf(this.place))}
    ${this.select('by', t('measures.byLabel'), by, splitOf(this.place), t('measures.notSplit'))}`;
  }

  render() {
    const only = onlyOf(this.place);
    return html`<div class="measures-filters" role="group" aria-label=${t('measures.filters')}>
      ${this.period()} ${this.shownBy()}
      ${this.only('type', itemsOf(types()))} ${this.only('severity', itemsOf(severities()))} ${this.only('channel', itemsOf(channels()))}
      ${this.unit('branch')} ${this.unit('hub')}
      <details class="more-filters" ?open=${MORE.some((name) => only[name])}>
        <summary>${t('measures.moreFilters')}</summary>
        <div class="measures-filters">
          ${this.only('subtype', subtypeItems(only.type))} ${this.only('source', itemsOfCodes('measures.source'))}
          ${this.only('language', itemsOfCodes('language'))} ${this.only('market', itemsOfCodes('measures.market'))} ${this.unit('region')}
          ${this.only('department', itemsOf(departments()))} ${seesPeople() ? this.only('agent', peopleItems()) : ''}
          ${CODES.map((name) => this.only(name, codeItems(name)))} ${this.only('tier', itemsOfCodes('tier'))} ${this.only('tierNow', itemsOfCodes('tier'))}
        </div>
      </details>
      ${Object.keys(only).length
        ? html`<button class="link" data-clear @click=${() => this.tell('go', allMeasured())}>${t('filter.clear')}</button>`
        : ''}
    </div>`;
  }
}

customElements.define('measures-filters', MeasuresFilters);
