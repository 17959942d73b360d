import { html } from 'lit';
import { installPolicy, tryPolicy } from '../shared/api.js';
import { nameOf, said, t, tCode } from '../shared/language.js';
import { channelName, departmentName, lineName, severityName, typeName } from '../shared/policy-names.js';
import { say } from '../shared/elements/words.js';
import { TextUpload } from './text-upload.js';

const LONGEST = 2 * 1024 * 1024;
const LISTS = ['types', 'channels', 'departments'];
const WAYS = ['added', 'removed', 'changed'];

/** A policy to try, and to put in force once it is read without mistakes. Tells `policy-installed`. */
class PolicyUpload extends TextUpload {
  get longest() {
    return LONGEST;
  }

  tryOut(source) {
    return tryPolicy(source);
  }

  async putInForce(source) {
    const installed = await installPolicy(source);
    say(said('policies.putInForce', { policy: nameOf(installed.name), version: installed.version }));
    this.tell('policy-installed', installed);
  }

  limit(limit) {
    return limit ? tCode('policies.unit', limit.unit, { n: limit.count }) : t('policies.noLimit');
  }

  /** What a changed limit is for, such as: handling · damage · major. */
  subject({ clock, of, severity, channel, market }) {
    const what = clock === 'holding' ? departmentName(of) : of && typeName(of);
    return [
      tCode('clockKind', clock),
      what,
      severity && severityName(severity),
      channel && channelName(channel),
      market && tCode('policies.market', market),
    ]
      .filter(Boolean)
      .join(' · ');
  }

  limitLine(changed) {
    return html`<li>${this.subject(changed)}: ${this.limit(changed.before)} → ${this.limit(changed.after)}</li>`;
  }

  part(part, way, what) {
    return t('policies.changedPart', { part, way: tCode('policies.way', way), what });
  }

  codes(changes) {
    return LISTS.flatMap((list) =>
      WAYS.filter((way) => changes[list][way].length > 0).map(
        (way) =>
          html`<li>${this.part(tCode('policies.list', list), way, changes[list][way].map(({ name }) => nameOf(name)).join(' / '))}</li>`,
      ),
    );
  }

  /** When a rung comes, for which cases and to which person, such as: Reminder · Handling · 80 % of the limit · to the supervisor. */
  rung({ kind, clock, moment, to, types, severities, answerWithin, urgent }) {
    const at = tCode('policies.moment', moment.percent === 0 ? 'start' : moment.at, {
      n: moment.percent,
      limit: this.limit(moment.limit),
    });
    return [
      tCode('noticeKind', kind),
      tCode('clockKind', clock),
      at,
      t('policies.rungTo', { to: tCode('policies.recipient', to) }),
      types.map(typeName).join(' / '),
      severities.map(severityName).join(' / '),
      answerWithin && t('policies.answerWithin', { limit: this.limit(answerWithin) }),
      urgent && t('policies.urgent'),
    ]
      .filter(Boolean)
      .join(' · ');
  }

  rungLine({ before, after }) {
    const way = before ? (after ? 'changed' : 'removed') : 'added';
    const both = [before, after].filter(Boolean).map((rung) => this.rung(rung));
    return html`<li>${this.part(t('policies.rungs'), way, both.join(' → '))}</li>`;
  }

  changes(changes) {
    const lines = [...this.codes(changes), ...changes.rungs.map((changed) => this.rungLine(changed)), ...changes.limits.map((changed) => this.limitLine(changed))];
    return lines.length ? html`<ul>${lines}</ul>` : html`<p>${t('policies.sameRules')}</p>`;
  }

  would({ policy, version, name, lineOfBusiness, replaces, changes, changed }) {
    const what = { name: nameOf(name), policy, version, line: lineName(lineOfBusiness), replaces: replaces ?? '' };
    return html`<p><strong>${t('policies.correct', what)}</strong></p>
      <p>${changed ? t(replaces ? 'policies.wouldReplace' : 'policies.wouldBegin', what) : t('policies.wouldStay')}</p>
      ${changes ? this.changes(changes) : ''}`;
  }

  render() {
    return this.uploadForm({
      id: 'policy-source',
      title: t('policies.upload'),
      label: t('policies.text'),
      accept: '.yaml,.yml,text/yaml',
    });
  }
}

customElements.define('policy-upload', PolicyUpload);
