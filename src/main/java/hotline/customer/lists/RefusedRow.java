package hotline.customer.lists;

import io.vertx.core.json.JsonArray;
import java.util.List;
import java.util.Optional;

/**
 * A row that was not taken.
 *
 * @param ordinal among all rows of the file, from 1
 * @param line in the file or on the sheet, from 1
 * @param faults each an object with column, place, code, values and words
 * @param cells as they were sent
 */
public record RefusedRow(long ordinal, Optional<String> sheet, long line, JsonArray faults, List<String> cells) {}
