package hotline.complaint.coding;

import static hotline.rows.SqlType.BOOLEAN;
import static hotline.rows.SqlType.CODES;
import static hotline.rows.SqlType.DATE;
import static hotline.rows.SqlType.TEXT;

import hotline.policy.taxonomy.CodeList;
import hotline.rows.Batch;
import hotline.rows.Fields;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The columns of {@link Coding} in table {@code complaint}. */
public final class CodingColumns {
    /** Columns by list, of the lists of which a complaint has one code. */
    private static final Map<CodeList, String> ONE = Map.of(
            CodeList.REMEDIES, "remedy_sought",
            CodeList.OUTCOMES, "outcome",
            CodeList.VALIDITY, "validity",
            CodeList.CAUSES, "cause",
            CodeList.NATURES, "nature",
            CodeList.QUALITY, "quality");

    /** Those that are known at intake, but for {@link #SPECIAL_CARE}. */
    public static final Batch<Coding> AT_INTAKE = Batch.<Coding>of()
            .optional("remedy_sought", TEXT, coding -> coding.code(CodeList.REMEDIES))
            .optional("incident_on", DATE, Coding::incidentOn)
            .column("emergency", BOOLEAN, Coding::emergency);

    public static final String SPECIAL_CARE = "special_care";

    public static final Batch<Coding> ALL = Batch.<Coding>of()
            .all(AT_INTAKE, coding -> coding)
            .column(SPECIAL_CARE, CODES, Coding::specialCare)
            .optional("outcome", TEXT, coding -> coding.code(CodeList.OUTCOMES))
            .optional("validity", TEXT, coding -> coding.code(CodeList.VALIDITY))
            .optional("cause", TEXT, coding -> coding.code(CodeList.CAUSES))
            .optional("nature", TEXT, coding -> coding.code(CodeList.NATURES))
            .optional("quality", TEXT, coding -> coding.code(CodeList.QUALITY))
            .column("codes_by_program", CODES, coding -> coding.byProgram().stream()
                    .map(CodeList::code)
                    .toList());

    private CodingColumns() {}

    public static Coding coding(Fields row) {
        var codes = new EnumMap<CodeList, String>(CodeList.class);
        ONE.forEach((list, column) -> row.optionalText(column).ifPresent(code -> codes.put(list, code)));
        return new Coding(
                codes,
                row.optionalDay("incident_on"),
                row.flag("emergency"),
                row.texts(SPECIAL_CARE),
                row.texts("codes_by_program").stream()
                        .flatMap(code -> CodeList.of(code).stream())
                        .collect(Collectors.toSet()));
    }
}
