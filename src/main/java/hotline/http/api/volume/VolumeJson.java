package hotline.http.api.volume;

import hotline.http.api.ComplaintJson;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Times;
import hotline.network.NetworkMap;
import hotline.network.Unit;
import hotline.paging.Page;
import hotline.volume.PastImport;
import hotline.volume.Volume;
import hotline.volume.VolumeImport;
import hotline.volume.VolumeTable;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Volumes as the contract writes them. */
record VolumeJson(NetworkMap network) {

    /** @param after the code of the last row on the page before */
    JsonObject table(VolumeTable table, Optional<String> after, int limit) {
        var rows = table.rows().stream()
                .filter(row -> after.isEmpty()
                        || row.code()
                                .filter(code -> code.compareTo(after.get()) <= 0)
                                .isEmpty())
                .toList();
        var page = Page.of(rows, limit, row -> row.code().orElse(""));
        return new JsonObject()
                .put("from", table.query().from().toString())
                .put("to", table.query().to().toString())
                .put("by", table.query().by().code())
                .put("parcels", table.total().parcels())
                .put("insured", table.total().insured())
                .put("missing", table.missing())
                .put("items", ComplaintJson.array(page.items(), this::row))
                .put("next", JsonValue.orNull(page.next()));
    }

    private JsonObject row(VolumeTable.Row row) {
        return new JsonObject()
                .put("code", JsonValue.orNull(row.code()))
                .put("name", name(row.code()))
                .put("parcels", row.total().parcels())
                .put("insured", row.total().insured())
                .put("missing", row.missing())
                .put("days", ComplaintJson.array(row.cells(), VolumeJson::cell));
    }

    private @Nullable JsonObject name(Optional<String> code) {
        return JsonValue.orNull(code.flatMap(network::unit)
                .map(Unit::name)
                .map(name -> new JsonObject().put("zh", name.zh()).put("en", name.en())));
    }

    private static JsonObject cell(VolumeTable.Cell cell) {
        return new JsonObject()
                .put("day", cell.day().toString())
                .put("parcels", JsonValue.orNull(cell.volume().map(Volume::parcels)))
                .put("insured", JsonValue.orNull(cell.volume().flatMap(Volume::insured)))
                .put("missing", cell.isMissing());
    }

    static JsonObject outcome(VolumeImport.Outcome outcome) {
        return new JsonObject()
                .put("added", outcome.added().size())
                .put("replaced", outcome.replaced().size())
                .put("same", outcome.same())
                .put("from", outcome.from().toString())
                .put("to", outcome.to().toString());
    }

    static JsonObject past(PastImport past, ZoneId zone) {
        return new JsonObject()
                .put("at", Times.of(past.at(), zone))
                .put("byName", JsonValue.orNull(past.byName()))
                .put("from", past.from().toString())
                .put("to", past.to().toString())
                .put("added", past.added())
                .put("replaced", past.replaced())
                .put("same", past.same());
    }
}
