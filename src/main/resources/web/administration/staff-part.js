import { html } from 'lit';
import { changeStaffMember, people, policy, staffMember } from '../shared/api.js';
import { nameOf, said, t } from '../shared/language.js';
import { choice, line } from '../shared/elements/pieces.js';
import { SavingElement } from '../shared/elements/saving-element.js';
import { say, wordsFor } from '../shared/elements/words.js';
import { needStyles } from '../shared/stylesheet.js';
import './sentences.js';

needStyles(new URL('../administration/staff-part.css', import.meta.url));

const LEVELS = [1, 2, 3, 4, 5];
const MOST_MENTORS = 200;

/** What an agent can do (C2), their training (C7) and mentor (C6). Read when it is opened. */
class StaffPart extends SavingElement {
  static properties = { person: {}, member: { state: true }, skills: { state: true }, mentors: { state: true } };

  constructor() {
    super();
    this.skills = [];
    this.mentors = [];
  }

  willUpdate(changes) {
    if (changes.has('person')) this.member = null;
  }

  async open() {
    if (this.member) return;
    try {
      const [member, rules, agents, supervisors] = await Promise.all([
        staffMember(this.person),
        policy({}),
        ...['agent', 'supervisor'].map((role) => people({ role, enabled: true, limit: MOST_MENTORS })),
      ]);
      this.skills = rules.dispatch.skills;
      this.mentors = [...supervisors.items, ...agents.items].filter(({ id }) => id !== this.person).map(({ id, name }) => ({ value: String(id), label: name }));
      this.shown(member);
    } catch (problem) {
      this.problem = wordsFor(problem);
    }
  }

  shown(member) {
    this.member = member;
    this.levels = Object.fromEntries(member.skills.map(({ skill, level }) => [skill, level]));
    this.since = member.trainingSince ?? '';
    this.mentor = member.mentor ? String(member.mentor.id) : '';
  }

  send(event) {
    event.preventDefault();
    const skills = Object.entries(this.levels)
      .filter(([, level]) => level > 0)
      .map(([skill, level]) => ({ skill, level }));
    const change = { skills, trainingSince: this.since || null, mentor: this.mentor ? Number(this.mentor) : null, version: this.member.version };
    return this.save(
      async () => {
        this.shown(await changeStaffMember(this.person, change));
        say(said('staff.saved'));
      },
      (problem) => (this.problem = problem.status === 422 ? t('staff.refused') : problem.status === 409 ? t('staff.changed') : wordsFor(problem)),
    );
  }

  skill({ code, name }) {
    return choice({
      id: `skill-${code}`,
      label: nameOf(name),
      value: String(this.levels[code] ?? 0),
      items: [{ value: '0', label: t('staff.noLevel') }, ...LEVELS.map((level) => ({ value: String(level), label: t('staff.level', { level }) }))],
      change: (level) => (this.levels[code] = Number(level)),
    });
  }

  standing() {
    const { isTrained, worksFrom, mentored } = this.member;
    return html`<p class="small wide">
      ${isTrained ? t('staff.trained') : t('staff.worksFrom', { day: worksFrom })}
      ${mentored.length ? t('staff.mentored', { names: mentored.map(({ name }) => name).join(t('dispatch.and')) }) : ''}
    </p>`;
  }

  render() {
    return html`<details @toggle=${({ target }) => target.open && this.open()}>
      <summary>${t('staff.title')}</summary>
      ${this.member
        ? this.formOf(
            '',
            html`${this.standing()} ${this.skills.map((skill) => this.skill(skill))}
              ${line({ id: 'staff-since', label: t('staff.since'), value: this.since, type: 'date', change: (day) => (this.since = day) })}
              ${choice({ id: 'staff-mentor', label: t('staff.mentor'), value: this.mentor, items: [{ value: '', label: t('people.none') }, ...this.mentors], change: (id) => (this.mentor = id) })}
              ${this.saveButton(t('staff.save'))}`,
          )
        : ''}
      ${this.problemLine()}
    </details>`;
  }
}

customElements.define('staff-part', StaffPart);
