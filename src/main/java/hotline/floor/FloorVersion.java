package hotline.floor;

/** How often a person's row has changed. */
public record FloorVersion(long person, String line, int version) {}
