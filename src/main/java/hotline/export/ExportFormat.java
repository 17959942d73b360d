package hotline.export;

import java.util.Arrays;
import java.util.Optional;

/** The formats of files. */
public enum ExportFormat {
    /** A workbook. */
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    /** RFC 4180 for programs: codes, times with offset, nothing guarded. */
    CSV("csv-rfc4180", "text/csv; charset=utf-8", "csv"),
    /** For Excel: names, times as people read them, and no cell that begins a formula. */
    EXCEL_CSV("csv-excel", "text/csv; charset=utf-8", "csv");

    private final String code;
    private final String mediaType;
    private final String extension;

    ExportFormat(String code, String mediaType, String extension) {
        this.code = code;
        this.mediaType = mediaType;
        this.extension = extension;
    }

    public String code() {
        return code;
    }

    public String mediaType() {
        return mediaType;
    }

    String extension() {
        return extension;
    }

    public static Optional<ExportFormat> of(String code) {
        return Arrays.stream(values())
                .filter(format -> format.code.equals(code))
                .findFirst();
    }
}
