package hotline.complaint;

/** A step that was taken: the complaint before and after it. */
public record StepTaken(StepRequest request, ComplaintState before, ComplaintState after) implements StepResult {}
