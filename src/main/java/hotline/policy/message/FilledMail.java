package hotline.policy.message;

/** A mail as the customer reads it; no gap is left. */
public record FilledMail(int version, String subject, String text) {}
