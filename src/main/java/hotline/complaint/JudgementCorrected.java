package hotline.complaint;

/** A judgement that was corrected: the complaint before and after it. */
public record JudgementCorrected(CorrectionRequest request, ComplaintState before, ComplaintState after) {}
