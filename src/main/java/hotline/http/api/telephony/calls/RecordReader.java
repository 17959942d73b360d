package hotline.http.api.telephony.calls;

import hotline.http.engine.Exchange;
import hotline.http.engine.JsonReader;
import hotline.intake.PhoneNumbers;
import hotline.intake.PhoneReading.Fault;
import hotline.intake.PhoneReading.Phone;
import hotline.telephony.record.RecordDraft;
import hotline.telephony.record.RecordDraft.CallbackWish;
import hotline.telephony.record.RecordKind;
import hotline.telephony.record.Urgency;
import hotline.telephony.record.Verified;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a {@code CallRecordDraft}. */
final class RecordReader {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_PHONE = 100;
    private static final int LONGEST_EXTENSION = 8;
    private static final int LONGEST_ADDRESS = 200;
    private static final int LONGEST_WHAT = 2000;
    private static final int LONGEST_WHY = 500;

    private final PhoneNumbers phones;
    private final String region;

    RecordReader(PhoneNumbers phones, String region) {
        this.phones = phones;
        this.region = region;
    }

    /** The body is not yet done. */
    RecordDraft read(Exchange exchange, JsonReader body) {
        var record = body.object("record");
        if (record.isEmpty()) {
            if (!body.has("record")) {
                body.wrong("record", "is missing");
            }
            body.done();
        }
        return draft(exchange, record.orElseThrow());
    }

    private RecordDraft draft(Exchange exchange, JsonReader record) {
        var kind = RecordKind.of(record.requiredCode("kind", RecordKind.codes()));
        var phone = phone(record);
        var draft = new RecordDraft(
                kind.orElse(RecordKind.OTHER),
                record.line("who", LONGEST_NAME).orElse(""),
                phone.map(Phone::number),
                phone.flatMap(Phone::extension),
                record.line("address", LONGEST_ADDRESS),
                record.line("cameFrom", LONGEST_NAME),
                record.text("what", LONGEST_WHAT).orElse(""),
                record.text("why", LONGEST_WHY),
                verified(record),
                record.code("urgency", Urgency.codes()).flatMap(Urgency::of),
                record.integer("customer", 1, Integer.MAX_VALUE).map(Integer::longValue),
                callback(record),
                record.line("complaint", LONGEST_NAME).map(exchange.caseNumbers()::meant),
                record.line("department", LONGEST_NAME));
        record.done();
        return draft;
    }

    private static List<Verified> verified(JsonReader record) {
        var read = new ArrayList<Verified>();
        if (record.isEmptyList("verified")) {
            return read;
        }
        for (String code :
                record.texts("verified", Verified.codes().size(), LONGEST_NAME).orElse(List.of())) {
            Verified.of(code)
                    .filter(one -> !read.contains(one))
                    .ifPresentOrElse(
                            read::add,
                            () -> record.wrong("verified", "must be of " + String.join(", ", Verified.codes())));
        }
        return read;
    }

    private static Optional<CallbackWish> callback(JsonReader record) {
        var wish = record.object("callback");
        var read = wish.map(one -> new CallbackWish(one.time("at")));
        wish.ifPresent(JsonReader::nothingElse);
        return read;
    }

    /** The extension may stand in its own field, or with the number in any writing. */
    private Optional<Phone> phone(JsonReader record) {
        var extension = record.line("extension", LONGEST_EXTENSION);
        if (!record.has("phone")) {
            extension.ifPresent(given -> record.wrong("extension", "belongs to a phone"));
            return Optional.empty();
        }
        var written = record.requiredPlain("phone", LONGEST_PHONE);
        var read = extension
                .map(digits -> phones.read(written, digits, region))
                .orElseGet(() -> phones.read(written, region));
        if (!written.isEmpty() && read instanceof Fault fault) {
            record.wrong("phone", fault.words(), fault.code());
        }
        return read.phone();
    }
}
