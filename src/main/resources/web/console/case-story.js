import { html } from 'lit';
import { PageElement } from '../shared/elements/page-element.js';
import { codesOf, t, tCode } from '../shared/language.js';
import { exact, short } from '../shared/times.js';
import { lockIcon, personIcon } from '../shared/icons.js';
import { storyWords } from './story-words.js';

/** The story of a complaint, newest first: events, notes and calls in one line of time. */
class CaseStory extends PageElement {
  static properties = { story: {} };

  who({ actor }) {
    return actor.name ?? tCode('actor', actor.kind);
  }

  /** A branch reads its own acts as such. */
  what({ type, actor }) {
    return actor.own && codesOf('ownEvent').includes(type) ? tCode('ownEvent', type) : tCode('event', type);
  }

  event(event) {
    const words = storyWords(event);
    const note = ['noted', 'replied'].includes(event.type) && !event.actor.own;
    return html`<li class="${event.type} ${event.internal ? 'internal' : 'for-customer'}">
      <p class="small">
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
