package hotline.policy;

/** A policy as it was installed; complaints pin the id of the one that judged them. */
public record PolicyVersion(int id, Policy policy) {}
