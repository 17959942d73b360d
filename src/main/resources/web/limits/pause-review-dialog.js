import { CaseDialog } from '../shared/dialogs/case-dialog.js';
import { KeptInput } from '../shared/elements/kept-input.js';
import { instantOf } from '../shared/zone-time.js';
import { movePauseReview } from '../shared/api.js';
import { said, t } from '../shared/language.js';
import { isReviewTime, reviewPicker } from './pause-review.js';
import './sentences.js';

/** Moves the time at which the owner of a paused case is reminded of the pause; without a time, there is no reminder. */
class PauseReviewDialog extends CaseDialog {
  static properties = { reviewAt: { state: true } };

  constructor() {
    super();
    this.kept = new KeptInput(this, { reviewAt: '' }, () => `pause-review/${this.complaint.number}`);
  }

  async open() {
    // The contract gives times on the company's wall clock.
    this.kept.open({ reviewAt: this.complaint.pause?.reviewAt?.slice(0, 16) ?? '' });
    await this.show();
    this.querySelector('vaadin-date-time-picker').focus();
  }

  async send(event) {
    event.preventDefault();
    const reviewAt = this.reviewAt ? instantOf(this.reviewAt) : null;
    await this.change(async (number, version) => {
      const after = await movePauseReview(number, version, reviewAt);
      this.kept.done();
      return after;
    }, said(reviewAt ? 'pauseReview.moved' : 'pauseReview.removed'));
  }

  explain(problem) {
    return isReviewTime(problem) ? said('pauseReview.past') : super.explain(problem);
  }

  render() {
    return this.frame(
      { title: t('pauseReview.title'), save: t('pauseReview.do') },
      reviewPicker(this.reviewAt, (value) => (this.reviewAt = value), t('pauseReview.hint')),
    );
  }
}

customElements.define('pause-review-dialog', PauseReviewDialog);
