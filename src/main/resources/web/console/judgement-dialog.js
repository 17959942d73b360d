import { html } from 'lit';
import { correctJudgement, tryJudgement } from '../shared/api.js';
import { said, t, tCode } from '../shared/language.js';
import { severityName } from '../shared/policy-names.js';
import { provisionalMark } from '../shared/elements/provisional-mark.js';
import { exact, short, spoken } from '../shared/times.js';
import { ReasonDialog } from '../shared/dialogs/reason-dialog.js';
import './judgement-fields.js';

/** While a person still chooses. */
const PAUSE = 200;

/** Corrects type and severity; the limit is counted again from receipt, and the new one is shown before. */
class JudgementDialog extends ReasonDialog {
  static properties = { judged: { state: true }, tried: { state: true } };

  constructor() {
    super();
    this.tried = null;
    this.keepWords(() => `judgement/${this.complaint.number}`, { judged: {} });
  }

  async open() {
    const { type, subtype, severity } = this.complaint;
    this.kept.open({ judged: { type, subtype, severity } });
    this.tried = null;
    this.tryOut();
    await this.show();
  }

  choose(judged) {
    this.judged = judged;
    this.tried = null;
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.tryOut(), PAUSE);
  }

  /** Without an answer the dialog works as well. */
  async tryOut() {
    const { judged } = this;
    const { type, severity } = this.complaint;
    const isOther = judged.type !== type || judged.severity !== severity;
    const tried = isOther ? await tryJudgement(this.complaint.number, judged).catch(() => null) : null;
    if (judged === this.judged) this.tried = tried;
  }

  /** What would become of the limits. */
  limits() {
    if (!this.tried) return '';
    const { dueBefore, dueAfter, provisional, isLateAfter, limits, severityAfter, counts } = this.tried;
    const moved = limits.filter((limit) => limit.kind !== 'handling' && limit.dueBefore !== limit.dueAfter);
    return html`<p class="read-out" data-tried title=${exact(dueAfter)}>
        ${dueBefore === dueAfter
          ? t('judgement.dueStays', { at: spoken(dueAfter) })
          : t('judgement.dueMoves', { from: spoken(dueBefore), to: spoken(dueAfter) })}
        ${provisionalMark(provisional)}
      </p>
      ${severityAfter !== this.judged.severity
        ? html`<p class="notice warn" data-raised>${t('judgement.raised', { severity: severityName(severityAfter), numbers: counts.join(t('judgement.and')) })}</p>`
        : ''}
      ${isLateAfter ? html`<p class="notice warn">${t('judgement.lateAfter')}</p>` : ''}
      ${moved.map(
        ({ kind, dueBefore: from, dueAfter: to }) => html`<p class="small">
          ${t('judgement.limitMoves', { clock: tCode('clockKind', kind), from: from ? short(from) : '–', to: short(to) })}
        </p>`,
      )}`;
  }

  async send(event) {
    event.preventDefault();
    const reason = this.written();
    if (!reason) return;
    const correction = { ...this.judged, reason };
    await this.change(async (number, version) => {
      const after = await correctJudgement(number, version, correction);
      this.kept.done();
      return after;
    }, said('judgement.corrected'));
  }

  render() {
    const { type, subtype, severity } = this.judged;
    return this.frame(
      { title: t('judgement.correct'), save: t('judgement.save') },
      html`<judgement-fields
          .type=${type}
          .subtype=${subtype}
          .severity=${severity}
          @judged=${(event) => this.choose(event.detail)}
        ></judgement-fields>
        <div role="status">${this.limits()}</div>
        ${this.wordsField({ label: t('step.reason'), hint: t('judgement.hint') })}`,
    );
  }
}

customElements.define('judgement-dialog', JudgementDialog);
