package hotline.http.api.customers;

import hotline.customer.Consent;
import hotline.customer.CreditCode;
import hotline.customer.CustomerKind;
import hotline.customer.FileFields;
import hotline.http.engine.JsonReader;
import hotline.policy.Policy;
import hotline.policy.taxonomy.CodeList;
import hotline.policy.taxonomy.DatedCode;
import hotline.text.TypedText;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads what a person changes in a file: what is left out stays, null takes away. */
final class FileFieldsReader {
    private static final int LONGEST = 100;
    private static final int MOST_CODES = 20;
    private static final List<String> LANGUAGES = List.of("zh", "en");
    private static final List<String> CONSENTS = List.of("agreed", "refused");

    private final JsonReader body;
    private final Policy policy;

    FileFieldsReader(JsonReader body, Policy policy) {
        this.body = body;
        this.policy = policy;
    }

    FileFields after(FileFields before) {
        var kind = changed(
                "kind", before.kind(), () -> CustomerKind.of(body.requiredCode("kind", List.of("person", "company")))
                        .orElse(before.kind()));
        var name = changed("name", before.name(), this::name);
        // A company that turns out to be a person has none.
        var keptCode = before.creditCode().filter(code -> kind == CustomerKind.COMPANY);
        var creditCode = changed("creditCode", keptCode, this::creditCode);
        var language = changed("language", before.language(), () -> body.requiredCode("language", LANGUAGES));
        var region = changed("region", before.region(), () -> body.line("region", LONGEST));
        var department = changed("department", before.department(), this::department);
        var care = changed("specialCare", before.specialCare(), () -> care(before.specialCare()));
        var calls = changed("calls", before.calls(), () -> consent("calls"));
        var sms = changed("sms", before.sms(), () -> consent("sms"));
        var responsible = changed("responsible", before.responsible(), this::responsible);
        body.done();
        return new FileFields(kind, name, creditCode, language, region, department, care, calls, sms, responsible);
    }

    private <T> T changed(String field, T before, Supplier<T> read) {
        return body.names(field) ? read.get() : before;
    }

    private Optional<Long> responsible() {
        return body.integer("responsible", 1, Integer.MAX_VALUE).map(Integer::longValue);
    }

    private String name() {
        var name = body.requiredLine("name", LONGEST);
        if (!name.isEmpty() && !TypedText.isName(name)) {
            body.wrong("name", "must have a letter", "no-name");
        }
        return name;
    }

    private Optional<String> creditCode() {
        return body.identifier("creditCode", LONGEST, "bad-credit-code")
                .flatMap(code -> CreditCode.isValid(code)
                        ? Optional.of(code)
                        : body.wrong(
                                "creditCode",
                                "must be 18 characters, the last of which checks the others",
                                "bad-credit-code"));
    }

    private Optional<String> department() {
        return body.line("department", LONGEST)
                .flatMap(code -> policy.department(code).isPresent()
                        ? Optional.of(code)
                        : body.wrong("department", "must be a department of the policy", "no-department"));
    }

    /** One that the file has stays, also where the policy has it no more. */
    private List<String> care(List<String> before) {
        if (!body.has("specialCare")) {
            return List.of();
        }
        var known = policy.codes().lists().getOrDefault(CodeList.SPECIAL_CARE, List.of()).stream()
                .map(DatedCode::code)
                .toList();
        var codes = body.texts("specialCare", MOST_CODES, LONGEST).orElse(List.of());
        if (!codes.stream().allMatch(code -> known.contains(code) || before.contains(code))) {
            body.wrong("specialCare", "must be codes of the policy", "no-code");
        }
        return codes.stream().distinct().toList();
    }

    private Optional<Consent> consent(String field) {
        return body.code(field, CONSENTS).flatMap(Consent::of);
    }
}
