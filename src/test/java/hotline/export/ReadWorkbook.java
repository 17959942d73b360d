package hotline.export;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** A workbook read as a spreadsheet program reads it: unzipped, and its sheets parsed. */
public final class ReadWorkbook {
    private final Map<String, byte[]> parts = new HashMap<>();

    public ReadWorkbook(byte[] file) {
        try {
            var stored = Files.createTempFile("workbook", ".xlsx");
            try {
                Files.write(stored, file);
                read(stored);
            } finally {
                Files.delete(stored);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** By the directory at the end of the file, as spreadsheet programs do. */
    private void read(Path stored) throws IOException {
        try (var zip = new ZipFile(stored.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                try (var in = zip.getInputStream(entry)) {
                    parts.put(entry.getName(), in.readAllBytes());
                }
            }
        }
    }

    /**
     * A cell as it is stored.
     *
     * @param type {@code inlineStr} for a text, {@code n} for a number
     * @param style number of its format, 0 for none
     */
    public record Cell(String type, String value, int style) {}

    /** @param number from 1, in the order of the book */
    public List<List<Cell>> sheet(int number) {
        var rows = new ArrayList<List<Cell>>();
        var found = parsed("xl/worksheets/sheet" + number + ".xml").getElementsByTagName("row");
        for (int i = 0; i < found.getLength(); i++) {
            var cells = new ArrayList<Cell>();
            var inRow = ((Element) found.item(i)).getElementsByTagName("c");
            for (int k = 0; k < inRow.getLength(); k++) {
                var cell = (Element) inRow.item(k);
                int at = column(cell.getAttribute("r"));
                while (cells.size() < at) {
                    cells.add(new Cell("", "", 0));
                }
                var style = cell.getAttribute("s");
                cells.add(new Cell(
                        cell.getAttribute("t").isEmpty() ? "n" : cell.getAttribute("t"),
                        cell.getTextContent(),
                        style.isEmpty() ? 0 : Integer.parseInt(style)));
            }
            rows.add(cells);
        }
        return rows;
    }

    public int sheets() {
        return (int) parts.keySet().stream()
                .filter(name -> name.startsWith("xl/worksheets/sheet"))
                .count();
    }

    String part(String name) {
        return new String(parts.get(name), StandardCharsets.UTF_8);
    }

    private static int column(String reference) {
        int column = 0;
        for (char letter : reference.replaceAll("\\d", "").toCharArray()) {
            column = column * 26 + letter - 'A' + 1;
        }
        return column - 1;
    }

    private Element parsed(String name) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(parts.get(name)))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException broken) {
            throw new IllegalStateException(name, broken);
        }
    }
}
