package hotline.telephony.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;

/** 11: fields that no mapping names, in any order and number, change nothing of what is understood. */
@Tag("T1")
class MappingPropertiesTest {
    private static final Instant NOW = Instant.parse("2026-11-30T04:00:00Z");
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Mappings MAPPINGS = new Mappings();
    private static final MessageReading READING = new MessageReading();
    private static final List<String> CALLS = List.of(
            "event=newCall&from=8613800138000&to=4008201234&direction=in&callId=991155&queue=service",
            "event=answer&from=8613800138000&to=4008201234&direction=in&callId=991155&answeringNumber=8002",
            "event=hangup&direction=in&callId=991155&cause=normalClearing&answeringNumber=8002");

    private static final String REPORT = "CallType=Inbound&Number=013800138000&Agent=101&Duration=00%3A01%3A05"
            + "&CallStartTimeUTC=2026-11-30T01%3A00%3A00Z&CallEndTimeUTC=2026-11-30T01%3A01%3A12Z";

    @Property(tries = 2_000)
    void unknown_fields_change_nothing(@ForAll long seed) {
        var random = new Random(seed);
        for (String call : CALLS) {
            var fields = new ArrayList<>(List.of(call.split("&", -1)));
            for (int n = random.nextInt(6); n > 0; n--) {
                fields.add(random.nextInt(fields.size() + 1), "x" + random.nextInt(1_000) + "=" + value(random));
            }
            assertThat(read(String.join("&", fields))).isEqualTo(read(call));
        }
    }

    @Property(tries = 2_000)
    void the_order_of_fields_changes_nothing(@ForAll long seed) {
        for (String call : CALLS) {
            var fields = new ArrayList<>(List.of(call.split("&", -1)));
            Collections.shuffle(fields, new Random(seed));
            assertThat(read(String.join("&", fields))).isEqualTo(read(call));
        }
    }

    /** A template that was not filled in says nothing. */
    @Property(tries = 500)
    void an_unfilled_template_is_no_value(@ForAll long seed) {
        var random = new Random(seed);
        var unfilled = "%5B" + (char) ('A' + random.nextInt(26)) + "ame" + random.nextInt(100) + "%5D";
        assertThat(read("3cx", REPORT + "&Name=" + unfilled + "&Queue=" + unfilled))
                .isEqualTo(read("3cx", REPORT));
    }

    private static Understood read(String body) {
        return read("zammad", body);
    }

    private static Understood read(String format, String body) {
        return READING.read(
                MAPPINGS.shipped(format).orElseThrow(),
                new MessageReading.Message(FORM, Buffer.buffer(body), NOW, ZoneId.of("Asia/Shanghai"), "CN"));
    }

    private static String value(Random random) {
        var values = List.of("", "1", "in", "hangup", "%5BName%5D", "8613900000000", "%E7%8E%8B");
        return values.get(random.nextInt(values.size()));
    }
}
