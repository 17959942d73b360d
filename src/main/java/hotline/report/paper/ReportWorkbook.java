package hotline.report.paper;

import hotline.rows.Rfc3339;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;

/** A report as a workbook (XLSX), made of its JSON alone, so that its bytes are always the same: the first sheet says what it is. */
public final class ReportWorkbook {
    /** Of a draft; older than the format can't say. */
    private static final Instant NOT_PUBLISHED = Instant.parse("1980-01-01T00:00:00Z");

    private final Shown shown;
    private final String digest;
    private final Workbook book;

    private ReportWorkbook(Shown shown, String digest, Workbook book) {
        this.shown = shown;
        this.digest = digest;
        this.book = book;
    }

    /** @param digest of the JSON that it is made of */
    public static byte[] of(JsonObject body, String digest, String language) {
        var shown = new Shown(body, language);
        var bytes = new ByteArrayOutputStream();
        try {
            try (var book = new Workbook(bytes, "hotline", "1.0")) {
                new ReportWorkbook(shown, digest, book).all();
            }
            var published = shown.text("publishedAt").map(Rfc3339::parse).orElse(NOT_PUBLISHED);
            return WorkbookTime.at(published, bytes.toByteArray());
        } catch (IOException neverOfMemory) {
            throw new UncheckedIOException(neverOfMemory);
        }
    }

    private void all() throws IOException {
        about();
        log();
        figures();
        course();
        reasons();
        for (JsonObject split : shown.each("splits")) {
            split(split);
        }
        claims();
        care();
        calls();
        remarks();
    }

    private void care() throws IOException {
        var care = shown.care();
        if (care.isEmpty()) {
            return;
        }
        var rows = sheet(
                shown.words(Words.CARE_SHEET),
                shown.words(Words.CARE_RULE),
                shown.words(Words.TIER),
                shown.words(Words.FROM),
                shown.words(Words.PLAN),
                shown.words(Words.DONE),
                shown.words(Words.MISSED),
                shown.words(Words.EXCUSED));
        Shown.each(care.get().getJsonArray("rows"))
                .forEach(row -> rows.add(
                        shown.name(row),
                        shown.in(row.getJsonObject("tierName")),
                        row.getString("from"),
                        row.getLong("plan"),
                        row.getLong("done"),
                        row.getLong("missed"),
                        row.getLong("excused")));
        rows.finish();
    }

    private void calls() throws IOException {
        var calls = shown.calls();
        if (calls.isEmpty()) {
            return;
        }
        var part = new CallsPart(new Paper(shown, new Markup()), shown);
        var rows = sheet(
                shown.words(Words.CALLS),
                shown.words(Words.FIGURE),
                shown.words(Words.THIS),
                shown.words(Words.NUMBER_OF),
                shown.words(Words.VALUE),
                shown.words(Words.BEFORE),
                shown.words(Words.YEAR_BEFORE));
        for (JsonObject figure : Shown.each(calls.get().getJsonArray("figures"))) {
            var way = figure.getString("way");
            var asked = figure.getJsonObject("asked");
            rows.add(
                    shown.name(figure),
                    part.value(way, asked),
                    asked.getLong("counted"),
                    shown.isTooFew(way, asked) ? "" : cell(asked.getValue("value")),
                    part.value(way, figure.getJsonObject("before")),
                    part.value(way, figure.getJsonObject("yearBefore")));
        }
        rows.finish();
    }

    private SheetRows sheet(String title, Object... heads) {
        return new SheetRows(book.newWorksheet(title), heads);
    }

    private void about() throws IOException {
        var content = shown.content();
        var rows = sheet(shown.words(Words.ABOUT));
        rows.add(shown.words(Words.NUMBER), shown.text("number").orElse(shown.words(Words.DRAFT)));
        rows.add(shown.words(Words.REASON_TYPE), shown.in(content.getJsonObject("title")));
        rows.add(shown.words(Words.PERIOD), shown.days(content.getJsonObject("period")));
        rows.add(
                shown.words(Words.PUBLISHED),
                shown.text("publishedAt").map(shown::moment).orElse(""));
        rows.add(shown.words(Words.REPLACES), shown.text("replaces").orElse(""));
        rows.add(shown.words(Words.ZONE), content.getString("zone"));
        rows.add(shown.words(Words.POSITION), content.getString("position"));
        rows.add("SHA-256", digest);
        shown.each("policies")
                .forEach(policy ->
                        rows.add(shown.words(Words.POLICIES), shown.name(policy) + " " + policy.getString("version")));
        rows.add(shown.words(Words.PROGRAM), content.getString("program"));
        shown.each("leftOut")
                .forEach(one -> rows.add(shown.words(Words.LEFT_OUT), shown.name(one), cell(one.getValue("n"))));
        rows.finish();
    }

    private Object cell(Object value) {
        return value == null ? "" : value;
    }

    /** A sheet for each: the summary with the kinds, and the entries. */
    private void log() throws IOException {
        var log = shown.log();
        if (log.isEmpty()) {
            return;
        }
        var rows = sheet(shown.words(Words.LOG), shown.words(Words.KIND), shown.words(Words.NUMBER_OF));
        Shown.each(log.get().getJsonArray("kinds")).forEach(kind -> rows.add(shown.name(kind), kind.getLong("n")));
        Optional.ofNullable(log.get().getJsonObject("summary"))
                .ifPresent(summary -> rows.add(
                        shown.words(Words.SUMMARY),
                        summary.getString("text"),
                        summary.getJsonObject("writtenBy").getString("name"),
                        shown.moment(summary.getString("at"))));
        rows.finish();
        var entries = sheet(
                shown.words(Words.PROBLEM),
                shown.words(Words.KIND),
                shown.words(Words.PROBLEM),
                shown.words(Words.CASE),
                shown.words(Words.WRITTEN));
        Shown.each(log.get().getJsonArray("entries"))
                .forEach(entry -> entries.add(
                        shown.name(entry.getJsonObject("kind")),
                        entry.getString("text"),
                        cell(entry.getString("number")),
                        shown.moment(entry.getString("at"))));
        entries.finish();
    }

