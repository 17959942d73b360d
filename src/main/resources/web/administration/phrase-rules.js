import { phraseUses } from '../shared/api.js';
import { t, tCode } from '../shared/language.js';
import { LineRules, sentenceList } from './line-rules.js';
import './sentences.js';

const DAYS = 30;
const SHOWN = 10;

/** What agents of a line of business say and never say (T7, C8): a sentence for each part of its policy. Read when it is opened. */
class PhraseRules extends LineRules {
  static properties = { uses: { state: true } };

  async open() {
    await super.open();
    this.uses = (await phraseUses({ days: DAYS }).catch(() => null))?.items ?? null;
  }

  heading(line) {
    return t('phraseRules.title', { line });
  }

  sentences({ say, never }) {
    const listed = (all, group, name) => all.map((one) => t('phraseRules.count', { what: tCode(group, one[name]), n: one.count })).join(t('phraseRules.and'));
    return [
      say.length ? t('phraseRules.say', { n: sum(say), list: listed(say, 'phraseRules.situation', 'situation') }) : t('phraseRules.sayNothing'),
      never.length ? t('phraseRules.never', { n: sum(never), list: listed(never, 'phraseRules.kind', 'kind') }) : t('phraseRules.neverNothing'),
      t('phraseRules.own'),
      ...(this.uses ? [this.used()] : []),
    ];
  }

  /** Of all lines of business. */
  used() {
    if (!this.uses.length) return t('phraseRules.usedNone', { days: DAYS });
    const most = this.uses.slice(0, SHOWN).map(({ phrase, uses }) => t('phraseRules.used', { phrase, n: uses }));
    return t('phraseRules.usedMost', { days: DAYS, list: most.join(t('phraseRules.and')) });
  }

  drawn() {
    return sentenceList(this.sentences(this.policy.phrases));
  }
}

customElements.define('phrase-rules', PhraseRules);

function sum(counts) {
  return counts.reduce((total, { count }) => total + count, 0);
}
