package hotline.export;

import io.vertx.core.json.JsonObject;

/**
 * What a person asks for.
 *
 * @param filters as they were sent, for the register and the file
 * @param language of headers and names: zh or en
 * @param reason why the rows leave the system (S5)
 */
public record ExportRequest(Exportable list, JsonObject filters, ExportFormat format, String language, String reason) {}