    private void figures() throws IOException {
        var rows = sheet(
                shown.words(Words.FIGURES),
                shown.words(Words.FIGURE),
                shown.words(Words.THIS),
                shown.words(Words.NUMBER_OF),
                shown.words(Words.VALUE),
                shown.words(Words.BEFORE),
                shown.words(Words.YEAR_BEFORE),
                shown.words(Words.SETTLED));
        shown.each("figures").forEach(figure -> {
            var way = figure.getString("way");
            var asked = figure.getJsonObject("asked");
            rows.add(
                    shown.name(figure),
                    shown.value(way, asked),
                    asked.getLong("counted"),
                    shown.isTooFew(way, asked) ? "" : cell(asked.getValue("value")),
                    shown.value(way, figure.getJsonObject("before")),
                    shown.value(way, figure.getJsonObject("yearBefore")),
                    figure.getString("settledAfter"));
        });
        rows.finish();
    }

    private void course() throws IOException {
        var rows = sheet(
                shown.words(Words.COURSE),
                shown.words(Words.FROM),
                shown.words(Words.RECEIVED),
                shown.words(Words.CLOSED),
                shown.words(Words.CLOSED_ON_TIME));
        shown.each("course")
                .forEach(part -> rows.add(
                        part.getString("from"),
                        part.getLong("received"),
                        part.getLong("closings"),
                        part.getLong("closedOnTime")));
        rows.finish();
    }

    private void reasons() throws IOException {
        var rows = sheet(
                shown.words(Words.REASONS),
                shown.words(Words.REASON_TYPE),
                shown.words(Words.RECEIVED),
                shown.words(Words.SHARE),
                shown.words(Words.UP_TO_HERE));
        shown.each("reasons")
                .forEach(reason -> rows.add(
                        shown.name(reason),
                        reason.getLong("received"),
                        cell(reason.getValue("share")),
                        cell(reason.getValue("upToHere"))));
        rows.finish();
    }

    private void split(JsonObject split) throws IOException {
        var some = Shown.each(split.getJsonArray("rows"));
        if (some.isEmpty()) {
            return;
        }
        var measures = shown.measuresOf(some.get(0));
        var heads = new Object[measures.size() + 2];
        heads[0] = shown.name(split);
        heads[1] = shown.words(Words.CODE);
        for (int i = 0; i < measures.size(); i++) {
            heads[i + 2] = head(measures.get(i));
        }
        var rows = sheet(shown.name(split), heads);
        some.forEach(row -> {
            var cells = new Object[heads.length];
            cells[0] = shown.name(row);
            cells[1] = row.getString("code");
            for (int i = 0; i < measures.size(); i++) {
                var value = row.getJsonObject("values").getJsonObject(measures.get(i));
                cells[i + 2] = cell(wayOf(measures.get(i)), value);
            }
            rows.add(cells);
        });
        rows.finish();
    }

    /** A number that can be sorted and summed; where it says too little, what is said instead. */
    private Object cell(String way, JsonObject value) {
        if (way.equals("count")) {
            return value.getLong("counted");
        }
        return shown.isTooFew(way, value) ? shown.value(way, value) : cell(value.getValue("value"));
    }

    private String head(String measure) {
        var name = figure(measure).map(shown::name).orElse(measure);
        return wayOf(measure).endsWith("minutes") ? shown.words(Words.COLUMN_OF_MINUTES, name) : name;
    }

    private String wayOf(String measure) {
        return figure(measure).map(figure -> figure.getString("way")).orElse("count");
    }

    private Optional<JsonObject> figure(String measure) {
        return shown.each("figures").stream()
                .filter(figure -> figure.getString("measure").equals(measure))
                .findFirst();
    }

    private void claims() throws IOException {
        var claims = shown.content().getJsonObject("insuredClaims");
        var rows = sheet(
                shown.words(Words.CLAIMS),
                shown.words(Words.KIND),
                shown.words(Words.CODE),
                shown.words(Words.VALUE),
                shown.words(Words.RECEIVED),
                shown.words(Words.CLOSED));
        claims(rows, Words.HUB, Shown.each(claims.getJsonArray("hubs")));
        claims(rows, Words.BRANCH, Shown.each(claims.getJsonArray("branches")));
        rows.finish();
    }

    private void claims(SheetRows rows, Words of, List<JsonObject> some) {
        some.forEach(row -> rows.add(
                shown.words(of),
                row.getString("code"),
                shown.name(row),
                row.getLong("received"),
                row.getLong("closings")));
    }

    private void remarks() throws IOException {
        var remarks = shown.each("remarks");
        if (remarks.isEmpty()) {
            return;
        }
        var rows = sheet(shown.in(remarks.get(0).getJsonObject("title")));
        remarks.forEach(remark -> rows.add(
                shown.in(remark.getJsonObject("title")),
                remark.getString("text"),
                Optional.ofNullable(remark.getJsonObject("department"))
                        .map(shown::name)
                        .orElse(""),
                remark.getJsonObject("by").getString("name"),
                shown.moment(remark.getString("at"))));
        rows.finish();
    }
}
