import { html } from 'lit';
import { createCampaign } from '../shared/api.js';
import { codesOf, nameOf, said, t, tCode } from '../shared/language.js';
import { departments, types } from '../shared/policy-names.js';
import { choice, line } from '../shared/elements/pieces.js';
import { SavingElement } from '../shared/elements/saving-element.js';
import { say, wordsFor } from '../shared/elements/words.js';
import './sentences.js';

const EMPTY = { name: '', purpose: '', tier: '', department: '', region: '', type: '', withinDays: '0', quietDays: '30', pace: '30' };
const NUMBERS = { withinDays: 'campaigns.days', quietDays: 'campaigns.quiet', pace: 'campaigns.pace' };

/** Proposes a campaign (K4). Tells `campaign-proposed`. */
class CampaignForm extends SavingElement {
  static properties = { draft: { state: true } };

  constructor() {
    super();
    this.draft = EMPTY;
  }

  set(name, value) {
    this.draft = { ...this.draft, [name]: value };
    this.right(name);
  }

  send(event) {
    event.preventDefault();
    const { name, purpose, tier, department, region, type, withinDays, quietDays, pace } = this.draft;
    const empty = ['name', 'purpose'].filter((each) => !this.draft[each].trim());
    if (empty.length) return this.refuse(Object.fromEntries(empty.map((each) => [each, said('campaigns.missing')])));
    if (!tier && !department && !region.trim() && !type && !Number(withinDays)) {
      this.problem = said('campaigns.noFilter');
      return undefined;
    }
    return this.save(
      async () => {
        const filter = { tier: tier || null, department: department || null, region: region.trim() || null, type: type || null, withinDays: Number(withinDays) };
        await createCampaign({ name: name.trim(), purpose: purpose.trim(), filter, quietDays: Number(quietDays), pace: Number(pace) });
        this.draft = EMPTY;
        this.querySelector('details').open = false;
        say(said('campaigns.proposed'));
        this.tell('campaign-proposed');
      },
      (problem) => (this.problem = wordsFor(problem)),
    );
  }

  line(name, label, how = {}) {
    return line({ id: `campaign-${name}`, label, value: this.draft[name], wrong: this.wrong[name], change: (value) => this.set(name, value), ...how });
  }

  choice(name, label, items) {
    return choice({ id: `campaign-${name}`, label, value: this.draft[name], items: [{ value: '', label: t('care.all') }, ...items], change: (value) => this.set(name, value) });
  }

  render() {
    const named = (all) => all.map(({ code, name }) => ({ value: code, label: nameOf(name) }));
    return html`<details>
      <summary>${t('campaigns.new')}</summary>
      ${this.formOf(
        'campaign-form',
        html`<div class="care-tools">${this.line('name', t('campaigns.name'))} ${this.line('purpose', t('campaigns.purpose'), { longest: 2000 })}</div>
          <div class="care-tools">
            ${this.choice('tier', t('care.head.tier'), codesOf('tier').map((value) => ({ value, label: tCode('tier', value) })))}
            ${this.choice('department', t('care.department'), named(departments()))} ${this.choice('type', t('campaigns.type'), named(types()))}
            ${this.line('region', t('campaigns.region'))} ${Object.entries(NUMBERS).map(([name, label]) => this.line(name, t(label), { type: 'number' }))}
          </div>
          ${this.problemLine()} ${this.saveButton(t('campaigns.propose'))}`,
      )}
    </details>`;
  }
}

customElements.define('campaign-form', CampaignForm);
