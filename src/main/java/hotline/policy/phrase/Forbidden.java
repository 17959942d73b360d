package hotline.policy.phrase;

import hotline.policy.taxonomy.LocalizedName;

/** An expression that is never to be said (T7), in both languages. */
public record Forbidden(String id, ForbiddenKind kind, LocalizedName wording) {}
