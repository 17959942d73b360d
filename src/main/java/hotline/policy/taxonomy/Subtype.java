package hotline.policy.taxonomy;

/** What exactly went wrong within a {@link ComplaintType} (F3). */
public record Subtype(String code, LocalizedName name) {}
