package hotline.database.embedded;

import hotline.database.DatabaseStartFailed;
import java.nio.file.Path;

/** Another process runs on the data directory. */
public final class DataDirectoryInUse extends DatabaseStartFailed {
    private static final long serialVersionUID = 1L;

    DataDirectoryInUse(Path directory, String holder) {
        super("The data directory " + directory + " is in use by another server ("
                + (holder.isEmpty() ? "it is just starting" : holder)
                + "). Stop that server first, or give this one a data directory of its own.");
    }
}
