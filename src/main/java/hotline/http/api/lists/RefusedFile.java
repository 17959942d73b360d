package hotline.http.api.lists;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import hotline.customer.lists.CustomerLists;
import hotline.customer.lists.ListColumn;
import hotline.customer.lists.RefusedRow;
import hotline.export.CodeWords;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The refused rows as a CSV file, cells as they were sent, with the place of each and the faults of it: mended, it can be sent as a list
 * again. Part by part, each once the client has taken the one before.
 */
final class RefusedFile {
    private static final Logger LOG = LoggerFactory.getLogger(RefusedFile.class);
    private static final int ROWS = 500;
    private static final List<ListColumn> OWN = List.of(ListColumn.SHEET, ListColumn.LINE, ListColumn.REASON);

    private final CustomerLists lists;
    private final long person;
    private final long list;
    private final List<String> titles;
    private final String language;
    private final HttpServerResponse response;

    RefusedFile(
            CustomerLists lists,
            long person,
            long list,
            List<String> titles,
            String language,
            HttpServerResponse response) {
        this.lists = lists;
        this.person = person;
        this.list = list;
        this.titles = titles;
        this.language = language;
        this.response = response;
    }

    void send() {
        if (response.closed()) {
            return;
        }
        response.putHeader("Content-Type", "text/csv; charset=utf-8")
                .putHeader("Content-Disposition", "attachment; filename=\"refused-" + list + ".csv\"")
                .putHeader("Cache-Control", "no-store")
                .setChunked(true);
        var head = new ArrayList<String>();
        places().forEach(place -> head.add(titles.get(place)));
        OWN.forEach(column -> head.add(column.header().in(language)));
        response.write("\uFEFF" + csv(List.of(head)))
                .onSuccess(written -> after(0))
                .onFailure(RefusedFile::gone);
    }

    /** Of columns that are not of a list of refused rows that was sent again. */
    private List<Integer> places() {
        var places = new ArrayList<Integer>();
        for (int i = 0; i < titles.size(); i++) {
            var title = titles.get(i);
            if (OWN.stream().noneMatch(own -> own.isNamed(title))) {
                places.add(i);
            }
        }
        return places;
    }

    private void after(long ordinal) {
        lists.refused(person, list, ordinal, ROWS)
                .onSuccess(rows -> {
                    if (response.closed()) {
                        return;
                    }
                    if (rows.isEmpty()) {
                        response.end();
                        return;
                    }
                    long last = rows.get(rows.size() - 1).ordinal();
                    response.write(Buffer.buffer(
                                    csv(rows.stream().map(this::cells).toList())))
                            .onSuccess(written -> after(last))
                            .onFailure(RefusedFile::gone);
                })
                .onFailure(failure -> {
                    LOG.warn("Refused rows of list {} broke off: {}", list, failure.toString());
                    response.reset();
                });
    }

    private static void gone(Throwable failure) {
        LOG.debug("Client is gone", failure);
    }

    private List<String> cells(RefusedRow row) {
        var cells = new ArrayList<String>();
        for (int place : places()) {
            cells.add(guarded(place < row.cells().size() ? row.cells().get(place) : ""));
        }
        cells.add(row.sheet().orElse(""));
        cells.add(Long.toString(row.line()));
        cells.add(row.faults().stream()
                .map(fault -> words((JsonObject) fault))
                .collect(Collectors.joining(language.equals("zh") ? "；" : "; ")));
        return cells;
    }

    /** No spreadsheet takes it for a formula. */
    private static String guarded(String text) {
        return !text.isEmpty() && "=+-@\t\r＝＋－＠".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private String words(JsonObject fault) {
        var column = fault.getString("column", "");
        var named = Arrays.stream(ListColumn.values())
                .filter(one -> one.title().equals(column))
                .findFirst()
                .map(one -> one.header().in(language))
                .orElse(column);
        var values = fault.getJsonArray("values");
        var value = values == null || values.isEmpty() ? "" : values.getString(0);
        var code = fault.getString("code", "");
        return named + ": "
                + Optional.of(code)
                        .flatMap(
                                some -> CodeWords.find("lists.fault." + some).or(() -> CodeWords.find("fault." + some)))
                        .map(name -> name.in(language).replace("{name}", value))
                        .orElseGet(() -> fault.getString("detail", ""));
    }

    private static String csv(List<List<String>> rows) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            rows.forEach(csv::writeRecord);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
