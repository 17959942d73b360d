package hotline.complaint;

/** A judgement that was corrected: the complaint before and after it. */
public record JudgementCorrected(ComplaintState before, ComplaintState after) {}
