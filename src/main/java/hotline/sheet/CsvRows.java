package hotline.sheet;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import hotline.failure.FailureText;
import hotline.text.CsvText;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Rows of a CSV file (RFC 4180) in UTF-8. Another encoding is refused: read as UTF-8 its names would be damaged. */
final class CsvRows implements RowSource {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final CloseableIterator<CsvRecord> records;
    private boolean isFirst = true;

    private CsvRows(CloseableIterator<CsvRecord> records) {
        this.records = records;
    }

    static CsvRows open(InputStream file) throws IOException {
        var reader = new PushbackReader(new InputStreamReader(file, StandardCharsets.UTF_8.newDecoder()));
        try {
            skipMark(reader);
        } catch (CharacterCodingException other) {
            reader.close();
            throw CsvText.otherEncoding();
        }
        return new CsvRows(CsvReader.builder()
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord((Reader) reader)
                .iterator());
    }

    private static void skipMark(PushbackReader reader) throws IOException {
        int first = reader.read();
        if (first >= 0 && first != BYTE_ORDER_MARK) {
            reader.unread(first);
        }
    }

    @Override
    public Optional<Row> next() {
        try {
            var record = records.next();
            var row = new Row(Optional.empty(), record.getStartingLineNumber(), isFirst, record.getFields());
            isFirst = false;
            return Optional.of(row);
        } catch (NoSuchElementException end) {
            return Optional.empty();
        } catch (CsvParseException noCsv) {
            throw CsvText.unreadable(1, "is no CSV: " + FailureText.of(noCsv), "no-csv");
        } catch (UncheckedIOException unreadable) {
            if (unreadable.getCause() instanceof CharacterCodingException) {
                throw CsvText.otherEncoding();
            }
            throw unreadable;
        }
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
