import { html } from 'lit';
import { setMailRelay } from '../shared/api.js';
import { codesOf, said, saidCode, t, tCode } from '../shared/language.js';
import { FormDialog } from '../shared/dialogs/form-dialog.js';
import { choice, line } from '../shared/elements/pieces.js';
import { wordsFor } from '../shared/elements/words.js';
import './sentences.js';

const NEW = { host: '', port: '465', tls: 'implicit', login: '', password: '', from: '', fromName: '', envelope: '', bounces: '', links: '', version: 0 };
const PORTS = { implicit: '465', starttls: '587', none: '25' };

/** The mail server that takes mails. Tells `relay-saved`. */
class RelayDialog extends FormDialog {
  static properties = { draft: { state: true }, hasPassword: { state: true } };

  constructor() {
    super();
    this.draft = NEW;
    this.hasPassword = false;
  }

  /** @param {object | null} relay of the contract */
  async open(relay) {
    this.hasPassword = relay?.hasPassword ?? false;
    const { host, port, tls, login, from, fromName, envelope, bounces, links, version } = relay ?? { ...NEW, links: location.origin };
    this.draft = { host, port: String(port), tls, login: login ?? '', password: '', from, fromName, envelope: envelope ?? '', bounces: bounces ?? '', links: links ?? '', version };
    await this.show();
    this.querySelector('#relay-host').focus();
  }

  change(change) {
    this.draft = { ...this.draft, ...change };
  }

  /** A usual port goes along with the way. */
  chooseTls(tls) {
    const isUsual = this.draft.port === PORTS[this.draft.tls];
    this.change({ tls, ...(isUsual ? { port: PORTS[tls] } : {}) });
  }

  body() {
    const { port, password, version, tls, ...texts } = this.draft;
    const given = Object.entries(texts).map(([name, value]) => [name, value.trim()]).filter(([, value]) => value);
    return { ...Object.fromEntries(given), tls, port: Number(port), version, ...(password ? { password } : {}) };
  }

  send(event) {
    event.preventDefault();
    return this.save(
      async () => {
        await setMailRelay(this.body());
        this.tell('relay-saved', null);
        this.close();
      },
      (problem) => this.failed(problem),
    );
  }

  failed(problem) {
    const known = codesOf('relay.wrong');
    const wrong = Object.keys(problem.codes ?? {}).filter((name) => known.includes(name));
    if (problem.status === 409) this.problem = said('outbox.changed');
    else if (wrong.length > 0) this.refuse(Object.fromEntries(wrong.map((name) => [name, saidCode('relay.wrong', name)])));
    else this.problem = wordsFor(problem);
  }

  field(name, more = {}) {
    return line({
      id: `relay-${name}`,
      label: tCode('relay.field', name),
      value: this.draft[name],
      wrong: this.wrong[name] ? String(this.wrong[name]) : '',
      longest: 254,
      change: (value) => this.change({ [name]: value }),
      ...more,
    });
  }

  render() {
    const ways = ['implicit', 'starttls', 'none'].map((value) => ({ value, label: tCode('relay.tls', value) }));
    const fields = html`<div class="relay-form">
      ${this.field('host')} ${this.field('port', { type: 'number' })}
      ${choice({
        id: 'relay-tls',
        label: t('relay.field.tls'),
        value: this.draft.tls,
        items: ways,
        wrong: this.wrong.tls ? String(this.wrong.tls) : '',
        change: (value) => this.chooseTls(value),
      })}
      ${this.field('login')} ${this.field('password', { type: 'password', longest: 1000, ...(this.hasPassword ? { label: t('relay.passwordKept') } : {}) })}
      ${this.field('from')} ${this.field('fromName', { longest: 100 })} ${this.field('envelope')}
      ${this.field('bounces', { longest: 200 })} ${this.field('links')}
    </div>`;
    return this.frame({ title: t('relay.title'), save: t('relay.save') }, fields);
  }
}

customElements.define('relay-dialog', RelayDialog);
