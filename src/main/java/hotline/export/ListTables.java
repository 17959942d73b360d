package hotline.export;

import hotline.identity.Caller;
import java.time.Instant;

/** Makes the table of each list that people may take out. */
public interface ListTables {
    /**
     * The table of a list for a caller, with the columns that the caller may take out. A table is for one file.
     *
     * @param now which notices the caller has been notified of, and how the columns of times are read
     */
    Table<?> of(Exportable list, Caller.Staff caller, Instant now);
}
