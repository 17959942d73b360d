import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { readDraft, writeDraft } from '../shared/drafts.js';
import { codesOf, t, tCode } from '../shared/language.js';
import { exact, short } from '../shared/times.js';
import { lockIcon, personIcon } from '../shared/icons.js';
import { storyWords } from './story-words.js';

const WRITTEN = ['noted', 'replied'];
const SEEN = 'seen';
const LATEST = 200;

/** The last event of each complaint that this person has opened here, the latest ones. @returns {[string, number][]} */
function allSeen() {
  return readDraft(SEEN) ?? [];
}

/**
 * The story of a complaint, newest first: events, notes and calls in one line of time. For who looks in from time to time, what others wrote since
 * the last visit is marked; when that was is kept as the
 * person's drafts are: in this browser alone, until the person signs out.
 */
class CaseStory extends PageElement {
  /** `unread`: the number of the complaint where that is marked */
  static properties = { story: {}, unread: {}, seen: { state: true } };

  willUpdate(changes) {
    if (changes.has('unread')) this.seen = null;
    const last = this.story.at(-1)?.seq;
    if (this.unread && last && this.seen === null) this.seen = allSeen().find(([number]) => number === this.unread)?.[1] ?? last;
  }

  updated() {
    const last = this.story.at(-1)?.seq;
    if (!this.unread || !last) return;
    const seen = allSeen();
    const latest = seen.at(-1);
    if (latest?.[0] === this.unread && latest[1] === last) return;
    writeDraft(SEEN, [...seen.filter(([number]) => number !== this.unread), [this.unread, last]].slice(-LATEST));
  }

  isNew({ seq, type, actor }) {
    return this.unread && WRITTEN.includes(type) && !actor.own && seq > this.seen;
  }

  who({ actor }) {
    return actor.name ?? tCode('actor', actor.kind);
  }

  /** A branch reads its own acts as such. */
  what({ type, actor }) {
    return actor.own && codesOf('ownEvent').includes(type) ? tCode('ownEvent', type) : tCode('event', type);
  }

  event(event) {
    const words = storyWords(event);
    const note = WRITTEN.includes(event.type) && !event.actor.own;
    return html`<li class="${event.type} ${event.internal ? 'internal' : 'for-customer'}">
      <p class="small">
        ${this.isNew(event) ? html`<span class="badge running" data-new>${t('own.new')}</span>` : ''}
        <strong>${this.what(event)}</strong> · <bdi>${this.who(event)}</bdi>${event.actor.own ? ` · ${tCode('actor', 'own')}` : ''} ·
        <time datetime=${event.at} title=${exact(event.at)}>${short(event.at)}</time>
        ${note
          ? html`<span class="badge ${event.internal ? '' : 'running'}"
              >${event.internal ? lockIcon() : personIcon()}${t(
                event.internal ? 'note.internal' : 'note.forCustomer',
              )}</span
            >`
          : ''}
      </p>
      ${words ? html`<p class="words">${words}</p>` : ''}
    </li>`;
  }

  render() {
    return html`<section class="case-story" aria-label=${t('case.story')}>
      <h3>${t('case.story')}</h3>
      <ol>
        ${[...this.story].reverse().map((event) => this.event(event))}
      </ol>
    </section>`;
  }
}

customElements.define('case-story', CaseStory);
