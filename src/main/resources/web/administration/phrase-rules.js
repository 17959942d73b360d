import { t, tCode } from '../shared/language.js';
import { LineRules, sentenceList } from './line-rules.js';
import './sentences.js';

/** What agents of a line of business say and never say (T7, C8): a sentence for each part of its policy. Read when it is opened. */
class PhraseRules extends LineRules {
  heading(line) {
    return t('phraseRules.title', { line });
  }

  sentences({ say, never }) {
    const listed = (all, group, name) => all.map((one) => t('phraseRules.count', { what: tCode(group, one[name]), n: one.count })).join(t('phraseRules.and'));
    return [
      say.length ? t('phraseRules.say', { n: sum(say), list: listed(say, 'phraseRules.situation', 'situation') }) : t('phraseRules.sayNothing'),
      never.length ? t('phraseRules.never', { n: sum(never), list: listed(never, 'phraseRules.kind', 'kind') }) : t('phraseRules.neverNothing'),
      t('phraseRules.own'),
    ];
  }

  drawn() {
    return sentenceList(this.sentences(this.policy.phrases));
  }
}

customElements.define('phrase-rules', PhraseRules);

function sum(counts) {
  return counts.reduce((total, { count }) => total + count, 0);
}
