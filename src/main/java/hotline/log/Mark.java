package hotline.log;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Marks on an event's record and its fields, in addition to their names and types. */
final class Mark {
    private Mark() {}

    /** The event never reaches the customer or a branch (P6), unless the entry itself says that it is for them. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface Internal {}

    /** Outsiders read the type, severity and channel that come with the event. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface TellsEnvelope {}

    /** Outsiders read this field (P6); of an inlined record they read the fields named. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface Told {
        String[] value() default {};
    }

    /**
     * A person's name, or text that a person typed. Stored in a separate column, so that it can be removed and all else
     * stays.
     */
    @Retention(RetentionPolicy.RUNTIME)
    @interface Personal {}

    /** Stored as null if it is empty; other empty fields are left out. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface OrNull {}

    /** The fields of this record are stored among those of the event, not in a nested object. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface Inline {}

    /** Older events lack the field; this other field has the same meaning in them. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface Otherwise {
        String value();
    }
}
