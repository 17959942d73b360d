package hotline.log;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** What an event's record says of itself and of its fields beside their names and types. */
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

    /** Names a person or was typed by one. Stored in a column of its own, so that it can be removed and all else stays. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface Personal {}

    /** Stored as null where it is empty; other empty fields are left out. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface OrNull {}

    /** The fields of this record stand among those of the event, not in an object of their own. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface Inline {}

    /** Older events lack the field and mean what this other field says. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface Otherwise {
        String value();
    }
}
