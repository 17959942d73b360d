import { draftTime, dropDraft, ofForm, onDraftElsewhere, onOtherPerson, readDraft, writeDraft } from '../drafts.js';

/**
 * Keeps some properties of an element as a draft of its owner, and fills them with it when the element is opened
 * again. When another person signs in on the page, their own draft takes its place. All tabs of a person show the same draft, so that none
 * overwrites what was typed in another.
 */
export class KeptInput {
  /**
   * @param {import('lit').LitElement} host
   * @param {Record<string, any>} empty the properties, and their values without a draft
   * @param {() => string} nameOf what is typed about, such as `note/202609-000123`
   */
  constructor(host, empty, nameOf) {
    this.host = host;
    this.empty = empty;
    this.nameOf = nameOf;
    this.name = '';
    /** When the draft was typed that the element was opened with. @type {number | null} */
    this.typedAt = null;
    Object.assign(host, empty);
    host.addController(this);
  }

  hostConnected() {
    this.ends = [onOtherPerson(() => this.name && this.open(this.begun)), onDraftElsewhere((name, value) => this.follow(name, value))];
  }

  hostDisconnected() {
    this.ends.forEach((end) => end());
  }

  /** @param {Record<string, any>} [begun] values to begin with where they are not empty */
  open(begun = {}) {
    this.begun = begun;
    this.name = this.nameOf();
    this.typedAt = draftTime(this.name);
    this.fill(ofForm(readDraft(this.name), this.empty));
  }

  /** The input of that name was sent; by now the element may be about something else. */
  done(name = this.name) {
    dropDraft(name);
    if (name !== this.name) return;
    this.typedAt = null;
    this.fill({});
  }

  /** @param {string} name @param {any} value of the draft on another tab; what was typed here in the same moment stays */
  follow(name, value) {
    if (name === this.name && this.text() === this.written) this.fill(ofForm(value, this.empty));
  }

  fill(kept) {
    const first = { ...this.empty, ...this.begun };
    this.untouched = JSON.stringify(this.chosen(first));
    Object.assign(this.host, this.chosen({ ...first, ...kept }));
    this.written = this.text();
  }

  hostUpdated() {
    if (!this.name || this.text() === this.written) return;
    this.written = this.text();
    if (this.written === this.untouched) dropDraft(this.name);
    else writeDraft(this.name, this.chosen(this.host));
  }

  text() {
    return JSON.stringify(this.chosen(this.host));
  }

  /** The kept properties only. */
  chosen(values) {
    return Object.fromEntries(Object.keys(this.empty).map((name) => [name, values[name]]));
  }
}
