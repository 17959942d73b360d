package hotline.export;

import hotline.policy.taxonomy.LocalizedName;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** Takes the cells of rows one after the other, each in the way of its format. */
public interface CellTarget {
    void text(String text);

    /** Programs read the code, people the name. */
    void code(String code, LocalizedName name);

    void number(long number);

    void real(double number);

    /** A part of 1, which people read in percent. */
    void share(double share);

    void instant(Instant at);

    void day(LocalDate day);

    void length(Duration length);

    /** A cell without a value. */
    void nothing();
}
