package hotline.dispatch;

/** A work that is offered to no agent now. It keeps its rank and holds up no other work. */
public record Waiting(WorkId work, int step, Reason reason) {
    public enum Reason {
        /** For the agent whose customer it is. */
        OWNER,
        /** Agents could take it, who are busy or away. */
        AGENT,
        /** No agent of the line has the skills. */
        SKILL,
        /** Every agent with the skills is barred from it. */
        BARRED
    }
}
